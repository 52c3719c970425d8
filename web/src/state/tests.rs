use super::*;
use crate::design::PassFile;
use passwright_core::card::IosVersion;
use passwright_core::images::{ImageKind, Scale};
use passwright_core::pass::{Look, Style};
use passwright_core::validate::FileEdit;
use serde_json::json;

const STORE_CARD: &str = r#"{"formatVersion":1,"organizationName":"Acme","unknown":1.50,
  "storeCard":{"headerFields":[{"key":"points","label":"POINTS","value":12}],
  "primaryFields":[{"key":"balance","label":"Balance","value":"$5"}],"backFields":[{"key":"terms","value":"Be kind"}]}}"#;

fn state() -> State {
    let document = Document::parse(STORE_CARD.as_bytes()).unwrap();
    let mut state = State::default();
    state.apply(Action::Open {
        design: Design::new(DesignId(1), document, vec![]),
        is_fresh: false,
        notice: None,
        now_millis: 0,
    });
    state
}

fn tree(state: &State) -> Value {
    Value::Object(state.design().unwrap().document.tree().clone())
}

fn set(pointer: &str, value: &str, now_millis: u64) -> Action {
    let edits = vec![Edit::Set { pointer: pointer.into(), value: value.into() }];
    Action::Edit { edits, merge: Some(pointer.into()), now_millis }
}

fn picture(kind: ImageKind, byte: u8) -> Action {
    let file = PassFile { name: kind.file_name(Scale::Two), bytes: Rc::from([byte]) };
    Action::PutPicture { kind, files: vec![file], note: None }
}

#[test]
fn typing_a_word_is_taken_back_at_once() {
    let mut it = state();
    let before = tree(&it);
    for (at, text) in ["N", "Ne", "New"].into_iter().enumerate() {
        it.apply(set("/organizationName", text, 1000 + 200 * at as u64));
    }
    assert_eq!(it.design().unwrap().title(), "New");
    it.apply(Action::Undo);
    assert_eq!(tree(&it), before);
    assert!(it.design().unwrap().document.is_untouched());
    it.apply(Action::Redo);
    assert_eq!(it.design().unwrap().title(), "New");
}

#[test]
fn a_cycle_through_all_styles_gives_the_same_document_back() {
    let mut it = state();
    let before = tree(&it);
    let round = [&style::CHOICES[1..], &style::CHOICES[..1]].concat();
    for look in &round {
        it.apply(Action::SwitchStyle(*look));
        assert_eq!(it.design().unwrap().look(), *look);
    }
    assert_eq!(tree(&it), before);
    for _ in &round {
        assert!(it.can_undo());
        it.apply(Action::Undo);
    }
    assert!(!it.can_undo() && it.design().unwrap().document.is_untouched());
}

#[test]
fn a_cycle_from_each_style_gives_its_document_back() {
    for start in style::CHOICES {
        let mut it = state();
        it.apply(Action::SwitchStyle(start));
        let before = tree(&it);
        for look in style::CHOICES.into_iter().filter(|look| *look != start).chain([start]) {
            it.apply(Action::SwitchStyle(look));
        }
        assert_eq!(tree(&it), before, "{start:?}");
    }
}

#[test]
fn a_poster_ticket_gets_the_tags_it_needs_and_keeps_what_was_typed_into_them() {
    let mut it = state();
    it.apply(Action::SwitchStyle(Look::PosterEventTicket));
    let tag = |it: &State, name: &str| tree(it).pointer(&format!("/semantics/{name}")).cloned();
    assert_eq!(tag(&it, "eventName"), Some(json!("$5")));
    it.apply(set("/semantics/eventName", "Jazz", 0));
    it.apply(Action::SwitchStyle(Look::Classic(Style::Coupon)));
    assert!(tree(&it).get("semantics").is_none() && tree(&it).get("preferredStyleSchemes").is_none());
    it.apply(Action::SwitchStyle(Look::PosterEventTicket));
    assert_eq!(tag(&it, "eventName"), Some(json!("Jazz")));
}

#[test]
fn a_poster_and_its_classic_style_go_on_saying_the_same() {
    let mut it = state();
    it.apply(Action::SwitchStyle(Look::PosterGeneric));
    assert_eq!(tree(&it).pointer("/posterGeneric/primaryFields/0/label"), None, "the first one is the title");
    it.apply(set("/posterGeneric/primaryFields/0/value", "$7", 0));
    assert_eq!(tree(&it).pointer("/storeCard/primaryFields/0/value"), Some(&json!("$7")));
    it.apply(set("/storeCard/headerFields/0/label", "STARS", 0));
    assert_eq!(tree(&it).pointer("/posterGeneric/headerFields/0/label"), Some(&json!("STARS")));
    it.apply(set("/storeCard/primaryFields/0/label", "Credit", 0));
    assert_eq!(tree(&it).pointer("/posterGeneric/primaryFields/0/label"), None, "they differed before");
}

