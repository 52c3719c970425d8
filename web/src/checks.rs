//! The checks, as the editor asks them: of the pass as it would be signed.
//!
//! In scope: a copy with an identity, so that what is set at export is not reported as missing. Out of scope: the rules (see
//! `core::validate`), which the module `files` asks.

use passwright_core::api::Identity;
use passwright_core::document::Document;
use passwright_core::validate::{Problem, Severity};

use crate::design::Design;
use crate::export::set_identity;

/// Stands in for what the service will assign, so that the checks speak of what the person can change.
const ASSIGNED_LATER: [(&str, &str); 3] = [
    ("/passTypeIdentifier", "pass.assigned.later"),
    ("/teamIdentifier", "ASSIGNED00"),
    ("/serialNumber", "assigned-later"),
];

/// The document as it would be signed.
pub(crate) fn document_to_check(design: &Design, identity: Option<&Identity>) -> Document {
    let mut document = (*design.document).clone();
    // Fixed top-level texts can be set in every object; a failure would only leave a finding in the list.
    for (pointer, value) in ASSIGNED_LATER {
        document.set(pointer, value).unwrap_or_default();
    }
    if let Some(identity) = identity {
        set_identity(&mut document, identity, None).unwrap_or_default();
    } else {
        document.remove("/webServiceURL").unwrap_or_default();
        document.remove("/authenticationToken").unwrap_or_default();
    }
    document
}

/// Whether an iPhone refuses the pass.
pub(crate) fn is_blocked(problems: &[Problem]) -> bool {
    problems.iter().any(|problem| problem.severity == Severity::Blocks)
}

/// As [`is_blocked`], for a design that is filled in for each person: what a placeholder stands in is checked by the service, with a value.
pub(crate) fn is_template_blocked(problems: &[Problem], document: &Document) -> bool {
    let has_placeholder = |path: &str| document.text(path).is_some_and(|text| text.contains("{{"));
    problems.iter().any(|problem| problem.severity == Severity::Blocks && !has_placeholder(&problem.path))
}

/// How many findings of each severity there are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counts {
    /// An iPhone refuses the pass.
    pub(crate) blocks: usize,
    /// Something is lost or looks wrong.
    pub(crate) warns: usize,
    /// It would be better otherwise.
    pub(crate) hints: usize,
}

impl Counts {
    /// Counts.
    pub(crate) fn of(problems: &[Problem]) -> Self {
        let count = |severity| problems.iter().filter(|problem| problem.severity == severity).count();
        Self { blocks: count(Severity::Blocks), warns: count(Severity::Warns), hints: count(Severity::Hints) }
    }

    /// The whole state in a sentence.
    pub(crate) fn sentence(self) -> String {
        let parts = [
            (self.blocks > 0).then(|| text!("things-to-fix", count = self.blocks)),
            (self.warns > 0).then(|| text!("warnings", count = self.warns)),
            (self.hints > 0).then(|| text!("suggestions", count = self.hints)),
        ];
        let parts: Vec<String> = parts.into_iter().flatten().collect();
        if parts.is_empty() { text!("ready") } else { parts.join(" \u{b7} ") }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::{DesignId, PassFile};
    use passwright_core::time::Timestamp;
    use passwright_core::validate::{Subject, Target, validate};

    #[test]
    fn what_is_assigned_later_is_not_reported_and_a_missing_icon_is() {
        let document =
            Document::parse(br#"{"formatVersion":1,"organizationName":"A","description":"B","generic":{}}"#);
        let design = Design::new(DesignId(1), document.unwrap(), Vec::<PassFile>::new());
        let found = validate(&Subject {
            document: &document_to_check(&design, None),
            files: &[],
            now: Timestamp::from_unix_seconds(1_795_000_000),
            target: Target::All,
            allow_loopback_http: false,
        });
        let blocking: Vec<_> = found.iter().filter(|problem| problem.severity == Severity::Blocks).collect();
        assert!(!blocking.is_empty());
        assert!(blocking.iter().all(|problem| problem.message.contains("icon")), "{blocking:?}");
    }

    #[test]
    fn the_sentence_counts_by_severity() {
        assert_eq!(Counts::default().sentence(), "Ready for iPhone");
        let counts = Counts { blocks: 2, warns: 0, hints: 1 };
        assert_eq!(counts.sentence(), "2 things to fix \u{b7} 1 suggestion");
    }
}
