//! The runtime's own objects, for what every message to an object passes: called as they are, with no wrapper's checks and copies between.
//!
//! Out of scope: everything that is called seldom; the worker crate wraps it well. Its `Request` reads the method and Cloudflare's facts about each
//! request, and its `Response` is written twice, which together took a quarter of the time of a small message.
//! Source: Cloudflare, "Durable Object Namespace", "SQLite-backed Durable Object Storage".

use js_sys::{Array, Promise, Reflect};
use wasm_bindgen::prelude::wasm_bindgen;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::RequestInit;
use worker::Env;

#[wasm_bindgen]
extern "C" {
    /// The objects of one class.
    pub(crate) type ObjectNamespace;

    /// The object of a name; nothing is sent yet.
    #[wasm_bindgen(method, catch, js_name = getByName)]
    pub(crate) fn get_by_name(this: &ObjectNamespace, name: &str) -> Result<ObjectStub, JsValue>;

    /// The way to one object.
    pub(crate) type ObjectStub;

    /// Sends a request to it.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn fetch(this: &ObjectStub, url: &str, init: &RequestInit) -> Result<Promise, JsValue>;

    /// The database of one object: `ctx.storage.sql`.
    #[derive(Clone)]
    pub(crate) type Sql;

    /// Begins a statement.
    #[wasm_bindgen(method, catch, variadic)]
    pub(crate) fn exec(this: &Sql, statement: &str, parameters: &Array) -> Result<Cursor, JsValue>;

    /// The rows of a statement, which runs as they are taken.
    pub(crate) type Cursor;

    /// Its rows as arrays of values.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn raw(this: &Cursor) -> Result<JsValue, JsValue>;

    /// Takes everything that an iterator gives.
    #[wasm_bindgen(catch, js_namespace = Array, js_name = from)]
    pub(crate) fn taken(iterator: &JsValue) -> Result<Array, JsValue>;
}

/// The objects of a binding; nothing where there is no such binding.
pub(crate) fn objects(env: &Env, binding: &str) -> Option<ObjectNamespace> {
    let namespace = Reflect::get(env.as_ref(), &binding.into()).ok()?;
    namespace.is_object().then(|| namespace.unchecked_into())
}
