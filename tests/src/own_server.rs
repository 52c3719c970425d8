//! A server that a test starts for itself, kills with all of its processes, and starts again on what it had stored.
//!
//! In scope: the processes. Out of scope: what is asked of the server (see `world`). It is started by the program that developers use, `xtask dev
//! --as-built`.
#![allow(clippy::expect_used, clippy::panic, clippy::missing_panics_doc)] // A server that does not start ends the test.

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use serde_json::Value;

use crate::world::HttpWorld;

/// How long a start may take on a loaded machine.
const START_PATIENCE: Duration = Duration::from_secs(180);
/// How long the ports may stay open after the kill.
const END_PATIENCE: Duration = Duration::from_secs(20);
const POLL: Duration = Duration::from_millis(50);

/// How a server is started, each time alike.
#[derive(Debug, Clone)]
pub struct Launch {
    /// The program that starts servers.
    pub xtask: PathBuf,
    /// Where its state, its description and its log are.
    pub folder: PathBuf,
    /// The port, which passes carry for life.
    pub port: u16,
    /// A push service that outlives the server, instead of one of its own.
    pub push_url: Option<String>,
    /// Variables of the worker besides those of every development server.
    pub variables: Vec<(&'static str, String)>,
}

impl Launch {
    /// A server with nothing special about it.
    #[must_use]
    pub fn new(xtask: &Path, folder: &Path) -> Self {
        let (xtask, folder) = (xtask.to_owned(), folder.to_owned());
        Self { xtask, folder, port: free_port(), push_url: None, variables: Vec::new() }
    }

    /// Starts it and waits until it answers.
    #[must_use]
    pub fn start(&self) -> OwnServer {
        let file = self.folder.join("server.json");
        // What an earlier start left would be taken for the description of this one.
        let _ = fs::remove_file(&file);
        let mut command = Command::new(&self.xtask);
        command.args(["dev", "--as-built", "--port", &self.port.to_string()]);
        command.arg("--state").arg(self.folder.join("state")).arg("--server-file").arg(&file);
        if let Some(url) = &self.push_url {
            command.args(["--push-url", url]);
        }
        for (name, value) in &self.variables {
            command.arg("--var").arg(format!("{name}={value}"));
        }
        let log = fs::File::create(self.folder.join("log")).expect("a log file");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let xtask = command.spawn().expect("the program that starts servers");
        let address = SocketAddr::from(([127, 0, 0, 1], self.port));
        let mut server = OwnServer { xtask, file, address, group: Pid::from_raw(0) };
        server.group = server.wait_until_it_answers();
        server
    }
}

/// A server that this process started, and ends with it.
#[derive(Debug)]
pub struct OwnServer {
    xtask: Child,
    file: PathBuf,
    address: SocketAddr,
    group: Pid,
}

impl OwnServer {
    fn wait_until_it_answers(&mut self) -> Pid {
        let start = Instant::now();
        while start.elapsed() < START_PATIENCE {
            if let Some(status) = self.xtask.try_wait().expect("a child of ours") {
                let log = fs::read_to_string(self.file.with_file_name("log")).unwrap_or_default();
                panic!("the server did not start: {status}\n{log}");
            }
            if self.file.is_file() && self.is_open() {
                let text = fs::read(&self.file).expect("server.json");
                let server: Value = serde_json::from_slice(&text).expect("JSON");
                let pid = server
                    .get("pid")
                    .and_then(Value::as_i64)
                    .and_then(|pid| i32::try_from(pid).ok())
                    .expect("a pid");
                assert!(pid > 1, "a group of its own");
                return Pid::from_raw(pid);
            }
            sleep(POLL);
        }
        panic!("the server did not start within {START_PATIENCE:?}");
    }

    fn is_open(&self) -> bool {
        TcpStream::connect_timeout(&self.address, Duration::from_secs(1)).is_ok()
    }

    /// The server as a place for scenarios.
    #[must_use]
    pub fn world(&self) -> HttpWorld {
        HttpWorld::open(&self.file)
    }

    /// Kills all of its processes with SIGKILL and sees the port closed.
    pub fn kill(mut self) {
        killpg(self.group, Signal::SIGKILL).expect("the group is there");
        let start = Instant::now();
        while self.is_open() {
            assert!(start.elapsed() < END_PATIENCE, "the port is still open");
            sleep(POLL);
        }
        // Its number may be given to others from now on.
        self.group = Pid::from_raw(0);
        // It sees that its server is gone and ends by itself.
        let _ = self.xtask.wait();
    }
}

impl Drop for OwnServer {
    fn drop(&mut self) {
        if self.group.as_raw() > 1 {
            let _ = killpg(self.group, Signal::SIGKILL);
        } else {
            let _ = self.xtask.kill();
        }
        let _ = self.xtask.wait();
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
