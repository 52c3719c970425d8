use super::*;
use crate::design::PassFile;
use passwright_core::document::Document;
use std::rc::Rc;

const FOREIGN: &[u8] =
    br#"{"formatVersion":1,"passTypeIdentifier":"pass.other","webServiceURL":"https://x.example","generic":{}}"#;

fn opened(pass: &[u8], files: &[(&str, &[u8])]) -> Opened {
    let files = files.iter().map(|(name, bytes)| PassFile { name: (*name).into(), bytes: Rc::from(*bytes) });
    let document = Document::parse(pass).unwrap();
    Opened { document, files: files.collect(), mended: vec![], found: vec![] }
}

#[test]
fn a_foreign_pass_is_opened_with_a_report_of_what_is_not_ours() {
    let passes = vec![("a.pkpass".to_owned(), Ok(opened(FOREIGN, &[("icon.png", b"x")])))];
    let one = OpenedPasses { passes, problems: vec![], is_choice: false };
    let Ok(Found::One(imported)) = found("a.pkpass".into(), one, DesignId(3)) else { panic!("several") };
    assert_eq!(imported.design.document.to_bytes(), FOREIGN);
    assert_eq!(imported.report.foreign.len(), 2);
    assert!(imported.report.kept.starts_with("All 4 top-level keys of pass.json and 1 file "));
}

#[test]
fn of_several_each_has_a_name_of_its_own_and_a_broken_one_says_why() {
    let refused = || Err(PackageError::Refused("It could not be opened: it is broken.".into()));
    let passes = vec![
        ("1.pkpass".to_owned(), Ok(opened(FOREIGN, &[]))),
        ("2.pkpass".to_owned(), refused()),
        ("3.pkpass".to_owned(), Ok(opened(FOREIGN, &[]))),
    ];
    let several = OpenedPasses { passes, problems: vec!["One is broken.".into()], is_choice: true };
    let Ok(Found::Several(several)) = found("all.pkpasses".into(), several, DesignId(7)) else {
        panic!("several passes are one");
    };
    let ids: Vec<u64> = several.passes.iter().flat_map(|(_, pass)| pass).map(|it| it.design.id.0).collect();
    assert_eq!(ids, [7, 9]);
    assert_eq!(several.passes[1].1, Err("It could not be opened: it is broken.".to_owned()));
    assert_eq!(several.problems, ["One is broken."]);
}

#[test]
fn a_draft_comes_back_as_it_was_saved() {
    let icon = PassFile { name: "icon.png".into(), bytes: Rc::from([1]) };
    let document = Document::parse(br#"{ "coupon" : {} }"#).unwrap();
    let mut design = Design::new(DesignId(1), document, vec![icon]);
    design.parked.transit = Some("PKTransitTypeBoat".into());
    design.parked.poster = Some(serde_json::json!({ "headerFields": [] }));
    let mark = draft_file::mark(&design);
    let files: Vec<(&str, &[u8])> = vec![(draft_file::MARK, &mark), ("icon.png", &[1])];
    let imported =
        imported("Card.passwright".into(), opened(&design.document.to_bytes(), &files), DesignId(2));
    assert_eq!(imported.design, Design { id: DesignId(2), ..design });
    assert!(!imported.report.is_worth_reading());
}
