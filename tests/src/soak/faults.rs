//! Updates while the server dies again and again and one push in five fails: every phone ends with the latest version.

use std::fmt;
use std::path::Path;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::thread::{Scope, ScopedJoinHandle, scope, sleep};
use std::time::{Duration, Instant};

use passwright_core::api::PublishedPass;

use super::patient::Patient;
use super::phones::Phone;
use super::post::{Counts, PostOffice};
use crate::fake_push::trouble::Chance;
use crate::issuer::{Issuer, store_card};
use crate::own_server::{Launch, OwnServer};

/// One push in so many fails.
const TROUBLE: u64 = 5;
/// The first pause after a failed push, in milliseconds: the run shall not wait for hours.
const PUSH_RETRY_MILLIS: u64 = 200;
/// How long anything else may take, a start of the server included.
const PATIENCE: Duration = Duration::from_secs(300);
/// How long after the last update every phone may need: leases end after 20 s, a silent push after 8, and both may meet a push several times.
const CATCH_UP: Duration = Duration::from_secs(240);
/// Issuers at work at once.
const ISSUERS: usize = 4;
/// Threads that the phones share.
const POCKETS: usize = 4;
/// The most devices of a pass that its list shows.
const MAX_LISTED: usize = 25;
/// How long a phone's owner looks elsewhere.
const GLANCE: Duration = Duration::from_millis(20);
/// How long after an update was due the server dies at most, in milliseconds.
const MAX_DELAY_MILLIS: u64 = 400;

/// How long a run is.
#[derive(Debug, Clone, Copy)]
pub struct Plan {
    /// How often the server dies.
    pub kills: u32,
    /// How many versions are published.
    pub updates: u64,
    /// How many phones there are.
    pub phones: usize,
    /// How many passes they share.
    pub passes: usize,
    /// Makes the moments of the kills and Apple's answers repeatable, as far as the machine allows.
    pub seed: u64,
}

/// What happened.
#[derive(Debug, Clone)]
pub struct Report {
    /// What was planned.
    pub plan: Plan,
    /// What became of the pushes.
    pub pushes: Counts,
    /// How often a phone came back with a new token.
    pub returned: u64,
    /// Requests whose connection broke.
    pub broken: u64,
    /// Requests that a server which was going down or coming up answered with a failure.
    pub failed: u64,
    /// From the last update to the last phone.
    pub catch_up: Duration,
    /// All of it.
    pub took: Duration,
}

impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Plan { kills, updates, phones, passes, seed } = self.plan;
        let Counts { calls, delivered, to_repeat, given_up, .. } = self.pushes;
        writeln!(
            f,
            "{updates} updates of {passes} passes on {phones} phones, {kills} kills, seed {seed}: every phone has the latest version"
        )?;
        writeln!(
            f,
            "  pushes: {calls} sent, {delivered} delivered, {to_repeat} repeated, {given_up} given up because the token had ended"
        )?;
        writeln!(
            f,
            "  phones: {} registered anew; requests: {} met a broken connection, {} a failing server, all were repeated",
            self.returned, self.broken, self.failed
        )?;
        write!(
            f,
            "  the last phone caught up after {:.1} s; {:.0} s in all",
            self.catch_up.as_secs_f64(),
            self.took.as_secs_f64()
        )
    }
}

/// What all threads see.
struct Run<'w> {
    plan: Plan,
    world: &'w Patient,
    post: &'w PostOffice,
    passes: Vec<PublishedPass>,
    /// For each pass the number of the newest version that was answered with 200.
    newest: Vec<AtomicU64>,
    /// Updates that were begun, and that were answered.
    begun: AtomicU64,
    done: AtomicU64,
    /// Raised whenever it matters that all phones are looked through once more.
    round: AtomicU64,
    /// For each thread of phones the last round in which all of them were up to date.
    content: Vec<AtomicU64>,
    /// For each thread of phones whether all are registered.
    ready: Vec<AtomicBool>,
    over: AtomicBool,
    broken: AtomicBool,
}

/// Ends the run when its thread fails, so that nobody waits for it.
struct Watch<'r>(&'r Run<'r>);

impl Drop for Watch<'_> {
    fn drop(&mut self) {
        if std::thread::panicking() {
            self.0.broken.store(true, Ordering::SeqCst);
            self.0.over.store(true, Ordering::SeqCst);
        }
    }
}

