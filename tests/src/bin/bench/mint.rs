//! Native minting on one core: template prepared, the document changed for each pass, a whole new file for each.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use passwright::signer::NativeSigner;
use passwright_core::mint::Mint;
use passwright_core::signature::software_key::PrivateKey;
use passwright_core::signature::{Certificate, CertificateChain};
use passwright_core::time::Timestamp;

use crate::certificates::Certificates;
use crate::clock::thread_time;
use crate::material::Material;
use crate::{Missing, openssl};

/// How long one round runs; the best of [`openssl::ROUNDS`] counts, as for OpenSSL.
const ROUND: Duration = Duration::from_secs(openssl::ROUND_SECONDS);

/// Passes for each second of CPU time.
pub(crate) fn passes_per_second(material: &Material, certificates: &Certificates) -> Result<f64, Missing> {
    let texts = &certificates.texts;
    let chain = CertificateChain::new(
        Certificate::parse(texts.certificate.as_bytes())?,
        Certificate::parse(texts.intermediate.as_bytes())?,
    )?;
    let signer = NativeSigner::new(&PrivateKey::from_pem(texts.private_key.as_bytes())?, chain)?;
    let mint = Mint::new(&material.bundle)?;
    let mut best = 0.0_f64;
    let mut serial = 0_u32;
    for _ in 0..openssl::ROUNDS {
        let (start, mut made) = (thread_time()?, 0_u32);
        let mut used = Duration::ZERO;
        while used < ROUND {
            serial += 1;
            let archive = make(&mint, material, &signer, serial)?;
            if archive.len() <= material.bytes() {
                return Err("a pass is smaller than its pictures".into());
            }
            made += 1;
            used = thread_time()? - start;
        }
        best = best.max(f64::from(made) / used.as_secs_f64());
    }
    Ok(best)
}

fn make(mint: &Mint, material: &Material, signer: &NativeSigner, serial: u32) -> Result<Vec<u8>, Missing> {
    let mut document = material.bundle.document().clone();
    document.set("/serialNumber", format!("bench-{serial}"))?;
    let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
    let now = Timestamp::from_unix_seconds(i64::try_from(now.as_secs())?);
    Ok(pollster::block_on(mint.make(&document, signer, now))?)
}
