//! Where an export is: what the cursor between two of its pages says.

use base64ct::{Base64UrlUnpadded, Encoding};
use serde::{Deserialize, Serialize};

use super::super::call::MAX_INTEGER;
use super::super::ids::DeviceHash;
use super::super::refusal::Failure;
use super::super::wire::WireError;
use crate::ids::SerialNumber;

/// What comes next.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(super) enum Place {
    /// The account itself.
    Account,
    /// The template at this place of the account's list.
    Templates { index: usize },
    /// The serial number after this one.
    Serials { after: Option<SerialNumber> },
    /// The devices of a pass, after this one.
    Devices { serial: SerialNumber, after: Option<DeviceHash> },
    /// The passes of the template at this place, after this position.
    Members { index: usize, after: u64 },
    /// The audit log after this entry.
    Audit { after: u64 },
    /// Nothing.
    End,
}

impl Place {
    /// As a cursor.
    pub(super) fn print(&self) -> Result<String, Failure> {
        let json = serde_json::to_vec(self).map_err(WireError::Shape)?;
        Ok(Base64UrlUnpadded::encode_string(&json))
    }

    /// Reads a cursor.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let place: Self = serde_json::from_slice(&Base64UrlUnpadded::decode_vec(text).ok()?).ok()?;
        let after = match place {
            Self::Members { after, .. } | Self::Audit { after } => after,
            _ => 0,
        };
        (after < MAX_INTEGER).then_some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cursor_reads_back() {
        let serial = SerialNumber::new("N\u{ba} 1/2").unwrap();
        for place in [
            Place::Account,
            Place::Serials { after: None },
            Place::Devices { serial, after: Some(DeviceHash::from_stored("00ff".to_owned())) },
            Place::Members { index: 3, after: 9 },
        ] {
            assert_eq!(Place::parse(&place.print().unwrap()), Some(place));
        }
        assert_eq!((Place::parse(""), Place::parse("e30")), (None, None));
        assert_eq!(Place::parse(&Place::Audit { after: u64::MAX }.print().unwrap()), None);
    }
}
