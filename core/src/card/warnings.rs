//! What the layout of a card finds: texts that an iPhone cuts off.
//!
//! In scope: a finding for each such text, with a repair where one step can. Out of scope: fields for which a style has no place (J15 of
//! [`crate::validate`] counts them without a layout). Source: measured behaviour of Wallet, see [`super`].

use serde_json::Value;

use super::{Card, Region, Role, Target, Text};
use crate::document::{Document, Edit};
use crate::pass::{Field, FieldGroup};
use crate::sentence::{Filling, Sentence, Words};
use crate::validate::{Fix, Problem, Said, Severity};

/// The rule's id in lists of problems.
pub const RULE: &str = "C01";
/// What is asked.
pub const TITLE: &str = "Every text of the front fits into its place on an iPhone";
/// Why it matters.
pub const REASON: Words = words!(
    "C01-why-cut-off",
    "Wallet makes the texts of a row smaller together, and cuts off what is still too wide."
);

/// The longest name of a field that is told, in characters.
const MAX_NAME_CHARACTERS: usize = 40;

/// A finding for each place of the card in which a text is cut off.
#[must_use]
pub fn of(document: &Document, card: &Card) -> Vec<Problem> {
    let below = card.barcode.iter().filter_map(|code| code.alt_text.as_ref());
    let cut: Vec<&Text> = card.texts.iter().chain(below).filter(|text| text.cut_off).collect();
    card.regions.iter().filter_map(|region| finding(document, region, &cut)).collect()
}

fn finding(document: &Document, region: &Region, cut: &[&Text]) -> Option<Problem> {
    let of_region = |text: &&&Text| {
        let rest = text.pointer.strip_prefix(place(&region.target));
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    };
    // A value that is cut off matters more than its label.
    let texts: Vec<_> = cut.iter().filter(of_region).collect();
    let text = texts.iter().find(|text| text.role != Role::Label).or(texts.first())?;
    let is_label = text.role == Role::Label;
    let (message, fix) = told(document, &region.target, text, is_label);
    let severity = if is_label { Severity::Hints } else { Severity::Warns };
    let label = fix.is_some().then(move_label);
    Some(Problem {
        rule: RULE.to_owned(),
        severity,
        path: text.pointer.clone(),
        message: message.english(),
        reason: REASON.english.to_owned(),
        fix,
        said: Said { message, reason: REASON.into(), label },
    })
}

/// What is said of a place, and what repairs it.
fn told(document: &Document, target: &Target, text: &Text, is_label: bool) -> (Sentence, Option<Fix>) {
    match target {
        Target::Field(pointer) => {
            let name = name(document, pointer);
            let message = if is_label {
                sentence!(
                    "C01-label",
                    "The label “{name}” is cut off on iPhone. Shorten it or use fewer fields in this row.",
                    name = name
                )
            } else {
                sentence!(
                    "C01-value",
                    "“{name}” is cut off on iPhone. Shorten it or use fewer fields in this row.",
                    name = name
                )
            };
            (message, move_last(document, pointer))
        }
        Target::LogoText => {
            (sentence!("C01-logo", "The text beside the logo is cut off on iPhone. Shorten it."), None)
        }
        Target::Barcode(_) => {
            (sentence!("C01-barcode", "The text below the barcode is cut off on iPhone. Shorten it."), None)
        }
        _ => {
            let tag = text.pointer.rsplit('/').next().unwrap_or_default();
            let message = sentence!(
                "C01-tag",
                "What the tag “{tag}” says is cut off on iPhone. Shorten it.",
                tag = tag
            );
            (message, None)
        }
    }
}

/// Where the texts of a place stand in the document.
fn place(target: &Target) -> &str {
    match target {
        Target::Field(pointer) | Target::Tag(pointer) | Target::Barcode(pointer) => pointer,
        Target::LogoText => "/logoText",
        // No text: nothing begins with this.
        _ => "\u{0}",
    }
}

fn name(document: &Document, pointer: &str) -> Filling {
    let field = document.get(pointer).and_then(Value::as_object).map(|it| Field::new(it, pointer.to_owned()));
    let Some(name) = field.as_ref().and_then(|field| field.label().or_else(|| field.key())) else {
        return words!("C01-no-name", "A field").into();
    };
    let short: String = name.chars().take(MAX_NAME_CHARACTERS).collect();
    Filling::Text(if short.len() < name.len() { format!("{}…", short.trim_end()) } else { short })
}

fn move_label() -> Sentence {
    sentence!("C01-fix-move", "Move last field to the back")
}

/// Moving the last field of the row to the back, if others stay.
fn move_last(document: &Document, pointer: &str) -> Option<Fix> {
    let (list, _) = pointer.rsplit_once('/')?;
    let (style, group) = list.rsplit_once('/')?;
    if FieldGroup::from_key(group).is_none_or(|group| group == FieldGroup::Back) {
        return None;
    }
    let fields = document.get(list)?.as_array()?;
    let (last, before) = fields.split_last()?;
    if before.is_empty() {
        return None;
    }
    let back = format!("{style}/{}/-", FieldGroup::Back.key());
    let gone = Edit::Remove { pointer: format!("{list}/{}", before.len()) };
    Some(Fix {
        label: move_label().english(),
        edits: vec![Edit::Insert { pointer: back, value: last.clone() }, gone],
        files: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::{EstimatedWidths, Options, PictureSizes, lay_out};
    use crate::time::Timestamp;
    use serde_json::json;

    fn found(value: Value) -> (Document, Vec<Problem>) {
        let document = Document::parse(value.to_string().as_bytes()).unwrap();
        let options = Options::new(Timestamp::from_unix_seconds(0));
        let card = lay_out(&document, &PictureSizes::default(), &EstimatedWidths, &options);
        let problems = of(&document, &card);
        (document, problems)
    }

    #[test]
    fn a_value_that_is_cut_off_is_told_once_with_a_repair_that_helps() {
        let long = "A value that never fits into a row of an iPhone ".repeat(3);
        let (mut document, problems) = found(json!({"generic": {"secondaryFields": [
            {"key": "a", "label": "Member since", "value": long}, {"key": "b", "label": "B", "value": "x"}]}}));
        let [problem] = problems.as_slice() else { panic!("{problems:?}") };
        assert_eq!(problem.severity, Severity::Warns);
        assert_eq!(
            problem.message,
            "“Member since” is cut off on iPhone. Shorten it or use fewer fields in this row."
        );
        for edit in &problem.fix.as_ref().unwrap().edits {
            document.apply(edit).unwrap();
        }
        assert_eq!(document.text("/generic/backFields/0/key"), Some("b"));
        assert!(document.get("/generic/secondaryFields/1").is_none());
    }

    #[test]
    fn what_fits_is_not_told() {
        let (_, problems) =
            found(json!({"logoText": "Acme", "generic": {"primaryFields": [{"value": "Ann"}]}}));
        assert!(problems.is_empty(), "{problems:?}");
    }

    #[test]
    fn a_logo_text_that_is_cut_off_is_told() {
        let (_, problems) = found(json!({"logoText": "Acme ".repeat(40), "generic": {}}));
        assert_eq!((problems[0].rule.as_str(), problems[0].path.as_str()), (RULE, "/logoText"));
    }
}
