//! Counting what passed: lines of cargo's and Node's test runners, and the table at the end.

use std::time::Duration;

/// What one stage brought.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Counts {
    /// Tests that passed.
    pub(crate) passed: usize,
    /// Tests that failed.
    pub(crate) failed: usize,
    /// Names of what was not run.
    pub(crate) skipped: Vec<String>,
}

impl Counts {
    /// A check that is one test by itself.
    pub(crate) fn one(passed: bool) -> Self {
        Self { passed: usize::from(passed), failed: usize::from(!passed), skipped: Vec::new() }
    }

    /// Adds what another part of the same stage brought.
    pub(crate) fn add(&mut self, other: Self) {
        self.passed += other.passed;
        self.failed += other.failed;
        self.skipped.extend(other.skipped);
    }

    /// Takes one line of `cargo test`.
    pub(crate) fn read_cargo(&mut self, line: &str) {
        if let Some(summary) = line.strip_prefix("test result:") {
            self.passed += number_before(summary, " passed");
            self.failed += number_before(summary, " failed");
        } else if let Some(test) = line.strip_prefix("test ") {
            // `test a::b ... ignored` or `test a::b ... ignored, the reason`
            if let Some((name, outcome)) = test.split_once(" ... ")
                && outcome.starts_with("ignored")
            {
                self.skipped.push(name.to_owned());
            }
        }
    }

    /// Takes one line of Node's TAP report; only single tests count, not the suites around them.
    pub(crate) fn read_tap(&mut self, line: &str) {
        if let Some(count) = line.strip_prefix("# pass ") {
            self.passed += count.trim().parse().unwrap_or(0);
        } else if let Some(count) = line.strip_prefix("# fail ") {
            self.failed += count.trim().parse().unwrap_or(0);
        } else if let Some(count) = line.strip_prefix("# cancelled ") {
            self.failed += count.trim().parse().unwrap_or(0);
        } else if let Some((test, _)) = split_directive(line) {
            let name = test.split_once(" - ").map_or(test, |(_, name)| name);
            self.skipped.push(name.trim().to_owned());
        }
    }
}

/// `ok 3 - a name # SKIP why` and `# TODO why` are tests that did not have to pass.
fn split_directive(line: &str) -> Option<(&str, &str)> {
    let line = line.trim_start();
    let is_test = line.starts_with("ok ") || line.starts_with("not ok ");
    let directive = line
        .rsplit_once(" # ")
        .filter(|(_, directive)| directive.starts_with("SKIP") || directive.starts_with("TODO"));
    directive.filter(|_| is_test)
}

/// The number that stands before a word.
fn number_before(text: &str, word: &str) -> usize {
    let before = text.split_once(word).map_or("", |(before, _)| before);
    let digits = before.rsplit(|c: char| !c.is_ascii_digit()).next();
    digits.and_then(|digits| digits.parse().ok()).unwrap_or(0)
}

/// One row of the table.
pub(crate) struct Row {
    /// Name of the stage.
    pub(crate) name: String,
    /// How long it took.
    pub(crate) took: Duration,
    /// What it brought.
    pub(crate) counts: Counts,
}

/// The whole run.
#[derive(Default)]
pub(crate) struct Report {
    rows: Vec<Row>,
}

impl Report {
    /// Adds a finished stage.
    pub(crate) fn add(&mut self, row: Row) {
        self.rows.push(row);
    }

    /// Prints the table; the closing line stands alone at the end.
    pub(crate) fn print(&self) {
        println!("\n{:<34} {:>8} {:>7} {:>7} {:>8}", "stage", "minutes", "passed", "failed", "skipped");
        let mut total = Counts::default();
        let mut took = Duration::ZERO;
        for Row { name, took: time, counts } in &self.rows {
            let minutes = minutes(*time);
            let skipped = counts.skipped.len();
            println!("{name:<34} {minutes:>8} {:>7} {:>7} {skipped:>8}", counts.passed, counts.failed);
            total.passed += counts.passed;
            total.failed += counts.failed;
            total.skipped.extend(counts.skipped.iter().cloned());
            took += *time;
        }
        println!("{:<34} {:>8}", "together", minutes(took));
        if !total.skipped.is_empty() {
            println!("\nnot run: {}", total.skipped.len());
            for name in &total.skipped {
                println!("  - {name}");
            }
        }
        println!("\n{}", self.closing_line());
    }

    /// `N passed, N failed, N skipped`.
    pub(crate) fn closing_line(&self) -> String {
        let sum = |count: fn(&Counts) -> usize| self.rows.iter().map(|row| count(&row.counts)).sum::<usize>();
        let passed = sum(|counts| counts.passed);
        let failed = sum(|counts| counts.failed);
        let skipped = sum(|counts| counts.skipped.len());
        format!("{passed} passed, {failed} failed, {skipped} skipped")
    }

    /// Whether the run is good: nothing failed, and where `strict`, nothing was left out.
    pub(crate) fn is_good(&self, strict: bool) -> bool {
        self.rows.iter().all(|row| row.counts.failed == 0 && (!strict || row.counts.skipped.is_empty()))
    }
}

fn minutes(time: Duration) -> String {
    format!("{:.1}", time.as_secs_f64() / 60.0)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{Counts, Report, Row};

    #[test]
    fn cargos_lines_are_counted_and_ignored_tests_named() {
        let mut counts = Counts::default();
        for line in [
            "running 3 tests",
            "test a::works ... ok",
            "test a::b ... ignored, needs a year",
            "test result: FAILED. 12 passed; 3 failed; 1 ignored; 0 measured; 0 filtered out",
            "test result: ok. 5 passed; 0 failed; 0 ignored; 0 measured; 0 filtered out",
        ] {
            counts.read_cargo(line);
        }
        let skipped = vec!["a::b".to_owned()];
        assert_eq!(counts, Counts { passed: 17, failed: 3, skipped });
    }

    #[test]
    fn nodes_lines_are_counted_and_skipped_tests_named() {
        let mut counts = Counts::default();
        for line in [
            "# Subtest: editor",
            "    ok 1 - opens a pass",
            "    ok 2 - prints # SKIP no printer",
            "# tests 6",
            "# pass 3",
            "# fail 1",
            "# cancelled 1",
            "# skipped 1",
        ] {
            counts.read_tap(line);
        }
        let skipped = vec!["prints".to_owned()];
        assert_eq!(counts, Counts { passed: 3, failed: 2, skipped });
    }

    #[test]
    fn what_was_left_out_counts_only_where_it_must_not_be() {
        let counts = Counts { passed: 2, failed: 0, skipped: vec!["x".into()] };
        let mut report = Report::default();
        report.add(Row { name: "unit".into(), took: Duration::ZERO, counts });
        assert!(report.is_good(false));
        assert!(!report.is_good(true));
        assert_eq!(report.closing_line(), "2 passed, 0 failed, 1 skipped");
    }
}
