//! Barcodes as modules to draw, in the eight symbologies of Wallet.
//!
//! In scope: what each symbology can say, and its pattern. Out of scope: size and place on the card. An iPhone encodes the message
//! itself, so the pattern need not be the same module for module; message, symbology and density are.
//! Sources: Apple, "Pass.Barcodes"; the content rules of each symbology.

use barcodes::common::errors::EncodeError;
use barcodes::common::traits::BarcodeEncoder;
use barcodes::common::types::Encoded;
use barcodes::ean_upc::ean13::Ean13;
use barcodes::linear::{code39::Code39, code128::Code128, itf::Itf};
use barcodes::qrcode::{EncodeTextOptions, QrCode, QrCodeEcc, Version};
use barcodes::twod::{aztec::Aztec, pdf417::Pdf417};

use crate::pass::BarcodeFormat;

mod codabar;

/// The longest message that is encoded, in bytes: what the largest QR code holds.
pub const MAX_MESSAGE_BYTES: usize = 2953;

/// The most modules that any symbol has: PDF417 with 30 columns and 90 rows, each row drawn three modules high.
const MAX_MODULES: usize = (17 * 33 + 18) * 270;

/// PDF417 comes with each row repeated this often.
const PDF417_ROW_REPEAT: usize = 3;

/// Why a message cannot be drawn.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BarcodeError {
    /// Nothing to say.
    #[error("a barcode needs a message")]
    Empty,
    /// Too much for the symbology.
    #[error("the message is too long for this kind of barcode")]
    TooLong,
    /// A character that the symbology cannot say.
    #[error("this kind of barcode cannot hold {character:?}: it takes {takes}")]
    Character {
        /// The first such character.
        character: char,
        /// What it takes, in words.
        takes: &'static str,
    },
    /// A character that the declared encoding does not have.
    #[error("{encoding} has no {character:?}: use utf-8 as the encoding of the message")]
    Encoding {
        /// The first such character.
        character: char,
        /// The declared encoding.
        encoding: &'static str,
    },
    /// A number of digits that the symbology cannot say.
    #[error("this kind of barcode takes {takes}, found {found} digits")]
    DigitCount {
        /// What it takes, in words.
        takes: &'static str,
        /// How many there are.
        found: usize,
    },
    /// The last digit of an EAN-13 is not the check digit of the others.
    #[error("the last digit of this number should be {expected}")]
    CheckDigit {
        /// The right digit.
        expected: u8,
    },
}

/// The modules of a barcode.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Symbol {
    width: usize,
    rows: Vec<Vec<bool>>,
}

impl Symbol {
    /// Modules from left to right.
    #[must_use]
    pub fn width(&self) -> usize {
        self.width
    }

    /// Rows from top to bottom: modules of a square code, stacked rows of PDF417, one for bars. Only square codes have square modules.
    #[must_use]
    pub fn height(&self) -> usize {
        self.rows.len()
    }

    /// Whether a module is dark; light outside.
    #[must_use]
    pub fn is_dark(&self, x: usize, y: usize) -> bool {
        self.rows.get(y).and_then(|row| row.get(x)).copied().unwrap_or(false)
    }

    /// The dark modules as the `d` of an SVG path in module units; neighbours in a row are one rectangle.
    #[must_use]
    pub fn path_data(&self) -> String {
        use std::fmt::Write as _;

        let mut path = String::new();
        for (y, row) in self.rows.iter().enumerate() {
            let mut x = 0;
            for run in row.chunk_by(|a, b| a == b) {
                if run.first() == Some(&true) {
                    // Writing to a String cannot fail.
                    let _ = write!(path, "M{x} {y}h{0}v1h-{0}z", run.len());
                }
                x += run.len();
            }
        }
        path
    }

    fn from_buffer(buffer: &[bool], encoded: Encoded) -> Self {
        match encoded {
            Encoded::Linear { len, .. } => {
                Self { width: len, rows: buffer.get(..len).map(<[bool]>::to_vec).into_iter().collect() }
            }
            Encoded::Matrix { width, height } => {
                let rows = buffer.chunks(width.max(1)).take(height).map(<[bool]>::to_vec).collect();
                Self { width, rows }
            }
        }
    }
}

