//! What happens beside drawing: saving, connecting, keys, dropped files, checks.

pub(crate) mod autosave;
pub(crate) mod desk;
pub(crate) mod doors;
pub(crate) mod file_drop;
pub(crate) mod incoming;
pub(crate) mod intents;
pub(crate) mod key_link;
pub(crate) mod language;
pub(crate) mod offline;
pub(crate) mod picture_urls;
pub(crate) mod problems;
pub(crate) mod published_page;
pub(crate) mod session;
pub(crate) mod shortcuts;
pub(crate) mod starters;
