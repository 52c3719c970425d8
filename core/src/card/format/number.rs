//! Numbers in the four styles of `PKNumberStyle`, and money.

/// Numbers from here on are shown as they are written: grouping or spelling them out helps nobody.
const MAX_STYLED: f64 = 1e15;

/// One of Apple's number styles.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum NumberStyle {
    Decimal,
    Percent,
    Scientific,
    SpellOut,
}

impl NumberStyle {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "PKNumberStyleDecimal" => Self::Decimal,
            "PKNumberStylePercent" => Self::Percent,
            "PKNumberStyleScientific" => Self::Scientific,
            "PKNumberStyleSpellOut" => Self::SpellOut,
            _ => return None,
        })
    }
}

/// A written number in a style; `None` when it is no number or too large to style.
pub(super) fn styled(written: &str, style: NumberStyle) -> Option<String> {
    let number = parse(written)?;
    Some(match style {
        NumberStyle::Decimal => grouped(&without_trailing_zeros(&format!("{number:.3}"))),
        NumberStyle::Percent => format!("{}%", grouped(&format!("{:.0}", number * 100.0))),
        NumberStyle::Scientific => format!("{number:E}"),
        NumberStyle::SpellOut => spell_out(number),
    })
}

/// A written amount with the sign of its currency; `None` when it is no number.
pub(super) fn currency(written: &str, code: &str) -> Option<String> {
    let amount = parse(written)?;
    let digits = minor_digits(code);
    let minus = if amount < 0.0 { "-" } else { "" };
    let absolute = grouped(&format!("{:.digits$}", amount.abs()));
    Some(match sign(code) {
        Some(sign) => format!("{minus}{sign}{absolute}"),
        None => format!("{minus}{code} {absolute}"),
    })
}

fn parse(written: &str) -> Option<f64> {
    let number: f64 = written.trim().parse().ok()?;
    (number.is_finite() && number.abs() < MAX_STYLED).then_some(number)
}

fn without_trailing_zeros(number: &str) -> String {
    if number.contains('.') {
        number.trim_end_matches('0').trim_end_matches('.').to_owned()
    } else {
        number.to_owned()
    }
}

/// Commas after every three digits before the point.
fn grouped(number: &str) -> String {
    let (minus, absolute) = number.strip_prefix('-').map_or(("", number), |rest| ("-", rest));
    let (whole, fraction) = absolute.split_once('.').map_or((absolute, None), |(a, b)| (a, Some(b)));
    let mut out = String::from(minus);
    for (index, digit) in whole.chars().enumerate() {
        if index > 0 && (whole.len() - index).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    if let Some(fraction) = fraction {
        out.push('.');
        out.push_str(fraction);
    }
    out
}

/// The digits after the point that a currency uses (ISO 4217).
fn minor_digits(code: &str) -> usize {
    match code {
        "JPY" | "KRW" | "VND" | "CLP" | "ISK" | "XAF" | "XOF" | "XPF" | "PYG" | "UGX" | "RWF" => 0,
        "BHD" | "JOD" | "KWD" | "OMR" | "TND" | "IQD" | "LYD" => 3,
        _ => 2,
    }
}

/// The sign of a currency in American English (CLDR); others are shown by their code.
fn sign(code: &str) -> Option<&'static str> {
    Some(match code {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        "JPY" => "¥",
        "CNY" => "CN¥",
        "INR" => "₹",
        "KRW" => "₩",
        "AUD" => "A$",
        "CAD" => "CA$",
        "NZD" => "NZ$",
        "HKD" => "HK$",
        "TWD" => "NT$",
        "MXN" => "MX$",
        "BRL" => "R$",
        "ILS" => "₪",
        "VND" => "₫",
        "PHP" => "₱",
        _ => return None,
    })
}

const SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const TENS: [&str; 10] =
    ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
const SCALES: [(u64, &str); 4] =
    [(1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand")];

fn spell_out(number: f64) -> String {
    let text = without_trailing_zeros(&format!("{:.3}", number.abs()));
    let (whole, fraction) = text.split_once('.').map_or((text.as_str(), ""), |parts| parts);
    let mut words = if number < 0.0 { vec!["minus".to_owned()] } else { Vec::new() };
    words.push(spell_whole(whole.parse().unwrap_or_default()));
    if !fraction.is_empty() {
        words.push("point".to_owned());
        words.extend(fraction.bytes().map(|digit| word(&SMALL, usize::from(digit.saturating_sub(b'0')))));
    }
    words.join(" ")
}

fn spell_whole(mut number: u64) -> String {
    let mut words = Vec::new();
    for (scale, name) in SCALES {
        if number >= scale {
            words.push(format!("{} {name}", spell_below_thousand(number / scale)));
            number %= scale;
        }
    }
    if number > 0 || words.is_empty() {
        words.push(spell_below_thousand(number));
    }
    words.join(" ")
}

fn spell_below_thousand(number: u64) -> String {
    // Below a thousand by construction: every larger scale was taken off before.
    let number = usize::try_from(number % 1000).unwrap_or_default();
    let (hundreds, rest) = (number / 100, number % 100);
    let mut words = Vec::new();
    if hundreds > 0 {
        words.push(format!("{} hundred", word(&SMALL, hundreds)));
    }
    match (rest, hundreds) {
        (0, 1..) => {}
        (0..20, _) => words.push(word(&SMALL, rest)),
        _ if rest.is_multiple_of(10) => words.push(word(&TENS, rest / 10)),
        _ => words.push(format!("{}-{}", word(&TENS, rest / 10), word(&SMALL, rest % 10))),
    }
    words.join(" ")
}

fn word(table: &[&str], index: usize) -> String {
    table.get(index).copied().unwrap_or_default().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_spelled_out() {
        for (written, expected) in [
            ("0", "zero"),
            ("100", "one hundred"),
            ("115", "one hundred fifteen"),
            ("1250", "one thousand two hundred fifty"),
            ("-3.25", "minus three point two five"),
            ("1000001", "one million one"),
        ] {
            assert_eq!(styled(written, NumberStyle::SpellOut).as_deref(), Some(expected));
        }
    }

    #[test]
    fn numbers_beyond_all_reason_are_left_as_they_are() {
        assert_eq!(styled("1e400", NumberStyle::Decimal), None);
        assert_eq!(styled("1e15", NumberStyle::SpellOut), None);
        assert_eq!(currency("NaN", "USD"), None);
    }
}
