//! Core's [`Ports`] over the bindings of the worker.
//!
//! In scope: the names of the bindings, limits in time and size, what a binding says when it fails. Out of scope: every decision.
//! Bindings: `PASS`, `DEVICE`, `TEMPLATE`, `ACCOUNT`, `DIRECTORY` (objects), `CACHE` (KV), `APNS` (certificate binding or service), `ASSETS`,
//! and one rate limit for each of core's.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use http::HeaderMap;
use js_sys::{Date, Reflect, Uint8Array};
use passwright_core::service::limits::{Limit, Windows};
use passwright_core::service::memory::Memory;
use passwright_core::service::ports::{
    Asset, CACHE_SECONDS, CertificateUse, FETCH_TIMEOUT_MILLIS, Fetched, ObjectKind, PUSH_TIMEOUT_MILLIS,
    PortError, Ports, PushReply, PushRequest, Reach,
};
use passwright_core::service::provider_token::ProviderKey;
use passwright_core::service::settings::Settings;
use passwright_core::time::Timestamp;
use wasm_bindgen::{JsCast, JsValue, throw_str};
use wasm_bindgen_futures::JsFuture;
use web_sys::{AbortSignal, Request, RequestInit, RequestRedirect, Url, WorkerGlobalScope};
use worker::{Context, Delay, Env, Error, Fetcher, KvStore, Response, console_log};

use crate::bindings;
use crate::body;
use crate::deadline::Deadline;
use crate::exchange::{self, Forwarded};
use crate::gathered;
use crate::signer::{self, WebCryptoSigner};
use crate::thrown;

/// When a request gives up a call to an object. The slowest, publishing 10 MiB, takes about a second; an object that trapped never
/// answers.
const REQUEST_CALL_TIMEOUT: Duration = Duration::from_secs(10);

/// When an object gives up a call to another: sooner, so that it can still answer the request that waits for it.
const OBJECT_CALL_TIMEOUT: Duration = Duration::from_secs(6);

/// When the cache is given up; a card is drawn anew in less.
const CACHE_TIMEOUT: Duration = Duration::from_secs(2);

/// When a rate limit is given up, and the call let through.
const LIMIT_TIMEOUT: Duration = Duration::from_secs(1);

/// When a static file is given up.
const ASSET_TIMEOUT: Duration = Duration::from_secs(8);

/// The largest answer of the push service, in bytes; Apple's are below 100.
const MAX_PUSH_ANSWER_BYTES: usize = 16 * 1024;

/// The largest static file that passes through the worker, in bytes: Cloudflare's own limit is 25 MiB, the editor's page has about 2 KB.
const MAX_ASSET_BYTES: usize = 4 * 1024 * 1024;

/// `getRandomValues` fills at most this many bytes at once (Web Cryptography API).
const MAX_RANDOM_BYTES: usize = 65_536;

/// The bindings of the worker, for one request or one object.
pub(crate) struct WorkerPorts {
    env: Env,
    settings: Rc<Settings>,
    call_timeout: Duration,
    /// Of a request: what goes on after its answer.
    context: Option<Context>,
    signers: Signers,
}

/// Read when first needed: most requests sign nothing.
#[derive(Default)]
struct Signers {
    present: OnceCell<Result<Option<WebCryptoSigner>, String>>,
    next: OnceCell<Result<Option<WebCryptoSigner>, String>>,
    sandbox: OnceCell<Result<Option<WebCryptoSigner>, String>>,
}

thread_local! {
    /// Counts the calls of strangers where the platform does not.
    static WINDOWS: RefCell<Windows> = RefCell::default();

    /// What was read of the cache lately.
    static MEMORY: RefCell<Memory> = RefCell::default();

    /// Settings never change while a worker runs.
    static SETTINGS: OnceCell<Rc<Settings>> = const { OnceCell::new() };
}

impl WorkerPorts {
    /// For a request from outside.
    pub(crate) fn for_request(env: Env, context: Context) -> Self {
        Self::new(env, REQUEST_CALL_TIMEOUT, Some(context))
    }

