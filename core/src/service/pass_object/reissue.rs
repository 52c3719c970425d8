//! A new design or new values for a pass that was made of a template.
//!
//! The pass fills itself in: what its person's values are is known here alone, so no design ever overwrites them.

use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::super::file_rows;
use super::super::issue::{self, ServerKeys};
use super::super::ports::{Ports, Storage};
use super::super::refusal::Failure;
use super::super::template_fill::{Share, Unknown, fill};
use super::super::wire::Message;
use super::changes::differences;
use super::{Reissue, personalization, source, store};
use crate::api::PassStatus;
use crate::bundle::{Bundle, PASS_FILE};
use crate::document::Document;

/// The reply to [`Reissue`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Reissued {
    /// The pass has it now, or had it before.
    Done,
    /// A value is missing or does not fit; the pass stays as it was.
    Unfit {
        /// Why, in a sentence.
        reason: String,
    },
    /// There is no such pass, or not yet.
    Absent,
    /// It was revoked, which is final.
    Revoked,
    /// It has a newer design already.
    Outdated,
    /// It does not belong to the template any more: somebody published a file of their own in its place.
    Elsewhere,
}

/// Fills the design in and makes a version of it when something is different.
pub(super) fn run<S: Storage, P: Ports>(
    storage: &S,
    ports: &P,
    message: Message,
) -> Result<Reissued, Failure> {
    let asked = message.command::<Reissue>()?;
    // Nothing here waits, so nothing comes between these reads and the transaction.
    let Some(head) = store::head(storage)? else { return Ok(Reissued::Absent) };
    if head.status == PassStatus::Revoked {
        return Ok(Reissued::Revoked);
    }
    let Some(mut share) = source::read(storage)?.and_then(|source| Share::of_source(&source)) else {
        return Ok(Reissued::Elsewhere);
    };
    let (values, unknown) = match asked.values {
        None if share.revision >= asked.revision => return Ok(Reissued::Done),
        Some(_) if share.revision > asked.revision => return Ok(Reissued::Outdated),
        None => (share.values.clone(), Unknown::LeaveOut),
        Some(changed) => (with(share.values.clone(), changed), Unknown::Refuse),
    };
    let mut files = file_rows::of_message(asked.files, message.blobs);
    personalization::drop_form_if_filled_in(storage, &mut files)?;
    let mut bundle = bundle_of(&files)?;
    let keys = ServerKeys {
        serial: head.serial.clone(),
        token: head.token.clone(),
        pass_type: head.pass_type.clone(),
        team: head.team.clone(),
    };
    match fill(&bundle, &values, &keys.serial, &keys.token, unknown) {
        Ok(document) => *bundle.document_mut() = document,
        Err(reason) => return Ok(Reissued::Unfit { reason }),
    }
    if let Err(refusal) = issue::complete(ports, &mut bundle, &keys) {
        return Ok(Reissued::Unfit { reason: refusal.message });
    }
    share.values = values;
    share.revision = asked.revision;
    let kept = share.to_source()?;
    let names = issue::file_names(&bundle);
    let files = file_rows::of_message(names, issue::parts(&bundle));
    let (facts, by, now) = (issue::facts(&bundle), asked.by, ports.now());
    storage.transaction(move |storage| {
        source::keep(storage, Some(kept))?;
        let changed = differences(&file_rows::read(storage)?.unwrap_or_default(), &files)?;
        if !changed.is_empty() {
            store::next_version(storage, &head, &files, &facts, by, &changed, now)?;
        }
        Ok(Reissued::Done)
    })
}

/// Values with some of them changed; `null` takes one away.
fn with(mut values: Map<String, Value>, changed: Map<String, Value>) -> Map<String, Value> {
    for (name, value) in changed {
        if value.is_null() {
            values.shift_remove(&name);
        } else {
            values.insert(name, value);
        }
    }
    values
}

fn bundle_of(files: &file_rows::Files) -> Result<Bundle, Failure> {
    let document = files.iter().find(|(name, _)| name == PASS_FILE).map(|(_, bytes)| bytes.as_slice());
    let mut bundle = Bundle::new(Document::parse(document.unwrap_or_default())?);
    for (name, bytes) in files.iter().filter(|(name, _)| name != PASS_FILE) {
        bundle.put_file(name, bytes.clone());
    }
    Ok(bundle)
}
