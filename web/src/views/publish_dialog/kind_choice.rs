//! The first question of publishing: the same pass for everybody, or one for each person.

use yew::{AttrValue, Callback, Html, html};

use crate::components::icon::{Glyph, icon};
use crate::package::Placeholders;
use crate::publish::Kind;

/// Two radio buttons with what each means.
pub(super) fn kind_choice(chosen: Kind, found: &Placeholders, on_choose: &Callback<Kind>) -> Html {
    let choice = |kind: Kind, id: &'static str, name: &'static str, words: &'static str| {
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
                <legend class="field-label">{ "Who gets it" }</legend>
                { choice(Kind::Pass, "publish-one", "One pass, the same for everybody",
                    "For a coupon, an opening sign or a poster. Whoever opens the link adds this very pass; what you change later reaches every phone that has it.") }
                { choice(Kind::Template, "publish-each", "A pass for each person",
                    "For members, tickets and points. Whoever opens the link gets a pass with a number of their own, and you can change a single person\u{2019}s values.") }
            </fieldset>
            { placeholders(chosen, found) }
            <p class="field-note">{ "You get a link and a QR code. Publishing uploads the pass with its pictures to this service." }</p>
        </>
    }
}

fn placeholders(kind: Kind, found: &Placeholders) -> Html {
    let Placeholders { all, required } = found;
    match kind {
        Kind::Pass if all.is_empty() => html! {},
        Kind::Pass => html! {
            <p class="callout is-warning">{ icon(Glyph::Warning) }
                { format!("{} would stand on the card as it is written: the same for everybody means without a value of anybody.", braced(all)) }</p>
        },
        Kind::Template if all.is_empty() => html! {
            <p class="field-note">{ "To write something of each person on the card, put its name in double braces into any text, such as " }<code>{ "{{name}}" }</code>
                { ". People are asked for it when they open the link." }</p>
        },
        Kind::Template => {
            let given: Vec<String> = all.iter().filter(|name| !required.contains(name)).cloned().collect();
            html! {
                <dl class="facts">
                    <dt>{ "People are asked for" }</dt><dd>{ listed(required) }</dd>
                    <dt>{ "You set for them" }</dt><dd>{ listed(&given) }</dd>
                </dl>
            }
        }
    }
}

fn listed(names: &[String]) -> AttrValue {
    if names.is_empty() { "nothing".into() } else { names.join(", ").into() }
}

fn braced(names: &[String]) -> String {
    let names: Vec<String> = names.iter().map(|name| format!("{{{{{name}}}}}")).collect();
    names.join(", ")
}
