//! Objects, clock, cache, randomness and push service in one process: a platform under the service that tests hold in their hands.

use std::cell::{Cell, RefCell};
use std::pin::pin;
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use http::{Request, Response};
use passwright_core::service::ports::{Asset, CertificateUse, ObjectKind};
use passwright_core::service::settings::Settings;
use passwright_core::service::{Answer, answer, routes, run_alarm};
use passwright_core::signature::software_key::SoftwareKey;
use passwright_core::time::Timestamp;

use super::faults::{Faults, Plan};
use super::house::House;
use super::internet::Internet;
use super::ports::Answered;
use super::storage::LocalStorage;
#[cfg(feature = "contract")]
use crate::contract;
use crate::fake_push::FakePush;

/// How long after a failing alarm the platform calls again, in milliseconds.
const ALARM_RETRY_MILLIS: i64 = 2_000;

/// The most alarms in a row before a test is told that they never end.
const MAX_ALARMS: u32 = 100_000;

/// The connection broke: the process ended before it answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ConnectionLost;

/// The platform. Dropping it while something has yet to be told to a phone fails the test.
#[derive(Debug)]
pub struct LocalPlatform {
    house: Rc<House>,
    may_leave_work: Cell<bool>,
}

/// Runs work that never waits: everything here answers at once.
fn at_once<T>(work: impl Future<Output = T>) -> T {
    let mut work = pin!(work);
    match work.as_mut().poll(&mut Context::from_waker(Waker::noop())) {
        Poll::Ready(value) => value,
        Poll::Pending => panic!("nothing in this platform waits"),
    }
}

impl LocalPlatform {
    /// Starts an empty platform.
    #[must_use]
    pub fn new(settings: Settings, signer: Rc<SoftwareKey>, now: Timestamp) -> Self {
        let house = House {
            settings: RefCell::new(Rc::new(settings)),
            signer: RefCell::new(Ok(signer)),
            other_signers: RefCell::default(),
            windows: RefCell::default(),
            objects: RefCell::default(),
            cache: RefCell::default(),
            memory: RefCell::default(),
            memory_of_another: RefCell::default(),
            push: FakePush::new(),
            clock: Cell::new(now),
            random: Cell::new(0),
            faults: Rc::new(Faults::new()),
            log: RefCell::default(),
            assets: RefCell::default(),
            internet: Internet::default(),
            during_push: RefCell::default(),
        };
        Self { house: Rc::new(house), may_leave_work: Cell::new(false) }
    }

