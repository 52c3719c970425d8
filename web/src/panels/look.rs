//! Style and colours.

use passwright_core::card::Colors;
use passwright_core::document::Edit;
use passwright_core::pass::{Color, Look as CardLook, Style, TransitType};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::Dispatch;
use super::palettes::{ENOUGH_CONTRAST, PALETTES, Palette};
use crate::components::color_field::ColorField;
use crate::components::select_field::SelectField;
use crate::edits;
use crate::locale::text;
use crate::state::Action;
use crate::state::style::{CHOICES, style_name};

#[derive(PartialEq, Properties)]
pub(crate) struct LookProps {
    pub(crate) look: CardLook,
    /// The colours as drawn, with Wallet's defaults.
    pub(crate) colors: Colors,
    /// The transit type of a boarding pass, as it stands in the pass.
    #[prop_or_default]
    pub(crate) transit: Option<AttrValue>,
    pub(crate) dispatch: Dispatch,
}

/// The panel.
#[component]
pub(crate) fn Look(props: &LookProps) -> Html {
    let dispatch = &props.dispatch;
    let colors = props.colors;
    html! {
        <>
            <section class="group" aria-labelledby="look-style">
                <h3 id="look-style" class="group-title">{ text!("style") }</h3>
                <StylePicker look={props.look} dispatch={dispatch.clone()} />
                if props.look == CardLook::Classic(Style::BoardingPass) {
                    <TransitField transit={props.transit.clone()} dispatch={dispatch.clone()} />
                }
            </section>
            <section class="group" aria-labelledby="look-colors">
                <h3 id="look-colors" class="group-title">{ text!("colors") }</h3>
                <PaletteRow {colors} dispatch={dispatch.clone()} />
                <ColorField id="color-background" label={text!("color-background")} color={colors.background}
                    on_change={color_setter(dispatch, "/backgroundColor")} />
                <ColorField id="color-foreground" label={text!("color-values")} color={colors.foreground}
                    on_change={color_setter(dispatch, "/foregroundColor")}
                    note={contrast_note(colors.foreground, colors.background)} is_warning={is_hard_to_read(colors.foreground, colors.background)} />
                <ColorField id="color-label" label={text!("color-labels")} color={colors.label}
                    on_change={color_setter(dispatch, "/labelColor")}
                    note={contrast_note(colors.label, colors.background)} is_warning={is_hard_to_read(colors.label, colors.background)} />
            </section>
        </>
    }
}

fn color_setter(dispatch: &Dispatch, pointer: &'static str) -> Callback<Color> {
    let dispatch = dispatch.clone();
    Callback::from(move |color: Color| dispatch.dispatch(edits::typed(pointer, color.to_string())))
}

fn is_hard_to_read(text: Color, background: Color) -> bool {
    text.contrast(background) < ENOUGH_CONTRAST
}

fn contrast_note(text: Color, background: Color) -> AttrValue {
    let contrast = text.contrast(background);
    let ratio = (contrast * 10.0).round() / 10.0;
    let words = if contrast < ENOUGH_CONTRAST {
        text!("hard-to-read", contrast = ratio)
    } else {
        text!("easy-to-read", contrast = ratio)
    };
    words.into()
}

#[derive(PartialEq, Properties)]
struct StylePickerProps {
    look: CardLook,
    dispatch: Dispatch,
}

#[component]
fn StylePicker(props: &StylePickerProps) -> Html {
    let choice = |look: CardLook| {
        let id = format!("style-{}", look.key());
        let dispatch = props.dispatch.clone();
        let onchange = move |_| dispatch.dispatch(Action::SwitchStyle(look));
        html! {
            <div key={look.key()} class="style-choice">
                <input id={id.clone()} type="radio" name="style" value={look.key()} checked={look == props.look} {onchange} />
                <label for={id}>
                    { outline(look) }<span>{ style_name(look) }</span>
                    if let Some(since) = look.since() {
                        <span class="style-since">{ format!("iOS {since}") }</span>
                    }
                </label>
            </div>
        }
    };
    html! {
        <fieldset class="styles">
            <legend class="visually-hidden">{ text!("style-of-pass") }</legend>
            { for CHOICES.into_iter().map(choice) }
        </fieldset>
    }
}

