//! The object of one pass: its document, pictures, token, versions, registrations and what has yet to be told to devices.
//!
//! In scope: the commands and who handles them. Out of scope: checking uploads (see `publish`), the file and the calls for it (see `pass_file`, `file_call`).
//! Everything that belongs to one step is one transaction, so a crash leaves either all of it or nothing; what must reach a device is a row
//! written in the same transaction, with the alarm, so it cannot be forgotten.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::file_call::Asker;
use super::ids::{AccountId, DeviceHash};
use super::ports::{ObjectKind, Ports, Storage};
use super::refusal::{Failure, Refusal, Stop};
use super::rows::prepare;
use super::wire::{Answer, Command, Message, command, reply};
use super::{file_rows, pass_file};
use crate::api::PassStatus;
use crate::ids::{AuthenticationToken, PassTypeIdentifier, PushToken, SerialNumber, TeamIdentifier};
use crate::time::Timestamp;

mod backup;
mod changes;
mod draft;
mod log;
mod outbox;
mod personalization;
mod registrations;
mod reissue;
mod replies;
mod schema;
mod source;
mod store;

pub use backup::{Answers, PassRecord, RegistrationRecord};
pub use reissue::Reissued;
pub use replies::{
    Created, Draft, Gone, LogLine, Personalization, Registered, RegisteredDevice, Replaced, Version,
};
pub use source::Source;
pub use store::MAX_STORED_BYTES;

/// What is told of a pass without opening its files.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Head {
    /// The serial number.
    pub serial: SerialNumber,
    /// Whose it is.
    pub account: AccountId,
    /// Its pass type.
    pub pass_type: PassTypeIdentifier,
    /// Its team.
    pub team: TeamIdentifier,
    /// The secret that it shares with its phones.
    pub token: AuthenticationToken,
    /// 1 at first.
    pub version: u64,
    /// Active or revoked.
    pub status: PassStatus,
    /// What lists call it.
    pub facts: Facts,
    /// When it was published.
    pub created_at: Timestamp,
    /// When the present version was made.
    pub updated_at: Timestamp,
    /// What phones are told: whole seconds, later with each version.
    pub last_modified: Timestamp,
    /// How many devices have it.
    pub devices: u64,
}

/// What lists and public pages say of a pass.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Facts {
    /// `logoText`, else the organization's name.
    pub title: String,
    /// `organizationName`.
    pub organization: String,
    /// The key of the style.
    pub style: String,
}

const OBJECT_KIND: ObjectKind = ObjectKind::Pass;

