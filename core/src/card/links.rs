//! Links in the texts of the back: those written in an `attributedValue`, and those that Wallet finds by itself.
//!
//! In scope: `<a href>`, web addresses, mail addresses, phone numbers. Out of scope: street addresses and dates, which need a phone's
//! own detectors. Only `http`, `https`, `mailto` and `tel` are ever followed.
//! Source: Apple, "PassFieldContent" (attributedValue, dataDetectorTypes).

/// A piece of text, with where it leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Run {
    /// What is written.
    pub text: String,
    /// Where a tap leads.
    pub href: Option<String>,
}

/// What Wallet looks for in a plain text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Detectors {
    /// Web and mail addresses.
    pub links: bool,
    /// Phone numbers.
    pub phone_numbers: bool,
}

/// The fewest and the most digits of a phone number (ITU-T E.164 allows 15).
const PHONE_DIGITS: std::ops::RangeInclusive<usize> = 7..=15;

/// The longest link that is found, in bytes; keeps the search linear in the text whatever is in it.
const MAX_LINK_BYTES: usize = 1024;

/// Reads the markup of an `attributedValue`: links and entities; any other tag is left out.
#[must_use]
pub fn parse_markup(markup: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut href = None;
    let mut rest = markup;
    while !rest.is_empty() {
        let (text, tag, tail) = next_tag(rest);
        if !text.is_empty() {
            runs.push(Run { text: unescape(text), href: href.clone() });
        }
        let lower = tag.to_ascii_lowercase();
        if lower == "a" || lower.starts_with("a ") {
            href = attribute(tag, "href").map(|link| unescape(&link)).filter(|link| is_safe(link));
        } else if lower == "/a" {
            href = None;
        } else if lower == "br" || lower == "br/" || lower == "br /" {
            runs.push(Run { text: "\n".to_owned(), href: None });
        }
        rest = tail;
    }
    runs
}

/// Finds links in a plain text.
#[must_use]
pub fn detect(text: &str, detectors: Detectors) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut push = |text: &str, href: Option<String>| match runs.last_mut() {
        _ if text.is_empty() => {}
        Some(last) if last.href.is_none() && href.is_none() => last.text.push_str(text),
        _ => runs.push(Run { text: text.to_owned(), href }),
    };
    let mut rest = text;
    while !rest.is_empty() {
        let found = at_word_start(text, rest).then(|| link_at(rest, detectors)).flatten();
        let (length, href) = match found {
            Some((length, href)) => (length, Some(href)),
            None => (rest.chars().next().map_or(1, char::len_utf8), None),
        };
        let (piece, tail) = rest.split_at(length.min(rest.len()));
        push(piece, href);
        rest = tail;
    }
    runs
}

fn next_tag(text: &str) -> (&str, &str, &str) {
    let Some((before, after)) = text.split_once('<') else { return (text, "", "") };
    match after.split_once('>') {
        Some((tag, tail)) => (before, tag.trim(), tail),
        // A lone `<` is text.
        None => (text, "", ""),
    }
}

fn attribute(tag: &str, name: &str) -> Option<String> {
    let lower = tag.to_ascii_lowercase();
    let at = lower.find(&format!("{name}="))? + name.len() + 1;
    let value = tag.get(at..)?;
    let quote = value.chars().next().filter(|c| matches!(c, '\'' | '"'));
    let end = match quote {
        Some(quote) => return value.get(1..)?.split(quote).next().map(str::to_owned),
        None => value.find(char::is_whitespace).unwrap_or(value.len()),
    };
    value.get(..end).map(str::to_owned)
}

fn unescape(text: &str) -> String {
    text.replace("&lt;", "<")
        .replace("&gt;", ">")
        .replace("&quot;", "\"")
        .replace("&#39;", "'")
        .replace("&apos;", "'")
        .replace("&amp;", "&")
}

fn is_safe(link: &str) -> bool {
    let lower = link.trim_start().to_ascii_lowercase();
    ["https://", "http://", "mailto:", "tel:"].iter().any(|scheme| lower.starts_with(scheme))
}

fn at_word_start(whole: &str, rest: &str) -> bool {
    let before = whole.get(..whole.len() - rest.len()).and_then(|text| text.chars().next_back());
    !before.is_some_and(|c| c.is_alphanumeric() || matches!(c, '@' | '.' | '_' | '-' | '/' | '+'))
}

fn link_at(text: &str, detectors: Detectors) -> Option<(usize, String)> {
    let text = text.get(..text.floor_char_boundary(MAX_LINK_BYTES)).unwrap_or_default();
    let web = || detectors.links.then(|| web_address(text).or_else(|| mail_address(text))).flatten();
    web().or_else(|| detectors.phone_numbers.then(|| phone_number(text)).flatten())
}

/// The word at the front without the punctuation that ends a sentence.
fn word(text: &str) -> &str {
    let end = text
        .find(|c: char| c.is_whitespace() || matches!(c, '<' | '>' | '"' | '«' | '»'))
        .unwrap_or(text.len());
    text.get(..end).unwrap_or_default().trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\''])
}

