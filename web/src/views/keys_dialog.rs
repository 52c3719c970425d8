//! The list of keys, and the switch for those that are a single letter or digit (WCAG 2.2, 2.1.4).

use yew::{Callback, Html, Properties, component, html, use_state};

use crate::components::dialog::Dialog;
use crate::components::switch_field::SwitchField;
use crate::single_keys;

const KEYS: [(&str, &[(&str, &str)]); 3] = [
    (
        "Everywhere",
        &[
            ("Ctrl Z", "Undo"),
            ("Shift Ctrl Z", "Redo"),
            ("Ctrl S", "Says that everything is saved"),
            ("Esc", "Close, or back to the card"),
        ],
    ),
    (
        "On the card and in the list",
        &[
            ("Enter", "Type over a text"),
            ("Tab", "Next text"),
            ("Alt \u{2191} \u{2193}", "Move a field"),
            ("Delete", "Remove a field"),
        ],
    ),
    (
        "Single keys, while nothing is typed",
        &[
            ("1 \u{2013} 5", "Front, Back, Lock, Watch, Stack"),
            ("O", "Next iOS version"),
            ("L", "Next language"),
            ("?", "This list"),
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
        <Dialog id="keys" title="Keys" on_close={props.on_close.clone()}>
            { for KEYS.iter().map(|(title, keys)| html! {
                <section class="keys" key={*title}>
                    <h3>{ *title }</h3>
                    <dl>
                        { for keys.iter().map(|(key, what)| html! {
                            <div key={*key}><dt><kbd>{ *key }</kbd></dt><dd>{ *what }</dd></div>
                        }) }
                    </dl>
                </section>
            }) }
            <SwitchField id="single-keys" label="Single keys" is_on={*is_on} {on_change}
                hint="Switch them off when you speak to your computer, or when they get in your way." />
        </Dialog>
    }
}
