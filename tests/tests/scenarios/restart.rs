//! The whole server is killed between publishing and the push, and started again: the push goes out.
//!
//! It needs a server of its own: `PASSWRIGHT_XTASK` names the program that starts one (`xtask dev --as-built`).

use std::fs;
use std::net::{SocketAddr, TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

use nix::sys::signal::{Signal, killpg};
use nix::unistd::Pid;
use passwright_tests::iphone::{IPhone, Updates};
use passwright_tests::issuer::{Issuer, store_card};
use passwright_tests::world::{HttpWorld, World};
use serde_json::{Value, json};

/// How long a start may take on a loaded machine.
const START_PATIENCE: Duration = Duration::from_secs(180);
/// How long the ports may stay open after the kill.
const END_PATIENCE: Duration = Duration::from_secs(20);
/// A push that was under way when the server died waits for the end of its lease, 20 s.
const PUSH_PATIENCE: Duration = Duration::from_secs(60);
const POLL: Duration = Duration::from_millis(100);

/// A server that this test started, and ends with it.
struct OwnServer {
    xtask: Child,
    file: PathBuf,
    address: SocketAddr,
    group: Pid,
}

impl OwnServer {
    fn start(xtask: &Path, folder: &Path, port: u16) -> Self {
        let file = folder.join("server.json");
        let _ = fs::remove_file(&file);
        let mut command = Command::new(xtask);
        command.args(["dev", "--as-built", "--port", &port.to_string()]);
        command.arg("--state").arg(folder.join("state")).arg("--server-file").arg(&file);
        let log = fs::File::create(folder.join("log")).expect("a log file");
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(log);
        let xtask = command.spawn().expect("the program that starts servers");
        let address = SocketAddr::from(([127, 0, 0, 1], port));
        let mut server = Self { xtask, file, address, group: Pid::from_raw(0) };
        server.group = server.wait_until_it_answers();
        server
    }

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
                let pid = server["pid"].as_i64().and_then(|pid| i32::try_from(pid).ok()).expect("a pid");
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

    fn world(&self) -> HttpWorld {
        HttpWorld::open(&self.file)
    }

    /// Kills all of its processes and sees the port closed.
    fn kill(&mut self) {
        killpg(self.group, Signal::SIGKILL).expect("the group is there");
        let start = Instant::now();
        while self.is_open() {
            assert!(start.elapsed() < END_PATIENCE, "the port is still open");
            sleep(POLL);
        }
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

/// Publish, kill everything with SIGKILL, start again: registration, version and push are all there.
pub(crate) fn a_killed_server_loses_nothing(xtask: &Path) {
    let folder = tempfile::tempdir().expect("a folder");
    let port = free_port();
    let mut server = OwnServer::start(xtask, folder.path(), port);
    let before = server.world();
    let issuer = Issuer::first(&before);
    let published = issuer.publishes(&store_card("1"));
    let phone = IPhone::new(&before);
    let mut pass = phone.installs_from(&published.landing_url);
    assert_eq!(phone.registers(&pass), 201);
    let pass_type = pass.text("/passTypeIdentifier");
    assert_eq!(phone.checks_for_updates(&pass_type), Updates::Passes(vec![pass.serial()]));
    // Apple takes nothing until the kill, so no push can have gone out before it.
    let busy: Vec<Value> = (0..50).map(|_| json!({ "reply": "serviceUnavailable" })).collect();
    before.script_pushes(&phone.push_token(), Value::from(busy));
    assert_eq!(issuer.republishes(&published, &store_card("2")).version, 2);
    server.kill();
    drop(server);

    let server = OwnServer::start(xtask, folder.path(), port);
    let after = server.world();
    let phone = phone.in_world(&after);
    let start = Instant::now();
    while after.wait_for_pushes(&phone.push_token(), 1).is_empty() {
        assert!(start.elapsed() < PUSH_PATIENCE, "the push was lost");
    }
    assert!(phone.follows_a_push(&mut pass));
    assert_eq!(pass.balance(), "2");
}
