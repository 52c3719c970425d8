//! Support for the scenarios of Passwright.

pub mod backup;
#[cfg(feature = "contract")]
pub mod contract;
pub mod development_certificates;
pub mod fake_push;
pub mod fixtures;
pub mod frozen;
pub mod iphone;
pub mod issuer;
pub mod local;
pub mod own_server;
pub mod picture_server;
pub mod referees;
pub mod soak;
pub mod world;