command!(
    /// Stores a new pass. Blobs: the document, then the files named here, in order. Asked again it answers the same.
    Create {
        /// The serial number.
        serial: SerialNumber,
        /// Whose it is.
        account: AccountId,
        /// Its pass type.
        pass_type: PassTypeIdentifier,
        /// Its team.
        team: TeamIdentifier,
        /// The token that the document carries.
        token: AuthenticationToken,
        /// What may be shown of the key that asked.
        by: String,
        /// What lists say.
        facts: Facts,
        /// The file names.
        files: Vec<String>,
        /// What the issuer sent, when it was no bundle.
        #[serde(default)]
        source: Option<Source>,
    } -> Created
);
command!(
    /// Stores a new version. Blobs as for [`Create`].
    Replace {
        /// What may be shown of the key that asked.
        by: String,
        /// What lists say.
        facts: Facts,
        /// The file names.
        files: Vec<String>,
        /// What the issuer sent, when it was no bundle.
        #[serde(default)]
        source: Option<Source>,
        /// The version that this change was made from, when no other change may come between.
        #[serde(default)]
        if_version: Option<u64>,
    } -> Replaced
);
command!(
    /// Brings a new design, or new values of the person, to a pass that was made of a template. Blobs as for [`Create`].
    Reissue {
        /// Which design.
        revision: u64,
        /// What may be shown of the key that asked.
        by: String,
        /// The file names.
        files: Vec<String>,
        /// Values to change; `null` takes one away.
        values: Option<serde_json::Map<String, serde_json::Value>>,
    } -> Reissued
);
command!(
    /// Asks what is known.
    ReadHead {} -> Option<Head>
);
command!(
    /// Asks what is known, as a phone that must show the token. Workers up to version 0.1 ask this before they make the file; while a deployment
    /// rolls out they meet newer objects.
    Open {
        /// The pass type of the request's path.
        pass_type: PassTypeIdentifier,
        /// The token of the request.
        token: AuthenticationToken,
    } -> Option<Head>
);
command!(
    /// Asks for the whole answer to a call for the file: an HTTP answer, in the place of a reply.
    ServeFile {
        /// For whom.
        asker: Asker,
        /// Whether only its headers are wanted.
        is_head: bool,
    } -> ()
);
command!(
    /// Asks for the file, signed; `false` when there is no pass. A blob: its bytes.
    SignFile {} -> bool
);
command!(
    /// Asks what the issuer sent.
    ReadSource {} -> Option<Source>
);
command!(
    /// Asks for the files. Blobs: the document, then the files named in the reply.
    ReadFiles {} -> Option<Vec<String>>
);
command!(
    /// Voids the pass on all phones and closes its public links.
    Revoke {
        /// What may be shown of the key that asked.
        by: String,
    } -> Option<Head>
);
command!(
    /// Deletes everything about the pass and its devices.
    Erase {} -> ()
);
command!(
    /// Registers a device.
    Register {
        /// The device.
        device: DeviceHash,
        /// Where its pushes go.
        push_token: PushToken,
        /// The pass type of the request's path.
        pass_type: PassTypeIdentifier,
        /// The token of the request.
        token: AuthenticationToken,
    } -> Registered
);
command!(
    /// Unregisters a device; `false` when the token is wrong.
    Unregister {
        /// The device.
        device: DeviceHash,
        /// The pass type of the request's path.
        pass_type: PassTypeIdentifier,
        /// The token of the request.
        token: AuthenticationToken,
    } -> bool
);
command!(
    /// A device is gone: Apple said so. Registrations up to this point of its history end.
    Forget {
        /// The device.
        device: DeviceHash,
        /// The newest registration that ends.
        sequence: i64,
        /// Apple's word.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        reason: Option<String>,
        /// When Apple said so.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<Timestamp>,
    } -> ()
);
command!(
    /// Asks which devices have the pass, newest first, and after them which ones are gone.
    ReadDevices {} -> Vec<RegisteredDevice>
);
command!(
    /// Asks what was changed when, newest first.
    ReadHistory {} -> Vec<Version>
);

command!(
    /// Takes what a person filled in when adding the pass; `false` when the pass asks for nothing.
    Personalize {
        /// The hash of the token that will be signed.
        token_hash: String,
        /// What was filled in, by Apple's names.
        answers: BTreeMap<String, String>,
    } -> bool
);
command!(
    /// Asks what a person filled in.
    ReadPersonalization {} -> Option<Personalization>
);

command!(
    /// Keeps what a phone reports.
    NoteLog {
        /// The lines, checked and without the device's identifier.
        lines: Vec<String>,
    } -> ()
);
command!(
    /// Asks what phones reported, newest first.
    ReadLog {} -> Vec<LogLine>
);

command!(
    /// Keeps a draft until its end; `false` when the place is taken. Blobs as for [`Create`].
    KeepDraft {
        /// Its pass type.
        pass_type: PassTypeIdentifier,
        /// What its page calls it.
        title: String,
        /// When it ends.
        ends_at: Timestamp,
        /// The file names.
        files: Vec<String>,
    } -> bool
);
command!(
    /// Asks for a draft that has not ended. Blobs: the document, then the files named in the reply.
    ReadDraft {} -> Option<Draft>
);

