//! Several public passes in one file, which a phone adds in one step.

use futures_util::future::try_join_all;
use http::StatusCode;
use http::header::{CACHE_CONTROL, CONTENT_DISPOSITION, CONTENT_LENGTH};

use super::authentication::is_known;
use super::call::{Call, Reply, body, no_such_pass, set};
use super::pass_file;
use super::pass_object::{Head, ReadHead};
use super::ports::Ports;
use super::refusal::{Refusal, Stop};
use super::wire::ask;
use crate::api::PassStatus;
use crate::bundle::{MAX_PASSES, PASSES_MEDIA_TYPE, write_passes};
use crate::ids::SerialNumber;

/// The largest sum of the files, in bytes. A worker has 128 MB for everything; ten usual passes have 5 MB together.
const MAX_BYTES: usize = 30 * 1024 * 1024;

/// `GET /p/bundle.pkpasses?serials=A,B,C`
pub(super) async fn bundle<P: Ports>(call: &Call<'_, P>) -> Result<Reply, Stop> {
    let serials = serials(&call.query("serials").unwrap_or_default())?;
    let heads = try_join_all(serials.iter().map(|serial| open(call.ports, serial))).await?;
    let mut files: Vec<(String, Vec<u8>)> = Vec::with_capacity(heads.len());
    for (index, head) in heads.iter().enumerate() {
        files.push((format!("{}.pkpass", index + 1), pass_file::signed(call.ports, head).await?));
        if files.iter().map(|(_, bytes)| bytes.len()).sum::<usize>() > MAX_BYTES {
            let message = format!("these passes have more than {} MB together", MAX_BYTES / 1_048_576);
            return Err(Refusal::invalid("too_large_together", message).into());
        }
    }
    let files: Vec<(&str, &[u8])> = files.iter().map(|(name, it)| (name.as_str(), it.as_slice())).collect();
    let file = write_passes(&files).map_err(|error| Refusal::invalid("invalid_passes", error.to_string()))?;
    let length = file.len().to_string();
    let mut reply = body(StatusCode::OK, PASSES_MEDIA_TYPE, file);
    set(&mut reply, CONTENT_LENGTH, &length);
    set(&mut reply, CONTENT_DISPOSITION, "inline; filename=\"passes.pkpasses\"");
    set(&mut reply, CACHE_CONTROL, "private, no-store");
    Ok(reply)
}

pub(super) fn serials(list: &str) -> Result<Vec<SerialNumber>, Refusal> {
    let texts: Vec<&str> = list.split(',').map(str::trim).filter(|text| !text.is_empty()).collect();
    if texts.is_empty() || texts.len() > MAX_PASSES {
        let message = format!("serials must name 1 to {MAX_PASSES} passes, separated by commas");
        return Err(Refusal::bad_request("invalid_query", message));
    }
    let mut serials: Vec<SerialNumber> = Vec::with_capacity(texts.len());
    for text in texts {
        let serial = SerialNumber::new(text).map_err(|_| no_such_pass())?;
        if !serials.contains(&serial) {
            serials.push(serial);
        }
    }
    Ok(serials)
}

async fn open<P: Ports>(ports: &P, serial: &SerialNumber) -> Result<Head, Stop> {
    if !is_known(ports, serial).await? {
        return Err(no_such_pass().into());
    }
    let head = ask(ports, serial.as_str(), &ReadHead {}, &[]).await?.reply.ok_or_else(no_such_pass)?;
    match head.status {
        PassStatus::Active => Ok(head),
        PassStatus::Revoked => Err(Refusal::gone("its issuer took one of these passes back").into()),
    }
}
