//! How many passes an account makes in a month, and how many it may.
//!
//! In scope: plans, limits, counting. Out of scope: what a client reads of it (see `dialects::usage`).

use serde::{Deserialize, Serialize};

use super::super::ports::{SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, text};
use crate::time::Timestamp;

/// What an account pays for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Plan {
    /// Some features are kept for the other plan.
    Free,
    /// Everything; also what an account has whose operator never thought about plans.
    #[default]
    Pro,
}

impl Plan {
    /// The word of the API.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Free => "free",
            Self::Pro => "pro",
        }
    }

    /// Reads the word of the API.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        [Self::Free, Self::Pro].into_iter().find(|plan| plan.as_str() == word)
    }

    /// How many passes a month the plan has when the operator names no other number.
    #[must_use]
    pub fn usual_limit(self) -> u64 {
        match self {
            Self::Free => 1_000,
            Self::Pro => 100_000,
        }
    }
}

/// How an account stands in one month.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Usage {
    /// The month in UTC, for example `2026-11`.
    pub month: String,
    /// The passes of that month so far.
    pub count: u64,
    /// How many there may be; `None` without a limit.
    pub limit: Option<u64>,
    /// The plan.
    pub plan: Plan,
}

impl Usage {
    /// Whether there is room for one more.
    #[must_use]
    pub fn has_room(&self) -> bool {
        self.limit.is_none_or(|limit| self.count < limit)
    }
}

/// The month of an instant in UTC.
fn month(now: Timestamp) -> String {
    now.to_rfc3339().chars().take(7).collect()
}

/// The first day of the month after this one, for example `2026-12-01`.
#[must_use]
pub fn next_month(month: &str) -> String {
    let (year, number) = month.split_once('-').unwrap_or((month, "12"));
    match (year.parse::<u32>(), number.parse::<u32>()) {
        (Ok(year), Ok(number)) if number < 12 => format!("{year:04}-{:02}-01", number + 1),
        (Ok(year), _) => format!("{:04}-01-01", year + 1),
        _ => month.to_owned(),
    }
}

/// How the account stands now.
pub(super) fn read<S: Storage>(storage: &S, now: Timestamp) -> Result<Usage, Failure> {
    let month = month(now);
    let rows = storage.exec(
        "SELECT plan, COALESCE(monthly_limit, -1), COALESCE((SELECT passes FROM usage WHERE month = ?), 0) FROM account",
        &[text(&month)],
    )?;
    let Some(row) = rows.into_iter().next() else {
        return Ok(Usage { month, count: 0, limit: None, plan: Plan::default() });
    };
    let mut row = Columns::new("account", row);
    let plan = Plan::parse(&row.text()?).unwrap_or_default();
    let limit = u64::try_from(row.integer()?).ok();
    Ok(Usage { month, count: row.count()?, limit, plan })
}

/// Counts one pass. Belongs into a transaction.
pub(super) fn add<S: Storage>(storage: &S, month: &str) -> Result<(), Failure> {
    storage.exec(
        "INSERT INTO usage (month, passes) VALUES (?, 1) ON CONFLICT (month) DO UPDATE SET passes = passes + 1",
        &[text(month)],
    )?;
    Ok(())
}

/// Counts a changed pass, if there is room.
pub(super) fn spend<S: Storage>(storage: &S, now: Timestamp) -> Result<Option<Usage>, Failure> {
    storage.transaction(move |storage| {
        let usage = read(storage, now)?;
        if !usage.has_room() {
            return Ok(Some(usage));
        }
        add(storage, &usage.month)?;
        Ok(None)
    })
}

/// Takes one back that came to nothing.
pub(super) fn refund<S: Storage>(storage: &S, month: &str) -> Result<(), Failure> {
    storage.exec("UPDATE usage SET passes = MAX(passes - 1, 0) WHERE month = ?", &[text(month)])?;
    Ok(())
}

/// Changes plan and limit.
pub(super) fn set_plan<S: Storage>(storage: &S, plan: Plan, limit: Option<u64>) -> Result<(), Failure> {
    let limit = limit.map_or(SqlValue::Null, count);
    storage.exec("UPDATE account SET plan = ?, monthly_limit = ?", &[text(plan.as_str()), limit])?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_month_after_december_is_january() {
        let november = Timestamp::parse_rfc3339("2026-11-30T23:59:59Z").unwrap();
        assert_eq!(month(november), "2026-11");
        assert_eq!(next_month("2026-11"), "2026-12-01");
        assert_eq!(next_month("2026-12"), "2027-01-01");
    }

    #[test]
    fn without_a_limit_there_is_always_room() {
        let usage = |count, limit| Usage { month: String::new(), count, limit, plan: Plan::Free };
        assert!(usage(9, None).has_room() && usage(9, Some(10)).has_room());
        assert!(!usage(10, Some(10)).has_room());
    }
}
