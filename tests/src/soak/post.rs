//! Where pushes arrive: Apple's side, which outlives the server.

use std::collections::HashSet;
use std::sync::{Mutex, PoisonError};

use crate::fake_push::server::FakePushServer;

/// What became of the pushes that the server sent.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Calls of the server.
    pub calls: u64,
    /// Taken, to be brought to the phone.
    pub delivered: u64,
    /// Answered with "too many requests", with "out of service", or not at all: to be repeated.
    pub to_repeat: u64,
    /// Answered with "this token has ended": to be given up.
    pub given_up: u64,
    /// Answered with anything else, which must not happen.
    pub refused: u64,
}

/// What reached a token since its phone looked last.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Arrived {
    /// A push.
    pub(super) push: bool,
    /// The news that the token has ended.
    pub(super) end: bool,
}

/// The push service and what it holds for each phone.
#[derive(Debug)]
pub(super) struct PostOffice {
    server: FakePushServer,
    boxes: Mutex<Boxes>,
}

#[derive(Debug, Default)]
struct Boxes {
    pushed: HashSet<String>,
    ended: HashSet<String>,
    counts: Counts,
}

impl PostOffice {
    pub(super) fn open() -> Self {
        let server = FakePushServer::start(0).expect("a port for the push service");
        Self { server, boxes: Mutex::default() }
    }

    pub(super) fn url(&self) -> String {
        self.server.url()
    }

    pub(super) fn begin_trouble(&self, one_in: u64, seed: u64) {
        self.server.service().begin_trouble(one_in, seed);
    }

    pub(super) fn end_trouble(&self) {
        self.server.service().end_trouble();
    }

    /// What reached a token, which is then empty.
    pub(super) fn collect(&self, token: &str) -> Arrived {
        let mut boxes = self.boxes.lock().unwrap_or_else(PoisonError::into_inner);
        for push in self.server.service().take_pushes() {
            boxes.sort(push.token, push.status);
        }
        Arrived { push: boxes.pushed.remove(token), end: boxes.ended.remove(token) }
    }

    pub(super) fn counts(&self) -> Counts {
        self.boxes.lock().unwrap_or_else(PoisonError::into_inner).counts
    }
}

impl Boxes {
    fn sort(&mut self, token: String, status: Option<u16>) {
        self.counts.calls += 1;
        match status {
            Some(200) => {
                self.counts.delivered += 1;
                self.pushed.insert(token);
            }
            Some(410) => {
                self.counts.given_up += 1;
                self.ended.insert(token);
            }
            None | Some(429 | 503) => self.counts.to_repeat += 1,
            Some(_) => self.counts.refused += 1,
        }
    }
}
