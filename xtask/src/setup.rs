//! Everything that a server needs before it can start, in the order in which it is cheapest to fail.

use crate::bundle::Profile;
use crate::certificates::{self, Certificates};
use crate::error::XtaskError;
use crate::{editor, native, npm, tools, worker};

/// Fetches and builds whatever is missing or out of date.
///
/// # Errors
/// Any step failed; the error names it.
pub(crate) fn prepare(profile: Profile) -> Result<Certificates, XtaskError> {
    npm::ensure()?;
    tools::ensure()?;
    native::build()?;
    let certificates = certificates::ensure()?;
    worker::ensure(profile)?;
    editor::ensure(profile)?;
    Ok(certificates)
}