command!(
    /// Asks for everything, for an export.
    ExportPass {} -> Option<PassRecord>
);
command!(
    /// Asks for one file; `false` when there is none. A blob: its bytes.
    ReadFile {
        /// 0 for the document.
        position: u64,
    } -> bool
);
command!(
    /// Asks for registrations in the order of their devices, for an export.
    ExportRegistrations {
        /// Only those after this one.
        after: Option<DeviceHash>,
        /// How many at most.
        limit: u64,
    } -> Vec<RegistrationRecord>
);
command!(
    /// Writes an exported pass; `false` when something else is there. Blobs: its files. Asked again it answers the same.
    RestorePass {
        /// The pass.
        pass: PassRecord,
    } -> bool
);
command!(
    /// Writes exported registrations.
    RestoreRegistrations {
        /// The registrations.
        registrations: Vec<RegistrationRecord>,
    } -> ()
);

/// The messages after which the file that was made last is no longer the pass's file.
const CHANGES: [&str; 6] =
    [Replace::NAME, Reissue::NAME, Revoke::NAME, Erase::NAME, Personalize::NAME, RestorePass::NAME];

/// What is known of the pass, if it was published.
pub(super) fn present<S: Storage>(storage: &S) -> Result<Option<Head>, Failure> {
    prepare(storage, schema::STEPS)?;
    store::head(storage)
}

/// The same, for a phone that shows the right token for the right pass type.
pub(super) fn authorized<S: Storage>(
    storage: &S,
    pass_type: &PassTypeIdentifier,
    token: &AuthenticationToken,
) -> Result<Option<Head>, Failure> {
    prepare(storage, schema::STEPS)?;
    store::authorized_head(storage, pass_type, token)
}

async fn signed<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<Answer<bool>, Failure> {
    let Some(head) = store::head(storage)? else { return Ok(false.into()) };
    match pass_file::made(storage, ports, &head).await {
        Ok(file) => Ok(Answer { reply: true, blobs: vec![file] }),
        Err(Stop::Failed(failure)) => Err(failure),
        Err(Stop::Refused(Refusal { message, .. })) => {
            Err(Failure::Object { object: OBJECT_KIND.as_str(), message })
        }
    }
}

/// Handles one message.
///
/// # Errors
/// [`Failure`], which the caller turns into an answer.
pub async fn handle<S: Storage, P: Ports>(
    storage: &S,
    ports: &P,
    message: Message,
) -> Result<Vec<u8>, Failure> {
    if CHANGES.contains(&message.name())
        && let Some(head) = present(storage)?
    {
        pass_file::forget(ports, &head).await;
    }
    prepare(storage, schema::STEPS)?;
    let now = ports.now();
    Ok(match message.name() {
        Create::NAME => reply::<Create>(&store::create(storage, message, now)?.into())?,
        Replace::NAME => reply::<Replace>(&store::replace(storage, message, now)?.into())?,
        Reissue::NAME => reply::<Reissue>(&reissue::run(storage, ports, message)?.into())?,
        ReadHead::NAME => reply::<ReadHead>(&store::head(storage)?.into())?,
        Open::NAME => {
            let asked = message.command::<Open>()?;
            reply::<Open>(&store::authorized_head(storage, &asked.pass_type, &asked.token)?.into())?
        }
        SignFile::NAME => reply::<SignFile>(&signed(storage, ports).await?)?,
        ReadFiles::NAME => {
            let (reply_names, blobs) = match file_rows::read(storage)? {
                Some(files) => {
                    let (names, blobs): (Vec<_>, Vec<_>) = files.into_iter().unzip();
                    // The first is the document, which needs no name.
                    (Some(names.into_iter().skip(1).collect()), blobs)
                }
                None => (None, Vec::new()),
            };
            reply::<ReadFiles>(&Answer { reply: reply_names, blobs })?
        }
        Revoke::NAME => {
            let asked = message.command::<Revoke>()?;
            reply::<Revoke>(&store::revoke(storage, asked.by, now)?.into())?
        }
        Erase::NAME => reply::<Erase>(&store::erase(storage, now)?.into())?,
        ReadSource::NAME => reply::<ReadSource>(&source::read(storage)?.into())?,
        ReadHistory::NAME => reply::<ReadHistory>(&store::history(storage)?.into())?,
        Personalize::NAME => {
            reply::<Personalize>(&personalization::take(storage, message.command()?, now)?.into())?
        }
        ReadPersonalization::NAME => reply::<ReadPersonalization>(&personalization::read(storage)?.into())?,
        KeepDraft::NAME => reply::<KeepDraft>(&draft::keep(storage, message)?.into())?,
        ReadDraft::NAME => reply::<ReadDraft>(&draft::read(storage, now)?)?,
        NoteLog::NAME => reply::<NoteLog>(&log::note(storage, message.command()?, now)?.into())?,
        ReadLog::NAME => reply::<ReadLog>(&log::read(storage)?.into())?,
        ReadDevices::NAME => reply::<ReadDevices>(&registrations::list(storage)?.into())?,
        ExportPass::NAME => reply::<ExportPass>(&backup::export(storage)?.into())?,
        ReadFile::NAME => reply::<ReadFile>(&backup::file(storage, &message.command()?)?)?,
        ExportRegistrations::NAME => {
            reply::<ExportRegistrations>(&backup::registrations(storage, &message.command()?)?.into())?
        }
        RestorePass::NAME => reply::<RestorePass>(&backup::restore(storage, message)?.into())?,
        RestoreRegistrations::NAME => {
            let asked = message.command()?;
            reply::<RestoreRegistrations>(&backup::restore_registrations(storage, asked, now)?.into())?
        }
        _ => handle_registration(storage, ports, message).await?,
    })
}

