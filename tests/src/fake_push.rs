//! A stand-in for Apple's push service: remembers every push and answers as it was told to.
//!
//! In scope: the request rules, statuses and JSON reasons that APNs documents for a provider
//! (method, path, topic, priority, push type, expiration, body), and answers scripted by a test,
//! silence included; provider tokens, when a test asks for them. Out of scope: HTTP/2 and TLS.
//!
//! [`FakePush::answer`] is a plain function for tests in one process; [`server`] puts the same
//! book behind HTTP/1.1 on loopback for `cargo xtask dev` and the live tests; `tests/wire/apple-push.mjs`
//! stands in front of that with TLS, HTTP/2 and client certificates, and tells the book what it saw.
//!
//! Spec: Apple, "Sending notification requests to APNs" and "Handling notification responses from APNs".

pub mod control;
pub mod provider_tokens;
pub mod script;
pub mod server;
pub mod trouble;

use std::collections::HashMap;
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use http::{HeaderMap, Method, Request, Response, StatusCode, header};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use self::provider_tokens::TokenRule;
use self::script::{Answer, Reply, Script};
use self::trouble::Trouble;

/// Most bytes in one notification's body: Apple's limit for everything but VoIP.
const MAX_BODY_BYTES: usize = 4096;
/// Path of a push, before the device token.
const DEVICE_PATH: &str = "/3/device/";
/// In which header a front with TLS tells what it saw of the connection, as JSON of [`Connection`].
pub const CONNECTION_HEADER: &str = "x-fake-push-connection";

/// One request that reached the push service, with what was answered.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Push {
    /// The `apns-id` of the answer.
    pub id: String,
    /// Arrival, milliseconds since 1970.
    pub at_ms: u64,
    /// HTTP method.
    pub method: String,
    /// Path and query as they came.
    pub path: String,
    /// Last part of the path.
    pub token: String,
    /// All headers, names in lower case; a repeated header's values are joined with `, `.
    pub headers: Map<String, Value>,
    /// Body as text.
    pub body: String,
    /// What a front with TLS saw of the connection.
    pub connection: Option<Connection>,
    /// Status that was answered; `null` for silence.
    pub status: Option<u16>,
    /// Apple's reason when it was not 200.
    pub reason: Option<String>,
}

/// The connection on which a push came, as the front with TLS saw it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Connection {
    /// Counts the connections of the front, from 1.
    pub number: u64,
    /// What was agreed on in the TLS handshake, `h2` for HTTP/2.
    pub protocol: String,
    /// The host that the push was for.
    pub authority: String,
    /// The common name of the client certificate; `null` without one.
    pub client: Option<String>,
}

/// When a request comes, for a test that has its own clock: seconds since 1970, as an extension of the request.
#[derive(Debug, Clone, Copy)]
pub struct ArrivedAt(pub i64);

/// What the transport has to do with one request.
#[derive(Debug)]
pub enum Outcome {
    /// Send this, after waiting.
    Answer {
        /// The response, in Apple's form.
        response: Response<Vec<u8>>,
        /// How long to wait first.
        delay: Duration,
    },
    /// Never answer: the caller has to give up by itself.
    Silence,
}

/// The push service's memory: what came, and what to say next.
#[derive(Debug, Default)]
pub struct FakePush {
    book: Mutex<Book>,
}

#[derive(Debug, Default)]
struct Book {
    pushes: Vec<Push>,
    /// Scripts by device token; the empty token is the script for all others.
    scripts: HashMap<String, Script>,
    /// For tokens without a script.
    trouble: Option<Trouble>,
    issued_ids: u64,
    token_rule: Option<TokenRule>,
}