/// Encodes a message.
///
/// `encoding` is the `messageEncoding` of the pass. QR codes hold the bytes of ISO 8859-1 when it says so; the others hold ASCII, or UTF-8.
///
/// # Errors
/// [`BarcodeError`] when the symbology or the encoding cannot say the message.
pub fn encode(format: BarcodeFormat, message: &str, encoding: &str) -> Result<Symbol, BarcodeError> {
    if message.is_empty() {
        return Err(BarcodeError::Empty);
    }
    if message.len() > MAX_MESSAGE_BYTES {
        return Err(BarcodeError::TooLong);
    }
    let bytes = in_encoding(message, encoding)?;
    match format {
        BarcodeFormat::Qr => qr(message, bytes),
        BarcodeFormat::Aztec => draw::<Aztec>(message, "any text"),
        BarcodeFormat::Pdf417 => {
            let mut symbol = draw::<Pdf417>(message, "any text")?;
            symbol.rows = symbol.rows.into_iter().step_by(PDF417_ROW_REPEAT).collect();
            Ok(symbol)
        }
        BarcodeFormat::Code128 => {
            // DEL would be drawn as another character.
            only(message, "ASCII characters", |c| c.is_ascii() && c != '\u{7f}')?;
            draw::<Code128>(message, "ASCII characters, but not control characters with small letters")
        }
        BarcodeFormat::Code39 => {
            const TAKES: &str = "capital letters, digits, space and - . $ / + %";
            only(message, TAKES, |c| c.is_ascii_uppercase() || c.is_ascii_digit() || " -.$/+%".contains(c))?;
            draw::<Code39>(message, TAKES)
        }
        BarcodeFormat::Codabar => codabar::encode(message),
        BarcodeFormat::Ean13 => ean13(message),
        BarcodeFormat::InterleavedTwoOfFive => {
            only(message, "digits", |c| c.is_ascii_digit())?;
            if !message.len().is_multiple_of(2) {
                return Err(BarcodeError::DigitCount {
                    takes: "an even number of digits",
                    found: message.len(),
                });
            }
            draw::<Itf>(message, "digits")
        }
    }
}

/// The message as the bytes of its encoding, or `None` when they are those of UTF-8.
fn in_encoding(message: &str, encoding: &str) -> Result<Option<Vec<u8>>, BarcodeError> {
    let limit = match encoding.to_ascii_lowercase().as_str() {
        "us-ascii" | "ascii" => Some(("ASCII", '\u{7f}')),
        "iso-8859-1" | "latin1" | "iso8859-1" | "" => Some(("ISO 8859-1", '\u{ff}')),
        // Anything else is drawn as UTF-8, which readers detect.
        _ => None,
    };
    let Some((name, last)) = limit else { return Ok(None) };
    if let Some(character) = message.chars().find(|c| *c > last) {
        return Err(BarcodeError::Encoding { character, encoding: name });
    }
    let bytes = message.chars().filter_map(|c| u8::try_from(u32::from(c)).ok()).collect();
    Ok((!message.is_ascii()).then_some(bytes))
}

fn only(message: &str, takes: &'static str, allowed: impl Fn(char) -> bool) -> Result<(), BarcodeError> {
    match message.chars().find(|c| !allowed(*c)) {
        Some(character) => Err(BarcodeError::Character { character, takes }),
        None => Ok(()),
    }
}

fn draw<Encoder: BarcodeEncoder<Input = str>>(
    message: &str,
    takes: &'static str,
) -> Result<Symbol, BarcodeError> {
    let mut buffer = vec![false; MAX_MODULES];
    let encoded = Encoder::encode_into(message, &mut buffer).map_err(|error| match error {
        EncodeError::InvalidCharacter(character) => BarcodeError::Character { character, takes },
        EncodeError::InvalidInput(_) => {
            BarcodeError::Character { character: message.chars().next().unwrap_or(' '), takes }
        }
        EncodeError::DataTooLong | EncodeError::BufferTooSmall => BarcodeError::TooLong,
    })?;
    Ok(Symbol::from_buffer(&buffer, encoded))
}

fn qr(message: &str, bytes: Option<Vec<u8>>) -> Result<Symbol, BarcodeError> {
    let (mut data, mut modules) = (vec![0; Version::MAX.buffer_len()], vec![0; Version::MAX.buffer_len()]);
    let options = EncodeTextOptions {
        ecl: QrCodeEcc::Medium,
        minversion: Version::MIN,
        maxversion: Version::MAX,
        mask: None,
        boostecl: true,
    };
    let code = match bytes {
        Some(bytes) => {
            data.get_mut(..bytes.len()).ok_or(BarcodeError::TooLong)?.copy_from_slice(&bytes);
            QrCode::encode_binary(&mut data, bytes.len(), &mut modules, options)
        }
        None => QrCode::encode_text(message, &mut data, &mut modules, options),
    }
    .map_err(|_| BarcodeError::TooLong)?;
    let row = |y| (0..code.size()).map(|x| code.get_module(x, y)).collect();
    let rows: Vec<Vec<bool>> = (0..code.size()).map(row).collect();
    Ok(Symbol { width: rows.len(), rows })
}

fn ean13(message: &str) -> Result<Symbol, BarcodeError> {
    only(message, "digits", |c| c.is_ascii_digit())?;
    if !matches!(message.len(), 12 | 13) {
        return Err(BarcodeError::DigitCount { takes: "12 or 13 digits", found: message.len() });
    }
    let weighted = |(index, digit): (usize, u8)| u32::from(digit - b'0') * if index % 2 == 0 { 1 } else { 3 };
    let sum: u32 = message.bytes().take(12).enumerate().map(weighted).sum();
    let expected = u8::try_from((10 - sum % 10) % 10).unwrap_or_default();
    if message.as_bytes().get(12).is_some_and(|digit| digit - b'0' != expected) {
        return Err(BarcodeError::CheckDigit { expected });
    }
    draw::<Ean13>(message, "digits")
}

