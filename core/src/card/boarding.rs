//! The semantic boarding pass of iOS 26: its facts from the tags, the codes of the airports as large as anything.

use serde_json::Value;

use super::metrics::{BOARDING_SIDE_WIDTH, CONTENT_WIDTH, INSET, Row, TRANSIT_SIZE, ValueLine};
use super::poster::{fact, line, row};
use super::rows::Room;
use super::sheet::{Origin, Sheet, Shown, raw_text};
use super::{Align, CARD_WIDTH, Rect, TransitIcon, Weight, format};
use crate::pass::{Tags, TransitType};
use crate::time::PassDate;

/// The centre of the capitals of the airports' codes, from the top.
const CODES_CENTER_Y: f64 = 104.0;
const CODE_SIZE: f64 = 44.0;
const CITY_TOP: f64 = 66.0;
const CITY_SIZE: f64 = 14.0;
const TIME_TOP: f64 = 130.0;
const TIME_SIZE: f64 = 17.0;
/// The rows of facts below: top of the labels' capitals.
const ROWS_TOP: [f64; 3] = [176.0, 220.0, 264.0];
const FACT_SIZE: f64 = 18.0;
/// A row of facts has at most this many.
const MAX_FACTS: usize = 4;

/// Names of tags, the first that is there counts, and Wallet's word for them.
type Wanted = (&'static [&'static str], &'static str);

const JOURNEY: &[Wanted] = &[
    (&["departureTerminal"], "Terminal"),
    (&["departureGate"], "Gate"),
    (&["boardingGroup", "boardingZone"], "Group"),
];
const MORE: &[Wanted] = &[
    (&["ticketFareClass"], "Class"),
    (&["membershipProgramStatus", "priorityStatus"], "Status"),
    (&["boardingSequenceNumber"], "Sequence"),
    (&["confirmationNumber"], "Confirmation"),
];

impl Sheet<'_> {
    /// Lays the boarding pass out.
    pub(super) fn semantic_boarding(&mut self) {
        let tags = Tags::of(self.pass.document());
        self.hide_fronts();
        let flight = self.flight(&tags);
        self.newer_header("logoText", flight.as_slice(), None);
        self.ends("CityName", line(CITY_TOP, CITY_SIZE, Weight::Semibold), &tags);
        let center = ValueLine::CapCenter(CODES_CENTER_Y);
        let codes = Row { value_line: center, ..line(CITY_TOP, CODE_SIZE, Weight::Semibold) };
        self.ends("AirportCode", codes, &tags);
        let half = TRANSIT_SIZE / 2.0;
        let rect = Rect::new(CARD_WIDTH / 2.0 - half, CODES_CENTER_Y - half, TRANSIT_SIZE, TRANSIT_SIZE);
        self.card.transit = Some(TransitIcon { kind: TransitType::Air, rect });
        self.times(&tags);

        let boards = self.time("Boards", ["currentBoardingDate", "originalBoardingDate"], &tags);
        let mut journey: Vec<Shown> = boards.into_iter().collect();
        journey.extend(self.facts(JOURNEY, &tags));
        let mut person: Vec<Shown> = self.passenger(&tags).into_iter().collect();
        person.extend(self.seat(&tags));
        let rows = [journey, person, self.facts(MORE, &tags)];
        let filled = rows.into_iter().filter(|facts| !facts.is_empty());
        for (mut facts, top) in filled.zip(ROWS_TOP) {
            facts.truncate(MAX_FACTS);
            self.wide_row(&facts, &row(top, FACT_SIZE, Weight::Regular));
        }
        if let Some(code) = self.barcode() {
            let laid_out = self.box_of(&code);
            self.footer(Some(laid_out.rect));
            self.put_code(laid_out);
        } else {
            self.footer(None);
        }
    }

    /// The flight: its code, or airline and number.
    fn flight(&self, tags: &Tags<'_>) -> Option<Shown> {
        if let Some(code) = self.tag("flightCode", "Flight", tags) {
            return Some(code);
        }
        let (pointer, airline) = tags.text("airlineCode")?;
        let (_, number) = tags.find("flightNumber")?;
        let value = format!("{airline} {}", raw_text(Some(number)));
        Some(fact("Flight", format::one_line(&value), Origin { pointer, ..Origin::default() }))
    }

    /// The same fact of departure and destination, at both sides, in one size.
    fn ends(&mut self, tag: &str, row: Row, tags: &Tags<'_>) {
        let ends = [format!("departure{tag}"), format!("destination{tag}")];
        let facts: Vec<Shown> = ends.iter().filter_map(|name| self.tag(name, "", tags)).collect();
        self.at_both_sides(facts, &row);
    }

    fn at_both_sides(&mut self, facts: Vec<Shown>, row: &Row) {
        let side = BOARDING_SIDE_WIDTH;
        let fitted = self.fit(&facts, row, Room { total: CONTENT_WIDTH, column: side });
        let columns: Vec<_> = fitted.columns.iter().collect();
        for (index, (mut fact, column)) in facts.into_iter().zip(columns).enumerate() {
            let is_first = index == 0;
            fact.align = if is_first { Align::Left } else { Align::Right };
            let x = if is_first { INSET } else { CARD_WIDTH - INSET - side };
            self.place_field(&fact, column, row, fitted.size, Rect::new(x, 0.0, side, 0.0));
        }
    }

    fn times(&mut self, tags: &Tags<'_>) {
        let ends = [
            ["currentDepartureDate", "originalDepartureDate"],
            ["currentArrivalDate", "originalArrivalDate"],
        ];
        let facts: Vec<Shown> = ends.into_iter().filter_map(|names| self.time("", names, tags)).collect();
        self.at_both_sides(facts, &line(TIME_TOP, TIME_SIZE, Weight::Regular));
    }

    /// The time of day of the first date that is there, on the clock of its own zone.
    fn time(&self, label: &str, names: [&str; 2], tags: &Tags<'_>) -> Option<Shown> {
        let (pointer, text) = names.into_iter().find_map(|name| tags.text(name))?;
        let date = PassDate::parse(text)?;
        Some(fact(label, format::clock(date), Origin { pointer, ..Origin::default() }))
    }

    fn facts(&self, wanted: &[Wanted], tags: &Tags<'_>) -> Vec<Shown> {
        let find = |(names, label): &Wanted| names.iter().find_map(|name| self.tag(name, label, tags));
        wanted.iter().filter_map(find).collect()
    }

    fn passenger(&self, tags: &Tags<'_>) -> Option<Shown> {
        let (pointer, name) = tags.find("passengerName")?;
        let parts = ["namePrefix", "givenName", "middleName", "familyName", "nameSuffix"];
        let words: Vec<&str> = parts.iter().filter_map(|part| name.get(part)?.as_str()).collect();
        let whole = if words.is_empty() {
            name.get("nickname").and_then(Value::as_str)?.to_owned()
        } else {
            words.join(" ")
        };
        let value = self.options.sample.fill("Passenger", format::one_line(&whole));
        Some(fact("Passenger", value, Origin { pointer, ..Origin::default() }))
    }

    fn seat(&self, tags: &Tags<'_>) -> Option<Shown> {
        let (pointer, seats) = tags.find("seats")?;
        let seat = seats.get(0)?;
        let part = |name: &str| raw_text(seat.get(name));
        let value = match part("seatRow") + &part("seatNumber") {
            both if both.is_empty() => part("seatIdentifier"),
            both => both,
        };
        (!value.is_empty())
            .then(|| fact("Seat", format::one_line(&value), Origin { pointer, ..Origin::default() }))
    }
}
