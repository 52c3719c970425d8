//! Programs that run beside a test and end with it.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a program may take until it listens, on a machine that also compiles.
const PATIENCE: Duration = Duration::from_secs(30);
const POLL: Duration = Duration::from_millis(20);

/// A running program; it is killed when this is dropped.
#[derive(Debug)]
pub(crate) struct Program {
    name: &'static str,
    child: Child,
    log: PathBuf,
}

impl Program {
    /// Starts a program whose output goes into a file, and waits until it listens on a port.
    pub(crate) fn listening(name: &'static str, command: &mut Command, log: PathBuf, port: u16) -> Self {
        let file = File::options().append(true).create(true).open(&log).expect("a log");
        let child = command.stdin(Stdio::null()).stdout(file.try_clone().expect("the log")).stderr(file);
        let mut program = Self { name, child: child.spawn().expect(name), log };
        let start = Instant::now();
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let ended = program.child.try_wait().expect("its state");
            assert!(ended.is_none(), "{name} ended: {}", program.output());
            assert!(start.elapsed() < PATIENCE, "{name} does not listen: {}", program.output());
            sleep(POLL);
        }
        program
    }

    /// Starts a script of `tests/wire`, whose first line of output is the port on which it listens.
    pub(crate) fn script(name: &'static str, arguments: &[&str], log: PathBuf) -> (Self, u16) {
        let file = File::create(&log).expect("a log");
        let mut command = script(name, arguments);
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(file).spawn().expect("Node");
        let mut line = String::new();
        BufReader::new(child.stdout.take().expect("its output")).read_line(&mut line).expect("a line");
        let program = Self { name, child, log };
        let port = line.trim().parse();
        let port = port.unwrap_or_else(|_| panic!("{name} did not start: {line} {}", program.output()));
        (program, port)
    }

    /// What it said.
    pub(crate) fn output(&self) -> String {
        fs::read_to_string(&self.log).unwrap_or_default()
    }

    /// Ends it without a warning, as a power cut does.
    pub(crate) fn kill(mut self) {
        self.child.kill().unwrap_or_else(|error| panic!("{}: {error}", self.name));
        self.child.wait().expect("its end");
    }
}

impl Drop for Program {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// A script of `tests/wire` under the project's own Node.
pub(crate) fn script(name: &str, arguments: &[&str]) -> Command {
    let tests = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(tests.join("../node_modules/.bin/node"));
    command.arg(tests.join("wire").join(name)).args(arguments);
    command
}

/// A port that nobody uses now.
pub(crate) fn free_port() -> u16 {
    let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a free port");
    listener.local_addr().expect("its address").port()
}
