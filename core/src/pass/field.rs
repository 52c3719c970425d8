//! One field of a pass and the groups in which fields stand. Source: Apple, "PassFieldContent".

use serde_json::Value;

use super::Semantics;
use super::view::{choices, view};
use crate::time::PassDate;

/// A group of fields inside the style object.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldGroup {
    /// Top right; stays visible in the stack.
    Header,
    /// The most prominent ones.
    Primary,
    /// Below the primary fields.
    Secondary,
    /// Below the secondary fields; above them on a boarding pass.
    Auxiliary,
    /// On the details sheet.
    Back,
    /// One line at the foot of a poster generic pass; iOS 27.
    Footer,
}

impl FieldGroup {
    /// All groups of the classic styles, in reading order.
    pub const ALL: [Self; 5] = [Self::Header, Self::Primary, Self::Secondary, Self::Auxiliary, Self::Back];
    /// The groups that a poster generic pass draws, in reading order.
    pub const OF_POSTER: [Self; 4] = [Self::Header, Self::Primary, Self::Footer, Self::Back];

    /// The group's key in the style object.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Header => "headerFields",
            Self::Primary => "primaryFields",
            Self::Secondary => "secondaryFields",
            Self::Auxiliary => "auxiliaryFields",
            Self::Back => "backFields",
            Self::Footer => "footerFields",
        }
    }

    /// The group with this key.
    #[must_use]
    pub fn from_key(key: &str) -> Option<Self> {
        Self::ALL.into_iter().chain([Self::Footer]).find(|group| group.key() == key)
    }
}

choices! {
    /// How long a date or a time is written.
    pub enum DateStyle {
        None = "PKDateStyleNone",
        Short = "PKDateStyleShort",
        Medium = "PKDateStyleMedium",
        Long = "PKDateStyleLong",
        Full = "PKDateStyleFull",
    }
}

choices! {
    /// How a number is written.
    pub enum NumberStyle {
        Decimal = "PKNumberStyleDecimal",
        Percent = "PKNumberStylePercent",
        Scientific = "PKNumberStyleScientific",
        SpellOut = "PKNumberStyleSpellOut",
    }
}

choices! {
    /// Where in its place the text of a field stands.
    pub enum TextAlignment {
        Left = "PKTextAlignmentLeft",
        Center = "PKTextAlignmentCenter",
        Right = "PKTextAlignmentRight",
        Natural = "PKTextAlignmentNatural",
    }
}

choices! {
    /// What Wallet turns into a link on the back.
    pub enum DataDetectorType {
        PhoneNumber = "PKDataDetectorTypePhoneNumber",
        Link = "PKDataDetectorTypeLink",
        Address = "PKDataDetectorTypeAddress",
        CalendarEvent = "PKDataDetectorTypeCalendarEvent",
    }
}

view! {
    /// One field, and where it stands.
    pub struct Field {
        /// The key by which Wallet follows changes of this field. Required; unique within its style.
        key "key": Text,
        /// The value: text, a number or a date. Required.
        value "value": Shown,
        /// What stands above the value; translated.
        "label": Text,
        /// The value with links, `<a href='…'>`, shown instead of the value; iOS 7, not on Apple Watch.
        attributed_value "attributedValue": Shown,
        /// What the alert says when the value changes; `%@` stands for the new value.
        change_message "changeMessage": Text,
        /// What becomes a link, on the back only; absent: everything. iOS 7.
        data_detector_types "dataDetectorTypes": Choices(DataDetectorType),
        /// Where the text stands; not for primary and back fields.
        text_alignment "textAlignment": Choice(TextAlignment),
        /// How the date of a date value is written.
        date_style "dateStyle": Choice(DateStyle),
        /// How the time of a date value is written.
        time_style "timeStyle": Choice(DateStyle),
        /// Whether a date is shown in the zone it is written in, not in the phone's; iOS 7.
        ignores_time_zone "ignoresTimeZone": Boolean,
        /// Whether a date is shown as “in two days”.
        is_relative "isRelative": Boolean,
        /// How a number value is written.
        number_style "numberStyle": Choice(NumberStyle),
        /// The currency of a number value, ISO 4217; not together with a number style.
        currency_code "currencyCode": Text,
        /// Machine-readable facts; the same as at the top level. iOS 12.
        semantics "semantics": Object(Semantics),
        /// 0 or 1: the row of an auxiliary field of an event ticket.
        row "row": Number,
        /// What binds data to this field in a template of Apple's Pass Designer.
        id "_id": Any,
    }
}

impl<'a> Field<'a> {
    /// The label, unless it is empty.
    #[must_use]
    pub fn label(&self) -> Option<&'a str> {
        self.text("label").filter(|label| !label.is_empty())
    }

    /// The value as a date, when it is one and the field says how to write it.
    #[must_use]
    pub fn date(&self) -> Option<PassDate> {
        let styled = ["dateStyle", "timeStyle"].iter().any(|key| self.object().contains_key(*key));
        PassDate::parse(self.value().filter(|_| styled)?.as_str()?)
    }

    /// The value as a number, when it is one in JSON.
    #[must_use]
    pub fn number(&self) -> Option<f64> {
        self.value().and_then(Value::as_f64)
    }
}
