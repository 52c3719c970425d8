//! Pictures that a request names by their address: fetched from public servers only, within limits, and checked before they are kept.
//!
//! In scope: what may be asked, redirects, limits, the sentence for each refusal. Out of scope: which keys name pictures (see `dialects`).
//!
//! An address is judged in the spelling that the platform's own reader gives it, so that no second reader can see another server in it.
//!
//! A worker cannot say to which address a `fetch` connects, so names are resolved over HTTPS first, and a name with a single address that is not
//! public is refused. Between that answer and the connection the name may change; `SECURITY.md` says what that means.

use std::net::IpAddr;

use base64ct::{Base64, Encoding};
use form_urlencoded::Serializer;
use futures_util::future::try_join_all;
use http::Uri;
use serde::Deserialize;

use super::ports::{Fetched, Ports};
use super::public_address::{is_public, is_public_name};
use super::refusal::Refusal;
use crate::images::inspect_png;

/// The largest fetched picture, in bytes.
const MAX_PICTURE_BYTES: usize = 5 * 1024 * 1024;
/// The largest picture inside a body, in bytes once it is decoded.
const MAX_DATA_BYTES: usize = 1024 * 1024;
/// The longest address, in characters.
const MAX_URL_CHARACTERS: usize = 2_048;
/// How many servers one picture may lead through after the first.
const MAX_REDIRECTS: usize = 3;
/// How many pictures are fetched at once; a worker may have six connections open.
const AT_ONCE: usize = 6;
/// The largest answer of a name server, in bytes.
const MAX_DNS_BYTES: usize = 64 * 1024;

const DATA_PREFIX: &str = "data:image/png;base64,";

/// A picture to fetch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct WantedPicture {
    /// The file in the pass, for example `logo@2x.png`.
    pub(super) file: String,
    /// What the body calls it, for error texts.
    pub(super) key: String,
    /// Where it is: an address, or the picture itself as a `data:` URI.
    pub(super) source: String,
}

/// Fetches pictures; each comes back under its file name. One that cannot be had refuses the whole request.
pub(super) async fn fetch_all<P: Ports>(
    ports: &P,
    wanted: &[WantedPicture],
) -> Result<Vec<(String, Vec<u8>)>, Refusal> {
    let mut files = Vec::with_capacity(wanted.len());
    for batch in wanted.chunks(AT_ONCE) {
        files.extend(try_join_all(batch.iter().map(|picture| fetch_one(ports, picture))).await?);
    }
    Ok(files)
}

async fn fetch_one<P: Ports>(ports: &P, wanted: &WantedPicture) -> Result<(String, Vec<u8>), Refusal> {
    let bytes = match wanted.source.strip_prefix(DATA_PREFIX) {
        Some(encoded) => decode(encoded),
        None => follow(ports, &wanted.source).await,
    };
    let bytes = bytes.and_then(|bytes| match inspect_png(&bytes) {
        Ok(_) => Ok(bytes),
        Err(error) => Err(error.to_string()),
    });
    match bytes {
        Ok(bytes) => Ok((wanted.file.clone(), bytes)),
        // The documented text has no key in front.
        Err(reason) if reason == NOT_HTTPS => Err(Refusal::bad_request("invalid_picture", reason)),
        Err(reason) => Err(Refusal::bad_request("invalid_picture", format!("{}: {reason}", wanted.key))),
    }
}

const NOT_HTTPS: &str = "URL must use HTTPS protocol";
const NOT_PUBLIC: &str = "the address does not lead to a public server";

fn decode(encoded: &str) -> Result<Vec<u8>, String> {
    if encoded.len() / 4 * 3 > MAX_DATA_BYTES {
        return Err(format!("a picture inside the body may have {} MiB", MAX_DATA_BYTES / 1024 / 1024));
    }
    Base64::decode_vec(encoded).map_err(|_| "the data: URI is not valid base64".to_owned())
}

/// Goes where the address leads; each step is checked like the first.
async fn follow<P: Ports>(ports: &P, source: &str) -> Result<Vec<u8>, String> {
    if source.chars().count() > MAX_URL_CHARACTERS {
        return Err(format!("the address has more than {MAX_URL_CHARACTERS} characters"));
    }
    let mut url = ports.spelled_out(source, None).ok_or("this is not an address")?;
    for _ in 0..=MAX_REDIRECTS {
        admit(ports, &url).await?;
        let fetched = ports.fetch(&url, "image/png", MAX_PICTURE_BYTES).await;
        // Why a server was not reached is for the log: it may tell about our network.
        let fetched = fetched.map_err(|error| {
            ports.log(&format!("a picture was not fetched: {error}"));
            "its server did not answer in time".to_owned()
        })?;
        if !matches!(fetched.status, 301 | 302 | 303 | 307 | 308) {
            return picture(fetched);
        }
        let location = fetched.location.unwrap_or_default();
        let next = ports.spelled_out(&location, Some(&url));
        url = next.ok_or("its server answers with a redirect that leads nowhere")?;
    }
    Err(format!("the address leads through more than {MAX_REDIRECTS} others"))
}

