//! Where a scenario takes place: in this process on the local platform, or over HTTP against a server that runs somewhere.
//!
//! In scope: sending requests, seeing and scripting pushes, waiting for what the service does by itself. Out of scope: what is asked
//! (see `iphone`, `issuer`).
#![allow(clippy::expect_used, clippy::panic, clippy::missing_panics_doc)] // A world that does not stand ends the test.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

use http::{Request, Response};
use passwright_core::api::{AccountReply, AccountRequest};
use passwright_core::service::settings::Settings;
use passwright_core::signature::software_key::{PrivateKey, SoftwareKey};
use passwright_core::signature::{Certificate, CertificateChain};
use passwright_core::time::Timestamp;
use serde::Deserialize;
use serde_json::{Value, json};

#[cfg(feature = "contract")]
use crate::contract;
use crate::development_certificates::{DevelopmentCertificates, TEAM_IDENTIFIER};
use crate::fake_push::Connection;
use crate::local::LocalPlatform;

/// A push as it reached the push service.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct SeenPush {
    /// The HTTP method.
    pub method: String,
    /// The path.
    pub path: String,
    /// The device token of the path.
    pub token: String,
    /// The headers, names in lower case.
    pub headers: BTreeMap<String, String>,
    /// The body.
    pub body: String,
    /// The connection, where it was seen.
    #[serde(default)]
    pub connection: Option<Connection>,
}

/// Where a scenario takes place.
pub trait World {
    /// Sends a request; its address has no origin.
    fn send(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>>;
    /// The public origin, without a slash at the end.
    fn base_url(&self) -> &str;
    /// A key that may do everything.
    fn api_key(&self) -> &str;
    /// A key for the sandbox.
    fn test_api_key(&self) -> &str;
    /// The operator's secret.
    fn admin_secret(&self) -> &str;
    /// The root that a referee trusts, as PEM.
    fn root_certificate(&self) -> &str;
    /// Waits until at least so many pushes reached a token, and for those that should not be there; then gives all of them.
    fn wait_for_pushes(&self, token: &str, least: usize) -> Vec<SeenPush>;
    /// Sets what the push service answers for a token, in the form of its control interface.
    fn script_pushes(&self, token: &str, answers: Value);

    /// Says that the scenario ends with work undone on purpose.
    fn may_leave_work(&self) {}

    /// A text that no other scenario uses, of hexadecimal digits.
    fn unique(&self) -> String {
        static COUNT: AtomicU64 = AtomicU64::new(0);
        let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default().as_nanos();
        format!("{since:024x}{:08x}", COUNT.fetch_add(1, Ordering::Relaxed))
    }
}

const ID_SECRET: &str = "an-id-secret-that-is-used-in-tests-only";
const ADMIN_SECRET: &str = "an-admin-secret-that-is-used-in-tests-only";
const LOCAL_URL: &str = "http://127.0.0.1:8787";
const CERTIFICATE: &[u8] = include_bytes!("../fixtures/certificates/pass.pem");
const KEY: &[u8] = include_bytes!("../fixtures/certificates/pass.key.pem");
const INTERMEDIATE: &[u8] = include_bytes!("../fixtures/certificates/intermediate.pem");
const ROOT: &str = include_str!("../fixtures/certificates/root.pem");

/// In this process.
#[derive(Debug)]
pub struct LocalWorld {
    /// The platform, to look into and to disturb.
    pub platform: LocalPlatform,
    account: AccountReply,
}

impl Default for LocalWorld {
    fn default() -> Self {
        Self::new()
    }
}

impl LocalWorld {
    /// Starts a platform with one account.
    #[must_use]
    pub fn new() -> Self {
        // Reading an RSA key takes longer than everything else here: once for each thread.
        thread_local! {
            static SIGNER: Rc<SoftwareKey> = Rc::new(signer());
        }
        let platform = LocalPlatform::new(settings(), SIGNER.with(Rc::clone), now());
        let request = post_json(
            "/api/v1/accounts",
            ADMIN_SECRET,
            &AccountRequest { name: "Acme".to_owned(), ..AccountRequest::default() },
        );
        let reply = platform.send(request).expect("nothing crashes");
        let account = serde_json::from_slice(reply.body()).expect("an account");
        Self { platform, account }
    }

    /// Another deployment with the same secrets, certificate, address and time, in which nothing is stored. Keys are those of this one: they
    /// work once the account has been brought over.
    #[must_use]
    pub fn empty_twin(&self) -> Self {
        let twin = Self::on_stored(self.account.clone(), self.platform.now());
        // Two deployments do not draw the same random numbers.
        twin.platform.skip_random(1_000_000);
        twin
    }

