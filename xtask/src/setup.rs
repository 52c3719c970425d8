//! Everything that a server needs before it can start, in the order in which it is cheapest to fail.

use std::path::PathBuf;

use crate::bundle::{BundleError, Profile};
use crate::certificates::{self, Certificates};
use crate::error::XtaskError;
use crate::native::Company;
use crate::{editor, native, npm, tools, worker, workspace};

/// What a server is made of; without one of these there is nothing to start.
fn parts() -> [PathBuf; 4] {
    [
        workspace::path("node_modules/wrangler/bin/wrangler.js"),
        native::push_server(),
        workspace::path("worker/build/index.js"),
        workspace::path("web/dist/index.html"),
    ]
}

/// Takes what was built before, whatever has changed since.
///
/// # Errors
/// Something was never built.
pub(crate) fn as_built() -> Result<Certificates, XtaskError> {
    match parts().into_iter().find(|part| !part.is_file()) {
        Some(path) => Err(BundleError::NeverBuilt { path }.into()),
        None => Ok(certificates::read()?),
    }
}

/// Fetches and builds whatever is missing or out of date.
///
/// # Errors
/// Any step failed; the error names it.
pub(crate) fn prepare(profile: Profile, company: Company) -> Result<Certificates, XtaskError> {
    npm::ensure()?;
    tools::ensure()?;
    native::build(company)?;
    let certificates = certificates::ensure()?;
    worker::ensure(profile)?;
    editor::ensure(profile)?;
    Ok(certificates)
}