#[test]
fn fields_are_added_to_what_the_phone_shows() {
    let mut it = state();
    it.apply(Action::SwitchStyle(Look::PosterGeneric));
    it.apply(Action::AddField(FieldGroup::Footer));
    assert_eq!(it.selection, Selection::Field("/posterGeneric/footerFields/0".into()));
    it.apply(Action::Look(Glance::Ios(IosVersion::Ios26)));
    it.apply(Action::AddField(FieldGroup::Secondary));
    assert_eq!(it.selection, Selection::Field("/storeCard/secondaryFields/0".into()));
}

#[test]
fn keys_go_round_the_versions_and_the_languages_of_the_pass() {
    let mut it = state();
    for expected in [IosVersion::Ios17, IosVersion::Ios18, IosVersion::Ios26, IosVersion::Ios27] {
        it.apply(Action::Look(Glance::NextIos));
        assert_eq!(it.view.ios, expected);
    }
    it.apply(Action::Look(Glance::NextLanguage));
    assert_eq!(it.view.language, None, "there is none");
    let files = ["de.lproj/pass.strings", "fr.lproj/logo.png"]
        .map(|name| PassFile { name: name.into(), bytes: Rc::from([]) });
    let design = Design::new(DesignId(2), Document::parse(STORE_CARD.as_bytes()).unwrap(), files.to_vec());
    it.apply(Action::Open { design, is_fresh: false, notice: None, now_millis: 0 });
    for expected in [Some("de"), Some("fr"), None] {
        it.apply(Action::Look(Glance::NextLanguage));
        assert_eq!(it.view.language.as_deref(), expected);
    }
}

#[test]
fn a_surface_stays_while_fields_are_selected_and_front_and_back_turn() {
    let mut it = state();
    let back = Selection::Field("/storeCard/backFields/0".into());
    it.apply(Action::Select(back.clone()));
    assert_eq!(it.side, Side::Back);
    it.apply(Action::Turn(Side::Lock));
    it.apply(Action::Select(Selection::Field("/storeCard/headerFields/0".into())));
    assert_eq!(it.side, Side::Lock);
}

#[test]
fn the_transit_type_survives_a_visit_to_another_style() {
    let mut it = state();
    it.apply(Action::SwitchStyle(Look::Classic(Style::BoardingPass)));
    it.apply(set("/boardingPass/transitType", "PKTransitTypeTrain", 0));
    it.apply(Action::SwitchStyle(Look::Classic(Style::Generic)));
    assert!(tree(&it).pointer("/generic/transitType").is_none());
    it.apply(Action::SwitchStyle(Look::Classic(Style::BoardingPass)));
    assert_eq!(tree(&it).pointer("/boardingPass/transitType"), Some(&json!("PKTransitTypeTrain")));
}

#[test]
fn the_selected_field_stays_selected_when_the_style_changes() {
    let mut it = state();
    it.apply(Action::Select(Selection::Field("/storeCard/primaryFields/0".into())));
    it.apply(Action::SwitchStyle(Look::Classic(Style::Coupon)));
    assert_eq!(it.selection, Selection::Field("/coupon/primaryFields/0".into()));
}

#[test]
fn a_new_field_has_a_key_of_its_own_and_is_selected() {
    let mut it = state();
    it.apply(Action::AddField(FieldGroup::Back));
    it.apply(Action::AddField(FieldGroup::Back));
    let keys: Vec<_> = it
        .design()
        .unwrap()
        .pass()
        .fields(FieldGroup::Back)
        .iter()
        .map(|f| f.key().unwrap().to_owned())
        .collect();
    assert_eq!(keys, ["terms", "back1", "back2"]);
    assert_eq!(it.selection, Selection::Field("/storeCard/backFields/2".into()));
    assert_eq!(it.side, Side::Back);
}

#[test]
fn a_field_moves_through_its_group_into_the_next_and_back() {
    let mut it = state();
    let before = tree(&it);
    it.apply(Action::MoveField { pointer: "/storeCard/headerFields/0".into(), by: 1 });
    assert_eq!(it.selection, Selection::Field("/storeCard/primaryFields/0".into()));
    it.apply(Action::MoveField { pointer: "/storeCard/primaryFields/0".into(), by: 1 });
    it.apply(Action::MoveField { pointer: "/storeCard/primaryFields/1".into(), by: -1 });
    it.apply(Action::MoveField { pointer: "/storeCard/primaryFields/0".into(), by: -1 });
    assert_eq!(tree(&it), before);
    it.apply(Action::MoveField { pointer: "/storeCard/headerFields/0".into(), by: -1 });
    assert_eq!(tree(&it), before, "there is nothing before the first field");
}

#[test]
fn removing_a_field_offers_undo_and_selects_a_neighbour() {
    let mut it = state();
    let before = tree(&it);
    it.apply(Action::RemoveField("/storeCard/headerFields/0".into()));
    assert_eq!(it.selection, Selection::Look);
    let notice = it.notice.clone().unwrap();
    assert_eq!((notice.text.as_str(), notice.can_undo), ("\u{201c}POINTS\u{201d} removed.", true));
    it.apply(Action::Undo);
    assert_eq!(tree(&it), before);
}

