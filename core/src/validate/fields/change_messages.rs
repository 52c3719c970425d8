//! The message that Wallet shows when the value of a field changes, as it stands and as it is translated.

use super::super::Subject;
use super::super::localization::tables;
use super::super::rule::Finding;
use super::super::walk::fields;
use crate::sentence::{Filling, Sentence};

/// How often the new value is asked for; `%1$@` is the same with a position.
fn placeholders(message: &str) -> usize {
    message.matches("%@").count() + message.matches("$@").count()
}

/// Finds the fields whose change message is wrong: as it stands, or in any language that translates it.
fn messages(subject: &Subject<'_>, wrong: fn(&str) -> bool, told: fn(Filling) -> Sentence) -> Vec<Finding> {
    let translations = tables(subject);
    let is_wrong = |message: &str| {
        let mut translated = translations.iter().filter_map(|table| table.get(message)).peekable();
        if translated.peek().is_none() { wrong(message) } else { translated.any(|text| wrong(text)) }
    };
    let all = fields(subject.document).into_iter();
    all.filter(|field| field.text("changeMessage").is_some_and(is_wrong))
        .map(|field| Finding::new(field.at("changeMessage"), told(field.name())))
        .collect()
}

pub(super) fn two_placeholders(subject: &Subject<'_>) -> Vec<Finding> {
    messages(
        subject,
        |message| placeholders(message) > 1,
        |field| sentence!("J12-twice", "The change message of {field} has %@ more than once.", field = field),
    )
}

pub(super) fn literal_message(subject: &Subject<'_>) -> Vec<Finding> {
    let is_literal = |message: &str| !message.trim().is_empty() && placeholders(message) == 0;
    messages(subject, is_literal, |field| {
        sentence!(
            "J12-literal",
            "The change message of {field} has no %@, so the new value is not in it.",
            field = field
        )
    })
}
