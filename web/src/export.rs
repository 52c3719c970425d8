//! From a design to a finished `.pkpass`, built in the page.
//!
//! In scope: the identity under which a pass is signed, set on a copy; the package; fetching the signature; handing the file to the
//! person. Out of scope: publishing (see [`crate::publish`]).

use passwright_core::api::Identity;
use passwright_core::bundle::{Bundle, PASS_MEDIA_TYPE};
use passwright_core::document::{Document, EditError};
use passwright_core::ids::SerialNumber;
use passwright_core::zip::WriteArchiveError;
use wasm_bindgen::JsCast;
use web_sys::{HtmlAnchorElement, Url};

use crate::api::{ApiError, Client};
use crate::design::Design;
use crate::images::raster::blob_of;

/// Why there is no file. Each prints as a sentence for the person.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    /// The service did not help.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The document's top level is not as it must be.
    #[error("The pass could not be built: {0}.")]
    Document(#[from] EditError),
    /// A file is too large for an archive.
    #[error("The pass could not be packed: {0}.")]
    Archive(#[from] WriteArchiveError),
    /// The browser did not take the file.
    #[error("This browser did not accept the download.")]
    Browser,
}

/// A copy of the design that may be signed under an identity.
///
/// The web service address and its token belong to whoever publishes: a downloaded pass has none, and an opened one must not keep
/// another issuer's.
///
/// # Errors
/// [`EditError`] never happens for a document whose top level is an object; it is passed on rather than hidden.
pub(crate) fn for_signing(
    design: &Design,
    identity: &Identity,
    serial: Option<&SerialNumber>,
) -> Result<Bundle, EditError> {
    let mut bundle = design.to_bundle();
    // An opened pass may have larger icons only; the checks tell about it.
    bundle.complete_icon();
    set_identity(bundle.document_mut(), identity, serial)?;
    Ok(bundle)
}

/// Sets whose pass a document is.
///
/// # Errors
/// As [`for_signing`].
pub(crate) fn set_identity(
    document: &mut Document,
    identity: &Identity,
    serial: Option<&SerialNumber>,
) -> Result<(), EditError> {
    document.set("/passTypeIdentifier", identity.pass_type_identifier.as_str())?;
    document.set("/teamIdentifier", identity.team_identifier.as_str())?;
    if let Some(serial) = serial {
        document.set("/serialNumber", serial.as_str())?;
    }
    document.remove("/webServiceURL")?;
    document.remove("/authenticationToken")
}

/// Builds the package in the page, fetches the signature over its manifest and puts both together.
///
/// # Errors
/// [`ExportError`]
pub(crate) async fn signed_archive(
    design: &Design,
    identity: &Identity,
    serial: &SerialNumber,
    client: &Client,
) -> Result<Vec<u8>, ExportError> {
    let unsigned = for_signing(design, identity, Some(serial))?.seal();
    let signature = client.sign(&unsigned).await?;
    Ok(unsigned.with_signature(signature).to_archive()?)
}

/// Hands a finished pass to the person as a download.
///
/// # Errors
/// [`ExportError::Browser`]
pub(crate) fn hand_over(archive: &[u8], title: &str) -> Result<(), ExportError> {
    save_file(archive, &file_name(title)).ok_or(ExportError::Browser)
}

fn save_file(archive: &[u8], name: &str) -> Option<()> {
    let blob = blob_of(archive, PASS_MEDIA_TYPE)?;
    let url = Url::create_object_url_with_blob(&blob).ok()?;
    let document = web_sys::window()?.document()?;
    let link: HtmlAnchorElement = document.create_element("a").ok()?.dyn_into().ok()?;
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser reads the blob after the click; a minute is plenty, and then the memory is free again.
    gloo_timers::callback::Timeout::new(60_000, move || {
        // An address that is already gone needs no second farewell.
        Url::revoke_object_url(&url).unwrap_or_default();
    })
    .forget();
    Some(())
}

/// A file name that every system takes: letters and digits of the title, joined by hyphens.
fn file_name(title: &str) -> String {
    let words: Vec<String> = title
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect();
    let stem = words.join("-");
    format!("{}.pkpass", if stem.is_empty() { "pass" } else { &stem })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::design::DesignId;
    use passwright_core::ids::{PassTypeIdentifier, TeamIdentifier};

    #[test]
    fn a_copy_for_signing_carries_the_identity_and_no_foreign_web_service() {
        let source = br#"{"passTypeIdentifier":"pass.other","x":1.0,"webServiceURL":"https://other.example","authenticationToken":"t"}"#;
        let design = Design::new(DesignId(1), Document::parse(source).unwrap(), vec![]);
        let identity = Identity {
            pass_type_identifier: PassTypeIdentifier::new("pass.dev").unwrap(),
            team_identifier: TeamIdentifier::new("TEAM").unwrap(),
            organization_name: "Acme".into(),
            expires: String::new(),
            development: true,
        };
        let serial = SerialNumber::new("S1").unwrap();
        let bundle = for_signing(&design, &identity, Some(&serial)).unwrap();
        assert_eq!(
            serde_json::to_string(bundle.document().tree()).unwrap(),
            r#"{"passTypeIdentifier":"pass.dev","x":1.0,"teamIdentifier":"TEAM","serialNumber":"S1"}"#
        );
        assert!(design.document.is_untouched());
    }

    #[test]
    fn file_names_are_made_of_the_title() {
        assert_eq!(file_name("Bean & Leaf: Caf\u{e9}"), "bean-leaf-caf\u{e9}.pkpass");
        assert_eq!(file_name("../"), "pass.pkpass");
    }
}
