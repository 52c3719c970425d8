//! Objects, clock, cache, randomness and push service in one process: a platform under the service that tests hold in their hands.

use std::cell::{Cell, RefCell};
use std::collections::{BTreeMap, HashMap};
use std::pin::{Pin, pin};
use std::rc::Rc;
use std::task::{Context, Poll, Waker};

use http::{Request, Response};
use p256::ecdsa::signature::Signer as _;
use p256::ecdsa::{Signature, SigningKey};
use p256::pkcs8::DecodePrivateKey;
use passwright_core::service::limits::{Limit, Windows};
use passwright_core::service::memory::Memory;
use passwright_core::service::ports::{
    Asset, CertificateUse, Fetched, ObjectKind, PortError, Ports, PushReply, PushRequest, Reach,
};
use passwright_core::service::provider_token::ProviderKey;
use passwright_core::service::settings::Settings;
use passwright_core::service::{answer, answer_object, openapi, routes, run_alarm};
use passwright_core::signature::software_key::SoftwareKey;
use passwright_core::time::Timestamp;
use sha2::{Digest, Sha256};

use super::faults::{Faults, Plan, Step};
use super::internet::Internet;
use super::storage::LocalStorage;
#[cfg(feature = "contract")]
use crate::contract;
use crate::fake_push::{ArrivedAt, FakePush, Outcome};

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

/// What requests, objects and alarms share.
struct House {
    settings: RefCell<Rc<Settings>>,
    signer: RefCell<Result<Rc<SoftwareKey>, String>>,
    other_signers: RefCell<HashMap<CertificateUse, Result<Rc<SoftwareKey>, String>>>,
    windows: RefCell<Windows>,
    objects: RefCell<BTreeMap<(ObjectKind, String), LocalStorage>>,
    cache: RefCell<HashMap<String, Vec<u8>>>,
    /// What the running worker remembers; it is gone when it starts again.
    memory: RefCell<Memory>,
    memory_of_another: RefCell<Memory>,
    push: FakePush,
    clock: Cell<Timestamp>,
    random: Cell<u64>,
    faults: Rc<Faults>,
    log: RefCell<Vec<String>>,
    assets: RefCell<BTreeMap<String, Asset>>,
    internet: Internet,
    during_push: RefCell<Option<Box<dyn FnOnce()>>>,
}

impl std::fmt::Debug for House {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("House").field("objects", &self.objects.borrow().keys()).finish_non_exhaustive()
    }
}

/// The ports of one call: they hold on to what was configured when it began.
struct LocalPorts {
    house: Rc<House>,
    settings: Rc<Settings>,
    signer: Result<Rc<SoftwareKey>, String>,
    other_signers: HashMap<CertificateUse, Result<Rc<SoftwareKey>, String>>,
}

impl House {
    fn ports(self: &Rc<Self>) -> LocalPorts {
        LocalPorts {
            house: Rc::clone(self),
            settings: Rc::clone(&self.settings.borrow()),
            signer: self.signer.borrow().clone(),
            other_signers: self.other_signers.borrow().clone(),
        }
    }

    fn storage(&self, kind: ObjectKind, name: &str) -> LocalStorage {
        let mut objects = self.objects.borrow_mut();
        let entry = objects.entry((kind, name.to_owned()));
        entry
            .or_insert_with(|| LocalStorage::new(Rc::clone(&self.faults)).expect("SQLite in memory opens"))
            .clone()
    }

    fn unavailable(port: &'static str) -> PortError {
        PortError::Unavailable { port, message: "the test made this call fail".to_owned() }
    }
}

impl Ports for LocalPorts {
    type Signer = SoftwareKey;

    fn settings(&self) -> &Settings {
        &self.settings
    }

    async fn call(&self, kind: ObjectKind, name: &str, message: Vec<u8>) -> Result<Vec<u8>, PortError> {
        let step = self.house.faults.step();
        if step == Step::Refuse {
            return Err(House::unavailable("object"));
        }
        let storage = self.house.storage(kind, name);
        let ports = self.house.ports();
        // Boxed, because objects call objects.
        let work: Pin<Box<dyn Future<Output = Vec<u8>>>> =
            Box::pin(async move { answer_object(kind, &storage, &ports, &message).await });
        let reply = work.await;
        // A process that died in the object answers nobody.
        if step == Step::ActInVain || self.house.faults.is_dead() {
            return Err(House::unavailable("object"));
        }
        Ok(reply)
    }

    async fn tell(&self, kind: ObjectKind, name: &str, message: Vec<u8>) {
        if let Err(error) = self.call(kind, name, message).await {
            self.log(&error.to_string());
        }
    }

    async fn tell_together(
        &self,
        kind: ObjectKind,
        name: &str,
        part: Vec<u8>,
        whole: fn(Vec<Vec<u8>>) -> Option<Vec<u8>>,
    ) {
        if let Some(message) = whole(vec![part]) {
            self.tell(kind, name, message).await;
        }
    }

