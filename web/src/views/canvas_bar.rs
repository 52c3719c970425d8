//! The switches above the pass: where it is shown, on which phone, in which language, with which data, on which ground.

use passwright_core::card::{IosVersion, Sample};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use crate::components::icon::{Glyph, icon};
use crate::components::segmented::{Segment, Segmented};
use crate::components::select_field::{Choice, SelectField};
use crate::locale::text;
use crate::panels::Dispatch;
use crate::state::{Action, Glance, Ground, Side, View};

const SAMPLES: [(Sample, &str, &str); 3] = [
    (Sample::AsTyped, "typed", text_id!("sample-typed")),
    (Sample::Typical, "typical", text_id!("sample-typical")),
    (Sample::Longest, "longest", text_id!("sample-longest")),
];
const GROUNDS: [(Ground, &str, &str); 3] = [
    (Ground::Page, "page", text_id!("ground-page")),
    (Ground::Light, "light", text_id!("ground-light")),
    (Ground::Dark, "dark", text_id!("ground-dark")),
];

#[derive(PartialEq, Properties)]
pub(crate) struct CanvasBarProps {
    pub(crate) side: Side,
    pub(crate) view: View,
    /// Those of the pass.
    pub(crate) languages: Vec<String>,
    pub(crate) dispatch: Dispatch,
}

/// The bar.
#[component]
pub(crate) fn CanvasBar(props: &CanvasBarProps) -> Html {
    let dispatch = props.dispatch.clone();
    let on_side = Callback::from(move |name: AttrValue| {
        if let Some(side) = Side::ALL.into_iter().find(|side| side.name() == name) {
            dispatch.dispatch(Action::Turn(side));
        }
    });
    let segments: Vec<Segment> =
        Side::ALL.into_iter().map(|side| Segment::named(side.name(), side.words())).collect();
    let dispatch = props.dispatch.clone();
    let on_keys = move |_| dispatch.dispatch(Action::Keys(true));
    html! {
        <div class="canvas-bar">
            <Segmented id="side" label={text!("where-shown")} is_label_hidden=true {segments} value={props.side.name()} on_change={on_side} />
            <div class="view-switches">
                { ios(props) }
                { language(props) }
                { sample(props) }
                { ground(props) }
                <button type="button" class="button is-quiet is-square is-small" onclick={on_keys} aria-label={text!("keys")} title={text!("keys-title")}>
                    { icon(Glyph::Keyboard) }
                </button>
            </div>
        </div>
    }
}

fn glance<T: 'static>(
    dispatch: &Dispatch,
    read: impl Fn(&str) -> Option<T> + 'static,
    make: fn(T) -> Glance,
) -> Callback<String> {
    let dispatch = dispatch.clone();
    Callback::from(move |value: String| {
        if let Some(found) = read(&value) {
            dispatch.dispatch(Action::Look(make(found)));
        }
    })
}

fn ios(props: &CanvasBarProps) -> Html {
    let choices: Vec<Choice> = IosVersion::ALL
        .into_iter()
        .rev()
        .map(|ios| (ios.number().to_string().into(), format!("iOS {}", ios.number()).into()))
        .collect();
    let read = |value: &str| IosVersion::from_number(value.parse().ok()?);
    html! {
        <SelectField id="view-ios" label={text!("ios-version")} {choices} value={props.view.ios.number().to_string()}
            on_change={glance(&props.dispatch, read, Glance::Ios)} />
    }
}

fn language(props: &CanvasBarProps) -> Html {
    let mut choices: Vec<Choice> = vec![(
        "".into(),
        if props.languages.is_empty() { text!("one-language") } else { text!("as-written") }.into(),
    )];
    choices.extend(props.languages.iter().map(|name| (name.clone().into(), name.clone().into())));
    let value = props.view.language.clone().unwrap_or_default();
    let read = |value: &str| Some((!value.is_empty()).then(|| value.to_owned()));
    html! {
        <SelectField id="view-language" label={text!("language-of-pass")} {choices} {value}
            on_change={glance(&props.dispatch, read, Glance::Language)} />
    }
}

fn sample(props: &CanvasBarProps) -> Html {
    let choices: Vec<Choice> =
        SAMPLES.iter().map(|(_, value, name)| ((*value).into(), text(name).into())).collect();
    let value =
        SAMPLES.iter().find(|(sample, ..)| *sample == props.view.sample).map_or("", |(_, value, _)| *value);
    let read = |value: &str| SAMPLES.iter().find(|(_, name, _)| *name == value).map(|(sample, ..)| *sample);
    html! {
        <SelectField id="view-sample" label={text!("sample-data")} {choices} {value}
            on_change={glance(&props.dispatch, read, Glance::Sample)} />
    }
}

fn ground(props: &CanvasBarProps) -> Html {
    let choices: Vec<Choice> =
        GROUNDS.iter().map(|(_, value, name)| ((*value).into(), text(name).into())).collect();
    let value =
        GROUNDS.iter().find(|(ground, ..)| *ground == props.view.ground).map_or("", |(_, value, _)| *value);
    let read = |value: &str| GROUNDS.iter().find(|(_, name, _)| *name == value).map(|(ground, ..)| *ground);
    html! {
        <SelectField id="view-ground" label={text!("ground")} {choices} {value}
            on_change={glance(&props.dispatch, read, Glance::Ground)} />
    }
}
