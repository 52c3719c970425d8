//! One thread of the line: takes planned passes, and fills, checks, signs and writes each.

use passwright_core::document::Document;
use passwright_core::ids::SerialNumber;
use passwright_core::mint::{FillError, Own, Press};
use passwright_core::signature::Signer;
use passwright_core::time::Timestamp;
use passwright_core::validate::{FileFact, Severity, Subject, Target, validate};

use super::error::MintCommandError;
use super::journal::{Digest, Entry, hex, write_whole};
use super::line::{Event, Line};
use super::row::{Row, RowError};
use crate::error::CommandError;

/// A pass that is to be made.
#[derive(Debug)]
pub(super) struct Job {
    pub(super) row: Row,
    pub(super) own: Own,
    pub(super) file: String,
    pub(super) key: Digest,
    pub(super) content: Digest,
}

impl<S: Signer + Sync> Line<'_, S> {
    /// Makes one pass.
    pub(super) fn make(&self, press: &mut Press<'_, S>, folder: &std::path::Path, job: &Job) -> Event {
        let now = (self.now)();
        match self.document(job, now) {
            Err(errors) => Event::Bad(errors),
            Ok(document) => match self.write(press, folder, job, document, now) {
                Ok(entry) => Event::Made(entry),
                Err(error) => Event::Failed(error),
            },
        }
    }

    /// The document of one pass, if an iPhone takes it.
    fn document(&self, job: &Job, now: Timestamp) -> Result<Vec<u8>, Vec<RowError>> {
        let number = job.row.number;
        let of = |errors: Vec<FillError>| -> Vec<RowError> {
            errors.iter().map(|error| RowError::of(number, error)).collect()
        };
        let bytes = self.form.fill(&job.row.values.given(), &job.own).map_err(of)?;
        let document =
            Document::parse(&bytes).map_err(|error| vec![RowError::new(number, error.to_string())])?;
        // The pictures are the template's, which was checked as a whole.
        let files: Vec<FileFact<'_>> = self.names.iter().map(|name| FileFact { name, bytes: None }).collect();
        let subject = Subject {
            document: &document,
            files: &files,
            now,
            target: Target::All,
            allow_loopback_http: false,
        };
        let errors: Vec<RowError> = validate(&subject)
            .into_iter()
            .filter(|problem| problem.severity == Severity::Blocks)
            .map(|problem| RowError {
                row: number,
                column: self.form.column_at(&problem.path).map(str::to_owned),
                sentence: problem.message,
            })
            .collect();
        if errors.is_empty() { Ok(bytes) } else { Err(errors) }
    }

    fn write(
        &self,
        press: &mut Press<'_, S>,
        folder: &std::path::Path,
        job: &Job,
        document: Vec<u8>,
        now: Timestamp,
    ) -> Result<Entry, CommandError> {
        let file = pollster::block_on(press.make(document, now)).map_err(MintCommandError::from)?;
        write_whole(folder, &job.file, file)?;
        Ok(Entry {
            row: job.row.number,
            serial_number: SerialNumber::as_str(&job.own.serial_number).to_owned(),
            file: job.file.clone(),
            bytes: file.len() as u64,
            key: hex(&job.key),
            content: hex(&job.content),
        })
    }
}
