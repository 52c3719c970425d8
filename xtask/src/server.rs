//! One development server: the fake push server and what runs the worker, in one process group.
//!
//! In scope: starting, waiting until it answers, the first account, the description file, stopping.
//! Out of scope: builds (`setup`), what runs the worker (`runtime`) and what is stored (`state`).

use std::io::{BufRead, BufReader};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::certificates::Certificates;
use crate::error::XtaskError;
use crate::group::Group;
use crate::log::Log;
use crate::process::ProcessError;
use crate::progress::{DONE, Progress};
use crate::runtime::Runtime;
use crate::server_file::ServerFile;
use crate::state::{Account, State};
use crate::{interrupt, native};

/// Longest start of wrangler that was seen is 10 s, on a machine that also compiled.
const START_LIMIT: Duration = Duration::from_secs(90);
/// How long the port may stay open after all processes have ended.
const CLOSE_LIMIT: Duration = Duration::from_secs(5);
/// How often the server is asked.
const POLL: Duration = Duration::from_millis(100);
/// Longest single answer while the server starts.
const ANSWER_LIMIT: Duration = Duration::from_secs(20);

/// Why the server is not there.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum ServerError {
    /// It ended while it started, or later.
    #[error("the server ended by itself; the end of its log:\n{log}")]
    Ended {
        /// Last lines of the log.
        log: String,
    },
    /// It did not answer in time.
    #[error("the server did not answer within {seconds} s; the end of its log:\n{log}")]
    Silent {
        /// How long was waited.
        seconds: u64,
        /// Last lines of the log.
        log: String,
    },
    /// The fake push server did not say where it listens.
    #[error("the fake push server did not start: {said:?}")]
    NoPushServer {
        /// What it said instead.
        said: String,
    },
    /// The worker did not make the first account.
    #[error("the worker did not make the first account: {reason}; the end of its log:\n{log}")]
    NoAccount {
        /// What it answered.
        reason: String,
        /// Last lines of the log.
        log: String,
    },
}

/// What a server is started with.
pub(crate) struct ServerPlan {
    /// Port on 127.0.0.1.
    pub(crate) port: u16,
    /// State directory.
    pub(crate) state: PathBuf,
    /// Where its description is written.
    pub(crate) server_file: PathBuf,
    /// A push server that runs already; without one the server brings its own.
    pub(crate) push_url: Option<String>,
    /// Variables of the worker besides those of every development server.
    pub(crate) variables: Vec<(String, String)>,
    /// What runs the worker.
    pub(crate) runtime: Runtime,
}

impl ServerPlan {
    /// A server with nothing special about it.
    pub(crate) fn new(port: u16, state: PathBuf, server_file: PathBuf) -> Self {
        let (push_url, variables) = (None, Vec::new());
        Self { port, state, server_file, push_url, variables, runtime: Runtime::Wrangler }
    }
}

/// A running server; its processes end when this is dropped.
pub(crate) struct Server {
    group: Group,
    log: Log,
    port: u16,
    description: ServerFile,
    server_file: PathBuf,
}

impl Server {
    /// Starts everything and waits until the first account exists.
    ///
    /// # Errors
    /// The state directory is in use, a program does not start, or the worker does not answer.
    pub(crate) fn start(plan: &ServerPlan, certificates: &Certificates) -> Result<Self, XtaskError> {
        let progress = Progress::start("Starting the server");
        let started = Self::start_all(plan, certificates);
        progress.finish(if started.is_ok() { DONE } else { "failed" });
        started
    }

    fn start_all(plan: &ServerPlan, certificates: &Certificates) -> Result<Self, XtaskError> {
        let (mut state, lock) = State::open(&plan.state)?;
        let mut group = Group::start(lock)?;
        let push_url = match &plan.push_url {
            Some(url) => url.clone(),
            None => start_push_server(&mut group)?,
        };
        let address = format!("http://127.0.0.1:{}", plan.port);
        let log = Log::create(&state.path("server.log"))?;
        let mut command = plan.runtime.command(plan, &state, certificates, &push_url)?;
        log.attach(&mut command)?;
        group.spawn(plan.runtime.name(), &mut command)?;
        // The command keeps the writing end of the log's pipe open.
        drop(command);
        wait_until_ready(&mut group, &log, &address)?;
        let account = first_account(&mut state, &log, &address)?;
        let description = ServerFile {
            url: plan.runtime.origin(plan.port),
            reached_at: address,
            api_key: account.api_key,
            test_api_key: account.test_api_key,
            admin_secret: state.memory.admin_secret.clone(),
            root_certificate: certificates.root_file.to_string_lossy().into_owned(),
            push_url,
            pid: group.leader(),
        };
        description.write(&plan.server_file)?;
        Ok(Self { group, log, port: plan.port, description, server_file: plan.server_file.clone() })
    }