    /// For the life of an object.
    pub(crate) fn for_object(env: Env) -> Self {
        Self::new(env, OBJECT_CALL_TIMEOUT, None)
    }

    fn new(env: Env, call_timeout: Duration, context: Option<Context>) -> Self {
        let read = || Rc::new(Settings::read(|name| variable(&env, name)));
        let settings = SETTINGS.with(|settings| Rc::clone(settings.get_or_init(read)));
        Self { env, settings, call_timeout, context, signers: Signers::default() }
    }

    /// Does something while the request is answered; an object, which answers nobody, does it at once.
    async fn after_the_answer(&self, work: impl Future<Output = ()> + 'static) {
        match &self.context {
            Some(context) => context.wait_until(work),
            None => work.await,
        }
    }

    async fn send_push(&self, push: &PushRequest, deadline: &Deadline) -> Result<PushReply, PortError> {
        let port = "APNS";
        let apns = self.env.service(port);
        // The host matters: the certificate binding and a relay both pass it on.
        let url = format!("https://api.push.apple.com/3/device/{}", push.token);
        let request =
            request(&url, "POST", Some(&push.body), deadline).map_err(|error| unavailable(port, error))?;
        for (name, value) in &push.headers {
            request.headers().set(name, value).map_err(|error| unavailable(port, error))?;
        }
        let answer = match apns {
            Ok(apns) => fetch(port, &apns, request, MAX_PUSH_ANSWER_BYTES).await?,
            Err(_) if push.has_provider_token() => fetch_directly(port, &request).await?,
            Err(_) => return Err(PortError::NotConfigured { port }),
        };
        let apns_id = answer.headers.get("apns-id").and_then(|id| id.to_str().ok()).map(str::to_owned);
        Ok(PushReply { status: answer.status, apns_id, body: answer.body })
    }

    async fn fetch_asset(&self, path: &str, deadline: &Deadline) -> Result<Option<Asset>, PortError> {
        let port = "ASSETS";
        let assets = self.env.assets(port).map_err(|_| PortError::NotConfigured { port })?;
        // Asking for `index.html` by its name is answered with a redirect to its folder.
        let url = format!("https://assets{}", path.strip_suffix("index.html").unwrap_or(path));
        let request = request(&url, "GET", None, deadline).map_err(|error| unavailable(port, error))?;
        let answer = fetch(port, &assets, request, MAX_ASSET_BYTES).await?;
        let media_type = answer.headers.get(http::header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
        let media_type = media_type.unwrap_or("application/octet-stream").to_owned();
        Ok((answer.status == 200).then_some(Asset { media_type, body: answer.body }))
    }

    fn cache(&self) -> Option<KvStore> {
        let cache = self.env.kv("CACHE");
        cache.inspect_err(|error| console_log!("CACHE is not configured: {error}")).ok()
    }
}

impl Ports for WorkerPorts {
    type Signer = WebCryptoSigner;
    type Forwarded = Forwarded;

    fn settings(&self) -> &Settings {
        &self.settings
    }

    async fn call(&self, kind: ObjectKind, name: &str, message: Vec<u8>) -> Result<Vec<u8>, PortError> {
        let deadline = Deadline::new(self.call_timeout);
        // What a request left open ends with its answer; an object lives on.
        let signal = if self.context.is_none() { deadline.signal() } else { None };
        let call = call_object(&self.env, kind, name, &message, signal);
        deadline.wait(call).await.unwrap_or_else(|| Err(late(binding(kind), self.call_timeout)))
    }

    async fn forward(&self, kind: ObjectKind, name: &str, message: Vec<u8>) -> Result<Forwarded, PortError> {
        let sent = async {
            let init = RequestInit::new();
            exchange::carry(&message, &init).map_err(|error| unavailable(binding(kind), error))?;
            send(&self.env, kind, name, &init).await
        };
        let response = Deadline::new(self.call_timeout).wait(sent).await;
        let response = response.unwrap_or_else(|| Err(late(binding(kind), self.call_timeout)))?;
        Forwarded::of(response).ok_or_else(|| PortError::Unavailable {
            port: binding(kind),
            message: "the answer is not a whole one".to_owned(),
        })
    }

