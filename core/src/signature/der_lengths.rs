//! Lengths in DER, looked at before anything is read by them.
//!
//! The reader of the `der` crate reserves as many bytes as an element claims to have, up to 256 MiB, and only then finds that they are not
//! there. A file of one kilobyte would cost that much; a worker has 128 MB. In scope: that no element claims more than the one around it
//! has. Out of scope: what the elements mean. Source: X.690 section 8.1.3.

use der::asn1::AnyRef;
use der::{Decode, ErrorKind, Reader, SliceReader, Tagged};

/// The deepest nesting that is followed: signatures have twelve levels, certificates ten.
const MAX_DEPTH: usize = 32;

/// Reads a value whose lengths fit into each other.
///
/// # Errors
/// What the reader says.
pub(super) fn decode<'a, T: Decode<'a>>(bytes: &'a [u8]) -> der::Result<T> {
    require_fitting(bytes)?;
    T::from_der(bytes)
}

/// Makes sure that each element has what it claims, all the way down; strings are not looked into.
///
/// # Errors
/// What the reader says of the first element that does not fit, or that they are nested too deep.
pub(super) fn require_fitting(bytes: &[u8]) -> der::Result<()> {
    elements_fit(bytes, 0)
}

fn elements_fit(bytes: &[u8], depth: usize) -> der::Result<()> {
    let mut reader = SliceReader::new(bytes)?;
    while !reader.is_finished() {
        let element = AnyRef::decode(&mut reader)?;
        if element.tag().is_constructed() {
            if depth == MAX_DEPTH {
                return Err(ErrorKind::Overlength.into());
            }
            elements_fit(element.value(), depth + 1)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use der::Any;

    use super::super::fixtures::leaf;
    use super::*;

    #[test]
    fn what_claims_more_than_it_has_is_refused_before_memory_is_reserved() {
        assert!(require_fitting(leaf().to_der()).is_ok());
        // An element of 192 MiB inside a sequence of six bytes.
        assert!(decode::<Any>(&[0x30, 0x06, 0x04, 0x84, 0x0c, 0x00, 0x00, 0x00]).is_err());
        assert!(decode::<Any>(&[0x30, 0x02, 0x04, 0x00]).is_ok());
    }

    #[test]
    fn endless_nesting_is_refused() {
        let mut nested = vec![0x05, 0x00];
        for _ in 0..40 {
            let length = u8::try_from(nested.len()).unwrap();
            nested.splice(0..0, [0x30, length]);
        }
        assert!(require_fitting(&nested).is_err());
        assert!(require_fitting(&nested[40..]).is_ok());
    }
}