impl FakePush {
    /// Makes an empty service that accepts every correct push.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// Records one request and decides its answer.
    pub fn answer(&self, request: &Request<Vec<u8>>) -> Outcome {
        let mut book = self.book();
        let token = device_token(request.uri().path()).unwrap_or_default();
        let refused = book.authentication(request).or_else(|| refusal(request));
        let (answer, known_id) = match refused {
            Some(answer) => (answer, None),
            None => (book.next_answer(&token), given_id(request.headers())),
        };
        book.issued_ids += 1;
        let id = known_id.unwrap_or_else(|| format!("00000000-0000-4000-8000-{:012x}", book.issued_ids));
        let response = answer.response(&id);
        book.pushes.push(recorded(request, token, &id, &answer.reply));
        match response {
            Some(response) => Outcome::Answer { response, delay: Duration::from_millis(answer.delay_ms) },
            None => Outcome::Silence,
        }
    }

    /// Gives all pushes so far, oldest first.
    #[must_use]
    pub fn pushes(&self) -> Vec<Push> {
        self.book().pushes.clone()
    }

    /// Takes the pushes since it was called last, oldest first.
    #[must_use]
    pub fn take_pushes(&self) -> Vec<Push> {
        std::mem::take(&mut self.book().pushes)
    }

    /// From now on one push in so many fails: the token has ended, too many requests, out of service, or no answer at all.
    pub fn begin_trouble(&self, one_in: u64, seed: u64) {
        self.book().trouble = Some(Trouble::new(one_in, seed));
    }

    /// All goes well again; tokens that ended are forgotten.
    pub fn end_trouble(&self) {
        self.book().trouble = None;
    }

    /// Forgets the pushes, keeps the scripts.
    pub fn clear(&self) {
        self.book().pushes.clear();
    }

    /// Forgets pushes and scripts.
    pub fn reset(&self) {
        *self.book() = Book::default();
    }

    /// Sets the answers for one device token, or for every token that has no script of its own.
    pub fn script(&self, token: Option<&str>, script: Script) {
        self.book().scripts.insert(token.unwrap_or_default().to_owned(), script);
    }

    /// From now on pushes need a provider token that this rule accepts.
    pub fn require_tokens(&self, rule: TokenRule) {
        self.book().token_rule = Some(rule);
    }

    /// How many different provider tokens were accepted.
    #[must_use]
    pub fn provider_tokens(&self) -> usize {
        self.book().token_rule.as_ref().map_or(0, TokenRule::tokens)
    }

    fn book(&self) -> MutexGuard<'_, Book> {
        // A test that panicked while it held the lock left a complete book behind.
        self.book.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl Book {
    /// Apple's refusal of the provider token, where tokens are asked for.
    fn authentication(&mut self, request: &Request<Vec<u8>>) -> Option<Answer> {
        let rule = self.token_rule.as_mut()?;
        let now = request.extensions().get::<ArrivedAt>().map(|at| at.0);
        let now = now.unwrap_or_else(|| i64::try_from(now_ms() / 1000).unwrap_or(i64::MAX));
        let (status, reason) = rule.refusal(text(request.headers(), "authorization"), now)?;
        Some(Answer::from(Reply::refused(status, reason)))
    }

    fn next_answer(&mut self, token: &str) -> Answer {
        let own = self.scripts.get_mut(token).and_then(Script::next);
        own.or_else(|| self.scripts.get_mut("").and_then(Script::next))
            .or_else(|| self.trouble.as_mut()?.next(token))
            .unwrap_or_default()
    }
}

/// The device token of `/3/device/{token}`, if the path has that form.
fn device_token(path: &str) -> Option<String> {
    path.strip_prefix(DEVICE_PATH).map(str::to_owned)
}

/// The caller's own `apns-id`, which APNs repeats in its answer.
fn given_id(headers: &HeaderMap) -> Option<String> {
    text(headers, "apns-id").map(str::to_owned)
}

fn text<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    headers.get(name).and_then(|value| value.to_str().ok())
}

