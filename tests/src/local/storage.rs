//! The storage of one object over SQLite in memory, with the limits of Durable Objects.
//!
//! What Durable Objects refuse is refused here too, so that a statement that passes the tests passes in production: transactions and
//! PRAGMAs by statement, more than 100 parameters, LIKE patterns over 50 bytes, rows over 2 MB, integers that a double cannot hold.

use std::cell::Cell;
use std::rc::Rc;

use passwright_core::service::ports::{Row, SqlError, SqlValue, Storage};
use passwright_core::time::Timestamp;
use rusqlite::limits::Limit;
use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, params_from_iter};

use super::faults::{Faults, Step};

/// Parameters of one statement.
const MAX_PARAMETERS: i32 = 100;
/// Bytes of a LIKE pattern.
const MAX_LIKE_PATTERN_BYTES: i32 = 50;
/// Bytes of a row.
const MAX_ROW_BYTES: i32 = 2_000_000;
/// Bytes of a statement.
const MAX_STATEMENT_BYTES: i32 = 100_000;
/// Columns of a table.
const MAX_COLUMNS: i32 = 100;
/// The largest integer that JavaScript keeps exactly.
const MAX_INTEGER: u64 = (1 << 53) - 1;

/// A handle to the storage of one object.
#[derive(Clone, Debug)]
pub struct LocalStorage {
    database: Rc<Database>,
    faults: Rc<Faults>,
}

#[derive(Debug)]
struct Database {
    connection: Connection,
    in_transaction: Cell<bool>,
    is_prepared: Cell<bool>,
    /// The alarm, and what a transaction that fails goes back to.
    alarm: Cell<Option<Timestamp>>,
    alarm_before: Cell<Option<Timestamp>>,
}

fn refused(message: impl Into<String>) -> SqlError {
    SqlError { message: message.into() }
}

fn from_sqlite(error: &rusqlite::Error) -> SqlError {
    refused(error.to_string())
}

impl LocalStorage {
    pub(super) fn new(faults: Rc<Faults>) -> Result<Self, rusqlite::Error> {
        let connection = Connection::open_in_memory()?;
        // Thousands of objects fit into one test.
        connection.execute_batch("PRAGMA page_size = 512; PRAGMA cache_size = 50")?;
        for (limit, value) in [
            (Limit::SQLITE_LIMIT_VARIABLE_NUMBER, MAX_PARAMETERS),
            (Limit::SQLITE_LIMIT_LIKE_PATTERN_LENGTH, MAX_LIKE_PATTERN_BYTES),
            (Limit::SQLITE_LIMIT_LENGTH, MAX_ROW_BYTES),
            (Limit::SQLITE_LIMIT_SQL_LENGTH, MAX_STATEMENT_BYTES),
            (Limit::SQLITE_LIMIT_COLUMN, MAX_COLUMNS),
        ] {
            connection.set_limit(limit, value)?;
        }
        let (alarm, alarm_before) = (Cell::new(None), Cell::new(None));
        let database = Database {
            connection,
            in_transaction: Cell::new(false),
            is_prepared: Cell::new(false),
            alarm,
            alarm_before,
        };
        Ok(Self { database: Rc::new(database), faults })
    }

    /// Forgets what an object remembers only while it lives.
    pub(super) fn wake(&self) {
        self.database.is_prepared.set(false);
    }

    /// When the alarm is set to, if it is.
    pub(super) fn alarm(&self) -> Option<Timestamp> {
        self.database.alarm.get()
    }

    /// Sets the alarm as the platform does it by itself: not counted, never failing.
    pub(super) fn put_alarm(&self, at: Option<Timestamp>) {
        self.database.alarm.set(at);
    }

    /// How many rows a table has; none when there is no such table. For looking in from a test.
    #[must_use]
    pub fn rows(&self, table: &str) -> i64 {
        let count = self
            .database
            .connection
            .query_row(&format!("SELECT COUNT(*) FROM {table}"), [], |row| row.get(0));
        count.unwrap_or(0)
    }

