//! A push service on a bad day: of the pushes that no script answers, one in so many fails, each time in another way.
//!
//! In scope: the choice, which a seed makes repeatable. A token that was once reported gone stays gone, as at Apple.

use std::collections::HashSet;

use super::now_ms;
use super::script::{Answer, Reply};

/// How often pushes fail, and whose tokens have ended.
#[derive(Debug)]
pub(super) struct Trouble {
    one_in: u64,
    chance: Chance,
    gone: HashSet<String>,
}

impl Trouble {
    pub(super) fn new(one_in: u64, seed: u64) -> Self {
        Self { one_in: one_in.max(1), chance: Chance::new(seed), gone: HashSet::new() }
    }

    /// What a token is answered, when it meets trouble.
    pub(super) fn next(&mut self, token: &str) -> Option<Answer> {
        let gone = || Answer::from(Reply::Unregistered { timestamp_ms: now_ms() });
        if self.gone.contains(token) {
            return Some(gone());
        }
        if self.chance.below(self.one_in) != 0 {
            return None;
        }
        Some(match self.chance.below(4) {
            0 => {
                self.gone.insert(token.to_owned());
                gone()
            }
            1 => Reply::TooManyRequests.into(),
            2 => Reply::ServiceUnavailable.into(),
            _ => Reply::Silence.into(),
        })
    }
}

/// Numbers that look like chance and are the same for the same seed (SplitMix64).
#[derive(Debug, Clone)]
pub struct Chance(u64);

impl Chance {
    /// Starts from a seed.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// A number below another.
    pub fn below(&mut self, limit: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (mixed ^ (mixed >> 31)) % limit.max(1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn about_one_in_five_fails_in_each_of_four_ways_and_the_same_seed_does_it_again() {
        let day = |seed| {
            let mut trouble = Trouble::new(5, seed);
            (0..1_000)
                .map(|number| trouble.next(&format!("{number:x}")).map(|answer| answer.reply.status()))
                .collect::<Vec<_>>()
        };
        let failed: Vec<_> = day(1).into_iter().flatten().collect();
        assert!((150..250).contains(&failed.len()), "{}", failed.len());
        let kinds: HashSet<_> = failed.iter().map(|status| status.map(|it| it.as_u16())).collect();
        assert_eq!(kinds, HashSet::from([Some(410), Some(429), Some(503), None]));
        assert_eq!(day(1), day(1));
        assert_ne!(day(1), day(2));
    }

    #[test]
    fn a_token_that_ended_stays_ended() {
        let mut trouble = Trouble::new(1, 7);
        let tokens: Vec<String> = (0..20).map(|number| format!("{number:x}")).collect();
        let gone = |trouble: &mut Trouble, token: &str| {
            trouble.next(token).is_some_and(|answer| answer.reply.reason() == Some("Unregistered"))
        };
        let ended: Vec<&String> = tokens.iter().filter(|token| gone(&mut trouble, token)).collect();
        assert!(!ended.is_empty() && ended.len() < 20);
        assert!(ended.iter().all(|token| gone(&mut trouble, token)));
    }
}
