//! Pictures from people: what a file is, and whether it can be taken.
//!
//! In scope: looking at the first bytes, limits; no browser here. Out of scope: decoding and resizing (see [`raster`]), and which sizes a
//! pass needs (see [`passwright_core::images::plan`]).
//! Sources: ITU T.81 (JPEG markers); the WebP container.

use passwright_core::images::{InvalidImageError, inspect_png};
use wasm_split_helpers::SplitLoaderError;

use crate::modules::ModuleError;

pub(crate) mod crop;
mod palette;
pub(crate) mod raster;

/// The largest picture file that is read, in bytes. Photos of current phones have up to 15 MB.
pub(crate) const MAX_SOURCE_BYTES: f64 = 32.0 * 1024.0 * 1024.0;

/// The most pixels that are decoded: 32 million take 128 MB of memory, which a phone's browser still has.
pub(crate) const MAX_SOURCE_PIXELS: u64 = 32_000_000;

/// Why a picture is not taken. Each is a whole sentence for the person.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub(crate) enum PictureError {
    /// No bytes.
    #[error("{}", text!("picture-empty"))]
    Empty,
    /// More bytes than [`MAX_SOURCE_BYTES`].
    #[error("{}", text!("picture-too-large", megabytes = *.megabytes))]
    TooLarge {
        /// The size in whole megabytes.
        megabytes: u64,
    },
    /// More pixels than [`MAX_SOURCE_PIXELS`].
    #[error("{}", text!("picture-too-many-pixels", width = .width.to_string(), height = .height.to_string(), megapixels = *.megapixels))]
    TooManyPixels {
        /// Pixels from left to right.
        width: u32,
        /// Pixels from top to bottom.
        height: u32,
        /// Millions of pixels.
        megapixels: u64,
    },
    /// It ends too early.
    #[error("{}", text!("picture-cut-off"))]
    CutOff,
    /// The browser cannot decode it.
    #[error("{}", text!("picture-unreadable"))]
    Unreadable,
    /// A photo in the iPhone's own format, and a browser that cannot read it.
    #[error("{}", text!("picture-heic"))]
    Heic,
    /// The browser could not make a PNG.
    #[error("{}", text!("picture-not-converted"))]
    NotConverted,
    /// The part of the editor that reads and draws pictures did not come.
    #[error(transparent)]
    Module(#[from] ModuleError),
}

impl From<SplitLoaderError> for PictureError {
    fn from(error: SplitLoaderError) -> Self {
        Self::Module(error.into())
    }
}

/// What a file is, by its first bytes; the name is not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Format {
    /// PNG
    Png,
    /// JPEG
    Jpeg,
    /// SVG
    Svg,
    /// HEIC, as iPhones take photos.
    Heic,
    /// Anything else; the browser decides.
    Other,
}

/// Looks at a file before anything decodes it.
///
/// # Errors
/// [`PictureError`] for what is empty, cut off or absurdly large.
pub(crate) fn look(bytes: &[u8]) -> Result<Format, PictureError> {
    if bytes.is_empty() {
        return Err(PictureError::Empty);
    }
    let format = format(bytes);
    let size = match format {
        Format::Png => match inspect_png(bytes) {
            Ok(size) => Some((size.width, size.height)),
            // More than a pass may hold, yet perhaps not more than can be made smaller here.
            Err(InvalidImageError::TooManyPixels { width, height }) => Some((width, height)),
            Err(_) => return Err(PictureError::CutOff),
        },
        Format::Jpeg => Some(jpeg_size(bytes).ok_or(PictureError::CutOff)?),
        Format::Svg | Format::Heic | Format::Other => webp_size(bytes),
    };
    if let Some((width, height)) = size {
        let pixels = u64::from(width) * u64::from(height);
        if pixels > MAX_SOURCE_PIXELS {
            return Err(PictureError::TooManyPixels {
                width,
                height,
                megapixels: pixels.div_ceil(1_000_000),
            });
        }
    }
    Ok(format)
}

fn format(bytes: &[u8]) -> Format {
    let text = bytes.get(..256).unwrap_or(bytes);
    let text = String::from_utf8_lossy(text);
    let text = text.trim_start_matches('\u{feff}').trim_start();
    if bytes.starts_with(&[0x89, b'P', b'N', b'G']) {
        Format::Png
    } else if bytes.starts_with(&[0xff, 0xd8]) {
        Format::Jpeg
    } else if text.starts_with("<svg") || (text.starts_with("<?xml") && text.contains("<svg")) {
        Format::Svg
    } else if is_heic(bytes) {
        Format::Heic
    } else {
        Format::Other
    }
}

/// By the brands of its first box. Source: ISO/IEC 23008-12.
fn is_heic(bytes: &[u8]) -> bool {
    let brand = bytes.get(8..12).unwrap_or_default();
    let brands: [&[u8]; 7] = [b"heic", b"heix", b"heim", b"heis", b"hevc", b"mif1", b"msf1"];
    bytes.get(4..8) == Some(b"ftyp") && brands.contains(&brand) && !bytes.get(..64).is_some_and(has_avif)
}

/// An AVIF file may call itself a general picture first, and names its own kind among the brands after that.
fn has_avif(head: &[u8]) -> bool {
    head.windows(4).any(|brand| brand == b"avif")
}

/// Walks the markers of a JPEG to its frame header; `None` when it is cut off before its end marker.
fn jpeg_size(bytes: &[u8]) -> Option<(u32, u32)> {
    const START_OF_SCAN: u8 = 0xda;
    let mut at = 2;
    let mut size = None;
    loop {
        let (0xff, marker) = (*bytes.get(at)?, *bytes.get(at + 1)?) else { return None };
        let length = usize::from(u16::from_be_bytes(bytes.get(at + 2..at + 4)?.try_into().ok()?));
        let is_frame = matches!(marker, 0xc0..=0xcf) && !matches!(marker, 0xc4 | 0xc8 | 0xcc);
        if is_frame && size.is_none() {
            let number =
                |at: usize| Some(u32::from(u16::from_be_bytes(bytes.get(at..at + 2)?.try_into().ok()?)));
            size = Some((number(at + 7)?, number(at + 5)?));
        }
        at += 2 + length;
        if marker == START_OF_SCAN {
            break;
        }
    }
    let has_end = bytes.get(at..)?.windows(2).any(|pair| pair == [0xff, 0xd9]);
    size.filter(|_| has_end)
}

/// The canvas of an extended WebP, or the frame of a simple one.
fn webp_size(bytes: &[u8]) -> Option<(u32, u32)> {
    if !(bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")) {
        return None;
    }
    let three = |at: usize| match bytes.get(at..at + 3) {
        Some([a, b, c]) => Some(u32::from_le_bytes([*a, *b, *c, 0]) + 1),
        _ => None,
    };
    let two = |at: usize| match bytes.get(at..at + 2) {
        Some([a, b]) => Some(u32::from(u16::from_le_bytes([*a, *b]) & 0x3fff)),
        _ => None,
    };
    match bytes.get(12..16)? {
        b"VP8X" => Some((three(24)?, three(27)?)),
        b"VP8 " => Some((two(26)?, two(28)?)),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
