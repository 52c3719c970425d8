//! Reading a body no further than its limit.
//!
//! In scope: counting. Out of scope: what the limit is; core's route table says it.

use js_sys::{Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{ReadableStream, ReadableStreamDefaultReader};

use crate::thrown;

/// A connection broke while a body was read.
#[derive(Debug, thiserror::Error)]
#[error("a body could not be read: {message}")]
pub(crate) struct ReadBodyError {
    message: String,
}

impl From<JsValue> for ReadBodyError {
    fn from(error: JsValue) -> Self {
        Self { message: thrown::text(&error) }
    }
}

/// Reads a stream to its end, or until there are more than `max` bytes. The result has at most one byte more than `max`, which says that
/// the body is too large.
///
/// # Errors
/// [`ReadBodyError`] when the connection breaks.
pub(crate) async fn read(stream: Option<ReadableStream>, max: usize) -> Result<Vec<u8>, ReadBodyError> {
    let mut bytes = Vec::new();
    let Some(stream) = stream else { return Ok(bytes) };
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    while let Some(chunk) = next_chunk(&reader).await? {
        bytes.extend(chunk.to_vec());
        if bytes.len() > max {
            // Nobody waits for the rest; the runtime closes the connection when the answer is sent.
            drop(reader.cancel());
            bytes.truncate(max.saturating_add(1));
            break;
        }
    }
    Ok(bytes)
}

async fn next_chunk(reader: &ReadableStreamDefaultReader) -> Result<Option<Uint8Array>, JsValue> {
    let result = JsFuture::from(reader.read()).await?;
    if Reflect::get(&result, &"done".into())?.is_truthy() {
        return Ok(None);
    }
    Ok(Some(Reflect::get(&result, &"value".into())?.dyn_into()?))
}
