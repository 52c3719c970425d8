//! Finds keys that a JSON object has twice, which a tree of maps no longer shows.

use std::collections::HashSet;
use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};

use crate::document::escape_key;

/// The most places that are reported.
const MAX_DUPLICATES: usize = 50;

/// JSON pointers of all keys that stand twice in the same object; empty too when the bytes are no JSON.
#[must_use]
pub fn duplicate_keys(json: &[u8]) -> Vec<String> {
    let mut scan = Scan { path: Vec::new(), found: Vec::new() };
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    // Broken JSON is somebody else's finding; what was seen up to the fault is still true.
    let _ = scan.deserialize(&mut deserializer);
    scan.found
}

/// The way to where we are, and what was found. Pointers are printed only for what is found: a hostile document could otherwise make
/// each of many keys carry a long path.
struct Scan {
    path: Vec<String>,
    found: Vec<String>,
}

impl Scan {
    fn tell(&mut self) {
        if self.found.len() < MAX_DUPLICATES {
            self.found.push(self.path.iter().map(|key| format!("/{}", escape_key(key))).collect());
        }
    }
}

impl<'de> DeserializeSeed<'de> for &mut Scan {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for &mut Scan {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            self.path.push(key.clone());
            if !seen.insert(key) {
                self.tell();
            }
            map.next_value_seed(&mut *self)?;
            self.path.pop();
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0usize;
        let mut more = true;
        while more {
            self.path.push(index.to_string());
            more = list.next_element_seed(&mut *self)?.is_some();
            self.path.pop();
            index += 1;
        }
        Ok(())
    }

    fn visit_bool<E>(self, _: bool) -> Result<(), E> {
        Ok(())
    }
    fn visit_i64<E>(self, _: i64) -> Result<(), E> {
        Ok(())
    }
    fn visit_u64<E>(self, _: u64) -> Result<(), E> {
        Ok(())
    }
    fn visit_f64<E>(self, _: f64) -> Result<(), E> {
        Ok(())
    }
    fn visit_str<E>(self, _: &str) -> Result<(), E> {
        Ok(())
    }
    fn visit_unit<E>(self) -> Result<(), E> {
        Ok(())
    }
}
