//! Runs other programs: each in its own process group, its output kept, stopped when the developer stops.

use std::collections::VecDeque;
use std::io::{self, BufRead, BufReader, PipeReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, ExitStatus, Stdio};
use std::sync::mpsc::{self, Receiver, RecvTimeoutError};
use std::thread;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;

use crate::interrupt;
use crate::progress::{DONE, Progress};

/// First lines of output that a failure shows: npm names the cause there.
const HEAD_LINES: usize = 10;
/// Last lines of output that a failure shows: enough for one compiler error.
const TAIL_LINES: usize = 30;
/// What cargo says while all goes well.
const CARGO_PROGRESS: [&str; 6] =
    ["Compiling ", "Checking ", "Documenting ", "Downloading ", "Downloaded ", "Blocking "];
/// How often a wait looks at signals.
const POLL: Duration = Duration::from_millis(100);
/// How long a program may take to end after SIGTERM.
const GRACE: Duration = Duration::from_secs(5);

/// Why a program did not do its work.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum ProcessError {
    /// It could not be started.
    #[error("{label}: cannot start {program:?}: {source}")]
    NotStarted {
        /// What it was for.
        label: String,
        /// Name of the program.
        program: String,
        /// What the operating system said.
        source: io::Error,
    },
    /// It ended with an error.
    #[error("{label} failed ({status}); its output:\n{output}")]
    Failed {
        /// What it was for.
        label: String,
        /// How it ended.
        status: ExitStatus,
        /// Its first and last lines.
        output: String,
    },
    /// The developer stopped it.
    #[error("interrupted")]
    Interrupted,
}

/// Runs a program to its end behind a progress line.
///
/// # Errors
/// Any [`ProcessError`].
pub(crate) fn run(label: &str, command: &mut Command) -> Result<(), ProcessError> {
    run_reading(label, command, &mut |_| {})
}

/// As [`run`], and gives each line of its output to `on_line`.
///
/// # Errors
/// Any [`ProcessError`].
pub(crate) fn run_reading(
    label: &str,
    command: &mut Command,
    on_line: &mut dyn FnMut(&str),
) -> Result<(), ProcessError> {
    let mut progress = Progress::start(label);
    let mut excerpt = Excerpt::default();
    let result = follow(label, command, &mut |line| match line {
        Some(line) => {
            excerpt.push(line);
            on_line(line);
        }
        None => progress.tick(&excerpt.last),
    });
    match result {
        Ok(status) if status.success() => {
            progress.finish(DONE);
            Ok(())
        }
        Ok(status) => {
            progress.finish("failed");
            Err(ProcessError::Failed { label: label.to_owned(), status, output: excerpt.text() })
        }
        Err(error) => {
            progress.finish("stopped");
            Err(error)
        }
    }
}

/// Runs a program and shows all of its output as it comes.
///
/// # Errors
/// [`ProcessError::NotStarted`] and [`ProcessError::Interrupted`]; a failure is in the status.
pub(crate) fn run_showing(
    label: &str,
    command: &mut Command,
    on_line: &mut dyn FnMut(&str),
) -> Result<ExitStatus, ProcessError> {
    follow(label, command, &mut |line| {
        if let Some(line) = line {
            println!("{line}");
            on_line(line);
        }
    })
}

/// What a short program prints, or nothing if it is absent or fails.
pub(crate) fn output(command: &mut Command) -> Option<String> {
    let output = command.stdin(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| text.trim().to_owned())
}

/// Waits for a program; `on_line` gets each line of output, and `None` when time passed.
fn follow(
    label: &str,
    command: &mut Command,
    on_line: &mut dyn FnMut(Option<&str>),
) -> Result<ExitStatus, ProcessError> {
    let not_started = |command: &Command, source| ProcessError::NotStarted {
        label: label.to_owned(),
        program: command.get_program().to_string_lossy().into_owned(),
        source,
    };
    let (mut child, lines) = match spawn_reading(command) {
        Ok(started) => started,
        Err(source) => return Err(not_started(command, source)),
    };
    let mut ended = None;
    loop {
        match lines.recv_timeout(POLL) {
            Ok(line) => on_line(Some(&line)),
            Err(RecvTimeoutError::Timeout) => {
                // Something that it left behind may hold the pipe open: the program's own end counts.
                if let Ok(Some(_)) = child.try_wait() {
                    let since: &mut Instant = ended.get_or_insert_with(Instant::now);
                    if since.elapsed() > GRACE {
                        break;
                    }
                }
            }
            Err(RecvTimeoutError::Disconnected) => break,
        }
        on_line(None);
        if interrupt::requested() {
            stop_group(&mut child);
            return Err(ProcessError::Interrupted);
        }
    }
    child.wait().map_err(|source| not_started(command, source))
}

