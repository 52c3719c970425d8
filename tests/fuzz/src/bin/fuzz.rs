//! The program that libFuzzer drives; the variable `PASSWRIGHT_FUZZ_TARGET` names the target, or asks for the `list` of them.
//!
//! It keeps the memory of the target (not of the engine, whose corpus grows) under the limit: an allocation beyond ends the program as a
//! crash. New records of memory and time are printed for `cargo xtask soak`.

#![no_main]
#![allow(unsafe_code, reason = "the engine calls functions by their C names")]

use std::alloc::System;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::time::Instant;

use cap::Cap;
use libfuzzer_sys::fuzz_target;
use passwright_fuzz::{MAX_MEMORY_BYTES, TARGETS, Target, target};

#[global_allocator]
static MEMORY: Cap<System> = Cap::new(System, MAX_MEMORY_BYTES);

static TARGET: OnceLock<&'static Target> = OnceLock::new();
static LONGEST_MICROS: AtomicU64 = AtomicU64::new(0);
static PEAK_BYTES: AtomicUsize = AtomicUsize::new(0);

fuzz_target!(init: choose(), |bytes: &[u8]| {
    if let Some(target) = TARGET.get() {
        let started = Instant::now();
        (target.run)(bytes);
        tell_records(started.elapsed().as_micros());
    }
});

fn choose() {
    let name = std::env::var("PASSWRIGHT_FUZZ_TARGET").unwrap_or_default();
    match target(&name) {
        // Set once, before the first input.
        Some(found) => drop(TARGET.set(found)),
        None if name == "list" => {
            for target in TARGETS {
                println!("{} {}", target.name, target.max_bytes);
            }
            std::process::exit(0);
        }
        None => {
            eprintln!("PASSWRIGHT_FUZZ_TARGET names no target: {name:?}");
            std::process::exit(2);
        }
    }
}

/// A record counts when it is a tenth above the last.
fn tell_records(micros: u128) {
    let micros = u64::try_from(micros).unwrap_or(u64::MAX);
    let peak = MEMORY.max_allocated();
    let (longest, most) = (LONGEST_MICROS.load(Ordering::Relaxed), PEAK_BYTES.load(Ordering::Relaxed));
    if micros > longest + longest / 10 || peak > most + most / 10 {
        LONGEST_MICROS.store(micros.max(longest), Ordering::Relaxed);
        PEAK_BYTES.store(peak.max(most), Ordering::Relaxed);
        eprintln!("record: {} us {} bytes", micros.max(longest), peak.max(most));
    }
}
