//! The first question of publishing: the same pass for everybody, or one for each person.

use yew::{AttrValue, Callback, Html, html};

use crate::components::icon::{Glyph, icon};
use crate::package::Placeholders;
use crate::publish::Kind;

/// Two radio buttons with what each means.
pub(super) fn kind_choice(chosen: Kind, found: &Placeholders, on_choose: &Callback<Kind>) -> Html {
    let choice = |kind: Kind, id: &'static str, name: String, words: String| {
        let on_choose = on_choose.clone();
        html! {
            <div class="choice">
                <input {id} type="radio" name="publish-kind" checked={chosen == kind} onchange={move |_| on_choose.emit(kind)}
                    aria-describedby={format!("{id}-note")} />
                <label for={id}>{ name }</label>
                <p id={format!("{id}-note")} class="field-note">{ words }</p>
            </div>
        }
    };
    html! {
        <>
            <fieldset class="choices">
                <legend class="field-label">{ text!("who-gets-it") }</legend>
                { choice(Kind::Pass, "publish-one", text!("publish-one"),
                    text!("publish-one-note")) }
                { choice(Kind::Template, "publish-each", text!("publish-each"),
                    text!("publish-each-note")) }
            </fieldset>
            { placeholders(chosen, found) }
            <p class="field-note">{ text!("publish-uploads") }</p>
        </>
    }
}

fn placeholders(kind: Kind, found: &Placeholders) -> Html {
    let Placeholders { all, required } = found;
    match kind {
        Kind::Pass if all.is_empty() => html! {},
        Kind::Pass => html! {
            <p class="callout is-warning">{ icon(Glyph::Warning) }
                { text!("placeholder-as-written", names = braced(all)) }</p>
        },
        Kind::Template if all.is_empty() => html! {
            <p class="field-note">{ text!("placeholder-how") }{ " " }<code>{ "{{name}}" }</code>
                { ". " }{ text!("placeholder-asked") }</p>
        },
        Kind::Template => {
            let given: Vec<String> = all.iter().filter(|name| !required.contains(name)).cloned().collect();
            html! {
                <dl class="facts">
                    <dt>{ text!("people-are-asked") }</dt><dd>{ listed(required) }</dd>
                    <dt>{ text!("you-set") }</dt><dd>{ listed(&given) }</dd>
                </dl>
            }
        }
    }
}

fn listed(names: &[String]) -> AttrValue {
    if names.is_empty() { text!("nothing").into() } else { names.join(", ").into() }
}

fn braced(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{{{{{name}}}}}")).collect();
    names.join(", ")
}
