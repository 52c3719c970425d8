//! The model as a page for people: `docs/format.md`.
//!
//! In scope: printing the tables of [`crate::pass`] and [`crate::images`] with the texts around them. Out of scope: the tables.

use std::fmt::Write;

use crate::images::{BASE_NAMES, Fit, slot};
use crate::pass::schema::{Kind, PASS, Table};
use crate::pass::{
    AirlineServices, Barcode, Beacon, CurrencyAmount, EventDateInfo, EventGuide, FeaturedAction, Field,
    ImageUrl, Location, Nfc, Pass, PassFields, PersonNameComponents, RelevantDate, RemoteImage, Seat,
    SemanticLocation, Semantics, Style, UpcomingImages, UpcomingPass, WifiNetwork,
};
use crate::personalization::Personalization;
use crate::template::Tooling;

/// One object of the format.
struct Section {
    title: &'static str,
    about: &'static str,
    keys: Table,
    meanings: &'static [(&'static str, &'static str)],
}

macro_rules! sections {
    ($($view:ident),* $(,)?) => {
        [$(Section { title: stringify!($view), about: $view::ABOUT, keys: $view::KEYS, meanings: $view::MEANINGS }),*]
    };
}

fn sections() -> Vec<Section> {
    Vec::from(sections![
        PassFields,
        Field,
        Barcode,
        Nfc,
        RelevantDate,
        Location,
        Beacon,
        Semantics,
        CurrencyAmount,
        SemanticLocation,
        PersonNameComponents,
        Seat,
        WifiNetwork,
        EventDateInfo,
        FeaturedAction,
        EventGuide,
        AirlineServices,
        UpcomingPass,
        UpcomingImages,
        RemoteImage,
        ImageUrl,
        Personalization,
        Tooling,
    ])
}

/// The page as Markdown.
#[must_use]
pub fn markdown() -> String {
    let sections = sections();
    let mut page = String::from(include_str!("format/head.md"));
    page.push_str("## The top level of `pass.json`\n\nUnknown keys are kept, and passed over by Wallet.\n\n");
    table(&mut page, &sections, PASS, Pass::MEANINGS);
    page.push_str("\n## The objects\n");
    for section in &sections {
        // Writing to a `String` cannot fail.
        let _ = write!(page, "\n### {}\n\n{}\n\n", section.title, in_prose(section.about));
        table(&mut page, &sections, section.keys, section.meanings);
    }
    pictures(&mut page);
    page.push_str(include_str!("format/tail.md"));
    page
}

fn table(page: &mut String, sections: &[Section], keys: Table, meanings: &[(&str, &str)]) {
    page.push_str("| key | value | meaning |\n|---|---|---|\n");
    for ((key, kind), (_, meaning)) in keys.iter().zip(meanings) {
        let _ = writeln!(page, "| `{key}` | {} | {} |", in_words(sections, *kind), in_prose(meaning));
    }
}

/// A doc comment as one line of Markdown: links into the code become plain names.
fn in_prose(doc: &str) -> String {
    let words: Vec<&str> = doc.split_whitespace().collect();
    words.join(" ").replace("[`", "`").replace("`]", "`").replace("Self::", "").replace('|', "\\|")
}

fn in_words(sections: &[Section], kind: Kind) -> String {
    let choices = |list: &[&str]| list.iter().map(|it| format!("`{it}`")).collect::<Vec<_>>().join(", ");
    match kind {
        Kind::Any => "anything".to_owned(),
        Kind::Text => "text".to_owned(),
        Kind::Number => "number".to_owned(),
        Kind::Boolean => "true or false".to_owned(),
        Kind::Date => "date".to_owned(),
        Kind::Color => "colour".to_owned(),
        Kind::Shown => "text, number or date".to_owned(),
        Kind::Texts => "list of texts".to_owned(),
        Kind::Numbers => "list of numbers".to_owned(),
        Kind::Choice(list) => format!("one of {}", choices(list)),
        Kind::Choices(list) => format!("list of {}", choices(list)),
        Kind::Object(keys) => link(sections, keys),
        Kind::Objects(keys) => format!("list of {}", link(sections, keys)),
    }
}

fn link(sections: &[Section], keys: Table) -> String {
    let name = |(key, _): &(&'static str, Kind)| *key;
    let section = sections.iter().find(|section| section.keys.iter().map(name).eq(keys.iter().map(name)));
    section.map_or("object".to_owned(), |it| format!("[{}](#{})", it.title, it.title.to_lowercase()))
}

fn pictures(page: &mut String) {
    page.push_str("\n## Pictures\n\n");
    page.push_str(
        "PNG, named `logo.png`, `logo@2x.png` and `logo@3x.png`. Sizes in points; “up to” is drawn whole, the others fill their place. A \
         poster event ticket's `background` has 345 x 505 points.\n\n| base name |",
    );
    for style in Style::ALL {
        let _ = write!(page, " {} |", style.key());
    }
    page.push_str("\n|---|---|---|---|---|---|\n");
    for base in BASE_NAMES {
        let _ = write!(page, "| `{base}` |");
        for style in Style::ALL {
            let _ = match slot(base, style) {
                Some(Fit::Fill { width, height }) => write!(page, " {width} x {height} |"),
                Some(Fit::Within { width, height }) => write!(page, " up to {width} x {height} |"),
                None => write!(page, " |"),
            };
        }
        page.push('\n');
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_in_docs_is_the_one_that_the_tables_print() {
        let page = include_str!("../../docs/format.md");
        assert!(page == markdown(), "run: cargo run -q -p passwright-core --example format > docs/format.md");
    }

    #[test]
    fn every_object_of_the_format_has_a_section_and_every_key_a_meaning() {
        let page = markdown();
        assert!(
            !page.contains("| object |") && !page.contains("list of object"),
            "an object without section"
        );
        assert!(!page.contains("|  |\n"), "a key without meaning");
        for section in sections() {
            assert_eq!(page.matches(&format!("\n### {}\n", section.title)).count(), 1, "{}", section.title);
            assert!(!section.about.trim().is_empty(), "{}", section.title);
        }
    }
}
