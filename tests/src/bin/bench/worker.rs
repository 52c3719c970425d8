//! What one signature costs the worker: user and system time of `workerd` over many calls, less the same number of health calls.

use std::fs;
use std::path::PathBuf;
use std::time::Instant;

use passwright_core::api;
use passwright_core::bundle::Bundle;
use passwright_core::document::Document;
use passwright_core::images::Scale;
use passwright_core::validate::default_icon;
use serde::Deserialize;
use serde_json::{Value, json};

use crate::Missing;
use crate::table::{Budget, Row, Table};

/// How many calls are measured: at about a millisecond each, a hundred times the clock's resolution.
const CALLS: u32 = 1_000;

/// Calls before the measurement, for the runtime to warm up.
const WARM_UP: u32 = 100;

/// The kernel counts CPU time of processes in hundredths of a second (`USER_HZ`, fixed on Linux).
const TICK_MS: f64 = 10.0;

const SIGNATURE_BUDGET_MS: f64 = 2.0;

/// The running server, as `server.json` describes it.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Server {
    url: String,
    api_key: String,
    pid: u32,
}

/// The line for one signature.
pub(crate) fn rows(table: &mut Table) {
    let name = "worker: CPU for one signature, less a health call";
    match measure(table) {
        Ok(milliseconds) => {
            table.push(Row::new(name, milliseconds, "ms").with(Budget::AtMost(SIGNATURE_BUDGET_MS)))
        }
        Err(error) => table.push(Row::missing(name, &*error)),
    }
}

fn measure(table: &mut Table) -> Result<f64, Missing> {
    let server = server()?;
    let agent: ureq::Agent = ureq::Agent::config_builder().http_status_as_error(false).build().into();
    let body = signature_request(&agent, &server)?;
    let sign = || -> Result<(), Missing> {
        let mut answer = agent
            .post(format!("{}/api/v1/signatures", server.url))
            .header("authorization", format!("Bearer {}", server.api_key))
            .header("content-type", "application/json")
            .send(body.as_slice())?;
        let bytes = answer.body_mut().read_to_vec()?;
        if answer.status() != 200 {
            return Err(format!("{}: {}", answer.status(), String::from_utf8_lossy(&bytes)).into());
        }
        Ok(())
    };
    let health = || -> Result<(), Missing> {
        let mut answer = agent.get(format!("{}/api/health", server.url)).call()?;
        answer.body_mut().read_to_vec()?;
        if answer.status() == 200 { Ok(()) } else { Err(format!("health: {}", answer.status()).into()) }
    };
    let (base, _) = cost(&server, &health)?;
    let (signing, rate) = cost(&server, &sign)?;
    table.push(Row::new("worker: signatures over HTTP, one at a time", rate, "1/s"));
    Ok(signing - base)
}

/// CPU milliseconds for each call, and calls for each second.
fn cost(server: &Server, call: &dyn Fn() -> Result<(), Missing>) -> Result<(f64, f64), Missing> {
    for _ in 0..WARM_UP {
        call()?;
    }
    let (before, start) = (cpu_ms(server.pid)?, Instant::now());
    for _ in 0..CALLS {
        call()?;
    }
    let used = cpu_ms(server.pid)? - before;
    Ok((used / f64::from(CALLS), f64::from(CALLS) / start.elapsed().as_secs_f64()))
}

fn server() -> Result<Server, Missing> {
    let path = std::env::var_os("PASSWRIGHT_SERVER").map(PathBuf::from);
    let path =
        path.ok_or("no server: set PASSWRIGHT_SERVER to a server.json, as `cargo xtask bench` does")?;
    let text = fs::read(&path).map_err(|_| format!("no server: {} is absent", path.display()))?;
    Ok(serde_json::from_slice(&text)?)
}

/// A small pass with a serial number of this account, as the editor sends it.
fn signature_request(agent: &ureq::Agent, server: &Server) -> Result<Vec<u8>, Missing> {
    let bearer = format!("Bearer {}", server.api_key);
    let mut identity =
        agent.get(format!("{}/api/v1/identity", server.url)).header("authorization", &bearer).call()?;
    let identity: Value = identity.body_mut().read_json()?;
    let mut serials = agent
        .post(format!("{}/api/v1/serials", server.url))
        .header("authorization", &bearer)
        .send_json(json!({"count": 1}))?;
    let serials: Value = serials.body_mut().read_json()?;
    let text = |value: &Value, pointer: &str| -> Result<String, Missing> {
        let found = value.pointer(pointer).and_then(Value::as_str);
        Ok(found.ok_or_else(|| format!("the server answered without {pointer}: {value}"))?.to_owned())
    };
    let document = json!({
        "formatVersion": 1,
        "passTypeIdentifier": text(&identity, "/passTypeIdentifier")?,
        "teamIdentifier": text(&identity, "/teamIdentifier")?,
        "serialNumber": text(&serials, "/serialNumbers/0")?,
        "organizationName": "Acme",
        "description": "Acme card",
        "storeCard": {"primaryFields": [{"key": "balance", "label": "Balance", "value": "12"}]},
    });
    let document = document.as_object().ok_or("the document is an object")?.clone();
    let mut bundle = Bundle::new(Document::new(document));
    for (name, scale) in
        [("icon.png", Scale::One), ("icon@2x.png", Scale::Two), ("icon@3x.png", Scale::Three)]
    {
        bundle.put_file(name, default_icon(scale).to_vec());
    }
    let unsigned = bundle.seal();
    let request = api::SignatureRequest {
        manifest: String::from_utf8(unsigned.manifest().to_vec())?,
        pass: String::from_utf8(unsigned.pass().to_vec())?,
    };
    Ok(serde_json::to_vec(&request)?)
}

/// User and system time of all `workerd` processes in the server's process group, in milliseconds.
fn cpu_ms(group: u32) -> Result<f64, Missing> {
    let mut ticks = 0_u64;
    let mut found = false;
    for entry in fs::read_dir("/proc")? {
        // Processes that end while we look are no concern.
        let Ok(stat) = fs::read_to_string(entry?.path().join("stat")) else { continue };
        if let Some(used) = ticks_of(&stat, group) {
            ticks += used;
            found = true;
        }
    }
    if !found {
        return Err(format!("no workerd process in the group of {group}").into());
    }
    Ok(ticks as f64 * TICK_MS)
}

/// utime and stime of a line of `/proc/PID/stat`, when it is a workerd of this group (proc_pid_stat(5)).
fn ticks_of(stat: &str, group: u32) -> Option<u64> {
    let (start, rest) = stat.rsplit_once(')')?;
    let fields: Vec<&str> = rest.split_whitespace().collect();
    let number = |index: usize| fields.get(index).and_then(|field| field.parse::<u64>().ok());
    // After the name: state is field 3 of the manual, so pgrp (5) is index 2, utime (14) and stime (15) are 11 and 12.
    let is_ours = start.ends_with("(workerd") && number(2) == Some(u64::from(group));
    is_ours.then(|| Some(number(11)? + number(12)?))?
}

#[cfg(test)]
mod tests {
    use super::ticks_of;

    #[test]
    fn user_and_system_time_are_counted_for_workerd_of_the_group_alone() {
        let stat = "77 (workerd) S 70 55 55 0 -1 4194560 9 0 0 0 120 34 0 0 20 0 8 0 1000 1 1";
        assert_eq!(ticks_of(stat, 55), Some(154));
        assert_eq!(ticks_of(stat, 56), None);
        assert_eq!(ticks_of(&stat.replace("workerd", "node"), 55), None);
    }
}
