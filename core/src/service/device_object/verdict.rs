//! What Apple's answer to a push means.
//!
//! Source: Apple, "Handling notification responses from APNs"; the table of statuses and reasons there.

use serde::Deserialize;

use super::super::ports::{PortError, PushReply};
use crate::time::Timestamp;

/// What to do after a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Verdict {
    /// Apple took it, which is no proof of delivery.
    Accepted,
    /// The token ended at this time: the device is gone unless it registered again since.
    Gone {
        /// When Apple saw that the token had ended, if it says so.
        since: Option<Timestamp>,
        /// Apple's word.
        reason: String,
    },
    /// No more pushes to this token; the membership stays.
    RefusedToken {
        /// Apple's word.
        reason: String,
    },
    /// Something is wrong on our side: credentials, topic, request. The push waits long and the operator is told.
    Misconfigured {
        /// Apple's word.
        reason: String,
    },
    /// Try again; at least this many base pauses later.
    Later {
        /// What happened.
        reason: String,
        /// The least pause, in multiples of the base pause.
        least_bases: i64,
    },
    /// There is no way to Apple.
    Off,
}

/// Apple takes a new provider token every 20 minutes only; as a multiple of the base pause of five seconds.
const TOKEN_UPDATE_BASES: i64 = 20 * 60 / 5;

/// What stands in place of Apple's word when somebody else answered in Apple's place.
const NOT_APPLE: &str = "the answer is not from Apple";

/// "Retry after 15 minutes" for an internal error, as a multiple of the base pause of five seconds.
const INTERNAL_ERROR_BASES: i64 = 15 * 60 / 5;

#[derive(Deserialize)]
struct Body {
    reason: Option<String>,
    timestamp: Option<i64>,
}

/// Reads an answer.
pub(super) fn verdict(reply: Result<PushReply, PortError>) -> Verdict {
    let reply = match reply {
        Ok(reply) => reply,
        Err(PortError::NotConfigured { .. }) => return Verdict::Off,
        Err(PortError::Unavailable { .. }) => return later("no answer", 1),
    };
    let body: Body = serde_json::from_slice(&reply.body).unwrap_or(Body { reason: None, timestamp: None });
    let reason: String = match body.reason {
        Some(reason) => reason.chars().filter(char::is_ascii_alphanumeric).take(60).collect(),
        None => format!("status {}", reply.status),
    };
    match (reply.status, reason.as_str()) {
        // A proxy with a wrong address says 200 to everything; taken for Apple's, every push would count as delivered.
        (200, _) if reply.apns_id.is_none() => Verdict::Misconfigured { reason: NOT_APPLE.to_owned() },
        (200, _) => Verdict::Accepted,
        (410, _) => Verdict::Gone { since: body.timestamp.map(Timestamp::from_unix_millis), reason },
        (400, "BadDeviceToken" | "DeviceTokenNotForTopic") | (403, "Forbidden") | (413, _) => {
            Verdict::RefusedToken { reason }
        }
        (429, "TooManyProviderTokenUpdates") => later(&reason, TOKEN_UPDATE_BASES),
        (429, _) => later(&reason, 2),
        (500, _) => later(&reason, INTERNAL_ERROR_BASES),
        (501.., _) => later(&reason, 1),
        _ => Verdict::Misconfigured { reason },
    }
}

pub(super) fn later(reason: &str, least_bases: i64) -> Verdict {
    Verdict::Later { reason: reason.to_owned(), least_bases }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn said(status: u16, body: &str) -> Verdict {
        let apns_id = Some("00000000-0000-4000-8000-000000000000".to_owned());
        verdict(Ok(PushReply { status, apns_id, body: body.as_bytes().to_vec() }))
    }

    #[test]
    fn each_answer_of_apples_table_means_something() {
        let reason = |text: &str| text.to_owned();
        assert_eq!(said(200, ""), Verdict::Accepted);
        assert_eq!(
            said(410, r#"{"reason":"Unregistered","timestamp":1700000000123}"#),
            Verdict::Gone {
                since: Some(Timestamp::from_unix_millis(1_700_000_000_123)),
                reason: reason("Unregistered")
            }
        );
        assert_eq!(
            said(400, r#"{"reason":"BadDeviceToken"}"#),
            Verdict::RefusedToken { reason: reason("BadDeviceToken") }
        );
        assert_eq!(
            said(400, r#"{"reason":"BadTopic"}"#),
            Verdict::Misconfigured { reason: reason("BadTopic") }
        );
        assert_eq!(said(403, "not json"), Verdict::Misconfigured { reason: reason("status 403") });
        assert_eq!(said(429, r#"{"reason":"TooManyRequests"}"#), later("TooManyRequests", 2));
        assert_eq!(
            said(429, r#"{"reason":"TooManyProviderTokenUpdates"}"#),
            later("TooManyProviderTokenUpdates", 240)
        );
        for refused in ["ExpiredProviderToken", "InvalidProviderToken", "MissingProviderToken"] {
            let body = format!(r#"{{"reason":"{refused}"}}"#);
            assert_eq!(said(403, &body), Verdict::Misconfigured { reason: reason(refused) });
        }
        assert_eq!(said(500, r#"{"reason":"InternalServerError"}"#), later("InternalServerError", 180));
        assert_eq!(said(503, r#"{"reason":"Shutdown"}"#), later("Shutdown", 1));
    }

    #[test]
    fn a_proxy_that_answers_in_apples_place_delivers_nothing() {
        let reply = PushReply { status: 200, apns_id: None, body: Vec::new() };
        assert_eq!(verdict(Ok(reply)), Verdict::Misconfigured { reason: NOT_APPLE.to_owned() });
    }

    #[test]
    fn silence_is_tried_again_and_no_way_to_apple_is_off() {
        let silent = PortError::Unavailable { port: "push", message: String::new() };
        assert_eq!(verdict(Err(silent)), later("no answer", 1));
        assert_eq!(verdict(Err(PortError::NotConfigured { port: "push" })), Verdict::Off);
    }
}
