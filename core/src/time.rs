//! Instants, HTTP dates and the dates of `pass.json`.
//!
//! In scope: parsing and printing. Out of scope: the clock; whoever needs "now" is given a [`Timestamp`].
//! Sources: RFC 9110 section 5.6.7 (HTTP date), RFC 3339, Apple "Pass" (dates carry a zone with a colon).

use std::fmt;

use serde::{Deserialize, Serialize};
use time::format_description::BorrowedFormatItem;
use time::format_description::well_known::Rfc3339;
use time::macros::format_description;
use time::{OffsetDateTime, PrimitiveDateTime, UtcOffset};

const HTTP_DATE: &[BorrowedFormatItem<'static>] =
    format_description!("[weekday repr:short], [day] [month repr:short] [year] [hour]:[minute]:[second] GMT");

/// A point in time with millisecond resolution, UTC.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp {
    unix_millis: i64,
}

impl Timestamp {
    /// From milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn from_unix_millis(unix_millis: i64) -> Self {
        Self { unix_millis }
    }

    /// From seconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn from_unix_seconds(unix_seconds: i64) -> Self {
        Self { unix_millis: unix_seconds.saturating_mul(1000) }
    }

    /// Milliseconds since 1970-01-01 UTC.
    #[must_use]
    pub const fn unix_millis(self) -> i64 {
        self.unix_millis
    }

    /// Whole seconds since 1970-01-01 UTC, rounded down.
    #[must_use]
    pub const fn unix_seconds(self) -> i64 {
        self.unix_millis.div_euclid(1000)
    }

    /// This instant moved by a number of milliseconds; it stops at the ends of the range.
    #[must_use]
    pub const fn plus_millis(self, millis: i64) -> Self {
        Self { unix_millis: self.unix_millis.saturating_add(millis) }
    }

    /// The instant as an HTTP date (IMF-fixdate), for example `Sun, 06 Nov 1994 08:49:37 GMT`.
    #[must_use]
    pub fn to_http_date(self) -> String {
        self.date_time().format(HTTP_DATE).unwrap_or_default()
    }

    /// The instant in RFC 3339, UTC, whole seconds, for example `2026-11-20T10:00:00Z`.
    #[must_use]
    pub fn to_rfc3339(self) -> String {
        Self::from_unix_seconds(self.unix_seconds()).date_time().format(&Rfc3339).unwrap_or_default()
    }

    /// Reads an HTTP date (IMF-fixdate); `None` for anything else, which RFC 9110 tells a server to ignore.
    #[must_use]
    pub fn parse_http_date(text: &str) -> Option<Self> {
        let parsed = PrimitiveDateTime::parse(text.trim(), HTTP_DATE).ok()?;
        Some(Self::from_unix_seconds(parsed.assume_utc().unix_timestamp()))
    }

    /// Reads an RFC 3339 date with its zone.
    #[must_use]
    pub fn parse_rfc3339(text: &str) -> Option<Self> {
        let parsed = OffsetDateTime::parse(text, &Rfc3339).ok()?;
        Some(Self::from_unix_millis(i64::try_from(parsed.unix_timestamp_nanos() / 1_000_000).ok()?))
    }

    fn date_time(self) -> OffsetDateTime {
        // Out of the calendar's range only for instants that no clock gives; the epoch is an honest "unknown".
        OffsetDateTime::from_unix_timestamp_nanos(i128::from(self.unix_millis) * 1_000_000)
            .unwrap_or(OffsetDateTime::UNIX_EPOCH)
    }
}

/// A date of `pass.json`, which keeps its zone offset because Wallet may show the local time of the event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PassDate(OffsetDateTime);

impl PassDate {
    /// Reads `YYYY-MM-DDThh:mm[:ss[.fff]](Z|±hh:mm)`, the only shape that iOS takes.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if !has_pass_date_shape(text) {
            return None;
        }
        // RFC 3339 wants seconds; Apple does not.
        let has_seconds = text.as_bytes().get(16) == Some(&b':');
        let full = match (has_seconds, text.get(..16), text.get(16..)) {
            (false, Some(minutes), Some(zone)) => format!("{minutes}:00{zone}"),
            _ => text.to_owned(),
        };
        OffsetDateTime::parse(&full, &Rfc3339).ok().map(Self)
    }

    /// The instant that this date names.
    #[must_use]
    pub fn timestamp(self) -> Timestamp {
        Timestamp::from_unix_seconds(self.0.unix_timestamp())
    }

    /// The same instant in another zone, minutes east of Greenwich; `None` beyond a day.
    #[must_use]
    pub fn at_offset(self, minutes: i16) -> Option<Self> {
        let offset = UtcOffset::from_whole_seconds(i32::from(minutes) * 60).ok()?;
        self.0.checked_to_offset(offset).map(Self)
    }

    /// The date and time as written on the wall clock of its own zone.
    #[must_use]
    pub fn local(self) -> OffsetDateTime {
        self.0
    }
}

