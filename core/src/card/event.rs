//! The poster event ticket of iOS 18: artwork all over, its facts from the semantic tags, the seat in the foot.

use serde_json::Value;

use super::poster::{fact, line, row, row_height};
use super::poster_generic::take;
use super::sheet::{Origin, Sheet, Shown, raw_text};
use super::{
    CARD_WIDTH, Fit, LINE_HEIGHT, POSTER_HEIGHT, Picture, Rect, Target, Veil, Weight, format, metrics::INSET,
};
use crate::images::ImageKind;
use crate::pass::{Color, FieldGroup, Tags};
use crate::time::PassDate;

const TITLE_SIZE: f64 = 30.0;
const LINE_SIZE: f64 = 16.0;
const SEAT_SIZE: f64 = 20.0;
const FOOT_SIZE: f64 = 13.0;
/// The largest secondary logo (Human Interface Guidelines).
const SECONDARY_LOGO_MAX: (f64, f64) = (135.0, 12.0);
/// Where the artwork can be pointed at, from the top.
const ART_FROM: f64 = 66.0;

/// The pictures that can be all over the ticket, the better one first.
const ART: [ImageKind; 2] = [ImageKind::Artwork, ImageKind::Background];

/// What the seat row may show: tag of a seat, Wallet's word.
const SEAT_PARTS: [(&str, &str); 4] =
    [("seatLevel", "Level"), ("seatSection", "Section"), ("seatRow", "Row"), ("seatNumber", "Seat")];
/// The entrance, the most exact word first.
const ENTRANCES: [(&str, &str); 4] = [
    ("venueEntranceGate", "Gate"),
    ("venueEntranceDoor", "Door"),
    ("venueEntrancePortal", "Portal"),
    ("venueEntrance", "Entrance"),
];
/// No more facts stand in the seat row.
const MAX_FACTS: usize = 4;

/// What stands below the artwork, from top to bottom.
struct Lines {
    title: Option<Shown>,
    who: Option<Shown>,
    venue: Option<Shown>,
    seats: Vec<Shown>,
    more: Option<Shown>,
}

