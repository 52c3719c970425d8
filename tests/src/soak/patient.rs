//! A client that tries again: a phone does so by itself, and so does every issuer's program that is worth its name.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

use http::{Request, Response};
use serde_json::Value;

use crate::world::{HttpWorld, SeenPush, World};

/// How long a request is repeated: as long as a start of the server may take.
const PATIENCE: Duration = Duration::from_secs(240);
/// The pause before it is repeated.
const PAUSE: Duration = Duration::from_millis(200);

/// A server that may be gone for a while. Everything asked of it here can be asked twice.
#[derive(Debug)]
pub struct Patient {
    world: HttpWorld,
    /// Connections that broke or were refused.
    broken: AtomicU64,
    /// Answers that were a failure of the server's.
    failed: AtomicU64,
}

impl Patient {
    /// A patient client of a server.
    #[must_use]
    pub fn new(world: HttpWorld) -> Self {
        Self { world, broken: AtomicU64::new(0), failed: AtomicU64::new(0) }
    }

    /// How many requests met a broken connection.
    #[must_use]
    pub fn broken(&self) -> u64 {
        self.broken.load(Ordering::Relaxed)
    }

    /// How many requests were answered with a failure of the server's.
    #[must_use]
    pub fn failed(&self) -> u64 {
        self.failed.load(Ordering::Relaxed)
    }
}

impl World for Patient {
    fn send(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let start = Instant::now();
        loop {
            let last = match self.world.try_send(request.clone()) {
                Ok(reply) if reply.status().is_server_error() => {
                    self.failed.fetch_add(1, Ordering::Relaxed);
                    format!("{} {}", reply.status(), String::from_utf8_lossy(reply.body()))
                }
                Ok(reply) => return reply,
                Err(error) => {
                    self.broken.fetch_add(1, Ordering::Relaxed);
                    error.to_string()
                }
            };
            assert!(start.elapsed() < PATIENCE, "{} {}: {last}", request.method(), request.uri());
            sleep(PAUSE);
        }
    }

    fn base_url(&self) -> &str {
        self.world.base_url()
    }

    fn api_key(&self) -> &str {
        self.world.api_key()
    }

    fn test_api_key(&self) -> &str {
        self.world.test_api_key()
    }

    fn admin_secret(&self) -> &str {
        self.world.admin_secret()
    }

    fn root_certificate(&self) -> &str {
        self.world.root_certificate()
    }

    fn wait_for_pushes(&self, token: &str, least: usize) -> Vec<SeenPush> {
        self.world.wait_for_pushes(token, least)
    }

    fn script_pushes(&self, token: &str, answers: Value) {
        self.world.script_pushes(token, answers);
    }
}
