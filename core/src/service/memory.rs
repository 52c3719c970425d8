//! What a running worker remembers of the cache: the values that were asked for last, bounded in bytes.
//!
//! In scope: which value goes when there is no room, and when one is too old. Out of scope: where it is kept; the platform holds one of
//! these in front of its cache. Every key names its content (of a pass its version, when that was made, and who signed it), so a remembered value is
//! never a wrong one.

use lru::LruCache;

use super::ports::CACHE_SECONDS;
use crate::time::Timestamp;

/// The room, in bytes: an eighth of what Cloudflare gives a worker.
const ROOM: usize = 16 * 1024 * 1024;

/// What an entry costs besides its value, in bytes, roughly: keys have about 150.
const ENTRY: usize = 256;

/// The values that were asked for last.
#[derive(Debug)]
pub struct Memory {
    entries: LruCache<String, Entry>,
    used: usize,
}

#[derive(Debug)]
struct Entry {
    value: Vec<u8>,
    until: Timestamp,
}

impl Default for Memory {
    fn default() -> Self {
        Self { entries: LruCache::unbounded(), used: 0 }
    }
}

impl Memory {
    /// A value that is not too old yet.
    pub fn get(&mut self, key: &str, now: Timestamp) -> Option<Vec<u8>> {
        if self.entries.peek(key)?.until <= now {
            self.forget(key);
            return None;
        }
        self.entries.get(key).map(|entry| entry.value.clone())
    }

    /// Remembers a value for [`CACHE_SECONDS`], if there is room for it at all: for any pass there is.
    pub fn keep(&mut self, key: &str, value: &[u8], now: Timestamp) {
        self.forget(key);
        if value.len() + ENTRY > ROOM {
            return;
        }
        self.used += value.len() + ENTRY;
        let until = now.plus_millis(i64::from(CACHE_SECONDS) * 1_000);
        self.entries.put(key.to_owned(), Entry { value: value.to_vec(), until });
        while self.used > ROOM {
            let Some((_, entry)) = self.entries.pop_lru() else { break };
            self.used -= entry.value.len() + ENTRY;
        }
    }

    /// Forgets a value.
    pub fn forget(&mut self, key: &str) {
        if let Some(entry) = self.entries.pop(key) {
            self.used -= entry.value.len() + ENTRY;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_unix_seconds(seconds)
    }

    #[test]
    fn what_was_asked_for_longest_ago_goes_first() {
        let mut memory = Memory::default();
        let large = vec![7; ROOM / 8 - ENTRY];
        for number in 0..8 {
            memory.keep(&number.to_string(), &large, at(0));
        }
        assert!(memory.get("0", at(1)).is_some(), "all eight have room");
        memory.keep("8", &large, at(1));
        assert_eq!(memory.get("1", at(1)), None);
        assert!(memory.get("0", at(1)).is_some() && memory.get("8", at(1)).is_some());
        assert_eq!(memory.used, ROOM);
    }

    #[test]
    fn a_value_goes_after_its_time_and_when_it_is_forgotten() {
        let mut memory = Memory::default();
        memory.keep("a", b"1", at(0));
        memory.keep("a", b"2", at(0));
        assert_eq!(memory.get("a", at(i64::from(CACHE_SECONDS) - 1)).as_deref(), Some(&b"2"[..]));
        assert_eq!(memory.get("a", at(i64::from(CACHE_SECONDS))), None);
        memory.keep("b", b"3", at(0));
        memory.forget("b");
        assert_eq!((memory.get("b", at(0)), memory.used), (None, 0));
    }

    #[test]
    fn a_value_without_room_takes_none() {
        let mut memory = Memory::default();
        memory.keep("a", b"1", at(0));
        memory.keep("a", &vec![0; ROOM], at(0));
        assert_eq!((memory.get("a", at(0)), memory.used), (None, 0));
    }
}
