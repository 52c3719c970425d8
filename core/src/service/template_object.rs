//! The object of one template: a design that many people receive, who received it, and the walk that brings a new design to all of them.
//!
//! In scope: the commands and who handles them. Out of scope: the values of a person (each pass keeps its own), HTTP (see `templates`).
//! A new design and the beginning of its walk are one transaction; the walk keeps its place in a row, so it goes on after any crash.

use serde::{Deserialize, Serialize};

use super::file_rows;
use super::ids::{AccountId, TemplateId};
use super::pass_object::Facts;
use super::ports::{ObjectKind, Ports, Storage};
use super::refusal::Failure;
use super::rows::prepare;
use super::wire::{Answer, Command, Message, command, reply};
use crate::ids::SerialNumber;
use crate::time::Timestamp;

mod backup;
mod reissue;
mod schema;
mod store;

/// What is told of a template without opening its files.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TemplateHead {
    /// Its id.
    pub template: TemplateId,
    /// Whose it is.
    pub account: AccountId,
    /// 1 at first, one more for each new design.
    pub revision: u64,
    /// Whether somebody can still receive it.
    pub is_open: bool,
    /// What lists call it.
    pub facts: Facts,
    /// The names of its placeholders.
    pub placeholders: Vec<String>,
    /// When it was made.
    pub created_at: Timestamp,
    /// When the design was changed last.
    pub updated_at: Timestamp,
    /// How many passes were made of it.
    pub passes: u64,
    /// How far the present design has come.
    pub reissue: Progress,
}

/// How far a design has come to those who have an earlier one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Progress {
    /// Whether the walk is at its end.
    pub is_done: bool,
    /// Passes that have it.
    pub reached: u64,
    /// Passes that could not take it, because a value is missing or does not fit; they keep the earlier one.
    pub failed: u64,
}

pub use backup::{TemplateMember, TemplateRecord};

const OBJECT_KIND: ObjectKind = ObjectKind::Template;

command!(
    /// Stores a new template. Blobs: the document, then the files named here. Asked again it answers the same.
    CreateTemplate {
        /// Its id.
        template: TemplateId,
        /// Whose it is.
        account: AccountId,
        /// What lists say.
        facts: Facts,
        /// The names of its placeholders.
        placeholders: Vec<String>,
        /// The file names.
        files: Vec<String>,
    } -> TemplateHead
);
command!(
    /// Stores a new design and begins to bring it to everybody. Blobs as for [`CreateTemplate`].
    ReplaceTemplate {
        /// What lists say.
        facts: Facts,
        /// The names of its placeholders.
        placeholders: Vec<String>,
        /// The file names.
        files: Vec<String>,
        /// What may be shown of the key that asked.
        by: String,
    } -> Option<TemplateHead>
);
command!(
    /// Asks what is known.
    ReadTemplate {} -> Option<TemplateHead>
);
command!(
    /// Asks for the design. Blobs: the document, then the files named in the reply.
    ReadDesign {} -> Option<Design>
);
command!(
    /// Notes a serial number before its pass is stored, so that no new design misses it.
    AddMember {
        /// The serial number.
        serial: SerialNumber,
        /// Whether somebody from outside asks, who counts against the limit of an hour.
        from_outside: bool,
    } -> Added
);
command!(
    /// Forgets a pass that was erased or came to nothing.
    RemoveMember {
        /// The serial number.
        serial: SerialNumber,
    } -> ()
);
command!(
    /// Lists passes, newest first.
    ListMembers {
        /// The place after which to start.
        after: Option<u64>,
        /// How many at most.
        limit: u64,
    } -> Members
);
command!(
    /// Closes the join link; passes that were made stay.
    CloseTemplate {} -> Option<TemplateHead>
);