fn web_address(text: &str) -> Option<(usize, String)> {
    let word = word(text);
    let lower = word.to_ascii_lowercase();
    let host = lower.strip_prefix("https://").or_else(|| lower.strip_prefix("http://"));
    if host.is_some_and(|host| host.starts_with(|c: char| c.is_alphanumeric())) {
        return Some((word.len(), word.to_owned()));
    }
    let is_www = lower.strip_prefix("www.").is_some_and(|rest| rest.contains('.'));
    is_www.then(|| (word.len(), format!("https://{word}")))
}

fn mail_address(text: &str) -> Option<(usize, String)> {
    let word = word(text);
    let (user, host) = word.split_once('@')?;
    let plain =
        |part: &str| part.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+'));
    let (name, top) = host.rsplit_once('.')?;
    let ok = !user.is_empty() && !name.is_empty() && top.len() >= 2 && plain(user) && plain(host);
    ok.then(|| (word.len(), format!("mailto:{word}")))
}

fn phone_number(text: &str) -> Option<(usize, String)> {
    if !text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '+' | '(')) {
        return None;
    }
    let end = text
        .find(|c: char| {
            !(c.is_ascii_digit() || matches!(c, '+' | ' ' | '(' | ')' | '-' | '.' | '/' | '\u{a0}'))
        })
        .unwrap_or(text.len());
    let candidate = text.get(..end)?.trim_end_matches(|c: char| !c.is_ascii_digit());
    let digits: String = candidate.chars().filter(char::is_ascii_digit).collect();
    let grouped = candidate.starts_with('+') || candidate.contains([' ', '(', '-', '\u{a0}', '/']);
    let followed_by_letter = text.get(candidate.len()..)?.starts_with(char::is_alphanumeric);
    if !PHONE_DIGITS.contains(&digits.len()) || !grouped || followed_by_letter || is_date(candidate) {
        return None;
    }
    let plus = if candidate.starts_with('+') { "+" } else { "" };
    Some((candidate.len(), format!("tel:{plus}{digits}")))
}

/// Whether digits look like 2026-11-20 or 20.11.2026, alone or at the front.
fn is_date(text: &str) -> bool {
    let lengths: Vec<usize> = text.split(|c: char| !c.is_ascii_digit()).map(str::len).take(3).collect();
    matches!(lengths.as_slice(), [4, 1..=2, 1..=2] | [1..=2, 1..=2, 4])
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Detectors = Detectors { links: true, phone_numbers: true };

    fn found(text: &str) -> Vec<(String, String)> {
        let runs = detect(text, ALL);
        assert_eq!(runs.iter().map(|run| run.text.as_str()).collect::<String>(), text);
        runs.into_iter().filter_map(|run| Some((run.text, run.href?))).collect()
    }

    #[test]
    fn addresses_and_numbers_are_found_where_they_end() {
        for (text, shown, href) in [
            ("See https://example.com/a?b=1.", "https://example.com/a?b=1", "https://example.com/a?b=1"),
            ("(www.example.com)", "www.example.com", "https://www.example.com"),
            ("Mail: hi@example.com, please", "hi@example.com", "mailto:hi@example.com"),
            ("Call +49 30 901820 now", "+49 30 901820", "tel:+4930901820"),
            ("(800) 555-0199", "(800) 555-0199", "tel:8005550199"),
        ] {
            assert_eq!(found(text), vec![(shown.to_owned(), href.to_owned())], "{text}");
        }
    }

    #[test]
    fn plain_text_numbers_and_dates_are_no_links() {
        for text in
            ["nothing", "12345678", "2026-11-20", "20.11.2026", "a@b", "@", "+", "1 2 3", "é é", "http://"]
        {
            assert_eq!(found(text), vec![], "{text}");
        }
    }

    #[test]
    fn detectors_can_be_off() {
        let none = Detectors { links: false, phone_numbers: false };
        assert_eq!(detect("https://a.example +49 30 901820", none).len(), 1);
    }

    #[test]
    fn markup_keeps_links_and_drops_other_tags() {
        let runs = parse_markup("<b>Go</b> <a href=\"https://a.example/?x=1&amp;y=2\">there</a> &lt;now");
        let texts: Vec<_> = runs.iter().map(|run| run.text.as_str()).collect();
        assert_eq!(texts, ["Go", " ", "there", " <now"]);
        assert_eq!(runs[2].href.as_deref(), Some("https://a.example/?x=1&y=2"));
    }

    #[test]
    fn a_link_to_a_script_leads_nowhere() {
        for link in ["javascript:alert(1)", " JAVASCRIPT:alert(1)", "data:text/html,x", "file:///etc/passwd"]
        {
            assert_eq!(parse_markup(&format!("<a href='{link}'>x</a>"))[0].href, None, "{link}");
        }
    }
}