impl fmt::Display for PassDate {
    /// The one shape that iOS takes, to the second: `2026-01-02T03:04:05+01:00`, `…Z` for UTC.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (date, time, offset) = (self.0.date(), self.0.time(), self.0.offset());
        write!(f, "{:04}-{:02}-{:02}", date.year(), u8::from(date.month()), date.day())?;
        write!(f, "T{:02}:{:02}:{:02}", time.hour(), time.minute(), time.second())?;
        if offset.is_utc() {
            return f.write_str("Z");
        }
        let sign = if offset.is_negative() { '-' } else { '+' };
        let (hours, minutes, _) = offset.as_hms();
        write!(f, "{sign}{:02}:{:02}", hours.unsigned_abs(), minutes.unsigned_abs())
    }
}

impl From<Timestamp> for PassDate {
    /// The instant in UTC.
    fn from(timestamp: Timestamp) -> Self {
        Self(timestamp.date_time())
    }
}

fn has_pass_date_shape(text: &str) -> bool {
    let mut rest = text.as_bytes();
    if !take_pattern(&mut rest, b"dddd-dd-ddTdd:dd") {
        return false;
    }
    if take_pattern(&mut rest, b":dd") && rest.first() == Some(&b'.') {
        let digits = rest.iter().skip(1).take_while(|b| b.is_ascii_digit()).count();
        if digits == 0 {
            return false;
        }
        rest = rest.get(digits + 1..).unwrap_or_default();
    }
    rest == b"Z" || (take_pattern(&mut rest, b"sdd:dd") && rest.is_empty())
}

/// Takes a pattern off the front: `d` is a digit, `s` a sign, anything else stands for itself.
fn take_pattern(rest: &mut &[u8], pattern: &[u8]) -> bool {
    let fits = rest.len() >= pattern.len()
        && pattern.iter().zip(rest.iter()).all(|(p, b)| match p {
            b'd' => b.is_ascii_digit(),
            b's' => matches!(b, b'+' | b'-'),
            _ => p == b,
        });
    if fits {
        *rest = rest.get(pattern.len()..).unwrap_or_default();
    }
    fits
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Seconds since 1970 of the years 1 to 9999, which all shapes of dates can say.
    const SECONDS: std::ops::RangeInclusive<i64> = -62_135_596_800..=253_402_214_400;

    proptest! {
        #[test]
        fn dates_read_back_what_was_printed(seconds in SECONDS, minutes in -1439_i16..=1439) {
            let instant = Timestamp::from_unix_seconds(seconds);
            prop_assert_eq!(Timestamp::parse_rfc3339(&instant.to_rfc3339()), Some(instant));
            prop_assert_eq!(Timestamp::parse_http_date(&instant.to_http_date()), Some(instant));
            let Some(date) = PassDate::from(instant).at_offset(minutes) else { return Ok(()) };
            if (1..=9999).contains(&date.local().year()) {
                let back = PassDate::parse(&date.to_string());
                prop_assert_eq!(back, Some(date), "{}", date);
                prop_assert_eq!(back.map(PassDate::timestamp), Some(instant));
            }
        }
    }

    #[test]
    fn an_http_date_reads_back_what_was_printed() {
        let instant = Timestamp::from_unix_seconds(784_111_777);
        assert_eq!(instant.to_http_date(), "Sun, 06 Nov 1994 08:49:37 GMT");
        assert_eq!(Timestamp::parse_http_date(&instant.to_http_date()), Some(instant));
        assert_eq!(Timestamp::parse_http_date("784111777"), None);
    }

    #[test]
    fn rfc3339_is_utc_without_fraction() {
        let instant = Timestamp::from_unix_millis(1_700_000_000_123);
        assert_eq!(instant.to_rfc3339(), "2023-11-14T22:13:20Z");
    }

    #[test]
    fn pass_dates_need_a_zone_with_a_colon() {
        for good in ["2026-01-02T03:04Z", "2026-01-02T03:04:05+01:00", "2026-01-02T03:04:05.000Z"] {
            assert!(PassDate::parse(good).is_some(), "{good}");
        }
        for bad in [
            "2026-01-02",
            "2026-01-02T03:04",
            "2026-01-02T03:04:05+0100",
            "2026-01-02T03:04:05.Z",
            "2026-13-02T03:04Z",
            "2026-01-02T03:04:05-7:00",
            "2026-01-02T03:04-57:00",
            "ä026-01-02T03:04Z",
        ] {
            assert!(PassDate::parse(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn a_pass_date_keeps_its_offset() {
        let date = PassDate::parse("2026-01-02T03:04+02:00").unwrap();
        assert_eq!(date.local().hour(), 3);
        assert_eq!(date.timestamp().to_rfc3339(), "2026-01-02T01:04:00Z");
    }
}
