//! Every decision of the service, without a platform: requests in, answers out, objects over a small SQL port.
//!
//! In scope: routes, who may call, limits, what the objects store and answer, what is pushed when.
//! Out of scope: bindings, clocks, randomness and keys; they come through [`ports`]. The worker and the tests are the two platforms.

pub mod ports;
