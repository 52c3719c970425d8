//! Everything of an account moves to another deployment, and its phones notice nothing.

use base64ct::{Base64UrlUnpadded, Encoding};
use http::Method;
use passwright_core::api::{AuditLog, KeyList, PassList, PersonalizationReply, TemplateReply};
use passwright_core::service::ports::ObjectKind;
use passwright_tests::backup::{Backup, ask, export};
use passwright_tests::iphone::{Fetched, IPhone, Updates};
use passwright_tests::issuer::{Issuer, address, read, refusal, store_card};
use passwright_tests::world::{LocalWorld, World, post_json};
use serde_json::json;

use super::{personalization, templates};

fn export_all(world: &LocalWorld) -> Backup {
    export(world, world.admin_secret(), &format!("/api/v1/accounts/{}/export", world.account()))
}

/// A phone goes on with its token, its tag and its date; the next update reaches it by push; every other thing is there too.
#[test]
fn a_phone_goes_on_after_a_restore() {
    let old = LocalWorld::new();
    let issuer = Issuer::first(&old);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(&old);
    let mut pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    issuer.republishes(&published, &store_card("2"));
    phone.receives(1);
    assert!(phone.follows_a_push(&mut pass));
    let backup = export_all(&old);

    let new = old.empty_twin();
    backup.import(&new, old.account());
    let (phone, issuer) = (phone.in_world(&new), Issuer::first(&new));
    let pass_type = pass.text("/passTypeIdentifier");
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Nothing, "its tag goes on");
    assert_eq!(phone.fetches(&mut pass), Fetched::Unchanged, "and so does its date");
    assert_eq!(phone.receives(0), [], "a move pushes nothing");
    let changed = issuer.republishes(&published, &store_card("3"));
    assert_eq!((changed.version, changed.devices), (3, Some(1)));
    assert_eq!(phone.receives(1).len(), 1, "the push token moved along");
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "3");
    assert_eq!(issuer.history(&published).versions.len(), 3);
    assert_eq!(phone.unregisters(&pass), 200);
    assert_eq!(issuer.devices(&published).devices, []);
}

/// Templates with their passes and values, sign-up answers, keys, usage and the audit log.
#[test]
fn everything_of_an_account_moves() {
    let old = LocalWorld::new();
    let issuer = Issuer::first(&old);
    let template = templates::made(&issuer);
    let member: passwright_core::api::PublishedPass =
        read(&templates::pass_for(&issuer, &template, &json!({ "name": "Anna" })), 201);
    let rewards = issuer.publishes(&personalization::rewards_card("1"));
    let visitor = IPhone::new(&old).installs_from(&rewards.landing_url);
    assert_eq!(personalization::personalize(&old, &visitor, "token+/=").status(), 200);
    let revoked = issuer.publishes(&store_card("9"));
    issuer.revokes(&revoked);
    old.platform.run_due_alarms();
    let keys: KeyList = read(&issuer.get("/api/v1/keys"), 200);
    let listed = serde_json::to_value(issuer.lists_all()).expect("printed");
    let log: AuditLog = read(&issuer.get("/api/v1/audit"), 200);
    let backup = export_all(&old);
    let before = backup.clone();
    assert_eq!([backup.count("template"), backup.count("pass"), backup.count("member")], [1, 3, 1]);

    let new = old.empty_twin();
    backup.import(&new, old.account());
    let issuer = Issuer::first(&new);
    assert_eq!(serde_json::to_value(issuer.lists_all()).expect("printed"), listed);
    assert_eq!(read::<KeyList>(&issuer.get("/api/v1/keys"), 200), keys);
    let answers: PersonalizationReply = read(&issuer.get(&address(&rewards, "/personalization")), 200);
    assert_eq!(answers.answers["emailAddress"], "ada@example.org");
    assert_eq!(
        refusal(&issuer.send(
            Method::PUT,
            &address(&revoked, ""),
            passwright_core::bundle::PASS_MEDIA_TYPE,
            passwright_tests::issuer::archive(&store_card("10"))
        ))
        .code,
        "revoked"
    );
    let path = format!("/api/v1/templates/{}", template.template);
    let told: TemplateReply = read(&issuer.get(&path), 200);
    assert_eq!((told.passes, told.revision, told.reissue.done), (1, 1, true));
    let kept: AuditLog = read(&issuer.get("/api/v1/audit"), 200);
    assert!(log.entries.iter().all(|entry| kept.entries.contains(entry)), "{kept:?}");
    assert!(kept.entries.iter().any(|entry| entry.path.ends_with("/import") && entry.key == "operator"));

    // A new design finds the pass, and the pass its values.
    let again = templates::upload(&issuer, Method::PUT, &path, &templates::design("Welcome"));
    assert_eq!(again.status(), 200);
    new.platform.run_due_alarms();
    let pass = IPhone::new(&new).installs_from(&member.landing_url);
    assert_eq!(pass.text("/logoText"), "Welcome Anna");

    // Exported once more, it is the same in all that a move must not change.
    let twice = old.empty_twin();
    before.import(&twice, old.account());
    before.import(&twice, old.account());
    let kinds = ["account", "template", "serial", "pass", "device", "member"];
    let of = |backup: &Backup| -> Vec<_> {
        backup.lines.iter().filter(|line| kinds.iter().any(|kind| line["type"] == *kind)).cloned().collect()
    };
    assert_eq!(of(&export_all(&twice)), of(&before), "an import that is begun again changes nothing");
}

