//! The people who have a pass of a template, and the one more that is made here.

use yew::{AttrValue, Html, Properties, component, html};

use super::search::PassSearch;
use crate::api::Client;

#[derive(PartialEq, Properties)]
pub(crate) struct HoldersProps {
    pub(crate) client: Client,
    pub(crate) template: AttrValue,
}

/// The list with its search.
#[component]
pub(crate) fn Holders(props: &HoldersProps) -> Html {
    let empty = html! { <p class="field-note">{ text!("no-holders") }</p> };
    html! {
        <PassSearch client={props.client.clone()} template={Some(props.template.to_string())} label={text!("find-person")} {empty} />
    }
}
