//! Pictures by address on a machine of one's own: `workerd` itself reaches public addresses only, even if the service let an address pass.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use passwright_core::images::Scale;
use passwright_core::validate::default_icon;
use serde_json::{Value, json};

use super::machine::{Bare, Parts};

/// A server on loopback that hands out a picture and counts who asks.
struct Inside {
    url: String,
    hits: Arc<AtomicUsize>,
}

impl Inside {
    fn start() -> Self {
        let listener = TcpListener::bind(("127.0.0.1", 0)).expect("a port");
        let url = format!("http://{}/icon.png", listener.local_addr().expect("its address"));
        let hits = Arc::new(AtomicUsize::new(0));
        let count = Arc::clone(&hits);
        // It ends with the process of the test.
        thread::spawn(move || {
            for stream in listener.incoming() {
                let Ok(mut stream) = stream else { return };
                count.fetch_add(1, Ordering::SeqCst);
                let picture = default_icon(Scale::Three);
                let head = format!(
                    "HTTP/1.1 200 OK\r\ncontent-type: image/png\r\ncontent-length: {}\r\nconnection: close\r\n\r\n",
                    picture.len()
                );
                // A caller that ends early is none of our business.
                let _ = stream.read(&mut [0; 4096]);
                let _ = stream.write_all(head.as_bytes()).and_then(|()| stream.write_all(picture));
            }
        });
        Self { url, hits }
    }

    fn hits(&self) -> usize {
        self.hits.load(Ordering::SeqCst)
    }
}

/// Asks for a pass with a picture from inside: status and body.
fn asks_for(machine: &Bare, url: &str) -> (u16, String) {
    let agent: ureq::Agent = ureq::Agent::config_builder()
        .http_status_as_error(false)
        .timeout_global(Some(Duration::from_secs(30)))
        .build()
        .into();
    let post = |path: &str, bearer: &str, body: &Value| {
        let request = agent
            .post(format!("{}{path}", machine.url()))
            .header("authorization", format!("Bearer {bearer}"));
        let mut reply = request.send_json(body).expect("an answer");
        (reply.status().as_u16(), reply.body_mut().read_to_string().expect("a text"))
    };
    let (status, account) = post("/api/v1/accounts", machine.admin_secret(), &json!({ "name": "Acme" }));
    assert_eq!(status, 201, "{account}");
    let account: Value = serde_json::from_str(&account).expect("an account");
    let key = account["apiKey"].as_str().expect("a key");
    post("/passes", key, &json!({ "logoText": "a", "iconUrl": url }))
}

pub(crate) fn the_runtime_itself_reaches_public_addresses_only(parts: &Parts) {
    let inside = Inside::start();
    let config = parts.file("workerd.capnp");

    // As it is installed: the service refuses before anything is asked.
    let machine = Bare::start(parts, &config, "https://passes.example.com");
    let (status, body) = asks_for(&machine, &inside.url);
    assert_eq!((status, inside.hits()), (400, 0), "{body}");
    drop(machine);

    // The service lets it pass, as it does on a developer's machine: the runtime refuses.
    let open = with_development_switches(&config);
    let machine = Bare::start(parts, &open, "http://localhost");
    let (status, body) = asks_for(&machine, &inside.url);
    assert_eq!((status, inside.hits()), (400, 0), "{body}");
    let log = machine.output();
    assert!(log.contains("is not allowed"), "the runtime says so: {log}");
    drop(machine);

    // Without the runtime's guard the picture would have come: the two tries before could have failed.
    let wide_open = open.replacen(
        "services = [",
        "services = [ (name = \"internet\", network = (allow = [\"public\", \"private\"])),",
        1,
    );
    assert_ne!(wide_open, open);
    let machine = Bare::start(parts, &wide_open, "http://localhost");
    let (status, body) = asks_for(&machine, &inside.url);
    assert_eq!((status, inside.hits()), (201, 1), "{body} {}", machine.output());
}

/// The switches of a developer's machine, which the configuration does not know.
fn with_development_switches(config: &str) -> String {
    let switches = ["DEVELOPMENT", "LOOPBACK_PICTURES"]
        .map(|name| format!("(name = \"{name}\", text = \"true\"),"))
        .concat();
    let start = "bindings = [\n    (name = \"PASS\"";
    assert!(config.contains(start));
    config.replacen(start, &format!("bindings = [\n    {switches}\n    (name = \"PASS\""), 1)
}
