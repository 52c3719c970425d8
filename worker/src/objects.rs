//! The Durable Objects: one class for each kind, all alike; core decides what they store and answer.
//!
//! In scope: handing messages and alarms to core. Out of scope: every decision.

// The macro makes a constructor and methods for JavaScript that cannot carry documentation.
#![allow(missing_docs)]

use passwright_core::service::ports::ObjectKind;
use passwright_core::service::{answer_object, run_alarm};
use wasm_bindgen::prelude::wasm_bindgen;
use worker::{
    DurableObject, Env, Request, Response, ResponseBuilder, Result, State, console_error, durable_object,
};

use crate::body;
use crate::ports::WorkerPorts;
use crate::storage::ObjectStorage;

/// What the classes have in common.
struct Object {
    kind: ObjectKind,
    storage: ObjectStorage,
    ports: WorkerPorts,
}

impl Object {
    fn new(kind: ObjectKind, state: &State, env: Env) -> Self {
        Self { kind, storage: ObjectStorage::of(state), ports: WorkerPorts::for_object(env) }
    }

    /// A message that cannot be read is answered with an empty 400: an exception would only tell the caller that something was thrown.
    async fn answer(&self, request: &Request) -> Result<Response> {
        match body::read_all(request.inner()).await {
            Ok(message) => {
                let answer = answer_object(self.kind, &self.storage, &self.ports, &message).await;
                Response::from_bytes(answer)
            }
            Err(error) => {
                console_error!("{error}");
                Ok(ResponseBuilder::new().with_status(400).empty())
            }
        }
    }

    /// Core sets a failed alarm anew; only a storage that takes no alarm is left to the runtime, which tries six times more.
    async fn alarm(&self) -> Result<Response> {
        run_alarm(self.kind, &self.storage, &self.ports).await.map_err(|error| error.to_string())?;
        Response::empty()
    }
}

macro_rules! object {
    ($name:ident, $kind:expr) => {
        #[durable_object(alarm)]
        pub struct $name(Object);

        impl DurableObject for $name {
            fn new(state: State, env: Env) -> Self {
                Self(Object::new($kind, &state, env))
            }

            async fn fetch(&self, request: Request) -> Result<Response> {
                self.0.answer(&request).await
            }

            async fn alarm(&self) -> Result<Response> {
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
