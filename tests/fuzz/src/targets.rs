//! The list of targets.

mod archives;
mod keys;
mod signatures;
mod texts;

/// One parser under test.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name, which is also the folder of its seeds.
    pub name: &'static str,
    /// The longest input worth trying, in bytes: enough for the structures, short enough for many tries.
    pub max_bytes: usize,
    /// Reads the bytes and panics when something that must hold does not.
    pub run: fn(&[u8]),
}

/// All targets.
pub const TARGETS: [Target; 10] = [
    Target { name: "zip", max_bytes: 4096, run: archives::zip },
    Target { name: "png", max_bytes: 512, run: archives::png },
    Target { name: "manifest", max_bytes: 2048, run: archives::manifest },
    Target { name: "json", max_bytes: 1024, run: texts::json },
    Target { name: "strings", max_bytes: 1024, run: texts::strings },
    Target { name: "cms", max_bytes: 8192, run: signatures::cms },
    Target { name: "certificate", max_bytes: 4096, run: signatures::certificate },
    Target { name: "pem", max_bytes: 2048, run: signatures::pem },
    Target { name: "key", max_bytes: 4096, run: keys::key },
    Target { name: "p12", max_bytes: 8192, run: keys::p12 },
];

/// In a build with planted bugs, the one of this target.
macro_rules! planted {
    ($name:ident($($argument:expr),*)) => {
        #[cfg(feature = "planted")]
        crate::planted::$name($($argument),*);
    };
}
use planted;