#[test]
fn a_refused_edit_says_why_and_changes_nothing() {
    let mut it = state();
    it.apply(set("/organizationName/x", "y", 0));
    assert!(!it.can_undo());
    assert_eq!(
        it.notice.unwrap().text,
        "That was not possible: there is nothing at /organizationName/x that can be changed."
    );
}

#[test]
fn a_text_of_a_hundred_thousand_characters_is_refused_in_a_sentence() {
    let mut it = state();
    it.apply(set("/organizationName", &"x".repeat(100_000), 0));
    assert_eq!(it.design().unwrap().title(), "Acme");
    assert!(it.notice.unwrap().text.starts_with("This text has 100000 characters"));
}

#[test]
fn pictures_keep_their_place_and_come_back_by_undo() {
    let mut it = state();
    it.apply(picture(ImageKind::Icon, 1));
    it.apply(picture(ImageKind::Logo, 2));
    it.apply(picture(ImageKind::Icon, 3));
    let files = |it: &State| -> Vec<(String, u8)> {
        it.design().unwrap().files.iter().map(|file| (file.name.clone(), file.bytes[0])).collect()
    };
    assert_eq!(files(&it), [("icon@2x.png".into(), 3), ("logo@2x.png".into(), 2)]);
    it.apply(Action::RemovePicture(ImageKind::Logo));
    assert_eq!(files(&it).len(), 1);
    it.apply(Action::Undo);
    it.apply(Action::Undo);
    assert_eq!(files(&it), [("icon@2x.png".into(), 1), ("logo@2x.png".into(), 2)]);
}

#[test]
fn a_repair_changes_document_and_files_in_one_step() {
    let mut it = state();
    it.apply(picture(ImageKind::Icon, 7));
    let fix = Fix {
        label: "Mend it".into(),
        edits: vec![Edit::Set { pointer: "/description".into(), value: json!("A card") }],
        files: vec![FileEdit::Copy { from: "icon@2x.png".into(), to: "icon.png".into() }],
    };
    it.apply(Action::Repair(fix));
    assert!(it.design().unwrap().file("icon.png").is_some());
    it.apply(Action::Undo);
    assert!(it.design().unwrap().file("icon.png").is_none());
    assert_eq!(it.design().unwrap().pass().text("description"), None);
}

#[test]
fn what_was_published_is_not_forgotten_by_undo() {
    let mut it = state();
    it.apply(set("/organizationName", "Other", 0));
    let serial = SerialNumber::new("S1").unwrap();
    it.apply(Action::Numbered(DesignId(1), serial.clone()));
    it.apply(Action::Undo);
    assert_eq!(it.serial(), Some(&serial));
}

#[test]
fn opening_another_pass_is_one_step_and_what_belongs_to_the_first_stays_with_it() {
    let mut it = state();
    it.apply(Action::Numbered(DesignId(1), SerialNumber::new("S1").unwrap()));
    let other = Design::new(DesignId(2), Document::parse(b"{\"generic\":{}}").unwrap(), vec![]);
    it.apply(Action::Open { design: other, is_fresh: false, notice: None, now_millis: 5 });
    assert_eq!(it.serial(), None);
    it.apply(Action::Undo);
    assert!(it.serial().is_some());
}

#[test]
fn a_starter_is_fresh_until_something_is_changed() {
    let mut it = state();
    let design = Design::new(DesignId(2), Document::parse(b"{\"generic\":{}}").unwrap(), vec![]);
    it.apply(Action::Open { design, is_fresh: true, notice: None, now_millis: 5 });
    it.apply(Action::Select(Selection::Barcode));
    assert_eq!(it.fresh, Some(DesignId(2)));
    it.apply(set("/description", "x", 9));
    assert_eq!(it.fresh, None);
}

#[test]
fn a_design_of_this_device_comes_back_with_its_serial_number() {
    let mut it = state();
    let design = Design::new(DesignId(2), Document::default(), vec![]);
    let serial = Some(SerialNumber::new("S2").unwrap());
    it.apply(Action::Reopen(
        Box::new(Restored { design, published: None, serial: serial.clone(), was_open: false }),
        5,
    ));
    assert_eq!(it.serial(), serial.as_ref());
    it.apply(Action::Undo);
    assert_eq!(it.design().unwrap().id, DesignId(1));
}

#[test]
fn a_restored_draft_never_replaces_what_was_opened_meanwhile() {
    let mut it = state();
    let old = Design::new(DesignId(9), Document::default(), vec![]);
    let restored = Restored { design: old, published: None, serial: None, was_open: true };
    it.apply(Action::Restored(Some(Box::new(restored))));
    assert!(it.is_ready);
    assert_eq!(it.design().unwrap().id, DesignId(1));
}

#[test]
fn actions_that_change_nothing_return_the_same_state() {
    let before = Rc::new(state());
    let after = Rc::clone(&before).reduce(Action::Dismiss);
    assert!(Rc::ptr_eq(&before, &after));
}
