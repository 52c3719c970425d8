//! Names, dates and what is rarely needed.

use passwright_core::pass::PassFields;
use passwright_core::pass::schema::PASS;
use yew::{AttrValue, Callback, Html, Properties, component, html};

use super::Dispatch;
use super::every_key::{EVENT_HAS_PANEL, EveryKey, Keys, PASS_GROUPS, PASS_HAS_PANEL};
use super::source::Source;
use crate::components::date_field::DateField;
use crate::components::drawer::Drawer;
use crate::components::switch_field::SwitchField;
use crate::components::text_field::TextField;
use crate::design::Design;
use crate::edits;

/// A style with fields that are not on the card: in a tile below a poster ticket.
const EVENT: &str = "/eventTicket";

#[derive(PartialEq, Properties)]
pub(crate) struct DetailsProps {
    pub(crate) design: Design,
    pub(crate) dispatch: Dispatch,
}

/// The panel.
#[component]
pub(crate) fn Details(props: &DetailsProps) -> Html {
    html! {
        <>
            <section class="group" aria-labelledby="details-names">
                <h3 id="details-names" class="group-title">{ text!("names") }</h3>
                { text(props, "organizationName", text!("organization"), text!("organization-hint")) }
                { text(props, "logoText", text!("logo-text"), text!("logo-text-hint")) }
                { text(props, "description", text!("description"), text!("description-hint")) }
            </section>
            <section class="group" aria-labelledby="details-dates">
                <h3 id="details-dates" class="group-title">{ text!("dates") }</h3>
                { date(props, "relevantDate", text!("relevant-date"), text!("relevant-date-hint")) }
                { date(props, "expirationDate", text!("expires"), text!("expires-hint")) }
            </section>
            <section class="group" aria-labelledby="details-more">
                <h3 id="details-more" class="group-title">{ text!("more") }</h3>
                { flag(props, "voided", text!("void"), text!("void-hint")) }
                { flag(props, "sharingProhibited", text!("no-sharing"), text!("no-sharing-hint")) }
                { text(props, "groupingIdentifier", text!("grouping"), text!("grouping-hint")) }
            </section>
            <Drawer title={text!("rare-keys")}>
                <EveryKey document={props.design.document.clone()} pointer="" name={text!("rare-of-pass")} keys={Keys(PASS)}
                    without={PASS_HAS_PANEL} grouping={PASS_GROUPS} dispatch={props.dispatch.clone()} />
                if props.design.document.get(EVENT).is_some() {
                    <EveryKey document={props.design.document.clone()} pointer={EVENT} name={text!("rare-of-event")}
                        keys={Keys(PassFields::KEYS)} without={EVENT_HAS_PANEL} dispatch={props.dispatch.clone()} />
                }
            </Drawer>
            <Source document={props.design.document.clone()} dispatch={props.dispatch.clone()} />
        </>
    }
}

fn text(props: &DetailsProps, key: &'static str, label: String, hint: String) -> Html {
    let value = AttrValue::from(props.design.pass().text(key).unwrap_or_default().to_owned());
    let dispatch = props.dispatch.clone();
    let on_input = Callback::from(move |text: String| {
        dispatch.dispatch(edits::typed_or_removed(format!("/{key}"), &text))
    });
    html! { <TextField id={format!("text-{key}")} {label} {hint} {value} {on_input} /> }
}

fn date(props: &DetailsProps, key: &'static str, label: String, hint: String) -> Html {
    let value = AttrValue::from(props.design.pass().text(key).unwrap_or_default().to_owned());
    let dispatch = props.dispatch.clone();
    let on_change = Callback::from(move |text: String| {
        dispatch.dispatch(edits::typed_or_removed(format!("/{key}"), &text))
    });
    html! { <DateField id={format!("date-{key}")} {label} {hint} {value} {on_change} /> }
}

fn flag(props: &DetailsProps, key: &'static str, label: String, hint: String) -> Html {
    let is_on = props.design.pass().flag(key).unwrap_or(false);
    let dispatch = props.dispatch.clone();
    let on_change = Callback::from(move |is_on: bool| {
        let pointer = format!("/{key}");
        dispatch.dispatch(if is_on { edits::set(pointer, true) } else { edits::remove(pointer) });
    });
    html! { <SwitchField id={format!("flag-{key}")} {label} {hint} {is_on} {on_change} /> }
}
