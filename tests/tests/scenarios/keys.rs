//! Keys and accounts over their life: rotated, noted, listed, given back.

use http::{Method, Request};
use passwright_core::api::{AccountList, AccountReply, AuditLine, AuditLog, KeyList, KeyReply, PlanReply};
use passwright_tests::issuer::{Issuer, read, refusal, store_card};
use passwright_tests::world::{LocalWorld, World, post_json};
use serde_json::json;

/// The time that a rotated key goes on working, in milliseconds.
const A_DAY: i64 = 24 * 60 * 60 * 1000;

fn account<W: World>(world: &W) -> AccountReply {
    let name = format!("Account {}", world.unique());
    let reply = world.send(post_json("/api/v1/accounts", world.admin_secret(), &json!({ "name": name })));
    read(&reply, 201)
}

fn id_of(key: &str) -> &str {
    &key["pw_live_".len() + 8.."pw_live_".len() + 12]
}

fn rotate<W: World>(world: &W, issuer: &Issuer<'_, W>, key: &str, body: &str) -> http::Response<Vec<u8>> {
    let _ = world;
    let path = format!("/api/v1/keys/{}/rotate", id_of(key));
    issuer.send(Method::POST, &path, "application/json", body.as_bytes().to_vec())
}

/// Both keys work while the new one is brought everywhere; without an overlap the old one ends at once.
pub(crate) fn a_key_is_rotated_without_a_gap<W: World>(world: &W) {
    let account = account(world);
    let issuer = Issuer::with_key(world, &account.api_key);
    let first: KeyReply = read(&rotate(world, &issuer, &account.api_key, ""), 201);
    assert!(first.key.prefix.starts_with(&account.api_key[..16]), "{:?}", first.key);
    let next = Issuer::with_key(world, &first.api_key);
    assert_eq!(issuer.get("/api/v1/keys").status(), 200);
    let listed: KeyList = read(&next.get("/api/v1/keys"), 200);
    let ends = |id: &str| listed.keys.iter().find(|key| key.id == id).map(|key| key.expires_at.is_some());
    assert_eq!(ends(id_of(&account.api_key)), Some(true));
    assert_eq!(ends(id_of(&first.api_key)), Some(false));

    let again = refusal(&rotate(world, &next, &account.api_key, ""));
    assert_eq!((again.status.as_u16(), again.code.as_str()), (409, "already_rotated"));
    for (body, code) in [
        (r#"{"overlapHours":721}"#, "invalid_overlap"),
        (r#"{"overlapHours":-1}"#, "invalid_body"),
        (r#"{"overlap":1}"#, "invalid_body"),
        ("x", "invalid_body"),
    ] {
        let refused = refusal(&rotate(world, &next, &first.api_key, body));
        assert_eq!((refused.status.as_u16(), refused.code.as_str()), (400, code), "{body}");
    }
    let nobody = next.send(Method::POST, "/api/v1/keys/ffff/rotate", "application/json", Vec::new());
    assert_eq!(refusal(&nobody).status, 404);

    let last: KeyReply = read(&rotate(world, &next, &first.api_key, r#"{"overlapHours":0}"#), 201);
    assert_eq!(refusal(&next.get("/api/v1/keys")).code, "wrong_key");
    assert_eq!(Issuer::with_key(world, &last.api_key).get("/api/v1/keys").status(), 200);
}

/// Time does what nobody has to remember to do.
pub(crate) fn a_rotated_key_ends_after_its_overlap(world: &LocalWorld) {
    let account = account(world);
    let issuer = Issuer::with_key(world, &account.api_key);
    let next: KeyReply = read(&rotate(world, &issuer, &account.api_key, ""), 201);
    world.platform.advance(A_DAY - 1);
    assert_eq!(issuer.get("/api/v1/passes").status(), 200);
    world.platform.advance(1);
    assert_eq!(refusal(&issuer.get("/api/v1/passes")).code, "wrong_key");
    let next = Issuer::with_key(world, &next.api_key);
    let listed: KeyList = read(&next.get("/api/v1/keys"), 200);
    assert!(listed.keys.iter().all(|key| key.id != id_of(&account.api_key)), "{listed:?}");
}

fn audit<W: World>(issuer: &Issuer<'_, W>, wanted: impl Fn(&AuditLine) -> bool) -> AuditLine {
    // A note may arrive after the answer that it is about.
    for _ in 0..50 {
        let log: AuditLog = read(&issuer.get("/api/v1/audit"), 200);
        if let Some(line) = log.entries.into_iter().find(&wanted) {
            return line;
        }
        std::thread::sleep(std::time::Duration::from_millis(50));
    }
    panic!("no such entry");
}

/// Who changed what, from where, and what came of it; nothing of what was sent.
pub(crate) fn writes_and_refusals_are_in_the_audit_log<W: World>(world: &W) {
    let account = account(world);
    let issuer = Issuer::with_key(world, &account.api_key);
    let published = issuer.publishes(&store_card("audited balance"));
    let path = format!("/api/v1/passes/{}", published.serial_number);
    let line = audit(&issuer, |it| it.path == "/api/v1/passes");
    assert_eq!((line.method.as_str(), line.status), ("POST", 201));
    assert_eq!(line.key, account.api_key[..20]);

    let stranger = Request::delete(format!("{path}?erase=true"))
        .header("authorization", format!("Bearer {}{}", &account.api_key[..20], "0".repeat(20)))
        .header("cf-connecting-ip", "2001:db8::7")
        .body(Vec::new())
        .expect("a request");
    assert_eq!(refusal(&world.send(stranger)).status, 401);
    let line = audit(&issuer, |it| it.path == path);
    assert_eq!((line.method.as_str(), line.status), ("DELETE", 401));
    assert_eq!(issuer.reads(&published).status(), 200);

    let log = issuer.get("/api/v1/audit");
    let text = String::from_utf8_lossy(log.body()).into_owned();
    assert!(!text.contains(&account.api_key) && !text.contains("audited balance"), "{text}");
    assert!(!text.contains("erase"), "no queries: {text}");
    assert!(!text.contains("\"GET\""), "reading is not noted: {text}");
    let other = Issuer::with_key(world, world.api_key());
    let others: AuditLog = read(&other.get("/api/v1/audit"), 200);
    assert!(others.entries.iter().all(|it| it.path != path), "another account's log");
    assert_eq!(refusal(&issuer.get("/api/v1/audit?cursor=x")).code, "invalid_cursor");
}

/// It never grows without end, and is read page by page.
pub(crate) fn the_audit_log_keeps_the_newest_two_thousand(world: &LocalWorld) {
    let issuer = Issuer::first(world);
    for _ in 0..2_010 {
        assert_eq!(
            issuer
                .send(Method::POST, "/api/v1/serials", "application/json", br#"{"count":1}"#.to_vec())
                .status(),
            201
        );
    }
    let (mut cursor, mut entries) = (String::new(), 0);
    loop {
        let page: AuditLog = read(&issuer.get(&format!("/api/v1/audit{cursor}")), 200);
        assert!(page.entries.len() <= 100);
        entries += page.entries.len();
        match page.cursor {
            Some(next) => cursor = format!("?cursor={next}"),
            None => break,
        }
    }
    assert_eq!(entries, 2_000);
}

/// The operator sees every account, and helps one that lost its keys.
pub(crate) fn the_operator_lists_accounts_and_makes_a_lost_key<W: World>(world: &W) {
    let account = account(world);
    let ask = |method: Method, path: String, secret: &str| {
        let request =
            Request::builder().method(method).uri(path).header("authorization", format!("Bearer {secret}"));
        world.send(request.body(Vec::new()).expect("a request"))
    };
    let mut path = "/api/v1/accounts".to_owned();
    let mut found = false;
    loop {
        let page: AccountList = read(&ask(Method::GET, path, world.admin_secret()), 200);
        found |= page.accounts.iter().any(|it| it.account == account.account);
        match page.cursor {
            Some(cursor) => path = format!("/api/v1/accounts?cursor={cursor}"),
            None => break,
        }
    }
    assert!(found);
    for strange in ["0", "00000000", &"0".repeat(400)] {
        let reply = ask(Method::GET, format!("/api/v1/accounts?cursor={strange}"), world.admin_secret());
        assert_eq!((refusal(&reply).status.as_u16(), refusal(&reply).code.as_str()), (400, "invalid_cursor"));
    }
    let keys = format!("/api/v1/accounts/{}/keys", account.account);
    let made: KeyReply = read(&ask(Method::POST, keys.clone(), world.admin_secret()), 201);
    assert_eq!(Issuer::with_key(world, &made.api_key).get("/api/v1/keys").status(), 200);
    assert_eq!(refusal(&ask(Method::POST, keys, &account.api_key)).status, 401);
    assert_eq!(refusal(&ask(Method::GET, "/api/v1/accounts".to_owned(), &account.api_key)).status, 401);
    let unknown = ask(Method::POST, "/api/v1/accounts/00000000/keys".to_owned(), world.admin_secret());
    assert_eq!(refusal(&unknown).status, 404);
}

/// The operator changes what an account pays for; what is no plan is told.
pub(crate) fn the_operator_changes_a_plan<W: World>(world: &W) {
    let account = account(world);
    let change = |body: serde_json::Value| {
        let mut request =
            post_json(&format!("/api/v1/accounts/{}", account.account), world.admin_secret(), &body);
        *request.method_mut() = Method::PATCH;
        world.send(request)
    };
    let told: PlanReply = read(&change(json!({ "plan": "free", "monthlyLimit": 1 })), 200);
    assert_eq!((told.plan.as_str(), told.monthly_limit), ("free", Some(1)));
    let issuer = Issuer::with_key(world, &account.api_key);
    issuer.publishes(&store_card("1"));
    assert_eq!(issuer.uploads(passwright_tests::issuer::archive(&store_card("2"))).status(), 429);
    let told: PlanReply = read(&change(json!({ "plan": "free" })), 200);
    assert_eq!(told.monthly_limit, Some(1_000), "the usual one");
    let told: PlanReply = read(&change(json!({ "plan": "pro", "unlimited": true })), 200);
    assert_eq!(told.monthly_limit, None);
    issuer.publishes(&store_card("2"));
    assert_eq!(refusal(&change(json!({ "plan": "gold" }))).code, "invalid_plan");
    let mut stranger = post_json(
        &format!("/api/v1/accounts/{}", account.account),
        &account.api_key,
        &json!({ "plan": "pro" }),
    );
    *stranger.method_mut() = Method::PATCH;
    assert_eq!(refusal(&world.send(stranger)).status, 401);
}
