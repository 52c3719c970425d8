//! The pictures of the pass: one slot for each kind that its style shows.

use passwright_core::images::ImageKind;
use passwright_core::images::plan::{Frame, frame};
use passwright_core::pass::{Look, Style};
use web_sys::{File, HtmlInputElement};
use yew::{AttrValue, Callback, DragEvent, Event, Html, Properties, TargetCast, component, html, use_state};

use super::Dispatch;
use crate::components::icon::{Glyph, icon};
use crate::design::Design;
use crate::picture_words::picture_words;
use crate::preview::PictureUrls;
use crate::state::Action;

#[derive(PartialEq, Properties)]
pub(crate) struct PicturesPanelProps {
    pub(crate) design: Design,
    pub(crate) urls: PictureUrls,
    /// The kind that was clicked on the card.
    pub(crate) focus: Option<ImageKind>,
    pub(crate) dispatch: Dispatch,
    pub(crate) on_file: Callback<(ImageKind, File)>,
    /// To crop or compress what is there.
    pub(crate) on_adjust: Callback<ImageKind>,
}

/// The panel.
#[component]
pub(crate) fn PicturesPanel(props: &PicturesPanelProps) -> Html {
    let (style, look) = (props.design.style(), props.design.look());
    let (shown, rest): (Vec<_>, Vec<_>) =
        ImageKind::ALL.into_iter().partition(|kind| is_shown(*kind, style, look));
    // A picture that this style does not show stays in the pass, so it stays visible here.
    let kept = rest.into_iter().filter(|kind| props.design.picture(*kind).is_some());
    let slot = |kind: ImageKind| {
        html! {
            <Slot key={kind.base_name()} {kind} {style} url={props.urls.get(kind).cloned()} is_focused={props.focus == Some(kind)}
                is_shown={is_shown(kind, style, look)} on_file={props.on_file.clone()} on_adjust={props.on_adjust.clone()} dispatch={props.dispatch.clone()} />
        }
    };
    html! {
        <section class="group">
            <p class="field-note">{ text!("pictures-note") }</p>
            <ul class="slots">{ for shown.into_iter().chain(kept).map(slot) }</ul>
        </section>
    }
}

/// Whether Wallet shows a kind of picture in a style, or in the newer look that goes with it.
pub(crate) fn is_shown(kind: ImageKind, style: Style, look: Look) -> bool {
    is_on_classic(kind, style) || is_on_poster(kind, look)
}

/// Whether the classic style shows it.
fn is_on_classic(kind: ImageKind, style: Style) -> bool {
    match kind {
        ImageKind::Icon | ImageKind::Logo => true,
        ImageKind::Strip => matches!(style, Style::StoreCard | Style::Coupon | Style::EventTicket),
        ImageKind::Thumbnail => matches!(style, Style::Generic | Style::EventTicket),
        ImageKind::Background => style == Style::EventTicket,
        ImageKind::Footer => style == Style::BoardingPass,
        ImageKind::Artwork | ImageKind::PrimaryLogo | ImageKind::SecondaryLogo => false,
    }
}

/// Whether the newer looks show it.
fn is_on_poster(kind: ImageKind, look: Look) -> bool {
    match kind {
        ImageKind::Artwork => matches!(look, Look::PosterEventTicket | Look::PosterGeneric),
        ImageKind::SecondaryLogo => look == Look::PosterEventTicket,
        // Boarding passes of airlines have it since iOS 26.
        ImageKind::PrimaryLogo => {
            matches!(look, Look::PosterEventTicket | Look::PosterGeneric | Look::Classic(Style::BoardingPass))
        }
        _ => false,
    }
}

fn size_words(frame: Frame) -> String {
    match frame {
        Frame::Fill { width, height } => text!("size-exact", width = width, height = height),
        Frame::Within { width, height } => text!("size-up-to", width = width, height = height),
        Frame::Portrait { height } => text!("size-high", height = height),
    }
}

#[derive(PartialEq, Properties)]
struct SlotProps {
    kind: ImageKind,
    style: Style,
    url: Option<AttrValue>,
    is_focused: bool,
    is_shown: bool,
    on_file: Callback<(ImageKind, File)>,
    on_adjust: Callback<ImageKind>,
    dispatch: Dispatch,
}

#[component]
fn Slot(props: &SlotProps) -> Html {
    let kind = props.kind;
    let is_over = use_state(|| false);
    let onchange = {
        let on_file = props.on_file.clone();
        move |event: Event| {
            let input: HtmlInputElement = event.target_unchecked_into();
            if let Some(file) = input.files().and_then(|files| files.get(0)) {
                on_file.emit((kind, file));
            }
            // The same file can be chosen again after an undo.
            input.set_value("");
        }
    };
    let over = |inside: bool| {
        let is_over = is_over.setter();
        move |event: DragEvent| {
            event.prevent_default();
            is_over.set(inside);
        }
    };
    let ondrop = {
        let (is_over, on_file) = (is_over.setter(), props.on_file.clone());
        move |event: DragEvent| {
            is_over.set(false);
            let file = event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0));
            if let Some(file) = file {
                event.prevent_default();
                event.stop_propagation();
                on_file.emit((kind, file));
            }
        }
    };
    let remove = {
        let dispatch = props.dispatch.clone();
        move |_| dispatch.dispatch(Action::RemovePicture(kind))
    };
    let adjust = {
        let on_adjust = props.on_adjust.clone();
        move |_| on_adjust.emit(kind)
    };
    let (name, use_words) = picture_words(kind);
    let size = size_words(frame(kind, props.style));
    let input_id = format!("picture-{}", kind.base_name());
    let classes = yew::classes!(
        "slot",
        (*is_over).then_some("is-over"),
        props.is_focused.then_some("is-focused"),
        props.url.is_none().then_some("is-vacant")
    );
    html! {
        <li class={classes} ondragover={over(true)} ondragleave={over(false)} {ondrop}>
            <input id={input_id.clone()} class="visually-hidden slot-input" type="file" accept="image/*" {onchange}
                aria-describedby={format!("{input_id}-note")} />
            <label class="slot-face" for={input_id.clone()}>
                <span class={yew::classes!("slot-picture", format!("is-{}", kind.base_name()))} aria-hidden="true">
                    if let Some(url) = &props.url {
                        <img src={url.clone()} alt="" />
                    } else {
                        { icon(Glyph::Plus) }
                    }
                </span>
                <span class="slot-words">
                    <strong>{ name.clone() }</strong>
                    <span id={format!("{input_id}-note")} class="field-note">
                        { use_words }{ ". " }{ if props.is_shown { size } else { text!("size-not-shown", size = size) } }
                    </span>
                </span>
            </label>
            if props.url.is_some() {
                <button type="button" class="button is-quiet is-square is-small" onclick={adjust} aria-label={text!("crop-or-compress-this", picture = name.as_str())} title={text!("crop-or-compress")}>
                    { icon(Glyph::Crop) }
                </button>
                <button type="button" class="button is-quiet is-square is-small" onclick={remove} aria-label={text!("remove-this", what = name.as_str())} title={text!("remove")}>
                    { icon(Glyph::Trash) }
                </button>
            }
        </li>
    }
}
