//! The finished `.pkpass` of a pass: put together and signed on demand, then kept in the cache for its version and certificate.

use super::ids::sha256_hex;
use super::pass_object::{Head, ReadFiles};
use super::ports::{CertificateUse, Ports, Reach};
use super::refusal::Stop;
use super::wire::ask;
use super::{card_picture, identity};
use crate::bundle::Bundle;
use crate::document::Document;
use crate::signature::{Signer, sign_bundle};

/// The file of the present version.
///
/// The same version gives the same bytes: it is signed as of the time when it was made, or, with a newer certificate, as of the time when
/// that became valid.
pub(super) async fn signed<P: Ports>(ports: &P, head: &Head) -> Result<Vec<u8>, Stop> {
    let signer = identity::signer_for(ports, &head.pass_type)?;
    let certificates = signer.certificates();
    let key = cache_key(head, certificates.leaf().fingerprint());
    if let Some(file) = ports.cache_get(&key, reach(head)).await.filter(|file| !file.is_empty()) {
        return Ok(file);
    }
    let answer = ask(ports, head.serial.as_str(), &ReadFiles {}, &[]).await?;
    let (Some(names), mut blobs) = (answer.reply, answer.blobs.into_iter()) else {
        return Err(super::call::no_such_pass().into());
    };
    let document = Document::parse(&blobs.next().unwrap_or_default())?;
    let mut bundle = Bundle::new(document);
    for (name, bytes) in names.iter().zip(blobs) {
        bundle.put_file(name, bytes);
    }
    let at = head.updated_at.max(certificates.leaf().not_before()).min(ports.now());
    let file = sign_bundle(bundle.seal(), signer, at).await?.to_archive()?;
    ports.cache_put(&key, file.clone(), reach(head)).await;
    Ok(file)
}

/// How far what is made of a pass goes: to all workers once several devices have it.
pub(super) fn reach(head: &Head) -> Reach {
    if head.devices > 1 { Reach::Everywhere } else { Reach::Worker }
}

/// Takes file and drawing of a version that is no longer the newest out of the cache.
pub(super) async fn forget<P: Ports>(ports: &P, head: &Head) {
    forget_within(ports, head, reach(head)).await;
}

/// Takes file and drawing out of the cache wherever they are, also when fewer devices have the pass now.
pub(super) async fn erase<P: Ports>(ports: &P, head: &Head) {
    forget_within(ports, head, Reach::Everywhere).await;
}

async fn forget_within<P: Ports>(ports: &P, head: &Head, reach: Reach) {
    card_picture::forget(ports, head, reach).await;
    // Whichever certificate signed it last.
    for use_of in CertificateUse::ALL {
        if let Ok(Some(signer)) = ports.signer(use_of) {
            let key = cache_key(head, signer.certificates().leaf().fingerprint());
            ports.cache_delete(&key, reach).await;
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
