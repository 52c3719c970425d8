//! What the service asks of its platform. Two platforms exist: the Cloudflare worker and the local one of the tests.
//!
//! Platform errors are our own types, so that a fake needs no platform crate and can fail on command.

use std::cell::Cell;
use std::fmt;

use super::limits::Limit;
use super::provider_token::ProviderKey;
use super::settings::Settings;
use crate::signature::Signer;
use crate::time::Timestamp;

/// A value of an SQL row or parameter. Integers beyond 2^53 are refused: Durable Objects would round them.
#[derive(Debug, Clone, PartialEq)]
pub enum SqlValue {
    /// No value.
    Null,
    /// An integer between -2^53 and 2^53.
    Integer(i64),
    /// UTF-8 text.
    Text(String),
    /// Bytes, below 2 MB.
    Blob(Vec<u8>),
}

/// Why a statement failed. The text is for the log, never for a client.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("sql statement failed: {message}")]
pub struct SqlError {
    /// What the database says.
    pub message: String,
}

/// One row, in the order of the selected columns.
pub type Row = Vec<SqlValue>;

/// The storage of one object: SQL, transactions and one alarm. A handle: clones reach the same storage.
pub trait Storage: Clone + 'static {
    /// Runs one statement with `?` parameters and returns its rows.
    ///
    /// # Errors
    /// [`SqlError`] when the database refuses.
    fn exec(&self, statement: &str, parameters: &[SqlValue]) -> Result<Vec<Row>, SqlError>;

    /// Runs work in one transaction: all of it is kept, or, on `Err`, nothing, the alarm included.
    ///
    /// The work owns what it needs, because the platform runs it as a callback.
    ///
    /// # Errors
    /// Whatever the work returns, or the platform's own failure.
    fn transaction<T, E>(&self, work: impl FnOnce(&Self) -> Result<T, E> + 'static) -> Result<T, E>
    where
        T: 'static,
        E: From<SqlError> + 'static;

    /// Whether the tables were brought to their newest version since the object was woken: nobody else changes them, so that need not be asked
    /// again with each message.
    fn is_prepared(&self) -> &Cell<bool>;

    /// Sets the object's one alarm, or takes it away; called inside a transaction, it is rolled back with it.
    ///
    /// # Errors
    /// [`SqlError`] when the platform refuses.
    fn set_alarm(&self, at: Option<Timestamp>) -> Result<(), SqlError>;
}

/// The kinds of objects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum ObjectKind {
    /// One holder's pass.
    Pass,
    /// A shard of devices.
    Device,
    /// One template.
    Template,
    /// One account.
    Account,
    /// The accounts of this deployment.
    Directory,
}

impl ObjectKind {
    /// The kind in a word, for logs and addresses.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Pass => "pass",
            Self::Device => "device",
            Self::Template => "template",
            Self::Account => "account",
            Self::Directory => "directory",
        }
    }
}

/// What a certificate is there for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CertificateUse {
    /// Signs passes.
    Present,
    /// Takes the place of the present one as soon as it is valid: how a certificate is renewed without a pause.
    Next,
    /// Signs what test keys ask for, under another pass type.
    Sandbox,
}

impl CertificateUse {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Present, Self::Next, Self::Sandbox];
}

/// Why a port did not deliver. The text is for the log, never for a client.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum PortError {
    /// The other side did not answer in time or the connection was lost; it may or may not have acted.
    #[error("{port} did not answer: {message}")]
    Unavailable {
        /// Which port.
        port: &'static str,
        /// What happened.
        message: String,
    },
    /// The binding is not there.
    #[error("{port} is not configured")]
    NotConfigured {
        /// Which port.
        port: &'static str,
    },
}

/// How long a platform may keep a cached value, in seconds. Personal data must not outlive its pass for long: one day.
pub const CACHE_SECONDS: u32 = 24 * 60 * 60;

/// How far a cached value goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// The running worker alone remembers it: enough for what one object answers, as the file of a pass, or for what one phone asks for once. Writing
    /// it where all see it would cost more than making it anew.
    Worker,
    /// All workers: what many ask for.
    Everywhere,
}

/// When a platform gives up on a push, in milliseconds. Apple answers in about 200 ms; a silent peer must not stop the others.
pub const PUSH_TIMEOUT_MILLIS: u32 = 8_000;

/// A push as it goes to Apple: `POST /3/device/{token}`.
#[derive(Clone, PartialEq, Eq)]
pub struct PushRequest {
    /// The device's push token, checked to be hexadecimal.
    pub token: String,
    /// Header names and values.
    pub headers: Vec<(&'static str, String)>,
    /// The body.
    pub body: Vec<u8>,
}

impl PushRequest {
    /// The header of a provider token.
    pub const AUTHORIZATION: &'static str = "authorization";

    /// Whether the push itself says who sends it, so that it needs no client certificate: any way to Apple will do.
    #[must_use]
    pub fn has_provider_token(&self) -> bool {
        self.headers.iter().any(|(name, _)| *name == Self::AUTHORIZATION)
    }
}

impl fmt::Debug for PushRequest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown: Vec<_> = self.headers.iter().filter(|(name, _)| *name != Self::AUTHORIZATION).collect();
        f.debug_struct("PushRequest").field("headers", &shown).finish_non_exhaustive()
    }
}

