//! The barcodes of a pass. Source: Apple, "Pass.Barcodes".

use super::view::{choices, view};

choices! {
    /// The symbologies that Wallet draws, the ones every phone knows first.
    pub enum BarcodeFormat {
        Qr = "PKBarcodeFormatQR",
        Pdf417 = "PKBarcodeFormatPDF417",
        Aztec = "PKBarcodeFormatAztec",
        /// Not on Apple Watch.
        Code128 = "PKBarcodeFormatCode128",
        /// From iOS 27.
        Code39 = "PKBarcodeFormatCode39",
        /// From iOS 27.
        Codabar = "PKBarcodeFormatCodabar",
        /// From iOS 27.
        Ean13 = "PKBarcodeFormatEAN13",
        /// From iOS 27.
        InterleavedTwoOfFive = "PKBarcodeFormatI2of5",
    }
}

impl BarcodeFormat {
    /// Whether phones before iOS 27 draw it.
    #[must_use]
    pub const fn is_classic(self) -> bool {
        matches!(self, Self::Qr | Self::Pdf417 | Self::Aztec | Self::Code128)
    }

    /// Whether Apple Watch draws it; of the four of iOS 27 nothing is known.
    #[must_use]
    pub const fn is_on_watch(self) -> bool {
        matches!(self, Self::Qr | Self::Pdf417 | Self::Aztec)
    }
}

view! {
    /// One barcode, and where it stands.
    pub struct Barcode {
        /// The symbology, if it is one that Apple documents. Required.
        format "format": Choice(BarcodeFormat),
        /// What a scanner reads. Required; it must be encodable in the encoding.
        message "message": Text,
        /// The IANA name of the character set of the message, normally `iso-8859-1`. Required.
        message_encoding "messageEncoding": Text,
        /// The text near the code, for scanners that fail; not on Apple Watch.
        alt_text "altText": Text,
    }
}