    async fn tell(&self, kind: ObjectKind, name: &str, message: Vec<u8>) {
        let (env, name, call_timeout) = (self.env.clone(), name.to_owned(), self.call_timeout);
        self.after_the_answer(async move { tell_object(&env, kind, &name, &message, call_timeout).await })
            .await;
    }

    async fn tell_together(
        &self,
        kind: ObjectKind,
        name: &str,
        part: Vec<u8>,
        whole: fn(Vec<Vec<u8>>) -> Option<Vec<u8>>,
    ) {
        if !gathered::keep(kind, name, part, self.now().unix_millis()) {
            return;
        }
        let (env, name, call_timeout) = (self.env.clone(), name.to_owned(), self.call_timeout);
        self.after_the_answer(async move {
            Delay::from(gathered::KEPT_FOR).await;
            if let Some(message) = whole(gathered::take(kind, &name)) {
                tell_object(&env, kind, &name, &message, call_timeout).await;
            }
        })
        .await;
    }

    async fn cache_get(&self, key: &str, reach: Reach) -> Option<Vec<u8>> {
        let remembered = MEMORY.with_borrow_mut(|memory| memory.get(key, self.now()));
        if remembered.is_some() || reach == Reach::Worker {
            return remembered;
        }
        let value = of_cache(self.cache()?.get(key).bytes()).await.flatten();
        value.inspect(|value| MEMORY.with_borrow_mut(|memory| memory.keep(key, value, self.now())))
    }

    async fn cache_put(&self, key: &str, value: Vec<u8>, reach: Reach) {
        MEMORY.with_borrow_mut(|memory| memory.keep(key, &value, self.now()));
        if reach == Reach::Worker {
            return;
        }
        let Some(Ok(put)) = self.cache().map(|cache| cache.put_bytes(key, &value)) else { return };
        let put = of_cache(put.expiration_ttl(u64::from(CACHE_SECONDS)).execute());
        self.after_the_answer(async move { put.await.unwrap_or_default() }).await;
    }

    async fn cache_delete(&self, key: &str, reach: Reach) {
        MEMORY.with_borrow_mut(|memory| memory.forget(key));
        if reach == Reach::Worker {
            return;
        }
        let Some(cache) = self.cache() else { return };
        of_cache(cache.delete(key)).await;
    }

    async fn push(&self, request: PushRequest) -> Result<PushReply, PortError> {
        let limit = Duration::from_millis(u64::from(PUSH_TIMEOUT_MILLIS));
        let deadline = Deadline::new(limit);
        let push = self.send_push(&request, &deadline);
        deadline.wait(push).await.unwrap_or_else(|| Err(late("APNS", limit)))
    }

    fn spelled_out(&self, url: &str, base: Option<&str>) -> Option<String> {
        let url = match base {
            Some(base) => Url::new_with_base(url, base),
            None => Url::new(url),
        };
        Some(url.ok()?.href())
    }

    async fn fetch(&self, url: &str, accept: &str, max_bytes: usize) -> Result<Fetched, PortError> {
        let limit = Duration::from_millis(u64::from(FETCH_TIMEOUT_MILLIS));
        let deadline = Deadline::new(limit);
        let fetched = fetch_foreign(url, accept, max_bytes, &deadline);
        deadline.wait(fetched).await.unwrap_or_else(|| Err(late(FOREIGN, limit)))
    }

    async fn asset(&self, path: &str) -> Option<Asset> {
        let deadline = Deadline::new(ASSET_TIMEOUT);
        let asset = deadline.wait(self.fetch_asset(path, &deadline)).await;
        match asset.unwrap_or_else(|| Err(late("ASSETS", ASSET_TIMEOUT))) {
            Ok(asset) => asset,
            Err(error) => {
                console_log!("{error}");
                None
            }
        }
    }

