//! The pass on Apple Watch, in both sizes; the column scrolls as it does there.

use passwright_core::card::svg::{Drawing, draw_watch};
use passwright_core::card::watch::{WatchSize, lay_out};
use yew::{Html, Properties, component, html};

use crate::hooks::language::use_checks_spoken;
use crate::locale::checks::{marks, say};
use crate::measure::use_measure;
use crate::preview::{PictureUrls, ids, node};
use crate::seen::Seen;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct WatchProps {
    pub(crate) seen: Seen,
    pub(crate) urls: PictureUrls,
}

/// Both watches side by side.
#[component]
pub(crate) fn Watch(props: &WatchProps) -> Html {
    use_checks_spoken();
    let measure = use_measure();
    let prefix = yew::use_memo((), |()| ids::unique("watch"));
    let address_of = |kind| props.urls.get(kind).map(ToString::to_string);
    let drawing = Drawing { id_prefix: &prefix, address_of: &address_of, decorative: true };
    let sizes = props.seen.design.picture_sizes();
    let faces = WatchSize::ALL.map(|size| {
        lay_out(&props.seen.design.document, &sizes, &*measure, &props.seen.options(false), size)
    });
    let notes: Vec<String> =
        faces.first().map(|face| face.notes.iter().map(say).collect()).unwrap_or_default();
    let (lang, dir) = marks();
    html! {
        <div class="watches">
            { for faces.iter().map(|face| html! {
                <figure key={face.size.name()} class={yew::classes!("watch", (face.size == WatchSize::Mm42).then_some("is-small"))}>
                    <div class="watch-case">
                        // It scrolls, so the keyboard must reach it.
                        <div class="watch-screen" role="group" tabindex="0" aria-label={face.description.clone()} data-pass-preview="true">
                            { node::to_vnode(&draw_watch(face, &drawing), None) }
                        </div>
                    </div>
                    <figcaption>{ face.size.name() }</figcaption>
                </figure>
            }) }
            { for notes.into_iter().map(|note| html! { <p class="surface-note" {lang} {dir}>{ note }</p> }) }
        </div>
    }
}
