//! The drawing of the core as nodes of the page, so that Yew changes only what has changed.

use passwright_core::card::svg::{Element, Node};
use yew::virtual_dom::{VNode, VTag, VText};

/// Makes nodes of a drawing; the text at `hidden` is left out of sight because it is being typed over.
pub(crate) fn to_vnode(element: &Element, hidden: Option<&str>) -> VNode {
    let mut tag = VTag::new(element.name);
    for (name, value) in &element.attributes {
        tag.add_attribute(name, value.clone());
        if *name == "data-pointer" && Some(value.as_str()) == hidden {
            tag.add_attribute("visibility", "hidden");
        }
    }
    for child in &element.children {
        tag.add_child(match child {
            Node::Element(element) => to_vnode(element, hidden),
            Node::Text(text) => VText::new(text.clone()).into(),
        });
    }
    tag.into()
}
