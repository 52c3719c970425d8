//! Fuzz targets: everything in `passwright-core` that reads the files of strangers, each with what must hold whatever the bytes are.
//!
//! In scope: the targets, and a short run over seeds and their mutations that every test run includes. Out of scope: the engine and the
//! time it gets (`cargo xtask soak`). Besides its own assertions a target fails by a panic, by arithmetic that overflows, by more memory
//! than [`MAX_MEMORY_BYTES`], or by taking too long.

pub mod mutation;
#[cfg(feature = "planted")]
mod planted;
mod targets;

pub use targets::{TARGETS, Target};

/// The most memory that reading one file may take, in bytes.
pub const MAX_MEMORY_BYTES: usize = 64 * 1024 * 1024;

/// The target of this name.
#[must_use]
pub fn target(name: &str) -> Option<&'static Target> {
    TARGETS.iter().find(|target| target.name == name)
}
