//! Typed views over the tree of `pass.json`, in Apple's words.
//!
//! A view reads what is there and says `None` where a value is missing or of a wrong type; it never fails, because the checks (see
//! `validate`) are who complains. Writing goes through [`crate::document::Edit`], so that every change can be undone and stored.
//! Source: Apple, "Pass" and "PassFields".

use serde_json::Value;

use crate::document::Document;

pub mod barcode;
pub mod color;
pub mod field;
pub mod schema;
pub mod style;

pub use barcode::{Barcode, BarcodeFormat};
pub use color::Color;
pub use field::{Field, FieldGroup};
pub use style::{Style, TransitType};

/// A whole pass document, read by Apple's names.
#[derive(Debug, Clone, Copy)]
pub struct Pass<'a>(&'a Document);

impl<'a> Pass<'a> {
    /// Looks at a document.
    #[must_use]
    pub fn new(document: &'a Document) -> Self {
        Self(document)
    }

    /// The document behind this view.
    #[must_use]
    pub fn document(self) -> &'a Document {
        self.0
    }

    /// A top-level text, for example `organizationName`.
    #[must_use]
    pub fn text(self, key: &str) -> Option<&'a str> {
        self.0.tree().get(key)?.as_str()
    }

    /// A top-level boolean, for example `voided`.
    #[must_use]
    pub fn flag(self, key: &str) -> Option<bool> {
        self.0.tree().get(key)?.as_bool()
    }

    /// A top-level colour, for example `backgroundColor`.
    #[must_use]
    pub fn color(self, key: &str) -> Option<Color> {
        Color::parse(self.text(key)?)
    }

    /// The style: the first classic style key of the document.
    #[must_use]
    pub fn style(self) -> Option<Style> {
        Style::ALL.into_iter().find(|style| self.0.tree().get(style.key()).is_some_and(Value::is_object))
    }

    /// The kind of transport of a boarding pass.
    #[must_use]
    pub fn transit_type(self) -> Option<TransitType> {
        TransitType::parse(self.0.text("/boardingPass/transitType")?)
    }

    /// The fields of one group of the pass's style, in order; entries that are no objects are passed over.
    #[must_use]
    pub fn fields(self, group: FieldGroup) -> Vec<Field<'a>> {
        let Some(style) = self.style() else { return Vec::new() };
        let pointer = format!("/{}/{}", style.key(), group.key());
        let list = self.0.get(&pointer).and_then(Value::as_array).map(Vec::as_slice).unwrap_or_default();
        let entries = list.iter().enumerate();
        entries
            .filter_map(|(index, value)| Some(Field::new(value.as_object()?, format!("{pointer}/{index}"))))
            .collect()
    }

    /// The barcodes in order of priority: the array, else the single one of older passes.
    #[must_use]
    pub fn barcodes(self) -> Vec<Barcode<'a>> {
        match self.0.tree().get("barcodes").and_then(Value::as_array) {
            Some(list) if !list.is_empty() => {
                let entries = list.iter().enumerate();
                entries
                    .filter_map(|(i, value)| Some(Barcode::new(value.as_object()?, format!("/barcodes/{i}"))))
                    .collect()
            }
            _ => {
                let single = self.0.tree().get("barcode").and_then(Value::as_object);
                single.map(|value| Barcode::new(value, "/barcode".to_owned())).into_iter().collect()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_view_reads_what_is_there_and_passes_over_wrong_types() {
        let document = Document::parse(
            br#"{"organizationName":"Acme","description":7,"voided":true,"backgroundColor":"rgb(1, 2, 3)",
                "storeCard":{"headerFields":[7,{"key":"balance","value":"10"}]},
                "barcode":{"format":"PKBarcodeFormatQR","message":"1"}}"#,
        )
        .unwrap();
        let pass = Pass::new(&document);
        assert_eq!(pass.text("organizationName"), Some("Acme"));
        assert_eq!(pass.text("description"), None);
        assert_eq!(pass.flag("voided"), Some(true));
        assert_eq!(pass.color("backgroundColor"), Some(Color { red: 1, green: 2, blue: 3 }));
        assert_eq!(pass.style(), Some(Style::StoreCard));
        let fields = pass.fields(FieldGroup::Header);
        assert_eq!(fields.len(), 1);
        assert_eq!(fields[0].pointer(), "/storeCard/headerFields/1");
        assert_eq!(pass.barcodes()[0].format(), Some(BarcodeFormat::Qr));
    }
}
