//! One request, read: parameters, query, headers, JSON body. And the answers in the forms that the service gives.

use std::borrow::Cow;

use http::header::{ACCEPT_LANGUAGE, CACHE_CONTROL, CONTENT_LENGTH, CONTENT_TYPE, HeaderName, USER_AGENT};
use http::{HeaderValue, Request, Response, StatusCode};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ports::Ports;
use super::refusal::{Failure, Refusal, Stop};
use super::visitor::Visitor;
use super::wire::WireError;
use super::wording::Wording;
use crate::api::ErrorBody;
use crate::ids::{PassTypeIdentifier, SerialNumber};

/// Integers of the tables stay below 2^53, where JavaScript begins to round.
pub(super) const MAX_INTEGER: u64 = 1 << 53;

/// An answer.
pub(super) type Reply = Response<Vec<u8>>;

/// A request on its way through an endpoint.
#[derive(Debug)]
pub(super) struct Call<'a, P> {
    pub(super) ports: &'a P,
    pub(super) request: &'a Request<Vec<u8>>,
    pub(super) parameters: Vec<(String, String)>,
}

/// A cursor is opaque: what this API never gave is refused, before any object is asked.
pub(super) fn unknown_cursor() -> Refusal {
    Refusal::bad_request("invalid_cursor", "cursor is not one that this list gave")
}

impl<P: Ports> Call<'_, P> {
    /// A parameter of the path.
    pub(super) fn parameter(&self, name: &str) -> &str {
        self.parameters.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// The serial number of the path. What is no serial number is simply not there.
    pub(super) fn serial(&self) -> Result<SerialNumber, Refusal> {
        SerialNumber::new(self.parameter("serial")).map_err(|_| no_such_pass())
    }

    /// The pass type of the path.
    pub(super) fn pass_type(&self) -> Option<PassTypeIdentifier> {
        PassTypeIdentifier::new(self.parameter("passType")).ok()
    }

    /// A parameter of the query, decoded.
    pub(super) fn query(&self, name: &str) -> Option<String> {
        let query = self.request.uri().query().unwrap_or_default();
        form_urlencoded::parse(query.as_bytes())
            .find(|(key, _)| key == name)
            .map(|(_, value)| Cow::into_owned(value))
    }

    /// Where a list goes on, when its cursors are numbers. As with every cursor, only what was given is taken: not `+5`, not `05`.
    pub(super) fn number_cursor(&self) -> Result<Option<u64>, Refusal> {
        let Some(text) = self.query("cursor") else { return Ok(None) };
        let number = text.parse::<u64>().ok().filter(|it| *it < MAX_INTEGER && it.to_string() == text);
        number.map(Some).ok_or_else(unknown_cursor)
    }

    /// How many entries a list is asked for with `?limit=`.
    pub(super) fn limit(&self, unasked: u64) -> Result<u64, Refusal> {
        let Some(text) = self.query("limit") else { return Ok(unasked) };
        text.parse().ok().filter(|limit| (1..=MAX_LISTED).contains(limit)).ok_or_else(|| {
            Refusal::bad_request("invalid_limit", format!("limit must be between 1 and {MAX_LISTED}"))
        })
    }

    /// The version that a change must still find, when the request has an `If-Match`; without one the last writer wins.
    pub(super) fn wanted_version(&self, present: u64) -> Result<Option<u64>, Refusal> {
        match self.header(http::header::IF_MATCH) {
            None | Some("*") => Ok(None),
            Some(wanted) if wanted == version_tag(present) => Ok(Some(present)),
            Some(_) => Err(Refusal::changed_meanwhile()),
        }
    }

    /// A parameter of the query that is `true` or `false`; absent means `false`.
    pub(super) fn flag(&self, name: &str) -> Result<bool, Refusal> {
        match self.query(name).as_deref() {
            None | Some("false") => Ok(false),
            Some("true") => Ok(true),
            Some(_) => Err(Refusal::bad_request("invalid_query", format!("{name} must be true or false"))),
        }
    }

    /// A header as text.
    pub(super) fn header(&self, name: HeaderName) -> Option<&str> {
        self.request.headers().get(name)?.to_str().ok()
    }

    /// What the visitor most likely holds in the hand.
    pub(super) fn visitor(&self) -> Visitor {
        Visitor::of(self.header(USER_AGENT).unwrap_or_default())
    }

    /// The language in which a page speaks: as `?lang=` says, else as the browser would like it.
    pub(super) fn wording(&self) -> &'static Wording {
        Wording::choose(self.query("lang").as_deref(), self.header(ACCEPT_LANGUAGE).unwrap_or_default())
    }

    /// The client's address as the platform tells it: Cloudflare sets this header, and so does the front of a self-hosted deployment.
    pub(super) fn client_address(&self) -> &str {
        self.header(HeaderName::from_static("cf-connecting-ip")).unwrap_or_default()
    }

    /// What follows a scheme in the `Authorization` header; a bare token is none.
    pub(super) fn credentials(&self, scheme: &str) -> Option<&str> {
        let (found, token) = self.header(http::header::AUTHORIZATION)?.split_once(' ')?;
        found.eq_ignore_ascii_case(scheme).then(|| token.trim())
    }

    /// The body as JSON.
    pub(super) fn json<T: DeserializeOwned>(&self) -> Result<T, Refusal> {
        serde_json::from_slice(self.request.body()).map_err(|error| {
            // The reader's words name fields of our own public shapes, nothing internal.
            Refusal::bad_request(
                "invalid_body",
                format!("the body is not the JSON that is expected: {error}"),
            )
        })
    }
}

