//! A thousand phones at once: registering, asking, fetching, while their passes change; and how soon a change is pushed.

use std::collections::BTreeMap;
use std::sync::Mutex;
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use http::{Method, Request};
use passwright_core::api::PublishedPass;
use passwright_tests::iphone::{IPhone, Installed, fetch_request};
use passwright_tests::issuer::store_card;
use passwright_tests::world::HttpWorld;
use serde::Deserialize;

use crate::Missing;
use crate::service::{Service, for_each, percentile, timed};
use crate::table::{Budget, Row, Table};

/// Phones, and the passes that they share.
const PHONES: usize = 1_000;
const PASSES: usize = 100;
/// Requests under way at once.
const AT_ONCE: usize = 16;
/// Updates of which each is pushed to one phone.
const PUSHED: usize = 300;
const PUSH_BUDGET_MS: f64 = 1_000.0;
/// How long the last push may take.
const PATIENCE: Duration = Duration::from_secs(30);
/// Stored passes between the two measurements of an update.
const MANY: usize = 2_000;
/// Updates that are measured before and after.
const UPDATES: usize = 200;

/// One of the measurements.
type Part = fn(&mut Table, &Service) -> Result<(), Missing>;

/// The lines.
pub(crate) fn rows(table: &mut Table) {
    let parts: [(&str, Part); 3] = [
        ("from an update to its push", pushes),
        ("a thousand phones at once", phones),
        ("one update among many passes", growth),
    ];
    match Service::open() {
        Ok(service) => {
            for (name, part) in parts {
                if let Err(error) = part(table, &service) {
                    table.push(Row::missing(name, &*error));
                }
            }
        }
        Err(error) => table.push(Row::missing("phones and updates", &*error)),
    }
}

/// How long calls of each kind took, and how many went wrong.
#[derive(Default)]
struct Calls {
    millis: BTreeMap<&'static str, Vec<f64>>,
    failures: u64,
    others: BTreeMap<String, u64>,
}

struct Watched<'a> {
    service: &'a Service,
    calls: Mutex<Calls>,
}

impl Watched<'_> {
    /// Sends a request, measures it, and counts an answer that should not be.
    fn send(
        &self,
        kind: &'static str,
        expected: &[u16],
        request: Request<Vec<u8>>,
    ) -> Result<Vec<u8>, Missing> {
        let (reply, took) = timed(|| self.service.world.try_send(request));
        let reply = reply?;
        let status = reply.status().as_u16();
        let mut calls = self.calls.lock().map_err(|_| "a client failed")?;
        calls.millis.entry(kind).or_default().push(took.as_secs_f64() * 1_000.0);
        if status >= 500 {
            calls.failures += 1;
        } else if !expected.contains(&status) {
            *calls.others.entry(format!("{kind}: {status}")).or_default() += 1;
        }
        Ok(reply.into_body())
    }
}

/// Every phone installs, registers, asks, and fetches; each tenth one's pass changes on the way.
fn phones(table: &mut Table, service: &Service) -> Result<(), Missing> {
    let passes = for_each(&[(); PASSES], AT_ONCE, |()| service.publish(&store_card("0")))?;
    let watched = Watched { service, calls: Mutex::default() };
    let numbers: Vec<usize> = (0..PHONES).collect();
    let (done, took) = timed(|| for_each(&numbers, AT_ONCE, |number| one_phone(&watched, &passes, *number)));
    done?;
    let calls = watched.calls.into_inner().map_err(|_| "a client failed")?;
    if let Some((what, count)) = calls.others.first_key_value() {
        return Err(format!("unexpected answers: {count} of {what}").into());
    }
    let count: usize = calls.millis.values().map(Vec::len).sum();
    let name = format!("{PHONES} phones, {count} calls, {AT_ONCE} at once");
    table.push(Row::new(&name, count as f64 / took.as_secs_f64(), "calls/s"));
    table.push(
        Row::new("  answered with a failure of the server", calls.failures as f64, "")
            .with(Budget::AtMost(0.0)),
    );
    for (kind, millis) in &calls.millis {
        for (name, share) in [("p50", 0.5), ("p99", 0.99)] {
            let value = percentile(millis, share).ok_or("no calls")?;
            table.push(Row::new(&format!("  {kind}, {name}"), value, "ms"));
        }
    }
    Ok(())
}

