//! Publishing a design, and sending changes to the phones that have it.
//!
//! In scope: the package as it is uploaded, first time or again. Out of scope: the dialog (see [`crate::views::publish_dialog`]).

use passwright_core::api::{Identity, PublishedPass};
use passwright_core::ids::SerialNumber;

use crate::api::Client;
use crate::design::Design;
use crate::export::{ExportError, for_signing};

/// Uploads the design: a new pass, or a new version of the one with this serial number.
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
    known: Option<&SerialNumber>,
) -> Result<PublishedPass, ExportError> {
    let serial = match known {
        Some(serial) => serial.clone(),
        None => client.serial().await?,
    };
    let bundle = for_signing(design, identity, Some(&serial))?;
    let archive = bundle.seal().with_signature(Vec::new()).to_archive()?;
    Ok(match known {
        Some(serial) => client.republish(serial, &archive).await?,
        None => client.publish(&archive).await?,
    })
}
