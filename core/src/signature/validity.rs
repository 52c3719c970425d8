//! The time in which a certificate can sign.
//!
//! In scope: whether an instant lies before, inside or after it, and how soon it ends. Out of scope: whether anything was signed in it (see
//! `problems`). Source: RFC 5280 section 4.1.2.5.

use std::time::Duration;

use super::certificate::Certificate;
use crate::time::Timestamp;

/// How long before its end a certificate is worth a warning: Apple's own mails come 30 days before, and whoever renews may be on holiday.
pub const EXPIRY_NOTICE: Duration = Duration::from_secs(60 * 24 * 60 * 60);

const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// Where an instant lies in the validity of a certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Validity {
    /// Before its first instant.
    NotYet,
    /// Inside, with more than [`EXPIRY_NOTICE`] left.
    Valid,
    /// Inside, but not for long.
    EndsSoon,
    /// After its last instant.
    Expired,
}

/// Why a certificate cannot sign now.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ValidityError {
    /// Its time has not come.
    #[error("the certificate of {subject} is not valid before {first_day}")]
    NotYet {
        /// Whose it is.
        subject: String,
        /// The first day in UTC, as `2026-12-24`.
        first_day: String,
    },
    /// Its time is over.
    #[error("the certificate of {subject} expired on {last_day}")]
    Expired {
        /// Whose it is.
        subject: String,
        /// The last day in UTC, as `2026-12-24`.
        last_day: String,
    },
}

impl Certificate {
    /// Where an instant lies in the validity.
    #[must_use]
    pub fn validity_at(&self, now: Timestamp) -> Validity {
        let notice = i64::try_from(EXPIRY_NOTICE.as_millis()).unwrap_or(i64::MAX);
        if now < self.not_before() {
            Validity::NotYet
        } else if now > self.not_after() {
            Validity::Expired
        } else if self.not_after() < now.plus_millis(notice) {
            Validity::EndsSoon
        } else {
            Validity::Valid
        }
    }

    /// Whole days from an instant to the end of the validity; negative when it is over.
    #[must_use]
    pub fn days_left(&self, now: Timestamp) -> i64 {
        self.not_after().unix_millis().saturating_sub(now.unix_millis()).div_euclid(DAY_MILLIS)
    }

    /// Makes sure that the certificate can sign.
    ///
    /// # Errors
    /// [`ValidityError`] with the day.
    pub fn require_valid_at(&self, now: Timestamp) -> Result<(), ValidityError> {
        let subject = self.subject();
        match self.validity_at(now) {
            Validity::NotYet => Err(ValidityError::NotYet { subject, first_day: day(self.not_before()) }),
            Validity::Expired => Err(ValidityError::Expired { subject, last_day: day(self.not_after()) }),
            Validity::Valid | Validity::EndsSoon => Ok(()),
        }
    }
}

/// The calendar day in UTC.
pub(super) fn day(instant: Timestamp) -> String {
    instant.to_rfc3339().chars().take(10).collect()
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{NOW, leaf};
    use super::*;

    #[test]
    fn a_certificate_is_told_60_days_before_its_end() {
        let leaf = leaf();
        let end = leaf.not_after();
        let days_before = |days: i64| end.plus_millis(-days * DAY_MILLIS);
        for (now, expected) in [
            (leaf.not_before().plus_millis(-1), Validity::NotYet),
            (leaf.not_before(), Validity::Valid),
            (NOW, Validity::Valid),
            (days_before(60), Validity::Valid),
            (days_before(60).plus_millis(1), Validity::EndsSoon),
            (end, Validity::EndsSoon),
            (end.plus_millis(1), Validity::Expired),
        ] {
            assert_eq!(leaf.validity_at(now), expected, "{}", now.to_rfc3339());
        }
        assert_eq!((leaf.days_left(days_before(3)), leaf.days_left(days_before(-3))), (3, -3));
    }

    #[test]
    fn a_certificate_out_of_its_time_is_one_sentence_with_the_day() {
        let leaf = leaf();
        let sentence = |now| leaf.require_valid_at(now).unwrap_err().to_string();
        assert_eq!(
            sentence(leaf.not_after().plus_millis(1000)),
            "the certificate of Pass Type ID: pass.dev.passwright (PWDEVTEAM1) expired on 2027-11-19"
        );
        assert_eq!(
            sentence(leaf.not_before().plus_millis(-1000)),
            format!(
                "the certificate of Pass Type ID: pass.dev.passwright (PWDEVTEAM1) is not valid before {}",
                day(leaf.not_before())
            )
        );
        assert_eq!(leaf.require_valid_at(NOW), Ok(()));
    }
}
