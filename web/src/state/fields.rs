//! Adding, taking out and moving fields.
//!
//! In scope: which edits of the document that takes, and what is selected afterwards. Out of scope: how many fields a style shows
//! (see `core::card`).

use passwright_core::document::{Document, Edit};
use passwright_core::pass::{FieldGroup, Pass};
use serde_json::{Value, json};

use super::poster::POSTER;
use super::{Notice, Selection, State};

/// Where a field stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Place {
    /// The group.
    pub(crate) group: FieldGroup,
    /// The number in the group, from 0.
    pub(crate) index: usize,
    /// Whether it stands on the poster, and not in the classic style.
    pub(crate) is_poster: bool,
}

/// Reads the place of a field from its pointer, for example `/storeCard/backFields/2`.
pub(crate) fn place(pointer: &str) -> Option<Place> {
    let mut parts = pointer.strip_prefix('/')?.split('/');
    let (style, group, index) = (parts.next()?, parts.next()?, parts.next()?);
    Some(Place {
        group: FieldGroup::from_key(group)?,
        index: index.parse().ok()?,
        is_poster: style == POSTER,
    })
}

/// What people call a group.
pub(crate) fn group_name(group: FieldGroup) -> String {
    match group {
        FieldGroup::Header => text!("group-header"),
        FieldGroup::Primary => text!("group-primary"),
        FieldGroup::Secondary => text!("group-secondary"),
        FieldGroup::Auxiliary => text!("group-auxiliary"),
        FieldGroup::Back => text!("group-back"),
        FieldGroup::Footer => text!("group-footer"),
    }
}

/// The groups of a poster, or of a classic style, in reading order.
pub(crate) fn groups(is_poster: bool) -> &'static [FieldGroup] {
    if is_poster { &FieldGroup::OF_POSTER } else { &FieldGroup::ALL }
}

/// The key of the poster, or of the classic style of a document.
pub(crate) fn style_key(document: &Document, is_poster: bool) -> Option<&'static str> {
    if is_poster { Some(POSTER) } else { Pass::new(document).style().map(|style| style.key()) }
}

/// The pointer of a group in the style of a document.
fn group_pointer(document: &Document, is_poster: bool, group: FieldGroup) -> Option<String> {
    Some(format!("/{}/{}", style_key(document, is_poster)?, group.key()))
}

impl State {
    pub(super) fn add_field(&mut self, group: FieldGroup) {
        let mut added = None;
        let is_poster = self.design().is_some_and(|design| self.view.shows_poster(design));
        self.change(None, 0, |design| {
            let document = std::rc::Rc::make_mut(&mut design.document);
            let list = group_pointer(document, is_poster, group).ok_or_else(|| text!("no-style-yet"))?;
            let index = count(document, &list);
            let (label, value) = sample(group);
            let field = json!({"key": free_key(document, group), "label": label, "value": value});
            let insert = Edit::Insert { pointer: format!("{list}/-"), value: field };
            document.apply(&insert).map_err(|error| error.to_string())?;
            added = Some(format!("{list}/{index}"));
            Ok(())
        });
        if let Some(pointer) = added {
            self.select(Selection::Field(pointer));
        }
    }

    pub(super) fn remove_field(&mut self, pointer: &str) {
        let name = self.field_name(pointer);
        let Some(place) = place(pointer) else { return };
        let done = self.change(None, 0, |design| {
            let document = std::rc::Rc::make_mut(&mut design.document);
            document.remove(pointer).map_err(|error| error.to_string())
        });
        if done {
            self.select_near(place);
            self.notice = Some(Notice::changed(text!("removed", name = name)));
        }
    }

    pub(super) fn move_field(&mut self, pointer: &str, by: i8) {
        let Some(from) = place(pointer) else { return };
        let Some(design) = self.design() else { return };
        let Some(to) = next_place(&design.document, from, by) else { return };
        self.relocate(pointer, to, Some("move"));
    }

    pub(super) fn move_field_to(&mut self, pointer: &str, group: FieldGroup) {
        let Some(design) = self.design() else { return };
        let Some(from) = place(pointer).filter(|from| from.group != group) else { return };
        let Some(list) = group_pointer(&design.document, from.is_poster, group) else { return };
        let index = count(&design.document, &list);
        self.relocate(pointer, Place { group, index, ..from }, Some("move to group"));
    }

