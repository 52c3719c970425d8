//! A part of a panel that is drawn only while it is open.

use web_sys::{Element, Event};
use yew::{AttrValue, Children, Html, Properties, TargetCast, component, html, use_state_eq};

#[derive(PartialEq, Properties)]
pub(crate) struct DrawerProps {
    /// What stands on it.
    pub(crate) title: AttrValue,
    pub(crate) children: Children,
}

/// Closed at first.
#[component]
pub(crate) fn Drawer(props: &DrawerProps) -> Html {
    let is_open = use_state_eq(|| false);
    let ontoggle = {
        let is_open = is_open.setter();
        move |event: Event| is_open.set(event.target_unchecked_into::<Element>().has_attribute("open"))
    };
    html! {
        <details class="group drawer" {ontoggle}>
            <summary>{ props.title.clone() }</summary>
            if *is_open {
                { for props.children.iter() }
            }
        </details>
    }
}
