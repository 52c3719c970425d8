//! What libFuzzer and the fuzz program print, as numbers.

/// The numbers of one run.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct Statistics {
    /// How many inputs were tried.
    pub(super) executions: u64,
    /// How many edges of the program's flow were reached.
    pub(super) edges: u64,
    /// How many inputs brought something new.
    pub(super) corpus: u64,
    /// The most memory of the target at once, in bytes.
    pub(super) peak_bytes: u64,
    /// The longest time of one input, in microseconds.
    pub(super) longest_micros: u64,
    /// What the target said when it broke.
    pub(super) panic: Option<String>,
}

impl Statistics {
    /// Takes one line.
    pub(super) fn read(&mut self, line: &str) {
        if let Some(count) = line.strip_prefix("stat::number_of_executed_units:") {
            self.executions = number(count);
        } else if let Some((micros, bytes)) = record(line) {
            self.longest_micros = self.longest_micros.max(micros);
            self.peak_bytes = self.peak_bytes.max(bytes);
        } else if line.starts_with('#') {
            self.read_pulse(line);
        } else if let Some((_, place)) = line.split_once(" panicked at ") {
            self.panic.get_or_insert_with(|| place.trim_end_matches(':').to_owned());
        } else if line.contains("libFuzzer: timeout") {
            self.panic.get_or_insert_with(|| "a hang".to_owned());
        } else if line.contains("memory allocation of") {
            self.panic.get_or_insert_with(|| "too much memory".to_owned());
        }
    }

    /// `#1234 NEW cov: 56 ft: 78 corp: 9/10b ...`
    fn read_pulse(&mut self, line: &str) {
        let mut words = line.split_whitespace();
        let tried = words.next().and_then(|word| word.strip_prefix('#')).map_or(0, number);
        self.executions = self.executions.max(tried);
        while let Some(word) = words.next() {
            let value = || words.clone().next().unwrap_or_default();
            match word {
                "cov:" => self.edges = self.edges.max(number(value())),
                "corp:" => self.corpus = number(value().split('/').next().unwrap_or_default()),
                _ => {}
            }
        }
    }
}

/// `record: 12 us 3456 bytes`, which the fuzz program prints.
fn record(line: &str) -> Option<(u64, u64)> {
    let (micros, bytes) = line.strip_prefix("record: ")?.split_once(" us ")?;
    Some((number(micros), number(bytes.strip_suffix(" bytes")?)))
}

fn number(text: &str) -> u64 {
    text.trim().parse().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_engines_lines_become_numbers() {
        let mut statistics = Statistics::default();
        for line in [
            "INFO: seed corpus: files: 8 min: 22b max: 2034b",
            "#9 INITED cov: 512 ft: 600 corp: 8/5Kb exec/s: 0 rss: 42Mb",
            "record: 120 us 400 bytes",
            "record: 90 us 5000 bytes",
            "#65536 pulse  cov: 700 ft: 1200 corp: 90/60Kb lim: 4096 exec/s: 20000 rss: 60Mb",
            "#70000 DONE   cov: 701 ft: 1201 corp: 91/60Kb lim: 4096 exec/s: 20000 rss: 60Mb",
            "stat::number_of_executed_units: 70000",
        ] {
            statistics.read(line);
        }
        let expected = Statistics {
            executions: 70_000,
            edges: 701,
            corpus: 91,
            peak_bytes: 5000,
            longest_micros: 120,
            panic: None,
        };
        assert_eq!(statistics, expected);
    }

    #[test]
    fn what_broke_is_told_by_its_first_line() {
        for (line, expected) in [
            ("thread '<unnamed>' panicked at core/src/zip.rs:12:34:", "core/src/zip.rs:12:34"),
            ("==1== ERROR: libFuzzer: timeout after 10 seconds", "a hang"),
            ("memory allocation of 99999999 bytes failed", "too much memory"),
        ] {
            let mut statistics = Statistics::default();
            statistics.read(line);
            statistics.read("thread '<unnamed>' panicked at later.rs:1:1:");
            assert_eq!(statistics.panic.as_deref(), Some(expected), "{line}");
        }
    }
}
