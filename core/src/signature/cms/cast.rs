//! A signature that is made once in full and then serves as the mould of the next ones: only digest and raw signature differ.
//!
//! In scope: signatures of one key within one second, which differ in 32 and 256 bytes. Out of scope: signatures of another length or
//! second; they are made in full by [`super::signed_attributes`] and [`super::assemble`], and give the next mould.

use std::ops::Range;

use sha2::{Digest, Sha256};

use super::SignedAttributes;
use crate::time::Timestamp;

/// The mould.
#[derive(Debug, Clone)]
pub struct Cast {
    second: i64,
    attributes: Vec<u8>,
    digest_in_attributes: Range<usize>,
    signed: Vec<u8>,
    digest_in_signed: Range<usize>,
    signature: Range<usize>,
}

impl Cast {
    /// Takes the mould of a finished signature: over `content`, with these attributes and this raw signature.
    ///
    /// `None` when one of the parts cannot be found in it exactly once.
    #[must_use]
    pub fn of(
        content: &[u8],
        now: Timestamp,
        attributes: &SignedAttributes,
        signature: &[u8],
        signed: Vec<u8>,
    ) -> Option<Self> {
        let digest = Sha256::digest(content);
        let attributes = attributes.to_be_signed().to_vec();
        Some(Self {
            second: now.unix_seconds(),
            digest_in_attributes: only_place(&attributes, &digest)?,
            attributes,
            digest_in_signed: only_place(&signed, &digest)?,
            signature: only_place(&signed, signature)?,
            signed,
        })
    }

    /// Whether the mould is of this second.
    #[must_use]
    pub fn is_of(&self, now: Timestamp) -> bool {
        self.second == now.unix_seconds()
    }

    /// The bytes to sign for another content.
    pub fn to_be_signed(&mut self, content: &[u8]) -> &[u8] {
        let digest = Sha256::digest(content);
        put(&mut self.attributes, &self.digest_in_attributes, &digest);
        put(&mut self.signed, &self.digest_in_signed, &digest);
        &self.attributes
    }

    /// The finished signature (DER) over the content that [`Self::to_be_signed`] was given last; `None` when the raw signature has another
    /// length than the one in the mould, as ECDSA's often have.
    pub fn finish(&mut self, signature: &[u8]) -> Option<&[u8]> {
        put(&mut self.signed, &self.signature, signature).then_some(self.signed.as_slice())
    }
}

/// Puts bytes in the place of as many others.
fn put(bytes: &mut [u8], place: &Range<usize>, part: &[u8]) -> bool {
    match bytes.get_mut(place.clone()) {
        Some(target) if target.len() == part.len() => {
            target.copy_from_slice(part);
            true
        }
        _ => false,
    }
}

/// Where a part lies, if it lies in one place only.
fn only_place(bytes: &[u8], part: &[u8]) -> Option<Range<usize>> {
    if part.is_empty() {
        return None;
    }
    let mut places = bytes.windows(part.len()).enumerate().filter(|(_, window)| *window == part);
    match (places.next(), places.next()) {
        (Some((start, _)), None) => Some(start..start + part.len()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::{assemble, signed_attributes};
    use super::*;
    use crate::signature::fixtures::{NOW, chain};

    fn made(content: &[u8], raw: &[u8]) -> (SignedAttributes, Vec<u8>) {
        let attributes = signed_attributes(content, NOW).unwrap();
        let signed = assemble(&attributes, raw, &chain()).unwrap();
        (attributes, signed)
    }

    #[test]
    fn a_mould_gives_the_same_bytes_as_making_each_signature_in_full() {
        let (attributes, signed) = made(b"one", &[7; 256]);
        let mut cast = Cast::of(b"one", NOW, &attributes, &[7; 256], signed).unwrap();
        for (content, byte) in [(&b"two"[..], 1), (b"", 2), (&[9; 5000], 3)] {
            let (attributes, signed) = made(content, &[byte; 256]);
            assert_eq!(cast.to_be_signed(content), attributes.to_be_signed());
            assert_eq!(cast.finish(&[byte; 256]).unwrap(), signed);
        }
    }

    #[test]
    fn another_length_or_second_does_not_fit_the_mould() {
        let (attributes, signed) = made(b"one", &[7; 256]);
        let mut cast = Cast::of(b"one", NOW, &attributes, &[7; 256], signed.clone()).unwrap();
        assert!(cast.is_of(NOW.plus_millis(999)) && !cast.is_of(NOW.plus_millis(1000)));
        assert_eq!(cast.finish(&[7; 255]), None);
        assert!(Cast::of(b"other", NOW, &attributes, &[7; 256], signed.clone()).is_none());
        assert!(Cast::of(b"one", NOW, &attributes, &[], signed).is_none());
    }
}
