//! What one gets for publishing: the link, its QR code, the file, and the way to everything else that can be done with it.

use yew::{Html, html};

use super::super::qr_code::QrCode;
use crate::components::copy_field::CopyField;
use crate::components::icon::{Glyph, icon};
use crate::publication::Publication;

/// The link and what belongs to it.
pub(super) fn links(published: &Publication) -> Html {
    let (embed, file) = match published {
        Publication::Pass(pass) => (Some(pass.embed_html.clone()), Some(pass.download_url.clone())),
        Publication::Template(_) => (None, None),
    };
    html! {
        <>
            <div class="publish-link">
                <QrCode text={published.url().to_owned()} label={text!("link-qr")} />
                <div class="publish-fields">
                    <CopyField id="publish-url" label={text!("link-for-customers")} value={published.url().to_owned()} />
                    if let Some(embed) = embed {
                        <CopyField id="publish-embed" label={text!("for-web-page")} value={embed} />
                    }
                    if file.is_none() {
                        <p class="field-note">{ text!("each-own") }</p>
                    }
                </div>
            </div>
            <div class="button-row">
                <a class="button" href={published.url().to_owned()} target="_blank" rel="noopener">{ icon(Glyph::Link) }{ text!("open-page") }</a>
                if let Some(file) = file {
                    <a class="button" href={file} download="pass.pkpass">{ icon(Glyph::Download) }{ text!("the-file") }</a>
                }
                <a class="button" href={published.qr_url().to_owned()} download="qr-code.svg">{ icon(Glyph::Download) }{ text!("qr-as-svg") }</a>
                <a class="button" href={published.fragment()}>{ icon(Glyph::Details) }{ text!("share-print-manage") }</a>
            </div>
        </>
    }
}