    /// Every text and blob of every table, for looking in from a test.
    #[must_use]
    pub fn contains(&self, needle: &[u8]) -> bool {
        let connection = &self.database.connection;
        let tables: Vec<String> = connection
            .prepare("SELECT name FROM sqlite_master WHERE type = 'table'")
            .and_then(|mut it| it.query_map([], |row| row.get(0))?.collect())
            .unwrap_or_default();
        tables.iter().any(|table| {
            let cells: Vec<Vec<u8>> = connection
                .prepare(&format!("SELECT * FROM {table}"))
                .and_then(|mut statement| {
                    let columns = statement.column_count();
                    let mut rows = statement.query([])?;
                    let mut cells = Vec::new();
                    while let Some(row) = rows.next()? {
                        for column in 0..columns {
                            if let ValueRef::Text(bytes) | ValueRef::Blob(bytes) = row.get_ref(column)? {
                                cells.push(bytes.to_vec());
                            }
                        }
                    }
                    Ok(cells)
                })
                .unwrap_or_default();
            cells.iter().any(|cell| cell.windows(needle.len().max(1)).any(|window| window == needle))
        })
    }

    /// Runs statements as they are. For storage that a test brings along.
    ///
    /// # Panics
    /// When SQLite refuses one.
    pub fn load(&self, statements: &str) {
        self.batch(statements).unwrap_or_else(|error| panic!("{error}"));
    }

    /// The statements that make this storage, the platform's own table left out.
    #[must_use]
    pub fn dump(&self) -> String {
        let text = |query: &str| -> Vec<String> {
            let mut statement =
                self.database.connection.prepare(query).unwrap_or_else(|error| panic!("{error}"));
            let rows = statement.query_map([], |row| row.get(0)).unwrap_or_else(|error| panic!("{error}"));
            rows.collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{error}"))
        };
        let own = "name NOT LIKE 'sqlite_%' AND name <> 'platform_alarm' AND sql IS NOT NULL";
        let mut dump = String::new();
        for statement in text(&format!("SELECT sql FROM sqlite_master WHERE {own} ORDER BY type DESC, name"))
        {
            dump.push_str(&statement);
            dump.push_str(";\n");
        }
        for table in
            text(&format!("SELECT name FROM sqlite_master WHERE type = 'table' AND {own} ORDER BY name"))
        {
            let columns = text(&format!("SELECT name FROM pragma_table_info('{table}')"));
            let quoted: Vec<String> = columns.iter().map(|column| format!("quote({column})")).collect();
            let list = columns.join(", ");
            let values = quoted.join(" || ', ' || ");
            for row in text(&format!("SELECT {values} FROM {table}")) {
                dump.push_str(&format!("INSERT INTO {table} ({list}) VALUES ({row});\n"));
            }
        }
        dump
    }

    /// Tables and indexes with their columns, to compare two storages.
    #[must_use]
    pub fn shape(&self) -> Vec<String> {
        let query = "SELECT m.type || ' ' || m.name || ': ' || COALESCE(group_concat(c.shape, ', '), '') FROM sqlite_master m
            LEFT JOIN (SELECT m.name AS of, i.name || ' ' || i.type || ' ' || i.\"notnull\" || ' ' || i.pk || ' ' || COALESCE(i.dflt_value, '-') AS shape
                FROM sqlite_master m, pragma_table_info(m.name) i ORDER BY m.name, i.name) c ON c.of = m.name
            WHERE m.name NOT LIKE 'sqlite_%' GROUP BY m.type, m.name ORDER BY 1";
        let mut statement = self.database.connection.prepare(query).unwrap_or_else(|error| panic!("{error}"));
        let rows = statement.query_map([], |row| row.get(0)).unwrap_or_else(|error| panic!("{error}"));
        rows.collect::<Result<_, _>>().unwrap_or_else(|error| panic!("{error}"))
    }

