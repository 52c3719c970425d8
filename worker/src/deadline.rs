//! Calls that end: everything that leaves the object or the request gets a limit in time.
//!
//! A panic in a Durable Object leaves its caller waiting for ever, and a silent peer keeps an object's other work waiting.

use std::cell::OnceCell;
use std::future::Future;
use std::pin::pin;
use std::time::Duration;

use futures_util::future::{Either, select};
use web_sys::{AbortController, AbortSignal};
use worker::Delay;

use crate::thrown;

/// A limit in time for one call. When it passes, the request behind it is aborted if it took the signal: an open one would keep an object's
/// invocation open.
pub(crate) struct Deadline {
    limit: Duration,
    controller: OnceCell<Option<AbortController>>,
}

impl Deadline {
    pub(crate) fn new(limit: Duration) -> Self {
        Self { limit, controller: OnceCell::new() }
    }

    /// For the `signal` of the request.
    pub(crate) fn signal(&self) -> Option<AbortSignal> {
        // Without a controller the wait still ends, only the request lives on for a while.
        let make = || {
            AbortController::new()
                .inspect_err(|error| worker::console_error!("no abort controller: {}", thrown::text(error)))
                .ok()
        };
        self.controller.get_or_init(make).as_ref().map(AbortController::signal)
    }

    /// Waits for the call, or returns `None` when the time is over.
    pub(crate) async fn wait<T>(&self, call: impl Future<Output = T>) -> Option<T> {
        match select(pin!(call), Delay::from(self.limit)).await {
            Either::Left((answer, _)) => Some(answer),
            Either::Right(((), _)) => {
                if let Some(Some(controller)) = self.controller.get() {
                    controller.abort();
                }
                None
            }
        }
    }
}
