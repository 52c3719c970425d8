//! Passes that are wrong in one point each, really made so.

use cms::cert::CertificateChoices;
use cms::content_info::ContentInfo;
use cms::signed_data::{CertificateSet, SignedData, SignerInfos};
use der::asn1::{Any, OctetString, SetOfVec};
use der::{Decode, DecodePem, Encode};
use passwright_core::bundle::{MANIFEST_FILE, PASS_FILE, SIGNATURE_FILE};
use passwright_core::document::Document;
use passwright_core::signature::Signer;
use passwright_core::signature::software_key::SoftwareKey;
use passwright_core::zip::{self, Entry, Limits};
use x509_cert::attr::Attribute;

/// `id-signingTime`, RFC 5652 section 11.3.
const SIGNING_TIME: &str = "1.2.840.113549.1.9.5";

/// Changes a file of an archive and packs it again with right checksums.
pub(crate) fn with_file(archive: &[u8], name: &str, change: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Vec<u8> {
    let mut entries: Vec<Entry> = zip::read(archive, &Limits::default()).unwrap();
    let entry = entries.iter_mut().find(|entry| entry.name == name).unwrap();
    entry.bytes = change(std::mem::take(&mut entry.bytes));
    zip::write(entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice()))).unwrap()
}

/// One byte of a picture is another, the archive is right.
pub(crate) fn picture_changed(archive: &[u8]) -> Vec<u8> {
    with_file(archive, "icon.png", |mut bytes| {
        *bytes.last_mut().unwrap() ^= 1;
        bytes
    })
}

/// One byte of a stored picture inside the archive is another, as a damaged disk leaves it.
pub(crate) fn archive_damaged(archive: &[u8]) -> Vec<u8> {
    let icon = zip::read(archive, &Limits::default()).unwrap();
    let icon = &icon.iter().find(|entry| entry.name == "icon.png").unwrap().bytes;
    let at = archive.windows(icon.len()).position(|window| window == icon.as_slice()).unwrap();
    let mut damaged = archive.to_vec();
    damaged[at + icon.len() / 2] ^= 1;
    damaged
}

/// Manifest and signature stay whole, one value of the document is another.
pub(crate) fn document_changed(archive: &[u8]) -> Vec<u8> {
    with_file(archive, PASS_FILE, |bytes| {
        let mut document = Document::parse(&bytes).unwrap();
        document.set("/serialNumber", "another").unwrap();
        document.to_bytes()
    })
}

/// The manifest fits the changed picture, the signature is the old one.
pub(crate) fn manifest_remade(archive: &[u8]) -> Vec<u8> {
    let changed = picture_changed(archive);
    let (bundle, _) = passwright_core::bundle::Bundle::read(&changed, &Limits::default()).unwrap();
    let manifest = bundle.seal().manifest().to_vec();
    with_file(&changed, MANIFEST_FILE, |_| manifest)
}

/// The signature includes another certificate in place of the intermediate.
pub(crate) fn with_intermediate(archive: &[u8], intermediate: &str) -> Vec<u8> {
    let other = x509_cert::Certificate::from_pem(intermediate).unwrap();
    with_signed_data(archive, |data| {
        let all = data.certificates.take().unwrap().0;
        let is_authority = |certificate: &x509_cert::Certificate| {
            certificate.tbs_certificate.subject == other.tbs_certificate.subject
        };
        let replaced = all.into_vec().into_iter().map(|choice| match choice {
            CertificateChoices::Certificate(it) if is_authority(&it) => {
                CertificateChoices::Certificate(other.clone())
            }
            choice => choice,
        });
        data.certificates = Some(CertificateSet::try_from(replaced.collect::<Vec<_>>()).unwrap());
    })
}

/// The signature includes the leaf alone.
pub(crate) fn without_intermediate(archive: &[u8], leaf: &str) -> Vec<u8> {
    let leaf = x509_cert::Certificate::from_pem(leaf).unwrap();
    with_signed_data(archive, |data| {
        let only = vec![CertificateChoices::Certificate(leaf)];
        data.certificates = Some(CertificateSet::try_from(only).unwrap());
    })
}

/// The attribute is gone, and the rest is signed by the right key.
pub(crate) fn without_signing_time(archive: &[u8], key: &SoftwareKey) -> Vec<u8> {
    resigned(archive, key, |attributes| attributes.retain(|it| it.oid.to_string() != SIGNING_TIME))
}

/// Changes the signed attributes and signs them anew.
fn resigned(archive: &[u8], key: &SoftwareKey, change: impl FnOnce(&mut Vec<Attribute>)) -> Vec<u8> {
    with_signed_data(archive, |data| {
        let mut signer = data.signer_infos.0.get(0).unwrap().clone();
        let mut attributes = signer.signed_attrs.take().unwrap().into_vec();
        change(&mut attributes);
        let attributes = SetOfVec::try_from(attributes).unwrap();
        let signature = pollster::block_on(key.sign(&attributes.to_der().unwrap())).unwrap();
        signer.signed_attrs = Some(attributes);
        signer.signature = OctetString::new(signature).unwrap();
        data.signer_infos = SignerInfos::try_from(vec![signer]).unwrap();
    })
}

fn with_signed_data(archive: &[u8], change: impl FnOnce(&mut SignedData)) -> Vec<u8> {
    with_file(archive, SIGNATURE_FILE, |bytes| {
        let mut info = ContentInfo::from_der(&bytes).unwrap();
        let mut data: SignedData = info.content.decode_as().unwrap();
        change(&mut data);
        info.content = Any::encode_from(&data).unwrap();
        info.to_der().unwrap()
    })
}
