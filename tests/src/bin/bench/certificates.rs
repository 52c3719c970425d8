//! The certificate with which Passwright and the peers sign, as texts and as files.

use std::path::PathBuf;

use passwright_tests::development_certificates::{
    CERTIFICATE_FILE, DevelopmentCertificates, INTERMEDIATE_FILE, KEY_FILE, PASS_TYPE_IDENTIFIER, ROOT_FILE,
    TEAM_IDENTIFIER,
};

use crate::{Missing, material};

/// One pass certificate with its key and intermediate.
pub(crate) struct Certificates {
    pub(crate) texts: DevelopmentCertificates,
    folder: PathBuf,
}

impl Certificates {
    /// Makes them anew, in `target/bench/certificates`.
    pub(crate) fn make() -> Result<Self, Missing> {
        let folder = material::path("target/bench/certificates");
        let texts = DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER)?;
        texts.write(&folder)?;
        Ok(Self { texts, folder })
    }

    /// The file of the root, which whoever checks a pass of ours has to trust.
    pub(crate) fn root(&self) -> PathBuf {
        self.folder.join(ROOT_FILE)
    }

    /// The files of certificate, key and intermediate, in the order in which the peers' scripts take them.
    pub(crate) fn files(&self) -> [PathBuf; 3] {
        [CERTIFICATE_FILE, KEY_FILE, INTERMEDIATE_FILE].map(|name| self.folder.join(name))
    }
}
