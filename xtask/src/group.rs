//! The process group of one development server: a guard, the fake push server, wrangler and its children.
//!
//! The group's leader is `xtask guard`. It holds the lock of the state directory and ends the whole
//! group when its standard input closes, so that even SIGKILL of the command leaves nothing behind.
//! The command itself stays outside, in the terminal's group, and learns of Ctrl-C there.

use std::fs::File;
use std::io::{self, Read};
use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::{Child, Command, ExitCode, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::{Pid, getpgrp};

use crate::process::group_of;

/// How long wrangler may take to write its files and end its children.
const GRACE: Duration = Duration::from_secs(5);
/// How often the end is looked for.
const POLL: Duration = Duration::from_millis(50);

/// The group could not be started.
#[derive(Debug, thiserror::Error)]
#[error("cannot start {what}: {source}")]
pub(crate) struct GroupError {
    what: String,
    source: io::Error,
}

/// A running process group; it ends when this is dropped.
pub(crate) struct Group {
    guard: Child,
    id: Pid,
    members: Vec<Child>,
}

impl Group {
    /// Starts the leader, which takes over the lock.
    ///
    /// # Errors
    /// The leader cannot be started.
    pub(crate) fn start(lock: File) -> Result<Self, GroupError> {
        let failed = |source| GroupError { what: "the guard of the server's processes".into(), source };
        let program = this_program().map_err(failed)?;
        let guard = Command::new(program)
            .arg0("xtask")
            .arg("guard")
            .stdin(Stdio::piped())
            .stdout(lock)
            .process_group(0)
            .spawn()
            .map_err(failed)?;
        let id = group_of(&guard).ok_or_else(|| failed(io::ErrorKind::InvalidData.into()))?;
        Ok(Self { guard, id, members: Vec::new() })
    }

    /// Process id of the leader, which is the number of the group.
    pub(crate) fn leader(&self) -> u32 {
        self.guard.id()
    }

    /// Starts a program inside the group and gives its number among the members.
    ///
    /// # Errors
    /// The program cannot be started.
    pub(crate) fn spawn(&mut self, what: &str, command: &mut Command) -> Result<usize, GroupError> {
        let child = command
            .process_group(self.id.as_raw())
            .spawn()
            .map_err(|source| GroupError { what: what.to_owned(), source })?;
        self.members.push(child);
        Ok(self.members.len() - 1)
    }

    /// A member that was started.
    pub(crate) fn member(&mut self, number: usize) -> Option<&mut Child> {
        self.members.get_mut(number)
    }

    /// Whether the leader and all members are still there.
    pub(crate) fn is_alive(&mut self) -> bool {
        let members = self.members.iter_mut();
        std::iter::once(&mut self.guard).chain(members).all(|child| matches!(child.try_wait(), Ok(None)))
    }

    fn stop(&mut self) {
        // Whatever has ended already cannot be signalled, which is no loss.
        let _ = killpg(self.id, Signal::SIGTERM);
        let deadline = Instant::now() + GRACE;
        while Instant::now() < deadline {
            let ended = |child: &mut Child| !matches!(child.try_wait(), Ok(None));
            if self.members.iter_mut().all(ended) {
                break;
            }
            thread::sleep(POLL);
        }
        let _ = killpg(self.id, Signal::SIGKILL);
        for child in std::iter::once(&mut self.guard).chain(&mut self.members) {
            let _ = child.wait();
        }
    }
}

impl Drop for Group {
    fn drop(&mut self) {
        self.stop();
    }
}

/// The file of this program. A build that goes on meanwhile may have replaced it; Linux still knows the old one.
fn this_program() -> io::Result<PathBuf> {
    let running = PathBuf::from("/proc/self/exe");
    if running.exists() { Ok(running) } else { std::env::current_exe() }
}

/// The leader's work: waits until the command is gone, then ends the group.
pub(crate) fn guard() -> ExitCode {
    let mut rest = Vec::new();
    // Nothing is ever written: this returns when the other end closes.
    let _ = io::stdin().read_to_end(&mut rest);
    let _ = killpg(getpgrp(), Signal::SIGKILL);
    ExitCode::SUCCESS
}
