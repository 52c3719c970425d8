//! A call that fails or a process that ends, at every single call of the platform: nothing that was promised is lost.

use http::Method;
use passwright_core::api::PublishedPass;
use passwright_core::service::ports::ObjectKind;
use passwright_tests::iphone::{IPhone, Installed, Updates};
use passwright_tests::issuer::{Issuer, archive, read, store_card};
use passwright_tests::local::Plan;
use passwright_tests::world::{LocalWorld, World};

/// Long enough for every lease and pause after one fault.
const RECOVERY_MILLIS: i64 = 5 * 60 * 1000;

/// Does something again and again, each time with a fault one call later, until it gets by without meeting it. Gives the number of faults.
///
/// Ending just after a call is ending just before the next one, so only the last call needs that plan too.
fn at_every_call(scene: impl Fn(&LocalWorld, Plan) -> u64) -> u64 {
    let mut faults = 0;
    for plan in [Plan::CrashBefore, Plan::Fail] {
        for at in 1.. {
            let calls = scene(&LocalWorld::new(), plan(at));
            if calls < at {
                scene(&LocalWorld::new(), Plan::CrashAfter(calls));
                break;
            }
            faults += 1;
        }
    }
    faults
}

/// Plans a fault, does the work and what follows it, and starts again if the process ended. Gives the calls until then.
fn with_fault(world: &LocalWorld, plan: Plan, work: impl FnOnce()) -> u64 {
    world.platform.plan(plan);
    work();
    world.platform.run_due_alarms();
    let calls = world.platform.calls();
    world.platform.restart();
    world.platform.advance(RECOVERY_MILLIS);
    calls
}

fn a_phone_with_a_pass(world: &LocalWorld) -> (PublishedPass, IPhone<'_, LocalWorld>, Installed) {
    let published = Issuer::first(world).publishes(&store_card("1"));
    let phone = IPhone::new(world);
    let pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    assert_eq!(
        phone.checks_for_updates(&pass.text("/passTypeIdentifier")),
        Updates::Passes(vec![pass.serial()])
    );
    (published, phone, pass)
}

fn put(world: &LocalWorld, published: &PublishedPass, balance: &str) -> http::Request<Vec<u8>> {
    http::Request::builder()
        .method(Method::PUT)
        .uri(passwright_tests::issuer::address(published, ""))
        .header("authorization", format!("Bearer {}", world.api_key()))
        .header("content-type", "application/vnd.apple.pkpass")
        .body(archive(&store_card(balance)))
        .expect("a request")
}

/// A version that was stored is pushed, whatever happened in between; one that was not can be published again.
#[test]
fn an_update_survives_a_fault_at_every_call() {
    let faults = at_every_call(|world, plan| {
        let (published, phone, mut pass) = a_phone_with_a_pass(world);
        let mut accepted = false;
        let calls = with_fault(world, plan, || {
            accepted =
                world.platform.send(put(world, &published, "2")).is_ok_and(|reply| reply.status() == 200);
        });
        let issuer = Issuer::first(world);
        let stored: PublishedPass = read(&issuer.reads(&published), 200);
        assert!(!accepted || stored.version == 2, "{plan:?}: what was answered with 200 is stored");
        let pushes = phone.receives(0).len();
        assert_eq!(
            pushes > 0,
            stored.version == 2,
            "{plan:?}: version {} and {pushes} pushes",
            stored.version
        );
        // Whoever got no answer asks again; asking twice makes no third version.
        assert_eq!(issuer.republishes(&published, &store_card("2")).version, 2, "{plan:?}");
        world.platform.advance(RECOVERY_MILLIS);
        assert!(!phone.receives(1).is_empty());
        assert!(phone.follows_a_push(&mut pass), "{plan:?}: the phone learns of the version");
        assert_eq!(pass.balance(), "2");
        calls
    });
    assert!(faults > 100, "only {faults} faults were met");
}

