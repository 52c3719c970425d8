//! Decoding and resizing, by the browser.
//!
//! In scope: a file from a person, or a drawing of a starter card, to PNG files at three scales. The new files hold pixels only, no
//! metadata. Out of scope: limits and sizes (see [`super`]).

use std::rc::Rc;

use js_sys::{Array, Uint8Array};
use passwright_core::images::{ImageKind, Scale};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, BlobPropertyBag, HtmlImageElement, ImageBitmap, ImageEncodeOptions, OffscreenCanvas,
    OffscreenCanvasRenderingContext2d, Url,
};

use super::{Format, Frame, MAX_SOURCE_BYTES, PictureError, Plan, look, plan};
use crate::design::PassFile;

/// A picture that became files of a pass.
#[derive(Debug, Clone)]
pub(crate) struct Converted {
    /// One file for each scale.
    pub(crate) files: Vec<PassFile>,
    /// What the person should know, for example that it may look unsharp.
    pub(crate) note: Option<String>,
}

/// Turns a file from a person into the files of one kind of picture.
///
/// # Errors
/// [`PictureError`], a sentence for the person; nothing was changed then.
pub(crate) async fn convert(file: &Blob, kind: ImageKind, frame: Frame) -> Result<Converted, PictureError> {
    if file.size() > MAX_SOURCE_BYTES {
        return Err(PictureError::TooLarge { megabytes: (file.size() / 1024.0 / 1024.0).ceil() as u64 });
    }
    let bytes = bytes_of(file).await.ok_or(PictureError::Unreadable)?;
    let format = look(&bytes)?;
    let source = Source::decode(&bytes, format).await?;
    let (width, height) = source.size();
    let plan = plan(frame, width, height);
    let files = draw_all(&source, kind, &plan).await?;
    let small = plan.is_too_small() && format != Format::Svg;
    let note = small.then(|| {
        let (width, height) = plan.pixels(Scale::Three);
        format!("It is small and may look unsharp; {width} \u{d7} {height} pixels would be best.")
    });
    Ok(Converted { files, note })
}

/// Turns an SVG drawing into the files of one kind of picture.
///
/// # Errors
/// [`PictureError`] when the browser cannot draw it.
pub(crate) async fn draw_svg(
    svg: &str,
    kind: ImageKind,
    frame: Frame,
) -> Result<Vec<PassFile>, PictureError> {
    let source = Source::decode(svg.as_bytes(), Format::Svg).await?;
    let (width, height) = source.size();
    draw_all(&source, kind, &plan(frame, width, height)).await
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
        if format == Format::Svg {
            return Self::decode_drawing(&blob).await;
        }
        let window = web_sys::window().ok_or(PictureError::Unreadable)?;
        let promise = window.create_image_bitmap_with_blob(&blob).map_err(|_| PictureError::Unreadable)?;
        let bitmap = JsFuture::from(promise).await.map_err(|_| match format {
            // Its frame is whole, so what cannot be decoded was damaged inside.
            Format::Png | Format::Jpeg => PictureError::CutOff,
            Format::Svg | Format::Other => PictureError::Unreadable,
        })?;
        Ok(Self::Bitmap(bitmap.unchecked_into()))
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

async fn draw_all(source: &Source, kind: ImageKind, plan: &Plan) -> Result<Vec<PassFile>, PictureError> {
    let mut files = Vec::new();
    for scale in Scale::ALL {
        let bytes = draw(source, plan, scale).await.ok_or(PictureError::NotConverted)?;
        files.push(PassFile { name: kind.file_name(scale), bytes: Rc::from(bytes) });
    }
    Ok(files)
}

async fn draw(source: &Source, plan: &Plan, scale: Scale) -> Option<Vec<u8>> {
    let (width, height) = plan.pixels(scale);
    let canvas = OffscreenCanvas::new(width, height).ok()?;
    let context: OffscreenCanvasRenderingContext2d = canvas.get_context("2d").ok()??.dyn_into().ok()?;
    context.set_image_smoothing_enabled(true);
    // web-sys has no binding for this one; the default is "low", which makes logos ragged.
    js_sys::Reflect::set(&context, &"imageSmoothingQuality".into(), &"high".into()).ok()?;
    source.draw(&context, plan, (f64::from(width), f64::from(height))).ok()?;
    let options = ImageEncodeOptions::new();
    options.set_type("image/png");
    let blob = JsFuture::from(canvas.convert_to_blob_with_options(&options).ok()?).await.ok()?;
    bytes_of(&blob.unchecked_into()).await
}
