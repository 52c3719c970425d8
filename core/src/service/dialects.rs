//! The two documented issuer dialects: passes from plain JSON instead of a built bundle.
//!
//! In scope: translating bodies into a pass document, pictures by address, the answers and error texts that those APIs document.
//! Out of scope: storing, signing, pushing; a dialect asks the same objects as every other issuer call.
//!
//! [`wallet_pass`] is the dialect of `/passes`, [`pkpass`] that of `/api/pkpass`.

mod bundle;
pub(super) mod cross_origin;
mod draft;
pub(super) mod pkpass;
mod pkpass_body;
pub(super) mod usage;
pub(super) mod wallet_pass;
mod wallet_pass_body;