/// A small drawing of a style's outline.
fn outline(look: CardLook) -> Html {
    let (shape, inside) = match look {
        CardLook::Classic(Style::StoreCard) => (
            "M6 4h24a2 2 0 0 1 2 2v36a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
            "M4 11h28v11H4zM8 27h8M20 27h8",
        ),
        CardLook::Classic(Style::Coupon) => (
            "M4 5l2.300 2 2.400-2 2.300 2 2.300-2 2.400 2 2.300-2 2.300 2 2.400-2 2.300 2 2.300-2 2.400 2L32 5v38l-2.300-2-2.400 2-2.300-2-2.300 2-2.400-2-2.300 2-2.300-2-2.400 2-2.300-2-2.300 2-2.400-2L4 43z",
            "M4 12h28v11H4zM8 28h8M20 28h8",
        ),
        CardLook::Classic(Style::EventTicket) => {
            ("M4 4h9a5 5 0 0 0 10 0h9v40H4z", "M8 14h11M8 19h9M22 13h6v8h-6zM8 26h8M20 26h8")
        }
        CardLook::Classic(Style::BoardingPass) | CardLook::SemanticBoardingPass => (
            "M6 4h24a2 2 0 0 1 2 2v8a1.500 1.500 0 0 0 0 3v25a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V17a1.500 1.500 0 0 0 0-3V6a2 2 0 0 1 2-2z",
            "M8 11h6M22 11h6M17 11h2M8 21h5M16 21h5M24 21h4M8 26h5M16 26h5",
        ),
        CardLook::Classic(Style::Generic) => (
            "M6 4h24a2 2 0 0 1 2 2v36a2 2 0 0 1-2 2H6a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z",
            "M8 12h10M22 10h6v8h-6zM8 22h8M8 27h8M20 27h8",
        ),
        CardLook::PosterEventTicket => (
            "M7 4h22a3 3 0 0 1 3 3v34a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z",
            "M4 31l8-9 6 6 5-5 9 8M24 11v.1M8 36h12M8 40h5M16 40h5M24 40h4",
        ),
        CardLook::PosterGeneric => (
            "M7 4h22a3 3 0 0 1 3 3v34a3 3 0 0 1-3 3H7a3 3 0 0 1-3-3V7a3 3 0 0 1 3-3z",
            "M4 23l8-9 6 6 5-5 9 8M24 9v.1M8 28h12",
        ),
    };
    // The poster ticket opens doors without contact; all others have a code.
    let has_code = look != CardLook::PosterEventTicket;
    html! {
        <svg class="style-outline" viewBox="0 0 36 48" width="36" height="48" aria-hidden="true">
            <path class="style-shape" d={shape} />
            <path class="style-inside" d={inside} />
            if has_code {
                <path class="style-code" d="M14 33h8v8h-8z" />
            }
        </svg>
    }
}

#[derive(PartialEq, Properties)]
struct TransitFieldProps {
    transit: Option<AttrValue>,
    dispatch: Dispatch,
}

#[component]
fn TransitField(props: &TransitFieldProps) -> Html {
    let dispatch = props.dispatch.clone();
    let on_change = Callback::from(move |value: String| {
        dispatch.dispatch(edits::set("/boardingPass/transitType", value))
    });
    let name = |kind: TransitType| match kind {
        TransitType::Air => text!("transit-air"),
        TransitType::Boat => text!("transit-boat"),
        TransitType::Bus => text!("transit-bus"),
        TransitType::Generic => text!("transit-generic"),
        TransitType::Train => text!("transit-train"),
    };
    let choices = TransitType::ALL
        .into_iter()
        .map(|kind| (kind.as_str().into(), name(kind).into()))
        .collect::<Vec<_>>();
    html! {
        <SelectField id="transit-type" label={text!("travel-by")} {choices} {on_change} value={props.transit.clone().unwrap_or_default()} />
    }
}

#[derive(PartialEq, Properties)]
struct PaletteRowProps {
    colors: Colors,
    dispatch: Dispatch,
}

#[component]
fn PaletteRow(props: &PaletteRowProps) -> Html {
    let chip = |palette: &Palette| {
        let palette = *palette;
        let is_on = palette.background == props.colors.background
            && palette.foreground == props.colors.foreground
            && palette.label == props.colors.label;
        let dispatch = props.dispatch.clone();
        let onclick = move |_| {
            let colors = [
                ("/foregroundColor", palette.foreground),
                ("/backgroundColor", palette.background),
                ("/labelColor", palette.label),
            ];
            let edit = |(pointer, color): (&str, Color)| Edit::Set {
                pointer: pointer.into(),
                value: color.to_string().into(),
            };
            dispatch.dispatch(edits::all(colors.into_iter().map(edit).collect()));
        };
        html! {
            <button key={palette.name} type="button" class="palette" {onclick} title={text(palette.name)}
                aria-label={text!("colors-named", name = text(palette.name))} aria-pressed={is_on.to_string()}>
                <svg viewBox="0 0 24 24" width="24" height="24" aria-hidden="true">
                    <circle cx="12" cy="12" r="12" fill={palette.background.to_hex()} />
                    <path d="M7 10h10" stroke={palette.label.to_hex()} stroke-width="2.4" stroke-linecap="round" />
                    <path d="M7 14.500h6" stroke={palette.foreground.to_hex()} stroke-width="2.4" stroke-linecap="round" />
                </svg>
            </button>
        }
    };
    html! {
        <div class="palettes" role="group" aria-label={text!("ready-made-colors")}>{ for PALETTES.iter().map(chip) }</div>
    }
}
