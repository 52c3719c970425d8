//! With `requests`.

use super::literal::{self, PYTHON};
use super::{Got, Sample, Sent};

pub(super) fn print(sample: &Sample) -> String {
    let mut arguments = vec![format!("os.environ[\"PASSWRIGHT_URL\"] + \"{}\"", sample.path)];
    let mut headers = Vec::new();
    if let Some((scheme, variable)) = sample.secret {
        headers.push(format!("\"Authorization\": \"{scheme} \" + os.environ[\"{variable}\"]"));
    }
    if let Sent::File(_, media_type) = &sample.body {
        headers.push(format!("\"Content-Type\": \"{media_type}\""));
    }
    if !headers.is_empty() {
        arguments.push(format!("headers={{{}}}", headers.join(", ")));
    }
    match &sample.body {
        Sent::Nothing => {}
        Sent::Json(value) => arguments.push(format!("json={}", literal::print(value, PYTHON, 1))),
        Sent::Form(pairs) => {
            let map = pairs.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect();
            arguments.push(format!("data={}", literal::print(&serde_json::Value::Object(map), PYTHON, 1)));
        }
        Sent::File(name, _) => arguments.push(format!("data=open(\"{name}\", \"rb\")")),
    }
    arguments.push("timeout=30".to_owned());
    let function = sample.method.to_ascii_lowercase();
    format!(
        "import os\n\nimport requests\n\nreply = requests.{function}(\n    {},\n)\nreply.raise_for_status()\n{}",
        arguments.join(",\n    "),
        answer(sample.answer)
    )
}

fn answer(got: Got) -> String {
    match got {
        Got::Nothing => "print(reply.status_code)".to_owned(),
        Got::Json => "print(reply.json())".to_owned(),
        Got::Text => "print(reply.text)".to_owned(),
        Got::File(name) => format!("with open(\"{name}\", \"wb\") as file:\n    file.write(reply.content)"),
    }
}
