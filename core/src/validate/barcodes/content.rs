//! What each kind of barcode can express.
//!
//! Sources: ISO/IEC 15420 (EAN-13), 16390 (Interleaved 2 of 5), 16388 (Code 39), 15417 (Code 128), AIM BC3 (Codabar).

use serde_json::{Map, Value};

use super::super::Subject;
use super::super::rule::{Finding, quote, use_this};
use super::super::walk::barcodes;
use crate::pass::BarcodeFormat;
use crate::sentence::Sentence;

const CODE_39_SIGNS: &str = " -.$/+%";
const CODABAR_SIGNS: &str = "-$:/.+";

/// Rule J18.
pub(super) fn expressible(subject: &Subject<'_>) -> Vec<Finding> {
    barcodes(subject.document).iter().filter_map(|(pointer, barcode)| look(pointer, barcode)).collect()
}

fn look(pointer: &str, barcode: &Map<String, Value>) -> Option<Finding> {
    let format = BarcodeFormat::parse(barcode.get("format")?.as_str()?)?;
    let message = barcode.get("message")?.as_str().filter(|message| !message.is_empty())?;
    let demand = demand(format, message)?;
    let at = format!("{pointer}/message");
    let finding = Finding::new(&at, demand);
    Some(match mended(format, message) {
        Some(good) => finding.fix_set(use_this(quote(&good)), at, good),
        None => finding.fix_set(
            sentence!("fix-qr", "Make it a QR code"),
            format!("{pointer}/format"),
            BarcodeFormat::Qr.as_str(),
        ),
    })
}

/// What the message does not meet, if anything.
fn demand(format: BarcodeFormat, message: &str) -> Option<Sentence> {
    if fits(format, message) {
        return None;
    }
    let message = quote(message);
    Some(match format {
        BarcodeFormat::Ean13 => sentence!(
            "J18-ean",
            "{message} is no EAN-13 number: 12 digits, or 13 with the right check digit.",
            message = message
        ),
        BarcodeFormat::InterleavedTwoOfFive => sentence!(
            "J18-interleaved",
            "{message} does not fit Interleaved 2 of 5: an even number of digits.",
            message = message
        ),
        BarcodeFormat::Code39 => sentence!(
            "J18-code-39",
            "{message} does not fit Code 39: capital letters, digits, spaces and the signs -, ., $, /, + and %.",
            message = message
        ),
        BarcodeFormat::Codabar => sentence!(
            "J18-codabar",
            "{message} does not fit Codabar: digits and the signs -, $, :, /, . and + between two letters from A to D.",
            message = message
        ),
        BarcodeFormat::Code128 => sentence!(
            "J18-code-128",
            "{message} does not fit Code 128: unaccented letters, digits and signs.",
            message = message
        ),
        BarcodeFormat::Qr | BarcodeFormat::Pdf417 | BarcodeFormat::Aztec => return None,
    })
}

fn fits(format: BarcodeFormat, message: &str) -> bool {
    let digits = message.bytes().all(|b| b.is_ascii_digit());
    match format {
        BarcodeFormat::Ean13 => digits && (message.len() == 12 || message.len() == 13 && checks_out(message)),
        BarcodeFormat::InterleavedTwoOfFive => digits && message.len().is_multiple_of(2),
        BarcodeFormat::Code39 => {
            message.chars().all(|c| c.is_ascii_uppercase() || c.is_ascii_digit() || CODE_39_SIGNS.contains(c))
        }
        BarcodeFormat::Codabar => is_codabar(message),
        BarcodeFormat::Code128 => message.is_ascii(),
        BarcodeFormat::Qr | BarcodeFormat::Pdf417 | BarcodeFormat::Aztec => true,
    }
}

fn is_codabar(message: &str) -> bool {
    let is_inner = |c: char| c.is_ascii_digit() || CODABAR_SIGNS.contains(c);
    let is_guard = |c: char| matches!(c.to_ascii_uppercase(), 'A'..='D');
    let inner = message.strip_prefix(is_guard).and_then(|rest| rest.strip_suffix(is_guard));
    inner.is_some_and(|inner| inner.chars().all(is_inner))
}

fn mended(format: BarcodeFormat, message: &str) -> Option<String> {
    let good = match format {
        BarcodeFormat::InterleavedTwoOfFive => format!("0{message}"),
        BarcodeFormat::Code39 => message.to_uppercase(),
        BarcodeFormat::Codabar => format!("A{message}A"),
        _ => return None,
    };
    fits(format, &good).then_some(good)
}

/// Whether the last of 13 digits is the check digit: weights 1 and 3 in turn, sum divisible by ten.
fn checks_out(digits: &str) -> bool {
    let weighted =
        digits.bytes().zip([1, 3].into_iter().cycle()).map(|(b, weight)| u32::from(b - b'0') * weight);
    weighted.sum::<u32>() % 10 == 0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_takes_what_its_standard_allows() {
        use BarcodeFormat::{Codabar, Code39, Code128, Ean13, InterleavedTwoOfFive, Qr};
        for (format, message, good) in [
            (Ean13, "4006381333931", true),
            (Ean13, "400638133393", true),
            (Ean13, "4006381333932", false),
            (Ean13, "40063813339", false),
            (Ean13, "40063813339a1", false),
            (InterleavedTwoOfFive, "0123", true),
            (InterleavedTwoOfFive, "123", false),
            (Code39, "ABC-12", true),
            (Code39, "abc", false),
            (Codabar, "A123B", true),
            (Codabar, "123", false),
            (Codabar, "A12E3B", false),
            (Code128, "abc", true),
            (Code128, "ä", false),
            (Qr, "ä", true),
        ] {
            assert_eq!(fits(format, message), good, "{format:?} {message}");
        }
    }

    #[test]
    fn a_message_is_mended_without_changing_its_meaning() {
        assert_eq!(mended(BarcodeFormat::InterleavedTwoOfFive, "123").as_deref(), Some("0123"));
        assert_eq!(mended(BarcodeFormat::Code39, "abc").as_deref(), Some("ABC"));
        assert_eq!(mended(BarcodeFormat::Codabar, "123").as_deref(), Some("A123A"));
        assert_eq!(mended(BarcodeFormat::Ean13, "4006381333932"), None);
    }
}
