//! The pictures of a pass: their names, and what their first bytes say.
//!
//! In scope: file names by kind and scale, the place of each picture in points and what of a source goes there, reading the PNG header. Out of scope: decoding or resizing (the browser does that).
//! Sources: Apple, "Pass" (images) and PNG specification section 11.2.2 (IHDR).

pub mod plan;
mod slot;

pub use slot::{BASE_NAMES, Fit, PictureName, slot};

/// The first eight bytes of every PNG file.
pub const PNG_SIGNATURE: [u8; 8] = [0x89, b'P', b'N', b'G', 0x0d, 0x0a, 0x1a, 0x0a];

/// The most pixels a picture may have. 16 megapixels decode to 64 MB, which an iPhone still bears in a pass.
pub const MAX_IMAGE_PIXELS: u64 = 16_000_000;

/// A kind of picture, by the base name of its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum ImageKind {
    /// Shown in notifications and mail; every pass needs it.
    Icon,
    /// Top left of the front.
    Logo,
    /// Across the front, behind the primary fields.
    Strip,
    /// Right of the primary fields.
    Thumbnail,
    /// Behind the whole front of an event ticket, blurred.
    Background,
    /// Above the barcode of a boarding pass.
    Footer,
    /// All over a poster; iOS 18.
    Artwork,
    /// Top left of the newer looks; iOS 18.
    PrimaryLogo,
    /// Bottom right of a poster event ticket; iOS 18.
    SecondaryLogo,
}

impl ImageKind {
    /// All kinds that a card shows.
    pub const ALL: [Self; 9] = [
        Self::Icon,
        Self::Logo,
        Self::Strip,
        Self::Thumbnail,
        Self::Background,
        Self::Footer,
        Self::Artwork,
        Self::PrimaryLogo,
        Self::SecondaryLogo,
    ];

    /// The base name of the file, without scale and extension.
    #[must_use]
    pub const fn base_name(self) -> &'static str {
        match self {
            Self::Icon => "icon",
            Self::Logo => "logo",
            Self::Strip => "strip",
            Self::Thumbnail => "thumbnail",
            Self::Background => "background",
            Self::Footer => "footer",
            Self::Artwork => "artwork",
            Self::PrimaryLogo => "primaryLogo",
            Self::SecondaryLogo => "secondaryLogo",
        }
    }

    /// The file name at a scale: `icon.png`, `icon@2x.png`, `icon@3x.png`.
    #[must_use]
    pub fn file_name(self, scale: Scale) -> String {
        format!("{}{}.png", self.base_name(), scale.suffix())
    }
}

/// How many pixels one point has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Scale {
    /// One pixel a point.
    One,
    /// Two pixels a point.
    Two,
    /// Three pixels a point; every current iPhone.
    Three,
}

impl Scale {
    /// All scales.
    pub const ALL: [Self; 3] = [Self::One, Self::Two, Self::Three];

    /// What the file name carries.
    #[must_use]
    pub const fn suffix(self) -> &'static str {
        match self {
            Self::One => "",
            Self::Two => "@2x",
            Self::Three => "@3x",
        }
    }

    /// Pixels for each point.
    #[must_use]
    pub const fn factor(self) -> u32 {
        match self {
            Self::One => 1,
            Self::Two => 2,
            Self::Three => 3,
        }
    }
}

/// The kind and scale that a file name at the root of a pass stands for.
#[must_use]
pub fn parse_name(name: &str) -> Option<(ImageKind, Scale)> {
    ImageKind::ALL
        .into_iter()
        .flat_map(|kind| Scale::ALL.into_iter().map(move |scale| (kind, scale)))
        .find(|(kind, scale)| kind.file_name(*scale) == name)
}

/// Width and height in pixels.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ImageSize {
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// Why bytes are not a usable PNG picture.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum InvalidImageError {
    /// No bytes at all.
    #[error("the picture is empty")]
    Empty,
    /// Another kind of file.
    #[error("the picture is {found}, Wallet takes only PNG")]
    NotPng {
        /// What the first bytes look like, in words.
        found: &'static str,
    },
    /// Cut off, or without a usable header.
    #[error("the picture is a damaged PNG: it ends too early or has no header")]
    Damaged,
    /// More pixels than [`MAX_IMAGE_PIXELS`].
    #[error("the picture has {width} x {height} pixels, at most {} million are possible", MAX_IMAGE_PIXELS / 1_000_000)]
    TooManyPixels {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
    },
}

