//! The storage of one Durable Object behind core's [`Storage`]: SQL, one synchronous transaction, one alarm.
//!
//! In scope: values across the JavaScript border, rolling back. Out of scope: every statement; core writes them.
//! Source: Cloudflare, "SQLite-backed Durable Object Storage" (`sql.exec`, `transactionSync`, `setAlarm`).

use std::cell::Cell;
use std::rc::Rc;

use js_sys::{Array, Function, Promise, Reflect, Uint8Array};
use passwright_core::service::ports::{Row, SqlError, SqlValue, Storage};
use passwright_core::time::Timestamp;
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use worker::{SqlStorage, SqlStorageValue, State, console_error};

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
    sql: SqlStorage,
    /// `ctx.storage`: the crate wraps neither `transactionSync` nor a `setAlarm` that does not wait.
    raw: JsValue,
}

impl ObjectStorage {
    pub(crate) fn of(state: &State) -> Self {
        let storage = state.storage();
        Self { sql: storage.sql(), raw: JsValue::from(storage.as_raw()) }
    }

    fn call(&self, method: &str, arguments: &Array) -> Result<JsValue, JsValue> {
        let function: Function = Reflect::get(&self.raw, &method.into())?.dyn_into()?;
        function.apply(&self.raw, arguments)
    }
}

impl Storage for ObjectStorage {
    fn exec(&self, statement: &str, parameters: &[SqlValue]) -> Result<Vec<Row>, SqlError> {
        let parameters = parameters.iter().map(to_js).collect::<Result<Vec<_>, _>>()?;
        let cursor = self.sql.exec_raw(statement, parameters).map_err(|error| failed(&error.into()))?;
        // Every row is read even when none is wanted: the runtime runs a statement as its rows are taken.
        cursor
            .raw()
            .map(|row| row.map_err(|error| failed(&error.into()))?.into_iter().map(from_js).collect())
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

fn from_js(value: SqlStorageValue) -> Result<SqlValue, SqlError> {
    Ok(match value {
        SqlStorageValue::Null => SqlValue::Null,
        SqlStorageValue::Boolean(flag) => SqlValue::Integer(i64::from(flag)),
        SqlStorageValue::Integer(number) => SqlValue::Integer(number),
        SqlStorageValue::Float(number) => {
            return Err(SqlError { message: format!("the number {number} is not an integer within 2^53") });
        }
        SqlStorageValue::String(text) => SqlValue::Text(text),
        SqlStorageValue::Blob(bytes) => SqlValue::Blob(bytes),
    })
}