impl Sheet<'_> {
    /// Lays the ticket out.
    pub(super) fn event(&mut self) {
        self.card.height = POSTER_HEIGHT;
        let tags = Tags::of(self.pass.document());
        self.artwork(&ART);
        self.hide_fronts();
        let begins = self.begins(&tags);
        self.newer_header("eventLogoText", begins.as_slice(), None);
        let lines = Lines {
            title: self.tag("eventName", "", &tags),
            who: self.who(&tags),
            venue: self.venue(&tags),
            seats: self.seats(&tags),
            more: ["additionalTicketAttributes", "attendeeName"]
                .into_iter()
                .find_map(|name| self.tag(name, "", &tags)),
        };
        let (bottom, code) = self.entry_code();
        let (text_from, foot_from) = self.lines(&lines, bottom);
        if let Some(code) = code {
            self.put_code(code);
        }
        self.card.veil = Some(Veil {
            has_header: self.pass.flag("suppressHeaderDarkening") != Some(true),
            text_from,
            foot_from,
            foot_color: section_color(&tags).or_else(|| self.pass.color("footerBackgroundColor")),
        });
    }

    /// Draws the lines above `bottom` and says where the texts and where the foot begin.
    fn lines(&mut self, lines: &Lines, bottom: f64) -> (f64, f64) {
        let mut bottom = bottom;
        let has_logo = self.picture_size(ImageKind::SecondaryLogo).is_some();
        let has_foot = !lines.seats.is_empty() || lines.more.is_some() || has_logo;
        let more_top = take(&mut bottom, FOOT_SIZE * LINE_HEIGHT, lines.more.is_some() || has_logo);
        let seats_top = take(&mut bottom, row_height(SEAT_SIZE), !lines.seats.is_empty());
        let foot_from = bottom;
        bottom -= if has_foot { FOOT_GAP } else { 0.0 };
        let venue_top = take(&mut bottom, LINE_SIZE * LINE_HEIGHT, lines.venue.is_some());
        let who_top = take(&mut bottom, LINE_SIZE * LINE_HEIGHT, lines.who.is_some());
        let title_top = take(&mut bottom, TITLE_SIZE * LINE_HEIGHT, true);
        let shown = ART.into_iter().find(|kind| self.picture_size(*kind).is_some());
        self.artwork_place(shown.unwrap_or(ImageKind::Artwork), shown.is_some(), ART_FROM, bottom);
        self.wide_row(lines.title.as_slice(), &line(title_top + 2.0 * TIGHT, TITLE_SIZE, Weight::Bold));
        self.wide_row(lines.who.as_slice(), &line(who_top + TIGHT, LINE_SIZE, Weight::Semibold));
        self.wide_row(lines.venue.as_slice(), &line(venue_top, LINE_SIZE, Weight::Regular));
        self.wide_row(&lines.seats, &row(seats_top, SEAT_SIZE, Weight::Semibold));
        let beside = self.secondary_logo(more_top + FOOT_SIZE * LINE_HEIGHT / 2.0);
        self.row(lines.more.as_slice(), &line(more_top, FOOT_SIZE, Weight::Regular), INSET, beside);
        (bottom, foot_from)
    }

    /// The fields of the classic look do not show; those of the back do.
    pub(super) fn hide_fronts(&mut self) {
        let pass = self.pass;
        let fronts = [FieldGroup::Header, FieldGroup::Primary, FieldGroup::Secondary, FieldGroup::Auxiliary];
        let fields: Vec<_> = fronts.into_iter().flat_map(|group| pass.fields(group)).collect();
        self.hide(&fields);
    }

    /// The barcode, unless the ticket opens doors without contact: then the code is on the details sheet.
    fn entry_code(&mut self) -> (f64, Option<super::BarcodeBox>) {
        let (bottom, code) = self.code_below();
        match code {
            Some(_) if self.pass.document().tree().contains_key("nfc") => {
                let note = sentence!(
                    "card-code-behind",
                    "A ticket that opens doors without contact shows its barcode on the details sheet, not here."
                );
                self.card.notes.push(note);
                (self.card.height - NO_CODE_FOOT, None)
            }
            code => (bottom, code),
        }
    }

    /// A tag that is a text, under Wallet's word for it.
    pub(super) fn tag(&self, name: &str, label: &str, tags: &Tags<'_>) -> Option<Shown> {
        let (pointer, text) = tags.text(name)?;
        let value = self.options.sample.fill(label, format::one_line(&self.say(text)));
        Some(fact(label, value, Origin { pointer, raw: text.to_owned(), is_text: true }))
    }

    /// When the event begins: the day as label, the time as value.
    fn begins(&self, tags: &Tags<'_>) -> Option<Shown> {
        let (pointer, text, info) = match (tags.text("eventStartDate"), tags.find("eventStartDateInfo")) {
            (Some((pointer, text)), _) => (pointer, text, None),
            (None, Some((pointer, info))) => (pointer, info.get("date")?.as_str()?, Some(info)),
            (None, None) => return None,
        };
        let is_set = |key: &str| info.and_then(|info| info.get(key)).and_then(Value::as_bool) == Some(true);
        let origin = Origin { pointer, ..Origin::default() };
        if is_set("isUnannounced") || is_set("isUndetermined") {
            let word = if is_set("isUnannounced") { "TBA" } else { "TBD" };
            return Some(fact("Date", word.to_owned(), origin));
        }
        let date = PassDate::parse(text)?;
        let day = format::day(date);
        if is_set("isAllDay") || is_set("ignoreTimeComponents") {
            return Some(fact("Date", day, origin));
        }
        Some(fact(&day, format::clock(date), origin))
    }

    /// The teams of a match, or who performs.
    fn who(&self, tags: &Tags<'_>) -> Option<Shown> {
        if let (Some((pointer, home)), Some((_, away))) =
            (tags.text("homeTeamAbbreviation"), tags.text("awayTeamAbbreviation"))
        {
            let value = format!("{} – {}", self.say(home), self.say(away));
            return Some(fact("", format::one_line(&value), Origin { pointer, ..Origin::default() }));
        }
        let (pointer, names) = tags.find("performerNames")?;
        let names: Vec<&str> = names.as_array()?.iter().filter_map(Value::as_str).collect();
        let value = format::one_line(&self.say(&names.join(", ")));
        Some(fact("", value, Origin { pointer, ..Origin::default() }))
    }

    fn venue(&self, tags: &Tags<'_>) -> Option<Shown> {
        let mut venue = self.tag("venueName", "", tags)?;
        for name in ["venueRoom", "venueRegionName"] {
            if let Some((_, more)) = tags.text(name) {
                venue.value = format!("{}, {}", venue.value, format::one_line(&self.say(more)));
            }
        }
        Some(venue)
    }

    fn seats(&self, tags: &Tags<'_>) -> Vec<Shown> {
        let mut facts: Vec<Shown> = Vec::new();
        if let Some((pointer, seat)) = tags.find("seats").and_then(|(at, list)| Some((at, list.get(0)?))) {
            for (name, label) in SEAT_PARTS {
                let Some(value) = seat.get(name).filter(|value| !raw_text(Some(value)).is_empty()) else {
                    continue;
                };
                let raw = raw_text(Some(value));
                let value = self.options.sample.fill(label, format::one_line(&self.say(&raw)));
                let is_text = seat.get(name).is_some_and(Value::is_string);
                facts.push(fact(
                    label,
                    value,
                    Origin { pointer: format!("{pointer}/0/{name}"), raw, is_text },
                ));
            }
        }
        if facts.is_empty() {
            facts.extend(
                ["admissionLevel", "admissionLevelAbbreviation"]
                    .into_iter()
                    .find_map(|name| self.tag(name, "Admission", tags)),
            );
        }
        facts.extend(ENTRANCES.into_iter().find_map(|(name, label)| self.tag(name, label, tags)));
        facts.truncate(MAX_FACTS);
        facts
    }

    /// Draws the secondary logo at the right and says how wide the text beside it may be.
    fn secondary_logo(&mut self, center_y: f64) -> f64 {
        let kind = ImageKind::SecondaryLogo;
        let Some(size) = self.picture_size(kind) else { return CARD_WIDTH - 2.0 * INSET };
        let (max_width, max_height) = SECONDARY_LOGO_MAX;
        let scale = (max_width / size.width).min(max_height / size.height).min(1.0);
        let (width, height) = (size.width * scale, size.height * scale);
        let rect = Rect::new(CARD_WIDTH - INSET - width, center_y - height / 2.0, width, height);
        self.card.pictures.push(Picture { kind, rect, fit: Fit::Contain });
        self.region(rect, Target::Picture(kind), "Secondary logo".to_owned(), Vec::new());
        rect.x - INSET - super::metrics::GAP
    }
}

/// More room between the picture's part and the foot.
const FOOT_GAP: f64 = 8.0;
/// Lines that belong together stand a little closer.
const TIGHT: f64 = 4.0;
/// Below the lowest text of a ticket without a code.
const NO_CODE_FOOT: f64 = 16.0;

/// The colour of the first seat's section on the plan, which Wallet takes for the foot.
fn section_color(tags: &Tags<'_>) -> Option<Color> {
    let (_, seats) = tags.find("seats")?;
    Color::parse(seats.get(0)?.get("seatSectionColor")?.as_str()?)
}
