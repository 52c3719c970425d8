//! The development certificates in `target/dev/certificates`.

use std::path::PathBuf;

use crate::error::XtaskError;
use crate::files::FileError;
use crate::{files, native, process, workspace};

/// The certificates and the key as the worker's secrets want them.
pub(crate) struct Certificates {
    /// Pass certificate, PEM.
    pub(crate) certificate: String,
    /// Its key, PKCS#8 PEM.
    pub(crate) private_key: String,
    /// Intermediate, PEM.
    pub(crate) intermediate: String,
    /// File of the root.
    pub(crate) root_file: PathBuf,
}

/// Makes or renews the certificates, and reads them.
///
/// # Errors
/// They cannot be made or read.
pub(crate) fn ensure() -> Result<Certificates, XtaskError> {
    let mut command = workspace::command(native::certificates());
    process::run("Checking the development certificates", command.arg(folder()))?;
    Ok(read()?)
}

/// Reads the certificates that are there.
///
/// # Errors
/// One of the files cannot be read.
pub(crate) fn read() -> Result<Certificates, FileError> {
    let folder = folder();
    let text = |name: &str| files::read_text(&folder.join(name));
    Ok(Certificates {
        certificate: text("pass.pem")?,
        private_key: text("pass.key.pem")?,
        intermediate: text("intermediate.pem")?,
        root_file: folder.join("root.pem"),
    })
}

fn folder() -> PathBuf {
    workspace::target().join("dev/certificates")
}
