//! Shows that it goes on: a bar in a terminal, a line now and then elsewhere, and the first errors.

use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::row::RowError;

/// How often a log gets a line.
const LINE_EVERY: Duration = Duration::from_secs(10);

/// How many errors are shown; all of them are in the list.
const MAX_SHOWN: u64 = 20;

/// What is shown on standard error.
pub(super) struct Progress {
    bar: Option<ProgressBar>,
    total: u64,
    rows: u64,
    told: u64,
    started: Instant,
    last: Instant,
}

impl Progress {
    /// Begins with the number of rows.
    pub(super) fn new(total: u64, shows_bar: bool) -> Self {
        let now = Instant::now();
        let bar = shows_bar.then(|| bar(total));
        Self { bar, total, rows: 0, told: 0, started: now, last: now }
    }

    /// One row more is done.
    pub(super) fn step(&mut self, made: u64) {
        self.rows += 1;
        if let Some(bar) = &self.bar {
            bar.inc(1);
        } else if self.last.elapsed() >= LINE_EVERY {
            self.last = Instant::now();
            let rate = made as f64 / self.started.elapsed().as_secs_f64();
            eprintln!("{} of {} rows, {rate:.0} passes a second", self.rows, self.total);
        }
    }

    /// Shows what is wrong with a row.
    pub(super) fn tell(&mut self, error: &RowError) {
        self.told += 1;
        match self.told {
            1..=MAX_SHOWN => self.print(&error.in_words()),
            told if told == MAX_SHOWN + 1 => self.print("further errors are in the list alone"),
            _ => {}
        }
    }

    /// Takes the bar away.
    pub(super) fn finish(&self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }

    fn print(&self, line: &str) {
        match &self.bar {
            Some(bar) => bar.suspend(|| eprintln!("{line}")),
            None => eprintln!("{line}"),
        }
    }
}

fn bar(total: u64) -> ProgressBar {
    let bar = ProgressBar::new(total);
    // Checked by a test; without it the bar has its default look.
    if let Ok(style) = ProgressStyle::with_template(TEMPLATE) {
        bar.set_style(style);
    }
    bar
}

const TEMPLATE: &str = "{wide_bar} {human_pos} of {human_len}  {per_sec}  {eta}";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_look_of_the_bar_is_understood() {
        ProgressStyle::with_template(TEMPLATE).unwrap();
    }
}