    /// A deployment whose storage a test puts there, with an account that is in it.
    #[must_use]
    pub fn on_stored(account: AccountReply, now: Timestamp) -> Self {
        Self { platform: LocalPlatform::new(settings(), Rc::new(signer()), now), account }
    }

    /// The first account.
    #[must_use]
    pub fn account(&self) -> &str {
        &self.account.account
    }

    /// The first account with its keys.
    #[must_use]
    pub fn account_reply(&self) -> &AccountReply {
        &self.account
    }
}

/// The settings of a developer's machine.
#[must_use]
pub fn settings() -> Settings {
    Settings::read(|name| {
        let value = match name {
            "PUBLIC_BASE_URL" => LOCAL_URL,
            "DEVELOPMENT" => "true",
            "APNS_MODE" => "binding",
            "ID_SECRET" => ID_SECRET,
            "ADMIN_SECRET" => ADMIN_SECRET,
            _ => return None,
        };
        Some(value.to_owned())
    })
}

/// The key of the fixtures.
#[must_use]
pub fn signer() -> SoftwareKey {
    let leaf = Certificate::parse(CERTIFICATE).expect("the fixture is a certificate");
    let intermediate = Certificate::parse(INTERMEDIATE).expect("the fixture is a certificate");
    let chain = CertificateChain::new(leaf, intermediate).expect("the fixtures are a chain");
    SoftwareKey::new(PrivateKey::from_pem(KEY).expect("the fixture is a key"), chain)
        .expect("they belong together")
}

/// A key with a certificate of a pass type that is valid for a year from this time on.
#[must_use]
pub fn signer_from(pass_type: &str, begin: Timestamp) -> SoftwareKey {
    let begin = UNIX_EPOCH + Duration::from_secs(u64::try_from(begin.unix_seconds()).unwrap_or(0));
    let made =
        DevelopmentCertificates::generate_from(pass_type, TEAM_IDENTIFIER, begin).expect("certificates");
    let certificate = |pem: &str| Certificate::parse(pem.as_bytes()).expect("a certificate");
    let chain = CertificateChain::new(certificate(&made.certificate), certificate(&made.intermediate));
    let key = PrivateKey::from_pem(made.private_key.as_bytes()).expect("a key");
    SoftwareKey::new(key, chain.expect("a chain")).expect("they belong together")
}

/// A time at which the fixtures are valid.
fn now() -> Timestamp {
    let leaf = Certificate::parse(CERTIFICATE).expect("the fixture is a certificate");
    leaf.not_before().plus_millis(60 * 60 * 1000)
}

/// A request with a JSON body and a bearer.
pub fn post_json<T: serde::Serialize>(path: &str, bearer: &str, body: &T) -> Request<Vec<u8>> {
    let body = serde_json::to_vec(body).expect("a body that prints");
    Request::post(path)
        .header("authorization", format!("Bearer {bearer}"))
        .header("content-type", "application/json")
        .body(body)
        .expect("a request")
}

impl World for LocalWorld {
    fn send(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        self.platform.send(request).expect("the service answers")
    }

    fn base_url(&self) -> &str {
        LOCAL_URL
    }

    fn api_key(&self) -> &str {
        &self.account.api_key
    }

    fn test_api_key(&self) -> &str {
        &self.account.test_api_key
    }

    fn admin_secret(&self) -> &str {
        ADMIN_SECRET
    }

    fn root_certificate(&self) -> &str {
        ROOT
    }

    fn wait_for_pushes(&self, token: &str, _least: usize) -> Vec<SeenPush> {
        self.platform.run_due_alarms();
        let pushes = self.platform.push_service().pushes().into_iter().filter(|push| push.token == token);
        pushes
            .map(|push| SeenPush {
                method: push.method,
                path: push.path,
                token: push.token,
                headers: push.headers.into_iter().map(|(name, value)| (name, text(&value))).collect(),
                body: push.body,
                connection: push.connection,
            })
            .collect()
    }

    fn may_leave_work(&self) {
        self.platform.may_leave_work();
    }

