//! When and where a pass matters: dates, places and beacons. Sources: Apple, "Pass.RelevantDates", "Pass.Locations", "Pass.Beacons".

use serde_json::{Map, Value};

use super::view::view;
use crate::time::PassDate;

view! {
    /// A place that makes the pass relevant; a pass may have ten.
    pub struct Location {
        /// Degrees north, -90 to 90. Required.
        latitude "latitude": Number,
        /// Degrees east, -180 to 180. Required.
        longitude "longitude": Number,
        /// Metres.
        altitude "altitude": Number,
        /// What the lock screen says near this place.
        relevant_text "relevantText": Text,
    }
}

view! {
    /// A Bluetooth beacon that makes the pass relevant; a pass may have ten. iOS 7.
    pub struct Beacon {
        /// The beacon's UUID. Required.
        proximity_uuid "proximityUUID": Text,
        /// 0 to 65535.
        major "major": Number,
        /// 0 to 65535.
        minor "minor": Number,
        /// What the lock screen says near this beacon.
        relevant_text "relevantText": Text,
        /// In Apple's samples; Wallet does not read it.
        "name": Any,
    }
}

view! {
    /// A time at which the pass is relevant: one instant, or a span. iOS 18.
    pub struct RelevantDate {
        /// The instant; Wallet chooses the span around it.
        date "date": Date,
        /// Where the span begins.
        start_date "startDate": Date,
        /// Where the span ends; required together with the beginning.
        end_date "endDate": Date,
        /// How iOS 18 called `date`.
        relevant_date "relevantDate": Date,
    }
}

impl RelevantDate<'_> {
    /// The instant, under either of its two names.
    #[must_use]
    pub fn instant(&self) -> Option<PassDate> {
        self.date().or_else(|| self.relevant_date())
    }

    /// Beginning and end, when both are there.
    #[must_use]
    pub fn span(&self) -> Option<(PassDate, PassDate)> {
        Some((self.start_date()?, self.end_date()?))
    }

    /// An entry for one instant that all versions since iOS 18 read: `date`, and `relevantDate` as iOS 18 called it.
    #[must_use]
    pub fn of_instant(date: &str) -> Map<String, Value> {
        ["date", "relevantDate"].map(|key| (key.to_owned(), Value::from(date))).into_iter().collect()
    }

    /// An entry for a span.
    #[must_use]
    pub fn of_span(start: &str, end: &str) -> Map<String, Value> {
        [("startDate", start), ("endDate", end)]
            .map(|(key, date)| (key.to_owned(), Value::from(date)))
            .into_iter()
            .collect()
    }
}
