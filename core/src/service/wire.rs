//! Messages between objects: a typed command, its reply, and bytes beside them.
//!
//! In scope: names, shapes and framing. Out of scope: transport; a platform carries the bytes to the object and the answer back.
//!
//! A message is a row of frames, each its length (four bytes, big-endian) and its bytes: for a request the command's name, its JSON and
//! any number of binary blobs; for a reply the word `ok` or `failed`, the JSON, and blobs. Pictures never pass through JSON.

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::ports::{ObjectKind, Ports};
use super::refusal::Failure;

/// What one object can be asked. Request and reply are declared once and used on both sides, so a wrong pair does not compile.
pub trait Command: Serialize + DeserializeOwned {
    /// The name in the message; it is stored nowhere, but two versions may meet during a deployment.
    const NAME: &'static str;
    /// Which kind of object understands it.
    const OBJECT: ObjectKind;
    /// What comes back.
    type Reply: Serialize + DeserializeOwned;
}

/// Declares a command: its documentation, name, fields and reply. The module says in `OBJECT_KIND` which object understands it.
macro_rules! command {
    ($(#[$doc:meta])* $name:ident { $($(#[$field_doc:meta])* $field:ident: $type:ty),* $(,)? } -> $reply:ty) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Serialize, Deserialize)]
        pub struct $name { $($(#[$field_doc])* pub $field: $type),* }

        impl Command for $name {
            const NAME: &'static str = stringify!($name);
            const OBJECT: ObjectKind = OBJECT_KIND;
            type Reply = $reply;
        }
    };
}
pub(super) use command;

/// Why a message cannot be read.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WireError {
    /// A frame is cut off.
    #[error("a message between objects is cut off")]
    Truncated,
    /// The JSON of a message is of another shape.
    #[error("a message between objects has an unknown shape")]
    Shape(#[source] serde_json::Error),
    /// No such command at this object.
    #[error("an object was asked for an unknown command: {name}")]
    UnknownCommand {
        /// The name found, shortened.
        name: String,
    },
    /// A frame is longer than its length field can say.
    #[error("a message between objects has a frame of {actual} bytes")]
    TooLong {
        /// The length found.
        actual: usize,
    },
}

/// A reply with the bytes that came beside it.
#[derive(Debug)]
pub struct Answer<T> {
    /// The reply.
    pub reply: T,
    /// The bytes.
    pub blobs: Vec<Vec<u8>>,
}

impl<T> From<T> for Answer<T> {
    fn from(reply: T) -> Self {
        Self { reply, blobs: Vec::new() }
    }
}

/// A request as an object receives it.
#[derive(Debug)]
pub struct Message {
    name: String,
    body: Vec<u8>,
    /// The bytes that came with it.
    pub blobs: Vec<Vec<u8>>,
}

impl Message {
    /// Reads a request.
    ///
    /// # Errors
    /// [`WireError::Truncated`] when frames are missing.
    pub fn read(bytes: &[u8]) -> Result<Self, WireError> {
        let mut frames = split(bytes)?.into_iter();
        let (Some(name), Some(body)) = (frames.next(), frames.next()) else {
            return Err(WireError::Truncated);
        };
        Ok(Self {
            name: String::from_utf8_lossy(name).into_owned(),
            body: body.to_vec(),
            blobs: frames.map(<[u8]>::to_vec).collect(),
        })
    }

    /// The command's name.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Reads the command.
    ///
    /// # Errors
    /// [`WireError::Shape`] when the JSON is not this command's.
    pub fn command<C: Command>(&self) -> Result<C, WireError> {
        serde_json::from_slice(&self.body).map_err(WireError::Shape)
    }

    /// The error for a name that the object does not know.
    #[must_use]
    pub fn unknown(&self) -> WireError {
        WireError::UnknownCommand { name: self.name.chars().take(40).collect() }
    }
}

/// A command without blobs as an object receives it.
///
/// # Errors
/// [`WireError`] when it does not print.
pub fn message<C: Command>(command: &C) -> Result<Vec<u8>, WireError> {
    let body = serde_json::to_vec(command).map_err(WireError::Shape)?;
    join([C::NAME.as_bytes(), body.as_slice()])
}

/// Tells an object something that nobody waits for. What goes wrong is for the log.
pub async fn tell<C: Command, P: Ports>(ports: &P, object: &str, command: &C) {
    match message(command) {
        Ok(message) => ports.tell(C::OBJECT, object, message).await,
        Err(error) => ports.log(&format!("a message was not sent: {error}")),
    }
}

/// Asks an object.
///
/// # Errors
/// [`Failure`] when the object is not reached, fails, or answers in an unknown shape.
pub async fn ask<C: Command, P: Ports>(
    ports: &P,
    object: &str,
    command: &C,
    blobs: &[&[u8]],
) -> Result<Answer<C::Reply>, Failure> {
    let body = serde_json::to_vec(command).map_err(WireError::Shape)?;
    let head = [C::NAME.as_bytes(), body.as_slice()];
    let message = join(head.into_iter().chain(blobs.iter().copied()))?;
    let answer = ports.call(C::OBJECT, object, message).await?;
    let mut frames = split(&answer)?.into_iter();
    let (Some(word), Some(body)) = (frames.next(), frames.next()) else {
        return Err(WireError::Truncated.into());
    };
    if word != OK {
        let message = String::from_utf8_lossy(body).chars().take(300).collect();
        return Err(Failure::Object { object: C::OBJECT.as_str(), message });
    }
    let reply = serde_json::from_slice(body).map_err(WireError::Shape)?;
    Ok(Answer { reply, blobs: frames.map(<[u8]>::to_vec).collect() })
}

const OK: &[u8] = b"ok";
const FAILED: &[u8] = b"failed";

/// Prints a reply.
///
/// # Errors
/// [`WireError`] when it does not print.
pub fn reply<C: Command>(answer: &Answer<C::Reply>) -> Result<Vec<u8>, WireError> {
    let body = serde_json::to_vec(&answer.reply).map_err(WireError::Shape)?;
    join([OK, body.as_slice()].into_iter().chain(answer.blobs.iter().map(Vec::as_slice)))
}

/// Prints the reply of an object that failed.
#[must_use]
pub fn failed(failure: &Failure) -> Vec<u8> {
    let text = failure.to_string();
    // Two short frames always fit.
    join([FAILED, text.as_bytes()]).unwrap_or_default()
}

fn join<'a>(frames: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, WireError> {
    let mut message = Vec::new();
    for frame in frames {
        let length = u32::try_from(frame.len()).map_err(|_| WireError::TooLong { actual: frame.len() })?;
        message.extend_from_slice(&length.to_be_bytes());
        message.extend_from_slice(frame);
    }
    Ok(message)
}

fn split(mut rest: &[u8]) -> Result<Vec<&[u8]>, WireError> {
    let mut frames = Vec::new();
    while let Some((head, tail)) = rest.split_first_chunk::<4>() {
        let length = u32::from_be_bytes(*head) as usize;
        let (frame, tail) = tail.split_at_checked(length).ok_or(WireError::Truncated)?;
        frames.push(frame);
        rest = tail;
    }
    if rest.is_empty() { Ok(frames) } else { Err(WireError::Truncated) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn frames_read_back_and_a_cut_message_is_refused() {
        let message = join([&b"name"[..], b"{}", b"", b"blob"]).unwrap();
        assert_eq!(split(&message).unwrap(), [&b"name"[..], b"{}", b"", b"blob"]);
        for cut in 1..message.len() {
            let shorter = split(&message[..cut]);
            assert!(shorter.is_err() || shorter.unwrap().len() < 4, "{cut}");
        }
    }

    #[test]
    fn a_failure_is_told_apart_from_a_reply() {
        let failure = Failure::Row { table: "pass" };
        let frames = failed(&failure);
        assert_eq!(split(&frames).unwrap(), [&b"failed"[..], b"a stored row of pass is not readable"]);
    }
}
