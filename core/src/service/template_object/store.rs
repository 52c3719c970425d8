//! The design of a template and the passes made of it.

use super::super::file_rows;
use super::super::ids::{AccountId, TemplateId};
use super::super::pass_object::Facts;
use super::super::ports::{Row, SqlValue, Storage};
use super::super::refusal::Failure;
use super::super::rows::{Columns, count, flag, instant, text};
use super::super::wire::{Answer, Message, WireError};
use super::{
    AddMember, Added, CreateTemplate, Design, ListMembers, Members, Progress, RemoveMember, ReplaceTemplate,
    TemplateHead, reissue,
};
use crate::time::Timestamp;

/// How many people may join by the link in an hour. A stadium's ticket link stays below; a script that makes passes for nobody does not.
const MAX_JOINED_PER_HOUR: u64 = 3_000;

const HOUR_MILLIS: i64 = 60 * 60 * 1000;

/// The one row, if the template was made.
pub(super) fn head<S: Storage>(storage: &S) -> Result<Option<TemplateHead>, Failure> {
    let rows = storage.exec(
        "SELECT template, account, revision, is_open, title, organization, style, placeholders, created_at, updated_at,
            (SELECT COUNT(*) FROM member), (SELECT COUNT(*) FROM member m WHERE m.revision = t.revision),
            (SELECT COUNT(*) FROM member WHERE problem IS NOT NULL),
            NOT EXISTS (SELECT 1 FROM walk) AND NOT EXISTS (SELECT 1 FROM member WHERE next_at IS NOT NULL)
            FROM template t",
        &[],
    )?;
    rows.into_iter().next().map(read_head).transpose()
}

fn read_head(row: Row) -> Result<TemplateHead, Failure> {
    let mut row = Columns::new("template", row);
    Ok(TemplateHead {
        template: TemplateId::from_stored(row.text()?),
        account: AccountId::from_stored(row.text()?),
        revision: row.count()?,
        is_open: row.flag()?,
        facts: Facts { title: row.text()?, organization: row.text()?, style: row.text()? },
        placeholders: serde_json::from_str(&row.text()?).map_err(|_| Failure::Row { table: "template" })?,
        created_at: row.instant()?,
        updated_at: row.instant()?,
        passes: row.count()?,
        reissue: Progress { reached: row.count()?, failed: row.count()?, is_done: row.flag()? },
    })
}

/// The head and the names of its files, with their bytes, the document first.
pub(super) fn design<S: Storage>(storage: &S) -> Result<Answer<Option<Design>>, Failure> {
    let (Some(head), Some(files)) = (head(storage)?, file_rows::read(storage)?) else {
        return Ok(None.into());
    };
    let (names, blobs): (Vec<_>, Vec<_>) = files.into_iter().unzip();
    // The first is the document, which needs no name.
    let files = names.into_iter().skip(1).collect();
    Ok(Answer { reply: Some(Design { head, files }), blobs })
}

pub(super) fn printed(names: &[String]) -> Result<SqlValue, Failure> {
    Ok(text(serde_json::to_string(names).map_err(WireError::Shape)?))
}

/// Stores revision 1, once.
pub(super) fn create<S: Storage>(
    storage: &S,
    message: Message,
    now: Timestamp,
) -> Result<TemplateHead, Failure> {
    let asked = message.command::<CreateTemplate>()?;
    let files = file_rows::of_message(asked.files, message.blobs);
    storage.transaction(move |storage| {
        if let Some(head) = head(storage)? {
            return Ok(head);
        }
        let values = [
            text(asked.template.as_str()),
            text(asked.account.as_str()),
            text(asked.facts.title),
            text(asked.facts.organization),
            text(asked.facts.style),
            printed(&asked.placeholders)?,
            instant(now),
        ];
        storage.exec(
            "INSERT INTO template (id, revision, is_open, template, account, title, organization, style, placeholders, created_at, updated_at)
                VALUES (1, 1, 1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?7)",
            &values,
        )?;
        file_rows::write(storage, &files)?;
        head(storage)?.ok_or(Failure::Row { table: "template" })
    })
}

