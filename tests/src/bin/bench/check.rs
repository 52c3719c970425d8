//! How long it takes to say what is wrong with a pass of 1.1 MB, in a process that runs, and as a command from its start to its end.

use std::fs;
use std::process::Command;
use std::time::Instant;

use passwright::Outcome;
use passwright::check::{self, CheckArguments};
use passwright_core::mint::Mint;

use crate::certificates::Certificates;
use crate::material::{Load, Material};
use crate::mint::Minting;
use crate::rounds::spread;
use crate::table::{Budget, Row, Table};
use crate::{Missing, command, material};

/// What a check of a pass of 1 MB may take.
const BUDGET_MS: f64 = 20.0;

/// How often it is checked.
const ROUNDS: usize = 25;

/// Two lines: the checks alone, and the whole command.
pub(crate) fn rows(table: &mut Table) {
    if let Err(error) = measure(table) {
        table.push(Row::missing("check of a 1.1 MB pass", &*error));
    }
}

fn measure(table: &mut Table) -> Result<(), Missing> {
    let certificates = Certificates::make()?;
    let material = Material::make(Load::Large)?;
    let minting = Minting::new(&material, &certificates)?;
    let now = passwright::now();
    let mint = Mint::new(&material.bundle)?;
    let archive = pollster::block_on(mint.make(material.bundle.document(), minting.signer(), now))?;
    let path = material::path("target/bench/checked.pkpass");
    fs::write(&path, &archive)?;

    let arguments = CheckArguments {
        file: path.clone(),
        ios: None,
        root: vec![certificates.root()],
        fix: false,
        output: None,
        json: false,
        sarif: false,
        strict: false,
    };
    let (mut checks, mut commands) = (Vec::new(), Vec::new());
    for _ in 0..ROUNDS {
        let start = Instant::now();
        let (outcome, text) = check::run(&arguments, now)?;
        checks.push(start.elapsed().as_secs_f64() * 1000.0);
        if outcome != Outcome::Fine {
            return Err(format!("the pass is not fine: {text}").into());
        }
        let start = Instant::now();
        let mut whole = Command::new(command::program()?);
        let output = whole.arg("check").arg("--root").arg(certificates.root()).arg(&path).output()?;
        commands.push(start.elapsed().as_secs_f64() * 1000.0);
        if !output.status.success() {
            return Err(String::from_utf8_lossy(&output.stdout).into_owned().into());
        }
    }
    for (name, times) in
        [("check of a 1.1 MB pass", checks), ("  the whole command `passwright check`", commands)]
    {
        let [low, middle, high] = spread(&times).ok_or("nothing was measured")?;
        table.push(Row::new(name, middle, "ms").between(low, high).with(Budget::AtMost(BUDGET_MS)));
    }
    Ok(())
}
