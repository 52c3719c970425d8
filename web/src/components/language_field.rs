//! The switch for the language of the page.

use wasm_bindgen_futures::spawn_local;
use yew::{AttrValue, Callback, Html, component, html, use_state};

use super::select_field::{Choice, SelectField};
use crate::language_choice::choose;
use crate::locale::{Language, language};

/// The switch: every language by the name that its speakers give it.
#[component]
pub(crate) fn LanguageField() -> Html {
    let problem = use_state(|| None::<String>);
    let choices: Vec<Choice> =
        Language::ALL.into_iter().map(|it| (it.tag().into(), it.own_name().into())).collect();
    let on_change = {
        let problem = problem.setter();
        Callback::from(move |tag: String| {
            let Some(language) = Language::of_tag(&tag) else { return };
            let problem = problem.clone();
            spawn_local(async move {
                if let Err(error) = choose(language).await {
                    problem.set(Some(error.to_string()));
                }
            });
        })
    };
    html! {
        <div class="language-field">
            <SelectField id="page-language" label={text!("page-language")} {choices} value={language().tag()} {on_change}
                hint={problem.as_ref().map(|problem| AttrValue::from(problem.clone()))} />
        </div>
    }
}
