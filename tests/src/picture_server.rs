//! A web server on this machine that counts who comes, with pictures, redirects, and a name server beside them.
//!
//! In scope: what the service fetches from other people's servers. Out of scope: which of it is allowed; the scenarios say so.
#![allow(clippy::expect_used, clippy::missing_panics_doc)] // A server that does not start ends the test.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use passwright_core::images::Scale;
use passwright_core::validate::default_icon;
use serde_json::json;

/// What a picture may weigh at most, and one byte more.
const TOO_LARGE: usize = 5 * 1024 * 1024 + 1;

/// A running server; it ends when this is dropped.
#[derive(Debug)]
pub struct PictureServer {
    port: u16,
    shared: Arc<Shared>,
}

#[derive(Debug, Default)]
struct Shared {
    hits: AtomicU64,
    looked_up: AtomicU64,
    is_over: AtomicBool,
    names: Mutex<Vec<(String, String)>>,
}

struct Answer {
    status: &'static str,
    headers: String,
    body: Vec<u8>,
}

impl PictureServer {
    /// Starts on 127.0.0.1.
    #[must_use]
    pub fn start() -> Self {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = listener.local_addr().expect("its address").port();
        let shared = Arc::new(Shared::default());
        let serving = Arc::clone(&shared);
        thread::spawn(move || {
            for stream in listener.incoming().flatten() {
                if serving.is_over.load(Ordering::SeqCst) {
                    return;
                }
                let shared = Arc::clone(&serving);
                thread::spawn(move || serve(&shared, stream));
            }
        });
        Self { port, shared }
    }

    /// Gives a name one more address.
    pub fn name(&self, name: &str, address: &str) {
        let mut names = self.shared.names.lock().unwrap_or_else(PoisonError::into_inner);
        names.push((name.to_owned(), address.to_owned()));
    }

    /// An address here.
    #[must_use]
    pub fn url(&self, path: &str) -> String {
        format!("http://127.0.0.1:{}{path}", self.port)
    }

    /// The port.
    #[must_use]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// How many requests came, questions for names left out.
    #[must_use]
    pub fn hits(&self) -> u64 {
        self.shared.hits.load(Ordering::SeqCst)
    }

    /// How many questions for names came.
    #[must_use]
    pub fn looked_up(&self) -> u64 {
        self.shared.looked_up.load(Ordering::SeqCst)
    }

    /// The picture of `/icon.png`.
    #[must_use]
    pub fn icon() -> &'static [u8] {
        default_icon(Scale::Three)
    }
}

impl Drop for PictureServer {
    fn drop(&mut self) {
        self.shared.is_over.store(true, Ordering::SeqCst);
        // Wakes the thread that waits for somebody to come.
        let _ = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port));
    }
}

fn serve(shared: &Shared, mut stream: TcpStream) {
    let mut reader = BufReader::new(stream.try_clone().expect("a second handle").take(64 * 1024));
    let mut line = String::new();
    if reader.read_line(&mut line).is_err() || line.is_empty() {
        // Whoever connects without asking has come all the same.
        if !shared.is_over.load(Ordering::SeqCst) {
            shared.hits.fetch_add(1, Ordering::SeqCst);
        }
        return;
    }
    let mut header = String::new();
    while reader.read_line(&mut header).is_ok_and(|bytes| bytes > 2) {
        header.clear();
    }
    let path = line.split(' ').nth(1).unwrap_or_default();
    let Answer { status, headers, body } = shared.answer(path);
    let head =
        format!("HTTP/1.1 {status}\r\ncontent-length: {}\r\nconnection: close\r\n{headers}\r\n", body.len());
    // A client that has read enough closes the connection.
    let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(&body));
}

impl Shared {
    fn answer(&self, path: &str) -> Answer {
        if let Some(query) = path.strip_prefix("/dns-query?") {
            self.looked_up.fetch_add(1, Ordering::SeqCst);
            return self.addresses(query);
        }
        self.hits.fetch_add(1, Ordering::SeqCst);
        let ok = |body: Vec<u8>| Answer {
            status: "200 OK",
            headers: "content-type: image/png\r\n".to_owned(),
            body,
        };
        let to = |target: &str| Answer {
            status: "302 Found",
            headers: format!("location: {target}\r\n"),
            body: Vec::new(),
        };
        match path {
            "/icon.png" | "/hop/0" => ok(PictureServer::icon().to_vec()),
            "/photo.jpg" => ok(b"\xff\xd8\xff\xe0\0\x10JFIF".to_vec()),
            "/large.png" => ok(vec![0; TOO_LARGE]),
            _ => {
                if let Some(left) = path.strip_prefix("/hop/").and_then(|left| left.parse::<u32>().ok()) {
                    return to(&format!("/hop/{}", left.saturating_sub(1)));
                }
                match path.strip_prefix("/to/").and_then(unhex) {
                    Some(target) => to(&target),
                    None => Answer { status: "404 Not Found", headers: String::new(), body: Vec::new() },
                }
            }
        }
    }

    /// A name server as public ones answer in JSON.
    fn addresses(&self, query: &str) -> Answer {
        let parameter = |key: &str| {
            query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('=')).unwrap_or_default()
        };
        let (name, kind) = (parameter("name"), if parameter("type") == "AAAA" { 28 } else { 1 });
        let names = self.names.lock().unwrap_or_else(PoisonError::into_inner);
        let found =
            names.iter().filter(|(known, address)| known == name && address.contains(':') == (kind == 28));
        let answer: Vec<_> = found
            .map(|(_, address)| json!({"name": name, "type": kind, "TTL": 1, "data": address}))
            .collect();
        Answer {
            status: "200 OK",
            headers: "content-type: application/dns-json\r\n".to_owned(),
            body: json!({"Status": 0, "Answer": answer}).to_string().into_bytes(),
        }
    }
}

fn unhex(text: &str) -> Option<String> {
    let digits: Vec<u8> =
        text.bytes().map(|digit| char::from(digit).to_digit(16).map(|it| it as u8)).collect::<Option<_>>()?;
    let bytes =
        digits.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect();
    String::from_utf8(bytes).ok()
}
