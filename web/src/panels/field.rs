//! The properties of one field.

use passwright_core::document::Edit;
use passwright_core::pass::{Field as PassField, FieldGroup};
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::Dispatch;
use super::every_key::{EveryKey, FIELD_HAS_PANEL, Keys};
use super::field_format::{Format, change, typed_value, value_text};
use crate::clock::{now, now_millis};
use crate::components::date_field::DateField;
use crate::components::drawer::Drawer;
use crate::components::icon::{Glyph, icon};
use crate::components::segmented::{Segment, Segmented};
use crate::components::select_field::SelectField;
use crate::components::switch_field::SwitchField;
use crate::components::text_field::TextField;
use crate::design::Design;
use crate::edits;
use crate::locale::text;
use crate::state::fields::{Place, group_name, groups, place};
use crate::state::{Action, Selection};

#[derive(PartialEq, Properties)]
pub(crate) struct FieldPanelProps {
    pub(crate) design: Design,
    pub(crate) pointer: AttrValue,
    pub(crate) dispatch: Dispatch,
    /// Whether an iPhone shows it in this style.
    pub(crate) is_hidden: bool,
}

/// The panel.
#[component]
pub(crate) fn FieldPanel(props: &FieldPanelProps) -> Html {
    let object = props.design.document.get(&props.pointer).and_then(|value| value.as_object());
    let (Some(object), Some(place)) = (object, place(&props.pointer)) else {
        return html! { <p class="empty">{ text!("field-gone") }</p> };
    };
    let field = PassField::new(object, props.pointer.to_string());
    html! {
        <>
            if props.is_hidden {
                <p class="callout is-warning">{ icon(Glyph::Warning) }{ text!("field-no-room") }</p>
            }
            { texts(props, &field, place.group) }
            if !matches!(place.group, FieldGroup::Primary | FieldGroup::Back) {
                { alignment(props, &field) }
            }
            { alert(props, &field) }
            { position(props, place) }
            <Drawer title={text!("rare-keys")}>
                <EveryKey document={props.design.document.clone()} pointer={props.pointer.clone()} name={text!("rare-of-field")} keys={Keys(PassField::KEYS)}
                    without={FIELD_HAS_PANEL} dispatch={props.dispatch.clone()} />
            </Drawer>
        </>
    }
}

fn texts(props: &FieldPanelProps, field: &PassField<'_>, group: FieldGroup) -> Html {
    let format = Format::of(field);
    let at = |key: &str| format!("{}/{key}", props.pointer);
    let label_input = {
        let (dispatch, pointer) = (props.dispatch.clone(), at("label"));
        Callback::from(move |text: String| dispatch.dispatch(edits::typed_or_removed(pointer.clone(), &text)))
    };
    let value_input = {
        let (dispatch, pointer) = (props.dispatch.clone(), at("value"));
        Callback::from(move |text: String| {
            let edit = Edit::Set { pointer: pointer.clone(), value: typed_value(format, &text) };
            let merge = Some(pointer.clone());
            dispatch.dispatch(Action::Edit { edits: vec![edit], merge, now_millis: now_millis() });
        })
    };
    let on_format = {
        let (dispatch, pointer, design) =
            (props.dispatch.clone(), props.pointer.to_string(), props.design.clone());
        Callback::from(move |name: String| {
            let object = design.document.get(&pointer).and_then(|value| value.as_object());
            if let (Some(object), Some(format)) = (object, Format::from_name(&name)) {
                let field = PassField::new(object, pointer.clone());
                dispatch.dispatch(edits::all(change(&field, format, &now().to_rfc3339())));
            }
        })
    };
    let choices: Vec<_> =
        Format::ALL.into_iter().map(|(_, value, name)| (value.into(), text(name).into())).collect();
    let raw = AttrValue::from(value_text(field.value()));
    let error = (matches!(format, Format::Number | Format::Money)
        && field.value().is_some_and(|value| value.is_string()))
    .then_some(AttrValue::from(text!("not-a-number")));
    html! {
        <section class="group">
            <TextField id="field-label" label={text!("label")} value={field.text("label").unwrap_or_default().to_owned()} on_input={label_input} />
            if format.is_date() {
                <DateField id="field-value" label={text!("value")} value={raw} on_change={value_input} />
            } else {
                <TextField id="field-value" label={text!("value")} value={raw} on_input={value_input} {error} multiline={group == FieldGroup::Back} />
            }
            <SelectField id="field-format" label={text!("written-as")} value={format.name()} {choices} on_change={on_format} />
            if format == Format::Money {
                <TextField id="field-currency" label={text!("currency")} value={field.text("currencyCode").unwrap_or_default().to_owned()}
                    verbatim=true hint={text!("currency-hint")}
                    on_input={typed_setter(props, "currencyCode", str::to_uppercase)} />
            }
        </section>
    }
}

