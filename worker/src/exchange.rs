//! Requests and responses across the border: the runtime's objects on one side, core's plain `http` types on the other.
//!
//! In scope: headers, short messages and whole answers of objects, bodies within the route's limit. Out of scope: what a request means.
//! The worker crate's own conversions are not used: they refuse a request with one unusual header, and they stream every answer, which
//! loses its length.

use base64ct::{Base64UrlUnpadded, Encoding};
use http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, Uri};
use js_sys::{Array, JsString, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::RequestInit;

use crate::body::{self, ReadBodyError};

/// Why a request did not become one of core's.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ReadRequestError {
    /// The method or address is none that HTTP knows.
    #[error("the request line is not valid: {source}")]
    RequestLine {
        /// What is wrong.
        #[from]
        source: http::Error,
    },
    /// The connection broke.
    #[error(transparent)]
    Body(#[from] ReadBodyError),
}

/// Reads a whole request; `body_limit` says for its method and path how many bytes of
/// body are welcome. A body that is too large comes out one byte longer than that; core refuses it then.
///
/// # Errors
/// [`ReadRequestError`], see its variants.
pub(crate) async fn read(
    request: &web_sys::Request,
    body_limit: impl FnOnce(&Method, &str) -> usize,
) -> Result<Request<Vec<u8>>, ReadRequestError> {
    let method: Method = request.method().parse().map_err(http::Error::from)?;
    let uri: Uri = request.url().parse().map_err(http::Error::from)?;
    let headers = headers(&request.headers());
    let body = body::read(request, body_limit(&method, uri.path())).await?;
    let mut read = Request::new(body);
    *read.method_mut() = method;
    *read.uri_mut() = uri;
    *read.headers_mut() = headers;
    Ok(read)
}

/// The headers of the runtime, which reads and writes their bytes as UTF-8; one that HTTP forbids is left out.
pub(crate) fn headers(from: &web_sys::Headers) -> HeaderMap {
    let mut headers = HeaderMap::new();
    for pair in Array::from(from) {
        let pair: Array = pair.unchecked_into();
        let text = |index| pair.get(index).dyn_into::<JsString>().map(String::from).unwrap_or_default();
        let name = HeaderName::from_bytes(text(0).as_bytes());
        let value = HeaderValue::from_bytes(text(1).as_bytes());
        if let (Ok(name), Ok(value)) = (name, value) {
            headers.append(name, value);
        }
    }
    headers
}

/// The header that carries a short message to an object: a body would cost a turn of the runtime at its end. Logs of the platform hide it.
const CARRIER: &str = "authorization";

/// Puts a message into a request to an object.
///
/// # Errors
/// What the runtime refuses.
pub(crate) fn carry(message: &[u8], init: &RequestInit) -> Result<(), JsValue> {
    let headers = web_sys::Headers::new()?;
    headers.set(CARRIER, &Base64UrlUnpadded::encode_string(message))?;
    init.set_headers(&headers);
    Ok(())
}

/// The message that a request carries so.
pub(crate) fn carried(request: &web_sys::Request) -> Option<Vec<u8>> {
    Base64UrlUnpadded::decode_vec(&request.headers().get(CARRIER).ok()??).ok()
}

/// An object's answer to the client.
pub(crate) struct Forwarded(web_sys::Response);

impl Forwarded {
    /// Nothing when the object did not mean it for the client, as one of the version before does while a deployment rolls out. Every whole answer
    /// says whether it may be kept; a reply between objects has no headers.
    pub(crate) fn of(response: web_sys::Response) -> Option<Self> {
        response.headers().has("cache-control").is_ok_and(|is_whole| is_whole).then_some(Self(response))
    }

    pub(crate) fn into_response(self) -> web_sys::Response {
        self.0
    }
}

impl passwright_core::service::ports::Forwarded for Forwarded {
    fn status(&self) -> u16 {
        self.0.status()
    }
}

/// Hands a response to the runtime, with its length.
///
/// # Errors
/// What the runtime refuses: a status below 200, or a body where HTTP forbids one.
pub(crate) fn write(response: &Response<Vec<u8>>) -> Result<web_sys::Response, JsValue> {
    let headers = web_sys::Headers::new()?;
    for (name, value) in response.headers() {
        headers.append(name.as_str(), &String::from_utf8_lossy(value.as_bytes()))?;
    }
    let init = web_sys::ResponseInit::new();
    init.set_status(response.status().as_u16());
    init.set_headers(&headers);
    let body = response.body();
    if body.is_empty() {
        // 204 and 304 must have no body at all.
        return web_sys::Response::new_with_opt_str_and_init(None, &init);
    }
    let body = Uint8Array::from(body.as_slice());
    web_sys::Response::new_with_opt_js_u8_array_and_init(Some(&body), &init)
}