/// Who has many devices and passes gets many pages, and nothing twice.
#[test]
fn an_export_comes_in_pages() {
    let old = LocalWorld::new();
    let issuer = Issuer::first(&old);
    let shared = issuer.publishes(&store_card("1"));
    let phones: Vec<_> = (0..120).map(|_| IPhone::new(&old)).collect();
    let pass = phones[0].installs_from(&shared.landing_url);
    for phone in &phones {
        assert_eq!(phone.registers(&pass), 201);
    }
    for number in 0..90 {
        issuer.publishes(&store_card(&number.to_string()));
    }
    let backup = export_all(&old);
    assert!(backup.pages > 2, "{}", backup.pages);
    assert_eq!([backup.count("pass"), backup.count("device"), backup.count("end")], [91, 120, 1]);
    assert!(backup.files.len() < 100, "pictures that passes share are fetched once: {}", backup.files.len());

    let new = old.empty_twin();
    backup.import(&new, old.account());
    Issuer::first(&new).republishes(&shared, &store_card("new"));
    new.platform.run_due_alarms();
    for phone in phones {
        assert_eq!(phone.in_world(&new).receives(1).len(), 1);
    }
}

/// A version that was on its way when the export was made reaches the phone from the new deployment.
#[test]
fn an_update_that_was_under_way_arrives_after_the_move() {
    let old = LocalWorld::new();
    let issuer = Issuer::first(&old);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(&old);
    let mut pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    let pass_type = pass.text("/passTypeIdentifier");
    phone.checks_for_updates(&pass_type);
    issuer.republishes(&published, &store_card("2"));
    let backup = export_all(&old);
    old.platform.may_leave_work();

    let new = old.empty_twin();
    backup.import(&new, old.account());
    let phone = phone.in_world(&new);
    assert_eq!(phone.receives(1).len(), 1);
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "2");
}

/// What is in the way stays, and the import says so; so does what belongs elsewhere.
#[test]
fn an_import_overwrites_nothing_and_says_what_does_not_fit() {
    let old = LocalWorld::new();
    let published = Issuer::first(&old).publishes(&store_card("1"));
    let backup = export_all(&old);
    let path = format!("/api/v1/accounts/{}/import", old.account());
    let send = |world: &LocalWorld, body: Vec<u8>| {
        let reply = ask(world, world.admin_secret(), Method::POST, &path, body);
        let refused = refusal(&reply);
        (refused.status.as_u16(), refused.code)
    };
    let pass =
        backup.bodies().into_iter().find(|body| body.starts_with(b"{\"type\":\"pass\"")).expect("a pass");

    Issuer::first(&old).republishes(&published, &store_card("2"));
    assert_eq!(send(&old, pass.clone()), (409, "already_here".to_owned()));
    assert_eq!(Issuer::first(&old).history(&published).versions.len(), 2);
    old.platform.run_due_alarms();

    let new = old.empty_twin();
    let mut cut = pass.clone();
    cut.truncate(pass.len() - 1);
    assert_eq!(send(&new, cut), (400, "invalid_import".to_owned()));
    let mut changed = pass.clone();
    *changed.last_mut().expect("a byte") ^= 1;
    assert_eq!(send(&new, changed), (400, "invalid_import".to_owned()));
    assert_eq!(send(&new, b"{\"type\":\"pass\"}".to_vec()), (400, "invalid_import".to_owned()));
    assert!(
        new.platform
            .object(ObjectKind::Pass, published.serial_number.as_str())
            .is_none_or(|it| it.rows("pass") == 0)
    );
    let foreign =
        passwright_core::service::settings::Secret::new("another-id-secret-of-another-deployment".to_owned());
    new.platform.configure(|settings| settings.id_secret = foreign);
    assert_eq!(send(&new, pass), (422, "other_id_secret".to_owned()));
}