/// Apple's answer to a push.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PushReply {
    /// The HTTP status.
    pub status: u16,
    /// The `apns-id` header, which every answer of Apple's has.
    pub apns_id: Option<String>,
    /// The body, JSON unless the status is 200.
    pub body: Vec<u8>,
}

/// An answer of somebody else's server.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fetched {
    /// The HTTP status; redirects are not followed.
    pub status: u16,
    /// The `Location` header.
    pub location: Option<String>,
    /// The body, cut off one byte after the limit.
    pub body: Vec<u8>,
}

/// When a platform gives up on somebody else's server, in milliseconds.
pub const FETCH_TIMEOUT_MILLIS: u32 = 10_000;

/// A static file of the deployment.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asset {
    /// Its media type.
    pub media_type: String,
    /// Its bytes.
    pub body: Vec<u8>,
}

/// An answer on its way from an object to the client, which nobody between reads.
pub trait Forwarded {
    /// Its status.
    fn status(&self) -> u16;
}

/// Everything outside: other objects, cache, push service, static files, clock, randomness and the key.
///
/// The futures are not `Send`: the platform has one thread.
#[allow(async_fn_in_trait)]
pub trait Ports {
    /// The signing key.
    type Signer: Signer;

    /// How an object's answer reaches the client.
    type Forwarded: Forwarded;

    /// What the operator configured.
    fn settings(&self) -> &Settings;

    /// Sends a message to another object and returns its answer; both are made by [`super::wire`]. The object's platform hands the
    /// message to [`super::answer_object`].
    async fn call(&self, kind: ObjectKind, name: &str, message: Vec<u8>) -> Result<Vec<u8>, PortError>;

    /// As [`Self::call`], for a message whose answer nobody waits for: the platform may deliver it after the request was answered. Failure is
    /// a line in the log.
    async fn tell(&self, kind: ObjectKind, name: &str, message: Vec<u8>);

    /// As [`Self::tell`], for one of many small things: the platform may keep the part for a moment, and make one message of all parts that came
    /// for the object meanwhile. The pointer to `whole` is the same for all parts of an object of this kind.
    async fn tell_together(
        &self,
        kind: ObjectKind,
        name: &str,
        part: Vec<u8>,
        whole: fn(Vec<Vec<u8>>) -> Option<Vec<u8>>,
    );

    /// Lets an object answer the client, with a message that asks for a whole answer ([`super::ObjectAnswer`]), which has a `Cache-Control`. It fails like [`Self::call`], and
    /// when the object gives no whole answer.
    async fn forward(
        &self,
        kind: ObjectKind,
        name: &str,
        message: Vec<u8>,
    ) -> Result<Self::Forwarded, PortError>;

    /// Reads from the cache. Absence and failure are the same: the cache is never the only copy. A platform remembers values for itself
    /// ([`super::memory`]) and learns of no change elsewhere, so a key names its content.
    async fn cache_get(&self, key: &str, reach: Reach) -> Option<Vec<u8>>;

    /// Writes to the cache for at most [`CACHE_SECONDS`], maybe after the request was answered; failure is not reported.
    async fn cache_put(&self, key: &str, value: Vec<u8>, reach: Reach);

    /// Takes something out of the cache; failure is not reported.
    async fn cache_delete(&self, key: &str, reach: Reach);

    /// Sends a push to Apple: `POST https://api.push.apple.com/3/device/{token}`. It gives up after [`PUSH_TIMEOUT_MILLIS`].
    ///
    /// The way there is the binding that brings a client certificate or leads to a relay. A push with a provider token needs none:
    /// where there is no binding, it goes to Apple directly.
    async fn push(&self, request: PushRequest) -> Result<PushReply, PortError>;

    /// Reads an address exactly as this platform's own `fetch` does (WHATWG, "URL"), relative to another one if there is one, and gives it in
    /// its one spelling, all ASCII; nothing when it is no address. What is judged and what is fetched are the same text that way.
    fn spelled_out(&self, url: &str, base: Option<&str>) -> Option<String>;

    /// Fetches an address that the caller has found harmless: GET, without cookies or keys, redirects not followed. It reads one byte more than
    /// `max_bytes` at most and gives up after [`FETCH_TIMEOUT_MILLIS`].
    async fn fetch(&self, url: &str, accept: &str, max_bytes: usize) -> Result<Fetched, PortError>;

    /// Reads a static file by its path, for example `/index.html`.
    async fn asset(&self, path: &str) -> Option<Asset>;

    /// Counts a call under a limit and says whether it is within it. What cannot be counted is within.
    async fn within_limit(&self, limit: &'static Limit, key: &str) -> bool;

    /// A key that signs passes, with its certificate; nothing when the operator set none for this use.
    ///
    /// # Errors
    /// The sentence for the operator that says why there is none although there should be: always without the present one.
    fn signer(&self, use_of: CertificateUse) -> Result<Option<&Self::Signer>, String>;

    /// Signs bytes with a key on the curve P-256 (ECDSA, SHA-256): two numbers of 32 bytes, as JSON Web Tokens have them.
    async fn sign_es256(&self, key: &ProviderKey, bytes: &[u8]) -> Result<Vec<u8>, PortError>;

    /// The present.
    fn now(&self) -> Timestamp;

    /// Fills a buffer with random bytes from the platform's secure source.
    fn fill_random(&self, buffer: &mut [u8]);

    /// Writes a line to the operator's log. Callers never pass secrets.
    fn log(&self, line: &str);
}
