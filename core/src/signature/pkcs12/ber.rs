//! BER as some programs write it into `.p12` files, turned into the DER that the readers take.
//!
//! In scope: indefinite lengths, lengths with leading zeros, strings in pieces. Out of scope: everything else that BER allows.
//! Sources: X.690 sections 8.1.3, 8.7.3 and 10; RFC 5652 section 6.1 (`encryptedContent` is an implicit string).

/// The deepest nesting that is followed: `.p12` files have nine levels, and the certificates inside are in strings of their own.
const MAX_DEPTH: usize = 24;

const OCTET_STRING: u8 = 0x04;
const OBJECT_IDENTIFIER: u8 = 0x06;
const SEQUENCE: u8 = 0x30;
const CONSTRUCTED: u8 = 0x20;
/// A context-specific tag 0 around other elements.
const CONTEXT_0: u8 = 0xa0;
/// The first byte of a tag whose number is in the bytes after it; no structure here has one.
const LONG_TAG: u8 = 0x1f;
/// Length byte: the end is marked in the content.
const INDEFINITE: u8 = 0x80;
/// The mark: an element of tag 0 and length 0.
const END: [u8; 2] = [0, 0];

/// The first element of `bytes` in DER; what follows it is left away. `None` when it is not BER.
///
/// What is DER already comes back as it is.
pub(super) fn to_der(bytes: &[u8]) -> Option<Vec<u8>> {
    let (element, _) = read(bytes, 0)?;
    let mut out = Vec::with_capacity(bytes.len());
    element.write(&mut out);
    Some(out)
}

/// An element with its content already in DER.
struct Element {
    tag: u8,
    content: Vec<u8>,
}

impl Element {
    fn write(&self, out: &mut Vec<u8>) {
        out.push(self.tag);
        let length = self.content.len();
        if length < usize::from(INDEFINITE) {
            out.push(u8::try_from(length).unwrap_or_default());
        } else {
            let digits = length.to_be_bytes();
            let digits = digits.iter().skip_while(|digit| **digit == 0);
            out.push(INDEFINITE | u8::try_from(digits.clone().count()).unwrap_or_default());
            out.extend(digits);
        }
        out.extend(&self.content);
    }
}

/// Reads one element and says what follows it.
fn read(bytes: &[u8], depth: usize) -> Option<(Element, &[u8])> {
    let (&tag, rest) =
        bytes.split_first().filter(|(tag, _)| *tag & LONG_TAG != LONG_TAG && depth < MAX_DEPTH)?;
    let (length, rest) = read_length(rest)?;
    let is_constructed = tag & CONSTRUCTED != 0;
    let (content, after) = match length {
        Some(length) => rest.split_at_checked(length).map(|(content, after)| (content, Some(after)))?,
        None if is_constructed => (rest, None),
        None => return None,
    };
    if !is_constructed {
        return Some((Element { tag, content: content.to_vec() }, after?));
    }
    let (children, left) = read_children(content, after.is_none(), depth)?;
    Some((join(tag, children), after.unwrap_or(left)))
}

/// The length, `None` when it is indefinite, and what follows it.
fn read_length(bytes: &[u8]) -> Option<(Option<usize>, &[u8])> {
    let (&first, rest) = bytes.split_first()?;
    if first < INDEFINITE {
        return Some((Some(usize::from(first)), rest));
    }
    let (digits, rest) = rest.split_at_checked(usize::from(first & !INDEFINITE))?;
    let length = digits.iter().try_fold(0usize, |length, digit| {
        length.checked_mul(256).map(|length| length | usize::from(*digit))
    })?;
    Some(((first != INDEFINITE).then_some(length), rest))
}

/// The elements up to the end of the content, or up to the mark.
fn read_children(mut content: &[u8], until_mark: bool, depth: usize) -> Option<(Vec<Element>, &[u8])> {
    let mut children = Vec::new();
    loop {
        if until_mark && let Some(after) = content.strip_prefix(&END) {
            return Some((children, after));
        }
        if content.is_empty() {
            return (!until_mark).then_some((children, content));
        }
        let (child, rest) = read(content, depth + 1)?;
        children.push(child);
        content = rest;
    }
}

/// Puts the children of an element together; a string in pieces becomes one.
fn join(tag: u8, mut children: Vec<Element>) -> Element {
    if tag == OCTET_STRING | CONSTRUCTED && all_strings(&children) {
        return Element { tag: OCTET_STRING, content: pieces(children) };
    }
    // EncryptedContentInfo: type, algorithm, and as third the content, whose tag 0 hides that it is a string.
    if tag == SEQUENCE
        && let [kind, algorithm, content] = children.as_mut_slice()
        && (kind.tag, algorithm.tag, content.tag) == (OBJECT_IDENTIFIER, SEQUENCE, CONTEXT_0)
        && let Some(whole) = string_in_pieces(&content.content)
    {
        *content = Element { tag: CONTEXT_0 & !CONSTRUCTED, content: whole };
    }
    let mut content = Vec::new();
    for child in &children {
        child.write(&mut content);
    }
    Element { tag, content }
}

fn all_strings(children: &[Element]) -> bool {
    children.iter().all(|child| child.tag == OCTET_STRING)
}

fn pieces(children: Vec<Element>) -> Vec<u8> {
    children.into_iter().flat_map(|child| child.content).collect()
}

/// The content of strings that stand one after the other and nothing else.
fn string_in_pieces(content: &[u8]) -> Option<Vec<u8>> {
    let (children, _) = read_children(content, false, 0)?;
    all_strings(&children).then(|| pieces(children))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn der_comes_back_as_it_is() {
        let der = [0x30, 0x07, 0x02, 0x01, 0x03, 0xa0, 0x02, 0x05, 0x00];
        assert_eq!(to_der(&der).unwrap(), der);
        let mut long = vec![0x04, 0x82, 0x01, 0x00];
        long.extend([7; 256]);
        assert_eq!(to_der(&long).unwrap(), long);
    }

    #[test]
    fn indefinite_lengths_and_strings_in_pieces_become_der() {
        let ber = [0x30, 0x80, 0x24, 0x80, 0x04, 0x01, 1, 0x04, 0x02, 2, 3, 0, 0, 0x05, 0x81, 0x00, 0, 0];
        assert_eq!(to_der(&ber).unwrap(), [0x30, 0x07, 0x04, 0x03, 1, 2, 3, 0x05, 0x00]);
        let hidden = [0x30, 0x80, 0x06, 1, 9, 0x30, 0, 0xa0, 0x80, 0x04, 1, 7, 0x04, 1, 8, 0, 0, 0, 0];
        assert_eq!(to_der(&hidden).unwrap(), [0x30, 9, 0x06, 1, 9, 0x30, 0, 0x80, 2, 7, 8]);
    }

    #[test]
    fn what_is_cut_off_too_deep_or_too_long_is_refused() {
        for bad in [
            &[][..],
            &[0x30],
            &[0x30, 0x80],
            &[0x30, 0x80, 0],
            &[0x04, 0x80, 0, 0],
            &[0x30, 0x02, 0x02],
            &[0x1f, 1, 0],
        ] {
            assert!(to_der(bad).is_none(), "{bad:?}");
        }
        assert!(to_der(&[0x30, 0x89, 1, 1, 1, 1, 1, 1, 1, 1, 1]).is_none());
        assert!(to_der(&[0x30, 0x80].repeat(100)).is_none());
    }
}