/// Reads the size from a PNG, and makes sure that the file is whole by its chunk structure; nothing is decoded.
///
/// # Errors
/// [`InvalidImageError`] for an empty, foreign, cut-off or oversized picture.
pub fn inspect_png(bytes: &[u8]) -> Result<ImageSize, InvalidImageError> {
    if bytes.is_empty() {
        return Err(InvalidImageError::Empty);
    }
    if !bytes.starts_with(&PNG_SIGNATURE) {
        return Err(InvalidImageError::NotPng { found: kind_in_words(bytes) });
    }
    // Apple's own tools put a chunk of theirs in front, which iOS reads.
    let header = chunks(bytes).find(|chunk| chunk.kind != *b"CgBI").filter(|chunk| chunk.kind == *b"IHDR");
    let number = |at: usize| {
        header.and_then(|chunk| chunk.data.get(at..at + 4)?.try_into().ok()).map(u32::from_be_bytes)
    };
    let (Some(width @ 1..), Some(height @ 1..)) = (number(0), number(4)) else {
        return Err(InvalidImageError::Damaged);
    };
    if u64::from(width) * u64::from(height) > MAX_IMAGE_PIXELS {
        return Err(InvalidImageError::TooManyPixels { width, height });
    }
    if chunks(bytes).any(|chunk| chunk.kind == *b"IEND") {
        Ok(ImageSize { width, height })
    } else {
        Err(InvalidImageError::Damaged)
    }
}

#[derive(Clone, Copy)]
struct Chunk<'a> {
    kind: [u8; 4],
    data: &'a [u8],
}

/// The chunks of a PNG: length, kind, data, checksum. It ends at the first one that is not whole.
fn chunks(bytes: &[u8]) -> impl Iterator<Item = Chunk<'_>> {
    let mut rest = bytes.get(PNG_SIGNATURE.len()..).unwrap_or_default();
    std::iter::from_fn(move || {
        let length = usize::try_from(u32::from_be_bytes(rest.get(..4)?.try_into().ok()?)).ok()?;
        let kind = rest.get(4..8)?.try_into().ok()?;
        let data = rest.get(8..8usize.checked_add(length)?)?;
        rest = rest.get(length.checked_add(12)?..)?;
        Some(Chunk { kind, data })
    })
}

fn kind_in_words(bytes: &[u8]) -> &'static str {
    let starts = |prefix: &[u8]| bytes.starts_with(prefix);
    if starts(&[0xff, 0xd8, 0xff]) {
        "a JPEG"
    } else if starts(b"GIF8") {
        "a GIF"
    } else if starts(b"RIFF") && bytes.get(8..12) == Some(b"WEBP") {
        "a WebP"
    } else if bytes.get(4..8) == Some(b"ftyp") {
        "a HEIC or AVIF"
    } else if starts(b"%PDF") {
        "a PDF"
    } else if starts(b"<svg") || starts(b"<?xml") {
        "an SVG"
    } else {
        "of an unknown kind"
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG frame with the given size; its checksums are not right, and nobody here reads them.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = PNG_SIGNATURE.to_vec();
        for (kind, data) in [
            (b"IHDR", [&width.to_be_bytes()[..], &height.to_be_bytes(), &[8, 6, 0, 0, 0]].concat()),
            (b"IEND", vec![]),
        ] {
            bytes.extend((data.len() as u32).to_be_bytes());
            bytes.extend(kind);
            bytes.extend(data);
            bytes.extend([0; 4]);
        }
        bytes
    }

    #[test]
    fn the_size_is_read_from_the_header() {
        assert_eq!(inspect_png(&png(38, 76)), Ok(ImageSize { width: 38, height: 76 }));
    }

    #[test]
    fn wrong_pictures_are_named() {
        assert_eq!(inspect_png(b""), Err(InvalidImageError::Empty));
        assert_eq!(
            inspect_png(&[0xff, 0xd8, 0xff, 0xe0]),
            Err(InvalidImageError::NotPng { found: "a JPEG" })
        );
        assert_eq!(inspect_png(b"hello"), Err(InvalidImageError::NotPng { found: "of an unknown kind" }));
        let (width, height) = (8000, 5000);
        assert_eq!(inspect_png(&png(width, height)), Err(InvalidImageError::TooManyPixels { width, height }));
        assert_eq!(inspect_png(&png(0, 5)), Err(InvalidImageError::Damaged));
        let whole = png(38, 38);
        for cut in 8..whole.len() {
            assert_eq!(inspect_png(&whole[..cut]), Err(InvalidImageError::Damaged), "{cut}");
        }
    }

    #[test]
    fn names_stand_for_kind_and_scale() {
        assert_eq!(parse_name("icon@2x.png"), Some((ImageKind::Icon, Scale::Two)));
        assert_eq!(parse_name("ICON.png"), None);
        assert_eq!(parse_name("icon@4x.png"), None);
    }
}
