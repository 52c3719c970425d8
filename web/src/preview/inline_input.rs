//! Typing over a text on the card itself.

use passwright_core::card::{Align, CARD_WIDTH, Part, Rect};
use passwright_core::pass::Color;
use web_sys::HtmlInputElement;
use yew::prelude::*;

use super::css_vars::use_css_vars;
use super::place;

/// The field is at least this wide, in units of the card.
const MIN_WIDTH: f64 = 72.0;
/// It stays this far inside the card.
const EDGE: f64 = 8.0;

/// Where to go from the text that is typed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// The focus went elsewhere.
    Blur,
    /// Back to the place on the card.
    Leave,
    /// To the next text.
    Next,
    /// To the text before.
    Previous,
}

#[derive(Debug, Clone, PartialEq, Properties)]
pub(super) struct InlineInputProps {
    pub region_name: AttrValue,
    pub part: Part,
    pub ground: Color,
    /// The height of the card in units.
    pub card_height: f64,
    pub on_barcode: bool,
    pub on_edit: Callback<(String, String)>,
    pub on_step: Callback<Step>,
}

/// An input in the place, size and colour of the text. It is the same element for all texts, so that going on loses no focus.
#[component]
pub(super) fn InlineInput(props: &InlineInputProps) -> Html {
    let node = use_node_ref();
    use_css_vars(&node, vars(props));
    {
        let node = node.clone();
        use_effect_with(props.part.pointer.clone(), move |_| {
            if let Some(input) = node.cast::<HtmlInputElement>() {
                // It fails only for elements that cannot have the focus.
                let _ = input.focus();
                input.select();
            }
        });
    }
    let oninput = {
        let (on_edit, pointer) = (props.on_edit.clone(), props.part.pointer.clone());
        Callback::from(move |event: InputEvent| {
            let input: HtmlInputElement = event.target_unchecked_into();
            on_edit.emit((pointer.clone(), input.value()));
        })
    };
    let onkeydown = {
        let on_step = props.on_step.clone();
        Callback::from(move |event: KeyboardEvent| {
            // Keys of an input method under way are its own.
            if event.is_composing() {
                return;
            }
            let step = match (event.key().as_str(), event.shift_key()) {
                ("Escape" | "Enter", _) => Step::Leave,
                ("Tab", false) => Step::Next,
                ("Tab", true) => Step::Previous,
                _ => return,
            };
            event.prevent_default();
            event.stop_propagation();
            on_step.emit(step);
        })
    };
    let onblur = props.on_step.reform(|_: FocusEvent| Step::Blur);
    html! {
        <input
            ref={node}
            type="text"
            class="card-input"
            aria-label={text!("part-of-region", part = part_words(props.part.name), region = &*props.region_name)}
            autocomplete="off"
            spellcheck="false"
            value={props.part.raw.clone()}
            {oninput}
            {onkeydown}
            {onblur}
        />
    }
}

/// What the page calls a text that can be typed over.
fn part_words(name: &'static str) -> String {
    match name {
        "label" => text!("part-label"),
        "value" => text!("part-value"),
        "logo text" => text!("part-logo-text"),
        "text below the code" => text!("part-below-code"),
        other => other.to_owned(),
    }
}

fn vars(props: &InlineInputProps) -> Vec<(&'static str, String)> {
    let part = &props.part;
    let (align, rect) = roomy(part);
    let mut vars = place::vars(rect, props.card_height);
    let ground = if props.on_barcode { Color::WHITE } else { paper(part.color, props.ground) };
    vars.extend([
        ("--size", part.size.to_string()),
        ("--weight", part.weight.number().to_string()),
        ("--color", part.color.to_hex()),
        ("--paper", ground.to_hex()),
        ("--align", align.to_owned()),
    ]);
    vars
}

/// What the text is typed on: the card's own colour, unless the text would not show on it (it may stand on a picture).
fn paper(text: Color, ground: Color) -> Color {
    /// Large text is readable from this contrast on (WCAG 2.2, 1.4.3).
    const READABLE: f64 = 3.0;
    if text.contrast(ground) >= READABLE { ground } else { place::ink(text) }
}

/// The box of the text, widened to where its alignment leaves room.
fn roomy(part: &Part) -> (&'static str, Rect) {
    let rect = part.rect;
    let width = rect.width.clamp(MIN_WIDTH, CARD_WIDTH - 2.0 * EDGE);
    let (align, x) = match part.align {
        Align::Left => ("left", rect.x),
        Align::Center => ("center", rect.x - (width - rect.width) / 2.0),
        Align::Right => ("right", rect.right() - width),
    };
    (align, Rect::new(x.clamp(EDGE, CARD_WIDTH - EDGE - width), rect.y, width, rect.height))
}
