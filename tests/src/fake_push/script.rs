//! What the push service says next: a queue of answers for one device token.
//!
//! In scope: the answers of Apple's table and their JSON form. Out of scope: which request meets
//! which answer (`fake_push`).

use std::collections::VecDeque;

use http::StatusCode;
use serde::Deserialize;

/// Answers in the order in which they will be given; after the last one pushes are accepted.
#[derive(Debug, Clone, Default)]
pub struct Script {
    answers: VecDeque<Answer>,
    repeat_last: bool,
}

impl Script {
    /// Gives these answers in this order; `repeat_last` gives the last one again and again.
    #[must_use]
    pub fn new(answers: VecDeque<Answer>, repeat_last: bool) -> Self {
        Self { answers, repeat_last }
    }

    /// Gives these answers once, in this order.
    pub fn once(answers: impl IntoIterator<Item = Reply>) -> Self {
        Self { answers: answers.into_iter().map(Answer::from).collect(), repeat_last: false }
    }

    /// Gives this answer until the script is replaced.
    #[must_use]
    pub fn always(reply: Reply) -> Self {
        Self { answers: VecDeque::from([Answer::from(reply)]), repeat_last: true }
    }

    pub(super) fn next(&mut self) -> Option<Answer> {
        if self.repeat_last && self.answers.len() == 1 {
            return self.answers.front().cloned();
        }
        self.answers.pop_front()
    }
}

/// One answer: what to say, and how long to wait before.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Answer {
    /// What is said.
    pub reply: Reply,
    /// Milliseconds between the request and its answer.
    #[serde(default)]
    pub delay_ms: u64,
}

impl From<Reply> for Answer {
    fn from(reply: Reply) -> Self {
        Self { reply, delay_ms: 0 }
    }
}

/// What the push service says to one push.
#[derive(Debug, Clone, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Reply {
    /// 200: taken, which is no proof of delivery.
    #[default]
    Accepted,
    /// 400 `BadDeviceToken`.
    BadDeviceToken,
    /// 410 `Unregistered`: the token ended at this time, milliseconds since 1970.
    #[serde(rename_all = "camelCase")]
    Unregistered {
        /// When APNs saw that the token had become invalid.
        timestamp_ms: u64,
    },
    /// 429 `TooManyRequests`.
    TooManyRequests,
    /// 500 `InternalServerError`.
    InternalServerError,
    /// 503 `ServiceUnavailable`.
    ServiceUnavailable,
    /// No answer at all; the connection stays open.
    Silence,
    /// Any other refusal of Apple's table.
    Refused {
        /// HTTP status.
        status: u16,
        /// Apple's reason.
        reason: String,
    },
}

impl Reply {
    pub(super) fn refused(status: StatusCode, reason: &str) -> Self {
        Self::Refused { status: status.as_u16(), reason: reason.to_owned() }
    }

    pub(super) fn status(&self) -> Option<StatusCode> {
        Some(match self {
            Self::Accepted => StatusCode::OK,
            Self::BadDeviceToken => StatusCode::BAD_REQUEST,
            Self::Unregistered { .. } => StatusCode::GONE,
            Self::TooManyRequests => StatusCode::TOO_MANY_REQUESTS,
            Self::InternalServerError => StatusCode::INTERNAL_SERVER_ERROR,
            Self::ServiceUnavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Silence => return None,
            Self::Refused { status, .. } => {
                StatusCode::from_u16(*status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
            }
        })
    }

    pub(super) fn reason(&self) -> Option<&str> {
        match self {
            Self::Accepted | Self::Silence => None,
            Self::BadDeviceToken => Some("BadDeviceToken"),
            Self::Unregistered { .. } => Some("Unregistered"),
            Self::TooManyRequests => Some("TooManyRequests"),
            Self::InternalServerError => Some("InternalServerError"),
            Self::ServiceUnavailable => Some("ServiceUnavailable"),
            Self::Refused { reason, .. } => Some(reason),
        }
    }

    pub(super) fn timestamp_ms(&self) -> Option<u64> {
        match self {
            Self::Unregistered { timestamp_ms } => Some(*timestamp_ms),
            _ => None,
        }
    }
}
