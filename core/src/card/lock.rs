//! What a pass says on the Lock Screen: when a value changes, and where and when the pass matters.
//!
//! In scope: the texts, and where the document has them. Out of scope: whether the phone shows them (that is its owner's choice).
//! Sources: Apple, "PassFieldContent" (changeMessage), "Pass.Locations", "Pass.Beacons", "Pass.RelevantDates".

use super::format::{clock, day, one_line, shown_value};
use super::{IosVersion, Options};
use crate::document::Document;
use crate::pass::{Field, FieldGroup, Look, Pass};
use crate::sentence::{Filling, Sentence};
use crate::time::PassDate;

/// The version that brought several relevant dates.
const DATES_SINCE: u8 = 18;

/// When a message appears.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Occasion {
    /// The value of a field has changed; its name.
    Change(String),
    /// The phone is near a place.
    Place,
    /// The phone is near a beacon.
    Beacon,
    /// A date has come.
    Date(PassDate),
}

impl Occasion {
    /// In words: `When Balance changes`.
    #[must_use]
    pub fn words(&self) -> Sentence {
        match self {
            Self::Change(name) => sentence!("lock-change", "When {name} changes", name = name),
            Self::Place => sentence!("lock-place", "Near a place"),
            Self::Beacon => sentence!("lock-beacon", "Near a beacon"),
            Self::Date(date) => sentence!("lock-date", "Around {when}", when = moment(*date)),
        }
    }
}

fn moment(date: PassDate) -> Filling {
    let local = date.local();
    let seconds = local.unix_timestamp() + i64::from(local.offset().whole_seconds());
    Filling::Moment { english: format!("{}, {}", day(date), clock(date)), local_seconds: seconds }
}

/// One message.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Message {
    /// JSON pointer of what makes it appear: a field, a place, a beacon, a date.
    pub pointer: String,
    /// When.
    pub occasion: Occasion,
    /// Below the name of the organization; empty when the phone finds its own words.
    pub text: String,
}

/// A field whose change is told nowhere.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SilentField {
    /// JSON pointer of the field.
    pub pointer: String,
    /// Its name.
    pub name: String,
}

/// Everything that the Lock Screen may show of a pass.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LockScreen {
    /// `organizationName`, in the phone's language.
    pub title: String,
    /// In the order of the document: fields, places, beacons, dates.
    pub messages: Vec<Message>,
    /// Fields without a `changeMessage`.
    pub silent: Vec<SilentField>,
}

/// Reads it from a document.
#[must_use]
pub fn of(document: &Document, options: &Options<'_>) -> LockScreen {
    let pass = Pass::new(document);
    let say = |text: &str| options.words.map_or(text, |words| words.translate(text)).to_owned();
    let mut messages = Vec::new();
    let mut silent = Vec::new();
    for field in fields(pass, options.ios) {
        let name = name(&field, &say);
        let pointer = field.pointer().to_owned();
        match field.change_message().filter(|text| !text.is_empty()) {
            Some(text) => {
                let value = options.sample.fill(&name, shown_value(&field, options));
                let text = one_line(&say(text).replacen("%@", &value, 1));
                messages.push(Message { pointer, occasion: Occasion::Change(name), text });
            }
            None => silent.push(SilentField { pointer, name }),
        }
    }
    let text = |text: Option<&str>| one_line(&say(text.unwrap_or_default()));
    messages.extend(pass.locations().iter().map(|place| Message {
        pointer: place.pointer().to_owned(),
        occasion: Occasion::Place,
        text: text(place.relevant_text()),
    }));
    messages.extend(pass.beacons().iter().map(|beacon| Message {
        pointer: beacon.pointer().to_owned(),
        occasion: Occasion::Beacon,
        text: text(beacon.relevant_text()),
    }));
    messages.extend(dates(pass, options.ios));
    LockScreen { title: one_line(&say(pass.organization_name().unwrap_or_default())), messages, silent }
}

/// The fields of the style that the phone takes.
fn fields(pass: Pass<'_>, ios: IosVersion) -> Vec<Field<'_>> {
    let is_poster = Look::wanted(pass) == Some(Look::PosterGeneric) && ios.knows(27);
    let groups = FieldGroup::ALL.into_iter().chain([FieldGroup::Footer]);
    let of =
        |group| if is_poster { pass.fields_of(Look::PosterGeneric.key(), group) } else { pass.fields(group) };
    groups.flat_map(of).collect()
}

fn name(field: &Field<'_>, say: &dyn Fn(&str) -> String) -> String {
    let name = field.label().or_else(|| field.key()).unwrap_or("a field");
    one_line(&say(name)).chars().take(MAX_NAME_CHARACTERS).collect()
}

/// A longer name says no more.
const MAX_NAME_CHARACTERS: usize = 40;

/// The dates that the phone knows: several since iOS 18, one before.
fn dates(pass: Pass<'_>, ios: IosVersion) -> Vec<Message> {
    let message = |pointer: String, date: PassDate| Message {
        pointer,
        occasion: Occasion::Date(date),
        text: String::new(),
    };
    let several = pass.relevant_dates();
    if ios.knows(DATES_SINCE) && !several.is_empty() {
        let found = several.iter().filter_map(|entry| {
            Some(message(entry.pointer().to_owned(), entry.instant().or(entry.start_date())?))
        });
        return found.collect();
    }
    pass.relevant_date().map(|date| message("/relevantDate".to_owned(), date)).into_iter().collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::Timestamp;

    const PASS: &str = r#"{"organizationName":"Acme","relevantDate":"2026-11-21T19:00+01:00",
        "relevantDates":[{"date":"2026-12-01T20:00Z"},{"startDate":"2026-12-02T20:00Z","endDate":"2026-12-02T22:00Z"}],
        "locations":[{"latitude":1,"longitude":2,"relevantText":"Your table is near"}],"beacons":[{"proximityUUID":"x"}],
        "storeCard":{"headerFields":[{"key":"points","label":"Points","value":1250,"numberStyle":"PKNumberStyleDecimal",
        "changeMessage":"You have %@ points, not 100%@"}],"backFields":[{"key":"terms","value":"x"}]}}"#;

    fn screen(ios: IosVersion) -> LockScreen {
        let document = Document::parse(PASS.as_bytes()).unwrap();
        of(&document, &Options { ios, ..Options::new(Timestamp::from_unix_seconds(0)) })
    }

    #[test]
    fn a_change_is_told_with_the_new_value_and_only_where_the_field_asks_for_it() {
        let screen = screen(IosVersion::Ios27);
        assert_eq!(screen.title, "Acme");
        assert_eq!(screen.messages[0].text, "You have 1,250 points, not 100%@");
        assert_eq!(screen.messages[0].occasion.words().english(), "When Points changes");
        assert_eq!(
            screen.silent,
            [SilentField { pointer: "/storeCard/backFields/0".into(), name: "terms".into() }]
        );
    }

    #[test]
    fn places_say_their_text_and_each_version_knows_its_dates() {
        let texts = |ios| -> Vec<String> {
            screen(ios).messages.iter().skip(1).map(|it| it.occasion.words().english()).collect()
        };
        let newer = texts(IosVersion::Ios18);
        assert_eq!(
            newer,
            ["Near a place", "Near a beacon", "Around Dec 1, 2026, 8:00 PM", "Around Dec 2, 2026, 8:00 PM"]
        );
        assert_eq!(texts(IosVersion::Ios17)[2], "Around Nov 21, 2026, 7:00 PM");
        assert_eq!(screen(IosVersion::Ios17).messages[1].text, "Your table is near");
    }
}
