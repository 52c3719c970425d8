//! With curl.

use super::literal::{self, JSON};
use super::{Got, Sample, Sent};

pub(super) fn print(sample: &Sample) -> String {
    let mut lines = vec![match sample.method {
        "GET" => format!("curl \"$PASSWRIGHT_URL{}\"", sample.path),
        method => format!("curl -X {method} \"$PASSWRIGHT_URL{}\"", sample.path),
    }];
    if let Some((scheme, variable)) = sample.secret {
        lines.push(format!("-H \"Authorization: {scheme} ${variable}\""));
    }
    match &sample.body {
        Sent::Nothing => {}
        Sent::Json(value) => {
            lines.push("-H \"Content-Type: application/json\"".to_owned());
            lines.push(format!("-d {}", quoted(&literal::print(value, JSON, 1))));
        }
        Sent::Form(pairs) => {
            lines.extend(
                pairs
                    .iter()
                    .map(|(name, value)| format!("--data-urlencode {}", quoted(&format!("{name}={value}")))),
            );
        }
        Sent::File(name, media_type) => {
            lines.push(format!("-H \"Content-Type: {media_type}\""));
            lines.push(format!("--data-binary @{name}"));
        }
    }
    if let Got::File(name) = sample.answer {
        lines.push(format!("-o {name}"));
    }
    lines.join(" \\\n  ")
}

/// A text that the shell takes as it is.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::quoted;

    #[test]
    fn quotes_in_a_text_end_nothing() {
        assert_eq!(quoted("it's"), "'it'\\''s'");
    }
}
