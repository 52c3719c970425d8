//! Decoding and resizing, by the browser.
//!
//! In scope: a file from a person, or a drawing of a starting point, to PNG files at three scales. The new files hold pixels only, no
//! metadata. Out of scope: limits and sizes (see [`super`]).

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use passwright_core::images::Scale;
use passwright_core::images::plan::{Frame, Plan, plan};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, HtmlImageElement, ImageBitmap, ImageEncodeOptions, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d, Url,
};

use super::{Format, MAX_SOURCE_BYTES, MAX_SOURCE_PIXELS, PictureError, look, palette};
use crate::design::PassFile;

/// The longest side of what is shown of a large photo while it is being cropped: sharp on every screen, quick to move.
const PREVIEW_PIXELS: f64 = 1600.0;

/// A picture from a person, decoded.
pub(crate) struct Picture {
    source: Source,
    /// A drawing is sharp at every size.
    is_drawing: bool,
    /// What the page shows of it.
    preview: Preview,
}

/// An address that is given back when nobody needs it any more.
struct Preview(String);

impl Drop for Preview {
    fn drop(&mut self) {
        // An address that is already gone needs no second farewell.
        Url::revoke_object_url(&self.0).unwrap_or_default();
    }
}

impl Picture {
    /// Reads a file from a person. Whatever else was in it (places, cameras, names) ends here: only pixels go on.
    ///
    /// # Errors
    /// [`PictureError`], a sentence for the person.
    pub(crate) async fn read(file: &Blob) -> Result<Self, PictureError> {
        if file.size() > MAX_SOURCE_BYTES {
            return Err(PictureError::TooLarge { megabytes: (file.size() / 1024.0 / 1024.0).ceil() as u64 });
        }
        let bytes = bytes_of(file).await.ok_or(PictureError::Unreadable)?;
        let format = look(&bytes)?;
        let source = Source::decode(&bytes, format).await?;
        source.is_bearable()?;
        let preview = source.preview().await.ok_or(PictureError::Unreadable)?;
        Ok(Self { source, is_drawing: format == Format::Svg, preview })
    }

    /// Width and height in pixels, turned as the camera says.
    pub(crate) fn size(&self) -> (f64, f64) {
        self.source.size()
    }

    /// Whether it is sharp at every size.
    pub(crate) fn is_drawing(&self) -> bool {
        self.is_drawing
    }

    /// An address under which the page can show it.
    pub(crate) fn preview(&self) -> &str {
        &self.preview.0
    }

    /// Draws the files of one kind of picture.
    ///
    /// # Errors
    /// [`PictureError::NotConverted`] when the browser cannot.
    pub(crate) async fn draw(
        &self,
        base: &str,
        plan: &Plan,
        encoding: Encoding,
    ) -> Result<Vec<PassFile>, PictureError> {
        draw_all(&self.source, base, plan, encoding).await
    }
}

/// How a picture is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Encoding {
    /// Every colour as it is.
    Exact,
    /// With a palette, for a file of a third of the size or less.
    Small,
}

/// Turns an SVG drawing into the files of one kind of picture.
///
/// # Errors
/// [`PictureError`] when the browser cannot draw it.
pub(crate) async fn draw_svg(svg: &str, base: &str, frame: Frame) -> Result<Vec<PassFile>, PictureError> {
    let source = Source::decode(svg.as_bytes(), Format::Svg).await?;
    let (width, height) = source.size();
    draw_all(&source, base, &plan(frame, width, height), Encoding::Exact).await
}

/// The bytes of a blob.
pub(crate) async fn bytes_of(blob: &Blob) -> Option<Vec<u8>> {
    let buffer = JsFuture::from(blob.array_buffer()).await.ok()?;
    Some(Uint8Array::new(&buffer).to_vec())
}

/// A blob of bytes, for object URLs and downloads.
pub(crate) fn blob_of(bytes: &[u8], media_type: &str) -> Option<Blob> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    Blob::new_with_u8_array_sequence_and_options(&Array::of1(&Uint8Array::from(bytes)), &options).ok()
}

/// Something decoded that can be drawn.
enum Source {
    Bitmap(ImageBitmap),
    /// `createImageBitmap` takes no SVG, an image element does. The drawing stays sharp at every size.
    Drawing {
        image: HtmlImageElement,
        url: String,
    },
}

impl Drop for Source {
    fn drop(&mut self) {
        match self {
            Self::Bitmap(bitmap) => bitmap.close(),
            // Nothing is lost when the browser has already forgotten the address.
            Self::Drawing { url, .. } => Url::revoke_object_url(url).unwrap_or_default(),
        }
    }
}

impl Source {
    async fn decode(bytes: &[u8], format: Format) -> Result<Self, PictureError> {
        let media_type = if format == Format::Svg { "image/svg+xml" } else { "" };
        let blob = blob_of(bytes, media_type).ok_or(PictureError::Unreadable)?;
        match format {
            Format::Svg => Self::decode_drawing(&blob).await,
            // Some browsers read these photos only as an element of the page, most not at all.
            Format::Heic => match Self::decode_bitmap(&blob).await {
                Some(bitmap) => Ok(bitmap),
                None => Self::decode_drawing(&blob).await.map_err(|_| PictureError::Heic),
            },
            // Its frame is whole, so what cannot be decoded was damaged inside.
            Format::Png | Format::Jpeg => Self::decode_bitmap(&blob).await.ok_or(PictureError::CutOff),
            Format::Other => Self::decode_bitmap(&blob).await.ok_or(PictureError::Unreadable),
        }
    }

