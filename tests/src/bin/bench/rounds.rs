//! Rates of several rounds: their median, and how far they lie apart.
//!
//! Everything that is compared is measured in turns, and compared round by round: when the machine slows down, it slows down both.

use crate::Missing;
use crate::table::{Budget, Row, Table};

/// How often everything is measured: enough that one disturbed round moves no median.
pub(crate) const ROUNDS: u32 = 7;

/// How long one round runs, in seconds.
pub(crate) const ROUND_SECONDS: u64 = 2;

/// One number for each round, or why there is none.
#[derive(Debug, Default)]
pub(crate) struct Rounds {
    values: Vec<f64>,
    missing: Option<Missing>,
}

impl Rounds {
    /// Adds a round; the first that fails counts for all.
    pub(crate) fn take(&mut self, round: Result<f64, Missing>) {
        match round {
            Ok(value) => self.values.push(value),
            Err(error) => self.missing = self.missing.take().or(Some(error)),
        }
    }

    /// Adds a line with the median, or with the reason why there is none.
    pub(crate) fn push(&self, table: &mut Table, name: &str, unit: &'static str) {
        table.push(match (&self.missing, spread(&self.values)) {
            (None, Some([low, middle, high])) => Row::new(name, middle, unit).between(low, high),
            (Some(error), _) => Row::missing(name, &**error),
            (None, None) => return,
        });
    }

    /// Adds a line that compares these rounds with another's, round by round.
    pub(crate) fn push_beside(&self, table: &mut Table, other: &Self, budget: Budget) {
        let ratios: Vec<f64> =
            self.values.iter().zip(&other.values).map(|(own, other)| own / other).collect();
        if let (None, None, Some([low, middle, high])) = (&self.missing, &other.missing, spread(&ratios)) {
            table.push(Row::new("  Passwright beside it", middle, "x").between(low, high).with(budget));
        }
    }
}

/// The smallest, the middle and the largest value.
pub(crate) fn spread(values: &[f64]) -> Option<[f64; 3]> {
    let mut sorted = values.to_vec();
    sorted.sort_by(f64::total_cmp);
    let middle = sorted.get(sorted.len() / 2)?;
    let before = if sorted.len().is_multiple_of(2) { sorted.get(sorted.len() / 2 - 1)? } else { middle };
    Some([*sorted.first()?, f64::midpoint(*before, *middle), *sorted.last()?])
}

#[cfg(test)]
mod tests {
    use super::spread;

    #[test]
    fn one_disturbed_round_does_not_move_the_median() {
        assert_eq!(spread(&[3.0, 1.0, 2.0, 100.0, 2.5]), Some([1.0, 2.5, 100.0]));
        assert_eq!(spread(&[1.0, 4.0, 2.0, 3.0]), Some([1.0, 2.5, 4.0]));
        assert_eq!(spread(&[]), None);
    }
}