command!(
    /// Asks for everything, for an export.
    ExportTemplate {} -> Option<TemplateRecord>
);
command!(
    /// Asks for one file; `false` when there is none. A blob: its bytes.
    ReadTemplateFile {
        /// 0 for the document.
        position: u64,
    } -> bool
);
command!(
    /// Asks for passes in the order of joining, for an export.
    ExportTemplateMembers {
        /// Only those after this place.
        after: u64,
        /// How many at most.
        limit: u64,
    } -> Vec<TemplateMember>
);
command!(
    /// Writes an exported template; `false` when something else is there. Blobs: its files. Asked again it answers the same.
    RestoreTemplate {
        /// The template.
        template: TemplateRecord,
    } -> bool
);
command!(
    /// Writes the passes of an exported template.
    RestoreTemplateMembers {
        /// The passes.
        members: Vec<TemplateMember>,
    } -> ()
);
command!(
    /// Brings the present design to all passes once more, since an export was made before it had come to all.
    ResumeReissue {} -> ()
);

/// A design as it is.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Design {
    /// Which one.
    pub head: TemplateHead,
    /// The file names.
    pub files: Vec<String>,
}

/// The reply to [`AddMember`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Added {
    /// It is noted.
    Noted {
        /// The present design.
        revision: u64,
    },
    /// The template is closed or not there.
    Closed,
    /// More came in this hour than the link takes.
    TooMany,
}

/// The reply to [`ListMembers`].
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Members {
    /// Newest first.
    pub serials: Vec<SerialNumber>,
    /// Where the next page starts.
    pub next: Option<u64>,
}

/// Handles one message.
///
/// # Errors
/// [`Failure`], which the caller turns into an answer.
pub fn handle<S: Storage, P: Ports>(storage: &S, ports: &P, message: Message) -> Result<Vec<u8>, Failure> {
    prepare(storage, schema::STEPS)?;
    let now = ports.now();
    Ok(match message.name() {
        CreateTemplate::NAME => reply::<CreateTemplate>(&store::create(storage, message, now)?.into())?,
        ReplaceTemplate::NAME => reply::<ReplaceTemplate>(&store::replace(storage, message, now)?.into())?,
        ReadTemplate::NAME => reply::<ReadTemplate>(&store::head(storage)?.into())?,
        ReadDesign::NAME => reply::<ReadDesign>(&store::design(storage)?)?,
        AddMember::NAME => reply::<AddMember>(&store::add_member(storage, message.command()?, now)?.into())?,
        RemoveMember::NAME => {
            reply::<RemoveMember>(&store::remove_member(storage, &message.command()?)?.into())?
        }
        ListMembers::NAME => {
            reply::<ListMembers>(&store::list_members(storage, &message.command()?)?.into())?
        }
        CloseTemplate::NAME => reply::<CloseTemplate>(&store::close(storage, now)?.into())?,
        ExportTemplate::NAME => reply::<ExportTemplate>(&backup::export(storage)?.into())?,
        ReadTemplateFile::NAME => {
            let asked: ReadTemplateFile = message.command()?;
            let answer = match file_rows::read_one(storage, asked.position)? {
                Some(bytes) => Answer { reply: true, blobs: vec![bytes] },
                None => false.into(),
            };
            reply::<ReadTemplateFile>(&answer)?
        }
        ExportTemplateMembers::NAME => {
            reply::<ExportTemplateMembers>(&backup::members(storage, &message.command()?)?.into())?
        }
        RestoreTemplate::NAME => reply::<RestoreTemplate>(&backup::restore(storage, message)?.into())?,
        RestoreTemplateMembers::NAME => {
            let asked = message.command()?;
            reply::<RestoreTemplateMembers>(&backup::restore_members(storage, asked)?.into())?
        }
        ResumeReissue::NAME => reply::<ResumeReissue>(&backup::resume(storage, now)?.into())?,
        _ => return Err(message.unknown().into()),
    })
}

/// Brings the present design to the next passes.
///
/// # Errors
/// [`Failure`], after which the platform's alarm comes again.
pub async fn alarm<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<(), Failure> {
    prepare(storage, schema::STEPS)?;
    reissue::run(storage, ports).await
}
