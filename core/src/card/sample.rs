//! What the fields of a card say while it is designed: what was typed, what is usual, or more than ever fits.

/// What stands in the fields.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub enum Sample {
    /// What the document says, placeholders included.
    #[default]
    AsTyped,
    /// Placeholders and empty values are filled as for an average person.
    Typical,
    /// Every value is as long as the longest that real data brings.
    Longest,
}

/// Follows each value: long, with wide and narrow letters, and with words that cannot be broken.
const LONG: &str = "Maximiliane Featherstonehaugh-Oberwimmershofer von Wittgenstein";

impl Sample {
    /// What is shown in place of a value.
    #[must_use]
    pub(super) fn fill(self, label: &str, value: String) -> String {
        match self {
            Self::AsTyped => value,
            Self::Typical if value.is_empty() => typical(label).to_owned(),
            Self::Typical => without_placeholders(&value),
            Self::Longest => format!("{} {LONG}", without_placeholders(&value)).trim_start().to_owned(),
        }
    }
}

/// `Hello {{name|guest}}` becomes `Hello Ann Lee`; what no known word fits becomes its default, or its own name.
fn without_placeholders(text: &str) -> String {
    let mut filled = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("{{") {
        let Some((inside, tail)) = after.split_once("}}") else { break };
        filled.push_str(before);
        let (name, default) = inside.split_once('|').unwrap_or((inside, ""));
        filled.push_str(match (typical(name), default.trim()) {
            ("Sample", "") => name.trim(),
            ("Sample", default) => default,
            (known, _) => known,
        });
        rest = tail;
    }
    filled.push_str(rest);
    filled
}

/// A usual value for what something is called.
fn typical(name: &str) -> &'static str {
    let name = name.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| name.contains(word));
    if has(&["name", "member", "guest", "passenger", "holder"]) {
        "Ann Lee"
    } else if has(&["balance", "price", "amount", "credit"]) {
        "$21.75"
    } else if has(&["point", "visit", "stamp", "count"]) {
        "1,250"
    } else if has(&["date", "until", "since", "expire", "day", "valid"]) {
        "Jun 1, 2027"
    } else if has(&["time", "door", "start", "begin", "depart"]) {
        "7:30 PM"
    } else if has(&["serial", "number", "code", "no.", "id"]) {
        "0042 7193"
    } else if has(&["level", "tier", "status", "class"]) {
        "Gold"
    } else if has(&["seat", "row", "gate", "section"]) {
        "12"
    } else {
        "Sample"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn placeholders_and_empty_values_are_filled_and_the_rest_stays() {
        let typical = |label: &str, value: &str| Sample::Typical.fill(label, value.to_owned());
        assert_eq!(typical("Points", ""), "1,250");
        assert_eq!(typical("", "Hello {{first name|guest}}!"), "Hello Ann Lee!");
        assert_eq!(typical("", "{{colour|blue}} {{shape}}"), "blue shape");
        assert_eq!(typical("", "as typed {{"), "as typed {{");
        assert_eq!(Sample::AsTyped.fill("Points", "{{points}}".into()), "{{points}}");
    }

    #[test]
    fn the_longest_begins_with_what_was_typed() {
        let long = Sample::Longest.fill("", "Gold".into());
        assert!(long.starts_with("Gold ") && long.chars().count() > 60);
    }
}