fn picture(fetched: Fetched) -> Result<Vec<u8>, String> {
    match fetched.status {
        200 if fetched.body.len() > MAX_PICTURE_BYTES => {
            Err(format!("the picture is larger than {} MB", MAX_PICTURE_BYTES / 1024 / 1024))
        }
        200 => Ok(fetched.body),
        status => Err(format!("its server answers with status {status}")),
    }
}

/// The server of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Host<'a> {
    Address(IpAddr),
    Name(&'a str),
}

impl<'a> Host<'a> {
    fn of(url: &'a Uri) -> Option<Self> {
        let host = url.host()?;
        let bare = host.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')).unwrap_or(host);
        Some(bare.parse().map_or(Self::Name(bare), Self::Address))
    }

    fn is_loopback(&self) -> bool {
        match self {
            Self::Address(address) => address.is_loopback(),
            Self::Name(name) => *name == "localhost",
        }
    }
}

/// Whether this may be asked at all.
async fn admit<P: Ports>(ports: &P, url: &str) -> Result<(), String> {
    // What is no web address, a `mailto:` for one, is none here either.
    let parsed: Option<Uri> = url.parse().ok();
    let host = parsed.as_ref().and_then(Host::of);
    if ports.settings().loopback_pictures && host.as_ref().is_some_and(Host::is_loopback) {
        return Ok(());
    }
    if !url.starts_with("https:") {
        return Err(NOT_HTTPS.to_owned());
    }
    let authority = parsed.as_ref().and_then(Uri::authority).ok_or(NOT_PUBLIC)?;
    if authority.as_str().contains('@') {
        return Err("the address must not carry a user name".to_owned());
    }
    if authority.port().is_some() {
        return Err("the address must not name a port".to_owned());
    }
    let addresses = match host {
        Some(Host::Address(address)) => vec![address],
        Some(Host::Name(name)) if is_public_name(name) => resolve(ports, name).await?,
        _ => Vec::new(),
    };
    let is_fine = !addresses.is_empty() && addresses.into_iter().all(is_public);
    if is_fine { Ok(()) } else { Err(NOT_PUBLIC.to_owned()) }
}

/// What a name server answers over HTTPS, as far as it matters.
#[derive(Debug, Deserialize)]
struct DnsReply {
    #[serde(rename = "Answer", default)]
    answer: Vec<DnsRecord>,
}

#[derive(Debug, Deserialize)]
struct DnsRecord {
    #[serde(rename = "type")]
    kind: u16,
    data: String,
}

/// All addresses of a name. A name server that does not answer is a refusal: nobody knows where the name leads.
async fn resolve<P: Ports>(ports: &P, name: &str) -> Result<Vec<IpAddr>, String> {
    let mut addresses = Vec::new();
    for (record, kind) in [("A", 1), ("AAAA", 28)] {
        let reply = ask(ports, name, record).await.map_err(|reason| {
            ports.log(&format!("a name was not resolved: {reason}"));
            "its server's name could not be looked up".to_owned()
        })?;
        for record in reply.answer.iter().filter(|record| record.kind == kind) {
            addresses.push(record.data.parse::<IpAddr>().map_err(|_| NOT_PUBLIC.to_owned())?);
        }
    }
    Ok(addresses)
}

async fn ask<P: Ports>(ports: &P, name: &str, record: &str) -> Result<DnsReply, String> {
    let server = &ports.settings().dns_url;
    let query = Serializer::new(String::new()).append_pair("name", name).append_pair("type", record).finish();
    let sign = if server.contains('?') { '&' } else { '?' };
    let reply = ports.fetch(&format!("{server}{sign}{query}"), "application/dns-json", MAX_DNS_BYTES).await;
    let reply = reply.map_err(|error| error.to_string())?;
    if reply.status != 200 {
        return Err(format!("the name server answered {}", reply.status));
    }
    serde_json::from_slice(&reply.body).map_err(|error| error.to_string())
}
