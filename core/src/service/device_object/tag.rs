//! The tag of the list call: `{incarnation}-{counter}`.
//!
//! No tag means all passes, the newest tag none, and a tag that is foreign, unreadable or from the future counts as none at all: a device
//! that was recreated must never skip an update.

use super::super::ids::hex;

/// Random bytes that tell one life of a device row from the next.
pub(super) const INCARNATION_BYTES: usize = 4;

/// Prints an incarnation.
pub(super) fn incarnation(random: [u8; INCARNATION_BYTES]) -> String {
    hex(&random)
}

/// Prints a tag.
pub(super) fn print(incarnation: &str, counter: u64) -> String {
    format!("{incarnation}-{counter}")
}

/// The counter that a presented tag stands for; nothing when it does not belong to this life of the device.
pub(super) fn counter(presented: &str, incarnation: &str, newest: u64) -> Option<u64> {
    let counter = presented.strip_prefix(incarnation)?.strip_prefix('-')?.parse().ok()?;
    (counter <= newest).then_some(counter)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_tag_of_this_life_counts() {
        assert_eq!(counter(&print("00ff00ff", 7), "00ff00ff", 9), Some(7));
        for foreign in
            ["", "00ff00ff", "00ff00ff-", "00ff00ff-x", "11111111-7", "00ff00ff-10", "7", "00ff00ff--1"]
        {
            assert_eq!(counter(foreign, "00ff00ff", 9), None, "{foreign:?}");
        }
    }
}
