//! The finished `.pkpass` of a pass: its object puts it together and signs it on demand, and remembers it while its worker runs.
//!
//! In scope: making the file where the parts of it lie, so that they cross no border between objects. Out of scope: who may have it (see `file_call`).

use super::file_rows;
use super::identity;
use super::ids::sha256_hex;
use super::pass_object::{self, Head, SignFile};
use super::ports::{CertificateUse, Ports, Reach, Storage};
use super::refusal::{Failure, Stop};
use super::wire::ask;
use crate::bundle::Bundle;
use crate::document::Document;
use crate::signature::{Signer, sign_bundle};

/// The file of the present version, from the pass's object.
pub(super) async fn signed<P: Ports>(ports: &P, head: &Head) -> Result<Vec<u8>, Stop> {
    // What stands in the way of a signature is said here, where a refusal reaches the client.
    identity::signer_for(ports, &head.pass_type)?;
    let answer = ask(ports, head.serial.as_str(), &SignFile {}, &[]).await?;
    let file = answer.blobs.into_iter().next().filter(|_| answer.reply);
    file.ok_or_else(|| super::call::no_such_pass().into())
}

/// The file of the present version, made in the pass's object.
///
/// The same version gives the same bytes: it is signed as of the time when it was made, or, with a newer certificate, as of the time when
/// that became valid.
pub(super) async fn made<S: Storage, P: Ports>(storage: &S, ports: &P, head: &Head) -> Result<Vec<u8>, Stop> {
    let signer = identity::signer_for(ports, &head.pass_type)?;
    let certificates = signer.certificates();
    let key = cache_key(head, certificates.leaf().fingerprint());
    if let Some(file) = ports.cache_get(&key, Reach::Worker).await {
        return Ok(file);
    }
    let mut files = file_rows::read(storage)?.unwrap_or_default().into_iter();
    let (_, document) = files.next().ok_or(Failure::Row { table: "file" })?;
    let mut bundle = Bundle::new(Document::parse(&document)?);
    for (name, bytes) in files {
        bundle.put_file(&name, bytes);
    }
    let at = head.updated_at.max(certificates.leaf().not_before()).min(ports.now());
    let file = sign_bundle(bundle.seal(), signer, at).await?.to_archive()?;
    // While it was signed the pass may have been changed or erased; then the file is nobody's to keep.
    if pass_object::present(storage)?.is_some_and(|now| version_key(&now) == version_key(head)) {
        ports.cache_put(&key, file.clone(), Reach::Worker).await;
    }
    Ok(file)
}

/// Takes the file of the present version out of the worker's memory: the version is about to be another one, or nobody may have it any more.
pub(super) async fn forget<P: Ports>(ports: &P, head: &Head) {
    // Whichever certificate signed it last.
    for use_of in CertificateUse::ALL {
        if let Ok(Some(signer)) = ports.signer(use_of) {
            let key = cache_key(head, signer.certificates().leaf().fingerprint());
            ports.cache_delete(&key, Reach::Worker).await;
        }
    }
}

fn cache_key(head: &Head, fingerprint: &str) -> String {
    format!("file/{}/{fingerprint}", version_key(head))
}

/// A version of a pass in a key of the cache. Serial numbers of issuers may be long and personal, so it has their hash. A serial number and a
/// version may come again with another content, after a pass was erased or restored, so it has the time at which this one was made.
pub(super) fn version_key(head: &Head) -> String {
    let serial = sha256_hex(head.serial.as_str().as_bytes());
    format!("{serial}/{}/{}", head.updated_at.unix_millis(), head.version)
}
