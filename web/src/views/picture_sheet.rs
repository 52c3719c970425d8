//! The sheet in which a picture gets its place: which part, how large, and how heavy it will be.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use passwright_core::images::plan::{Frame, Plan, frame};
use passwright_core::images::{ImageKind, Scale};
use passwright_core::size::in_words;
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlInputElement;
use yew::{
    AttrValue, Callback, Html, InputEvent, Properties, Reducible, TargetCast, UseReducerHandle, component,
    hook, html, use_effect_with, use_reducer, use_state, use_state_eq,
};

use crate::components::crop_stage::CropStage;
use crate::components::dialog::Dialog;
use crate::components::icon::{Glyph, icon};
use crate::components::number_field::NumberField;
use crate::components::select_field::SelectField;
use crate::components::switch_field::SwitchField;
use crate::design::{Design, PassFile};
use crate::files::Pending;
use crate::images::PictureError;
use crate::images::crop::{Change, Crop};
use crate::images::raster::Encoding;
use crate::panels::pictures::is_shown;
use crate::picture_words::picture_words;
use crate::state::{Action, Notice};

/// From a change to the weighing of its files, in milliseconds: drawing three of them takes a moment.
const PAUSE_MILLIS: u32 = 250;

/// What one picture should weigh at most, in bytes: a pass of a few such files still arrives in a second or two by mobile data.
const PICTURE_BUDGET: usize = 500 * 1024;

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct PictureSheetProps {
    pub(crate) pending: Pending,
    pub(crate) design: Design,
    /// It is closed; what is to be done, unless it was given up.
    pub(crate) on_done: Callback<Option<Action>>,
}

/// The shapes of a place that takes several.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shape {
    Own,
    Square,
    Tall,
    Wide,
}

impl Shape {
    const ALL: [Self; 4] = [Self::Own, Self::Square, Self::Tall, Self::Wide];

    fn words(self) -> String {
        match self {
            Self::Own => text!("shape-as-picture"),
            Self::Square => text!("shape-square"),
            Self::Tall => text!("shape-tall"),
            Self::Wide => text!("shape-wide"),
        }
    }

    fn frame(self, frame: Frame) -> Frame {
        let Frame::Portrait { height } = frame else { return frame };
        match self {
            Self::Own => frame,
            Self::Square => Frame::Fill { width: height, height },
            Self::Tall => Frame::Fill { width: height * 2.0 / 3.0, height },
            Self::Wide => Frame::Fill { width: height * 1.5, height },
        }
    }
}

/// The crop as the sheet keeps it.
struct Cropping(Crop);

impl Reducible for Cropping {
    type Action = Change;

    fn reduce(self: Rc<Self>, change: Change) -> Rc<Self> {
        Rc::new(Self(self.0.changed(change)))
    }
}

