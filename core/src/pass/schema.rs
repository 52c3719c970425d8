//! Which keys a pass may have, and what kind of value each takes.
//!
//! In scope: the kinds, and the tables of the top level and of semantic tags. Each view declares its keys once, for its methods and for
//! its table alike (by the macros of `view`), so views, checks and `docs/format.md` cannot drift apart.
//! Out of scope: what a wrong value means (see [`crate::validate`]).

use super::{Pass, Semantics};

/// What kind of value a key takes.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// Anything; some rule of its own looks at it, or nobody does.
    Any,
    /// A text.
    Text,
    /// A number, not a text with digits.
    Number,
    /// `true` or `false`.
    Boolean,
    /// A text with date, time and zone.
    Date,
    /// A text with a colour.
    Color,
    /// What a field shows: a text or a number.
    Shown,
    /// One of these texts.
    Choice(&'static [&'static str]),
    /// A list of texts.
    Texts,
    /// A list of numbers.
    Numbers,
    /// A list of any of these texts.
    Choices(&'static [&'static str]),
    /// An object with these keys.
    Object(Table),
    /// A list of objects with these keys.
    Objects(Table),
}

/// Keys with their kinds.
pub type Table = &'static [(&'static str, Kind)];

/// The keys at the top level of `pass.json`.
pub const PASS: Table = Pass::KEYS;

/// The keys of a `semantics` object, at the top level, in a field and in an entry of `upcomingPassInformation`.
pub const TAGS: Table = Semantics::KEYS;

/// The kind of a key, unless the table does not know it.
#[must_use]
pub fn kind_of(table: Table, key: &str) -> Option<Kind> {
    table.iter().find(|(name, _)| *name == key).map(|(_, kind)| *kind)
}

/// What the elements of a list are; `None` when it is no list.
#[must_use]
pub fn element_of(kind: Kind) -> Option<Kind> {
    match kind {
        Kind::Texts => Some(Kind::Text),
        Kind::Numbers => Some(Kind::Number),
        Kind::Choices(choices) => Some(Kind::Choice(choices)),
        Kind::Objects(table) => Some(Kind::Object(table)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
