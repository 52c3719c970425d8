//! The list of keys, and the switch for those that are a single letter or digit (WCAG 2.2, 2.1.4).

use yew::{Callback, Html, Properties, component, html, use_state};

use crate::components::dialog::Dialog;
use crate::components::switch_field::SwitchField;
use crate::locale::text;
use crate::single_keys;

const KEYS: [(&str, &[(&str, &str)]); 3] = [
    (
        text_id!("keys-everywhere"),
        &[
            ("Ctrl Z", text_id!("undo")),
            ("Shift Ctrl Z", text_id!("redo")),
            ("Ctrl S", text_id!("keys-save")),
            ("Esc", text_id!("keys-close")),
        ],
    ),
    (
        text_id!("keys-card"),
        &[
            ("Enter", text_id!("keys-type")),
            ("Tab", text_id!("keys-next")),
            ("Alt \u{2191} \u{2193}", text_id!("keys-move")),
            ("Ctrl D", text_id!("keys-double")),
            ("Delete", text_id!("keys-remove")),
        ],
    ),
    (
        text_id!("keys-single"),
        &[
            ("1 \u{2013} 5", text_id!("keys-sides")),
            ("O", text_id!("keys-ios")),
            ("L", text_id!("keys-language")),
            ("?", text_id!("keys-this")),
        ],
    ),
];

#[derive(Clone, PartialEq, Properties)]
pub(crate) struct KeysDialogProps {
    pub(crate) on_close: Callback<()>,
}

/// The dialog.
#[component]
pub(crate) fn KeysDialog(props: &KeysDialogProps) -> Html {
    let is_on = use_state(single_keys::are_on);
    let on_change = {
        let is_on = is_on.clone();
        Callback::from(move |wanted: bool| {
            single_keys::set(wanted);
            is_on.set(wanted);
        })
    };
    html! {
        <Dialog id="keys" title={text!("keys")} on_close={props.on_close.clone()}>
            { for KEYS.iter().map(|(title, keys)| html! {
                <section class="keys" key={*title}>
                    <h3>{ text(title) }</h3>
                    <dl>
                        { for keys.iter().map(|(key, what)| html! {
                            <div key={*key}><dt><kbd>{ *key }</kbd></dt><dd>{ text(what) }</dd></div>
                        }) }
                    </dl>
                </section>
            }) }
            <SwitchField id="single-keys" label={text!("keys-on")} is_on={*is_on} {on_change}
                hint={text!("keys-on-hint")} />
        </Dialog>
    }
}
