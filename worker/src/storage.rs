//! The storage of one Durable Object behind core's [`Storage`]: SQL, one synchronous transaction, one alarm.
//!
//! In scope: values across the JavaScript border, rolling back. Out of scope: every statement; core writes them.
//! Source: Cloudflare, "SQLite-backed Durable Object Storage" (`sql.exec`, `transactionSync`, `setAlarm`).

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, ArrayBuffer, Function, Promise, Reflect, Uint8Array};
use passwright_core::service::ports::{Row, SqlError, SqlValue, Storage};
use passwright_core::time::Timestamp;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use worker::console_error;

use crate::bindings::{Sql, taken};
use crate::thrown;

/// The largest integer that JavaScript keeps exactly: 2^53 - 1.
const MAX_SAFE_INTEGER: i64 = 9_007_199_254_740_991;

thread_local! {
    /// Takes the rejection of an alarm call. A call inside a transaction that is rolled back has nobody who waits for it, and a
    /// rejection without a handler would end up in the log as an error of the runtime.
    static ALARM_REJECTED: Closure<dyn FnMut(JsValue)> =
        Closure::new(|error: JsValue| console_error!("the alarm was not kept: {}", thrown::text(&error)));
}

/// The storage of the object that runs. Clones reach the same storage.
#[derive(Clone)]
pub(crate) struct ObjectStorage {
    sql: Sql,
    /// `ctx.storage`.
    raw: JsValue,
    is_prepared: Rc<Cell<bool>>,
}

impl ObjectStorage {
    /// Of `ctx`, as the runtime hands it to an object's constructor.
    pub(crate) fn of(state: &JsValue) -> Self {
        // Every object has both; without them the first statement says what is missing.
        let part = |of: &JsValue, name: &str| Reflect::get(of, &name.into()).unwrap_or_default();
        let raw = part(state, "storage");
        Self { sql: part(&raw, "sql").unchecked_into(), raw, is_prepared: Rc::default() }
    }

    fn call(&self, method: &str, arguments: &Array) -> Result<JsValue, JsValue> {
        let function: Function = Reflect::get(&self.raw, &method.into())?.dyn_into()?;
        function.apply(&self.raw, arguments)
    }
}

impl Storage for ObjectStorage {
    fn exec(&self, statement: &str, parameters: &[SqlValue]) -> Result<Vec<Row>, SqlError> {
        let parameters = parameters.iter().map(to_js).collect::<Result<Array, _>>()?;
        let cursor = self.sql.exec(statement, &parameters);
        // Every row is read even when none is wanted: the runtime runs a statement as its rows are taken.
        let rows = cursor.and_then(|cursor| cursor.raw()).and_then(|rows| taken(&rows));
        rows.map_err(|error| failed(&error))?
            .into_iter()
            .map(|row| row.unchecked_into::<Array>().into_iter().map(from_js).collect())
            .collect()
    }

    fn transaction<T, E>(&self, work: impl FnOnce(&Self) -> Result<T, E> + 'static) -> Result<T, E>
    where
        T: 'static,
        E: From<SqlError> + 'static,
    {
        // The callback must own everything, so its result comes back through a shared cell.
        let outcome: Rc<Cell<Option<Result<T, E>>>> = Rc::default();
        let (slot, storage) = (Rc::clone(&outcome), self.clone());
        let callback = Closure::once_into_js(move || {
            let result = work(&storage);
            // Throwing is how JavaScript asks for a rollback; the text is never shown.
            let verdict =
                if result.is_ok() { Ok(JsValue::UNDEFINED) } else { Err(JsValue::from_str("rolled back")) };
            slot.set(Some(result));
            verdict
        });
        let thrown = self.call("transactionSync", &Array::of1(&callback)).err();
        match (outcome.take(), thrown) {
            (Some(Ok(_)) | None, Some(error)) => Err(failed(&error).into()),
            (Some(result), _) => result,
            (None, None) => Err(SqlError { message: "the transaction did not run".to_owned() }.into()),
        }
    }

    fn is_prepared(&self) -> &Cell<bool> {
        &self.is_prepared
    }

    fn set_alarm(&self, at: Option<Timestamp>) -> Result<(), SqlError> {
        let promise = match at {
            // Milliseconds since 1970 are exact in a float.
            #[allow(clippy::cast_precision_loss)]
            Some(at) => self.call("setAlarm", &Array::of1(&JsValue::from_f64(at.unix_millis() as f64))),
            None => self.call("deleteAlarm", &Array::new()),
        };
        // The write itself has happened, inside the transaction that may run; what the promise adds is only its durability, for which
        // the runtime holds back the answer anyway.
        let promise = promise.map_err(|error| failed(&error))?.unchecked_into::<Promise>();
        ALARM_REJECTED.with(|rejected| drop(promise.catch(rejected)));
        Ok(())
    }
}

fn failed(error: &JsValue) -> SqlError {
    SqlError { message: thrown::text(error) }
}

fn to_js(value: &SqlValue) -> Result<JsValue, SqlError> {
    Ok(match value {
        SqlValue::Null => JsValue::NULL,
        // Within 2^53 an integer is exact in a float.
        #[allow(clippy::cast_precision_loss)]
        SqlValue::Integer(number) if (-MAX_SAFE_INTEGER..=MAX_SAFE_INTEGER).contains(number) => {
            JsValue::from_f64(*number as f64)
        }
        SqlValue::Integer(number) => {
            return Err(SqlError { message: format!("the integer {number} is beyond 2^53") });
        }
        SqlValue::Text(text) => JsValue::from_str(text),
        SqlValue::Blob(bytes) => Uint8Array::from(bytes.as_slice()).into(),
    })
}

fn from_js(value: JsValue) -> Result<SqlValue, SqlError> {
    if let Some(text) = value.as_string() {
        return Ok(SqlValue::Text(text));
    }
    if let Some(number) = value.as_f64() {
        return integer(number).map(SqlValue::Integer);
    }
    if value.is_null() {
        return Ok(SqlValue::Null);
    }
    match value.dyn_into::<ArrayBuffer>() {
        Ok(buffer) => Ok(SqlValue::Blob(Uint8Array::new(&buffer).to_vec())),
        Err(_) => Err(SqlError { message: "a value of no type that SQLite has".to_owned() }),
    }
}

/// SQLite's integers and floats come alike; the tables have integers only, and the range says that this one is exact.
#[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation)]
fn integer(number: f64) -> Result<i64, SqlError> {
    if number.fract() == 0.0 && number.abs() <= MAX_SAFE_INTEGER as f64 {
        return Ok(number as i64);
    }
    Err(SqlError { message: format!("the number {number} is not an integer within 2^53") })
}
