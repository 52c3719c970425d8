//! The browser's clock: the only place of the editor that asks for the time.

use passwright_core::time::Timestamp;

/// Now.
pub(crate) fn now() -> Timestamp {
    // Whole milliseconds fit into 53 bits for the next 280,000 years.
    Timestamp::from_unix_millis(js_sys::Date::now() as i64)
}

/// Milliseconds since 1970.
pub(crate) fn now_millis() -> u64 {
    js_sys::Date::now() as u64
}
