//! The peers from npm, each in a process of its own: same pictures, same document, same certificate.
//!
//! pass-js is AGPL: it is run, never linked or copied. What counts is the smaller of wall-clock and CPU time, which favours the peer.

use std::path::PathBuf;
use std::process::Command;

use serde::Deserialize;

use crate::Missing;
use crate::certificates::Certificates;
use crate::material::{self, Material};
use crate::rounds::ROUND_SECONDS;

/// What a peer's script prints for one round.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Round {
    passes: u32,
    wall_ms: f64,
    cpu_ms: f64,
    bytes: usize,
}

/// Passes for each second in one round, after warm-up.
pub(crate) fn passes_per_second(
    peer: &str,
    material: &Material,
    certificates: &Certificates,
) -> Result<f64, Missing> {
    let script = material::path(&format!("tests/bench/peers/{peer}.mjs"));
    let output = Command::new(node()?)
        .arg(script)
        .arg(&material.folder)
        .args(certificates.files())
        .arg(ROUND_SECONDS.to_string())
        .output()?;
    if !output.status.success() {
        let words = String::from_utf8_lossy(&output.stderr).into_owned();
        return Err(words
            .lines()
            .find(|line| line.contains("Error"))
            .unwrap_or("it failed")
            .to_owned()
            .into());
    }
    let round: Round = serde_json::from_slice(&output.stdout)?;
    if round.bytes <= material.bytes() {
        return Err("a pass is smaller than its pictures".into());
    }
    Ok(f64::from(round.passes) * 1000.0 / round.wall_ms.min(round.cpu_ms))
}

/// The Node of the repository, which `cargo xtask dev` installs: pass-js needs a newer one than most machines have.
pub(crate) fn node() -> Result<PathBuf, Missing> {
    let node = material::path("node_modules/.bin/node");
    if node.exists() { Ok(node) } else { Err("node_modules is missing: run `npm ci`".into()) }
}