    fn run(&self, statement: &str, parameters: &[SqlValue]) -> Result<Vec<Row>, SqlError> {
        check_statement(statement)?;
        let parameters = parameters.iter().map(parameter).collect::<Result<Vec<_>, _>>()?;
        let mut prepared =
            self.database.connection.prepare(statement).map_err(|error| from_sqlite(&error))?;
        if prepared.parameter_count() != parameters.len() {
            return Err(refused("wrong number of parameter bindings for SQL query"));
        }
        let columns = prepared.column_count();
        let mut rows = prepared.query(params_from_iter(parameters)).map_err(|error| from_sqlite(&error))?;
        let mut found = Vec::new();
        while let Some(row) = rows.next().map_err(|error| from_sqlite(&error))? {
            let cells = (0..columns).map(|column| cell(row.get_ref(column)));
            found.push(cells.collect::<Result<Row, _>>()?);
        }
        self.faults.count_rows(found.len());
        Ok(found)
    }

    fn roll_back(&self) -> Result<(), SqlError> {
        self.database.alarm.set(self.database.alarm_before.get());
        self.batch("ROLLBACK")
    }

    fn batch(&self, statement: &str) -> Result<(), SqlError> {
        self.database.connection.execute_batch(statement).map_err(|error| from_sqlite(&error))
    }
}

fn check_statement(statement: &str) -> Result<(), SqlError> {
    let word = statement.trim_start().split(|c: char| !c.is_ascii_alphabetic()).next().unwrap_or_default();
    let forbidden = [
        "BEGIN",
        "COMMIT",
        "END",
        "ROLLBACK",
        "SAVEPOINT",
        "RELEASE",
        "PRAGMA",
        "ATTACH",
        "DETACH",
        "VACUUM",
    ];
    if forbidden.iter().any(|it| it.eq_ignore_ascii_case(word)) {
        return Err(refused(format!("not authorized: {word}")));
    }
    Ok(())
}

fn parameter(value: &SqlValue) -> Result<Value, SqlError> {
    Ok(match value {
        SqlValue::Null => Value::Null,
        SqlValue::Integer(number) if number.unsigned_abs() > MAX_INTEGER => {
            return Err(refused(format!("the integer {number} would be rounded")));
        }
        SqlValue::Integer(number) => Value::Integer(*number),
        SqlValue::Text(text) => Value::Text(text.clone()),
        SqlValue::Blob(bytes) => Value::Blob(bytes.clone()),
    })
}

fn cell(value: Result<ValueRef<'_>, rusqlite::Error>) -> Result<SqlValue, SqlError> {
    match value.map_err(|error| from_sqlite(&error))? {
        ValueRef::Null => Ok(SqlValue::Null),
        ValueRef::Integer(number) if number.unsigned_abs() > MAX_INTEGER => {
            Err(refused(format!("the integer {number} would be rounded")))
        }
        ValueRef::Integer(number) => Ok(SqlValue::Integer(number)),
        ValueRef::Real(_) => Err(refused("floating point numbers are not part of the port")),
        ValueRef::Text(text) => {
            let text = std::str::from_utf8(text).map_err(|_| refused("text that is not UTF-8"))?;
            Ok(SqlValue::Text(text.to_owned()))
        }
        ValueRef::Blob(bytes) => Ok(SqlValue::Blob(bytes.to_vec())),
    }
}

/// What a caller is told whose call was made to fail.
fn planned() -> SqlError {
    refused("the test made this call fail")
}

impl Storage for LocalStorage {
    fn exec(&self, statement: &str, parameters: &[SqlValue]) -> Result<Vec<Row>, SqlError> {
        match self.faults.step() {
            Step::Act => self.run(statement, parameters),
            Step::ActInVain => self.run(statement, parameters).and_then(|_| Err(planned())),
            Step::Refuse => Err(planned()),
        }
    }

