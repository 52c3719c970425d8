//! With `fetch`, as a module for Node; what reads and writes files is its own, the rest is the same in a browser.

use super::literal::{self, JSON};
use super::{Got, Sample, Sent};

pub(super) fn print(sample: &Sample) -> String {
    let mut files = Vec::new();
    if matches!(sample.body, Sent::File(..)) {
        files.push("readFile");
    }
    if matches!(sample.answer, Got::File(_)) {
        files.push("writeFile");
    }
    let imports = match files.is_empty() {
        true => String::new(),
        false => format!("import {{ {} }} from \"node:fs/promises\";\n\n", files.join(", ")),
    };
    let options = options(sample);
    let options = if options.is_empty() { String::new() } else { format!(", {{\n{options}}}") };
    format!(
        "{imports}const reply = await fetch(`${{process.env.PASSWRIGHT_URL}}{}`{options});\n\
         if (!reply.ok) throw new Error(await reply.text());\n{}",
        sample.path,
        answer(sample.answer)
    )
}

fn options(sample: &Sample) -> String {
    let mut text = String::new();
    if sample.method != "GET" {
        text.push_str(&format!("  method: \"{}\",\n", sample.method));
    }
    let mut headers = String::new();
    if let Some((scheme, variable)) = sample.secret {
        headers.push_str(&format!("    Authorization: `{scheme} ${{process.env.{variable}}}`,\n"));
    }
    match &sample.body {
        Sent::Json(_) => headers.push_str("    \"Content-Type\": \"application/json\",\n"),
        Sent::File(_, media_type) => headers.push_str(&format!("    \"Content-Type\": \"{media_type}\",\n")),
        Sent::Nothing | Sent::Form(_) => {}
    }
    if !headers.is_empty() {
        text.push_str(&format!("  headers: {{\n{headers}  }},\n"));
    }
    match &sample.body {
        Sent::Nothing => {}
        Sent::Json(value) => {
            text.push_str(&format!("  body: JSON.stringify({}),\n", literal::print(value, JSON, 1)));
        }
        Sent::Form(pairs) => {
            let map = pairs.iter().map(|(name, value)| (name.clone(), value.clone().into())).collect();
            let value = serde_json::Value::Object(map);
            text.push_str(&format!("  body: new URLSearchParams({}),\n", literal::print(&value, JSON, 1)));
        }
        Sent::File(name, _) => text.push_str(&format!("  body: await readFile(\"{name}\"),\n")),
    }
    text
}

fn answer(got: Got) -> String {
    match got {
        Got::Nothing => "console.log(reply.status);".to_owned(),
        Got::Json => "console.log(await reply.json());".to_owned(),
        Got::Text => "console.log(await reply.text());".to_owned(),
        Got::File(name) => format!("await writeFile(\"{name}\", new Uint8Array(await reply.arrayBuffer()));"),
    }
}
