//! Ids that are unique on the page.

use std::sync::atomic::{AtomicU32, Ordering};

static NEXT: AtomicU32 = AtomicU32::new(0);

/// A new id that begins with a name.
pub(crate) fn unique(name: &str) -> String {
    format!("{name}{}", NEXT.fetch_add(1, Ordering::Relaxed))
}
