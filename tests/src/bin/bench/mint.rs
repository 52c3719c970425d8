//! Native minting on one core: template prepared, the serial number changed for each pass, each file handed on before the next.

use std::time::{Duration, SystemTime, UNIX_EPOCH};

use passwright::signer::NativeSigner;
use passwright_core::ids::SerialNumber;
use passwright_core::mint::{Form, Mint, Own, Template};
use passwright_core::signature::software_key::PrivateKey;
use passwright_core::signature::{Certificate, CertificateChain};
use passwright_core::time::Timestamp;

use crate::Missing;
use crate::certificates::Certificates;
use crate::clock::thread_time;
use crate::material::Material;
use crate::rounds::ROUND_SECONDS;

/// How long one round runs.
const ROUND: Duration = Duration::from_secs(ROUND_SECONDS);

/// A prepared template and its key.
pub(crate) struct Minting<'a> {
    material: &'a Material,
    signer: NativeSigner,
    form: Form,
    mint: Mint,
    serial: u32,
}

impl<'a> Minting<'a> {
    /// Prepares the template.
    pub(crate) fn new(material: &'a Material, certificates: &Certificates) -> Result<Self, Missing> {
        let texts = &certificates.texts;
        let chain = CertificateChain::new(
            Certificate::parse(texts.certificate.as_bytes())?,
            Certificate::parse(texts.intermediate.as_bytes())?,
        )?;
        let signer = NativeSigner::new(&PrivateKey::from_pem(texts.private_key.as_bytes())?, chain)?;
        let form = Template::new(&material.bundle)?.bind(&[]).map_err(|_| "the template needs no columns")?;
        Ok(Self { material, signer, form, mint: Mint::new(&material.bundle)?, serial: 0 })
    }

    /// The key.
    pub(crate) fn signer(&self) -> &NativeSigner {
        &self.signer
    }

    /// Passes for each second of CPU time, in one round.
    pub(crate) fn passes_per_second(&mut self) -> Result<f64, Missing> {
        let mint = self.mint.clone();
        let mut press = mint.press(&self.signer);
        let (start, mut made) = (thread_time()?, 0_u32);
        let mut used = Duration::ZERO;
        while used < ROUND {
            self.serial += 1;
            let serial_number = SerialNumber::new(format!("bench-{}", self.serial))?;
            let own = Own { serial_number, authentication_token: None };
            let document = self.form.fill(&[], &own).map_err(|_| "the template needs no values")?;
            let now = SystemTime::now().duration_since(UNIX_EPOCH)?;
            let now = Timestamp::from_unix_seconds(i64::try_from(now.as_secs())?);
            if pollster::block_on(press.make(document, now))?.len() <= self.material.bytes() {
                return Err("a pass is smaller than its pictures".into());
            }
            made += 1;
            used = thread_time()? - start;
        }
        Ok(f64::from(made) / used.as_secs_f64())
    }
}