    fn transaction<T, E>(&self, work: impl FnOnce(&Self) -> Result<T, E> + 'static) -> Result<T, E>
    where
        T: 'static,
        E: From<SqlError> + 'static,
    {
        if self.database.in_transaction.get() {
            return Err(refused("a transaction inside a transaction").into());
        }
        if self.faults.step() == Step::Refuse {
            return Err(planned().into());
        }
        self.batch("BEGIN IMMEDIATE")?;
        self.database.alarm_before.set(self.database.alarm.get());
        self.database.in_transaction.set(true);
        let outcome = work(self);
        self.database.in_transaction.set(false);
        // The commit is a call of its own: before it everything is lost, after it everything is kept.
        let step = if outcome.is_ok() { self.faults.step() } else { Step::Refuse };
        match (outcome, step) {
            (Ok(value), Step::Act) => {
                self.batch("COMMIT")?;
                Ok(value)
            }
            (Ok(_), Step::ActInVain) => {
                self.batch("COMMIT")?;
                Err(planned().into())
            }
            (Ok(_), Step::Refuse) => {
                self.roll_back()?;
                Err(planned().into())
            }
            (Err(error), _) => {
                self.roll_back()?;
                Err(error)
            }
        }
    }

    fn is_prepared(&self) -> &Cell<bool> {
        &self.database.is_prepared
    }

    fn set_alarm(&self, at: Option<Timestamp>) -> Result<(), SqlError> {
        match self.faults.step() {
            Step::Act => {
                self.put_alarm(at);
                Ok(())
            }
            Step::ActInVain => {
                self.put_alarm(at);
                Err(planned())
            }
            Step::Refuse => Err(planned()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn storage() -> LocalStorage {
        let it = LocalStorage::new(Rc::new(Faults::new())).unwrap();
        it.exec("CREATE TABLE t (a)", &[]).unwrap();
        it
    }

    #[test]
    fn what_durable_objects_refuse_is_refused() {
        let it = storage();
        for statement in ["BEGIN", " savepoint x", "PRAGMA user_version = 1", "COMMIT", "VACUUM"] {
            assert!(it.exec(statement, &[]).is_err(), "{statement}");
        }
        let many = vec![SqlValue::Null; 101];
        let places = vec!["?"; 101].join(",");
        assert!(it.exec(&format!("SELECT {places}"), &many).is_err());
        let pattern = SqlValue::Text("x".repeat(51));
        assert!(it.exec("SELECT 1 WHERE 'x' LIKE ?", &[pattern]).is_err());
        let insert = "INSERT INTO t VALUES (?)";
        assert!(it.exec(insert, &[SqlValue::Blob(vec![0; 2_000_001])]).is_err());
        assert!(it.exec(insert, &[SqlValue::Integer(1 << 53)]).is_err());
        assert!(it.exec("SELECT 9007199254740993", &[]).is_err());
        assert!(it.exec(insert, &[]).is_err(), "one parameter is missing");
        assert!(it.exec(insert, &[SqlValue::Blob(vec![0; 1_000_000])]).is_ok());
    }

    #[test]
    fn a_failed_transaction_takes_its_alarm_back() {
        let it = storage();
        let failed: Result<(), SqlError> = it.transaction(|it| {
            it.exec("INSERT INTO t VALUES (1)", &[])?;
            it.set_alarm(Some(Timestamp::from_unix_seconds(1)))?;
            Err(refused("no"))
        });
        assert!(failed.is_err());
        assert_eq!((it.rows("t"), it.alarm()), (0, None));
    }

    #[test]
    fn a_crash_before_the_commit_keeps_nothing_and_after_it_everything() {
        for (plan, kept) in [(Plan::CrashBefore(3), 0), (Plan::CrashAfter(3), 1)] {
            let it = storage();
            it.faults.set(plan);
            let outcome: Result<(), SqlError> =
                it.transaction(|it| it.exec("INSERT INTO t VALUES (1)", &[]).map(drop));
            assert!(outcome.is_err());
            assert!(it.exec("SELECT 1", &[]).is_err(), "a dead process answers nothing");
            assert_eq!(it.rows("t"), kept, "{plan:?}");
        }
    }

    use super::super::faults::Plan;
}
