//! A deployment of a former version wakes up under this one: nothing is lost, and every object has the tables that a new one has.

use std::path::Path;

use http::Method;
use passwright_core::api::{AuditLog, History, KeyList, PassList, TemplateReply};
use passwright_core::service::ports::ObjectKind;
use passwright_tests::frozen::Frozen;
use passwright_tests::iphone::Updates;
use passwright_tests::issuer::{Issuer, archive, read, store_card};
use passwright_tests::local::Plan;
use passwright_tests::world::{LocalWorld, World};

fn frozen(version: &str) -> Frozen {
    Frozen::open(&Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/storage").join(version))
}

/// The phone's tag and date still say "nothing new", and the next version reaches it; lists, keys and history are as they were.
fn goes_on(frozen: &Frozen) {
    let world = frozen.thaw();
    let issuer = Issuer::first(&world);
    let facts = &frozen.facts;
    let phone = frozen.phone(&world);
    assert_eq!(phone.checks_for_updates(&facts.pass_type), Updates::Nothing);
    assert_eq!(world.send(frozen.fetch()).status(), 304);
    let keys: KeyList = read(&issuer.get("/api/v1/keys"), 200);
    assert_eq!(keys.keys.len(), 2);
    let list: PassList = read(&issuer.get("/api/v1/passes"), 200);
    assert!(list.passes.iter().any(|pass| pass.serial_number.as_str() == facts.own_serial), "{list:?}");
    let path = format!("/api/v1/passes/{}", facts.serial);
    let history: History = read(&issuer.get(&format!("{path}/history")), 200);
    assert_eq!(history.versions.len(), 2);
    // The directory, too, is touched.
    let operator = Issuer::with_key(&world, world.admin_secret());
    assert_eq!(operator.get("/api/v1/accounts").status(), 200);
    let _: AuditLog = read(&issuer.get("/api/v1/audit"), 200);

    let pass_media_type = passwright_core::bundle::PASS_MEDIA_TYPE;
    assert_eq!(issuer.send(Method::PUT, &path, pass_media_type, archive(&store_card("9"))).status(), 200);
    assert_eq!(phone.receives(1).len(), 1);
    assert_eq!(phone.checks_for_updates(&facts.pass_type), Updates::Passes(vec![facts.serial.clone()]));
    assert_eq!(world.send(frozen.fetch()).status(), 200);
    if let Some(template) = &facts.template {
        let path = format!("/api/v1/templates/{template}");
        let told: TemplateReply = read(&issuer.get(&path), 200);
        assert_eq!(told.passes, 1);
        let mut design = store_card("{{balance|0}}");
        design.document_mut().set("/logoText", "Welcome {{name}}").expect("a place");
        assert_eq!(issuer.send(Method::PUT, &path, pass_media_type, archive(&design)).status(), 200);
        world.platform.run_due_alarms();
        let member = facts.member.as_deref().expect("a member");
        let history: History = read(&issuer.get(&format!("/api/v1/passes/{member}/history")), 200);
        assert!(history.versions[0].changed.contains(&"/logoText".to_owned()), "{history:?}");
    }
    has_the_newest_tables(frozen, &world);
}

/// Whatever version an object began with, it ends with the same tables, columns and indexes as one that is made today.
fn has_the_newest_tables(frozen: &Frozen, world: &LocalWorld) {
    let today = Frozen::make().thaw();
    let new = |kind: ObjectKind| {
        let (_, name) =
            today.platform.object_names().into_iter().find(|(it, _)| *it == kind).expect("every kind");
        // The first message brings the tables.
        let storage = today.platform.object(kind, &name).expect("it is listed");
        storage.shape()
    };
    let touched = |kind: ObjectKind, name: &str| world.platform.object(kind, name).expect("it was put there");
    let mut seen = 0;
    for (kind, name) in frozen.objects() {
        if kind == ObjectKind::Pass && name != frozen.facts.serial {
            continue;
        }
        assert_eq!(touched(kind, name).shape(), new(kind), "{kind:?} {name}");
        seen += 1;
    }
    assert!(seen >= 4, "{seen}");
}

/// Passes, devices, account and directory as the first release stored them.
#[test]
fn storage_of_the_first_version_is_taken_over() {
    goes_on(&frozen("1"));
}

/// As it was before drafts: with templates, sources, reports of phones and the audit log.
#[test]
fn storage_of_the_second_version_is_taken_over() {
    goes_on(&frozen("2"));
}

/// A step is taken whole or not at all: wherever the process ends, the next start takes it again.
#[test]
fn a_crash_during_a_migration_loses_nothing() {
    let frozen = frozen("1");
    for call in 1..60 {
        let world = frozen.thaw();
        world.platform.plan(if call % 2 == 0 { Plan::CrashBefore(call) } else { Plan::CrashAfter(call) });
        let _ = world.platform.send(frozen.fetch());
        let crashed = world.platform.has_crashed();
        world.platform.restart();
        assert_eq!(world.send(frozen.fetch()).status(), 304, "{call}");
        if !crashed {
            assert!(call > 10, "{call}");
            return;
        }
    }
    panic!("the first call never ends");
}

/// Today's storage can be frozen and thawed: the tool for the next version works.
#[test]
fn todays_storage_is_frozen_and_thawed() {
    let folder = std::env::temp_dir().join(format!("frozen-{}", std::process::id()));
    Frozen::make().write(&folder);
    let frozen = Frozen::open(&folder);
    std::fs::remove_dir_all(&folder).expect("it is there");
    goes_on(&frozen);
}
