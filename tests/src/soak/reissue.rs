//! A new design for thousands of people, and a server that dies half way: everybody gets it once, nobody is passed over.

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::{scope, sleep};
use std::time::{Duration, Instant};

use http::Method;
use passwright_core::api::{PublishedPass, TemplateReply};
use passwright_core::bundle::{Bundle, PASS_MEDIA_TYPE};
use serde_json::json;

use super::patient::Patient;
use crate::issuer::{Issuer, archive, read, store_card};
use crate::own_server::Launch;

/// Issuers at work at once.
const ISSUERS: usize = 4;
/// How long the whole walk may take on a loaded machine.
const PATIENCE: Duration = Duration::from_secs(1_800);
const POLL: Duration = Duration::from_millis(250);

/// What happened.
#[derive(Debug, Clone, Copy)]
pub struct Report {
    /// How many people have a pass.
    pub holders: usize,
    /// How many of them had the new design when the server died.
    pub reached_before: u64,
    /// From the kill to the last of them.
    pub rest: Duration,
    /// All of it.
    pub took: Duration,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "a new design for {} people: killed after {}, the rest followed within {:.0} s, each once, none passed over; {:.0} s in all",
            self.holders,
            self.reached_before,
            self.rest.as_secs_f64(),
            self.took.as_secs_f64()
        )
    }
}

/// A card with each person's name on it.
#[must_use]
pub fn design(greeting: &str) -> Bundle {
    let mut bundle = store_card("0");
    let text = format!("{greeting} {{{{name}}}}");
    bundle.document_mut().set("/logoText", text).expect("a place");
    bundle
}

/// Makes the passes, sends a new design, kills the server half way and starts it again.
pub fn run(xtask: &Path, folder: &Path, holders: usize) -> Report {
    let start = Instant::now();
    let launch = Launch::new(xtask, folder);
    let server = launch.start();
    let world = Patient::new(server.world());
    let issuer = Issuer::first(&world);
    let upload = |method, path: &str, greeting: &str| {
        issuer.send(method, path, PASS_MEDIA_TYPE, archive(&design(greeting)))
    };
    let template: TemplateReply = read(&upload(Method::POST, "/api/v1/templates", "Hello"), 201);
    let path = format!("/api/v1/templates/{}", template.template);
    let people = join_all(&world, &path, holders);
    println!("re-issue: {holders} passes after {:.0} s", start.elapsed().as_secs_f64());
    read::<TemplateReply>(&upload(Method::PUT, &path, "Welcome"), 200);
    let half = holders as u64 / 2;
    let told = wait_until(&issuer, &path, |told| told.reissue.reached >= half);
    assert!(!told.reissue.done, "it was over before it could be disturbed");
    let reached_before = told.reissue.reached;
    server.kill();
    let killed = Instant::now();
    let _server = launch.start();
    let told = wait_until(&issuer, &path, |told| told.reissue.done);
    let rest = killed.elapsed();
    assert_eq!((told.reissue.reached, told.reissue.failed), (holders as u64, 0));
    for (number, pass) in people.iter().enumerate() {
        let now: PublishedPass = read(&issuer.reads(pass), 200);
        assert_eq!(now.version, 2, "person {number} has the new design once");
    }
    Report { holders, reached_before, rest, took: start.elapsed() }
}

/// A pass for each person, by several issuers at once.
fn join_all(world: &Patient, path: &str, holders: usize) -> Vec<PublishedPass> {
    let next = AtomicUsize::new(0);
    let work = || {
        let issuer = Issuer::first(world);
        let mut made: Vec<PublishedPass> = Vec::new();
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            if number >= holders {
                return made;
            }
            let values = json!({ "values": { "name": format!("No {number}") } }).to_string().into_bytes();
            let reply = issuer.send(Method::POST, &format!("{path}/passes"), "application/json", values);
            made.push(read(&reply, 201));
        }
    };
    scope(|scope| {
        let threads: Vec<_> = (0..ISSUERS).map(|_| scope.spawn(work)).collect();
        threads.into_iter().flat_map(|thread| thread.join().expect("an issuer")).collect()
    })
}

fn wait_until(
    issuer: &Issuer<'_, Patient>,
    path: &str,
    is_true: impl Fn(&TemplateReply) -> bool,
) -> TemplateReply {
    let start = Instant::now();
    loop {
        let told: TemplateReply = read(&issuer.get(path), 200);
        if is_true(&told) {
            return told;
        }
        assert!(start.elapsed() < PATIENCE, "the design comes to a halt: {:?}", told.reissue);
        sleep(POLL);
    }
}
