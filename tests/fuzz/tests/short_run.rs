//! The targets on their seeds, on inputs that once broke them, and on a fixed set of mutations: the part of fuzzing that every test run has.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests fail by panicking")]

use std::alloc::System;
use std::fs;
use std::path::PathBuf;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use cap::Cap;
use passwright_fuzz::mutation::{Randomness, mutate};
use passwright_fuzz::{MAX_MEMORY_BYTES, TARGETS, target};

/// Beside the input's own memory there are the seeds and the test harness.
const HARNESS_BYTES: usize = 8 * 1024 * 1024;

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, MAX_MEMORY_BYTES + HARNESS_BYTES);

/// One target at a time, so that the memory is its own.
static TURN: Mutex<()> = Mutex::new(());

/// Mutations of each target; with these all targets together take some seconds in a debug build.
const MUTATIONS: usize = 1_500;

/// How long one input may take in a debug build on a busy machine.
const MAX_TIME: Duration = Duration::from_secs(20);

fn inputs(folder: &str, name: &str) -> Vec<(String, Vec<u8>)> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(folder).join(name);
    let Ok(files) = fs::read_dir(&folder) else { return Vec::new() };
    let mut paths: Vec<PathBuf> = files.map(|file| file.unwrap().path()).collect();
    paths.sort();
    paths.into_iter().map(|path| (path.display().to_string(), fs::read(path).unwrap())).collect()
}

fn run(name: &str) {
    let _turn = TURN.lock().unwrap_or_else(PoisonError::into_inner);
    let target = target(name).unwrap();
    let timed = |bytes: &[u8], origin: &str| {
        let started = Instant::now();
        (target.run)(bytes);
        assert!(started.elapsed() < MAX_TIME, "{origin} took {:?}", started.elapsed());
    };
    let seeds = inputs("seeds", name);
    assert!(!seeds.is_empty(), "{name} has no seeds");
    for (origin, bytes) in seeds.iter().chain(&inputs("regressions", name)) {
        println!("{origin}");
        timed(bytes, origin);
    }
    let mut random = Randomness::new(20_261_224);
    for round in 0..MUTATIONS {
        let (origin, bytes) = seeds.get(random.below(seeds.len())).unwrap();
        timed(&mutate(bytes, &mut random, target.max_bytes), &format!("mutation {round} of {origin}"));
    }
}

macro_rules! short_runs {
    ($($test:ident: $name:literal;)*) => {
        $(#[test]
        fn $test() {
            run($name);
        })*

        #[test]
        fn every_target_has_its_run() {
            let names: Vec<&str> = TARGETS.iter().map(|target| target.name).collect();
            assert_eq!(names, [$($name),*]);
        }
    };
}

short_runs! {
    archives_keep_within_limits: "zip";
    pictures_keep_within_limits: "png";
    manifests_print_what_they_read: "manifest";
    mended_json_is_strict_json: "json";
    texts_print_what_they_read: "strings";
    no_signature_holds_for_two_manifests: "cms";
    certificates_print_what_they_read: "certificate";
    pem_prints_what_it_reads: "pem";
    keys_print_what_they_read: "key";
    keys_of_p12_files_are_their_certificates: "p12";
}

#[test]
fn seeds_are_no_longer_than_what_is_tried() {
    for target in TARGETS {
        for (origin, bytes) in inputs("seeds", target.name) {
            assert!(bytes.len() <= target.max_bytes, "{origin} has {} bytes", bytes.len());
        }
    }
}
