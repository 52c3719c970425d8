//! What pages take in a real Chromium: putting a pass together, one key stroke, and coming up on a phone as Lighthouse judges it.
//!
//! In scope: the numbers. Out of scope: driving the browser and reading its trace (`tests/bench/page`).

use std::process::Command;

use serde::Deserialize;
use serde::de::DeserializeOwned;

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

/// What Lighthouse says of a page.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Judged {
    /// Of 100.
    performance: f64,
    largest_paint_ms: f64,
    /// Cumulative layout shift.
    shift: f64,
    interactive_ms: f64,
}

const LANDING_PERFORMANCE: f64 = 95.0;
const LANDING_PAINT_MS: f64 = 1_800.0;
const LANDING_SHIFT: f64 = 0.05;
const EDITOR_INTERACTIVE_MS: f64 = 3_500.0;

/// The lines.
pub(crate) fn rows(table: &mut Table) {
    if let Err(error) = measure(table) {
        table.push(Row::missing("in the page", &*error));
    }
    if let Err(error) = judge(table) {
        table.push(Row::missing("Lighthouse", &*error));
    }
}

/// Runs a script of `tests/bench/page` and reads what it prints.
fn run<T: DeserializeOwned>(script: &str, arguments: &[String]) -> Result<T, Missing> {
    let script = material::path("tests/bench/page").join(script);
    let output = Command::new(node()?).arg(script).args(arguments).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

/// A landing page with small pictures, one with large ones, and the editor's first page.
fn judge(table: &mut Table) -> Result<(), Missing> {
    let service = Service::open()?;
    let mut arguments = vec![service.world.origin().to_owned()];
    for load in [Load::Small, Load::Large] {
        let pass = service.publish(&Material::make(load)?.bundle)?;
        arguments.push(service.path_of(&pass.landing_url).to_owned());
    }
    arguments.push("/".to_owned());
    let [small, large, editor]: [Judged; 3] = run("lighthouse.mjs", &arguments)?;
    for (load, page) in [(Load::Small, small), (Load::Large, large)] {
        let name = format!("Lighthouse, phone: landing page, {} of pictures", load.name());
        table.push(Row::new(&name, page.performance, "of 100").with(Budget::AtLeast(LANDING_PERFORMANCE)));
        let paint = Row::new("  largest paint", page.largest_paint_ms, "ms");
        table.push(paint.with(Budget::AtMost(LANDING_PAINT_MS)));
        table.push(Row::new("  shift of the layout", page.shift, "").with(Budget::AtMost(LANDING_SHIFT)));
    }
    table.push(Row::new("Lighthouse, phone: editor, first page", editor.performance, "of 100"));
    table.push(Row::new("  largest paint", editor.largest_paint_ms, "ms"));
    let interactive = Row::new("  interactive", editor.interactive_ms, "ms");
    table.push(interactive.with(Budget::AtMost(EDITOR_INTERACTIVE_MS)));
    Ok(())
}

fn measure(table: &mut Table) -> Result<(), Missing> {
    let service = Service::open()?;
    let folder = Material::make(Load::Large)?.folder.to_string_lossy().into_owned();
    let Measured { build_ms, key_ms } = run("browser.mjs", &[service.world.origin().to_owned(), folder])?;
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
