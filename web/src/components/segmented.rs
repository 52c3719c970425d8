//! A row of choices of which exactly one is taken: radio buttons that look like one control.

use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::icon::{Glyph, icon};

/// One choice.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Segment {
    pub(crate) value: AttrValue,
    /// What a person reads, or hears when there is an icon.
    pub(crate) name: AttrValue,
    /// Shown in place of the name.
    pub(crate) glyph: Option<Glyph>,
}

impl Segment {
    /// A choice in words.
    pub(crate) fn named(value: &'static str, name: impl Into<AttrValue>) -> Self {
        Self { value: value.into(), name: name.into(), glyph: None }
    }

    /// A choice with an icon.
    pub(crate) fn drawn(value: &'static str, name: impl Into<AttrValue>, glyph: Glyph) -> Self {
        Self { value: value.into(), name: name.into(), glyph: Some(glyph) }
    }
}

#[derive(PartialEq, Properties)]
pub(crate) struct SegmentedProps {
    /// Unique in the page; the name of the radio group.
    pub(crate) id: AttrValue,
    pub(crate) label: AttrValue,
    pub(crate) value: AttrValue,
    pub(crate) segments: Vec<Segment>,
    pub(crate) on_change: Callback<AttrValue>,
    /// The label is only heard.
    #[prop_or_default]
    pub(crate) is_label_hidden: bool,
}

/// A fieldset of radio buttons.
#[component]
pub(crate) fn Segmented(props: &SegmentedProps) -> Html {
    let segment = |segment: &Segment| {
        let id = format!("{}-{}", props.id, segment.value);
        let (on_change, value) = (props.on_change.clone(), segment.value.clone());
        let onchange = move |_| on_change.emit(value.clone());
        html! {
            <div key={segment.value.to_string()} class="segment">
                <input id={id.clone()} type="radio" name={props.id.clone()} value={segment.value.clone()}
                    checked={segment.value == props.value} {onchange} />
                <label for={id} title={segment.glyph.map(|_| segment.name.clone())}>
                    if let Some(glyph) = segment.glyph {
                        { icon(glyph) }<span class="visually-hidden">{ segment.name.clone() }</span>
                    } else {
                        { segment.name.clone() }
                    }
                </label>
            </div>
        }
    };
    html! {
        <fieldset class="field segmented-field">
            <legend class={if props.is_label_hidden { "visually-hidden" } else { "field-label" }}>{ props.label.clone() }</legend>
            <div class="segmented">{ for props.segments.iter().map(segment) }</div>
        </fieldset>
    }
}
