//! From a design to a finished `.pkpass`, built in the page.
//!
//! In scope: the identity under which a pass is signed, set on a copy; the package; fetching the signature; handing the file to the
//! person. Out of scope: publishing (see [`crate::publish`]).

use std::rc::Rc;

use passwright_core::api::Identity;
use passwright_core::bundle::{Bundle, PASS_MEDIA_TYPE};
use passwright_core::document::{Document, EditError};
use passwright_core::ids::SerialNumber;
use wasm_split_helpers::SplitLoaderError;

use crate::api::{ApiError, Client};
use crate::design::Design;
use crate::download::{download, file_stem};
use crate::modules::ModuleError;
use crate::own_key::{OwnKey, OwnKeyError, is_own_serial, new_serial};
use crate::package::{Package, PackageError, Sealed};

/// Why there is no file. Each prints as a sentence for the person.
#[derive(Debug, thiserror::Error)]
pub(crate) enum ExportError {
    /// The service did not help.
    #[error(transparent)]
    Api(#[from] ApiError),
    /// The person's own key did not sign.
    #[error(transparent)]
    OwnKey(#[from] OwnKeyError),
    /// The document's top level is not as it must be.
    #[error("{}", text!("not-built", reason = .0.to_string()))]
    Document(#[from] EditError),
    /// A part of the editor is missing, or a file is too large for an archive.
    #[error("{}", packing_words(.0))]
    Package(#[from] PackageError),
    /// The browser did not take the file.
    #[error("{}", text!("download-refused"))]
    Browser,
}

impl From<SplitLoaderError> for ExportError {
    fn from(error: SplitLoaderError) -> Self {
        ModuleError::from(error).into()
    }
}

fn packing_words(error: &PackageError) -> String {
    match error {
        PackageError::Module(error) => error.to_string(),
        PackageError::Refused(reason) => text!("not-packed", reason = reason.as_str()),
    }
}

impl From<ModuleError> for ExportError {
    fn from(error: ModuleError) -> Self {
        Self::Package(error.into())
    }
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

/// Who signs a download.
#[derive(Debug, Clone)]
pub(crate) enum DownloadSigner {
    /// The service; it sees the document and the manifest.
    Service(Client, Rc<Identity>),
    /// The person's own key. Nothing leaves the page.
    OwnKey(OwnKey),
}

impl DownloadSigner {
    /// The serial number to sign: the one of the last download, unless the service would not sign it, else a new one.
    ///
    /// # Errors
    /// [`ExportError`]
    pub(crate) async fn serial(&self, known: Option<SerialNumber>) -> Result<SerialNumber, ExportError> {
        match (self, known) {
            (Self::Service(..), Some(known)) if !is_own_serial(&known) => Ok(known),
            (Self::Service(client, _), _) => Ok(client.serial().await?),
            (Self::OwnKey(_), Some(known)) => Ok(known),
            (Self::OwnKey(_), None) => new_serial().ok_or(ExportError::Browser),
        }
    }

    fn identity(&self) -> &Identity {
        match self {
            Self::Service(_, identity) => identity,
            Self::OwnKey(own) => &own.identity,
        }
    }
}

/// Builds the package in the page, gets the signature over its manifest and puts both together.
///
/// # Errors
/// [`ExportError`]
pub(crate) async fn signed_archive(
    design: &Design,
    serial: &SerialNumber,
    signer: &DownloadSigner,
) -> Result<Vec<u8>, ExportError> {
    let sealed = sealed(&for_signing(design, signer.identity(), Some(serial))?).await?;
    let signature = match signer {
        DownloadSigner::Service(client, _) => client.sign(&sealed.manifest, &sealed.pass).await?,
        DownloadSigner::OwnKey(own) => own.sign(&sealed.manifest).await?,
    };
    Ok(sealed.archive(&signature)?)
}

/// Freezes a package and makes its manifest.
///
/// # Errors
/// [`ExportError::Package`]
pub(crate) async fn sealed(bundle: &Bundle) -> Result<Sealed, ExportError> {
    Ok(Package::of(bundle.files()).await?.seal(bundle.document())?)
}

/// Hands a finished pass to the person as a download.
///
/// # Errors
/// [`ExportError::Browser`]
pub(crate) fn hand_over(archive: &[u8], title: &str) -> Result<(), ExportError> {
    download(archive, &file_name(title), PASS_MEDIA_TYPE).ok_or(ExportError::Browser)
}

fn file_name(title: &str) -> String {
    format!("{}.pkpass", file_stem(title))
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
