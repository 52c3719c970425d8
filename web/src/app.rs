//! The first page, and the place of everything else: what a visitor sees at once, and the doors by which work comes in.
//!
//! In scope: the gallery, the language of the page, files that come in, newer versions. Out of scope: designs. They are the workshop's (see
//! [`crate::workshop`]), which comes later, is asked for with the first order, and stays from then on.

use wasm_bindgen_futures::spawn_local;
use yew::{Html, Properties, component, hook, html, use_callback, use_effect_with, use_state};

use crate::components::update_banner::UpdateBanner;
use crate::hooks::desk::use_desk;
use crate::hooks::doors::use_doors;
use crate::hooks::language::use_language;
use crate::hooks::offline::use_offline;
use crate::hooks::published_page::use_published_page;
use crate::later::{Later, Part};
use crate::orders::Order;
use crate::views::gallery::Gallery;
use crate::views::own_designs::Own;
use crate::views::skeleton::Skeleton;
use crate::workshop::WorkshopProps;
use crate::{clock, later, package};

/// What the first page has to know of the workshop.
#[derive(Clone, PartialEq, Default)]
pub(crate) struct Front {
    /// The gallery is to be shown, and not the design that is open.
    pub(crate) shows_gallery: bool,
    /// A starting point is being made a design.
    pub(crate) is_busy: bool,
    /// The title of the design that is open.
    pub(crate) current: Option<String>,
    /// The designs of this device, once the storage is open.
    pub(crate) own: Option<Own>,
}

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct AppProps {
    /// Whether there may be designs in this browser: then the workshop says what is to be shown.
    pub(crate) may_have_designs: bool,
}

/// The page.
#[component]
pub(crate) fn App(props: &AppProps) -> Html {
    let language = use_language().tag();
    let offline = use_offline();
    let front = use_state(|| None::<Front>);
    let desk = use_desk(props.may_have_designs);
    let doors = use_doors(&desk.order.reform(Order::Files));
    use_published_page(desk.order.reform(Order::Tell));
    let is_awaited = front.is_none() && props.may_have_designs && *desk.is_wanted;
    use_ready_mark(!is_awaited);

    let on_front = use_callback((), {
        let front = front.setter();
        move |shown, ()| front.set(Some(shown))
    });
    let is_busy = front.as_ref().map_or(*desk.is_waiting, |front| front.is_busy);
    let shows_gallery = front.as_ref().map_or(!is_awaited, |front| front.shows_gallery);
    let (current, own) = (*front).clone().map(|front| (front.current, front.own)).unwrap_or_default();
    html! {
        <>
            { doors.pickers }
            if is_awaited {
                <Skeleton />
            }
            if shows_gallery {
                <Gallery key={language} {current} {own} {is_busy} on_pick={desk.order.reform(Order::Pick)} on_open={doors.open_file.clone()}
                    on_open_folder={doors.open_folder} on_continue={desk.order.reform(|()| Order::GoOn)} />
            }
            if *desk.is_wanted {
                <Later on_close={desk.on_given_up.clone()} part={Part::Workshop(WorkshopProps {
                    orders: desk.orders.clone(), is_offline: offline.is_offline, on_front, on_open: doors.open_file,
                })} />
            }
            <UpdateBanner update={offline.update} />
            if doors.is_dragging {
                <div class="drop-veil" aria-hidden="true"><p>{ text!("drop-here") }</p></div>
            }
        </>
    }
}

/// Marks the page as ready once there is something to be worked with: what tests and screenshot tools wait for. Now that something is to be
/// seen, what comes later is loaded too.
#[hook]
fn use_ready_mark(is_ready: bool) {
    use_effect_with(is_ready, |is_ready| {
        if !*is_ready {
            return;
        }
        spawn_local(async {
            clock::quiet().await;
            later::prepare_workshop().await;
            package::prepare().await;
            later::prepare().await;
        });
        let body =
            web_sys::window().and_then(|window| window.document()).and_then(|document| document.body());
        if let Some(body) = body {
            // It only fails for names that are no attribute names.
            body.set_attribute("data-app-ready", "true").unwrap_or_default();
        }
    });
}
