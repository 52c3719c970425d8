//! What the page itself takes, in a real Chromium: putting a pass together, and one key stroke.
//!
//! In scope: the numbers. Out of scope: driving the browser and reading its trace (`tests/bench/page/browser.mjs`).

use std::process::Command;

use serde::Deserialize;

use crate::Missing;
use crate::material::{self, Load, Material};
use crate::peers::node;
use crate::service::{Service, percentile};
use crate::table::{Budget, Row, Table};

const BUILD_BUDGET_MS: f64 = 50.0;
/// A frame at 60 Hz.
const KEY_BUDGET_MS: f64 = 16.0;

/// What the script prints, in milliseconds.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Measured {
    build_ms: Vec<f64>,
    key_ms: Vec<f64>,
}

/// The lines.
pub(crate) fn rows(table: &mut Table) {
    if let Err(error) = measure(table) {
        table.push(Row::missing("in the page", &*error));
    }
}

fn measure(table: &mut Table) -> Result<(), Missing> {
    let service = Service::open()?;
    let material = Material::make(Load::Large)?;
    let output = Command::new(node()?)
        .arg(material::path("tests/bench/page/browser.mjs"))
        .arg(service.world.origin())
        .arg(&material.folder)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    let Measured { build_ms, key_ms } = serde_json::from_slice(&output.stdout)?;
    let name = format!("in the page: a pass with {} of pictures, without the signature", Load::Large.name());
    push(table, &name, &build_ms, BUILD_BUDGET_MS)?;
    push(table, "in the page: script, style and layout of one key stroke", &key_ms, KEY_BUDGET_MS)
}

fn push(table: &mut Table, name: &str, millis: &[f64], most: f64) -> Result<(), Missing> {
    let at = |share| percentile(millis, share).ok_or("nothing was measured");
    table.push(Row::new(&format!("{name}, p50"), at(0.5)?, "ms"));
    table.push(Row::new(&format!("{name}, p95"), at(0.95)?, "ms").with(Budget::AtMost(most)));
    Ok(())
}
