//! Changing one value of one person: the phone that has the pass is told at once.

use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, Properties, SubmitEvent, component, html, use_state};

use crate::api::Client;
use crate::components::select_field::SelectField;
use crate::components::text_field::TextField;

#[derive(PartialEq, Properties)]
pub(crate) struct ValuesFormProps {
    pub(crate) client: Client,
    pub(crate) serial: AttrValue,
    /// What can be changed.
    pub(crate) names: Vec<String>,
    pub(crate) on_changed: Callback<()>,
}

/// The form.
#[component]
pub(crate) fn ValuesForm(props: &ValuesFormProps) -> Html {
    let name = use_state(|| props.names.first().cloned().unwrap_or_default());
    let value = use_state(String::new);
    let is_working = use_state(|| false);
    let said = use_state(|| None::<(bool, AttrValue)>);
    if props.names.is_empty() {
        return html! { <p class="field-note">{ text!("no-placeholders") }</p> };
    }
    let onsubmit = {
        let (client, serial, on_changed) =
            (props.client.clone(), props.serial.clone(), props.on_changed.clone());
        let (name, value) = ((*name).clone(), value.clone());
        let (is_working, said) = (is_working.setter(), said.setter());
        move |event: SubmitEvent| {
            event.prevent_default();
            let (client, serial, on_changed) = (client.clone(), serial.clone(), on_changed.clone());
            let (name, value) = (name.clone(), value.clone());
            let (is_working, said) = (is_working.clone(), said.clone());
            is_working.set(true);
            spawn_local(async move {
                match client.change_value(&serial, &name, &value).await {
                    Ok(pass) => {
                        said.set(Some((true, text!("value-changed", version = pass.version).into())));
                        value.set(String::new());
                        on_changed.emit(());
                    }
                    Err(error) => said.set(Some((false, error.to_string().into()))),
                }
                is_working.set(false);
            });
        }
    };
    let on_change = {
        let name = name.setter();
        Callback::from(move |chosen| name.set(chosen))
    };
    let on_input = {
        let value = value.setter();
        Callback::from(move |text| value.set(text))
    };
    let choices =
        props.names.iter().map(|name| (AttrValue::from(name.clone()), AttrValue::from(name.clone())));
    let error = said.as_ref().filter(|(is_good, _)| !is_good).map(|(_, sentence)| sentence.clone());
    let good = said.as_ref().filter(|(is_good, _)| *is_good).map(|(_, sentence)| sentence.clone());
    html! {
        <form class="values-form" {onsubmit}>
            <SelectField id="value-name" label={text!("value-what")} value={(*name).clone()} choices={choices.collect::<Vec<_>>()} {on_change} />
            <TextField id="value-text" label={text!("value-new")} value={(*value).clone()} {on_input} {error} />
            <button type="submit" class="button is-primary" disabled={*is_working || value.trim().is_empty()}>
                { if *is_working { text!("changing") } else { text!("change-and-tell") } }
            </button>
            <p role="status" class="field-note">{ good.unwrap_or_default() }</p>
        </form>
    }
}
