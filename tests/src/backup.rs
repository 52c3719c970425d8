//! The operator who moves an account: asks for an export page by page and file by file, and brings it into another deployment.
//!
//! In scope: what `cargo xtask export` and `import` ask, kept in memory. Out of scope: files and retries, which that program has.
#![allow(clippy::expect_used, clippy::missing_panics_doc)] // An export that cannot be made ends the test.

use std::collections::BTreeMap;

use http::{Method, Request, Response};
use serde_json::Value;

use crate::world::World;

/// Everything about an account.
#[derive(Debug, Clone, Default)]
pub struct Backup {
    /// The lines, `end` included.
    pub lines: Vec<Value>,
    /// The files by their SHA-256.
    pub files: BTreeMap<String, Vec<u8>>,
    /// How many pages it took.
    pub pages: usize,
}

/// A request with the operator's secret, or a key.
pub fn ask<W: World>(
    world: &W,
    bearer: &str,
    method: Method,
    path: &str,
    body: Vec<u8>,
) -> Response<Vec<u8>> {
    let request = Request::builder().method(method).uri(path);
    let request = request.header("authorization", format!("Bearer {bearer}"));
    world.send(request.body(body).expect("a request"))
}

/// Makes an export at this address: the operator's or the account's own.
#[track_caller]
pub fn export<W: World>(world: &W, bearer: &str, base: &str) -> Backup {
    let mut backup = Backup::default();
    let mut path = base.to_owned();
    loop {
        let reply = ask(world, bearer, Method::GET, &path, Vec::new());
        assert_eq!(reply.status(), 200, "{}", String::from_utf8_lossy(reply.body()));
        backup.pages += 1;
        let text = String::from_utf8(reply.into_body()).expect("text");
        for line in text.lines() {
            let line: Value = serde_json::from_str(line).expect("a line of JSON");
            if line.get("type") == Some(&Value::from("more")) {
                path = format!("{base}?cursor={}", word(&line, "cursor"));
                continue;
            }
            fetch_files(world, bearer, base, &line, &mut backup.files);
            backup.lines.push(line);
        }
        if !text.lines().any(|line| line.starts_with("{\"type\":\"more\"")) {
            return backup;
        }
    }
}

#[track_caller]
fn word<'a>(line: &'a Value, key: &str) -> &'a str {
    line.get(key).and_then(Value::as_str).expect("a text")
}

fn files_of(line: &Value) -> impl Iterator<Item = &str> {
    line.get("files").and_then(Value::as_array).into_iter().flatten().map(|file| word(file, "sha256"))
}

#[track_caller]
fn fetch_files<W: World>(
    world: &W,
    bearer: &str,
    base: &str,
    line: &Value,
    files: &mut BTreeMap<String, Vec<u8>>,
) {
    let kind = word(line, "type");
    for (position, sha256) in files_of(line).enumerate() {
        if files.contains_key(sha256) {
            continue;
        }
        let id = word(line, if kind == "pass" { "serial" } else { "template" });
        let path = format!("{base}/file?{kind}={id}&position={position}");
        let reply = ask(world, bearer, Method::GET, &path, Vec::new());
        assert_eq!(reply.status(), 200, "{path}");
        files.insert(sha256.to_owned(), reply.into_body());
    }
}

impl Backup {
    /// How many lines of a type there are.
    #[must_use]
    pub fn count(&self, kind: &str) -> usize {
        self.lines.iter().filter(|line| word(line, "type") == kind).count()
    }

    /// Whether a text is anywhere in it, the files included.
    #[must_use]
    pub fn contains(&self, text: &str) -> bool {
        let in_file =
            |file: &Vec<u8>| file.windows(text.len().max(1)).any(|window| window == text.as_bytes());
        self.lines.iter().any(|line| line.to_string().contains(text)) || self.files.values().any(in_file)
    }

    /// The bodies of the requests that bring it in, a line each.
    #[must_use]
    pub fn bodies(&self) -> Vec<Vec<u8>> {
        let body = |line: &Value| {
            let mut body = line.to_string().into_bytes();
            body.push(b'\n');
            for sha256 in files_of(line) {
                body.extend_from_slice(self.files.get(sha256).expect("it was fetched"));
            }
            body
        };
        self.lines.iter().map(body).collect()
    }

    /// Brings it into a deployment.
    #[track_caller]
    pub fn import<W: World>(&self, world: &W, account: &str) {
        let path = format!("/api/v1/accounts/{account}/import");
        for body in self.bodies() {
            let reply = ask(world, world.admin_secret(), Method::POST, &path, body);
            assert_eq!(reply.status(), 200, "{}", String::from_utf8_lossy(reply.body()));
        }
    }
}
