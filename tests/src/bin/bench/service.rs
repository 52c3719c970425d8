//! The running server of a bench: requests to it, passes on it, and the processor time that it used.

use std::fs;
use std::path::PathBuf;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};
use std::thread::scope;
use std::time::{Duration, Instant};

use http::{Request, Response};
use passwright_core::api::PublishedPass;
use passwright_core::bundle::{Bundle, PASS_MEDIA_TYPE};
use passwright_tests::issuer::archive;
use passwright_tests::world::{HttpWorld, World};
use serde::Deserialize;

use crate::Missing;

/// The kernel counts CPU time of processes in hundredths of a second (`USER_HZ`, fixed on Linux).
const TICK_MS: f64 = 10.0;

/// What `server.json` says besides what every scenario needs.
#[derive(Debug, Deserialize)]
#[serde(rename_all = "camelCase")]
struct Described {
    pid: u32,
    push_url: String,
}

/// A server.
pub(crate) struct Service {
    pub(crate) world: HttpWorld,
    /// Where the push service shows what came.
    pub(crate) push_url: String,
    group: u32,
}

impl Service {
    /// The server that `PASSWRIGHT_SERVER` names.
    pub(crate) fn open() -> Result<Self, Missing> {
        let path = std::env::var_os("PASSWRIGHT_SERVER").map(PathBuf::from);
        let path =
            path.ok_or("no server: set PASSWRIGHT_SERVER to a server.json, as `cargo xtask bench` does")?;
        let text = fs::read(&path).map_err(|_| format!("no server: {} is absent", path.display()))?;
        let Described { pid, push_url } = serde_json::from_slice(&text)?;
        Ok(Self { world: HttpWorld::open(&path), push_url, group: pid })
    }

    /// A request with the account's key.
    pub(crate) fn request(
        &self,
        method: &str,
        path: &str,
        media_type: &str,
        body: Vec<u8>,
    ) -> Result<Request<Vec<u8>>, Missing> {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header("authorization", format!("Bearer {}", self.world.api_key()))
            .header("content-type", media_type);
        Ok(request.body(body)?)
    }

    /// Sends a request that must be answered with this status.
    pub(crate) fn expect(
        &self,
        status: u16,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, Missing> {
        let what = format!("{} {}", request.method(), request.uri());
        let reply = self.world.try_send(request)?;
        if reply.status().as_u16() == status {
            return Ok(reply);
        }
        Err(format!("{what}: {} {}", reply.status(), String::from_utf8_lossy(reply.body())).into())
    }

    /// Publishes a pass.
    pub(crate) fn publish(&self, bundle: &Bundle) -> Result<PublishedPass, Missing> {
        let request = self.request("POST", "/api/v1/passes", PASS_MEDIA_TYPE, archive(bundle))?;
        Ok(serde_json::from_slice(self.expect(201, request)?.body())?)
    }

    /// Publishes a new version of a pass.
    pub(crate) fn republish(&self, pass: &PublishedPass, bundle: &Bundle) -> Result<(), Missing> {
        let path = format!("/api/v1/passes/{}", pass.serial_number);
        let request = self.request("PUT", &path, PASS_MEDIA_TYPE, archive(bundle))?;
        self.expect(200, request).map(drop)
    }

    /// The path of an address of this server.
    pub(crate) fn path_of<'a>(&self, url: &'a str) -> &'a str {
        url.strip_prefix(self.world.base_url()).unwrap_or(url)
    }

    /// User and system time that all `workerd` processes of the server have used, in milliseconds.
    pub(crate) fn cpu_ms(&self) -> Result<f64, Missing> {
        let mut ticks = 0_u64;
        let mut found = false;
        for entry in fs::read_dir("/proc")? {
            // Processes that end while we look are no concern.
            let Ok(stat) = fs::read_to_string(entry?.path().join("stat")) else { continue };
            if let Some(used) = ticks_of(&stat, self.group) {
                ticks += used;
                found = true;
            }
        }
        if !found {
            return Err(format!("no workerd process in the group of {}", self.group).into());
        }
        Ok(ticks as f64 * TICK_MS)
    }
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

/// Does something for each of many, a few at a time, and gives what each came to.
pub(crate) fn for_each<T: Sync, R: Send>(
    items: &[T],
    at_once: usize,
    work: impl Fn(&T) -> Result<R, Missing> + Sync,
) -> Result<Vec<R>, Missing> {
    let (next, done) = (AtomicUsize::new(0), Mutex::new(Vec::with_capacity(items.len())));
    let failed: Mutex<Option<String>> = Mutex::new(None);
    let one_after_the_other = || {
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            match work(item) {
                Ok(result) => done.lock().map(|mut done| done.push(result)).unwrap_or_default(),
                Err(error) => {
                    let _ =
                        failed.lock().map(|mut failed| failed.get_or_insert_with(|| error.to_string()).len());
                    return;
                }
            }
        }
    };
    scope(|scope| {
        for _ in 0..at_once {
            scope.spawn(one_after_the_other);
        }
    });
    match failed.into_inner().unwrap_or_else(PoisonError::into_inner) {
        Some(error) => Err(error.into()),
        None => Ok(done.into_inner().unwrap_or_else(PoisonError::into_inner)),
    }
}

/// How long something took, with what came of it.
pub(crate) fn timed<T>(work: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let result = work();
    (result, start.elapsed())
}

/// The value below which this share of all values lies.
pub(crate) fn percentile(values: &[f64], share: f64) -> Option<f64> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let place = (sorted.len() as f64 * share).ceil() as usize;
    sorted.get(place.clamp(1, sorted.len().max(1)) - 1).copied()
}

#[cfg(test)]
mod tests {
    use super::{for_each, percentile, ticks_of};

    #[test]
    fn user_and_system_time_are_counted_for_workerd_of_the_group_alone() {
        let stat = "77 (workerd) S 70 55 55 0 -1 4194560 9 0 0 0 120 34 0 0 20 0 8 0 1000 1 1";
        assert_eq!(ticks_of(stat, 55), Some(154));
        assert_eq!(ticks_of(stat, 56), None);
        assert_eq!(ticks_of(&stat.replace("workerd", "node"), 55), None);
    }

    #[test]
    fn a_percentile_is_one_of_the_values() {
        let values: Vec<f64> = (1..=100).rev().map(f64::from).collect();
        assert_eq!([percentile(&values, 0.5), percentile(&values, 0.99)], [Some(50.0), Some(99.0)]);
        assert_eq!(percentile(&[], 0.5), None);
    }

    #[test]
    fn the_first_failure_of_many_is_told() {
        assert_eq!(for_each(&[1, 2, 3], 2, |it| Ok(it * 2)).unwrap().iter().sum::<i32>(), 12);
        assert_eq!(for_each(&[1], 1, |_| Err::<(), _>("no".into())).unwrap_err().to_string(), "no");
    }
}
