//! What the objects share about their storage: reading rows, making tables, waiting before another try.
//!
//! In scope: helpers over [`Storage`]. Out of scope: what any table means.

use super::ports::{Row, SqlError, SqlValue, Storage};
use super::refusal::Failure;
use crate::time::Timestamp;

/// The longest pause between two tries, in milliseconds: six hours.
const MAX_RETRY_MILLIS: i64 = 6 * 60 * 60 * 1000;

/// How long work that was taken stays taken, in milliseconds. After a crash it is tried again then, so it is short; and it is twice as long as the
/// longest call to another object or to Apple may last (10 s), so that nothing is done twice while somebody is still at it.
pub const LEASE_MILLIS: i64 = 20_000;

/// The columns of one row, read from left to right.
#[derive(Debug)]
pub struct Columns {
    table: &'static str,
    values: std::vec::IntoIter<SqlValue>,
}

impl Columns {
    /// Starts with the first column.
    #[must_use]
    pub fn new(table: &'static str, row: Row) -> Self {
        Self { table, values: row.into_iter() }
    }

    fn unreadable<T>(&self) -> Result<T, Failure> {
        Err(Failure::Row { table: self.table })
    }

    /// The next column as text.
    ///
    /// # Errors
    /// [`Failure::Row`] when it is something else.
    pub fn text(&mut self) -> Result<String, Failure> {
        match self.values.next() {
            Some(SqlValue::Text(text)) => Ok(text),
            _ => self.unreadable(),
        }
    }

    /// The next column as text or nothing.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn optional_text(&mut self) -> Result<Option<String>, Failure> {
        match self.values.next() {
            Some(SqlValue::Text(text)) => Ok(Some(text)),
            Some(SqlValue::Null) => Ok(None),
            _ => self.unreadable(),
        }
    }

    /// The next column as an integer.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn integer(&mut self) -> Result<i64, Failure> {
        match self.values.next() {
            Some(SqlValue::Integer(number)) => Ok(number),
            _ => self.unreadable(),
        }
    }

    /// The next column as a count or version.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn count(&mut self) -> Result<u64, Failure> {
        self.integer().and_then(|number| u64::try_from(number).or_else(|_| self.unreadable()))
    }

    /// The next column as yes or no.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn flag(&mut self) -> Result<bool, Failure> {
        Ok(self.integer()? != 0)
    }

    /// The next column as an instant.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn instant(&mut self) -> Result<Timestamp, Failure> {
        self.integer().map(Timestamp::from_unix_millis)
    }

    /// The next column as an instant or nothing.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn optional_instant(&mut self) -> Result<Option<Timestamp>, Failure> {
        match self.values.next() {
            Some(SqlValue::Integer(millis)) => Ok(Some(Timestamp::from_unix_millis(millis))),
            Some(SqlValue::Null) => Ok(None),
            _ => self.unreadable(),
        }
    }

    /// The next column as bytes.
    ///
    /// # Errors
    /// As [`Self::text`].
    pub fn bytes(&mut self) -> Result<Vec<u8>, Failure> {
        match self.values.next() {
            Some(SqlValue::Blob(bytes)) => Ok(bytes),
            _ => self.unreadable(),
        }
    }

    /// The next column in a checked type, for example an identifier.
    ///
    /// # Errors
    /// As [`Self::text`], and when the text does not pass the check.
    pub fn checked<T: TryFrom<String>>(&mut self) -> Result<T, Failure> {
        T::try_from(self.text()?).or_else(|_| self.unreadable())
    }
}

/// Text as a parameter.
#[must_use]
pub fn text(value: impl Into<String>) -> SqlValue {
    SqlValue::Text(value.into())
}

/// An instant as a parameter.
#[must_use]
pub fn instant(value: Timestamp) -> SqlValue {
    SqlValue::Integer(value.unix_millis())
}

/// A count or version as a parameter.
#[must_use]
pub fn count(value: u64) -> SqlValue {
    SqlValue::Integer(i64::try_from(value).unwrap_or(i64::MAX))
}

/// Yes or no as a parameter.
#[must_use]
pub fn flag(value: bool) -> SqlValue {
    SqlValue::Integer(i64::from(value))
}

/// Brings the tables of an object to the newest version: each step that was not taken yet, in order, and the new version, in one
/// transaction. A step that was released is never changed; a new one goes to the end.
///
/// `PRAGMA user_version` is refused by Durable Objects, so the version is a row.
///
/// # Errors
/// [`SqlError`] when the database refuses.
pub fn prepare<S: Storage>(storage: &S, steps: &'static [&'static [&'static str]]) -> Result<(), SqlError> {
    if storage.is_prepared().get() {
        return Ok(());
    }
    bring_up(storage, steps)?;
    storage.is_prepared().set(true);
    Ok(())
}

fn bring_up<S: Storage>(storage: &S, steps: &'static [&'static [&'static str]]) -> Result<(), SqlError> {
    let newest = steps.len();
    // The table is not there the first time; any other error shows in the transaction.
    if storage.exec("SELECT version FROM schema_version", &[]).is_ok_and(|rows| version(rows) >= newest) {
        return Ok(());
    }
    storage.transaction(move |storage| {
        storage.exec("CREATE TABLE IF NOT EXISTS schema_version (version INTEGER NOT NULL)", &[])?;
        let taken = version(storage.exec("SELECT version FROM schema_version", &[])?);
        for statement in steps.iter().skip(taken).copied().flatten() {
            storage.exec(statement, &[])?;
        }
        storage.exec("DELETE FROM schema_version", &[])?;
        storage.exec("INSERT INTO schema_version (version) VALUES (?)", &[count(newest as u64)])?;
        Ok(())
    })
}

fn version(rows: Vec<Row>) -> usize {
    let stored = rows.into_iter().next().and_then(|row| Columns::new("schema_version", row).count().ok());
    stored.and_then(|version| usize::try_from(version).ok()).unwrap_or(0)
}

/// When to try again: the base, doubled with each failed attempt, at most six hours, and up to a quarter more by chance, so that
/// everything that failed together does not come back together.
#[must_use]
pub fn retry_at(now: Timestamp, base_millis: i64, attempt: u64, chance: u8) -> Timestamp {
    let doublings = u32::try_from(attempt.min(30)).unwrap_or(30);
    let pause = base_millis.max(1).saturating_mul(1_i64 << doublings).min(MAX_RETRY_MILLIS);
    now.plus_millis(pause + pause / 4 * i64::from(chance) / 255)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pauses_double_up_to_six_hours_and_vary_by_a_quarter() {
        let now = Timestamp::from_unix_millis(0);
        let pause = |attempt, chance| retry_at(now, 5_000, attempt, chance).unix_millis();
        assert_eq!([pause(0, 0), pause(1, 0), pause(2, 0)], [5_000, 10_000, 20_000]);
        assert_eq!(pause(0, 255), 6_250);
        assert_eq!(pause(u64::MAX, 0), MAX_RETRY_MILLIS);
        assert_eq!(retry_at(now, i64::MAX, 30, 0).unix_millis(), MAX_RETRY_MILLIS);
    }

    #[test]
    fn a_column_of_another_type_is_a_failure_and_no_default() {
        let row = || Columns::new("t", vec![SqlValue::Null]);
        assert!(row().text().is_err());
        assert!(row().integer().is_err());
        assert!(row().bytes().is_err());
        assert_eq!(row().optional_text().unwrap(), None);
        assert!(Columns::new("t", vec![SqlValue::Integer(-1)]).count().is_err());
    }
}