#[cfg(test)]
mod tests {
    use super::*;

    const LATIN: &str = "iso-8859-1";

    #[test]
    fn every_format_draws_what_it_can_say() {
        for (format, message) in [
            (BarcodeFormat::Qr, "https://example.com/1"),
            (BarcodeFormat::Pdf417, "M1DESMARAIS/LUC       EABC123"),
            (BarcodeFormat::Aztec, "1234567890"),
            (BarcodeFormat::Code128, "ABC-abc-1234"),
            (BarcodeFormat::Code39, "CODE 39"),
            (BarcodeFormat::Codabar, "A40156B"),
            (BarcodeFormat::Ean13, "5901234123457"),
            (BarcodeFormat::InterleavedTwoOfFive, "12345670"),
        ] {
            let symbol = encode(format, message, LATIN).unwrap();
            assert!(symbol.is_dark(0, 0), "{format:?} starts with a dark module");
            assert!(symbol.path_data().starts_with("M0 0h"), "{format:?}");
        }
    }

    #[test]
    fn the_path_covers_exactly_the_dark_modules() {
        let symbol = encode(BarcodeFormat::Qr, "covers", LATIN).unwrap();
        let mut dark = 0;
        for rectangle in symbol.path_data().split('M').skip(1) {
            let width = rectangle.split(['h', 'v']).nth(1).unwrap();
            dark += width.parse::<usize>().unwrap();
        }
        let size = symbol.width();
        let expected = (0..size * size).filter(|i| symbol.is_dark(i % size, i / size)).count();
        assert_eq!(dark, expected);
    }

    #[test]
    fn a_qr_code_of_few_characters_has_21_modules() {
        let symbol = encode(BarcodeFormat::Qr, "HELLO", LATIN).unwrap();
        assert_eq!((symbol.width(), symbol.height()), (21, 21));
    }

    #[test]
    fn latin_letters_take_one_byte_in_iso_8859_1() {
        let message = "é".repeat(26);
        let latin = encode(BarcodeFormat::Qr, &message, LATIN).unwrap();
        let utf8 = encode(BarcodeFormat::Qr, &message, "utf-8").unwrap();
        assert!(latin.width() < utf8.width());
    }

    #[test]
    fn what_a_symbology_cannot_say_is_refused_with_the_character() {
        let character = |format, message| match encode(format, message, "utf-8") {
            Err(BarcodeError::Character { character, .. }) => character,
            other => panic!("{format:?} {message:?}: {other:?}"),
        };
        assert_eq!(character(BarcodeFormat::Code39, "ABCd"), 'd');
        assert_eq!(character(BarcodeFormat::Code39, "A*"), '*');
        assert_eq!(character(BarcodeFormat::Code128, "café"), 'é');
        assert_eq!(character(BarcodeFormat::Code128, "a\u{7f}"), '\u{7f}');
        assert_eq!(character(BarcodeFormat::Ean13, "59012341234x7"), 'x');
        assert_eq!(character(BarcodeFormat::InterleavedTwoOfFive, " 1"), ' ');
        assert_eq!(character(BarcodeFormat::Codabar, "A1x2B"), 'x');
    }

    #[test]
    fn wrong_numbers_are_refused_with_what_would_be_right() {
        assert_eq!(
            encode(BarcodeFormat::Ean13, "5901234123450", LATIN),
            Err(BarcodeError::CheckDigit { expected: 7 })
        );
        assert_eq!(
            encode(BarcodeFormat::Ean13, "590", LATIN),
            Err(BarcodeError::DigitCount { takes: "12 or 13 digits", found: 3 })
        );
        assert!(matches!(
            encode(BarcodeFormat::InterleavedTwoOfFive, "123", LATIN),
            Err(BarcodeError::DigitCount { found: 3, .. })
        ));
        assert_eq!(encode(BarcodeFormat::Qr, "", LATIN), Err(BarcodeError::Empty));
        assert_eq!(
            encode(BarcodeFormat::Qr, "日本", LATIN),
            Err(BarcodeError::Encoding { character: '日', encoding: "ISO 8859-1" })
        );
    }

    #[test]
    fn messages_of_every_length_are_drawn_or_refused() {
        for format in BarcodeFormat::ALL {
            for length in
                [1, 2, 11, 12, 13, 60, 340, 341, 400, 500, 512, 513, 900, 1100, 2330, 2953, 2954, 9000]
            {
                let digits = "7".repeat(length);
                let letters = "é~".repeat(length);
                let _ = encode(format, &digits, LATIN);
                let _ = encode(format, &letters, "utf-8");
            }
        }
        assert_eq!(encode(BarcodeFormat::Qr, &"é".repeat(2953), LATIN), Err(BarcodeError::TooLong));
    }
}
