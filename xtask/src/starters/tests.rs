//! What the editor fetches of the starting points is whole, and drawn for every day.

use std::collections::BTreeSet;

use passwright_core::time::Timestamp;
use serde_json::Value;

use super::*;

#[test]
fn every_folder_of_the_index_is_in_both_packs() {
    let [(_, shown), (_, designs)] = packs().unwrap();
    let shown: Vec<Value> = serde_json::from_slice(&shown).unwrap();
    let designs: Value = serde_json::from_slice(&designs).unwrap();
    assert!(!shown.is_empty());
    assert_eq!(designs.as_object().unwrap().len(), shown.len());
    for starter in shown {
        let id = starter["id"].as_str().unwrap();
        assert!(starter["card"].as_str().unwrap().starts_with("<svg "), "{id}");
        let design = &designs[id];
        assert!(design["pass"].as_str().unwrap().contains("formatVersion"), "{id}");
        assert!(design["drawings"]["icon"].as_str().unwrap().starts_with("<svg"), "{id}");
    }
}

#[test]
fn a_drawn_card_holds_its_texts_and_its_drawings() {
    let inside =
        |svg: &str| svg.split_once('>').and_then(|(_, rest)| rest.strip_suffix("</svg>")).map(str::to_owned);
    for Starter { entry, pass, drawings } in all().unwrap() {
        let card = drawn::card(&entry.id, &pass, &drawings, drawn::DAY).unwrap();
        assert!(card.matches("<text ").count() > 2, "{}", entry.id);
        assert!(!card.contains("[drawing"), "{}: every place is filled", entry.id);
        assert!(!card.contains("<image") && !card.contains("href=\"["), "{}: nothing is fetched", entry.id);
        for base in ["strip", "artwork"] {
            let drawing = drawings.get(base).and_then(|svg| inside(svg));
            assert!(drawing.is_none_or(|drawing| card.contains(&drawing)), "{}/{base}", entry.id);
        }
    }
}

#[test]
fn a_card_looks_the_same_on_every_day() {
    let other = Timestamp::from_unix_seconds(1_990_000_000);
    for Starter { entry, pass, drawings } in all().unwrap() {
        let on = |day| drawn::card(&entry.id, &pass, &drawings, day).unwrap();
        assert_eq!(on(drawn::DAY), on(other), "{}", entry.id);
    }
}

#[test]
fn the_ids_of_the_cards_are_unique_on_the_page() {
    let mut known = BTreeSet::new();
    for Starter { entry, pass, drawings } in all().unwrap() {
        let card = drawn::card(&entry.id, &pass, &drawings, drawn::DAY).unwrap();
        for id in card.split(" id=\"").skip(1).filter_map(|rest| rest.split('"').next()) {
            assert!(id.starts_with(&format!("starter-{}-", entry.id)), "{id}");
            assert!(known.insert(id.to_owned()), "{id}");
        }
    }
}

#[test]
fn no_card_needs_more_than_the_strictest_policy_admits() {
    let [(_, shown), _] = packs().unwrap();
    let shown = String::from_utf8(shown).unwrap().replace("http://www.w3.org/2000/svg", "");
    for needless in [" style=", "<script", "<style", "javascript:", "http", "data:"] {
        assert!(!shown.contains(needless), "{needless}");
    }
}
