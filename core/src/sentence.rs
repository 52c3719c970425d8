//! Sentences for people that can be said in other languages than English.
//!
//! In scope: an English sentence with a name, and what is filled into it; its English. Out of scope: the other languages, which the editor
//! has in `web/locales/LANGUAGE/checks.ftl` under the same names; a test of the editor finds every sentence in the source and compares.
//! The service and the command line speak English: they use [`Sentence::english`], and never send a name.

use std::borrow::Cow;

use serde_json::{Map, Value};

/// A sentence with what is filled into it: `sentence!("J02-no-style", "“{key}” is no style.", key = key)`.
macro_rules! sentence {
    ($id:literal, $english:literal $(,)?) => {
        $crate::sentence::Sentence::from($crate::sentence::Words { id: $id, english: $english })
    };
    ($id:literal, $english:literal, $($name:ident = $value:expr),+ $(,)?) => {{
        let mut sentence = sentence!($id, $english);
        $(sentence.fill(stringify!($name), $value.into());)+
        sentence
    }};
}

/// Words into which nothing is filled, for tables: `words!("words-text", "text")`.
macro_rules! words {
    ($id:literal, $english:literal $(,)?) => {
        $crate::sentence::Words { id: $id, english: $english }
    };
}

/// Words that are always the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Words {
    /// Their name in the files of the other languages.
    pub id: &'static str,
    /// What they are in English.
    pub english: &'static str,
}

/// A sentence, or a part of one.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Sentence {
    id: Cow<'static, str>,
    /// With names in braces where something is filled in; empty when the sentence came from elsewhere.
    english: &'static str,
    fillings: Vec<(Cow<'static, str>, Filling)>,
}

/// What is filled into a sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Filling {
    /// Something that is the same in every language: a key, a date, a version.
    Text(String),
    /// Something of the pass, in the quotation marks of the language.
    Quoted(String),
    /// How many there are, by which languages choose their words.
    Count(usize),
    /// A day with its time of day, as the language writes them.
    Moment {
        /// As it is written in English.
        english: String,
        /// What a clock on the spot shows, in seconds since the beginning of 1970 on that clock.
        local_seconds: i64,
    },
    /// A part that has words of its own.
    Part(Box<Sentence>),
}

impl From<Words> for Sentence {
    #[inline(never)]
    fn from(words: Words) -> Self {
        Self { id: Cow::Borrowed(words.id), english: words.english, fillings: Vec::new() }
    }
}

impl Sentence {
    /// Fills something in. Use `sentence!`, whose names a test checks.
    // Not inlined, as the conversions below: there are hundreds of places, and the worker's size is counted.
    #[inline(never)]
    pub(crate) fn fill(&mut self, name: &'static str, filling: Filling) {
        self.fillings.push((Cow::Borrowed(name), filling));
    }

    /// The name that it has in the files of the other languages; empty for a sentence that is English only.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.id
    }

    /// What is filled in, by name.
    pub fn fillings(&self) -> impl Iterator<Item = (&str, &Filling)> {
        self.fillings.iter().map(|(name, filling)| (name.as_ref(), filling))
    }

    /// The sentence in English.
    #[must_use]
    pub fn english(&self) -> String {
        let mut said = String::new();
        self.say(&mut said);
        said
    }

    /// One function for all sentences: formatting each where it stands costs the worker more bytes than the words themselves.
    fn say(&self, said: &mut String) {
        let mut rest = self.english;
        while let Some((before, name_and_rest)) = rest.split_once('{') {
            said.push_str(before);
            let (name, after) = name_and_rest.split_once('}').unwrap_or((name_and_rest, ""));
            if let Some((_, filling)) = self.fillings.iter().find(|(known, _)| known == name) {
                filling.say(said);
            }
            rest = after;
        }
        said.push_str(rest);
    }

    /// As JSON, for another module of the editor: name, then what is filled in. It holds no English.
    #[must_use]
    pub fn to_json(&self) -> Value {
        let fillings = self.fillings.iter().map(|(name, filling)| (name.to_string(), filling.to_json()));
        Value::Array(vec![Value::from(self.id.as_ref()), Value::Object(fillings.collect())])
    }

    /// Reads what [`Self::to_json`] wrote; anything else is a sentence without a name.
    #[must_use]
    pub fn from_json(value: &Value) -> Self {
        let Some([Value::String(id), Value::Object(map)]) = value.as_array().map(Vec::as_slice) else {
            return Self::default();
        };
        let fillings =
            map.iter().map(|(name, filling)| (Cow::Owned(name.clone()), Filling::from_json(filling)));
        Self { id: Cow::Owned(id.clone()), english: "", fillings: fillings.collect() }
    }
}

