//! Typed views over the tree of `pass.json`, in Apple's words.
//!
//! A view reads what is there and says `None` where a value is missing or of a wrong type; it never fails, because the checks (see
//! `validate`) are who complains. Writing goes through [`crate::document::Edit`], so that every change can be undone and stored.
//! Source: Apple, "Pass" and "PassFields".
//!
//! ```
//! use passwright_core::document::Document;
//! use passwright_core::pass::{BarcodeFormat, FieldGroup, Pass, Style};
//!
//! let document = Document::parse(br#"{
//!     "organizationName": "Acme",
//!     "barcodes": [{"format": "PKBarcodeFormatQR", "message": "42", "messageEncoding": "iso-8859-1"}],
//!     "storeCard": {"primaryFields": [{"key": "balance", "label": "Balance", "value": 12.5, "currencyCode": "EUR"}]},
//!     "semantics": {"balance": {"amount": "12.50", "currencyCode": "EUR"}}
//! }"#)?;
//! let pass = Pass::new(&document);
//! assert_eq!(pass.style(), Some(Style::StoreCard));
//! assert_eq!(pass.organization_name(), Some("Acme"));
//! assert_eq!(pass.barcodes()[0].format(), Some(BarcodeFormat::Qr));
//! let balance = &pass.fields(FieldGroup::Primary)[0];
//! assert_eq!((balance.pointer(), balance.number()), ("/storeCard/primaryFields/0", Some(12.5)));
//! let tag = pass.semantics().and_then(|tags| tags.balance());
//! assert_eq!(tag.and_then(|amount| amount.amount()), Some("12.50"));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

use serde_json::{Map, Value};

use crate::document::Document;
use crate::time::PassDate;

pub mod airline;
pub mod barcode;
pub mod color;
pub mod field;
mod keys;
pub mod look;
pub mod nfc;
pub mod poster;
pub mod relevance;
pub mod schema;
pub mod semantics;
pub mod style;
pub mod tags;
pub mod upcoming;
pub(crate) mod view;

pub use airline::AirlineServices;
pub use barcode::{Barcode, BarcodeFormat};
pub use color::Color;
pub use field::{DataDetectorType, DateStyle, Field, FieldGroup, NumberStyle, TextAlignment};
pub use look::Look;
pub use nfc::Nfc;
pub use poster::{ActionType, EventGuide, FeaturedAction, StyleScheme};
pub use relevance::{Beacon, Location, RelevantDate};
pub use semantics::{
    CurrencyAmount, EventDateInfo, EventType, PassengerCapability, PersonNameComponents, Seat,
    SecurityProgram, SemanticLocation, Semantics, WifiNetwork,
};
pub use style::{PassFields, Style, TransitType};
pub use tags::Tags;
pub use upcoming::{ImageUrl, RemoteImage, UpcomingImages, UpcomingPass};

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

    fn get(&self, key: &str) -> Option<&'a Value> {
        self.0.tree().get(key)
    }

    fn at(&self, key: &str) -> String {
        format!("/{key}")
    }

    fn top(&self) -> (&'a Map<String, Value>, String) {
        (self.0.tree(), String::new())
    }

    /// The version of the format, which is 1.
    #[must_use]
    pub fn format_version(self) -> Option<u64> {
        self.get("formatVersion")?.as_u64()
    }

    /// The addresses of the event guide of a poster event ticket.
    #[must_use]
    pub fn event_guide(self) -> EventGuide<'a> {
        let (object, pointer) = self.top();
        EventGuide::new(object, pointer)
    }

    /// The services of the airline of a semantic boarding pass.
    #[must_use]
    pub fn airline_services(self) -> AirlineServices<'a> {
        let (object, pointer) = self.top();
        AirlineServices::new(object, pointer)
    }

    /// All dates at which the pass is relevant as instants, whatever key has them: `relevantDates`, else the older `relevantDate`.
    #[must_use]
    pub fn relevant_instants(self) -> Vec<PassDate> {
        let dates: Vec<PassDate> =
            self.relevant_dates().iter().filter_map(|date| date.instant().or(date.start_date())).collect();
        if dates.is_empty() { self.relevant_date().into_iter().collect() } else { dates }
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

    /// The fields of one group of the pass's classic style, in order; entries that are no objects are passed over.
    #[must_use]
    pub fn fields(self, group: FieldGroup) -> Vec<Field<'a>> {
        self.style().map(|style| self.fields_of(style.key(), group)).unwrap_or_default()
    }

    /// As [`Self::fields`], of a style by its key, `posterGeneric` included.
    #[must_use]
    pub fn fields_of(self, style_key: &str, group: FieldGroup) -> Vec<Field<'a>> {
        let pointer = format!("/{style_key}/{}", group.key());
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
