//! The barcode: kind, message, and the text below it.

use passwright_core::card::barcode::{BarcodeError, encode};
use passwright_core::document::Edit;
use passwright_core::pass::{Barcode, BarcodeFormat};
use serde_json::json;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::Dispatch;
use crate::clock::now_millis;
use crate::components::icon::{Glyph, icon};
use crate::components::select_field::SelectField;
use crate::components::switch_field::SwitchField;
use crate::components::text_field::TextField;
use crate::design::Design;
use crate::edits;
use crate::state::Action;

const LATIN: &str = "iso-8859-1";
const UNICODE: &str = "utf-8";

#[derive(PartialEq, Properties)]
pub(crate) struct BarcodePanelProps {
    pub(crate) design: Design,
    pub(crate) dispatch: Dispatch,
}

/// The panel.
#[component]
pub(crate) fn BarcodePanel(props: &BarcodePanelProps) -> Html {
    match props.design.pass().barcodes().first() {
        Some(barcode) => filled(props, barcode),
        None => empty(props),
    }
}

fn empty(props: &BarcodePanelProps) -> Html {
    let dispatch = props.dispatch.clone();
    let onclick = move |_| {
        let sample =
            json!({"format": BarcodeFormat::Qr.as_str(), "message": "123456789", "messageEncoding": LATIN});
        dispatch.dispatch(edits::set("/barcodes", json!([sample])));
    };
    html! {
        <section class="group empty">
            <p>{ text!("no-barcode") }</p>
            <button type="button" class="button is-primary" {onclick}>{ icon(Glyph::Plus) }{ text!("add-barcode") }</button>
        </section>
    }
}

fn filled(props: &BarcodePanelProps, barcode: &Barcode<'_>) -> Html {
    let message = barcode.message().unwrap_or_default().to_owned();
    let alt_text = barcode.text("altText");
    let encoding = barcode.text("messageEncoding").unwrap_or(LATIN);
    let error = barcode.format().and_then(|format| encode(format, &message, encoding).err());
    html! {
        <>
            <section class="group">
                { kind(props, barcode) }
                <TextField id="barcode-message" label={text!("barcode-message")} value={message.clone()} verbatim=true multiline=true
                    hint={hint(encoding)} error={error.map(|error| AttrValue::from(error_sentence(&error)))}
                    on_input={message_setter(props, barcode, alt_text == Some(message.as_str()))} />
            </section>
            <section class="group">
                { below(props, barcode, &message) }
            </section>
            <section class="group">
                <button type="button" class="button is-danger" onclick={remover(props, barcode)}>
                    { icon(Glyph::Trash) }{ text!("remove-barcode") }
                </button>
            </section>
        </>
    }
}

fn kind(props: &BarcodePanelProps, barcode: &Barcode<'_>) -> Html {
    let (dispatch, pointer) = (props.dispatch.clone(), format!("{}/format", barcode.pointer()));
    let on_change = Callback::from(move |value: String| dispatch.dispatch(edits::set(&*pointer, value)));
    let choices: Vec<_> = BarcodeFormat::ALL
        .into_iter()
        .map(|format| (format.as_str().into(), format_name(format).into()))
        .collect();
    let is_new = barcode.format().is_some_and(|format| !format.is_classic());
    let hint = is_new.then_some(AttrValue::from(text!("barcode-ios-27")));
    let value = barcode.text("format").unwrap_or_default().to_owned();
    html! { <SelectField id="barcode-format" label={text!("barcode-kind")} {choices} {on_change} {value} {hint} /> }
}

/// What people call a symbology.
fn format_name(format: BarcodeFormat) -> String {
    let name = match format {
        BarcodeFormat::Qr => return text!("barcode-qr"),
        BarcodeFormat::Pdf417 => "PDF417",
        BarcodeFormat::Aztec => "Aztec",
        BarcodeFormat::Code128 => "Code 128",
        BarcodeFormat::Code39 => "Code 39 (iOS 27)",
        BarcodeFormat::Codabar => "Codabar (iOS 27)",
        BarcodeFormat::Ean13 => "EAN-13 (iOS 27)",
        BarcodeFormat::InterleavedTwoOfFive => "Interleaved 2 of 5 (iOS 27)",
    };
    name.to_owned()
}