    async fn cache_get(&self, key: &str, reach: Reach) -> Option<Vec<u8>> {
        let remembered = self.house.memory.borrow_mut().get(key, self.now());
        if remembered.is_some() || reach == Reach::Worker {
            return remembered;
        }
        (self.house.faults.step() == Step::Act).then(|| self.house.cache.borrow().get(key).cloned())?
    }

    async fn cache_put(&self, key: &str, value: Vec<u8>, reach: Reach) {
        self.house.memory.borrow_mut().keep(key, &value, self.now());
        if reach == Reach::Everywhere && self.house.faults.step() != Step::Refuse {
            self.house.cache.borrow_mut().insert(key.to_owned(), value);
        }
    }

    async fn cache_delete(&self, key: &str, reach: Reach) {
        self.house.memory.borrow_mut().forget(key);
        if reach == Reach::Everywhere && self.house.faults.step() != Step::Refuse {
            self.house.cache.borrow_mut().remove(key);
        }
    }

    async fn push(&self, request: PushRequest) -> Result<PushReply, PortError> {
        let step = self.house.faults.step();
        if step == Step::Refuse {
            return Err(House::unavailable("push"));
        }
        let mut outgoing = Request::builder().method("POST").uri(format!("/3/device/{}", request.token));
        for (name, value) in request.headers {
            outgoing = outgoing.header(name, value);
        }
        let outgoing = outgoing.extension(ArrivedAt(self.now().unix_seconds()));
        let outgoing = outgoing.body(request.body).map_err(|_| House::unavailable("push"))?;
        let outcome = self.house.push.answer(&outgoing);
        let meanwhile = self.house.during_push.borrow_mut().take();
        if let Some(meanwhile) = meanwhile {
            meanwhile();
        }
        match (outcome, step) {
            (Outcome::Answer { response, .. }, Step::Act) => {
                let apns_id = response.headers().get("apns-id").and_then(|id| id.to_str().ok());
                let apns_id = apns_id.map(str::to_owned);
                Ok(PushReply { status: response.status().as_u16(), apns_id, body: response.into_body() })
            }
            _ => Err(House::unavailable("push")),
        }
    }

    fn spelled_out(&self, url: &str, base: Option<&str>) -> Option<String> {
        let base = base.map(url::Url::parse).transpose().ok()?;
        let url = url::Url::options().base_url(base.as_ref()).parse(url).ok()?;
        Some(url.into())
    }

    async fn fetch(&self, url: &str, accept: &str, max_bytes: usize) -> Result<Fetched, PortError> {
        if self.house.faults.step() == Step::Refuse {
            return Err(House::unavailable("internet"));
        }
        let mut fetched =
            self.house.internet.answer(url, accept).ok_or_else(|| House::unavailable("internet"))?;
        fetched.body.truncate(max_bytes + 1);
        Ok(fetched)
    }

    async fn asset(&self, path: &str) -> Option<Asset> {
        if path == "/openapi.json" {
            let body = openapi::document().to_string().into_bytes();
            return Some(Asset { media_type: "application/json".to_owned(), body });
        }
        self.house.assets.borrow().get(path).cloned()
    }

    async fn within_limit(&self, limit: &'static Limit, key: &str) -> bool {
        self.house.windows.borrow_mut().count(limit, key, self.now())
    }

    fn signer(&self, use_of: CertificateUse) -> Result<Option<&SoftwareKey>, String> {
        match (use_of, self.other_signers.get(&use_of)) {
            (CertificateUse::Present, _) => self.signer.as_deref().map(Some).map_err(Clone::clone),
            (_, None) => Ok(None),
            (_, Some(signer)) => signer.as_deref().map(Some).map_err(Clone::clone),
        }
    }

    async fn sign_es256(&self, key: &ProviderKey, bytes: &[u8]) -> Result<Vec<u8>, PortError> {
        if self.house.faults.step() == Step::Refuse {
            return Err(House::unavailable("key"));
        }
        let key = SigningKey::from_pkcs8_der(key.pkcs8()).map_err(|_| House::unavailable("key"))?;
        let signature: Signature = key.sign(bytes);
        Ok(signature.to_vec())
    }

    fn now(&self) -> Timestamp {
        self.house.clock.get()
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        // Repeatable on purpose: a failing scenario fails again.
        for chunk in buffer.chunks_mut(32) {
            let count = self.house.random.get() + 1;
            self.house.random.set(count);
            let block = Sha256::digest(count.to_be_bytes());
            chunk.copy_from_slice(block.get(..chunk.len()).unwrap_or_default());
        }
    }

    fn log(&self, line: &str) {
        self.house.log.borrow_mut().push(line.to_owned());
    }
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
        let reply = at_once(answer(&self.house.ports(), request));
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
