//! The CPU time of this thread: what a measurement on a shared machine can compare.

use std::time::Duration;

use nix::time::{ClockId, clock_gettime};

use crate::Missing;

/// User and system time that this thread has used.
pub(crate) fn thread_time() -> Result<Duration, Missing> {
    Ok(Duration::from(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?))
}
