//! Every decision of the service, without a platform: requests in, answers out, objects over a small SQL port.
//!
//! In scope: routes, who may call, limits, what the objects store and answer, what is pushed when.
//! Out of scope: bindings, clocks, randomness and keys; they come through [`ports`]. The worker and the tests are the two platforms.
//!
//! A platform calls three functions: [`answer`] for each request from outside, [`answer_object`] for each message to an object, and
//! [`run_alarm`] when an object's alarm is due.

pub mod ports;
pub mod settings;