    async fn within_limit(&self, limit: &'static Limit, key: &str) -> bool {
        let Ok(limiter) = self.env.rate_limiter(limit.binding) else {
            // A `workerd` of one's own has no such binding: it counts for itself.
            return WINDOWS.with(|windows| windows.borrow_mut().count(limit, key, self.now()));
        };
        match Deadline::new(LIMIT_TIMEOUT).wait(limiter.limit(key.to_owned())).await {
            Some(Ok(outcome)) => outcome.success,
            Some(Err(error)) => {
                console_log!("{} failed: {error}", limit.binding);
                true
            }
            None => true,
        }
    }

    fn signer(&self, use_of: CertificateUse) -> Result<Option<&Self::Signer>, String> {
        let cell = match use_of {
            CertificateUse::Present => &self.signers.present,
            CertificateUse::Next => &self.signers.next,
            CertificateUse::Sandbox => &self.signers.sandbox,
        };
        let read = || WebCryptoSigner::of_secrets(use_of, &|name| variable(&self.env, name));
        cell.get_or_init(read).as_ref().map(Option::as_ref).map_err(Clone::clone)
    }

    async fn sign_es256(&self, key: &ProviderKey, bytes: &[u8]) -> Result<Vec<u8>, PortError> {
        let signature = signer::sign_es256(key.pkcs8(), bytes).await;
        signature.map_err(|error| unavailable("WebCrypto", error))
    }

    fn now(&self) -> Timestamp {
        // Whole milliseconds since 1970, exact in a float.
        #[allow(clippy::cast_possible_truncation)]
        Timestamp::from_unix_millis(Date::now() as i64)
    }

    fn fill_random(&self, buffer: &mut [u8]) {
        let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
        for part in buffer.chunks_mut(MAX_RANDOM_BYTES) {
            let filled = scope.crypto().and_then(|crypto| crypto.get_random_values_with_u8_array(part));
            if filled.is_err() {
                // Every runtime has it. Without it the request must end: ids and secrets that can be guessed are worse than none.
                throw_str("the runtime has no secure randomness");
            }
        }
    }

    fn log(&self, line: &str) {
        console_log!("{line}");
    }
}

/// The cache is never the only copy, so a failure is a line in the log and no more.
async fn of_cache<T>(work: impl Future<Output = Result<T, worker::KvError>>) -> Option<T> {
    match Deadline::new(CACHE_TIMEOUT).wait(work).await {
        Some(Ok(value)) => Some(value),
        Some(Err(error)) => {
            console_log!("CACHE failed: {error}");
            None
        }
        None => {
            console_log!("CACHE did not answer in time");
            None
        }
    }
}

/// A variable or secret; a binding of another kind counts as absent, and so does the `null` of a self-hosted `workerd`, at which the
/// crate's own reader throws.
fn variable(env: &Env, name: &str) -> Option<String> {
    Reflect::get(env.as_ref(), &name.into()).ok()?.as_string()
}

/// Tells an object something; failure is a line in the log.
async fn tell_object(env: &Env, kind: ObjectKind, name: &str, message: &[u8], limit: Duration) {
    let deadline = Deadline::new(limit);
    let call = call_object(env, kind, name, message, deadline.signal());
    match deadline.wait(call).await {
        Some(Ok(_)) => {}
        Some(Err(error)) => console_log!("{error}"),
        None => console_log!("{}", late(binding(kind), limit)),
    }
}

async fn call_object(
    env: &Env,
    kind: ObjectKind,
    name: &str,
    message: &[u8],
    signal: Option<AbortSignal>,
) -> Result<Vec<u8>, PortError> {
    let port = binding(kind);
    let response = send(env, kind, name, &init("POST", Some(message), signal)).await?;
    match response.status() {
        200 => body::read_all(&response)
            .await
            .map_err(|error| PortError::Unavailable { port, message: error.to_string() }),
        status => Err(PortError::Unavailable { port, message: format!("status {status}") }),
    }
}

async fn send(
    env: &Env,
    kind: ObjectKind,
    name: &str,
    request: &RequestInit,
) -> Result<web_sys::Response, PortError> {
    let port = binding(kind);
    let namespace = bindings::objects(env, port).ok_or(PortError::NotConfigured { port })?;
    let stub = namespace.get_by_name(name).map_err(|error| unavailable(port, error))?;
    // The host is free: only the object named above ever sees it.
    let sent = stub.fetch("https://object/", request);
    let response = JsFuture::from(sent.map_err(|error| unavailable(port, error))?).await;
    Ok(response.map_err(|error| unavailable(port, error))?.unchecked_into())
}

fn binding(kind: ObjectKind) -> &'static str {
    match kind {
        ObjectKind::Pass => "PASS",
        ObjectKind::Device => "DEVICE",
        ObjectKind::Template => "TEMPLATE",
        ObjectKind::Account => "ACCOUNT",
        ObjectKind::Directory => "DIRECTORY",
    }
}

