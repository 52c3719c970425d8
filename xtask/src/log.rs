//! The log of a server: a file, its last lines in memory, and standard output if wanted.

use std::collections::VecDeque;
use std::fs::File;
use std::io::{self, BufRead, BufReader, PipeReader, PipeWriter, Write};
use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use crate::files::{self, FileError};

/// Lines that an error shows.
const TAIL_LINES: usize = 30;

/// A log that programs can write into.
pub(crate) struct Log {
    writer: PipeWriter,
    shared: Arc<Shared>,
}

/// What the copying thread and the log's owner both see.
#[derive(Default)]
struct Shared {
    tail: Mutex<VecDeque<String>>,
    shown: AtomicBool,
}

impl Log {
    /// Starts a log file anew.
    ///
    /// # Errors
    /// The file cannot be written.
    pub(crate) fn create(path: &Path) -> Result<Self, FileError> {
        let failed = |source| FileError::Write { path: path.to_owned(), source };
        if let Some(folder) = path.parent() {
            files::create_folder(folder)?;
        }
        let file = File::create(path).map_err(failed)?;
        let (reader, writer) = io::pipe().map_err(failed)?;
        let shared = Arc::new(Shared::default());
        let copier = Arc::clone(&shared);
        thread::spawn(move || copy(reader, file, &copier));
        Ok(Self { writer, shared })
    }

    /// Sends both outputs of a program here.
    ///
    /// # Errors
    /// The pipe cannot be shared.
    pub(crate) fn attach(&self, command: &mut Command) -> Result<(), FileError> {
        let shared = || {
            self.writer
                .try_clone()
                .map_err(|source| FileError::Write { path: "the server's log".into(), source })
        };
        command.stdout(shared()?).stderr(shared()?);
        Ok(())
    }

    /// Repeats all further lines on standard output.
    pub(crate) fn show(&self) {
        self.shared.shown.store(true, Ordering::Relaxed);
    }

    /// The last lines.
    pub(crate) fn tail(&self) -> String {
        Vec::from(self.shared.lines().clone()).join("\n")
    }
}

impl Shared {
    fn lines(&self) -> MutexGuard<'_, VecDeque<String>> {
        self.tail.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn copy(reader: PipeReader, mut file: File, shared: &Shared) {
    for line in BufReader::new(reader).split(b'\n') {
        let Ok(line) = line else { return };
        let line = String::from_utf8_lossy(&line).trim_end().to_owned();
        // Neither a full disk nor a closed terminal may stop the server.
        let _ = writeln!(file, "{line}");
        if shared.shown.load(Ordering::Relaxed) && !line.is_empty() {
            let _ = writeln!(io::stdout(), "{line}");
        }
        let mut tail = shared.lines();
        if tail.len() == TAIL_LINES {
            tail.pop_front();
        }
        tail.push_back(line);
    }
}
