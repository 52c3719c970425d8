//! The connection to the service.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook, use_callback, use_effect_with, use_mut_ref, use_state};

use crate::api::Client;
use crate::connect::{Connection, forget_key, keep_key, kept_key, take_key_from_address};

/// The connection, and how to change it.
#[derive(Clone, PartialEq)]
pub(crate) struct Session {
    pub(crate) connection: Connection,
    /// Tries a key, and keeps it for this tab or (`true`) this browser once it works.
    pub(crate) connect: Callback<(String, bool)>,
    /// Forgets the key.
    pub(crate) disconnect: Callback<()>,
}

/// Connects with the key from the address, else with the kept one.
#[hook]
pub(crate) fn use_session() -> Session {
    let connection = use_state(|| Connection::None);
    let connect = use_callback((), {
        let setter = connection.setter();
        move |(key, remember): (String, bool), ()| {
            let setter = setter.clone();
            setter.set(Connection::Trying);
            spawn_local(async move {
                let client = Client::new(&key);
                setter.set(match client.identity().await {
                    Ok(identity) => {
                        keep_key(&key, remember);
                        Connection::Connected { client, identity: Rc::new(identity) }
                    }
                    Err(error) => {
                        if error.is_about_the_key() {
                            forget_key();
                        }
                        Connection::Failed(error.to_string())
                    }
                });
            });
        }
    });
    let disconnect = use_callback((), {
        let setter = connection.setter();
        move |(), ()| {
            forget_key();
            setter.set(Connection::None);
        }
    });
    let latest = use_mut_ref(|| Connection::None);
    latest.replace((*connection).clone());
    use_effect_with((), {
        let connect = connect.clone();
        move |()| {
            let from_address = take_key_from_address().map(|key| (key, false));
            let kept = || kept_key().map(|key| (key, crate::connect::is_remembered()));
            if let Some(key) = from_address.or_else(kept) {
                connect.emit(key);
            }
            // A link with a key that is opened in this very tab only changes the fragment.
            let listener = web_sys::window().map(|window| {
                let again = connect.clone();
                [
                    EventListener::new(&window, "hashchange", move |_| {
                        if let Some(key) = take_key_from_address() {
                            connect.emit((key, false));
                        }
                    }),
                    // What failed for want of a network is tried again once there is one.
                    EventListener::new(&window, "online", move |_| {
                        let has_failed = matches!(*latest.borrow(), Connection::Failed(_));
                        if let Some(key) = kept_key().filter(|_| has_failed) {
                            again.emit((key, crate::connect::is_remembered()));
                        }
                    }),
                ]
            });
            move || drop(listener)
        }
    });
    Session { connection: (*connection).clone(), connect, disconnect }
}
