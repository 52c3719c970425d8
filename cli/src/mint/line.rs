//! The line: rows in, passes out, over several threads with short queues between them.

use std::collections::HashMap;
use std::collections::hash_map::Entry as MapEntry;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use passwright_core::ids::InvalidIdError;
use passwright_core::mint::{FillError, Form, Given, Mint, Own};
use passwright_core::signature::Signer;
use passwright_core::time::Timestamp;

use super::Tally;
use super::data::Data;
use super::journal::{Book, Digest, Entry, Journal, Made, digest, file_name};
use super::press::Job;
use super::progress::Progress;
use super::row::{Row, RowError};
use crate::error::CommandError;

/// Planned passes and results that wait for each thread: enough that no core waits, few enough that memory stays flat.
const QUEUE_LENGTH: usize = 16;

/// What all threads share.
pub(super) struct Line<'a, S> {
    pub(super) form: &'a Form,
    pub(super) mint: &'a Mint,
    pub(super) signer: &'a S,
    /// The names of the shared files.
    pub(super) names: &'a [&'a str],
    pub(super) now: &'a (dyn Fn() -> Timestamp + Sync),
}

/// What became of a row.
#[derive(Debug)]
pub(super) enum Event {
    /// Its pass was made.
    Made(Entry),
    /// Its pass is there from an earlier run.
    There,
    /// It makes no pass.
    Bad(Vec<RowError>),
    /// Nothing can be made any more.
    Failed(CommandError),
}

impl<S: Signer + Sync> Line<'_, S> {
    /// Makes all passes that are missing.
    pub(super) fn run(
        &self,
        data: &Data,
        journal: Journal,
        threads: usize,
        shows_bar: bool,
    ) -> Result<Tally, CommandError> {
        let Journal { made, mut book } = journal;
        let stop = AtomicBool::new(false);
        let (plan, planned) = sync_channel::<Job>(threads * QUEUE_LENGTH);
        let planned = Mutex::new(planned);
        let (tell, told) = sync_channel::<Event>(threads * QUEUE_LENGTH);
        let mut progress = Progress::new(data.rows(), shows_bar);
        let done = std::thread::scope(|scope| {
            for _ in 0..threads {
                let tell = tell.clone();
                scope.spawn(|| self.work(&planned, tell, made.folder(), &stop));
            }
            scope.spawn(|| self.plan(data, &made, plan, tell, &stop));
            let done = keep(&told, &mut book, &mut progress);
            stop.store(true, Ordering::Relaxed);
            // Threads that wait to tell something find out that nobody listens.
            drop(told);
            done
        });
        progress.finish();
        let tally = done?;
        book.close()?;
        Ok(tally)
    }

    /// One thread that makes passes until there are none left.
    fn work(
        &self,
        planned: &Mutex<Receiver<Job>>,
        tell: SyncSender<Event>,
        folder: &std::path::Path,
        stop: &AtomicBool,
    ) {
        let mut press = self.mint.press(self.signer);
        // Another thread that panicked leaves the queue as it is: a lock is all that it held.
        let next = || planned.lock().unwrap_or_else(std::sync::PoisonError::into_inner).recv();
        while let Ok(job) = next() {
            if stop.load(Ordering::Relaxed) || tell.send(self.make(&mut press, folder, &job)).is_err() {
                // The queue has to run dry, or the thread that plans would wait for ever.
                stop.store(true, Ordering::Relaxed);
            }
        }
    }

    /// The thread that reads rows and knows what has to be made.
    fn plan(
        &self,
        data: &Data,
        made: &Made,
        plan: SyncSender<Job>,
        tell: SyncSender<Event>,
        stop: &AtomicBool,
    ) {
        let mut planner =
            Planner { form: self.form, made, columns: columns_digest(data), seen: HashMap::new() };
        let read = data.read(&mut |row| {
            let heard = match row.and_then(|row| planner.look_at(row)) {
                Ok(Some(job)) => plan.send(job).is_ok(),
                Ok(None) => tell.send(Event::There).is_ok(),
                Err(error) => tell.send(Event::Bad(vec![error])).is_ok(),
            };
            heard && !stop.load(Ordering::Relaxed)
        });
        if let Err(error) = read {
            // Nobody listens any more when another error came first.
            let _ = tell.send(Event::Failed(error));
        }
    }
}

