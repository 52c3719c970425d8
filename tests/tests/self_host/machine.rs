//! One machine: Apple's stand-in, Caddy, `workerd` and the TLS of a phone, each on free ports of loopback.

use std::env;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use passwright_core::api::{AccountReply, AccountRequest};
use passwright_tests::development_certificates::{
    CERTIFICATE_FILE, DevelopmentCertificates, INTERMEDIATE_FILE, KEY_FILE, PASS_TYPE_IDENTIFIER, ROOT_FILE,
    TEAM_IDENTIFIER,
};
use passwright_tests::fake_push::server::FakePushServer;
use passwright_tests::world::{HttpWorld, World, post_json};
use rcgen::{BasicConstraints, CertificateParams, DnType, IsCa, Issuer, KeyPair};
use serde_json::json;
use tempfile::TempDir;

use super::environment::{command_line, fill, state_folders, working_directory};
use super::program::{Program, free_port, script};

const ADMIN_SECRET: &str = "an-admin-secret-that-is-used-in-tests-only";
const ID_SECRET: &str = "an-id-secret-that-is-used-in-tests-only";
/// So that a repeated push comes within the patience of a test.
const PUSH_RETRY_MILLIS: &str = "200";

/// What the operator has: the folder of `cargo xtask self-host`, and Caddy.
#[derive(Debug)]
pub(crate) struct Parts {
    folder: PathBuf,
    caddy: PathBuf,
}

impl Parts {
    pub(crate) fn given() -> Option<Self> {
        let path = |name: &str| env::var_os(name).map(PathBuf::from);
        Some(Self { folder: path("PASSWRIGHT_SELF_HOST")?, caddy: path("PASSWRIGHT_CADDY")? })
    }

    /// A file of the folder.
    pub(crate) fn file(&self, name: &str) -> String {
        let path = self.folder.join(name);
        fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    }
}

/// A client certificate of this machine: certificate and key.
pub(crate) type Identity = [&'static str; 2];

/// The pass certificate with its intermediate.
pub(crate) const PASS: Identity = ["push.pem", KEY_FILE];
/// The pass certificate alone.
pub(crate) const WITHOUT_INTERMEDIATE: Identity = [CERTIFICATE_FILE, KEY_FILE];
/// A certificate for the same pass type that Apple did not issue.
pub(crate) const FOREIGN: Identity = ["foreign.pem", "foreign.key.pem"];

/// How pushes say who they are from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Mode {
    /// Caddy brings the pass certificate.
    Certificate,
    /// `workerd` makes tokens with this key (PKCS#8, PEM).
    Token { key: String, key_id: &'static str },
}

#[derive(Debug)]
struct Ports {
    https: u16,
    http: u16,
    admin: u16,
    worker: u16,
    relay: u16,
    token_relay: u16,
}

/// A machine that runs.
#[derive(Debug)]
pub(crate) struct Machine<'p> {
    parts: &'p Parts,
    mode: Mode,
    identity: Identity,
    ports: Ports,
    apple_port: u16,
    /// What Apple's stand-in saw, and what it answers.
    pub(crate) book: FakePushServer,
    workerd: Option<Program>,
    _apple: Program,
    caddy: Option<Program>,
    phone: Option<(Program, u16)>,
    folder: TempDir,
}