    fn script_pushes(&self, token: &str, answers: Value) {
        let body = json!({ "token": token, "answers": answers }).to_string().into_bytes();
        let request = Request::post("/control/script").body(body).expect("a request");
        let reply = self.platform.push_service().control(&request);
        assert!(reply.status().is_success(), "{}", String::from_utf8_lossy(reply.body()));
    }
}

fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What `cargo xtask dev` writes about the server it started.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase")]
struct ServerFile {
    url: String,
    /// Where it is reached, when that is not its public origin, which is https: over a helper that speaks https, or without it.
    #[serde(default)]
    reached_at: Option<String>,
    api_key: String,
    test_api_key: String,
    admin_secret: String,
    /// A path, or the PEM text itself.
    root_certificate: String,
    push_url: String,
}

/// A server that runs somewhere.
#[derive(Debug)]
pub struct HttpWorld {
    server: ServerFile,
    root: String,
    agent: ureq::Agent,
}

/// How long a push may take that has to come.
const PUSH_PATIENCE: Duration = Duration::from_secs(20);
/// How long is waited for a push that must not come.
const PUSH_GRACE: Duration = Duration::from_millis(1_500);

impl HttpWorld {
    /// Reads `server.json`.
    #[must_use]
    pub fn open(file: &Path) -> Self {
        let bytes = std::fs::read(file).unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        let server: ServerFile = serde_json::from_slice(&bytes).expect("server.json has its fields");
        let root = match server.root_certificate.starts_with("-----BEGIN") {
            true => server.root_certificate.clone(),
            false => std::fs::read_to_string(&server.root_certificate).expect("the root certificate"),
        };
        // No statement of ours takes this long; a silent server fails the test instead of hanging it.
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(30)))
            .max_redirects(0)
            .max_idle_connections(64)
            .max_idle_connections_per_host(64)
            .build();
        Self { server, root, agent: config.into() }
    }

    /// Where it answers, without a slash at the end.
    #[must_use]
    pub fn origin(&self) -> &str {
        self.server.reached_at.as_deref().unwrap_or(&self.server.url)
    }

    fn exchange(&self, origin: &str, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        let address = format!("{origin}{}", request.uri());
        self.try_exchange(origin, request).unwrap_or_else(|error| panic!("{address}: {error}"))
    }

    /// Sends a request to a server that may be gone.
    ///
    /// # Errors
    /// The connection was refused, or broke before the whole answer was there.
    pub fn try_send(&self, request: Request<Vec<u8>>) -> Result<Response<Vec<u8>>, ureq::Error> {
        self.try_exchange(self.origin(), request)
    }

    fn try_exchange(
        &self,
        origin: &str,
        request: Request<Vec<u8>>,
    ) -> Result<Response<Vec<u8>>, ureq::Error> {
        let (mut parts, body) = request.into_parts();
        let address = format!("{origin}{}", parts.uri);
        parts.uri = address.parse().expect("an address");
        let reply = match body.is_empty()
            && parts.method != http::Method::POST
            && parts.method != http::Method::PUT
        {
            true => self.agent.run(Request::from_parts(parts, ())),
            false => self.agent.run(Request::from_parts(parts, body)),
        };
        let (parts, mut body) = reply?.into_parts();
        let bytes = body.with_config().limit(64 * 1024 * 1024).read_to_vec()?;
        Ok(Response::from_parts(parts, bytes))
    }

    fn pushes_to(&self, token: &str) -> Vec<SeenPush> {
        #[derive(Deserialize)]
        struct Pushes {
            pushes: Vec<SeenPush>,
        }
        let request = Request::get("/control/pushes").body(Vec::new()).expect("a request");
        let reply = self.exchange(&self.server.push_url, request);
        let all: Pushes = serde_json::from_slice(reply.body()).expect("the push server's list");
        all.pushes.into_iter().filter(|push| push.token == token).collect()
    }
}

impl World for HttpWorld {
    fn send(&self, request: Request<Vec<u8>>) -> Response<Vec<u8>> {
        #[cfg(feature = "contract")]
        let asked = contract::Asked::of(&request);
        let reply = self.exchange(self.origin(), request);
        #[cfg(feature = "contract")]
        contract::hold(&asked, &reply);
        reply
    }

    fn base_url(&self) -> &str {
        &self.server.url
    }

    fn api_key(&self) -> &str {
        &self.server.api_key
    }

    fn test_api_key(&self) -> &str {
        &self.server.test_api_key
    }

    fn admin_secret(&self) -> &str {
        &self.server.admin_secret
    }

    fn root_certificate(&self) -> &str {
        &self.root
    }

    fn wait_for_pushes(&self, token: &str, least: usize) -> Vec<SeenPush> {
        let start = Instant::now();
        while self.pushes_to(token).len() < least && start.elapsed() < PUSH_PATIENCE {
            sleep(Duration::from_millis(50));
        }
        sleep(PUSH_GRACE);
        self.pushes_to(token)
    }

    fn script_pushes(&self, token: &str, answers: Value) {
        let body = json!({ "token": token, "answers": answers }).to_string().into_bytes();
        let request = Request::post("/control/script").body(body).expect("a request");
        let reply = self.exchange(&self.server.push_url, request);
        assert!(reply.status().is_success(), "{}", String::from_utf8_lossy(reply.body()));
    }
}