impl Filling {
    fn say(&self, said: &mut String) {
        match self {
            Self::Text(text) | Self::Moment { english: text, .. } => said.push_str(text),
            Self::Quoted(text) => {
                said.push('“');
                said.push_str(text);
                said.push('”');
            }
            Self::Count(count) => said.push_str(&count.to_string()),
            Self::Part(part) => part.say(said),
        }
    }

    fn to_json(&self) -> Value {
        match self {
            // No check tells of a moment; what is drawn in the module that says it does not cross any border.
            Self::Text(text) | Self::Moment { english: text, .. } => Value::from(text.as_str()),
            Self::Quoted(text) => Value::Object(Map::from_iter([(QUOTED.to_owned(), text.as_str().into())])),
            Self::Count(count) => Value::from(*count),
            Self::Part(part) => part.to_json(),
        }
    }

    fn from_json(value: &Value) -> Self {
        match value {
            Value::String(text) => Self::Text(text.clone()),
            Value::Number(count) => {
                Self::Count(count.as_u64().and_then(|it| it.try_into().ok()).unwrap_or_default())
            }
            Value::Object(_) => {
                Self::Quoted(value.get(QUOTED).and_then(Value::as_str).unwrap_or_default().to_owned())
            }
            other => Self::Part(Box::new(Sentence::from_json(other))),
        }
    }
}

/// The key of a quoted text in JSON.
const QUOTED: &str = "quoted";

impl From<&str> for Filling {
    #[inline(never)]
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<&String> for Filling {
    #[inline(never)]
    fn from(text: &String) -> Self {
        Self::Text(text.clone())
    }
}

impl From<String> for Filling {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<usize> for Filling {
    #[inline(never)]
    fn from(count: usize) -> Self {
        Self::Count(count)
    }
}

/// A version, which is a name more than a number.
impl From<u8> for Filling {
    fn from(version: u8) -> Self {
        Self::Text(version.to_string())
    }
}

impl From<Sentence> for Filling {
    #[inline(never)]
    fn from(part: Sentence) -> Self {
        Self::Part(Box::new(part))
    }
}

impl From<Words> for Filling {
    #[inline(never)]
    fn from(part: Words) -> Self {
        Sentence::from(part).into()
    }
}

/// A list of words as a sentence goes on: `artwork`, `artwork and home team`.
#[must_use]
pub fn listed(words: &[Words]) -> Sentence {
    let Some((first, others)) = words.split_first() else { return Sentence::default() };
    let Some((last, middle)) = others.split_last() else { return Sentence::from(*first) };
    let before = middle.iter().fold(Sentence::from(*first), |before, next| {
        sentence!("list-comma", "{before}, {next}", before = before, next = *next)
    });
    sentence!("list-and", "{before} and {last}", before = before, last = *last)
}

#[cfg(test)]
mod tests {
    use super::*;

    const A: Words = words!("a", "an apple");
    const B: Words = words!("b", "bread");
    const C: Words = words!("c", "cheese");

    fn sample() -> Sentence {
        sentence!(
            "t",
            "{count} of {what} in {place}, {what}.",
            count = 3_usize,
            what = A,
            place = Filling::Quoted("the {count} box".into())
        )
    }

    #[test]
    fn names_are_filled_in_and_what_is_filled_in_is_not_read_again() {
        assert_eq!(sample().english(), "3 of an apple in “the {count} box”, an apple.");
        assert_eq!(sentence!("t", "Done.").english(), "Done.");
        assert_eq!(sentence!("t", "{version}{other}", version = 27_u8).english(), "27");
    }

    #[test]
    fn everything_but_the_english_survives_json() {
        let sentence = sample();
        let read = Sentence::from_json(&sentence.to_json());
        assert_eq!(read.id(), "t");
        assert!(sentence.fillings().zip(read.fillings()).all(|(one, other)| match (one, other) {
            ((name, Filling::Part(part)), (other, Filling::Part(read))) =>
                name == other && part.id == read.id,
            (one, other) => one == other,
        }));
        assert_eq!(Sentence::from_json(&Value::Null), Sentence::default());
        assert_eq!(Sentence::from_json(&serde_json::json!(["id"])).english(), "");
    }

    #[test]
    fn a_list_goes_on_as_people_write_it() {
        assert_eq!(listed(&[]).english(), "");
        assert_eq!(listed(&[A]).english(), "an apple");
        assert_eq!(listed(&[A, B]).english(), "an apple and bread");
        assert_eq!(listed(&[A, B, C, A]).english(), "an apple, bread, cheese and an apple");
    }
}
