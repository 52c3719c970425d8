//! Reading a body no further than its limit.
//!
//! In scope: counting. Out of scope: what the limit is; core's route table says it.

use js_sys::{Promise, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Headers, ReadableStream, ReadableStreamDefaultReader, Request, Response};

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

/// A request or a response.
pub(crate) trait Message {
    fn headers(&self) -> Headers;
    fn stream(&self) -> Option<ReadableStream>;
    fn array_buffer(&self) -> Result<Promise, JsValue>;
}

impl Message for Request {
    fn headers(&self) -> Headers {
        self.headers()
    }

    fn stream(&self) -> Option<ReadableStream> {
        self.body()
    }

    fn array_buffer(&self) -> Result<Promise, JsValue> {
        self.array_buffer()
    }
}

impl Message for Response {
    fn headers(&self) -> Headers {
        self.headers()
    }

    fn stream(&self) -> Option<ReadableStream> {
        self.body()
    }

    fn array_buffer(&self) -> Result<Promise, JsValue> {
        self.array_buffer()
    }
}

/// Reads the whole body of a message between us and an object of ours, whose sender has bounded it: in one piece, while a stream comes in
/// pieces of 4 KiB, each of which costs a turn of the runtime.
///
/// # Errors
/// [`ReadBodyError`] when the connection breaks.
pub(crate) async fn read_all(message: &impl Message) -> Result<Vec<u8>, ReadBodyError> {
    let buffer = JsFuture::from(message.array_buffer()?).await?;
    Ok(Uint8Array::new(&buffer).to_vec())
}

/// Reads a body to its end, or until there are more than `max` bytes. The result has at most one byte more than `max`, which says that
/// the body is too large.
///
/// # Errors
/// [`ReadBodyError`] when the connection breaks.
pub(crate) async fn read(message: &impl Message, max: usize) -> Result<Vec<u8>, ReadBodyError> {
    let Some(stream) = message.stream() else { return Ok(Vec::new()) };
    if declared_length(&message.headers()).is_some_and(|length| length <= max) {
        // The runtime reads no more than what was declared, and in one piece; a stream comes in pieces of 4 KiB.
        let buffer = JsFuture::from(message.array_buffer()?).await?;
        return Ok(Uint8Array::new(&buffer).to_vec());
    }
    read_stream(&stream, max).await
}

fn declared_length(headers: &Headers) -> Option<usize> {
    headers.get("content-length").ok()??.parse().ok()
}

async fn read_stream(stream: &ReadableStream, max: usize) -> Result<Vec<u8>, ReadBodyError> {
    let reader: ReadableStreamDefaultReader = stream.get_reader().unchecked_into();
    let mut bytes = Vec::new();
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
