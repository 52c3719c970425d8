//! Signatures as Apple's own tools write them: with lengths that are told by an end mark.
//!
//! In scope: turning such lengths into definite ones, as DER has them; all bytes that are signed or hashed stay as they are.
//! Out of scope: other liberties of BER. Source: ITU-T X.690 section 8.1.3.6; passes that Apple's `signpass` made begin with `30 80`.

use std::borrow::Cow;

use super::reader::MAX_SIGNATURE_BYTES;

/// How deep such lengths are followed; Apple's tools use them for the four outermost levels.
const MAX_DEPTH: usize = 8;

/// The length byte that means "until the end mark".
const INDEFINITE: u8 = 0x80;
const END_MARK: [u8; 2] = [0, 0];

/// The same structure with definite lengths; what cannot be turned comes back as it is, for the reader to refuse.
pub(super) fn with_definite_lengths(bytes: &[u8]) -> Cow<'_, [u8]> {
    let is_indefinite = bytes.get(1) == Some(&INDEFINITE);
    if !is_indefinite || bytes.len() > MAX_SIGNATURE_BYTES {
        return Cow::Borrowed(bytes);
    }
    let mut rest = bytes;
    match element(&mut rest, 0) {
        Some(definite) if rest.is_empty() => Cow::Owned(definite),
        _ => Cow::Borrowed(bytes),
    }
}

/// Takes one element off the front.
fn element(rest: &mut &[u8], depth: usize) -> Option<Vec<u8>> {
    let (tag, length) = match *rest {
        // Tags of several bytes do not occur in signatures.
        [tag, length, ..] if tag & 0x1f != 0x1f => (*tag, *length),
        _ => return None,
    };
    if length != INDEFINITE {
        return take(rest, definite_size(rest)?);
    }
    // Only what has elements inside has an end mark.
    if tag & 0x20 == 0 || depth == MAX_DEPTH {
        return None;
    }
    take(rest, 2)?;
    let mut content = Vec::new();
    while !rest.starts_with(&END_MARK) {
        content.extend(element(rest, depth + 1)?);
    }
    take(rest, END_MARK.len())?;
    let mut encoded = vec![tag];
    encoded.extend(length_bytes(content.len()));
    encoded.extend(content);
    Some(encoded)
}

fn take(rest: &mut &[u8], count: usize) -> Option<Vec<u8>> {
    let (taken, tail) = rest.split_at_checked(count)?;
    *rest = tail;
    Some(taken.to_vec())
}

/// How many bytes an element of definite length has, header included.
fn definite_size(bytes: &[u8]) -> Option<usize> {
    let first = *bytes.get(1)?;
    if first < 0x80 {
        return Some(2 + usize::from(first));
    }
    let count = usize::from(first & 0x7f);
    // Four bytes tell more than a signature may have.
    let digits = bytes.get(2..2 + count).filter(|_| (1..=4).contains(&count))?;
    let size = digits.iter().fold(0_usize, |size, digit| size << 8 | usize::from(*digit));
    size.checked_add(2 + count)
}

fn length_bytes(length: usize) -> Vec<u8> {
    match u8::try_from(length) {
        Ok(short @ 0..=0x7f) => vec![short],
        _ => {
            let digits: Vec<u8> = length.to_be_bytes().into_iter().skip_while(|byte| *byte == 0).collect();
            // At most eight digits.
            let mut bytes = vec![INDEFINITE | u8::try_from(digits.len()).unwrap_or_default()];
            bytes.extend(digits);
            bytes
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn end_marks_become_lengths_and_what_has_a_length_stays() {
        let found = [0x30, 0x80, 0x06, 0x01, 0x2a, 0xa0, 0x80, 0x30, 0x03, 0x02, 0x01, 0x05, 0, 0, 0, 0];
        let meant = [0x30, 0x0a, 0x06, 0x01, 0x2a, 0xa0, 0x05, 0x30, 0x03, 0x02, 0x01, 0x05];
        assert_eq!(with_definite_lengths(&found).as_ref(), meant);
        assert_eq!(with_definite_lengths(&meant).as_ref(), meant);
        let long = [&[0x30, 0x80, 0x04, 0x82, 0x01, 0x00][..], &[7; 256], &END_MARK].concat();
        let definite = with_definite_lengths(&long).into_owned();
        assert_eq!(definite[..6], [0x30, 0x82, 0x01, 0x04, 0x04, 0x82]);
        assert_eq!(definite.len(), 4 + 260);
    }

    #[test]
    fn what_is_cut_off_too_deep_or_followed_by_more_comes_back_as_it_is() {
        let deep = [[0x30, 0x80].repeat(1_000), vec![0; 2_000]].concat();
        let cases: [&[u8]; 6] =
            [&[], &[0x30], &[0x30, 0x80], &[0x30, 0x80, 0, 0, 1], &[0x04, 0x80, 0, 0], &deep];
        for found in cases {
            assert_eq!(with_definite_lengths(found).as_ref(), found);
        }
        let whole = [0x30, 0x80, 0xa0, 0x80, 0x04, 0x02, 1, 2, 0, 0, 0, 0];
        for cut in 0..whole.len() {
            assert_eq!(with_definite_lengths(&whole[..cut]).as_ref(), &whole[..cut]);
        }
    }

    /// The outermost structure, its content and the signed data, with end marks.
    fn as_apple_writes(der: &[u8]) -> Vec<u8> {
        let header = |bytes: &[u8]| 2 + if bytes[1] < 0x80 { 0 } else { usize::from(bytes[1] & 0x7f) };
        let outer = &der[header(der)..];
        let (identifier, explicit) = outer.split_at(2 + usize::from(outer[1]));
        let signed_data = &explicit[header(explicit)..];
        let inside = &signed_data[header(signed_data)..];
        let start = [&[0x30, 0x80][..], identifier, &[0xa0, 0x80, 0x30, 0x80]].concat();
        [&start[..], inside, &END_MARK, &END_MARK, &END_MARK].concat()
    }

    #[test]
    #[cfg(feature = "software-key")]
    fn a_signature_with_end_marks_says_the_same() {
        use crate::signature::fixtures::{NOW, chain, finish, fixture};
        use crate::signature::software_key::{PrivateKey, SoftwareKey};
        use crate::signature::{cms, sign_detached};

        let key = PrivateKey::from_pem(fixture!("pass.key.pem")).unwrap();
        let signer = SoftwareKey::new(key, chain()).unwrap();
        let der = finish(sign_detached(b"{}", &signer, NOW)).unwrap();
        let found = cms::inspect(&as_apple_writes(&der), b"{}").unwrap();
        assert!(found.is_detached && found.digest_matches);
        assert_eq!(found.verification, cms::Verification::Holds);
        assert_eq!(found.signing_time, Some(NOW));
    }
}
