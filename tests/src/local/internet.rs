//! Somebody else's servers and names, as a test sets them up; every request to them is written down.

use std::cell::RefCell;
use std::collections::BTreeMap;

use passwright_core::service::ports::Fetched;
use serde_json::json;

/// What is out there.
#[derive(Debug, Default)]
pub struct Internet {
    pages: RefCell<BTreeMap<String, Fetched>>,
    names: RefCell<BTreeMap<String, Vec<String>>>,
    asked: RefCell<Vec<String>>,
}

impl Internet {
    /// Gives a name its addresses.
    pub fn name(&self, name: &str, addresses: &[&str]) {
        let addresses = addresses.iter().map(|address| (*address).to_owned()).collect();
        self.names.borrow_mut().insert(name.to_owned(), addresses);
    }

    /// Puts something at an address.
    pub fn put(&self, url: &str, status: u16, body: &[u8]) {
        let page = Fetched { status, location: None, body: body.to_vec() };
        self.pages.borrow_mut().insert(url.to_owned(), page);
    }

    /// Sends whoever asks for an address to another.
    pub fn redirect(&self, url: &str, location: &str) {
        let page = Fetched { status: 302, location: Some(location.to_owned()), body: Vec::new() };
        self.pages.borrow_mut().insert(url.to_owned(), page);
    }

    /// The addresses that were asked for, name servers left out.
    #[must_use]
    pub fn asked(&self) -> Vec<String> {
        self.asked.borrow().clone()
    }

    /// What a server answers; nothing where there is none.
    pub(super) fn answer(&self, url: &str, accept: &str) -> Option<Fetched> {
        if accept == "application/dns-json" {
            return self.look_up(url);
        }
        self.asked.borrow_mut().push(url.to_owned());
        self.pages.borrow().get(url).cloned()
    }

    /// A name server as public ones answer in JSON; an unknown name has no addresses.
    fn look_up(&self, url: &str) -> Option<Fetched> {
        let (_, query) = url.split_once('?')?;
        let parameter =
            |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
        let (name, is_v6) = (parameter("name")?, parameter("type")? == "AAAA");
        let names = self.names.borrow();
        let addresses =
            names.get(name).into_iter().flatten().filter(|address| address.contains(':') == is_v6);
        let kind = if is_v6 { 28 } else { 1 };
        let answers: Vec<_> = addresses
            .map(|address| json!({"name": name, "type": kind, "TTL": 60, "data": address}))
            .collect();
        let body = json!({"Status": 0, "Answer": answers});
        Some(Fetched { status: 200, location: None, body: body.to_string().into_bytes() })
    }
}