/// The sheet.
#[component]
pub(crate) fn PictureSheet(props: &PictureSheetProps) -> Html {
    let picture = Rc::clone(&props.pending.picture);
    let style = props.design.style();
    let kind = use_state_eq(|| props.pending.kind);
    let shape = use_state_eq(|| Shape::Own);
    let is_small = use_state_eq(|| false);
    let is_busy = use_state_eq(|| false);
    let begin = {
        let size = picture.size();
        move |kind: ImageKind, shape: Shape| Crop::new(shape.frame(frame(kind, style)), size)
    };
    let cropping = use_reducer(|| Cropping(begin(props.pending.kind, Shape::Own)));
    let crop = cropping.0;
    let encoding = if *is_small { Encoding::Small } else { Encoding::Exact };
    let weight = use_weight(&props.pending, *kind, crop.plan(), encoding);

    let on_kind = {
        let (kind, shape, cropping) = (kind.setter(), *shape, cropping.dispatcher());
        Callback::from(move |name: String| {
            if let Some(chosen) = ImageKind::ALL.into_iter().find(|kind| kind.base_name() == name) {
                kind.set(chosen);
                cropping.dispatch(Change::Begin(begin(chosen, shape)));
            }
        })
    };
    let on_shape = {
        let (shape, kind, cropping) = (shape.setter(), *kind, cropping.dispatcher());
        Callback::from(move |name: String| {
            if let Some(chosen) = Shape::ALL.into_iter().find(|shape| shape.words() == name) {
                shape.set(chosen);
                cropping.dispatch(Change::Begin(begin(kind, chosen)));
            }
        })
    };
    let on_change = {
        let cropping = cropping.dispatcher();
        Callback::from(move |change| cropping.dispatch(change))
    };
    let cancel = {
        let on_done = props.on_done.clone();
        Callback::from(move |()| on_done.emit(None))
    };
    let give_up = {
        let cancel = cancel.clone();
        move |_| cancel.emit(())
    };
    let put = {
        let (picture, on_done, is_busy, kind) =
            (Rc::clone(&picture), props.on_done.clone(), is_busy.setter(), *kind);
        move |_| {
            let (picture, on_done) = (Rc::clone(&picture), on_done.clone());
            is_busy.set(true);
            spawn_local(async move {
                on_done.emit(Some(match picture.draw(kind.base_name(), &crop.plan(), encoding).await {
                    Ok(files) => Action::PutPicture { kind, files, note: None },
                    Err(error) => Action::Say(Notice::problem(error.to_string())),
                }));
            });
        }
    };
    let (edges, advice) = safe_area(*kind);
    let takes_shapes = matches!(frame(*kind, style), Frame::Portrait { .. });
    html! {
        <Dialog id="picture" title={text!("place-picture")} is_wide=true on_close={cancel}>
            <div class="picture-sheet">
                <div class="picture-stage">
                    <CropStage address={AttrValue::from(picture.preview().to_owned())} {crop} {edges} {on_change} />
                    <p id="crop-help" class="field-note">{ text!("place-picture-how") }{ advice }</p>
                </div>
                <div class="picture-words">
                    <SelectField id="picture-kind" label={text!("place")} value={kind.base_name()} choices={places(&props.design, *kind)} on_change={on_kind} />
                    if takes_shapes {
                        <SelectField id="picture-shape" label={text!("shape")} value={shape.words()} choices={Shape::ALL.map(|shape| (shape.words().into(), shape.words().into())).to_vec()} on_change={on_shape} />
                    }
                    { numbers(&cropping) }
                    { sharpness(&crop, picture.is_drawing()) }
                    <SwitchField id="picture-small" label={text!("compress")} is_on={*is_small} hint={text!("compress-hint")}
                        on_change={let is_small = is_small.setter(); Callback::from(move |on| is_small.set(on))} />
                    { weight_words(weight.as_ref(), &props.design, *kind) }
                    <div class="dialog-actions">
                        <button type="button" class="button" onclick={give_up}>{ text!("cancel") }</button>
                        <button type="button" class="button is-primary" onclick={put} disabled={*is_busy}>{ text!("use-picture") }</button>
                    </div>
                </div>
            </div>
        </Dialog>
    }
}

/// Where it can go: what the style shows first, and what was asked for in any case.
fn places(design: &Design, meant: ImageKind) -> Vec<(AttrValue, AttrValue)> {
    let (style, look) = (design.style(), design.look());
    let shown = ImageKind::ALL.into_iter().filter(|kind| is_shown(*kind, style, look) || *kind == meant);
    shown.map(|kind| (kind.base_name().into(), picture_words(kind).0.into())).collect()
}

/// The parts along the edges that a phone may cover or cut, and the advice that goes with them.
fn safe_area(kind: ImageKind) -> ((f64, f64), String) {
    match kind {
        ImageKind::Icon => ((0.1, 0.1), text!("safe-icon")),
        ImageKind::Background => ((0.075, 0.075), text!("safe-background")),
        ImageKind::Strip => ((0.04, 0.08), text!("safe-strip")),
        ImageKind::Thumbnail => ((0.05, 0.05), text!("safe-thumbnail")),
        _ => ((0.0, 0.0), String::new()),
    }
}