/// Runs a plan; `xtask` starts the servers.
pub fn run(xtask: &Path, folder: &Path, plan: Plan) -> Report {
    let start = Instant::now();
    println!("faults: seed {}", plan.seed);
    let post = PostOffice::open();
    let mut launch = Launch::new(xtask, folder);
    launch.push_url = Some(post.url());
    launch.variables = vec![("PUSH_RETRY_MILLIS", PUSH_RETRY_MILLIS.to_string())];
    let server = launch.start();
    let world = Patient::new(server.world());
    let issuer = Issuer::first(&world);
    let passes = (0..plan.passes).map(|_| issuer.publishes(&store_card("0"))).collect();
    let run = Run::new(plan, &world, &post, passes);
    let (phones, server, catch_up) = scope(|scope| {
        let _watch = Watch(&run);
        let pockets: Vec<_> = (0..POCKETS)
            .map(|pocket| {
                scope.spawn({
                    let run = &run;
                    move || carry(run, pocket)
                })
            })
            .collect();
        let (server, catch_up) = disturb(&run, scope, server, &launch);
        run.over.store(true, Ordering::SeqCst);
        (joined(pockets), server, catch_up)
    });
    run.nothing_is_lost(&phones);
    drop(server);
    Report {
        plan,
        pushes: post.counts(),
        returned: phones.iter().map(|phone| phone.returned).sum(),
        broken: world.broken(),
        failed: world.failed(),
        catch_up,
        took: start.elapsed(),
    }
}

fn joined<T>(threads: Vec<ScopedJoinHandle<'_, Vec<T>>>) -> Vec<T> {
    threads.into_iter().flat_map(|thread| thread.join().expect("a thread of the run")).collect()
}

/// Publishes, kills and starts again until all updates are out; then waits for the phones, and sends everybody one more update in peace. Gives how
/// long the phones needed after the last update of the bad time.
fn disturb<'scope, 'r>(
    run: &'scope Run<'r>,
    scope: &'scope Scope<'scope, '_>,
    server: OwnServer,
    launch: &Launch,
) -> (OwnServer, Duration) {
    run.wait("all phones are registered", PATIENCE, || run.ready.iter().all(|it| it.load(Ordering::SeqCst)));
    run.post.begin_trouble(TROUBLE, run.plan.seed);
    let issuers: Vec<_> = (0..ISSUERS).map(|number| scope.spawn(move || publish(run, number))).collect();
    let server = kill_and_start(run, server, launch);
    run.wait("all updates are out", PATIENCE, || run.done.load(Ordering::SeqCst) >= run.plan.updates);
    joined(issuers);
    let last = Instant::now();
    run.wait_for_phones();
    let catch_up = last.elapsed();
    run.post.end_trouble();
    let issuer = Issuer::first(run.world);
    for number in 0..run.passes.len() {
        run.update(&issuer, number);
    }
    run.wait_for_phones();
    (server, catch_up)
}

/// Kills the server at moments that the seed chooses.
fn kill_and_start(run: &Run<'_>, mut server: OwnServer, launch: &Launch) -> OwnServer {
    let mut chance = Chance::new(run.plan.seed);
    // The last twentieth is left alone, so that every kill meets updates.
    let limit = run.plan.updates * 19 / 20;
    let mut moments: Vec<u64> = (0..run.plan.kills).map(|_| chance.below(limit)).collect();
    moments.sort_unstable();
    for (number, moment) in moments.into_iter().enumerate() {
        run.wait("updates go on", PATIENCE, || run.done.load(Ordering::SeqCst) >= moment);
        sleep(Duration::from_millis(chance.below(MAX_DELAY_MILLIS)));
        server.kill();
        println!(
            "faults: kill {} of {} after {} updates",
            number + 1,
            run.plan.kills,
            run.done.load(Ordering::SeqCst)
        );
        server = launch.start();
    }
    server
}

/// One issuer: new versions of passes that are its alone, so that there is a newest one.
fn publish(run: &Run<'_>, number: usize) -> Vec<()> {
    let _watch = Watch(run);
    let issuer = Issuer::first(run.world);
    let own: Vec<usize> = (0..run.passes.len()).filter(|pass| pass % ISSUERS == number).collect();
    let mut chance = Chance::new(run.plan.seed.wrapping_add(number as u64 + 1));
    while run.begun.fetch_add(1, Ordering::SeqCst) < run.plan.updates && !run.over.load(Ordering::SeqCst) {
        let place = usize::try_from(chance.below(own.len() as u64)).unwrap_or_default();
        run.update(&issuer, *own.get(place).expect("a pass for each issuer"));
        run.done.fetch_add(1, Ordering::SeqCst);
    }
    Vec::new()
}