    /// What a developer wants to know first.
    pub(crate) fn announcement(&self) -> String {
        let ServerFile { url, api_key, test_api_key, push_url, .. } = &self.description;
        let file = self.server_file.display();
        format!(
            "\nPasswright is running.\n\n  Editor       {url}/#key={api_key}\n  Address      {url}\n  \
             API key      {api_key}\n  Test key     {test_api_key}\n  Push server  {push_url}/control/pushes\n  \
             Details      {file}\n\nPress Ctrl-C to stop.\n"
        )
    }

    /// Repeats the log on standard output from now on.
    pub(crate) fn show_log(&self) {
        self.log.show();
    }

    /// Where the description was written.
    pub(crate) fn file(&self) -> &Path {
        &self.server_file
    }

    /// Whether all processes are still there.
    pub(crate) fn is_alive(&mut self) -> bool {
        self.group.is_alive()
    }

    /// The last lines of its log.
    pub(crate) fn log_tail(&self) -> String {
        self.log.tail()
    }

    /// Ends all processes and waits until the port is closed.
    pub(crate) fn stop(self) {
        drop(self.group);
        // A description of a server that is gone would mislead whoever reads it.
        let _ = std::fs::remove_file(&self.server_file);
        let deadline = Instant::now() + CLOSE_LIMIT;
        while Instant::now() < deadline && is_open(self.port) {
            thread::sleep(POLL);
        }
    }
}

fn is_open(port: u16) -> bool {
    TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_ok()
}

/// Starts the fake push server and gives its origin, which is its first line of output.
fn start_push_server(group: &mut Group) -> Result<String, XtaskError> {
    let mut command = Command::new(native::push_server());
    command.stdin(Stdio::null()).stdout(Stdio::piped());
    let number = group.spawn("the fake push server", &mut command)?;
    let mut said = String::new();
    if let Some(output) = group.member(number).and_then(|child| child.stdout.take()) {
        // A server that says nothing leaves the text empty, which the next line notices.
        let _ = BufReader::new(output).read_line(&mut said);
    }
    let said = said.trim().to_owned();
    if said.starts_with("http://") { Ok(said) } else { Err(ServerError::NoPushServer { said }.into()) }
}

fn agent() -> ureq::Agent {
    ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(ANSWER_LIMIT))
        .build()
        .into()
}

fn wait_until_ready(group: &mut Group, log: &Log, url: &str) -> Result<(), XtaskError> {
    let agent = agent();
    let deadline = Instant::now() + START_LIMIT;
    while Instant::now() < deadline {
        if interrupt::requested() {
            return Err(ProcessError::Interrupted.into());
        }
        if !group.is_alive() {
            return Err(ServerError::Ended { log: log.tail() }.into());
        }
        // Any answer will do: what health says is the worker's business, that it says something is ours.
        if agent.get(format!("{url}/api/health")).call().is_ok() {
            return Ok(());
        }
        thread::sleep(POLL);
    }
    let seconds = START_LIMIT.as_secs();
    let log = log.tail();
    Err(ServerError::Silent { seconds, log }.into())
}

/// The account of the state directory, made at its first start.
fn first_account(state: &mut State, log: &Log, url: &str) -> Result<Account, XtaskError> {
    if let Some(account) = &state.memory.account {
        return Ok(account.clone());
    }
    let made = agent()
        .post(format!("{url}/api/v1/accounts"))
        .header("Authorization", format!("Bearer {}", state.memory.admin_secret))
        .send_json(json!({ "name": "Development" }));
    let refused = |reason: String| ServerError::NoAccount { reason, log: log.tail() };
    let mut response = made.map_err(|error| refused(error.to_string()))?;
    let status = response.status();
    let text = response.body_mut().read_to_string().map_err(|error| refused(error.to_string()))?;
    let account: Account = serde_json::from_str(&text).map_err(|_| refused(format!("{status} {text}")))?;
    state.memory.account = Some(account.clone());
    state.save()?;
    Ok(account)
}