async fn handle_registration<S: Storage, P: Ports>(
    storage: &S,
    ports: &P,
    message: Message,
) -> Result<Vec<u8>, Failure> {
    let now = ports.now();
    Ok(match message.name() {
        Register::NAME => {
            let asked = message.command::<Register>()?;
            let device = asked.device.clone();
            let registered = registrations::register(storage, asked, now)?;
            if matches!(registered, Registered::New | Registered::Known) {
                // Delivered before answering, so that the phone's next list call already knows; the alarm repeats what fails here.
                outbox::deliver_membership(storage, ports, &device).await?;
            }
            reply::<Register>(&registered.into())?
        }
        Unregister::NAME => {
            let asked = message.command::<Unregister>()?;
            let device = asked.device.clone();
            let authorized = registrations::unregister(storage, asked, now)?;
            if authorized {
                outbox::deliver_membership(storage, ports, &device).await?;
            }
            reply::<Unregister>(&authorized.into())?
        }
        Forget::NAME => {
            let asked = message.command::<Forget>()?;
            reply::<Forget>(&registrations::forget(storage, asked, now)?.into())?
        }
        _ => return Err(message.unknown().into()),
    })
}

/// Tells devices what they have to know.
///
/// # Errors
/// [`Failure`], after which the platform's alarm comes again.
pub async fn alarm<S: Storage, P: Ports>(storage: &S, ports: &P) -> Result<(), Failure> {
    prepare(storage, schema::STEPS)?;
    if draft::end(storage, ports.now())? {
        return Ok(());
    }
    outbox::run(storage, ports).await
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two versions meet while a deployment rolls out: what one writes the other must read.
    #[test]
    fn the_messages_between_objects_keep_their_shape() {
        let head = r#"{"serial":"1","account":"0123","pass_type":"pass.a","team":"T","token":"0123456789abcdef","version":2,"status":"active","facts":{"title":"t","organization":"o","style":"coupon"},"created_at":1,"updated_at":2,"last_modified":1000,"devices":3}"#;
        let read: Head = serde_json::from_str(head).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), head);
        assert!(!format!("{read:?}").contains("0123456789abcdef"), "the token never shows itself");
        let forget = r#"{"device":"00ff","sequence":9}"#;
        let read: Forget = serde_json::from_str(forget).unwrap();
        assert_eq!(serde_json::to_string(&read).unwrap(), forget);
    }

    #[test]
    fn a_presented_token_stays_out_of_debug_output() {
        let phone = r#"{"Phone":{"pass_type":"pass.a","token":"secret-secret-secret","known":null}}"#;
        let read: ServeFile =
            serde_json::from_str(&format!(r#"{{"asker":{phone},"is_head":false}}"#)).unwrap();
        assert!(!format!("{read:?}").contains("secret-secret"));
    }
}
