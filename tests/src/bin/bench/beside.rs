//! Files over HTTP: the worker on `workerd` beside a Node server that makes each pass with pass-js, in turns.
//!
//! pass-js is AGPL: its server is a process of its own. It puts together and signs every file that it is asked for; the worker does so for a version
//! that nobody fetched before, and keeps the file.

use std::io::{BufRead, BufReader};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use std::thread::{scope, sleep};
use std::time::Duration;

use passwright_core::api::PublishedPass;

use crate::Missing;
use crate::certificates::Certificates;
use crate::material::{self, Load, Material};
use crate::peers::node;
use crate::rounds::Rounds;
use crate::service::{Service, for_each, timed};
use crate::table::{Budget, Row, Table};

/// Connections at once.
const CLIENTS: usize = 8;
/// How often everything is measured.
const ROUNDS: u32 = 5;
/// How long one round of repeated fetches runs.
const ROUND: Duration = Duration::from_secs(2);
/// How many new versions one round fetches.
const VERSIONS: usize = 400;

/// The lines.
pub(crate) fn rows(table: &mut Table) {
    if let Err(error) = measure(table) {
        table.push(Row::missing("passes over HTTP", &*error));
    }
}

fn measure(table: &mut Table) -> Result<(), Missing> {
    let service = Service::open()?;
    let certificates = Certificates::make()?;
    let material = Material::make(Load::Small)?;
    let passes = publish(table, &service, &material)?;
    let one = service.path_of(&passes.first().ok_or("no pass")?.download_url).to_owned();
    let [mut unchanged, mut signed, mut pass_js] = [(); 3].map(|()| Rounds::default());
    for round in 0..ROUNDS {
        let peer = PassJs::start(&material, &certificates)?;
        pass_js.take(rate(|| peer.fetch(&material)));
        drop(peer);
        unchanged.take(rate(|| service.expect(200, http::Request::get(&one).body(Vec::new())?).map(drop)));
        renew(&service, &material, &passes, round)?;
        signed.take(first_fetches(&service, &passes));
    }
    let what = format!("{} of pictures, {CLIENTS} connections", Load::Small.name());
    pass_js.push(table, &format!("Node 24 with pass-js over HTTP, {what}"), "passes/s");
    unchanged.push(table, &format!("worker on workerd: unchanged version, {what}"), "passes/s");
    unchanged.push_beside(table, &pass_js, Budget::AtLeast(2.0));
    signed.push(table, &format!("worker on workerd: signed for this request, {what}"), "passes/s");
    signed.push_beside(table, &pass_js, Budget::AtLeast(0.6));
    Ok(())
}

/// Passes to fetch, and how fast they were made.
fn publish(table: &mut Table, service: &Service, material: &Material) -> Result<Vec<PublishedPass>, Missing> {
    let (passes, took) = timed(|| for_each(&[(); VERSIONS], CLIENTS, |()| service.publish(&material.bundle)));
    let passes = passes?;
    let name = format!("worker on workerd: passes created from bundles of {}", Load::Small.name());
    table.push(Row::new(&name, VERSIONS as f64 / took.as_secs_f64(), "passes/s"));
    Ok(passes)
}

/// A new version of each pass, which nobody has fetched.
fn renew(
    service: &Service,
    material: &Material,
    passes: &[PublishedPass],
    round: u32,
) -> Result<(), Missing> {
    let mut bundle = material.bundle.clone();
    let set = bundle.document_mut().set("/storeCard/primaryFields/0/value", format!("round {round}"));
    set.map_err(|_| "the document has a primary field")?;
    for_each(passes, CLIENTS, |pass| service.republish(pass, &bundle)).map(drop)
}

/// Files of new versions for each second.
fn first_fetches(service: &Service, passes: &[PublishedPass]) -> Result<f64, Missing> {
    let fetch = |pass: &PublishedPass| {
        let path = service.path_of(&pass.download_url);
        service.expect(200, http::Request::get(path).body(Vec::new())?).map(drop)
    };
    let (done, took) = timed(|| for_each(passes, CLIENTS, fetch));
    Ok(done?.len() as f64 / took.as_secs_f64())
}

/// Calls for each second of a round, by all clients together.
fn rate(call: impl Fn() -> Result<(), Missing> + Sync) -> Result<f64, Missing> {
    // The first one warms up.
    call()?;
    let (over, calls) = (AtomicBool::new(false), AtomicU32::new(0));
    let failed = AtomicBool::new(false);
    let client = || {
        while !over.load(Ordering::Relaxed) {
            match call() {
                Ok(()) => drop(calls.fetch_add(1, Ordering::Relaxed)),
                Err(error) => {
                    eprintln!("{error}");
                    failed.store(true, Ordering::Relaxed);
                    return;
                }
            }
        }
    };
    let ((), took) = timed(|| {
        scope(|scope| {
            for _ in 0..CLIENTS {
                scope.spawn(client);
            }
            sleep(ROUND);
            over.store(true, Ordering::Relaxed);
        });
    });
    if failed.into_inner() {
        return Err("a call failed".into());
    }
    Ok(f64::from(calls.into_inner()) / took.as_secs_f64())
}

/// The server of the peer; it ends when its input closes.
struct PassJs {
    child: Child,
    _input: Option<ChildStdin>,
    url: String,
    agent: ureq::Agent,
}

impl PassJs {
    fn start(material: &Material, certificates: &Certificates) -> Result<Self, Missing> {
        let mut child = Command::new(node()?)
            .arg(material::path("tests/bench/peers/pass-js-server.mjs"))
            .arg(&material.folder)
            .args(certificates.files())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let input = child.stdin.take();
        let output = child.stdout.take().ok_or("the peer has no output")?;
        let mut url = String::new();
        BufReader::new(output).read_line(&mut url)?;
        let agent = ureq::Agent::config_builder()
            .max_idle_connections(CLIENTS)
            .max_idle_connections_per_host(CLIENTS)
            .build()
            .into();
        let peer = Self { child, _input: input, url: url.trim().to_owned(), agent };
        if peer.url.starts_with("http://") { Ok(peer) } else { Err("the peer's server did not start".into()) }
    }

    fn fetch(&self, material: &Material) -> Result<(), Missing> {
        let file = self.agent.get(&self.url).call()?.body_mut().read_to_vec()?;
        if file.len() > material.bytes() { Ok(()) } else { Err("a pass is smaller than its pictures".into()) }
    }
}

impl Drop for PassJs {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