/// The operator may export every account, a key with the scope admin its own; both leave a note, and neither keys nor strangers' passes are in it.
#[test]
fn an_export_is_for_the_operator_and_the_account_itself() {
    let world = LocalWorld::new();
    let issuer = Issuer::first(&world);
    let mine = issuer.publishes(&store_card("1"));
    let other: passwright_core::api::AccountReply = read(
        &world.send(post_json("/api/v1/accounts", world.admin_secret(), &json!({ "name": "Other" }))),
        201,
    );
    let theirs = Issuer::with_key(&world, &other.api_key).publishes(&store_card("2"));
    let own = export(&world, issuer.key(), "/api/v1/export");
    assert_eq!(own.count("pass"), 1);
    assert!(!own.contains(theirs.serial_number.as_str()) && !own.contains(world.api_key()));
    assert_eq!(
        own.lines,
        export_all(&world)
            .lines
            .iter()
            .filter(|line| line["type"] != "audit" || own.lines.contains(line))
            .cloned()
            .collect::<Vec<_>>()
    );

    let log: AuditLog = read(&issuer.get("/api/v1/audit"), 200);
    let exports: Vec<_> =
        log.entries.iter().filter(|it| it.path.ends_with("/export")).map(|it| it.key.clone()).collect();
    assert_eq!(exports.len(), 2, "{exports:?}");
    assert!(
        exports.contains(&"operator".to_owned())
            && exports.iter().any(|key| issuer.key().starts_with(key.as_str()))
    );

    let file = format!("/api/v1/export/file?pass={}&position=0", theirs.serial_number);
    assert_eq!(issuer.get(&file).status(), 404, "another account's pass is not told from none");
    let file = format!("/api/v1/export/file?pass={}&position=0", mine.serial_number);
    assert_eq!(issuer.get(&file).status(), 200);
    assert_eq!(issuer.get(&file.replace("position=0", "position=99")).status(), 404);
    assert_eq!(refusal(&issuer.get("/api/v1/export/file?position=0")).code, "invalid_query");
    assert_eq!(refusal(&issuer.get("/api/v1/export?cursor=nonsense")).code, "invalid_cursor");
    let publisher: passwright_core::api::KeyReply =
        read(&world.send(post_json("/api/v1/keys", issuer.key(), &json!({ "name": "shop" }))), 201);
    assert_eq!(
        refusal(&Issuer::with_key(&world, &publisher.api_key).get("/api/v1/export")).code,
        "missing_scope"
    );
    let import = format!("/api/v1/accounts/{}/import", world.account());
    assert_eq!(ask(&world, issuer.key(), Method::POST, &import, Vec::new()).status(), 401);
    let passes: PassList = read(&issuer.get("/api/v1/passes"), 200);
    assert_eq!(passes.passes.len(), 1);
}

/// A cursor is a text that anybody can write: one that names another account's pass tells no more than one that names none, and makes nothing.
#[test]
fn a_made_up_cursor_leads_to_no_other_account() {
    let world = LocalWorld::new();
    let published = Issuer::first(&world).publishes(&store_card("1"));
    let phone = IPhone::new(&world);
    assert_eq!(phone.registers(&phone.installs_from(&published.landing_url)), 201);
    let other: passwright_core::api::AccountReply = read(
        &world.send(post_json("/api/v1/accounts", world.admin_secret(), &json!({ "name": "Other" }))),
        201,
    );
    let stranger = Issuer::with_key(&world, &other.api_key);
    let cursor = |place: serde_json::Value| {
        let cursor = Base64UrlUnpadded::encode_string(place.to_string().as_bytes());
        format!("/api/v1/export?cursor={cursor}")
    };
    let devices = |serial: &str| cursor(json!({ "Devices": { "serial": serial, "after": null } }));
    let before = world.platform.object_names().len();
    let lines = |path: &str| {
        let reply = stranger.get(path);
        assert_eq!(reply.status(), 200, "{}", String::from_utf8_lossy(reply.body()));
        String::from_utf8(reply.into_body()).expect("lines")
    };
    let theirs = lines(&devices(published.serial_number.as_str()));
    let none = lines(&devices("0123456789abcdef0123456789abcdef"));
    for told in [&theirs, &none] {
        assert!(!told.contains(r#""type":"device""#) && !told.contains(&phone.push_token()), "{told}");
    }
    assert_eq!(world.platform.object_names().len(), before, "no object was made for it");
    let own = export_all(&world);
    assert_eq!(own.count("device"), 1, "the operator's export has it");
    for place in [
        json!({ "Audit": { "after": u64::MAX } }),
        json!({ "Members": { "index": 0, "after": 1_u64 << 53 } }),
    ] {
        assert_eq!(refusal(&stranger.get(&cursor(place))).code, "invalid_cursor");
    }
}
