//! A poster beside its classic style: made of its fields, and kept the same where both say the same.

use passwright_core::document::{Document, Edit};
use passwright_core::pass::{Field, FieldGroup, Look, Pass};
use serde_json::{Map, Value, json};

/// The style's key.
pub(crate) const POSTER: &str = Look::PosterGeneric.key();

/// A poster shows at most so many primary fields.
const MAX_PRIMARY: usize = 4;

/// What is the same for a field in both styles.
const SHARED: [&str; 10] = [
    "value",
    "label",
    "attributedValue",
    "changeMessage",
    "currencyCode",
    "numberStyle",
    "dateStyle",
    "timeStyle",
    "isRelative",
    "ignoresTimeZone",
];

/// A poster from the fields of the classic style: the first header field, the primary and secondary ones, an auxiliary one at the foot.
///
/// The first primary field becomes the title, and so loses its label.
pub(super) fn made_of(document: &Document) -> Value {
    let pass = Pass::new(document);
    let fields = |group: FieldGroup, limit: usize| -> Vec<Value> {
        pass.fields(group).iter().take(limit).map(|field| copied(field)).collect()
    };
    let mut primary = fields(FieldGroup::Primary, MAX_PRIMARY);
    if let Some(title) = primary.first_mut().and_then(Value::as_object_mut) {
        title.shift_remove("label");
    }
    primary.extend(fields(FieldGroup::Secondary, MAX_PRIMARY));
    primary.truncate(MAX_PRIMARY);
    let groups = [
        (FieldGroup::Header, fields(FieldGroup::Header, 1)),
        (FieldGroup::Primary, primary),
        (FieldGroup::Footer, fields(FieldGroup::Auxiliary, 1)),
        (FieldGroup::Back, fields(FieldGroup::Back, usize::MAX)),
    ];
    let filled = groups.into_iter().filter(|(_, fields)| !fields.is_empty());
    Value::Object(filled.map(|(group, fields)| (group.key().to_owned(), Value::Array(fields))).collect())
}

/// A field without what only its old place may have.
fn copied(field: &Field<'_>) -> Value {
    let mut object: Map<String, Value> = field.object().clone();
    for key in ["row", "textAlignment"] {
        object.shift_remove(key);
    }
    json!(object)
}

/// The edits that keep both styles the same: for a field of the same key that said the same before.
pub(super) fn mirrored(document: &Document, edits: &[Edit]) -> Vec<Edit> {
    let pass = Pass::new(document);
    let Some(classic) = pass.style().filter(|_| document.tree().contains_key(POSTER)) else {
        return Vec::new();
    };
    let counterpart = |pointer: &str| -> Option<String> {
        let (field, part) = pointer.rsplit_once('/').filter(|(_, part)| SHARED.contains(part))?;
        let style = field.split('/').nth(1)?;
        let other = if style == POSTER { classic.key() } else { POSTER };
        let key = document.text(&format!("{field}/key"))?;
        let groups = FieldGroup::ALL.into_iter().chain([FieldGroup::Footer]);
        let mut fields = groups.flat_map(|group| pass.fields_of(other, group));
        let twin = fields.find(|field| field.key() == Some(key))?;
        (twin.object().get(part) == document.get(pointer)).then(|| format!("{}/{part}", twin.pointer()))
    };
    let twin = |edit: &Edit| match edit {
        Edit::Set { pointer, value } => {
            Some(Edit::Set { pointer: counterpart(pointer)?, value: value.clone() })
        }
        Edit::Remove { pointer } => Some(Edit::Remove { pointer: counterpart(pointer)? }),
        Edit::Insert { .. } | Edit::Rename { .. } => None,
    };
    edits.iter().filter_map(twin).collect()
}