fn typed_setter(props: &FieldPanelProps, key: &str, shape: fn(&str) -> String) -> Callback<String> {
    let (dispatch, pointer) = (props.dispatch.clone(), format!("{}/{key}", props.pointer));
    Callback::from(move |text: String| dispatch.dispatch(edits::typed(pointer.clone(), shape(&text))))
}

fn alignment(props: &FieldPanelProps, field: &PassField<'_>) -> Html {
    const NATURAL: &str = "PKTextAlignmentNatural";
    let segments = vec![
        Segment::drawn(NATURAL, text!("align-natural"), Glyph::AlignNatural),
        Segment::drawn("PKTextAlignmentLeft", text!("align-left"), Glyph::AlignLeft),
        Segment::drawn("PKTextAlignmentCenter", text!("align-center"), Glyph::AlignCenter),
        Segment::drawn("PKTextAlignmentRight", text!("align-right"), Glyph::AlignRight),
    ];
    let value = AttrValue::from(field.text("textAlignment").unwrap_or(NATURAL).to_owned());
    let (dispatch, pointer) = (props.dispatch.clone(), format!("{}/textAlignment", props.pointer));
    let on_change = Callback::from(move |value: AttrValue| {
        let action =
            if value == NATURAL { edits::remove(&*pointer) } else { edits::set(&*pointer, value.as_str()) };
        dispatch.dispatch(action);
    });
    html! {
        <section class="group"><Segmented id="field-alignment" label={text!("alignment")} {value} {segments} {on_change} /></section>
    }
}

fn alert(props: &FieldPanelProps, field: &PassField<'_>) -> Html {
    let message = field.text("changeMessage");
    let pointer = format!("{}/changeMessage", props.pointer);
    let name = field.label().map_or_else(|| text!("it"), str::to_owned);
    let on_switch = {
        let (dispatch, pointer) = (props.dispatch.clone(), pointer.clone());
        Callback::from(move |is_on: bool| {
            let text = text!("now-is", name = name.as_str());
            dispatch.dispatch(if is_on { edits::set(&*pointer, text) } else { edits::remove(&*pointer) });
        })
    };
    let on_input = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |text: String| dispatch.dispatch(edits::typed(pointer.clone(), text)))
    };
    let sample = message.map(|text| text.replace("%@", &value_text(field.value())));
    let organization =
        props.design.pass().text("organizationName").map_or_else(|| text!("your-pass"), str::to_owned);
    html! {
        <section class="group">
            <SwitchField id="field-alert" label={text!("alert")} is_on={message.is_some()} on_change={on_switch}
                hint={text!("alert-hint")} />
            if let (Some(message), Some(sample)) = (message, sample) {
                <TextField id="field-message" label={text!("message")} value={message.to_owned()} {on_input}
                    error={(!message.contains("%@")).then_some(AttrValue::from(text!("no-new-value")))}
                    hint={text!("new-value-hint")} />
                <div class="lock-note" aria-label={text!("on-lock-screen")}>
                    { icon(Glyph::Bell) }
                    <p><strong>{ organization }</strong>{ sample.chars().take(140).collect::<String>() }</p>
                </div>
            }
        </section>
    }
}

fn position(props: &FieldPanelProps, place: Place) -> Html {
    let move_by = |by: i8| {
        let (dispatch, pointer) = (props.dispatch.clone(), props.pointer.to_string());
        move |_| dispatch.dispatch(Action::MoveField { pointer: pointer.clone(), by })
    };
    let on_group = {
        let (dispatch, pointer) = (props.dispatch.clone(), props.pointer.to_string());
        Callback::from(move |key: String| {
            if let Some(group) = FieldGroup::from_key(&key) {
                dispatch.dispatch(Action::MoveFieldTo { pointer: pointer.clone(), group });
            }
        })
    };
    let remove = {
        let (dispatch, pointer) = (props.dispatch.clone(), props.pointer.to_string());
        move |_| dispatch.dispatch(Action::RemoveField(pointer.clone()))
    };
    let done = {
        let dispatch = props.dispatch.clone();
        move |_| dispatch.dispatch(Action::Select(Selection::Look))
    };
    let groups = groups(place.is_poster).iter();
    let choices: Vec<_> = groups.map(|group| (group.key().into(), group_name(*group).into())).collect();
    html! {
        <section class="group">
            <SelectField id="field-group" label={text!("place")} value={place.group.key()} {choices} on_change={on_group} />
            <div class="button-row">
                <button type="button" class="button" onclick={move_by(-1)}>{ icon(Glyph::Up) }{ text!("earlier") }</button>
                <button type="button" class="button" onclick={move_by(1)}>{ icon(Glyph::Down) }{ text!("later") }</button>
                <button type="button" class="button is-danger" onclick={remove}>{ icon(Glyph::Trash) }{ text!("remove") }</button>
            </div>
            <button type="button" class="button is-quiet only-narrow" onclick={done}>{ text!("done") }</button>
        </section>
    }
}