/// A registration that was answered is known to both objects; one that was not is repeated by the phone.
#[test]
fn a_registration_survives_a_fault_at_every_call() {
    let faults = at_every_call(|world, plan| {
        let published = Issuer::first(world).publishes(&store_card("1"));
        let phone = IPhone::new(world);
        let mut pass = phone.installs_from(&published.landing_url);
        let authorization = format!("ApplePass {}", pass.text("/authenticationToken"));
        let mut status = None;
        let calls = with_fault(world, plan, || {
            let request = phone.registration(Method::POST, &pass, &authorization);
            status = world.platform.send(request).ok().map(|reply| reply.status().as_u16());
        });
        if status != Some(201) {
            assert!(matches!(phone.registers(&pass), 200 | 201), "{plan:?}: the phone tries again");
        }
        let pass_type = pass.text("/passTypeIdentifier");
        assert_eq!(phone.checks_for_updates(&pass_type), Updates::Passes(vec![pass.serial()]), "{plan:?}");
        assert_eq!(Issuer::first(world).republishes(&published, &store_card("2")).devices, Some(1));
        assert_eq!(phone.receives(1).len(), 1, "{plan:?}");
        assert!(phone.follows_a_push(&mut pass), "{plan:?}");
        calls
    });
    assert!(faults > 60, "only {faults} faults were met");
}

/// A phone that was told that it is unregistered gets nothing more.
#[test]
fn unregistering_survives_a_fault_at_every_call() {
    at_every_call(|world, plan| {
        let (published, phone, pass) = a_phone_with_a_pass(world);
        let authorization = format!("ApplePass {}", pass.text("/authenticationToken"));
        let mut status = None;
        let calls = with_fault(world, plan, || {
            let request = phone.registration(Method::DELETE, &pass, &authorization);
            status = world.platform.send(request).ok().map(|reply| reply.status().as_u16());
        });
        if status != Some(200) {
            assert_eq!(phone.unregisters(&pass), 200, "{plan:?}: the phone tries again");
        }
        let pass_type = pass.text("/passTypeIdentifier");
        assert_eq!(phone.checks_for_updates_since(&pass_type, None), Updates::Nothing, "{plan:?}");
        Issuer::first(world).republishes(&published, &store_card("2"));
        assert_eq!(phone.receives(0), [], "{plan:?}");
        calls
    });
}

/// Erasing that was interrupted is repeated until no object has a trace.
#[test]
fn erasing_survives_a_fault_at_every_call() {
    at_every_call(|world, plan| {
        let (published, phone, pass) = a_phone_with_a_pass(world);
        let issuer = Issuer::first(world);
        let request = http::Request::delete(passwright_tests::issuer::address(&published, "?erase=true"))
            .header("authorization", format!("Bearer {}", world.api_key()))
            .body(Vec::new())
            .expect("a request");
        let calls = with_fault(world, plan, || {
            let _ = world.platform.send(request);
        });
        assert!(matches!(issuer.erases(&published).status().as_u16(), 204 | 404), "{plan:?}");
        world.platform.advance(RECOVERY_MILLIS);
        let token = pass.text("/authenticationToken");
        for (kind, name) in world.platform.object_names() {
            let object = world.platform.object(kind, &name).expect("it is listed");
            assert!(!object.contains(token.as_bytes()), "{plan:?}: {kind:?} {name} keeps the token");
            assert!(
                !object.contains(phone.push_token().as_bytes()),
                "{plan:?}: {kind:?} {name} keeps the phone"
            );
            if kind == ObjectKind::Pass {
                assert_eq!(object.rows("file"), 0, "{plan:?}");
            }
        }
        calls
    });
}

/// Publishing that was interrupted leaves nothing half: what was answered is there, what was not can be done again.
#[test]
fn publishing_survives_a_fault_at_every_call() {
    at_every_call(|world, plan| {
        let issuer = Issuer::first(world);
        let serial = issuer.serials(1).remove(0);
        let mut bundle = store_card("1");
        bundle.document_mut().set("/serialNumber", serial).expect("a place");
        let request = http::Request::post("/api/v1/passes")
            .header("authorization", format!("Bearer {}", world.api_key()))
            .header("content-type", "application/vnd.apple.pkpass")
            .body(archive(&bundle))
            .expect("a request");
        let calls = with_fault(world, plan, || {
            let _ = world.platform.send(request);
        });
        // The same serial number makes the repetition the same request.
        let published = issuer.publishes(&bundle);
        assert_eq!(published.version, 1, "{plan:?}");
        let listed = issuer.lists_all();
        assert_eq!(listed[0].passes.len(), 1, "{plan:?}: it is listed once");
        IPhone::new(world).installs_from(&published.landing_url);
        calls
    });
}