impl<'p> Machine<'p> {
    /// Starts everything.
    pub(crate) fn start(parts: &'p Parts, mode: Mode) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = |name: &str| folder.path().join(name);
        certificates(folder.path());
        let book = FakePushServer::start(0).expect("the book of pushes");
        let files = ["apple.pem", "apple.key.pem", ROOT_FILE].map(|name| path(name).display().to_string());
        let clients = if mode == Mode::Certificate { "required" } else { "optional" };
        let arguments = [&book.url(), &files[0], &files[1], &files[2], clients];
        let (apple, apple_port) = Program::script("apple-push.mjs", &arguments, path("apple.log"));
        let ports = Ports {
            https: free_port(),
            http: free_port(),
            admin: free_port(),
            worker: free_port(),
            relay: free_port(),
            token_relay: free_port(),
        };
        let mut machine = Self {
            parts,
            mode,
            identity: PASS,
            ports,
            apple_port,
            book,
            workerd: None,
            _apple: apple,
            caddy: None,
            phone: None,
            folder,
        };
        machine.caddy = Some(machine.start_caddy());
        machine.start_workerd();
        let origin = machine.origin();
        let authority = machine.path("caddy/caddy/pki/authorities/local/root.crt").display().to_string();
        let log = machine.path("phone.log");
        machine.phone = Some(Program::script("phone-tls.mjs", &[&origin, &authority], log));
        machine
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    /// The public origin.
    pub(crate) fn origin(&self) -> String {
        format!("https://localhost:{}", self.ports.https)
    }

    /// Caddy with the Caddyfile of the folder.
    fn start_caddy(&self) -> Program {
        let mut command = Command::new(&self.parts.caddy);
        command.arg("run").arg("--config").arg(self.parts.folder.join("Caddyfile"));
        command.args(["--adapter", "caddyfile"]);
        let number = |port: u16| port.to_string();
        let local = |port: u16| format!("127.0.0.1:{port}");
        let settings = [
            ("PASSWRIGHT_HOST", "localhost".to_owned()),
            ("PASSWRIGHT_ADDRESS", local(self.ports.worker)),
            ("HTTPS_PORT", number(self.ports.https)),
            ("HTTP_PORT", number(self.ports.http)),
            ("CADDY_ADMIN", local(self.ports.admin)),
            ("APNS_PORT", number(self.ports.relay)),
            ("APNS_TOKEN_PORT", number(self.ports.token_relay)),
            ("APNS_HOST", format!("localhost:{}", self.apple_port)),
        ];
        let folders = [
            ("APNS_CERTIFICATE", self.identity[0]),
            ("APNS_CERTIFICATE_KEY", self.identity[1]),
            // The roots that Caddy trusts: Apple's stand-in has one of its own.
            ("SSL_CERT_FILE", "apple-root.pem"),
            ("XDG_DATA_HOME", "caddy"),
            ("XDG_CONFIG_HOME", "caddy"),
            ("HOME", "caddy"),
        ];
        command.env_clear().envs(settings).envs(folders.map(|(name, file)| (name, self.path(file))));
        let program = Program::listening("Caddy", &mut command, self.path("caddy.log"), self.ports.relay);
        assert!(std::net::TcpStream::connect(("127.0.0.1", self.ports.https)).is_ok(), "the public side");
        program
    }

    /// `workerd` with what an operator fills in.
    pub(crate) fn start_workerd(&mut self) {
        let relay = match self.mode {
            Mode::Certificate => self.ports.relay,
            Mode::Token { .. } => self.ports.token_relay,
        };
        let folder = self.folder.path();
        let config = self.parts.folder.join("workerd.capnp");
        let program = workerd(self.parts, folder, &config, &self.environment(), self.ports.worker, relay);
        self.workerd = Some(program);
    }

    fn environment(&self) -> String {
        let mode = match &self.mode {
            Mode::Certificate => vec![("APNS_MODE", "binding".to_owned())],
            Mode::Token { key, key_id } => vec![
                ("APNS_MODE", "token".to_owned()),
                ("APNS_KEY", key.trim().to_owned()),
                ("APNS_KEY_ID", (*key_id).to_owned()),
            ],
        };
        environment(self.parts, self.folder.path(), &self.origin(), mode)
    }

    /// Kills `workerd` without a warning and starts it again on the same data.
    pub(crate) fn loses_power(&mut self) {
        self.workerd.take().expect("it runs").kill();
        self.start_workerd();
    }

    /// The world for phones and issuers: https through Caddy, with an account.
    pub(crate) fn world(&self) -> HttpWorld {
        let without_account = self.world_for("", "");
        let request = AccountRequest { name: "Acme".to_owned(), ..AccountRequest::default() };
        let reply = without_account.send(post_json("/api/v1/accounts", ADMIN_SECRET, &request));
        let text = String::from_utf8_lossy(reply.body());
        let account: AccountReply = serde_json::from_str(&text)
            .unwrap_or_else(|_| panic!("no account: {} {text}\n{}", reply.status(), self.logs()));
        self.world_for(&account.api_key, &account.test_api_key)
    }

    /// The same without making an account.
    pub(crate) fn world_for(&self, api_key: &str, test_api_key: &str) -> HttpWorld {
        let phone = self.phone.as_ref().map(|(_, port)| *port).expect("it runs");
        let description = json!({
            "url": self.origin(), "reachedAt": format!("http://127.0.0.1:{phone}"), "apiKey": api_key,
            "testApiKey": test_api_key, "adminSecret": ADMIN_SECRET, "pushUrl": self.book.url(),
            "rootCertificate": self.path(ROOT_FILE),
        });
        let file = self.path("server.json");
        fs::write(&file, description.to_string()).expect("a description");
        HttpWorld::open(&file)
    }

    /// What the programs said.
    pub(crate) fn logs(&self) -> String {
        let programs = [&self.workerd, &self.caddy].into_iter().flatten();
        programs.map(Program::output).collect::<Vec<_>>().join("\n")
    }

    /// Starts Caddy again with another client certificate for Apple.
    pub(crate) fn relays_with(&mut self, identity: Identity) {
        self.identity = identity;
        self.caddy = None;
        self.caddy = Some(self.start_caddy());
    }

    /// A push through the relay, as `workerd` sends it: the status.
    pub(crate) fn relays(&self, token: &str) -> u16 {
        let agent: ureq::Agent = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(Duration::from_secs(20)))
            .build()
            .into();
        let address = format!("http://127.0.0.1:{}/3/device/{token}", self.ports.relay);
        let push = agent.post(address).header("host", "api.push.apple.com").header("apns-topic", "pass.a");
        push.send("{}").expect("an answer of the relay").status().as_u16()
    }