/// Starts a program in its own group, with both outputs in one stream of lines.
fn spawn_reading(command: &mut Command) -> io::Result<(Child, Receiver<String>)> {
    let (reader, writer) = io::pipe()?;
    command.stdin(Stdio::null()).stdout(writer.try_clone()?).stderr(writer).process_group(0);
    let child = command.spawn()?;
    // The command keeps its ends of the pipe, which would never close while it lives.
    command.stdout(Stdio::null()).stderr(Stdio::null());
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || read_lines(reader, &sender));
    Ok((child, receiver))
}

fn read_lines(reader: PipeReader, sender: &mpsc::Sender<String>) {
    for line in BufReader::new(reader).split(b'\n') {
        let Ok(line) = line else { return };
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        if sender.send(line).is_err() {
            return;
        }
    }
}

/// Ends a child and everything that it started.
fn stop_group(child: &mut Child) {
    let Some(group) = group_of(child) else { return };
    // The group may be gone already, which is what we want.
    let _ = killpg(group, Signal::SIGTERM);
    let deadline = Instant::now() + GRACE;
    while Instant::now() < deadline {
        if !matches!(child.try_wait(), Ok(None)) {
            break;
        }
        thread::sleep(POLL);
    }
    let _ = killpg(group, Signal::SIGKILL);
    let _ = child.wait();
}

/// The process group that a child leads.
pub(crate) fn group_of(child: &Child) -> Option<Pid> {
    i32::try_from(child.id()).ok().map(Pid::from_raw)
}

/// The first and last lines of an output, and the very last for the progress line.
#[derive(Default)]
struct Excerpt {
    head: Vec<String>,
    tail: VecDeque<String>,
    omitted: usize,
    last: String,
}

impl Excerpt {
    fn push(&mut self, line: &str) {
        // Cargo's machine-readable messages tell a person nothing.
        if line.starts_with('{') || line.trim().is_empty() {
            return;
        }
        line.trim().clone_into(&mut self.last);
        if CARGO_PROGRESS.iter().any(|progress| self.last.starts_with(progress)) {
            return;
        }
        if self.head.len() < HEAD_LINES {
            self.head.push(line.to_owned());
            return;
        }
        if self.tail.len() == TAIL_LINES {
            self.tail.pop_front();
            self.omitted += 1;
        }
        self.tail.push_back(line.to_owned());
    }

    fn text(&self) -> String {
        let mut lines = self.head.clone();
        if self.omitted > 0 {
            lines.push(format!("... {} lines ...", self.omitted));
        }
        lines.extend(self.tail.iter().cloned());
        lines.join("\n")
    }
}

#[cfg(test)]
mod tests {
    use std::process::Command;

    use super::{ProcessError, run, run_reading};

    #[test]
    fn a_failure_shows_the_ends_of_both_outputs() {
        let mut command = Command::new("sh");
        command.args(["-c", "seq 1 100; echo broken >&2; exit 3"]);
        let text = run("the work", &mut command).unwrap_err().to_string();
        assert!(text.starts_with("the work failed (exit status: 3)"), "{text}");
        assert!(text.contains("\n1\n") && text.contains("\n100\n") && text.ends_with("broken"), "{text}");
        assert!(!text.contains("\n50\n"), "{text}");
    }

    #[test]
    fn lines_are_given_in_order() {
        let mut lines = Vec::new();
        let mut command = Command::new("printf");
        command.arg("one\ntwo\nthree");
        run_reading("print", &mut command, &mut |line| lines.push(line.to_owned())).unwrap();
        assert_eq!(lines, ["one", "two", "three"]);
    }

    #[test]
    fn a_missing_program_is_named() {
        let error = run("the work", &mut Command::new("no-such-program")).unwrap_err();
        assert!(matches!(error, ProcessError::NotStarted { .. }));
        assert!(error.to_string().contains("no-such-program"), "{error}");
    }
}