fn one_phone(watched: &Watched<'_>, passes: &[PublishedPass], number: usize) -> Result<(), Missing> {
    let pass = passes.get(number % passes.len()).ok_or("a pass for each phone")?;
    let phone = IPhone::new(&watched.service.world);
    let download = Request::get(watched.service.path_of(&pass.download_url)).body(Vec::new())?;
    let installed = Installed::open(watched.send("download", &[200], download)?, None);
    let authorization = format!("ApplePass {}", installed.text("/authenticationToken"));
    let register = phone.registration(Method::POST, &installed, &authorization);
    watched.send("register", &[200, 201], register)?;
    watched.send("list", &[200], list(&phone, &installed)?)?;
    if number.is_multiple_of(10) {
        let body = passwright_tests::issuer::archive(&store_card(&number.to_string()));
        let path = format!("/api/v1/passes/{}", pass.serial_number);
        let update = watched.service.request("PUT", &path, "application/vnd.apple.pkpass", body)?;
        watched.send("update", &[200], update)?;
    }
    watched.send("fetch", &[200], fetch_request(Method::GET, &installed))?;
    watched.send("list", &[200], list(&phone, &installed)?)?;
    Ok(())
}

fn list(phone: &IPhone<'_, HttpWorld>, pass: &Installed) -> Result<Request<Vec<u8>>, Missing> {
    let path = format!("/v1/devices/{}/registrations/{}", phone.device(), pass.text("/passTypeIdentifier"));
    Ok(Request::get(path).body(Vec::new())?)
}

/// From the first byte of a PUT to the push at Apple's side.
fn pushes(table: &mut Table, service: &Service) -> Result<(), Missing> {
    let mut millis = Vec::with_capacity(PUSHED);
    let passes = for_each(&[(); 20], AT_ONCE, |()| service.publish(&store_card("0")))?;
    let mut phones = Vec::new();
    for pass in &passes {
        let phone = IPhone::new(&service.world);
        let installed = phone.installs_from(&pass.landing_url);
        if phone.registers(&installed) != 201 {
            return Err("a phone could not register".into());
        }
        phones.push((phone, pass));
    }
    for number in 0..PUSHED {
        let (phone, pass) = phones.get(number % phones.len()).ok_or("a phone")?;
        clear(service)?;
        let begun = SystemTime::now().duration_since(UNIX_EPOCH)?.as_millis() as f64;
        service.republish(pass, &store_card(&format!("{number} points")))?;
        millis.push(arrival(service, &phone.push_token())? - begun);
    }
    let value = |share| percentile(&millis, share).ok_or("no pushes");
    table.push(Row::new("from an update to its push, p50", value(0.5)?, "ms"));
    table.push(
        Row::new("from an update to its push, p99", value(0.99)?, "ms").with(Budget::AtMost(PUSH_BUDGET_MS)),
    );
    Ok(())
}

fn clear(service: &Service) -> Result<(), Missing> {
    ureq::delete(format!("{}/control/pushes", service.push_url)).call()?;
    Ok(())
}

#[derive(Deserialize)]
struct Pushes {
    pushes: Vec<Pushed>,
}

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
struct Pushed {
    token: String,
    at_ms: u64,
}

/// When the push for a token came, in milliseconds since 1970.
fn arrival(service: &Service, token: &str) -> Result<f64, Missing> {
    let start = Instant::now();
    while start.elapsed() < PATIENCE {
        let mut reply = ureq::get(format!("{}/control/pushes", service.push_url)).call()?;
        let came: Pushes = reply.body_mut().read_json()?;
        if let Some(push) = came.pushes.into_iter().find(|push| push.token == token) {
            return Ok(push.at_ms as f64);
        }
        sleep(Duration::from_millis(5));
    }
    Err("a push never came".into())
}

/// One update with few and with many passes stored. That it takes the same steps is counted by a scenario.
fn growth(table: &mut Table, service: &Service) -> Result<(), Missing> {
    let pass = service.publish(&store_card("0"))?;
    let few = median_update(service, &pass)?;
    for_each(&[(); MANY], AT_ONCE, |()| service.publish(&store_card("0")))?;
    let many = median_update(service, &pass)?;
    table.push(Row::new("one update, p50", few, "ms"));
    table.push(Row::new(&format!("  with {MANY} passes more, p50"), many, "ms"));
    table.push(Row::new("  how much longer", many / few, "x").with(Budget::AtMost(1.5)));
    Ok(())
}

fn median_update(service: &Service, pass: &PublishedPass) -> Result<f64, Missing> {
    let mut millis = Vec::with_capacity(UPDATES);
    for number in 0..UPDATES {
        // Another text each time, also in the second measurement.
        let nanos = SystemTime::now().duration_since(UNIX_EPOCH)?.subsec_nanos();
        let bundle = store_card(&format!("{number}-{nanos}"));
        let (done, took) = timed(|| service.republish(pass, &bundle));
        done?;
        millis.push(took.as_secs_f64() * 1_000.0);
    }
    Ok(percentile(&millis, 0.5).ok_or("no updates")?)
}