/// Keeps the journal and shows the progress, until all threads are done or one thing failed.
fn keep(told: &Receiver<Event>, book: &mut Book, progress: &mut Progress) -> Result<Tally, CommandError> {
    let mut tally = Tally::default();
    while let Ok(event) = told.recv() {
        match event {
            Event::Made(entry) => {
                book.note(&entry)?;
                tally.made += 1;
            }
            Event::There => tally.there += 1,
            Event::Bad(errors) => {
                tally.bad += 1;
                for error in errors {
                    book.list(&error)?;
                    progress.tell(&error);
                }
            }
            Event::Failed(error) => return Err(error),
        }
        progress.step(tally.made);
    }
    Ok(tally)
}

fn columns_digest(data: &Data) -> Digest {
    let names: Vec<&[u8]> = data.columns().iter().map(String::as_bytes).collect();
    digest(&names)
}

/// Knows which rows came by.
struct Planner<'a> {
    form: &'a Form,
    made: &'a Made,
    columns: Digest,
    /// Whose passes came by: the row of a serial number, or how often the same values came.
    seen: HashMap<Digest, u64>,
}

impl Planner<'_> {
    /// The pass of a row, unless it is there; or what is wrong with the row.
    fn look_at(&mut self, row: Row) -> Result<Option<Job>, RowError> {
        let given = row.values.given();
        let of = |error: FillError| RowError::of(row.number, &error);
        let content = digest(&[&self.columns, &row.values.to_bytes()]);
        let serial = self.form.serial_number(&given).map_err(of)?;
        let key = match &serial {
            Some(serial) => self.only(serial.as_str(), row.number)?,
            None => self.next_of(&content),
        };
        let own = self.own(serial, &given, &key, row.number)?;
        let file = file_name(&own.serial_number);
        if self.made.has(&key, &content, &file) {
            return Ok(None);
        }
        Ok(Some(Job { row, own, file, key, content }))
    }

    /// The key of a serial number, which must not have come before.
    fn only(&mut self, serial: &str, row: u64) -> Result<Digest, RowError> {
        let key = digest(&[b"serial number", serial.as_bytes()]);
        match self.seen.entry(key) {
            MapEntry::Occupied(first) => {
                let sentence = format!("the serial number `{serial}` is that of row {} already", first.get());
                Err(RowError::new(row, sentence))
            }
            MapEntry::Vacant(place) => {
                place.insert(row);
                Ok(key)
            }
        }
    }

    /// The key of a row without a serial number: its values, and how often they came before.
    fn next_of(&mut self, content: &Digest) -> Digest {
        let count = self.seen.entry(*content).or_default();
        *count += 1;
        digest(&[b"values", content, &count.to_le_bytes()])
    }

    fn own(
        &self,
        serial: Option<passwright_core::ids::SerialNumber>,
        given: &[Given<'_>],
        key: &Digest,
        row: u64,
    ) -> Result<Own, RowError> {
        let of = |error: FillError| RowError::of(row, &error);
        let derived = |error: InvalidIdError| RowError::new(row, error.to_string());
        let serial_number = serial.map_or_else(|| self.made.serial_number(key).map_err(derived), Ok)?;
        let authentication_token = match self.form.authentication_token(given).map_err(of)? {
            None if self.form.wants_token() => Some(self.made.authentication_token(key).map_err(derived)?),
            given => given,
        };
        Ok(Own { serial_number, authentication_token })
    }
}
