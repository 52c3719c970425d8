//! The Durable Objects: one class for each kind, all alike; core decides what they store and answer.
//!
//! In scope: handing messages and alarms to core. Out of scope: every decision. The classes are written out here where the worker crate has a
//! macro: its requests and responses cost more than what most messages ask for ([`crate::bindings`]).

// The attribute makes constructors and methods for JavaScript that cannot carry documentation.
#![allow(missing_docs)]

use std::rc::Rc;

use js_sys::{JsString, Uint8Array};
use passwright_core::service::ports::ObjectKind;
use passwright_core::service::{ObjectAnswer, answer_object, run_alarm};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;
use web_sys::{Request, Response, ResponseInit};
use worker::{Env, console_error};

use crate::body;
use crate::exchange;
use crate::ports::WorkerPorts;
use crate::promise::promised;
use crate::storage::ObjectStorage;

/// What the classes have in common.
struct Object {
    kind: ObjectKind,
    storage: ObjectStorage,
    ports: WorkerPorts,
}

impl Object {
    fn new(kind: ObjectKind, state: &JsValue, env: Env) -> Self {
        Self { kind, storage: ObjectStorage::of(state), ports: WorkerPorts::for_object(env) }
    }

    /// A message that cannot be read is answered with an empty 400: an exception would only tell the caller that something was thrown.
    async fn answer(&self, request: &Request) -> Result<Response, JsValue> {
        let message = match exchange::carried(request) {
            Some(message) => Ok(message),
            None => body::read_all(request).await,
        };
        match message {
            Ok(message) => match answer_object(self.kind, &self.storage, &self.ports, &message).await {
                ObjectAnswer::Reply(reply) => {
                    Response::new_with_opt_js_u8_array(Some(&Uint8Array::from(reply.as_slice())))
                }
                ObjectAnswer::Whole(answer) => exchange::write(&answer),
            },
            Err(error) => {
                console_error!("{error}");
                let init = ResponseInit::new();
                init.set_status(400);
                Response::new_with_opt_str_and_init(None, &init)
            }
        }
    }

    /// Core sets a failed alarm anew; only a storage that takes no alarm is left to the runtime, which tries six times more.
    async fn alarm(&self) -> Result<(), JsValue> {
        let done = run_alarm(self.kind, &self.storage, &self.ports).await;
        done.map_err(|error| JsString::from(error.to_string()).into())
    }
}

macro_rules! object {
    ($name:ident, $kind:expr) => {
        #[wasm_bindgen]
        pub struct $name(Rc<Object>);

        #[wasm_bindgen]
        impl $name {
            #[wasm_bindgen(constructor)]
            pub fn new(state: JsValue, env: Env) -> Self {
                Self(Rc::new(Object::new($kind, &state, env)))
            }

            pub fn fetch(&self, request: Request) -> Result<JsValue, JsValue> {
                let object = Rc::clone(&self.0);
                promised(async move { object.answer(&request).await })
            }

            pub async fn alarm(&self) -> Result<(), JsValue> {
                self.0.alarm().await
            }
        }
    };
}

object!(PassObject, ObjectKind::Pass);
object!(DeviceObject, ObjectKind::Device);
object!(TemplateObject, ObjectKind::Template);
object!(AccountObject, ObjectKind::Account);
object!(DirectoryObject, ObjectKind::Directory);
