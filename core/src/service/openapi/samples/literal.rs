//! A JSON value as it is written in a program.

use serde_json::Value;

/// The longest value on one line, in characters.
const LINE: usize = 76;

/// The words of a language for what JSON has in words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Words {
    pub(super) yes: &'static str,
    pub(super) no: &'static str,
    pub(super) nothing: &'static str,
    /// One step of indentation.
    pub(super) step: &'static str,
}

/// JSON itself, which is JavaScript too.
pub(super) const JSON: Words = Words { yes: "true", no: "false", nothing: "null", step: "  " };
/// Python.
pub(super) const PYTHON: Words = Words { yes: "True", no: "False", nothing: "None", step: "    " };

/// Prints a value; lines after the first are indented by so many steps.
pub(super) fn print(value: &Value, words: Words, depth: usize) -> String {
    let on_one_line = inline(value, words);
    if on_one_line.chars().count() <= LINE {
        return on_one_line;
    }
    let inner = words.step.repeat(depth + 1);
    let outer = words.step.repeat(depth);
    match value {
        Value::Object(map) => {
            let lines = map.iter().map(|(key, value)| {
                format!("{inner}{}: {}", Value::from(key.as_str()), print(value, words, depth + 1))
            });
            format!("{{\n{}\n{outer}}}", lines.collect::<Vec<_>>().join(",\n"))
        }
        Value::Array(list) => {
            let lines = list.iter().map(|value| format!("{inner}{}", print(value, words, depth + 1)));
            format!("[\n{}\n{outer}]", lines.collect::<Vec<_>>().join(",\n"))
        }
        _ => on_one_line,
    }
}

fn inline(value: &Value, words: Words) -> String {
    match value {
        Value::Null => words.nothing.to_owned(),
        Value::Bool(true) => words.yes.to_owned(),
        Value::Bool(false) => words.no.to_owned(),
        Value::Object(map) => {
            let pairs = map
                .iter()
                .map(|(key, value)| format!("{}: {}", Value::from(key.as_str()), inline(value, words)));
            format!("{{{}}}", pairs.collect::<Vec<_>>().join(", "))
        }
        Value::Array(list) => {
            format!("[{}]", list.iter().map(|value| inline(value, words)).collect::<Vec<_>>().join(", "))
        }
        other => other.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn words_are_those_of_the_language() {
        let value = json!({"a": [true, null], "b": "true"});
        assert_eq!(print(&value, JSON, 0), r#"{"a": [true, null], "b": "true"}"#);
        assert_eq!(print(&value, PYTHON, 0), r#"{"a": [True, None], "b": "true"}"#);
    }

    #[test]
    fn long_values_have_lines() {
        let value = json!({"name": "x".repeat(60), "other": [1, 2]});
        let printed = print(&value, PYTHON, 1);
        assert!(printed.ends_with("\n        \"other\": [1, 2]\n    }"), "{printed}");
    }
}
