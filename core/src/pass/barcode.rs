//! The barcodes of a pass. Source: Apple, "Pass.Barcodes".

use serde_json::{Map, Value};

/// The symbologies that Wallet draws.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum BarcodeFormat {
    /// `PKBarcodeFormatQR`
    Qr,
    /// `PKBarcodeFormatPDF417`
    Pdf417,
    /// `PKBarcodeFormatAztec`
    Aztec,
    /// `PKBarcodeFormatCode128`, not on Apple Watch
    Code128,
    /// `PKBarcodeFormatCode39`, from iOS 27
    Code39,
    /// `PKBarcodeFormatCodabar`, from iOS 27
    Codabar,
    /// `PKBarcodeFormatEAN13`, from iOS 27
    Ean13,
    /// `PKBarcodeFormatI2of5`, from iOS 27
    InterleavedTwoOfFive,
}

impl BarcodeFormat {
    /// All formats, the ones every phone knows first.
    pub const ALL: [Self; 8] = [
        Self::Qr,
        Self::Pdf417,
        Self::Aztec,
        Self::Code128,
        Self::Code39,
        Self::Codabar,
        Self::Ean13,
        Self::InterleavedTwoOfFive,
    ];

    /// The value in `pass.json`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Qr => "PKBarcodeFormatQR",
            Self::Pdf417 => "PKBarcodeFormatPDF417",
            Self::Aztec => "PKBarcodeFormatAztec",
            Self::Code128 => "PKBarcodeFormatCode128",
            Self::Code39 => "PKBarcodeFormatCode39",
            Self::Codabar => "PKBarcodeFormatCodabar",
            Self::Ean13 => "PKBarcodeFormatEAN13",
            Self::InterleavedTwoOfFive => "PKBarcodeFormatI2of5",
        }
    }

    /// The format with this value.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|format| format.as_str() == text)
    }

    /// Whether phones before iOS 27 draw it.
    #[must_use]
    pub const fn is_classic(self) -> bool {
        matches!(self, Self::Qr | Self::Pdf417 | Self::Aztec | Self::Code128)
    }
}

/// One barcode, and where it stands.
#[derive(Debug, Clone)]
pub struct Barcode<'a> {
    object: &'a Map<String, Value>,
    pointer: String,
}

impl<'a> Barcode<'a> {
    /// Looks at the object at a JSON pointer.
    #[must_use]
    pub fn new(object: &'a Map<String, Value>, pointer: String) -> Self {
        Self { object, pointer }
    }

    /// The JSON pointer of the barcode.
    #[must_use]
    pub fn pointer(&self) -> &str {
        &self.pointer
    }

    /// The barcode's object.
    #[must_use]
    pub fn object(&self) -> &'a Map<String, Value> {
        self.object
    }

    /// A text of the barcode.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&'a str> {
        self.object.get(key)?.as_str()
    }

    /// The symbology, if it is one that Apple documents.
    #[must_use]
    pub fn format(&self) -> Option<BarcodeFormat> {
        BarcodeFormat::parse(self.text("format")?)
    }

    /// What a scanner reads.
    #[must_use]
    pub fn message(&self) -> Option<&'a str> {
        self.text("message")
    }
}
