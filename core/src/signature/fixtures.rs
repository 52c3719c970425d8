//! The test certificates of `tests/fixtures/certificates`, for the tests of this module.

use super::{Certificate, CertificateChain};
use crate::time::Timestamp;

macro_rules! fixture {
    ($name:literal) => {
        include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/certificates/", $name))
    };
}
pub(crate) use fixture;

/// An instant inside the validity of the test certificates: 2026-12-24T12:00:00Z.
pub(crate) const NOW: Timestamp = Timestamp::from_unix_seconds(1_798_113_600);

/// A key on the curve P-256, made for tests.
pub(crate) const THROW_AWAY_TEST_KEY: &str = "-----BEGIN PRIVATE KEY-----\n\
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLhgYlt5XVR381+LF\n\
    za7rfZTwh5dkTQreOi8a3JMMij+hRANCAAQex8tHwQnbHp5X9Rczk5ndhpnxFbMz\n\
    dHlbK4IDZVU+rdq1WE0jwBP2eSYLn9BaxGDH6JzelWW+sswdvdvUimpa\n\
    -----END PRIVATE KEY-----";

pub(crate) fn leaf() -> Certificate {
    Certificate::parse(fixture!("pass.pem")).unwrap()
}

pub(crate) fn intermediate() -> Certificate {
    Certificate::parse(fixture!("intermediate.pem")).unwrap()
}

pub(crate) fn chain() -> CertificateChain {
    CertificateChain::new(leaf(), intermediate()).unwrap()
}

/// Runs a future that never waits.
pub(crate) fn finish<T>(future: impl Future<Output = T>) -> T {
    use std::pin::pin;
    use std::task::{Context, Poll, Waker};

    let mut context = Context::from_waker(Waker::noop());
    match pin!(future).poll(&mut context) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("this future waits for something"),
    }
}