/// The same by numbers, for keyboards and for exactness.
fn numbers(cropping: &UseReducerHandle<Cropping>) -> Html {
    let crop = cropping.0;
    let plan = crop.plan();
    let (width, height) = crop.source();
    let number =
        |id: &'static str, label: String, value: f64, least: f64, most: f64, change: fn(f64) -> Change| {
            let dispatch = cropping.dispatcher();
            let on_change = Callback::from(move |value| dispatch.dispatch(change(value)));
            html! { <NumberField {id} {label} {value} {least} {most} {on_change} /> }
        };
    let on_zoom = {
        let dispatch = cropping.dispatcher();
        move |event: InputEvent| {
            let percent = event.target_unchecked_into::<HtmlInputElement>().value_as_number();
            dispatch.dispatch(Change::ZoomTo(percent / 100.0));
        }
    };
    let least_width = plan.width * crop.zoom() / crop.most_zoom();
    html! {
        <fieldset class="picture-numbers">
            <legend class="field-label">{ text!("part-taken") }</legend>
            { number("crop-left", text!("crop-left"), plan.left, 0.0, width - plan.width, Change::Left) }
            { number("crop-top", text!("crop-top"), plan.top, 0.0, height - plan.height, Change::Top) }
            { number("crop-width", text!("crop-width"), plan.width, least_width, plan.width * crop.zoom(), Change::Width) }
            <div class="field picture-zoom">
                <label class="field-label" for="crop-zoom">{ text!("zoom") }</label>
                <input id="crop-zoom" type="range" min="100" max={(crop.most_zoom() * 100.0).floor().to_string()} step="5"
                    value={(crop.zoom() * 100.0).round().to_string()} aria-valuetext={format!("{} %", (crop.zoom() * 100.0).round())} oninput={on_zoom} />
            </div>
        </fieldset>
    }
}

/// What becomes of it, and whether it has enough pixels for that.
fn sharpness(crop: &Crop, is_drawing: bool) -> Html {
    let plan = crop.plan();
    let sizes = Scale::ALL.map(|scale| {
        let (width, height) = plan.pixels(scale);
        format!("{width} \u{d7} {height}")
    });
    if is_drawing || !plan.is_too_small() {
        return html! { <p class="field-note">{ text!("becomes-pixels", sizes = sizes.join(", ")) }</p> };
    }
    let [.., best] = sizes;
    html! {
        <p class="callout is-warning">
            { icon(Glyph::Warning) }
            { text!("too-few-pixels", width = plan.width.round().to_string(), height = plan.height.round().to_string(), best = best) }
        </p>
    }
}

/// What the files weigh, once they are drawn.
type Weight = Result<Rc<[PassFile]>, PictureError>;

#[hook]
fn use_weight(pending: &Pending, kind: ImageKind, plan: Plan, encoding: Encoding) -> Option<Weight> {
    let weight = use_state(|| None::<Weight>);
    use_effect_with((pending.clone(), kind, plan, encoding), {
        let setter = weight.setter();
        move |(pending, kind, plan, encoding)| {
            let (picture, kind, plan, encoding) = (Rc::clone(&pending.picture), *kind, *plan, *encoding);
            setter.set(None);
            let timer = Timeout::new(PAUSE_MILLIS, move || {
                spawn_local(async move {
                    let files = picture.draw(kind.base_name(), &plan, encoding).await;
                    setter.set(Some(files.map(Rc::from)));
                });
            });
            move || drop(timer)
        }
    });
    (*weight).clone()
}

fn weight_words(weight: Option<&Weight>, design: &Design, kind: ImageKind) -> Html {
    let sum = |files: &mut dyn Iterator<Item = &PassFile>| files.map(|file| file.bytes.len()).sum::<usize>();
    let (class, words) = match weight {
        None => ("field-note", text!("weighing")),
        Some(Err(error)) => ("field-note is-error", error.to_string()),
        Some(Ok(files)) => {
            let own = sum(&mut files.iter());
            let is_replaced =
                |file: &&PassFile| Scale::ALL.into_iter().any(|scale| kind.file_name(scale) == file.name);
            let others = sum(&mut design.files.iter().filter(|file| !is_replaced(file)));
            let words = text!("weight", own = in_words(own), all = in_words(own + others));
            if own > PICTURE_BUDGET {
                ("field-note is-error", text!("too-heavy", weight = words, most = in_words(PICTURE_BUDGET)))
            } else {
                ("field-note", words)
            }
        }
    };
    html! { <p {class} role="status" data-role="weight">{ words }</p> }
}
