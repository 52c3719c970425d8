//! The browser's clock: the only place of the editor that asks for the time, or waits for a quiet one.

use gloo_timers::future::TimeoutFuture;
use passwright_core::time::Timestamp;

/// How long the first page has for itself, in milliseconds: what comes later would share the line with its pictures and fonts.
const FIRST_PAGE_MILLIS: u32 = 1_200;

/// Waits until the first page has most likely been drawn.
pub(crate) async fn quiet() {
    TimeoutFuture::new(FIRST_PAGE_MILLIS).await;
}

/// Now.
pub(crate) fn now() -> Timestamp {
    // Whole milliseconds fit into 53 bits for the next 280,000 years.
    Timestamp::from_unix_millis(js_sys::Date::now() as i64)
}

/// Milliseconds since 1970.
pub(crate) fn now_millis() -> u64 {
    js_sys::Date::now() as u64
}