/// Apple's refusal of a request that is wrong in itself, whatever the script says.
fn refusal(request: &Request<Vec<u8>>) -> Option<Answer> {
    let refuse = |status, reason| Some(Answer::from(Reply::refused(status, reason)));
    if request.method() != Method::POST {
        return refuse(StatusCode::METHOD_NOT_ALLOWED, "MethodNotAllowed");
    }
    let Some(token) = device_token(request.uri().path()) else {
        return refuse(StatusCode::NOT_FOUND, "BadPath");
    };
    if token.is_empty() {
        return refuse(StatusCode::BAD_REQUEST, "MissingDeviceToken");
    }
    if !token.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return refuse(StatusCode::BAD_REQUEST, "BadDeviceToken");
    }
    if request.body().is_empty() {
        return refuse(StatusCode::BAD_REQUEST, "PayloadEmpty");
    }
    if request.body().len() > MAX_BODY_BYTES {
        return refuse(StatusCode::PAYLOAD_TOO_LARGE, "PayloadTooLarge");
    }
    let reason = wrong_header(request.headers())?;
    refuse(StatusCode::BAD_REQUEST, reason)
}

fn wrong_header(headers: &HeaderMap) -> Option<&'static str> {
    let priority = text(headers, "apns-priority").unwrap_or("10");
    let push_type = text(headers, "apns-push-type");
    let expiration = text(headers, "apns-expiration").unwrap_or("0");
    if text(headers, "apns-topic").is_none_or(str::is_empty) {
        Some("MissingTopic")
    } else if !matches!(priority, "1" | "5" | "10") {
        Some("BadPriority")
    } else if push_type == Some("background") && priority == "10" {
        // "Always use priority 5. Using priority 10 is an error" (Apple, for background pushes).
        Some("BadPriority")
    } else if push_type.is_some_and(|kind| !matches!(kind, "alert" | "background")) {
        Some("InvalidPushType")
    } else if expiration.parse::<u64>().is_err() {
        Some("BadExpirationDate")
    } else if text(headers, "apns-id").is_some_and(|id| !is_uuid(id)) {
        Some("BadMessageId")
    } else {
        None
    }
}

fn is_uuid(id: &str) -> bool {
    let groups: Vec<&str> = id.split('-').collect();
    groups.iter().map(|group| group.len()).eq([8, 4, 4, 4, 12])
        && groups.iter().all(|group| group.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

fn recorded(request: &Request<Vec<u8>>, token: String, id: &str, reply: &Reply) -> Push {
    let mut headers = Map::new();
    let seen = text(request.headers(), CONNECTION_HEADER);
    let connection = seen.and_then(|seen| serde_json::from_str(seen).ok());
    for name in request.headers().keys().filter(|name| *name != CONNECTION_HEADER) {
        let values: Vec<_> = request.headers().get_all(name).iter().collect();
        let joined: Vec<_> =
            values.iter().map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned()).collect();
        headers.insert(name.as_str().to_owned(), Value::from(joined.join(", ")));
    }
    Push {
        id: id.to_owned(),
        at_ms: now_ms(),
        method: request.method().to_string(),
        path: request.uri().to_string(),
        token,
        headers,
        body: String::from_utf8_lossy(request.body()).into_owned(),
        connection,
        status: reply.status().map(|status| status.as_u16()),
        reason: reply.reason().map(str::to_owned),
    }
}

fn now_ms() -> u64 {
    let since_1970 = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    u64::try_from(since_1970.as_millis()).unwrap_or(u64::MAX)
}

impl Answer {
    /// The answer as APNs would send it, or `None` for silence.
    fn response(&self, id: &str) -> Option<Response<Vec<u8>>> {
        let status = self.reply.status()?;
        let body = match (self.reply.reason(), self.reply.timestamp_ms()) {
            (None, _) => Vec::new(),
            (Some(reason), None) => json!({ "reason": reason }).to_string().into_bytes(),
            (Some(reason), Some(at)) => json!({ "reason": reason, "timestamp": at }).to_string().into_bytes(),
        };
        let mut response = Response::new(body);
        *response.status_mut() = status;
        let headers = response.headers_mut();
        if let Ok(id) = id.parse() {
            headers.insert("apns-id", id);
        }
        if self.reply.reason().is_some() {
            headers.insert(header::CONTENT_TYPE, http::HeaderValue::from_static("application/json"));
        }
        Some(response)
    }
}

#[cfg(test)]
mod tests;
