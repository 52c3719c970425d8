//! Working without a network: the service worker that keeps the page, and whether there is a network now.
//!
//! In scope: registering it, noticing a new version, switching to it when the person asks. Out of scope: what it keeps (see
//! `web/service-worker`). It is registered where the page comes by https; a developer's page on loopback comes by http and must always be
//! the newest, unless its address asks for it with `?offline`.

use std::rc::Rc;

use gloo_events::EventListener;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::{ServiceWorkerContainer, ServiceWorkerRegistration, ServiceWorkerState, Window};
use yew::{Callback, UseStateSetter, hook, use_effect_with, use_state, use_state_eq};

/// Where the bundle has it.
const ADDRESS: &str = "/service-worker.js";

/// What a waiting version is told.
const TAKE_OVER: &str = "take over";

/// How it stands with the network and with newer versions.
#[derive(Clone, PartialEq)]
pub(crate) struct Offline {
    /// There is no network.
    pub(crate) is_offline: bool,
    /// Switches to the version that waits, if one does.
    pub(crate) update: Option<Callback<()>>,
}

/// Registers the service worker and listens.
#[hook]
pub(crate) fn use_offline() -> Offline {
    let is_offline = use_state_eq(|| web_sys::window().is_some_and(|window| !window.navigator().on_line()));
    let waiting = use_state(|| None::<Rc<ServiceWorkerRegistration>>);
    use_effect_with((), {
        let (is_offline, waiting) = (is_offline.setter(), waiting.setter());
        move |()| {
            let listeners = web_sys::window().map(|window| {
                register(&window, waiting);
                [("online", false), ("offline", true)].map(|(event, is_now)| {
                    let setter = is_offline.clone();
                    EventListener::new(&window, event, move |_| setter.set(is_now))
                })
            });
            move || drop(listeners)
        }
    });
    let update = waiting.as_ref().map(|registration| {
        let registration = Rc::clone(registration);
        Callback::from(move |()| switch(&registration))
    });
    Offline { is_offline: *is_offline, update }
}

/// Asked for, and possible: browsers have none on insecure pages.
fn container(window: &Window) -> Option<ServiceWorkerContainer> {
    let location = window.location();
    let is_asked_for = location.search().is_ok_and(|query| query.contains("offline"));
    let is_served = location.protocol().is_ok_and(|protocol| protocol == "https:") || is_asked_for;
    let exists = js_sys::Reflect::has(&window.navigator(), &"serviceWorker".into()).unwrap_or(false);
    (is_served && exists).then(|| window.navigator().service_worker())
}

type Waiting = UseStateSetter<Option<Rc<ServiceWorkerRegistration>>>;

fn register(window: &Window, waiting: Waiting) {
    let Some(container) = container(window) else { return };
    let registering = container.register(ADDRESS);
    let window = window.clone();
    spawn_local(async move {
        // Without it the editor works as before, as long as there is a network.
        let Ok(registration) = JsFuture::from(registering).await else { return };
        let registration: Rc<ServiceWorkerRegistration> = Rc::new(registration.into());
        if registration.waiting().is_some() && container.controller().is_some() {
            waiting.set(Some(Rc::clone(&registration)));
        }
        watch(&registration, &container, waiting);
        look_again_when_seen(&window, &registration);
    });
}

/// Notices when a newer version has been fetched and waits.
fn watch(registration: &Rc<ServiceWorkerRegistration>, container: &ServiceWorkerContainer, waiting: Waiting) {
    let (found, container) = (Rc::clone(registration), container.clone());
    let listener = EventListener::new(registration, "updatefound", move |_| {
        let Some(installing) = found.installing() else { return };
        let (found, waiting, container, worker) =
            (Rc::clone(&found), waiting.clone(), container.clone(), installing.clone());
        EventListener::new(&installing, "statechange", move |_| {
            // The very first version waits for nobody.
            if worker.state() == ServiceWorkerState::Installed && container.controller().is_some() {
                waiting.set(Some(Rc::clone(&found)));
            }
        })
        .forget();
    });
    // For the life of the page.
    listener.forget();
}

/// A tab may stay open for weeks: it asks for a newer version whenever it is looked at again.
fn look_again_when_seen(window: &Window, registration: &Rc<ServiceWorkerRegistration>) {
    let Some(document) = window.document() else { return };
    let (registration, seen) = (Rc::clone(registration), document.clone());
    EventListener::new(&document, "visibilitychange", move |_| {
        if seen.hidden() {
            return;
        }
        if let Ok(asking) = registration.update() {
            spawn_local(async move {
                // Without a network there is simply no answer.
                JsFuture::from(asking).await.map(drop).unwrap_or_default();
            });
        }
    })
    .forget();
}

/// Lets the waiting version take over, and loads the page from it; everything is saved before the page goes.
fn switch(registration: &ServiceWorkerRegistration) {
    let (Some(window), Some(waiting)) = (web_sys::window(), registration.waiting()) else { return };
    let container = window.navigator().service_worker();
    EventListener::once(&container, "controllerchange", move |_| {
        // It fails for no page that has an address.
        window.location().reload().unwrap_or_default();
    })
    .forget();
    // A version that has meanwhile taken over by itself needs no message.
    waiting.post_message(&JsValue::from_str(TAKE_OVER)).unwrap_or_default();
}
