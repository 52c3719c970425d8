//! Every decision of the service, without a platform: requests in, answers out, objects over a small SQL port.
//!
//! In scope: routes, who may call, limits, what the objects store and answer, what is pushed when.
//! Out of scope: bindings, clocks, randomness and keys; they come through [`ports`]. The worker and the tests are the two platforms.
//!
//! A platform calls three functions: [`answer`] for each request from outside, [`answer_object`] for each message to an object, and
//! [`run_alarm`] when an object's alarm is due.

use http::{Request, Response};

use self::ports::{ObjectKind, Ports, SqlError, Storage};
use self::refusal::Failure;
use self::wire::Message;

pub mod ids;
pub mod ports;
pub mod refusal;
pub mod routes;
pub mod settings;
pub mod wire;

/// Answers a request from outside. The body may be one byte longer than [`routes::body_limit`]; then it is refused as too large.
pub async fn answer<P: Ports>(ports: &P, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
    let _ = (ports, request);
    Response::new(Vec::new())
}

/// Answers a message to an object. Nothing panics, and a failure is an answer too: a caller never waits for ever.
pub async fn answer_object<S: Storage, P: Ports>(
    kind: ObjectKind,
    storage: &S,
    ports: &P,
    message: &[u8],
) -> Vec<u8> {
    let _ = (kind, storage, ports, message);
    Vec::new()
}

/// Does what is due at an object. On an error the platform calls again later.
///
/// # Errors
/// [`SqlError`] when the object's storage does not even take a new alarm.
pub async fn run_alarm<S: Storage, P: Ports>(
    kind: ObjectKind,
    storage: &S,
    ports: &P,
) -> Result<(), SqlError> {
    let _ = (kind, storage, ports);
    Ok(())
}
