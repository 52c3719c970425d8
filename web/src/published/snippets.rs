//! Texts to copy: what to write to people, and what to write into programs, for the very thing on the screen.
//!
//! In scope: the texts. Out of scope: showing them. The API key never stands in one: each reads it from the environment.

/// The variable that holds the key.
pub(crate) const KEY_VARIABLE: &str = "PASSWRIGHT_KEY";

/// A language of snippets.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Language {
    /// A shell with curl.
    Curl,
    /// JavaScript, with nothing but what Node has.
    JavaScript,
    /// Python, with nothing but what comes with it.
    Python,
}

/// A call of the API.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Call {
    /// A new version of a pass, from a file.
    Replace {
        /// The serial number.
        serial: String,
    },
    /// A pass for one more person.
    Join {
        /// The template.
        template: String,
        /// The names of its placeholders.
        placeholders: Vec<String>,
    },
    /// A value of one person.
    Change {
        /// The serial number.
        serial: String,
        /// The placeholder.
        name: String,
    },
}

impl Call {
    fn method(&self) -> &'static str {
        match self {
            Self::Replace { .. } => "PUT",
            Self::Join { .. } => "POST",
            Self::Change { .. } => "PATCH",
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Replace { serial } | Self::Change { serial, .. } => format!("/api/v1/passes/{serial}"),
            Self::Join { template, .. } => format!("/api/v1/templates/{template}/passes"),
        }
    }

    /// The body as JSON; `None` for a file.
    fn body(&self) -> Option<String> {
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let values = match self {
            Self::Replace { .. } => return None,
            Self::Join { placeholders, .. } => {
                let pairs =
                    placeholders.iter().map(|name| format!("{}: {}", quoted(name), quoted(&sample(name))));
                pairs.collect::<Vec<_>>().join(", ")
            }
            Self::Change { name, .. } => format!("{}: {}", quoted(name), quoted(&sample(name))),
        };
        Some(format!("{{\"values\": {{{values}}}}}"))
    }

    /// The call in a language, against a service.
    pub(crate) fn snippet(&self, language: Language, origin: &str) -> String {
        match language {
            Language::Curl => self.curl(origin),
            Language::JavaScript => self.javascript(origin),
            Language::Python => self.python(origin),
        }
    }

    fn curl(&self, origin: &str) -> String {
        let (method, path) = (self.method(), self.path());
        let (media_type, data) = match self.body() {
            // A single quote inside single quotes is the one thing that a shell would read.
            Some(body) => ("application/json", format!("--data '{}'", body.replace('\'', r"'\''"))),
            None => ("application/vnd.apple.pkpass", "--data-binary @pass.pkpass".to_owned()),
        };
        format!(
            "curl --fail-with-body -X {method} {origin}{path} \\\n  -H \"Authorization: Bearer ${KEY_VARIABLE}\" \\\n  \
             -H \"Content-Type: {media_type}\" \\\n  {data}"
        )
    }

    fn javascript(&self, origin: &str) -> String {
        let (method, path) = (self.method(), self.path());
        let (import, media_type, body) = match self.body() {
            Some(body) => ("", "application/json", format!("JSON.stringify({body})")),
            None => (
                "import { readFile } from 'node:fs/promises';\n\n",
                "application/vnd.apple.pkpass",
                "await readFile('pass.pkpass')".to_owned(),
            ),
        };
        format!(
            "{import}const response = await fetch('{origin}{path}', {{\n  method: '{method}',\n  headers: {{\n    \
             Authorization: `Bearer ${{process.env.{KEY_VARIABLE}}}`,\n    'Content-Type': '{media_type}',\n  }},\n  \
             body: {body},\n}});\nif (!response.ok) throw new Error((await response.json()).error);\n\
             console.log(await response.json());"
        )
    }

    fn python(&self, origin: &str) -> String {
        let (method, path) = (self.method(), self.path());
        let (import, media_type, body) = match self.body() {
            Some(body) => ("import json\n", "application/json", format!("json.dumps({body}).encode()")),
            None => ("", "application/vnd.apple.pkpass", "open(\"pass.pkpass\", \"rb\").read()".to_owned()),
        };
        format!(
            "{import}import os\nimport urllib.request\n\nrequest = urllib.request.Request(\n    \"{origin}{path}\",\n    \
             method=\"{method}\",\n    headers={{\n        \"Authorization\": f\"Bearer {{os.environ['{KEY_VARIABLE}']}}\",\n        \
             \"Content-Type\": \"{media_type}\",\n    }},\n    data={body},\n)\nprint(urllib.request.urlopen(request).read().decode())"
        )
    }
}

/// What may stand for a value: a number where the name speaks of one.
fn sample(name: &str) -> String {
    let lower = name.to_lowercase();
    let is_number = ["point", "balance", "amount", "count", "level", "visit", "stamp"];
    if is_number.iter().any(|word| lower.contains(word)) {
        "12".to_owned()
    } else {
        text!("sample-new", name = name)
    }
}

/// Subject and text of a mail.
pub(crate) fn mail(title: &str, url: &str) -> (String, String) {
    let subject = text!("mail-subject", title = title);
    let (hello, ready, computer) =
        (text!("mail-hello"), text!("mail-ready", title = title), text!("mail-computer"));
    let text = format!("{hello}\n\n{ready}\n\n{url}\n\n{computer}");
    (subject, text)
}

/// The text of a short message.
pub(crate) fn short_message(title: &str, url: &str) -> String {
    text!("short-message", title = title, url = url)
}

/// A link for pages, for what has no snippet of the service's own.
pub(crate) fn link_html(url: &str) -> String {
    format!("<a href=\"{}\">Add to Apple Wallet</a>", url.replace('&', "&amp;").replace('"', "&quot;"))
}

#[cfg(test)]
mod tests {
    use super::*;

    const ORIGIN: &str = "https://wallet.example";

    #[test]
    fn a_person_is_added_with_the_placeholders_of_the_template() {
        let call = Call::Join { template: "T1".into(), placeholders: vec!["name".into(), "points".into()] };
        assert_eq!(
            call.snippet(Language::Curl, ORIGIN),
            "curl --fail-with-body -X POST https://wallet.example/api/v1/templates/T1/passes \\\n  \
             -H \"Authorization: Bearer $PASSWRIGHT_KEY\" \\\n  -H \"Content-Type: application/json\" \\\n  \
             --data '{\"values\": {\"name\": \"New name\", \"points\": \"12\"}}'"
        );
        for language in [Language::JavaScript, Language::Python] {
            let text = call.snippet(language, ORIGIN);
            assert!(text.contains(r#"{"values": {"name": "New name", "points": "12"}}"#), "{text}");
        }
    }

    #[test]
    fn a_file_is_sent_as_it_is() {
        let call = Call::Replace { serial: "S1".into() };
        assert!(call.snippet(Language::Curl, ORIGIN).ends_with("--data-binary @pass.pkpass"));
        assert!(call.snippet(Language::Python, ORIGIN).contains("data=open(\"pass.pkpass\", \"rb\").read()"));
    }

    #[test]
    fn names_with_quotes_stay_inside_their_text() {
        let call = Call::Change { serial: "S".into(), name: "it's \"x\"".into() };
        let curl = call.snippet(Language::Curl, ORIGIN);
        assert!(curl.ends_with(r#"--data '{"values": {"it'\''s \"x\"": "New it'\''s \"x\""}}'"#), "{curl}");
        assert_eq!(
            link_html("https://x/?a=1&b=\"2\""),
            "<a href=\"https://x/?a=1&amp;b=&quot;2&quot;\">Add to Apple Wallet</a>"
        );
    }
}
