//! What a problem says, before it is said in English.
//!
//! In scope: the sentences, and how they cross from one module of the editor to another. Out of scope: other languages (the editor's).

use serde_json::Value;

use crate::sentence::Sentence;

/// The sentences of a problem, for saying them in another language.
///
/// Empty where a problem is told in English only, as by the rules about signatures, which the editor does not ask.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Said {
    /// What [`super::Problem::message`] says.
    pub message: Sentence,
    /// What [`super::Problem::reason`] says.
    pub reason: Sentence,
    /// What [`super::Fix::label`] says.
    pub label: Option<Sentence>,
}

impl Said {
    /// As JSON, for another module of the editor: see [`Sentence::to_json`].
    #[must_use]
    pub fn to_json(&self) -> Value {
        let label = self.label.as_ref().map_or(Value::Null, Sentence::to_json);
        Value::Array(vec![self.message.to_json(), self.reason.to_json(), label])
    }

    /// Reads what [`Self::to_json`] wrote; what is not there is a sentence without a name.
    #[must_use]
    pub fn from_json(value: &Value) -> Self {
        let sentence = |at: usize| value.get(at).filter(|part| !part.is_null()).map(Sentence::from_json);
        Self {
            message: sentence(0).unwrap_or_default(),
            reason: sentence(1).unwrap_or_default(),
            label: sentence(2),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_names_survive_json() {
        let said = Said {
            message: sentence!("a", "A."),
            reason: sentence!("b", "B."),
            label: Some(sentence!("c", "C")),
        };
        let names = |said: &Said| {
            let label = said.label.as_ref().map(|label| label.id().to_owned());
            (said.message.id().to_owned(), said.reason.id().to_owned(), label)
        };
        let read = Said::from_json(&said.to_json());
        assert_eq!(names(&read), names(&said));
        assert_eq!(Said::from_json(&Said { label: None, ..said }.to_json()).label, None);
        assert_eq!(Said::from_json(&Value::Null), Said::default());
    }
}
