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
    let mut found = Vec::new();
    let mut deserializer = serde_json::Deserializer::from_slice(json);
    // Broken JSON is somebody else's finding; what was seen up to the fault is still true.
    let _ = Scan { pointer: String::new(), found: &mut found }.deserialize(&mut deserializer);
    found
}

struct Scan<'a> {
    pointer: String,
    found: &'a mut Vec<String>,
}

impl<'de> DeserializeSeed<'de> for Scan<'_> {
    type Value = ();
    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Scan<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = HashSet::new();
        while let Some(key) = map.next_key::<String>()? {
            let pointer = format!("{}/{}", self.pointer, escape_key(&key));
            if !seen.insert(key) && self.found.len() < MAX_DUPLICATES {
                self.found.push(pointer.clone());
            }
            map.next_value_seed(Scan { pointer, found: self.found })?;
        }
        Ok(())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<(), A::Error> {
        let mut index = 0usize;
        let mut more = true;
        while more {
            let pointer = format!("{}/{index}", self.pointer);
            more = list.next_element_seed(Scan { pointer, found: self.found })?.is_some();
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