    /// Puts a field before another one, as it was dragged there. The list stays in sight.
    pub(super) fn place_field(&mut self, pointer: &str, group: FieldGroup, index: usize) {
        let Some(design) = self.design() else { return };
        let Some(from) = place(pointer) else { return };
        let Some(list) = group_pointer(&design.document, from.is_poster, group) else { return };
        let index = index.min(count(&design.document, &list));
        // The places behind the field move up when it is taken out.
        let is_behind = group == from.group && index > from.index;
        let to = Place { group, index: index - usize::from(is_behind), ..from };
        if to == from {
            return;
        }
        let pane = self.pane;
        self.relocate(pointer, to, None);
        self.pane = pane;
    }

    pub(super) fn duplicate_field(&mut self, pointer: &str) {
        let Some(at) = place(pointer) else { return };
        let mut added = None;
        self.change(None, 0, |design| {
            let document = std::rc::Rc::make_mut(&mut design.document);
            let list =
                group_pointer(document, at.is_poster, at.group).ok_or_else(|| text!("no-style-yet"))?;
            let mut field = document.get(pointer).cloned().ok_or_else(|| text!("field-lost"))?;
            if let Some(object) = field.as_object_mut() {
                object.insert("key".to_owned(), free_key(document, at.group).into());
            }
            let target = format!("{list}/{}", at.index + 1);
            let insert = Edit::Insert { pointer: target.clone(), value: field };
            document.apply(&insert).map_err(|error| error.to_string())?;
            added = Some(target);
            Ok(())
        });
        if let Some(pointer) = added {
            self.select(Selection::Field(pointer));
        }
    }

    fn relocate(&mut self, pointer: &str, to: Place, merge: Option<&str>) {
        let mut moved = None;
        self.change(merge, 0, |design| {
            let document = std::rc::Rc::make_mut(&mut design.document);
            let list =
                group_pointer(document, to.is_poster, to.group).ok_or_else(|| text!("no-style-yet"))?;
            let field = document.get(pointer).cloned().ok_or_else(|| text!("field-lost"))?;
            let target = format!("{list}/{}", to.index);
            let edits = [
                Edit::Remove { pointer: pointer.to_owned() },
                Edit::Insert { pointer: target.clone(), value: field },
            ];
            edits.iter().try_for_each(|edit| document.apply(edit)).map_err(|error| error.to_string())?;
            moved = Some(target);
            Ok(())
        });
        if let Some(pointer) = moved {
            self.select(Selection::Field(pointer));
        }
    }

    /// Selects what now stands where a field was taken out, so that the keyboard stays near.
    fn select_near(&mut self, gone: Place) {
        let near = self.design().and_then(|design| {
            let list = group_pointer(&design.document, gone.is_poster, gone.group)?;
            let last = count(&design.document, &list).checked_sub(1)?;
            Some(format!("{list}/{}", gone.index.min(last)))
        });
        self.selection = near.map_or(Selection::Look, Selection::Field);
    }

    fn field_name(&self, pointer: &str) -> String {
        let document = self.design().map(|design| &design.document);
        let text = |key: &str| document?.text(&format!("{pointer}/{key}")).filter(|text| !text.is_empty());
        let name = text("label")
            .or_else(|| text("key"))
            .map_or_else(|| text!("field"), |name| name.chars().take(40).collect());
        text!("quoted", name = name)
    }
}

fn count(document: &Document, list: &str) -> usize {
    document.get(list).and_then(Value::as_array).map_or(0, Vec::len)
}

/// The place before or after one in reading order; at the end of a group, the nearest end of the neighbouring one.
fn next_place(document: &Document, from: Place, by: i8) -> Option<Place> {
    let length =
        |group| group_pointer(document, from.is_poster, group).map_or(0, |list| count(document, &list));
    let inside = from.index.checked_add_signed(isize::from(by)).filter(|index| *index < length(from.group));
    if let Some(index) = inside {
        return Some(Place { index, ..from });
    }
    let groups = groups(from.is_poster);
    let at = groups.iter().position(|group| *group == from.group)?;
    let group = *groups.get(at.checked_add_signed(isize::from(by))?)?;
    Some(Place { group, index: if by < 0 { length(group) } else { 0 }, ..from })
}