    /// Sends a request as it would come from outside.
    ///
    /// # Errors
    /// [`ConnectionLost`] when the process ended before it answered.
    pub fn send(&self, mut request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ConnectionLost> {
        // An adapter reads no more than one byte over the limit.
        let limit = routes::body_limit(request.method(), request.uri().path());
        request.body_mut().truncate(limit + 1);
        #[cfg(feature = "contract")]
        let asked = contract::Asked::of(&request);
        let reply = match at_once(answer(&self.house.ports(), request)) {
            Answer::Own(reply) | Answer::Forwarded(Answered(reply)) => reply,
        };
        if self.house.faults.is_dead() {
            return Err(ConnectionLost);
        }
        #[cfg(feature = "contract")]
        contract::hold(&asked, &reply);
        Ok(reply)
    }

    /// Runs the alarms that are due now, until none is.
    pub fn run_due_alarms(&self) {
        for _ in 0..MAX_ALARMS {
            let Some((kind, name, at)) = self.next_alarm() else { return };
            if at > self.now() || self.house.faults.is_dead() {
                return;
            }
            let storage = self.house.storage(kind, &name);
            // While an alarm runs none is set; a crash or an error brings it back.
            storage.put_alarm(None);
            let done = at_once(run_alarm(kind, &storage, &self.house.ports()));
            if (done.is_err() || self.house.faults.is_dead()) && storage.alarm().is_none() {
                let again =
                    if self.house.faults.is_dead() { at } else { self.now().plus_millis(ALARM_RETRY_MILLIS) };
                storage.put_alarm(Some(again));
            }
        }
        panic!("alarms never come to an end");
    }

    fn next_alarm(&self) -> Option<(ObjectKind, String, Timestamp)> {
        let objects = self.house.objects.borrow();
        let alarms =
            objects.iter().filter_map(|((kind, name), storage)| Some((*kind, name, storage.alarm()?)));
        alarms.min_by_key(|(_, _, at)| *at).map(|(kind, name, at)| (kind, name.clone(), at))
    }

    /// Lets time pass; alarms run when their time comes.
    pub fn advance(&self, millis: i64) {
        let end = self.now().plus_millis(millis);
        while let Some((_, _, at)) = self.next_alarm().filter(|(_, _, at)| *at <= end) {
            if self.house.faults.is_dead() {
                break;
            }
            self.house.clock.set(at.max(self.now()));
            self.run_due_alarms();
        }
        self.house.clock.set(end);
    }

    /// The platform's clock.
    #[must_use]
    pub fn now(&self) -> Timestamp {
        self.house.clock.get()
    }

    /// Makes one of the following calls fail or the process end there.
    pub fn plan(&self, plan: Plan) {
        self.house.faults.set(plan);
    }

    /// How many calls there were since the last plan was set.
    #[must_use]
    pub fn calls(&self) -> u64 {
        self.house.faults.count()
    }

    /// How many rows all statements gave since the last plan was set.
    #[must_use]
    pub fn rows_read(&self) -> u64 {
        self.house.faults.rows()
    }

    /// Whether the process ended.
    #[must_use]
    pub fn has_crashed(&self) -> bool {
        self.house.faults.is_dead()
    }

    /// Starts the process again on what was committed.
    pub fn restart(&self) {
        self.house.faults.revive();
        for storage in self.house.objects.borrow().values() {
            storage.wake();
        }
        self.house.memory.take();
        self.house.memory_of_another.take();
    }

    /// The push service.
    #[must_use]
    pub fn push_service(&self) -> &FakePush {
        &self.house.push
    }

    /// Does something while the next push is under way.
    pub fn during_next_push(&self, work: impl FnOnce() + 'static) {
        *self.house.during_push.borrow_mut() = Some(Box::new(work));
    }

    /// A second hand on the same platform, for work that runs inside a call.
    #[must_use]
    pub fn handle(&self) -> Self {
        Self { house: Rc::clone(&self.house), may_leave_work: Cell::new(true) }
    }

    /// Replaces the settings.
    pub fn configure(&self, change: impl FnOnce(&mut Settings)) {
        let mut settings = Settings::clone(&self.house.settings.borrow());
        change(&mut settings);
        *self.house.settings.borrow_mut() = Rc::new(settings);
    }

    /// Replaces the signing key, or takes it away with a sentence for the operator.
    pub fn set_signer(&self, signer: Result<SoftwareKey, String>) {
        *self.house.signer.borrow_mut() = signer.map(Rc::new);
    }

    /// Sets the key and certificate of another use beside the present one.
    pub fn set_other_signer(&self, use_of: CertificateUse, signer: Result<SoftwareKey, String>) {
        self.house.other_signers.borrow_mut().insert(use_of, signer.map(Rc::new));
    }

    /// Puts the editor's page there.
    pub fn set_index(&self, html: &str) {
        self.set_asset("/index.html", "text/html", html);
    }

    /// Puts a static file there.
    pub fn set_asset(&self, path: &str, media_type: &str, text: &str) {
        let asset = Asset { media_type: media_type.to_owned(), body: text.as_bytes().to_vec() };
        self.house.assets.borrow_mut().insert(path.to_owned(), asset);
    }

    /// The servers of other people.
    #[must_use]
    pub fn internet(&self) -> &Internet {
        &self.house.internet
    }

    /// The names of all objects that have storage.
    #[must_use]
    pub fn object_names(&self) -> Vec<(ObjectKind, String)> {
        self.house.objects.borrow().keys().cloned().collect()
    }

    /// The storage of an object that was used.
    #[must_use]
    pub fn object(&self, kind: ObjectKind, name: &str) -> Option<LocalStorage> {
        self.house.objects.borrow().get(&(kind, name.to_owned())).cloned()
    }

    /// Leaves out so many random numbers.
    pub fn skip_random(&self, count: u64) {
        self.house.random.set(self.house.random.get() + count);
    }

    /// Puts the storage of an object there, as statements that make it.
    pub fn put_object(&self, kind: ObjectKind, name: &str, statements: &str) {
        let storage = LocalStorage::new(Rc::clone(&self.house.faults)).expect("SQLite in memory opens");
        storage.load(statements);
        self.house.objects.borrow_mut().insert((kind, name.to_owned()), storage);
    }

    /// Everything that the service logged.
    #[must_use]
    pub fn log(&self) -> Vec<String> {
        self.house.log.borrow().clone()
    }

    /// The keys of the cache.
    #[must_use]
    pub fn cache_keys(&self) -> Vec<String> {
        self.house.cache.borrow().keys().cloned().collect()
    }

    /// Lets another running worker answer from now on, with a memory of its own; called again, the first one.
    pub fn change_worker(&self) {
        self.house.memory.swap(&self.house.memory_of_another);
    }

    /// Says that this test ends with work undone on purpose.
    pub fn may_leave_work(&self) {
        self.may_leave_work.set(true);
    }

    fn work_left(&self) -> Vec<String> {
        const QUEUES: [&str; 5] = ["membership_outbox", "change_outbox", "push", "notice", "walk"];
        let objects = self.house.objects.borrow();
        let left = objects.iter().flat_map(|((kind, name), storage)| {
            QUEUES
                .into_iter()
                .filter(|queue| storage.rows(queue) > 0)
                .map(move |queue| format!("{kind:?} {name}: {queue}"))
        });
        left.collect()
    }
}

impl Drop for LocalPlatform {
    fn drop(&mut self) {
        if self.may_leave_work.get() || std::thread::panicking() {
            return;
        }
        let left = self.work_left();
        assert!(left.is_empty(), "the test ends while something has yet to be told: {left:?}");
    }
}
