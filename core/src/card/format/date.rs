//! Dates and times in the five styles of `PKDateStyle`.

use time::{Month, OffsetDateTime, UtcOffset, Weekday};

use crate::time::Timestamp;

/// One of Apple's styles, for the date or for the time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum DateStyle {
    None,
    Short,
    Medium,
    Long,
    Full,
}

impl DateStyle {
    pub(super) fn parse(text: &str) -> Option<Self> {
        Some(match text {
            "PKDateStyleNone" => Self::None,
            "PKDateStyleShort" => Self::Short,
            "PKDateStyleMedium" => Self::Medium,
            "PKDateStyleLong" => Self::Long,
            "PKDateStyleFull" => Self::Full,
            _ => return None,
        })
    }
}

/// Date and time in the given styles; empty when both are none.
pub(super) fn write(
    at: OffsetDateTime,
    date_style: DateStyle,
    time_style: DateStyle,
    relative: bool,
    now: Timestamp,
) -> String {
    let named = if relative { day_near_today(at, now) } else { None };
    // A relative date without styles still names a day.
    let date_style = if relative && date_style == time_style && date_style == DateStyle::None {
        DateStyle::Medium
    } else {
        date_style
    };
    let day = match (named, date_style) {
        (_, DateStyle::None) => String::new(),
        (Some(name), _) => name.to_owned(),
        (None, style) => write_date(at, style),
    };
    let clock = write_time(at, time_style);
    match (day.is_empty(), clock.is_empty()) {
        (false, false) if matches!(date_style, DateStyle::Long | DateStyle::Full) => {
            format!("{day} at {clock}")
        }
        (false, false) => format!("{day}, {clock}"),
        _ => day + &clock,
    }
}

/// For example `November 20, 2026`.
pub(super) fn long(at: OffsetDateTime) -> String {
    write_date(at, DateStyle::Long)
}

fn day_near_today(at: OffsetDateTime, now: Timestamp) -> Option<&'static str> {
    let today = OffsetDateTime::from_unix_timestamp(now.unix_seconds()).ok()?;
    // A zone can move the present out of the calendar only at its very ends.
    let today = today.checked_to_offset(at.offset())?;
    match at.date().to_julian_day() - today.date().to_julian_day() {
        -1 => Some("Yesterday"),
        0 => Some("Today"),
        1 => Some("Tomorrow"),
        _ => None,
    }
}

fn write_date(at: OffsetDateTime, style: DateStyle) -> String {
    let (year, month, day) = (at.year(), month_name(at.month()), at.day());
    match style {
        DateStyle::None => String::new(),
        DateStyle::Short => format!("{}/{day}/{:02}", u8::from(at.month()), year.rem_euclid(100)),
        DateStyle::Medium => {
            let short: String = month.chars().take(3).collect();
            format!("{short} {day}, {year}")
        }
        DateStyle::Long => format!("{month} {day}, {year}"),
        DateStyle::Full => format!("{}, {month} {day}, {year}", weekday_name(at.weekday())),
    }
}

fn write_time(at: OffsetDateTime, style: DateStyle) -> String {
    let half = if at.hour() < 12 { "AM" } else { "PM" };
    let hour = if at.hour().is_multiple_of(12) { 12 } else { at.hour() % 12 };
    let (minute, second) = (at.minute(), at.second());
    match style {
        DateStyle::None => String::new(),
        DateStyle::Short => format!("{hour}:{minute:02} {half}"),
        DateStyle::Medium => format!("{hour}:{minute:02}:{second:02} {half}"),
        DateStyle::Long => format!("{hour}:{minute:02}:{second:02} {half} {}", short_zone(at.offset())),
        DateStyle::Full => format!("{hour}:{minute:02}:{second:02} {half} {}", long_zone(at.offset())),
    }
}

fn short_zone(offset: UtcOffset) -> String {
    let (hours, minutes, _) = offset.as_hms();
    let sign = if offset.is_negative() { '-' } else { '+' };
    match (hours, minutes) {
        (0, 0) => "GMT".to_owned(),
        (_, 0) => format!("GMT{sign}{}", hours.unsigned_abs()),
        _ => format!("GMT{sign}{}:{:02}", hours.unsigned_abs(), minutes.unsigned_abs()),
    }
}

fn long_zone(offset: UtcOffset) -> String {
    let (hours, minutes, _) = offset.as_hms();
    let sign = if offset.is_negative() { '-' } else { '+' };
    if (hours, minutes) == (0, 0) {
        return "GMT".to_owned();
    }
    format!("GMT{sign}{:02}:{:02}", hours.unsigned_abs(), minutes.unsigned_abs())
}

const fn month_name(month: Month) -> &'static str {
    match month {
        Month::January => "January",
        Month::February => "February",
        Month::March => "March",
        Month::April => "April",
        Month::May => "May",
        Month::June => "June",
        Month::July => "July",
        Month::August => "August",
        Month::September => "September",
        Month::October => "October",
        Month::November => "November",
        Month::December => "December",
    }
}

const fn weekday_name(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
