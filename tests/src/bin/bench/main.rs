//! `cargo xtask bench`: how fast and how large Passwright is, beside OpenSSL and the peers from npm, in one run.
//!
//! In scope: the measurements, a table with the budgets, `target/bench/results.json`. Out of scope: builds and the server, which `xtask`
//! brings. What cannot be measured is a line that says why, and the exit code is 1 then, as it is when a budget is missed.

mod beside;
mod certificates;
mod check;
mod clock;
mod command;
mod load;
mod material;
mod mint;
mod openssl;
mod page;
mod peers;
mod rounds;
mod service;
mod sizes;
mod table;
mod worker;

use std::path::PathBuf;
use std::process::ExitCode;

use crate::certificates::Certificates;
use crate::material::{Load, Material};
use crate::mint::Minting;
use crate::rounds::Rounds;
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
    if runs("check") {
        check::rows(&mut table);
    }
    if runs("command") {
        command::rows(&mut table);
    }
    if runs("sizes") {
        sizes::rows(&mut table);
    }
    if runs("worker") {
        worker::rows(&mut table);
    }
    if runs("beside") {
        beside::rows(&mut table);
    }
    if runs("page") {
        page::rows(&mut table);
    }
    if runs("load") {
        load::rows(&mut table);
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

/// Native minting, OpenSSL and the peers, in turns on one core.
fn mint_rows(table: &mut Table) {
    let certificates = match Certificates::make() {
        Ok(certificates) => certificates,
        Err(error) => return table.push(Row::missing("native minting", &*error)),
    };
    for (load, targets) in [
        (Load::Small, Targets { of_openssl: 0.8, of_pass_js: 1.5 }),
        (Load::Large, Targets { of_openssl: 0.7, of_pass_js: 3.5 }),
    ] {
        if let Err(error) = mint_load(table, &certificates, load, &targets) {
            table.push(Row::missing(&format!("minting, {}", load.name()), &*error));
        }
    }
}

fn mint_load(
    table: &mut Table,
    certificates: &Certificates,
    load: Load,
    targets: &Targets,
) -> Result<(), Missing> {
    let material = Material::make(load)?;
    let mut minting = Minting::new(&material, certificates)?;
    let [mut own, mut openssl, mut pass_js, mut generator] = [(); 4].map(|()| Rounds::default());
    for _ in 0..rounds::ROUNDS {
        openssl.take(openssl::signatures_per_second());
        own.take(minting.passes_per_second());
        pass_js.take(peers::passes_per_second("pass-js", &material, certificates));
        generator.take(peers::passes_per_second("passkit-generator", &material, certificates));
    }
    let name = format!("{} of pictures ({} bytes)", load.name(), material.bytes());
    own.push(table, &format!("Passwright, native: {name}"), "passes/s");
    let others = [
        (openssl, "OpenSSL: bare RSA-2048 signatures".to_owned(), "1/s", targets.of_openssl),
        (pass_js, format!("pass-js: {name}"), "passes/s", targets.of_pass_js),
        (generator, format!("passkit-generator: {name}"), "passes/s", 75.0),
    ];
    for (other, name, unit, least) in others {
        other.push(table, &name, unit);
        own.push_beside(table, &other, Budget::AtLeast(least));
    }
    Ok(())
}
