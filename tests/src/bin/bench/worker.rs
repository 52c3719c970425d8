//! What a pass costs the worker: user and system time of `workerd` over many calls, less the same number of health calls.

use passwright_core::api;
use passwright_core::bundle::Bundle;
use passwright_core::document::Document;
use passwright_core::images::Scale;
use passwright_core::validate::default_icon;
use passwright_tests::world::World;
use serde_json::{Value, json};

use crate::Missing;
use crate::material::{Load, Material};
use crate::service::{Service, timed};
use crate::table::{Budget, Row, Table};

/// How many calls are measured: at about a millisecond each, a hundred times the clock's resolution.
const CALLS: u32 = 1_000;

/// Calls before the measurement, for the runtime to warm up.
const WARM_UP: u32 = 200;

/// How many versions are fetched for the first time.
const VERSIONS: u32 = 1_000;

/// How many files a worker remembers with ease: 2 MB of them.
const REMEMBERED: u32 = 50;

const SIGNATURE_BUDGET_MS: f64 = 2.0;

/// The lines for one signature and for one file.
pub(crate) fn rows(table: &mut Table) {
    if let Err(error) = measure(table) {
        table.push(Row::missing("worker: CPU for one signed pass, less a health call", &*error));
    }
}

fn measure(table: &mut Table) -> Result<(), Missing> {
    let service = Service::open()?;
    let health = || service.expect(200, http::Request::get("/api/health").body(Vec::new())?).map(drop);
    let (base, _) = cost(&service, CALLS, &|_| health())?;
    let body = signature_request(&service)?;
    let sign = || {
        let request = service.request("POST", "/api/v1/signatures", "application/json", body.clone())?;
        service.expect(200, request).map(drop)
    };
    let (signing, rate) = cost(&service, CALLS, &|_| sign())?;
    table.push(Row::new("worker: signatures over HTTP, one at a time", rate, "1/s"));
    table.push(
        Row::new("worker: CPU for one signed pass, pictures elsewhere", signing - base, "ms")
            .with(Budget::AtMost(SIGNATURE_BUDGET_MS)),
    );
    let identity = || {
        let request = service.request("GET", "/api/v1/identity", "", Vec::new())?;
        service.expect(200, request).map(drop)
    };
    let (asking, _) = cost(&service, CALLS, &|_| identity())?;
    table.push(Row::new("  of it for asking the account once", asking - base, "ms"));
    files(table, &service, base)
}

/// The file of a version that nobody fetched before, and the same once it is kept.
fn files(table: &mut Table, service: &Service, base: f64) -> Result<(), Missing> {
    let material = Material::make(Load::Small)?;
    let passes =
        (0..WARM_UP + VERSIONS).map(|_| service.publish(&material.bundle)).collect::<Result<Vec<_>, _>>()?;
    let fetch = |number: u32| {
        let pass = passes.get(number as usize % passes.len()).ok_or("a pass for each call")?;
        let path = service.path_of(&pass.download_url);
        service.expect(200, http::Request::get(path).body(Vec::new())?).map(drop)
    };
    let (first, _) = cost(service, VERSIONS, &fetch)?;
    table.push(Row::new(
        "worker: CPU for one new file of 36 KB, put together and signed",
        first - base,
        "ms",
    ));
    // A few passes, as after an update that all of their phones fetch: more than the worker remembers would be made anew each time.
    let again = |number: u32| fetch(number % REMEMBERED);
    let (kept, _) = cost(service, VERSIONS, &again)?;
    table.push(Row::new("worker: CPU for one file that was fetched before", kept - base, "ms"));
    Ok(())
}

/// CPU milliseconds for each call, and calls for each second. Calls are numbered, the warm-up first.
fn cost(
    service: &Service,
    calls: u32,
    call: &dyn Fn(u32) -> Result<(), Missing>,
) -> Result<(f64, f64), Missing> {
    (0..WARM_UP).try_for_each(call)?;
    let before = service.cpu_ms()?;
    let (done, took) = timed(|| (WARM_UP..WARM_UP + calls).try_for_each(call));
    done?;
    let used = service.cpu_ms()? - before;
    Ok((used / f64::from(calls), f64::from(calls) / took.as_secs_f64()))
}

/// A small pass with a serial number of this account, as the editor sends it.
fn signature_request(service: &Service) -> Result<Vec<u8>, Missing> {
    let read = |status, method, path, body: Value| -> Result<Value, Missing> {
        let request = service.request(method, path, "application/json", body.to_string().into_bytes())?;
        Ok(serde_json::from_slice(service.expect(status, request)?.body())?)
    };
    let identity = service.request("GET", "/api/v1/identity", "", Vec::new())?;
    let identity: Value = serde_json::from_slice(service.expect(200, identity)?.body())?;
    let serials = read(201, "POST", "/api/v1/serials", json!({"count": 1}))?;
    let text = |value: &Value, pointer: &str| -> Result<String, Missing> {
        let found = value.pointer(pointer).and_then(Value::as_str);
        Ok(found.ok_or_else(|| format!("the server answered without {pointer}: {value}"))?.to_owned())
    };
    let document = json!({
        "formatVersion": 1,
        "passTypeIdentifier": text(&identity, "/passTypeIdentifier")?,
        "teamIdentifier": text(&identity, "/teamIdentifier")?,
        "serialNumber": text(&serials, "/serialNumbers/0")?,
        "webServiceURL": service.world.base_url(),
        "authenticationToken": "0123456789abcdef0123456789abcdef",
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
