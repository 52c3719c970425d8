//! What a new version of a pass says on the Lock Screens of those who have it.
//!
//! In scope: which fields changed, and their messages. Out of scope: whether a phone shows them; that is its owner's choice.
//! Source: Apple, "PassFieldContent" (changeMessage): the message of a field whose value changed, with the new value in place of `%@`.

use passwright_core::card::Options;
use passwright_core::card::format::shown_value;
use passwright_core::document::Document;
use passwright_core::pass::{Field, FieldGroup, Pass};
use passwright_core::time::Timestamp;

/// A field whose value is another one than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Change {
    /// Its label, else its key.
    pub(crate) name: String,
    /// What the Lock Screen says; `None` for a change that is made in silence.
    pub(crate) message: Option<String>,
}

/// What differs between the version that phones have and the one that they get.
pub(crate) fn changes(before: &Document, after: &Document, now: Timestamp) -> Vec<Change> {
    let (before, after) = (fields(before), fields(after));
    let changed = after.iter().filter(|field| {
        let known = before.iter().find(|known| known.key() == field.key());
        known.is_some_and(|known| known.value() != field.value())
    });
    let options = Options::new(now);
    let told = changed.map(|field| {
        let name = field.label().or_else(|| field.key()).map_or_else(|| text!("a-field"), str::to_owned);
        let message = field.change_message().filter(|text| !text.is_empty());
        Change { name, message: message.map(|text| text.replacen("%@", &shown_value(field, &options), 1)) }
    });
    told.collect()
}

fn fields(document: &Document) -> Vec<Field<'_>> {
    FieldGroup::ALL.into_iter().flat_map(|group| Pass::new(document).fields(group)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn pass(balance: &str) -> Document {
        let text = format!(
            r#"{{"storeCard":{{"headerFields":[{{"key":"balance","label":"Balance","value":{balance},"currencyCode":"EUR","changeMessage":"You have %@"}}],
            "backFields":[{{"key":"tier","value":"x{balance}"}},{{"key":"same","value":"y","changeMessage":"%@"}}]}}}}"#
        );
        Document::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_changed_value_is_told_in_the_words_of_its_field() {
        let now = Timestamp::from_unix_seconds(0);
        assert_eq!(changes(&pass("5"), &pass("5"), now), []);
        let found = changes(&pass("5"), &pass("7.5"), now);
        assert_eq!(found.len(), 2);
        assert_eq!(
            found[0],
            Change { name: "Balance".into(), message: Some("You have \u{20ac}7.50".into()) }
        );
        assert_eq!(found[1], Change { name: "tier".into(), message: None });
    }
}
