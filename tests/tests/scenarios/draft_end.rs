//! How drafts end, and how many there may be. On the local platform only: a day has to pass.

use passwright_core::api::{DraftReply, PassList};
use passwright_core::service::ports::ObjectKind;
use passwright_tests::iphone::IPhone;
use passwright_tests::issuer::{Issuer, read, store_card};
use passwright_tests::world::LocalWorld;

use super::drafts::upload;

const HOUR: i64 = 60 * 60 * 1000;

/// After a day the link is over, the card on the phone has expired, and nothing is left.
#[test]
fn a_draft_ends_after_a_day() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let before = world.platform.object_names().len();
    let draft: DraftReply = read(&upload(&issuer, &store_card("1")), 201);
    let phone = IPhone::new(&world);
    world.platform.advance(23 * HOUR);
    phone.installs_from(&draft.url);
    world.platform.advance(HOUR);
    for url in [&draft.url, &draft.download_url, &draft.qr_url] {
        assert_eq!(phone.browses(url).status(), 410, "{url}");
    }
    let page = phone.browses(&draft.url);
    assert!(String::from_utf8_lossy(page.body()).contains("This draft has ended"), "a page, not JSON");
    let names = world.platform.object_names();
    assert_eq!(names.len(), before + 1);
    let (kind, name) = names.iter().find(|(_, name)| name.starts_with("draft/")).expect("its object");
    let object = world.platform.object(*kind, name).expect("it is listed");
    assert_eq!((*kind, object.rows("draft"), object.rows("file")), (ObjectKind::Pass, 0, 0));
    let link = draft.url.rsplit('/').next().expect("a link");
    assert!(!name.contains(link), "of the link only its hash is stored");
    assert!(!object.contains(link.as_bytes()));
    let passes: PassList = read(&issuer.get("/api/v1/passes"), 200);
    assert_eq!(passes.passes, []);
}

/// Drafts count against no month, so an account cannot make them without end.
#[test]
fn drafts_of_an_account_have_a_limit() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let codes: Vec<u16> = (0..31).map(|_| upload(&issuer, &store_card("1")).status().as_u16()).collect();
    assert_eq!(codes.iter().filter(|code| **code == 201).count(), 30);
    assert_eq!(codes.last(), Some(&429));
    world.platform.advance(60 * 1000);
    assert_eq!(upload(&issuer, &store_card("1")).status(), 201);
    world.platform.may_leave_work();
}
