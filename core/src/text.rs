//! Turning bytes of unknown encoding into text, as far as passes in the wild need it.
//!
//! In scope: UTF-8 and UTF-16 with and without byte order mark, and as the last resort windows-1252 (which covers ISO 8859-1) or Mac Roman,
//! whichever makes letters of the bytes inside words.
//! Source: WHATWG Encoding Standard (decoding, indexes of windows-1252 and macintosh).

/// How bytes are encoded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encoding {
    /// UTF-8, with or without byte order mark.
    Utf8,
    /// UTF-16 with a byte order mark.
    Utf16,
    /// UTF-16 that can be told only by its zero bytes.
    Utf16WithoutMark,
    /// Bytes that are neither: read as windows-1252.
    Latin1,
    /// Bytes that are neither, and whose words make sense as old Mac texts only.
    MacRoman,
}

/// A text and how it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decoded {
    /// The text, without byte order mark.
    pub text: String,
    /// What it was encoded in.
    pub encoding: Encoding,
    /// Whether a byte order mark was taken off.
    pub had_mark: bool,
}

const UTF_8_MARK: &[u8] = &[0xef, 0xbb, 0xbf];

/// How bytes are encoded.
#[must_use]
pub fn encoding(bytes: &[u8]) -> Encoding {
    decode(bytes).encoding
}

/// Reads bytes as text; it always succeeds, since every byte means something in windows-1252.
#[must_use]
pub fn decode(bytes: &[u8]) -> Decoded {
    if let Some(rest) = bytes.strip_prefix(UTF_8_MARK) {
        return decode_bytes(rest, true);
    }
    match bytes {
        [0xfe, 0xff, rest @ ..] => utf_16(rest, u16::from_be_bytes, Encoding::Utf16),
        [0xff, 0xfe, rest @ ..] => utf_16(rest, u16::from_le_bytes, Encoding::Utf16),
        // JSON and strings files begin with an ASCII character, so one of the first two bytes of UTF-16 is zero.
        [0, second, ..] if *second != 0 => utf_16(bytes, u16::from_be_bytes, Encoding::Utf16WithoutMark),
        [first, 0, ..] if *first != 0 => utf_16(bytes, u16::from_le_bytes, Encoding::Utf16WithoutMark),
        _ => decode_bytes(bytes, false),
    }
}

fn decode_bytes(bytes: &[u8], had_mark: bool) -> Decoded {
    match std::str::from_utf8(bytes) {
        Ok(text) => Decoded { text: text.to_owned(), encoding: Encoding::Utf8, had_mark },
        Err(_) if is_mac_roman(bytes) => Decoded {
            text: bytes.iter().map(|byte| mac_roman(*byte)).collect(),
            encoding: Encoding::MacRoman,
            had_mark,
        },
        Err(_) => Decoded {
            text: bytes.iter().map(|byte| windows_1252(*byte)).collect(),
            encoding: Encoding::Latin1,
            had_mark,
        },
    }
}

/// Whether the bytes next to plain letters are letters in Mac Roman (0x80 to 0x9f) more often than in windows-1252 (0xc0 to 0xff).
///
/// Left out are the apostrophe, the dashes and œ of windows-1252, which stand next to letters too.
fn is_mac_roman(bytes: &[u8]) -> bool {
    let (mut mac, mut windows) = (0_usize, 0_usize);
    for window in bytes.windows(2) {
        let byte = match window {
            [letter, byte] if letter.is_ascii_alphabetic() => byte,
            [byte, letter] if letter.is_ascii_alphabetic() => byte,
            _ => continue,
        };
        match byte {
            0x91..=0x94 | 0x96 | 0x97 | 0x9c => {}
            0x80..=0x9f => mac += 1,
            0xc0..=0xff => windows += 1,
            _ => {}
        }
    }
    mac > windows
}

fn utf_16(bytes: &[u8], unit: fn([u8; 2]) -> u16, encoding: Encoding) -> Decoded {
    // An odd last byte is half a character: it is dropped.
    let units = bytes.as_chunks::<2>().0.iter().map(|pair| unit(*pair));
    let text = char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    Decoded { text, encoding, had_mark: encoding == Encoding::Utf16 }
}

/// What the bytes 0x80 to 0x9f mean in windows-1252; the rest is ISO 8859-1.
const WINDOWS_1252: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8d}', 'Ž', '\u{8f}', '\u{90}',
    '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9d}', 'ž', 'Ÿ',
];

fn windows_1252(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|index| WINDOWS_1252.get(usize::from(index)));
    special.copied().unwrap_or(char::from(byte))
}

/// What the bytes 0x80 to 0xff mean in Mac Roman.
const MAC_ROMAN: [char; 128] = [
    'Ä', 'Å', 'Ç', 'É', 'Ñ', 'Ö', 'Ü', 'á', 'à', 'â', 'ä', 'ã', 'å', 'ç', 'é', 'è', 'ê', 'ë', 'í', 'ì', 'î',
    'ï', 'ñ', 'ó', 'ò', 'ô', 'ö', 'õ', 'ú', 'ù', 'û', 'ü', '†', '°', '¢', '£', '§', '•', '¶', 'ß', '®', '©',
    '™', '´', '¨', '≠', 'Æ', 'Ø', '∞', '±', '≤', '≥', '¥', 'µ', '∂', '∑', '∏', 'π', '∫', 'ª', 'º', 'Ω', 'æ',
    'ø', '¿', '¡', '¬', '√', 'ƒ', '≈', '∆', '«', '»', '…', '\u{a0}', 'À', 'Ã', 'Õ', 'Œ', 'œ', '–', '—', '“',
    '”', '‘', '’', '÷', '◊', 'ÿ', 'Ÿ', '⁄', '€', '‹', '›', 'ﬁ', 'ﬂ', '‡', '·', '‚', '„', '‰', 'Â', 'Ê', 'Á',
    'Ë', 'È', 'Í', 'Î', 'Ï', 'Ì', 'Ó', 'Ô', '\u{f8ff}', 'Ò', 'Ú', 'Û', 'Ù', 'ı', 'ˆ', '˜', '¯', '˘', '˙',
    '˚', '¸', '˝', '˛', 'ˇ',
];

fn mac_roman(byte: u8) -> char {
    let special = byte.checked_sub(0x80).and_then(|index| MAC_ROMAN.get(usize::from(index)));
    special.copied().unwrap_or(char::from(byte))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_encoding_is_told_apart() {
        for (bytes, text, encoding) in [
            (&b"{}"[..], "{}", Encoding::Utf8),
            (b"\xef\xbb\xbf{}", "{}", Encoding::Utf8),
            (b"\xfe\xff\0{\0}", "{}", Encoding::Utf16),
            (b"\xff\xfe{\0}\0", "{}", Encoding::Utf16),
            (b"\0{\0}", "{}", Encoding::Utf16WithoutMark),
            (b"{\0}\0", "{}", Encoding::Utf16WithoutMark),
            (b"gr\xfcn \x80", "grün €", Encoding::Latin1),
            (b"c\x9cur, don\x92t", "cœur, don’t", Encoding::Latin1),
            (b"gr\x9fn, caf\x8e, \x8al", "grün, café, äl", Encoding::MacRoman),
            (b"\xff\xfe{", "", Encoding::Utf16),
            (b"", "", Encoding::Utf8),
        ] {
            let decoded = decode(bytes);
            assert_eq!((decoded.text.as_str(), decoded.encoding), (text, encoding), "{bytes:?}");
        }
    }
}