/// One thread of phones.
fn carry<'w>(run: &Run<'w>, pocket: usize) -> Vec<Phone<'w>> {
    let _watch = Watch(run);
    let numbers = (0..run.plan.phones).filter(|number| number % POCKETS == pocket);
    let mut phones: Vec<Phone<'w>> = numbers
        .map(|number| Phone::new(run.world, &run.links_of(number), run.plan.seed ^ number as u64))
        .collect();
    run.ready.get(pocket).expect("a place for each").store(true, Ordering::SeqCst);
    while !run.over.load(Ordering::SeqCst) {
        let round = run.round.load(Ordering::SeqCst);
        for phone in &mut phones {
            phone.lives(run.post);
        }
        let all = phones.iter().all(|phone| run.is_up_to_date(phone));
        run.content
            .get(pocket)
            .expect("a place for each")
            .store(if all { round } else { 0 }, Ordering::SeqCst);
        sleep(GLANCE);
    }
    phones
}

impl<'w> Run<'w> {
    fn new(plan: Plan, world: &'w Patient, post: &'w PostOffice, passes: Vec<PublishedPass>) -> Self {
        Self {
            plan,
            world,
            post,
            newest: passes.iter().map(|_| AtomicU64::new(0)).collect(),
            passes,
            begun: AtomicU64::new(0),
            done: AtomicU64::new(0),
            round: AtomicU64::new(1),
            content: (0..POCKETS).map(|_| AtomicU64::new(0)).collect(),
            ready: (0..POCKETS).map(|_| AtomicBool::new(false)).collect(),
            over: AtomicBool::new(false),
            broken: AtomicBool::new(false),
        }
    }

    /// The passes of a phone: one, and every third phone has a second one.
    fn passes_of(&self, phone: usize) -> Vec<usize> {
        let count = self.passes.len();
        let (first, second) = (phone % count, (phone * 7 + 1) % count);
        if phone.is_multiple_of(3) && second != first { vec![first, second] } else { vec![first] }
    }

    fn links_of(&self, phone: usize) -> Vec<(usize, String)> {
        let link = |number: usize| Some((number, self.passes.get(number)?.landing_url.clone()));
        self.passes_of(phone).into_iter().filter_map(link).collect()
    }

    /// Publishes the next version of a pass. Nobody else publishes this one.
    fn update(&self, issuer: &Issuer<'_, Patient>, number: usize) {
        let (Some(pass), Some(newest)) = (self.passes.get(number), self.newest.get(number)) else { return };
        let next = newest.load(Ordering::SeqCst) + 1;
        issuer.republishes(pass, &store_card(&next.to_string()));
        newest.store(next, Ordering::SeqCst);
    }

    fn is_up_to_date(&self, phone: &Phone<'_>) -> bool {
        let is_newest = |number: usize, balance: &str| {
            let newest = self.newest.get(number).map(|it| it.load(Ordering::SeqCst).to_string());
            newest.as_deref() == Some(balance)
        };
        !phone.is_away() && phone.copies.iter().all(|copy| is_newest(copy.number, &copy.installed.balance()))
    }

    fn wait(&self, what: &str, patience: Duration, is_true: impl Fn() -> bool) {
        let start = Instant::now();
        while !is_true() {
            assert!(!self.broken.load(Ordering::SeqCst), "a thread of the run failed");
            assert!(start.elapsed() < patience, "not within {patience:?}: {what} (seed {})", self.plan.seed);
            sleep(GLANCE);
        }
    }

    /// Waits until a look at all phones, begun after now, finds each of them up to date.
    fn wait_for_phones(&self) {
        let round = self.round.fetch_add(1, Ordering::SeqCst) + 1;
        self.wait("every phone has the latest version", CATCH_UP, || {
            self.content.iter().all(|it| it.load(Ordering::SeqCst) >= round)
        });
    }

    /// Registrations at both ends: each phone's list has its passes, each pass's list has its phones.
    fn nothing_is_lost(&self, phones: &[Phone<'_>]) {
        assert_eq!(phones.len(), self.plan.phones);
        for (number, phone) in phones.iter().enumerate() {
            assert!(
                phone.is_registered_for_all(),
                "phone {number} lost a registration (seed {})",
                self.plan.seed
            );
        }
        let issuer = Issuer::first(self.world);
        for (number, pass) in self.passes.iter().enumerate() {
            let holders = (0..self.plan.phones).filter(|phone| self.passes_of(*phone).contains(&number));
            let listed = issuer.devices(pass).devices.len();
            assert_eq!(
                listed,
                holders.count().min(MAX_LISTED),
                "devices of pass {number} (seed {})",
                self.plan.seed
            );
        }
        assert_eq!(self.post.counts().refused, 0, "no push was wrong in itself");
    }
}
