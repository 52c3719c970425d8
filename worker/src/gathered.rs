//! Small things for objects, kept for a moment so that one message tells all of them.
//!
//! In scope: parts by object, and who of the requests in this isolate sends them. Out of scope: what a message is made of; core joins the parts.

use std::cell::RefCell;
use std::collections::BTreeMap;
use std::time::Duration;

use passwright_core::service::ports::ObjectKind;

/// How long parts are kept. Whoever reads an audit log at once finds the last moment missing.
pub(crate) const KEPT_FOR: Duration = Duration::from_millis(200);

/// When a request that should have sent its parts long ago is taken to have ended before it could, in milliseconds.
const GIVEN_UP_MILLIS: i64 = 5_000;

/// The most parts of one message; a busy isolate answers fewer requests in that time.
const MAX_PARTS: usize = 500;

#[derive(Debug, Default)]
struct Waiting {
    since_millis: i64,
    parts: Vec<Vec<u8>>,
}

thread_local! {
    static WAITING: RefCell<BTreeMap<(ObjectKind, String), Waiting>> = const { RefCell::new(BTreeMap::new()) };
}

/// Keeps a part; `true` when the caller has to [`take`] and send all parts of this object after a while.
pub(crate) fn keep(kind: ObjectKind, name: &str, part: Vec<u8>, now_millis: i64) -> bool {
    WAITING.with_borrow_mut(|waiting| {
        let entry = waiting.entry((kind, name.to_owned())).or_default();
        let is_overdue = now_millis.saturating_sub(entry.since_millis) > GIVEN_UP_MILLIS;
        let sends = entry.parts.is_empty() || is_overdue || entry.parts.len() >= MAX_PARTS;
        if sends {
            entry.since_millis = now_millis;
        }
        entry.parts.push(part);
        sends
    })
}

/// Takes all parts of an object.
pub(crate) fn take(kind: ObjectKind, name: &str) -> Vec<Vec<u8>> {
    let entry = WAITING.with_borrow_mut(|waiting| waiting.remove(&(kind, name.to_owned())));
    entry.unwrap_or_default().parts
}
