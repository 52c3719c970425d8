//! Support for the scenarios of Passwright.

pub mod development_certificates;
pub mod fake_push;