    async fn decode_bitmap(blob: &Blob) -> Option<Self> {
        let promise = web_sys::window()?.create_image_bitmap_with_blob(blob).ok()?;
        Some(Self::Bitmap(JsFuture::from(promise).await.ok()?.unchecked_into()))
    }

    /// Formats whose size is only known once they are decoded have the same limit.
    fn is_bearable(&self) -> Result<(), PictureError> {
        let Self::Bitmap(bitmap) = self else { return Ok(()) };
        let (width, height) = (bitmap.width(), bitmap.height());
        let pixels = u64::from(width) * u64::from(height);
        if pixels <= MAX_SOURCE_PIXELS {
            return Ok(());
        }
        Err(PictureError::TooManyPixels { width, height, megapixels: pixels.div_ceil(1_000_000) })
    }

    /// What the page shows of it: all of it, made smaller when it is large.
    async fn preview(&self) -> Option<Preview> {
        let (width, height) = self.size();
        let scale = (PREVIEW_PIXELS / width.max(height)).min(1.0);
        let to = ((width * scale).round().max(1.0), (height * scale).round().max(1.0));
        let (canvas, context) = canvas(to.0 as u32, to.1 as u32)?;
        let whole = Plan { left: 0.0, top: 0.0, width, height, points_wide: to.0, points_high: to.1 };
        self.draw(&context, &whole, to).ok()?;
        Url::create_object_url_with_blob(&blob_from(&canvas).await?).ok().map(Preview)
    }

    async fn decode_drawing(blob: &Blob) -> Result<Self, PictureError> {
        let url = Url::create_object_url_with_blob(blob).map_err(|_| PictureError::Unreadable)?;
        let image = HtmlImageElement::new().map_err(|_| PictureError::Unreadable)?;
        image.set_src(&url);
        let source = Self::Drawing { image: image.clone(), url };
        JsFuture::from(image.decode()).await.map_err(|_| PictureError::Unreadable)?;
        Ok(source)
    }

    fn size(&self) -> (f64, f64) {
        let (width, height) = match self {
            Self::Bitmap(bitmap) => (bitmap.width(), bitmap.height()),
            Self::Drawing { image, .. } => (image.natural_width(), image.natural_height()),
        };
        (f64::from(width.max(1)), f64::from(height.max(1)))
    }

    fn draw(
        &self,
        on: &OffscreenCanvasRenderingContext2d,
        plan: &Plan,
        to: (f64, f64),
    ) -> Result<(), JsValue> {
        let (x, y, width, height) = (plan.left, plan.top, plan.width, plan.height);
        match self {
            Self::Bitmap(bitmap) => on
                .draw_image_with_image_bitmap_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                    bitmap, x, y, width, height, 0.0, 0.0, to.0, to.1,
                ),
            Self::Drawing { image, .. } => on
                .draw_image_with_html_image_element_and_sw_and_sh_and_dx_and_dy_and_dw_and_dh(
                    image, x, y, width, height, 0.0, 0.0, to.0, to.1,
                ),
        }
    }
}

async fn draw_all(
    source: &Source,
    base: &str,
    plan: &Plan,
    encoding: Encoding,
) -> Result<Vec<PassFile>, PictureError> {
    let mut files = Vec::new();
    for scale in Scale::ALL {
        let bytes = draw(source, plan, scale, encoding).await.ok_or(PictureError::NotConverted)?;
        files.push(PassFile { name: format!("{base}{}.png", scale.suffix()), bytes: Rc::from(bytes) });
    }
    Ok(files)
}

async fn draw(source: &Source, plan: &Plan, scale: Scale, encoding: Encoding) -> Option<Vec<u8>> {
    let (width, height) = plan.pixels(scale);
    let (canvas, context) = canvas(width, height)?;
    source.draw(&context, plan, (f64::from(width), f64::from(height))).ok()?;
    let exact = png_of(&canvas).await?;
    if encoding == Encoding::Exact {
        return Some(exact);
    }
    let pixels = context.get_image_data(0.0, 0.0, f64::from(width), f64::from(height)).ok()?.data();
    // A simple drawing may already be smaller than its palette.
    palette::encode(&pixels, width, height).filter(|small| small.len() < exact.len()).or(Some(exact))
}

fn canvas(width: u32, height: u32) -> Option<(OffscreenCanvas, OffscreenCanvasRenderingContext2d)> {
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_image_smoothing_enabled(true);
    // web-sys has no binding for this one; the default is "low", which makes logos ragged.
    js_sys::Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into()).ok()?;
    Some((canvas, context))
}

async fn png_of(canvas: &OffscreenCanvas) -> Option<Vec<u8>> {
    bytes_of(&blob_from(canvas).await?).await
}

async fn blob_from(canvas: &OffscreenCanvas) -> Option<Blob> {
    let options = ImageEncodeOptions::new();
    options.set_type("image/png");
    let blob = JsFuture::from(canvas.convert_to_blob_with_options(&options).ok()?).await.ok()?;
    Some(blob.unchecked_into())
}