/// Types the message. The encoding follows the characters, and a text below that says the same goes along.
fn message_setter(props: &BarcodePanelProps, barcode: &Barcode<'_>, text_follows: bool) -> Callback<String> {
    let (dispatch, pointer) = (props.dispatch.clone(), barcode.pointer().to_owned());
    let before = barcode.text("messageEncoding").map(str::to_owned);
    Callback::from(move |text: String| {
        let place = |key: &str| format!("{pointer}/{key}");
        let mut edits = vec![Edit::Set { pointer: place("message"), value: text.clone().into() }];
        let needed = encoding_for(&text, before.as_deref());
        if before.as_deref() != Some(needed) {
            edits.push(Edit::Set { pointer: place("messageEncoding"), value: needed.into() });
        }
        if text_follows {
            edits.push(Edit::Set { pointer: place("altText"), value: text.into() });
        }
        dispatch.dispatch(Action::Edit { edits, merge: Some(place("message")), now_millis: now_millis() });
    })
}

/// Latin-1 as Apple recommends, and UTF-8 when the text needs it; another declared encoding is left alone.
fn encoding_for<'a>(text: &str, declared: Option<&'a str>) -> &'a str {
    let is_latin = text.chars().all(|c| u32::from(c) < 256);
    match declared {
        Some(own) if is_latin || !own.eq_ignore_ascii_case(LATIN) => own,
        _ if is_latin => LATIN,
        _ => UNICODE,
    }
}

fn hint(encoding: &str) -> AttrValue {
    if encoding.eq_ignore_ascii_case(UNICODE) {
        text!("barcode-message-utf-8").into()
    } else {
        text!("barcode-message-hint").into()
    }
}

fn error_sentence(error: &BarcodeError) -> String {
    let text = error.to_string();
    let mut letters = text.chars();
    let first: String = letters.next().into_iter().flat_map(char::to_uppercase).collect();
    format!("{first}{}.", letters.as_str())
}

fn below(props: &BarcodePanelProps, barcode: &Barcode<'_>, message: &str) -> Html {
    let alt_text = barcode.text("altText").map(str::to_owned);
    let pointer = format!("{}/altText", barcode.pointer());
    let on_switch = {
        let (dispatch, pointer, message) = (props.dispatch.clone(), pointer.clone(), message.to_owned());
        Callback::from(move |is_on: bool| {
            dispatch.dispatch(if is_on {
                edits::set(&*pointer, &*message)
            } else {
                edits::remove(&*pointer)
            });
        })
    };
    let on_input = {
        let dispatch = props.dispatch.clone();
        Callback::from(move |text: String| dispatch.dispatch(edits::typed(pointer.clone(), text)))
    };
    html! {
        <>
            <SwitchField id="barcode-has-text" label={text!("barcode-text")} is_on={alt_text.is_some()} on_change={on_switch}
                hint={text!("barcode-text-hint")} />
            if let Some(text) = alt_text {
                <TextField id="barcode-text" label={text!("format-text")} value={text} {on_input} verbatim=true />
            }
        </>
    }
}

fn remover(props: &BarcodePanelProps, barcode: &Barcode<'_>) -> Callback<yew::MouseEvent> {
    let dispatch = props.dispatch.clone();
    // The list goes with its last entry: an empty list would hide the single barcode of an older pass.
    let pointer = match props.design.pass().barcodes().len() {
        1 if barcode.pointer().starts_with("/barcodes/") => "/barcodes".to_owned(),
        _ => barcode.pointer().to_owned(),
    };
    Callback::from(move |_| dispatch.dispatch(edits::remove(&*pointer)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_encoding_follows_the_text() {
        assert_eq!(encoding_for("Caf\u{e9}", Some(LATIN)), LATIN);
        assert_eq!(encoding_for("\u{142}", Some(LATIN)), UNICODE);
        assert_eq!(encoding_for("plain", Some("UTF-8")), "UTF-8");
        assert_eq!(encoding_for("plain", None), LATIN);
        assert_eq!(encoding_for("\u{142}", Some("shift-jis")), "shift-jis");
        assert_eq!(encoding_for("x", Some("ISO-8859-1")), "ISO-8859-1");
    }
}
