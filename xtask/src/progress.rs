//! Shows that a long step is alive: one rewritten line in a terminal, a line now and then elsewhere.

use std::io::{IsTerminal, Write, stdout};
use std::time::{Duration, Instant};

/// How often a terminal line is rewritten.
const TERMINAL_EVERY: Duration = Duration::from_millis(500);
/// How often a log file gets a sign of life.
const LOG_EVERY: Duration = Duration::from_secs(20);
/// Steps shorter than this need no word about their end.
const WORTH_TELLING: Duration = Duration::from_secs(2);
/// Columns of a terminal line, so that it never wraps.
const COLUMNS: usize = 78;

/// One step that is running.
pub(crate) struct Progress {
    label: String,
    started: Instant,
    shown: Instant,
    terminal: bool,
}

impl Progress {
    /// Announces a step.
    pub(crate) fn start(label: &str) -> Self {
        let now = Instant::now();
        let progress =
            Self { label: label.to_owned(), started: now, shown: now, terminal: stdout().is_terminal() };
        if progress.terminal {
            progress.rewrite("");
        } else {
            println!("{label} ...");
        }
        progress
    }

    /// Shows that it goes on, with the last line of its output.
    pub(crate) fn tick(&mut self, last_line: &str) {
        let every = if self.terminal { TERMINAL_EVERY } else { LOG_EVERY };
        if self.shown.elapsed() < every {
            return;
        }
        self.shown = Instant::now();
        let last_line = last_line.trim();
        if self.terminal {
            self.rewrite(last_line);
        } else {
            println!("  {}, {} so far: {last_line}", self.label, self.seconds());
        }
    }

    /// Says how long it took.
    pub(crate) fn finish(self, outcome: &str) {
        if self.terminal {
            print!("\r\x1b[K");
            println!("{}: {outcome} ({})", self.label, self.seconds());
        } else if self.started.elapsed() >= WORTH_TELLING || outcome != DONE {
            println!("  {}: {outcome} ({})", self.label, self.seconds());
        }
    }

    fn rewrite(&self, detail: &str) {
        let line = format!("{} ... {} {detail}", self.label, self.seconds());
        let line: String = line.chars().take(COLUMNS).collect();
        print!("\r\x1b[K{line}");
        // A terminal that cannot be written to has nobody in front of it.
        let _ = stdout().flush();
    }

    fn seconds(&self) -> String {
        format!("{} s", self.started.elapsed().as_secs())
    }
}

/// The outcome of a step that went well.
pub(crate) const DONE: &str = "done";
