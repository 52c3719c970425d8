//! Publishing a design, and sending changes to the phones that have it.
//!
//! In scope: the package as it is uploaded, first time or again; what changes for the phones. Out of scope: the dialog (see
//! [`crate::views::publish_dialog`]).

use passwright_core::api::{DraftReply, Identity, PublishedPass};
use passwright_core::document::Document;
use passwright_core::ids::SerialNumber;

use crate::api::Client;
use crate::design::Design;
use crate::export::{ExportError, for_signing, sealed};
use crate::package;
use crate::publication::Publication;

/// What a design is published as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// One pass, the same for everybody.
    Pass,
    /// A pass for each person.
    Template,
}

/// Uploads the design: something new, or a new version of what was published of it.
///
/// The service signs with its own key after it set its own serial number, token and address, so the package goes up without a
/// signature.
///
/// # Errors
/// [`ExportError`]
pub(crate) async fn publish(
    design: &Design,
    identity: &Identity,
    client: &Client,
    kind: Kind,
    known: Option<&Publication>,
) -> Result<Publication, ExportError> {
    Ok(match (known, kind) {
        (Some(Publication::Pass(pass)), _) => {
            let archive = unsigned(design, identity, Some(&pass.serial_number)).await?;
            Publication::Pass(client.republish(&pass.serial_number, &archive).await?)
        }
        (Some(Publication::Template(template)), _) => {
            let archive = unsigned(design, identity, None).await?;
            Publication::Template(client.replace_template(&template.template, &archive).await?)
        }
        (None, Kind::Pass) => {
            let serial = client.serial().await?;
            let archive = unsigned(design, identity, Some(&serial)).await?;
            Publication::Pass(client.publish(&archive).await?)
        }
        (None, Kind::Template) => {
            let archive = unsigned(design, identity, None).await?;
            Publication::Template(client.create_template(&archive).await?)
        }
    })
}

/// Makes a draft for one's own phone.
///
/// # Errors
/// [`ExportError`]
pub(crate) async fn draft(
    design: &Design,
    identity: &Identity,
    client: &Client,
) -> Result<DraftReply, ExportError> {
    Ok(client.draft(&unsigned(design, identity, None).await?).await?)
}

async fn unsigned(
    design: &Design,
    identity: &Identity,
    serial: Option<&SerialNumber>,
) -> Result<Vec<u8>, ExportError> {
    Ok(sealed(&for_signing(design, identity, serial)?).await?.archive(&[])?)
}

/// The document that phones have now, read from the published file; `None` when it cannot be had.
pub(crate) async fn published_document(pass: &PublishedPass) -> Option<Document> {
    let escaped = String::from(js_sys::encode_uri_component(pass.serial_number.as_str()));
    let file = gloo_net::http::Request::get(&format!("/p/{escaped}.pkpass")).send().await.ok()?;
    if !file.ok() {
        return None;
    }
    let name = "pass.pkpass".to_owned();
    let mut found = package::open(&name, [(name.clone(), file.binary().await.ok()?)]).await.ok()?;
    let (_, opened) = found.passes.pop()?;
    Some(opened.ok()?.document)
}
