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
                <h3 id="details-names" class="group-title">{ "Names" }</h3>
                { text(props, "organizationName", "Organization", "Shown in notifications and mail") }
                { text(props, "logoText", "Text beside the logo", "Top left on the card") }
                { text(props, "description", "Description", "Read aloud by VoiceOver: say what kind of pass it is") }
            </section>
            <section class="group" aria-labelledby="details-dates">
                <h3 id="details-dates" class="group-title">{ "Dates" }</h3>
                { date(props, "relevantDate", "Shown on the Lock Screen around", "For example when the event begins") }
                { date(props, "expirationDate", "Expires", "Afterwards Wallet greys the pass out") }
            </section>
            <section class="group" aria-labelledby="details-more">
                <h3 id="details-more" class="group-title">{ "More" }</h3>
                { flag(props, "voided", "Void", "The pass was used or is no longer valid") }
                { flag(props, "sharingProhibited", "No sharing", "Hides the share button in Wallet") }
                { text(props, "groupingIdentifier", "Group", "Passes of one group lie together; event tickets and boarding passes only") }
            </section>
            <Drawer title="Rarely used keys">
                <EveryKey document={props.design.document.clone()} pointer="" name="the pass" keys={Keys(PASS)} without={PASS_HAS_PANEL}
                    grouping={PASS_GROUPS} dispatch={props.dispatch.clone()} />
                if props.design.document.get(EVENT).is_some() {
                    <EveryKey document={props.design.document.clone()} pointer={EVENT} name="the event ticket" keys={Keys(PassFields::KEYS)}
                        without={EVENT_HAS_PANEL} dispatch={props.dispatch.clone()} />
                }
            </Drawer>
            <Source document={props.design.document.clone()} dispatch={props.dispatch.clone()} />
        </>
    }
}

fn text(props: &DetailsProps, key: &'static str, label: &'static str, hint: &'static str) -> Html {
    let value = AttrValue::from(props.design.pass().text(key).unwrap_or_default().to_owned());
    let dispatch = props.dispatch.clone();
    let on_input = Callback::from(move |text: String| {
        dispatch.dispatch(edits::typed_or_removed(format!("/{key}"), &text))
    });
    html! { <TextField id={format!("text-{key}")} {label} {hint} {value} {on_input} /> }
}

fn date(props: &DetailsProps, key: &'static str, label: &'static str, hint: &'static str) -> Html {
    let value = AttrValue::from(props.design.pass().text(key).unwrap_or_default().to_owned());
    let dispatch = props.dispatch.clone();
    let on_change = Callback::from(move |text: String| {
        dispatch.dispatch(edits::typed_or_removed(format!("/{key}"), &text))
    });
    html! { <DateField id={format!("date-{key}")} {label} {hint} {value} {on_change} /> }
}

fn flag(props: &DetailsProps, key: &'static str, label: &'static str, hint: &'static str) -> Html {
    let is_on = props.design.pass().flag(key).unwrap_or(false);
    let dispatch = props.dispatch.clone();
    let on_change = Callback::from(move |is_on: bool| {
        let pointer = format!("/{key}");
        dispatch.dispatch(if is_on { edits::set(pointer, true) } else { edits::remove(pointer) });
    });
    html! { <SwitchField id={format!("flag-{key}")} {label} {hint} {is_on} {on_change} /> }
}