    /// A push straight to Apple's stand-in with files of this machine as identity: what came of it.
    pub(crate) fn pushes_directly(&self, identity: Option<Identity>) -> String {
        let origin = format!("https://localhost:{}", self.apple_port);
        let root = self.path("apple-root.pem").display().to_string();
        let mut arguments = vec![origin, root];
        let files = identity.into_iter().flatten();
        arguments.extend(files.map(|file| self.path(file).display().to_string()));
        let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
        let output = script("push-client.mjs", &arguments).output().expect("Node");
        String::from_utf8_lossy(&output.stdout).trim().to_owned()
    }
}

/// `workerd` alone, for what no phone and no push is needed for.
#[derive(Debug)]
pub(crate) struct Bare {
    program: Program,
    port: u16,
    _folder: TempDir,
}

impl Bare {
    /// Starts it with a configuration of its own.
    pub(crate) fn start(parts: &Parts, config: &str, base_url: &str) -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        pass_certificates(folder.path());
        // Beside the original: it names worker and pages by their place.
        let mut file = tempfile::Builder::new().suffix(".capnp").tempfile_in(&parts.folder).expect("a file");
        file.write_all(config.as_bytes()).expect("a configuration");
        let values = environment(parts, folder.path(), base_url, vec![("APNS_MODE", "off".to_owned())]);
        let port = free_port();
        let program = workerd(parts, folder.path(), file.path(), &values, port, free_port());
        Self { program, port, _folder: folder }
    }

    /// Where it listens.
    pub(crate) fn url(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// The operator's secret.
    pub(crate) fn admin_secret(&self) -> &'static str {
        ADMIN_SECRET
    }

    /// What it said.
    pub(crate) fn output(&self) -> String {
        self.program.output()
    }
}

/// The example of an environment, filled in.
fn environment(parts: &Parts, folder: &Path, base_url: &str, more: Vec<(&str, String)>) -> String {
    let pem = |file: &str| fs::read_to_string(folder.join(file)).expect("a certificate").trim().to_owned();
    let values = [
        ("PUBLIC_BASE_URL", base_url.to_owned()),
        ("ID_SECRET", ID_SECRET.to_owned()),
        ("ADMIN_SECRET", ADMIN_SECRET.to_owned()),
        ("PASS_CERTIFICATE", pem(CERTIFICATE_FILE)),
        ("PASS_PRIVATE_KEY", pem(KEY_FILE)),
        ("PASS_INTERMEDIATE", pem(INTERMEDIATE_FILE)),
        ("PUSH_RETRY_MILLIS", PUSH_RETRY_MILLIS.to_owned()),
    ];
    let example = parts.file("environment.example");
    values.into_iter().chain(more).fold(example, |text, (name, value)| fill(&text, name, &value))
}

/// `workerd` with the command line of the unit.
fn workerd(parts: &Parts, folder: &Path, config: &Path, environment: &str, port: u16, relay: u16) -> Program {
    let unit = parts.file("passwright.service");
    let data = folder.join("data");
    for state in state_folders(&unit) {
        fs::create_dir_all(data.join(state)).expect("a folder for data");
    }
    let values = folder.join("environment");
    fs::write(&values, environment).expect("the environment");
    let mut command = Command::new("sh");
    // systemd and shells read such a file alike.
    command.args(["-c", "set -a; . \"$0\"; exec \"$@\""]).arg(values);
    let installed = parts.folder.join("workerd.capnp").display().to_string();
    let words = command_line(&unit, &parts.folder, &data).into_iter();
    command.args(words.map(|word| if word == installed { config.display().to_string() } else { word }));
    command.arg(format!("--socket-addr=http=127.0.0.1:{port}"));
    command.arg(format!("--external-addr=apns=127.0.0.1:{relay}"));
    command.env_clear().env("PATH", "/usr/bin:/bin");
    command.current_dir(working_directory(&unit, &parts.folder));
    Program::listening("workerd", &mut command, folder.join("workerd.log"), port)
}

/// Everything that has to be certified: the pass, somebody else's pass, and Apple's stand-in.
fn certificates(folder: &Path) {
    let ours = pass_certificates(folder);
    let write = |name: &str, text: &str| fs::write(folder.join(name), text).expect("a file");
    write("push.pem", &format!("{}{}", ours.certificate, ours.intermediate));
    let foreign = DevelopmentCertificates::generate_p256(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER);
    let foreign = foreign.expect("certificates");
    write("foreign.pem", &format!("{}{}", foreign.certificate, foreign.intermediate));
    write("foreign.key.pem", &foreign.private_key);
    let mut root = CertificateParams::new(Vec::new()).expect("parameters");
    root.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    root.distinguished_name.push(DnType::CommonName, "Authority of the push server in tests");
    let key = KeyPair::generate().expect("a key");
    write("apple-root.pem", &root.self_signed(&key).expect("a certificate").pem());
    let issuer = Issuer::new(root, key);
    let key = KeyPair::generate().expect("a key");
    let server = CertificateParams::new(vec!["localhost".to_owned()]).expect("parameters");
    write("apple.pem", &server.signed_by(&key, &issuer).expect("a certificate").pem());
    write("apple.key.pem", &key.serialize_pem());
}

fn pass_certificates(folder: &Path) -> DevelopmentCertificates {
    let ours =
        DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).expect("certificates");
    ours.write(folder).expect("files");
    ours
}
