//! Who signs: the service, with an API key, or the person, with a key of their own.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen_futures::spawn_local;
use yew::{Callback, UseStateHandle, hook, use_callback, use_effect_with, use_mut_ref, use_state};

use passwright_core::api::Identity;

use crate::api::Client;
use crate::connect::{Connection, forget_key, keep_key, kept_key, take_key_from_address};
use crate::own_key::OwnKey;

/// The connection, and how to change it.
#[derive(Clone, PartialEq)]
pub(crate) struct Session {
    pub(crate) connection: Connection,
    /// Tries a key, and keeps it for this tab or (`true`) this browser once it works.
    pub(crate) connect: Callback<(String, bool)>,
    /// Forgets the key.
    pub(crate) disconnect: Callback<()>,
    /// The person's own key, which signs downloads in place of the service.
    pub(crate) own_key: Option<OwnKey>,
    /// Takes an own key, or lets go of it.
    pub(crate) hold: Callback<Option<OwnKey>>,
}

impl Session {
    /// What passes signed here must carry.
    pub(crate) fn identity(&self) -> Option<&Identity> {
        self.own_key.as_ref().map(|own| &own.identity).or_else(|| self.connection.identity())
    }
}

/// The connection to the service, and the person's own key.
#[hook]
pub(crate) fn use_session() -> Session {
    let service = use_service();
    let own_key = use_own_key();
    let hold = {
        let setter = own_key.setter();
        Callback::from(move |key| setter.set(key))
    };
    Session { own_key: (*own_key).clone(), hold, ..service }
}

/// The service alone: connects with the key from the address, else with the kept one.
#[hook]
pub(crate) fn use_service() -> Session {
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
    let connection = (*connection).clone();
    Session { connection, connect, disconnect, own_key: None, hold: Callback::noop() }
}

/// The person's own key; the one that this browser keeps comes by itself.
#[hook]
fn use_own_key() -> UseStateHandle<Option<OwnKey>> {
    let own_key = use_state(|| None::<OwnKey>);
    use_effect_with((), {
        let setter = own_key.setter();
        move |()| {
            spawn_local(async move {
                // A kept key that has expired is told of when the dialog is opened.
                if let Ok(Some(key)) = OwnKey::kept().await {
                    setter.set(Some(key));
                }
            });
        }
    });
    own_key
}
