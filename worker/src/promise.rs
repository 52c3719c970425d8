//! Answers that are ready at once.

use std::future::Future;
use std::task::{Context, Poll, Waker};

use wasm_bindgen::JsValue;
use wasm_bindgen_futures::future_to_promise;
use web_sys::Response;

/// What the runtime is handed of some work: the answer itself when nothing had to be waited for, else a promise of it. A promise and the turn of
/// the runtime that fulfils it cost as much as all the rest of a small message.
///
/// For messages that an object answers out of itself. A [`worker::Delay`] wakes whoever polled it first, here nobody: work that may begin with a
/// [`crate::deadline::Deadline`], as every call to another object does, would never hear that its time is over.
///
/// # Errors
/// Whatever the work fails with at once.
pub(crate) fn promised(
    work: impl Future<Output = Result<Response, JsValue>> + 'static,
) -> Result<JsValue, JsValue> {
    let mut work = Box::pin(work);
    match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(done) => done.map(JsValue::from),
        // Polled again there, a promise that it waits for learns whom to wake.
        Poll::Pending => Ok(future_to_promise(async move { work.await.map(JsValue::from) }).into()),
    }
}