/// What a new field says until somebody types over it.
fn sample(group: FieldGroup) -> (String, String) {
    match group {
        FieldGroup::Header => (text!("sample-label"), text!("sample-header")),
        FieldGroup::Back => (text!("sample-back-label"), text!("sample-back-value")),
        _ => (text!("sample-label"), text!("sample-value")),
    }
}

/// A key that no field of the document has; Wallet follows changes by it.
fn free_key(document: &Document, group: FieldGroup) -> String {
    let pass = Pass::new(document);
    let taken: Vec<&str> = FieldGroup::ALL
        .into_iter()
        .chain([FieldGroup::Footer])
        .flat_map(|group| pass.fields(group).into_iter().chain(pass.fields_of(POSTER, group)))
        .filter_map(|field| field.key())
        .collect();
    let base = group.key().trim_end_matches("Fields");
    (1..)
        .map(|number: usize| format!("{base}{number}"))
        .find(|key| !taken.contains(&key.as_str()))
        .unwrap_or_else(|| base.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{Design, DesignId};
    use crate::state::{Action, Pane};

    fn state() -> State {
        let document = br#"{"storeCard":{"headerFields":[{"key":"h","label":"H"}],
            "secondaryFields":[{"key":"a","label":"A"},{"key":"b","label":"B"},{"key":"c","label":"C"}]}}"#;
        let design = Design::new(DesignId(1), Document::parse(document).unwrap(), vec![]);
        let mut state = State::default();
        state.apply(Action::Open { design, is_fresh: false, notice: None, now_millis: 0 });
        state
    }

    fn keys(state: &State, group: FieldGroup) -> Vec<String> {
        let pass = state.design().unwrap().pass();
        pass.fields(group).iter().filter_map(|field| field.key().map(str::to_owned)).collect()
    }

    #[track_caller]
    fn dragged(pointer: &str, group: FieldGroup, index: usize, header: &[&str], secondary: &[&str]) {
        let mut it = state();
        it.apply(Action::Show(Pane::Layers));
        it.apply(Action::PlaceField { pointer: format!("/storeCard/{pointer}"), group, index });
        assert_eq!(keys(&it, FieldGroup::Header), header);
        assert_eq!(keys(&it, FieldGroup::Secondary), secondary);
        assert_eq!(it.pane, Pane::Layers, "the list stays in sight");
        it.apply(Action::Undo);
        assert_eq!(keys(&it, FieldGroup::Secondary), ["a", "b", "c"], "one step");
    }

    #[test]
    fn a_field_is_dragged_before_another_one_or_to_the_end() {
        dragged("secondaryFields/0", FieldGroup::Secondary, 2, &["h"], &["b", "a", "c"]);
        dragged("secondaryFields/2", FieldGroup::Secondary, 0, &["h"], &["c", "a", "b"]);
        dragged("secondaryFields/0", FieldGroup::Secondary, usize::MAX, &["h"], &["b", "c", "a"]);
        dragged("secondaryFields/1", FieldGroup::Header, 0, &["b", "h"], &["a", "c"]);
        dragged("headerFields/0", FieldGroup::Secondary, 3, &[], &["a", "b", "c", "h"]);
    }

    #[test]
    fn a_field_dropped_where_it_was_is_no_step() {
        for index in [1, 2] {
            let mut it = state();
            let pointer = "/storeCard/secondaryFields/1".to_owned();
            it.apply(Action::PlaceField { pointer, group: FieldGroup::Secondary, index });
            assert!(!it.can_undo());
        }
    }

    #[test]
    fn a_duplicate_stands_behind_the_first_with_a_key_of_its_own() {
        let mut it = state();
        it.apply(Action::DuplicateField("/storeCard/secondaryFields/0".into()));
        assert_eq!(keys(&it, FieldGroup::Secondary), ["a", "secondary1", "b", "c"]);
        assert_eq!(it.selection, Selection::Field("/storeCard/secondaryFields/1".into()));
        assert_eq!(it.design().unwrap().document.text("/storeCard/secondaryFields/1/label"), Some("A"));
    }
}
