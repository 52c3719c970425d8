//! The command `passwright mint`: how many passes a second reach their files, and whether its memory grows with the table.

use std::fmt::Write;
use std::fs;
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use crate::certificates::Certificates;
use crate::material::{Load, Material};
use crate::table::{Budget, Row, Table};
use crate::{Missing, material};

/// A short and a long table, in rows.
const ROWS: [u32; 2] = [1_000, 10_000];

/// How much more memory ten times the rows may take: some bytes for each row, and what the allocator rounds up.
const GROWTH_BUDGET: f64 = 1.1;

/// How often the memory is looked at; the kernel keeps the highest value itself.
const LOOK_EVERY: Duration = Duration::from_millis(5);

/// What one run of the command took.
struct Run {
    passes_per_second: f64,
    peak_mb: f64,
}

/// The command of the same build as this program.
pub(crate) fn program() -> Result<PathBuf, Missing> {
    let program = std::env::current_exe()?.with_file_name("passwright");
    if program.exists() { Ok(program) } else { Err(format!("{} is not built", program.display()).into()) }
}

/// Lines for the rate and the memory.
pub(crate) fn rows(table: &mut Table) {
    if let Err(error) = measure(table) {
        table.push(Row::missing("passwright mint", &*error));
    }
}

fn measure(table: &mut Table) -> Result<(), Missing> {
    let certificates = Certificates::make()?;
    let material = Material::make(Load::Small)?;
    let mut peaks = Vec::new();
    for rows in ROWS {
        let run = mint(&material, &certificates, rows)?;
        let cores = std::thread::available_parallelism()?;
        let name = format!("passwright mint, {rows} checked passes into files, {cores} cores");
        table.push(Row::new(&name, run.passes_per_second, "passes/s"));
        table.push(Row::new(&format!("  its peak memory after {rows} passes"), run.peak_mb, "MB"));
        peaks.push(run.peak_mb);
    }
    if let [short, long] = peaks.as_slice() {
        let row = Row::new("  ten times the passes, memory", long / short, "x");
        table.push(row.with(Budget::AtMost(GROWTH_BUDGET)));
    }
    Ok(())
}

fn mint(material: &Material, certificates: &Certificates, rows: u32) -> Result<Run, Missing> {
    let folder = material::path("target/bench/minted");
    let _ = fs::remove_dir_all(&folder);
    let data = material::path("target/bench/people.csv");
    let mut text = "serialNumber,header0,terms\n".to_owned();
    for row in 0..rows {
        writeln!(text, "bench-{row},{row},Terms of person {row}")?;
    }
    fs::write(&data, text)?;
    let [certificate, key, intermediate] = certificates.files();
    let mut command = Command::new(program()?);
    command.arg("mint").arg(&material.folder).arg("--data").arg(&data).arg("-o").arg(&folder);
    command
        .arg("--certificate")
        .arg(certificate)
        .arg("--key")
        .arg(key)
        .arg("--intermediate")
        .arg(intermediate);
    let mut child = command.arg("--json").stdout(Stdio::piped()).spawn()?;
    let mut peak_mb = 0.0;
    while child.try_wait()?.is_none() {
        peak_mb = peak(child.id()).unwrap_or(peak_mb);
        std::thread::sleep(LOOK_EVERY);
    }
    let output = child.wait_with_output()?;
    let _ = fs::remove_dir_all(&folder);
    let report: Value = serde_json::from_slice(&output.stdout)?;
    if report.get("made").and_then(Value::as_u64) != Some(u64::from(rows)) {
        return Err(format!("not all passes were made: {report}").into());
    }
    let rate = report.get("passesPerSecond").and_then(Value::as_f64).ok_or("the command names no rate")?;
    Ok(Run { passes_per_second: rate, peak_mb })
}

/// The most memory that a process ever had, in MB (`VmHWM`, proc_pid_status(5)).
fn peak(process: u32) -> Option<f64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    peak_in(&status)
}

fn peak_in(status: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    let kilobytes: f64 = line.trim().strip_suffix("kB")?.trim().parse().ok()?;
    Some(kilobytes / 1024.0)
}

#[cfg(test)]
mod tests {
    use super::peak_in;

    #[test]
    fn the_highest_value_that_the_kernel_saw_is_read() {
        assert_eq!(peak_in("VmPeak:\t 9 kB\nVmHWM:\t    2048 kB\nVmRSS:\t 1 kB\n"), Some(2.0));
        assert_eq!(peak_in("State: Z (zombie)\n"), None);
    }
}
