//! Rules about colours. Source: Apple, "Pass" (CSS `rgb()` triples).

use super::rule::{Finding, Rule, quote, remove_it, use_this};
use super::schema::{Kind, walk};
use super::{Severity, Subject};
use crate::pass::Color;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "J25",
        severity: Severity::Blocks,
        title: "A colour is a colour",
        reason: words!(
            "J25-why-no-colors",
            "Refused passes had malformed colours such as rgb(255-255-255) (reported by issuers)."
        ),
        check: no_colors,
    },
    Rule {
        id: "J25",
        severity: Severity::Warns,
        title: "A colour is written rgb(r, g, b)",
        reason: words!(
            "J25-why-other-forms",
            "Apple documents this form only; others are ignored by some versions of iOS."
        ),
        check: other_forms,
    },
];

/// The names of CSS level 1 that people type.
const NAMES: [(&str, Color); 17] = [
    ("black", Color::BLACK),
    ("white", Color::WHITE),
    ("silver", color(192, 192, 192)),
    ("gray", color(128, 128, 128)),
    ("grey", color(128, 128, 128)),
    ("maroon", color(128, 0, 0)),
    ("red", color(255, 0, 0)),
    ("purple", color(128, 0, 128)),
    ("fuchsia", color(255, 0, 255)),
    ("green", color(0, 128, 0)),
    ("lime", color(0, 255, 0)),
    ("olive", color(128, 128, 0)),
    ("yellow", color(255, 255, 0)),
    ("navy", color(0, 0, 128)),
    ("blue", color(0, 0, 255)),
    ("teal", color(0, 128, 128)),
    ("orange", color(255, 165, 0)),
];

const fn color(red: u8, green: u8, blue: u8) -> Color {
    Color { red, green, blue }
}

/// The colour that a text means in one of the forms met in shipped passes.
fn read(text: &str) -> Option<Color> {
    let named =
        || NAMES.iter().find(|(name, _)| name.eq_ignore_ascii_case(text.trim())).map(|(_, color)| *color);
    Color::parse(text).or_else(named)
}

/// Whether a text is `rgb(1, 2, 3)`, with or without the spaces behind the commas.
fn is_documented(text: &str) -> bool {
    let inside = text.strip_prefix("rgb(").and_then(|rest| rest.strip_suffix(')'));
    let is_number = |part: &str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    Color::parse(text).is_some()
        && inside.is_some_and(|inside| {
            let parts: Vec<&str> = inside.split(',').collect();
            parts.len() == 3 && parts.iter().all(|part| is_number(part.strip_prefix(' ').unwrap_or(part)))
        })
}

fn colors(subject: &Subject<'_>, look: &dyn Fn(&str, &str, &str) -> Option<Finding>) -> Vec<Finding> {
    let mut findings = Vec::new();
    walk(subject.document, &mut |visit| {
        if let (Some(Kind::Color), Some(text)) = (visit.kind, visit.value.as_str()) {
            findings.extend(look(&visit.pointer, visit.key, text));
        }
    });
    findings
}

fn no_colors(subject: &Subject<'_>) -> Vec<Finding> {
    colors(subject, &|pointer, key, text| {
        if read(text).is_some() {
            return None;
        }
        let finding = Finding::new(
            pointer,
            sentence!("J25-color", "{value} in “{key}” is no colour.", value = quote(text), key = key),
        );
        Some(match guess(text) {
            Some(color) => finding.fix_set(use_this(color.to_string()), pointer, color.to_string()),
            None => finding.fix_remove(remove_it(), pointer),
        })
    })
}

fn other_forms(subject: &Subject<'_>) -> Vec<Finding> {
    colors(subject, &|pointer, key, text| {
        let color = read(text).filter(|_| !is_documented(text))?;
        let message = sentence!(
            "J25-form",
            "The colour {value} in “{key}” is not written the way Wallet documents it.",
            value = quote(text),
            key = key
        );
        let documented = color.to_string();
        Some(Finding::new(pointer, message).fix_set(use_this(&documented), pointer, documented))
    })
}

/// Three numbers from 0 to 255, whatever stands between them.
fn guess(text: &str) -> Option<Color> {
    let mut numbers = text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty());
    let mut channel = || numbers.next()?.parse::<u8>().ok();
    let guess = Color { red: channel()?, green: channel()?, blue: channel()? };
    numbers.next().is_none().then_some(guess)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_documented_form_and_nothing_else_is_documented() {
        for (text, documented) in [
            ("rgb(1, 2, 3)", true),
            ("rgb(1,2,3)", true),
            ("rgb(1,2, 3)", true),
            ("rgb( 1,2,3)", true),
            ("rgb(1 ,2,3)", false),
            ("rgb(1,  2,3)", false),
            (" rgb(1,2,3)", false),
            ("RGB(1,2,3)", false),
            ("rgba(1,2,3,1)", false),
            ("rgb(1,2,3,1)", false),
            ("rgb(1.0,2,3)", false),
            ("rgb(256,2,3)", false),
            ("#010203", false),
            ("", false),
        ] {
            assert_eq!(is_documented(text), documented, "{text}");
        }
    }

    #[test]
    fn three_numbers_are_guessed_to_be_a_colour() {
        assert_eq!(guess("rgb(255-255-0)"), Some(color(255, 255, 0)));
        assert_eq!(guess("rgb(256,0,0)"), None);
        assert_eq!(guess("1 2 3 4"), None);
    }
}
