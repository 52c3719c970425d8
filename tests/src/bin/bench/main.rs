//! `cargo xtask bench`: how fast and how large Passwright is, beside OpenSSL and the peers from npm, in one run.
//!
//! In scope: the measurements, a table with the budgets, `target/bench/results.json`. Out of scope: builds and the server, which `xtask`
//! brings. What cannot be measured is a line that says why, and the exit code is 1 then, as it is when a budget is missed.

mod certificates;
mod clock;
mod material;
mod mint;
mod openssl;
mod peers;
mod sizes;
mod table;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::certificates::Certificates;
use crate::material::{Load, Material};
use crate::table::{Budget, Row, Table};

/// Why a number is missing.
pub(crate) type Missing = Box<dyn std::error::Error>;

/// What native minting must reach beside OpenSSL's bare signatures, and beside the peers.
struct Targets {
    of_openssl: f64,
    of_pass_js: f64,
}

/// Where results go unless `PASSWRIGHT_RESULTS` says otherwise.
const RESULTS: &str = "target/bench/results.json";

fn main() -> ExitCode {
    let wanted: Vec<String> = std::env::args().skip(1).collect();
    let runs = |name: &str| wanted.is_empty() || wanted.iter().any(|it| it == name);
    let mut table = Table::default();
    if runs("mint") {
        mint_rows(&mut table);
    }
    if runs("sizes") {
        sizes::rows(&mut table);
    }
    if runs("worker") {
        worker::rows(&mut table);
    }
    print!("{table}");
    let path = std::env::var_os("PASSWRIGHT_RESULTS").map_or_else(|| material::path(RESULTS), PathBuf::from);
    if let Err(error) = table.write(&path) {
        eprintln!("cannot write {}: {error}", path.display());
        return ExitCode::FAILURE;
    }
    println!("written to {}", path.display());
    if table.is_complete() && table.keeps_all_budgets() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

/// Native minting, OpenSSL and the peers, one after the other on one core.
fn mint_rows(table: &mut Table) {
    let certificates = match Certificates::make() {
        Ok(certificates) => certificates,
        Err(error) => return table.push(Row::missing("native minting", &*error)),
    };
    let openssl = openssl::signatures_per_second();
    table.push(match &openssl {
        Ok(rate) => Row::new("OpenSSL: bare RSA-2048 signatures", *rate, "1/s"),
        Err(error) => Row::missing("OpenSSL: bare RSA-2048 signatures", &**error),
    });
    let openssl = openssl.ok();
    for (load, targets) in [
        (Load::Small, Targets { of_openssl: 0.8, of_pass_js: 1.5 }),
        (Load::Large, Targets { of_openssl: 0.7, of_pass_js: 3.5 }),
    ] {
        let name = load.name();
        if let Err(error) = mint_load(table, &certificates, load, openssl, &targets) {
            table.push(Row::missing(&format!("minting, {name}"), &*error));
        }
    }
}

fn mint_load(
    table: &mut Table,
    certificates: &Certificates,
    load: Load,
    openssl: Option<f64>,
    targets: &Targets,
) -> Result<(), Missing> {
    let material = Material::make(load)?;
    let own = mint::passes_per_second(&material, certificates)?;
    let name = format!("{} of pictures ({} bytes)", load.name(), material.bytes());
    table.push(Row::new(&format!("Passwright, native: {name}"), own, "passes/s"));
    if let Some(openssl) = openssl {
        let budget = Budget::AtLeast(targets.of_openssl);
        table.push(Row::new("  share of OpenSSL's rate", own / openssl, "x").with(budget));
    }
    for (peer, least) in [("pass-js", targets.of_pass_js), ("passkit-generator", 75.0)] {
        match peers::passes_per_second(peer, &material, certificates) {
            Ok(rate) => {
                table.push(Row::new(&format!("{peer}: {name}"), rate, "passes/s"));
                let ratio = Row::new(&format!("  Passwright beside {peer}"), own / rate, "x");
                table.push(ratio.with(Budget::AtLeast(least)));
            }
            Err(error) => table.push(Row::missing(&format!("{peer}: {name}"), &*error)),
        }
    }
    Ok(())
}
