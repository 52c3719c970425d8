//! From a translated body to the files of a pass: pictures fetched or kept, an icon in any case.

use http::StatusCode;
use http::header::CONTENT_TYPE;
use serde_json::{Map, Value};

use super::super::call::Call;
use super::super::ports::Ports;
use super::super::refusal::Refusal;
use super::super::remote_pictures::{WantedPicture, fetch_all};
use super::draft::{Draft, object};
use crate::bundle::Bundle;
use crate::document::Document;
use crate::images::{ImageKind, Scale};
use crate::validate::default_icon;

/// The largest body apart from pictures inside it, in bytes.
const MAX_JSON_BYTES: usize = 1024 * 1024;

/// The JSON object of a request that must be JSON.
pub(super) fn read_body<P: Ports>(call: &Call<'_, P>) -> Result<Map<String, Value>, Refusal> {
    let declared = call.header(CONTENT_TYPE).unwrap_or_default();
    let declared = declared.split(';').next().unwrap_or_default().trim();
    if !declared.eq_ignore_ascii_case("application/json") {
        return Err(Refusal {
            status: StatusCode::UNSUPPORTED_MEDIA_TYPE,
            code: "unsupported_media_type",
            message: "send JSON with the content type application/json".to_owned(),
        });
    }
    let body = object(call.request.body())?;
    let pictures = body.values().filter_map(Value::as_str).filter(|text| text.starts_with("data:"));
    let pictures: usize = pictures.map(str::len).sum();
    if call.request.body().len().saturating_sub(pictures) > MAX_JSON_BYTES {
        return Err(Refusal::too_large(MAX_JSON_BYTES));
    }
    Ok(body)
}

/// Builds the files. Pictures for which `is_kept` are taken from `before` instead of being fetched again.
pub(super) async fn build<P: Ports>(
    ports: &P,
    draft: Draft,
    before: &[(String, Vec<u8>)],
    is_kept: impl Fn(&WantedPicture) -> bool,
) -> Result<Bundle, Refusal> {
    let stored = |picture: &WantedPicture| {
        let file = before.iter().find(|(name, _)| *name == picture.file);
        file.filter(|_| is_kept(picture)).cloned()
    };
    let (kept, wanted): (Vec<_>, Vec<_>) =
        draft.pictures.into_iter().partition(|picture| stored(picture).is_some());
    let mut files: Vec<(String, Vec<u8>)> = kept.iter().filter_map(stored).collect();
    files.extend(fetch_all(ports, &wanted).await?);
    let mut bundle = Bundle::new(Document::new(draft.tree));
    for (name, bytes) in draft.files.into_iter().chain(files) {
        bundle.put_file(&name, bytes);
    }
    put_icon(&mut bundle);
    Ok(bundle)
}

/// iOS refuses a pass without an icon, and some versions want the smallest one in any case.
fn put_icon(bundle: &mut Bundle) {
    let name = |scale| ImageKind::Icon.file_name(scale);
    let own = [Scale::Two, Scale::Three]
        .into_iter()
        .find_map(|scale| bundle.file(&name(scale)).map(<[u8]>::to_vec));
    if bundle.file(&name(Scale::One)).is_some() {
        return;
    }
    match own {
        Some(own) => bundle.put_file(&name(Scale::One), own),
        None => {
            for scale in Scale::ALL {
                bundle.put_file(&name(scale), default_icon(scale).to_vec());
            }
        }
    }
}