/// Stores the next revision and begins the walk, in one transaction with its alarm. The same files again change nothing.
pub(super) fn replace<S: Storage>(
    storage: &S,
    message: Message,
    now: Timestamp,
) -> Result<Option<TemplateHead>, Failure> {
    let asked = message.command::<ReplaceTemplate>()?;
    let files = file_rows::of_message(asked.files, message.blobs);
    storage.transaction(move |storage| {
        let Some(before) = head(storage)? else { return Ok(None) };
        if file_rows::read(storage)?.as_ref() == Some(&files) {
            return Ok(Some(before));
        }
        let revision = before.revision + 1;
        let values = [
            count(revision),
            text(asked.facts.title),
            text(asked.facts.organization),
            text(asked.facts.style),
            printed(&asked.placeholders)?,
            instant(now),
        ];
        storage.exec(
            "UPDATE template SET revision = ?, title = ?, organization = ?, style = ?, placeholders = ?, updated_at = ?",
            &values,
        )?;
        file_rows::write(storage, &files)?;
        reissue::begin(storage, revision, asked.by, now)?;
        head(storage)
    })
}

/// Notes a pass of the present design.
pub(super) fn add_member<S: Storage>(
    storage: &S,
    asked: AddMember,
    now: Timestamp,
) -> Result<Added, Failure> {
    storage.transaction(move |storage| {
        let Some(head) = head(storage)?.filter(|head| head.is_open) else { return Ok(Added::Closed) };
        if asked.from_outside && !has_room_this_hour(storage, now)? {
            return Ok(Added::TooMany);
        }
        storage.exec(
            "INSERT OR IGNORE INTO member (serial, revision, attempt) VALUES (?, ?, 0)",
            &[text(asked.serial.as_str()), count(head.revision)],
        )?;
        Ok(Added::Noted { revision: head.revision })
    })
}

/// Counts one who joins by the link, if this hour has room.
fn has_room_this_hour<S: Storage>(storage: &S, now: Timestamp) -> Result<bool, Failure> {
    let hour = || SqlValue::Integer(now.unix_millis().div_euclid(HOUR_MILLIS));
    storage.exec("DELETE FROM joined WHERE hour < ?", &[hour()])?;
    let counted = storage.exec(
        "INSERT INTO joined (hour, passes) VALUES (?1, 1)
            ON CONFLICT (hour) DO UPDATE SET passes = passes + 1 WHERE passes < ?2 RETURNING passes",
        &[hour(), count(MAX_JOINED_PER_HOUR)],
    )?;
    Ok(!counted.is_empty())
}

/// Forgets a pass.
pub(super) fn remove_member<S: Storage>(storage: &S, asked: &RemoveMember) -> Result<(), Failure> {
    storage.exec("DELETE FROM member WHERE serial = ?", &[text(asked.serial.as_str())])?;
    Ok(())
}

/// One page of passes, newest first.
pub(super) fn list_members<S: Storage>(storage: &S, asked: &ListMembers) -> Result<Members, Failure> {
    // One more than asked for says whether there is a next page.
    let limit = count(asked.limit.saturating_add(1));
    let before = asked.after.map_or(SqlValue::Integer(i64::MAX >> 11), count);
    let rows = storage.exec(
        "SELECT position, serial FROM member WHERE position < ? ORDER BY position DESC LIMIT ?",
        &[before, limit],
    )?;
    let read = |row: Row| {
        let mut row = Columns::new("member", row);
        Ok((row.count()?, row.checked()?))
    };
    let mut found = rows.into_iter().map(read).collect::<Result<Vec<_>, Failure>>()?;
    let more = found.len() as u64 > asked.limit;
    found.truncate(usize::try_from(asked.limit).unwrap_or(usize::MAX));
    let next = found.last().filter(|_| more).map(|(position, _)| *position);
    Ok(Members { serials: found.into_iter().map(|(_, serial)| serial).collect(), next })
}

/// Closes the link; asked again it answers the same.
pub(super) fn close<S: Storage>(storage: &S, now: Timestamp) -> Result<Option<TemplateHead>, Failure> {
    storage.transaction(move |storage| {
        storage.exec(
            "UPDATE template SET is_open = ?, updated_at = ? WHERE is_open = ?",
            &[flag(false), instant(now), flag(true)],
        )?;
        head(storage)
    })
}
