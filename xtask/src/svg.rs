//! A first look at a picture in SVG: its size, and that it does nothing but be seen.

/// Why a file is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum SvgError {
    /// Something else.
    #[error("it is no SVG in UTF-8")]
    NotSvg,
    /// It could run something, or fetch something.
    #[error("it holds {what:?}, which no badge needs")]
    Active {
        /// What was found.
        what: &'static str,
    },
    /// Nothing says how large it is.
    #[error("it has no viewBox that gives it a size")]
    NoSize,
}

/// The shape of a picture.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Shape {
    /// In units of its own.
    pub(crate) width: u32,
    /// In units of its own.
    pub(crate) height: u32,
}

/// What makes a picture more than a picture. Badges are shown as images, where none of this runs; somebody may still open one by itself.
const ACTIVE: [&str; 7] =
    ["<script", "<foreignobject", "<!entity", "javascript:", "<iframe", " onload", " onclick"];

/// Looks at a file.
///
/// # Errors
/// [`SvgError`], see its variants.
pub(crate) fn inspect(bytes: &[u8]) -> Result<Shape, SvgError> {
    let text = std::str::from_utf8(bytes).map_err(|_| SvgError::NotSvg)?;
    if !text.contains("<svg") {
        return Err(SvgError::NotSvg);
    }
    let lower = text.to_ascii_lowercase();
    if let Some(what) = ACTIVE.into_iter().find(|what| lower.contains(what)) {
        return Err(SvgError::Active { what });
    }
    view_box(text).ok_or(SvgError::NoSize)
}

fn view_box(text: &str) -> Option<Shape> {
    let (_, after) = text.split_once("viewBox=")?;
    let quote = after.chars().next().filter(|it| matches!(it, '"' | '\''))?;
    let numbers = after.get(1..)?.split(quote).next()?;
    let numbers: Vec<f64> = numbers
        .split([' ', ','])
        .filter(|it| !it.is_empty())
        .map(str::parse)
        .collect::<Result<_, _>>()
        .ok()?;
    let &[_, _, width, height] = numbers.as_slice() else { return None };
    // A tenth of a unit is exact enough for the shape of a picture.
    let tenths =
        |value: f64| (value.is_finite() && value > 0.0 && value < 1e6).then(|| (value * 10.0).round() as u32);
    Some(Shape { width: tenths(width)?, height: tenths(height)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_shape_is_read_in_tenths() {
        assert_eq!(inspect(b"<svg viewBox='0 0 110.7 35'/>"), Ok(Shape { width: 1107, height: 350 }));
        assert_eq!(inspect(b"<svg viewBox=\"0,0,2,1\"/>"), Ok(Shape { width: 20, height: 10 }));
        assert_eq!(inspect(b"<svg width='1'/>"), Err(SvgError::NoSize));
        assert_eq!(inspect(b"<html/>"), Err(SvgError::NotSvg));
        assert_eq!(
            inspect(b"<svg viewBox='0 0 1 1'><SCRIPT/></svg>"),
            Err(SvgError::Active { what: "<script" })
        );
    }
}