fn request(url: &str, method: &str, body: Option<&[u8]>, deadline: &Deadline) -> Result<Request, JsValue> {
    Request::new_with_str_and_init(url, &init(method, body, deadline.signal()))
}

fn init(method: &str, body: Option<&[u8]>, signal: Option<AbortSignal>) -> RequestInit {
    let init = RequestInit::new();
    init.set_method(method);
    if signal.is_some() {
        init.set_signal(signal.as_ref());
    }
    if let Some(body) = body {
        init.set_body_opt_u8_array(Some(&Uint8Array::from(body)));
    }
    init
}

struct Answer {
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

async fn fetch(
    port: &'static str,
    fetcher: &Fetcher,
    request: Request,
    max: usize,
) -> Result<Answer, PortError> {
    let response = fetcher.fetch_request(worker::Request::from(request)).await;
    read(port, response.map_err(|error| unavailable(port, error))?, max).await
}

/// Without a binding: on Cloudflare such a request reaches Apple over HTTP/2.
async fn fetch_directly(port: &'static str, request: &Request) -> Result<Answer, PortError> {
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let response = JsFuture::from(scope.fetch_with_request(request)).await;
    let response: web_sys::Response = response.map_err(|error| unavailable(port, error))?.unchecked_into();
    read(port, Response::from(response), MAX_PUSH_ANSWER_BYTES).await
}

/// What somebody else's server is called in the log.
const FOREIGN: &str = "a foreign server";

/// Nothing of the request that is being answered goes along: no cookie, no key, no name of ours.
async fn fetch_foreign(
    url: &str,
    accept: &str,
    max: usize,
    deadline: &Deadline,
) -> Result<Fetched, PortError> {
    let failed = |error: JsValue| unavailable(FOREIGN, error);
    let init = RequestInit::new();
    init.set_signal(deadline.signal().as_ref());
    init.set_redirect(RequestRedirect::Manual);
    let request = Request::new_with_str_and_init(url, &init).map_err(failed)?;
    request.headers().set("accept", accept).map_err(failed)?;
    let scope: WorkerGlobalScope = js_sys::global().unchecked_into();
    let response = JsFuture::from(scope.fetch_with_request(&request)).await.map_err(failed)?;
    let response: web_sys::Response = response.unchecked_into();
    let location = response.headers().get("location").map_err(failed)?;
    let body = body::read(&response, max).await;
    let body = body.map_err(|error| PortError::Unavailable { port: FOREIGN, message: error.to_string() })?;
    Ok(Fetched { status: response.status(), location, body })
}

async fn read(port: &'static str, response: Response, max: usize) -> Result<Answer, PortError> {
    let response = web_sys::Response::from(response);
    let body = body::read(&response, max).await;
    let body = body.map_err(|error| PortError::Unavailable { port, message: error.to_string() })?;
    if body.len() > max {
        return Err(PortError::Unavailable {
            port,
            message: format!("the answer has more than {max} bytes"),
        });
    }
    Ok(Answer { status: response.status(), headers: exchange::headers(&response.headers()), body })
}

fn unavailable(port: &'static str, error: impl Into<Error>) -> PortError {
    PortError::Unavailable { port, message: thrown::text(&JsValue::from(error.into())) }
}

fn late(port: &'static str, limit: Duration) -> PortError {
    PortError::Unavailable { port, message: format!("no answer within {} s", limit.as_secs()) }
}