/// The most entries of one page of a list; each costs a call to its object.
const MAX_LISTED: u64 = 100;

/// The `ETag` of a version.
pub(super) fn version_tag(version: u64) -> String {
    format!("\"{version}\"")
}

/// The refusal for a serial number that is not here.
pub(super) fn no_such_pass() -> Refusal {
    Refusal::not_found("there is no pass with this serial number")
}

/// Everything but letters, digits and `-._~` is encoded in a path (RFC 3986 section 2.3).
const PATH_SEGMENT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// A text as one segment of a path.
pub(super) fn segment(text: &str) -> String {
    utf8_percent_encode(text, PATH_SEGMENT).to_string()
}

/// An answer with a body.
pub(super) fn body(status: StatusCode, media_type: &'static str, bytes: Vec<u8>) -> Reply {
    let mut reply = Response::new(bytes);
    *reply.status_mut() = status;
    set(&mut reply, CONTENT_TYPE, media_type);
    set(&mut reply, CACHE_CONTROL, "no-store");
    set(&mut reply, HeaderName::from_static("x-content-type-options"), "nosniff");
    reply
}

/// An answer in JSON.
pub(super) fn json<T: Serialize>(status: StatusCode, value: &T) -> Result<Reply, Failure> {
    let bytes = serde_json::to_vec(value).map_err(WireError::Shape)?;
    Ok(body(status, "application/json", bytes))
}

/// An answer without a body.
pub(super) fn empty(status: StatusCode) -> Reply {
    let mut reply = Response::new(Vec::new());
    *reply.status_mut() = status;
    set(&mut reply, CACHE_CONTROL, "no-store");
    reply
}

/// Sets a header; a value that cannot be one is left out, since all are constants or made of checked parts.
pub(super) fn set(reply: &mut Reply, name: HeaderName, value: &str) {
    if let Ok(value) = HeaderValue::from_str(value) {
        reply.headers_mut().insert(name, value);
    }
}

/// The answer to a GET as the answer to a HEAD: the same headers, with the length of what is left out.
pub(super) fn without_body(mut reply: Reply) -> Reply {
    let length = reply.body().len().to_string();
    if reply.status() == StatusCode::OK {
        set(&mut reply, CONTENT_LENGTH, &length);
    }
    reply.body_mut().clear();
    reply
}

/// What the client is told. Of a failure it learns nothing but that; the log has the reason.
pub(super) fn told<P: Ports>(ports: &P, stop: Stop) -> Refusal {
    match stop {
        Stop::Refused(refusal) => refusal,
        Stop::Failed(failure) => {
            ports.log(&format!("a request failed: {failure}"));
            Refusal {
                status: StatusCode::INTERNAL_SERVER_ERROR,
                code: "internal",
                message: "something went wrong on our side; please try again".to_owned(),
            }
        }
    }
}

/// A refusal or failure as JSON.
pub(super) fn stopped<P: Ports>(ports: &P, stop: Stop) -> Reply {
    let refusal = told(ports, stop);
    let error = ErrorBody { error: refusal.message, code: refusal.code.to_owned() };
    let mut reply = body(refusal.status, "application/json", serde_json::to_vec(&error).unwrap_or_default());
    if refusal.status == StatusCode::UNAUTHORIZED {
        set(&mut reply, http::header::WWW_AUTHENTICATE, "Bearer");
    }
    reply
}
