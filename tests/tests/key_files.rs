//! Certificate and key files as OpenSSL writes them, in each form and cipher that people bring: all are read, none with a wrong password.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

use std::fs;
use std::path::Path;
use std::process::Command;
use std::sync::LazyLock;

use passwright_core::signature::Certificate;
use passwright_core::signature::file_kind::{FileKind, file_kind};
use passwright_core::signature::software_key::{KeyAlgorithm, KeyError, PrivateKey, open_pkcs12};
use passwright_tests::development_certificates::{
    DevelopmentCertificates, PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER,
};

const PASSWORD: &str = "open sesame";

/// A folder with `rsa.pem`, `rsa.key.pem`, `ec.pem`, `ec.key.pem`, `chain.pem`; the tests add what OpenSSL makes of them.
struct Folder(tempfile::TempDir);

static MADE: LazyLock<(DevelopmentCertificates, DevelopmentCertificates)> = LazyLock::new(|| {
    (
        DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).unwrap(),
        DevelopmentCertificates::generate_p256(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).unwrap(),
    )
});

impl Folder {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let (rsa, ec) = &*MADE;
        for (name, text) in [
            ("rsa.pem", &rsa.certificate),
            ("rsa.key.pem", &rsa.private_key),
            ("ec.pem", &ec.certificate),
            ("ec.key.pem", &ec.private_key),
            ("chain.pem", &rsa.intermediate),
        ] {
            fs::write(folder.path().join(name), text).unwrap();
        }
        Self(folder)
    }

    fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.path().join(name)).unwrap()
    }

    fn path(&self) -> &Path {
        self.0.path()
    }

    /// Whether OpenSSL did it; builds of it leave out old ciphers.
    fn openssl(&self, arguments: &str) -> bool {
        let arguments = arguments.split(' ').map(|word| word.replace('+', " "));
        let output = Command::new("openssl").args(arguments).current_dir(self.path()).output().unwrap();
        output.status.success()
    }

    #[track_caller]
    fn must(&self, arguments: &str) {
        assert!(self.openssl(arguments), "openssl {arguments}");
    }
}

fn key(pem: &str) -> PrivateKey {
    PrivateKey::from_pem(pem.as_bytes()).unwrap()
}

#[track_caller]
fn same(a: &PrivateKey, b: &PrivateKey) {
    assert_eq!(a.public_key().unwrap(), b.public_key().unwrap());
}

#[test]
fn every_p12_that_openssl_writes_opens_with_its_password_alone() {
    let folder = Folder::new();
    let leaf = Certificate::parse(MADE.0.certificate.as_bytes()).unwrap();
    let wanted = key(&MADE.0.private_key);
    let plain = "pkcs12 -export -inkey rsa.key.pem -in rsa.pem -certfile chain.pem -out a.p12 -passout pass:open+sesame";
    for more in [
        "",
        // As Keychain Access and OpenSSL 1 write: RC2 with 40 bits for certificates, 3DES for the key.
        "-legacy",
        "-legacy -descert",
        "-legacy -certpbe PBE-SHA1-RC2-128 -keypbe PBE-SHA1-RC2-128",
        "-legacy -certpbe PBE-SHA1-2DES -keypbe PBE-SHA1-2DES",
        "-certpbe AES-128-CBC -keypbe AES-192-CBC",
        "-certpbe DES-EDE3-CBC -keypbe DES-EDE3-CBC",
        "-certpbe NONE",
        "-keypbe NONE",
        "-certpbe NONE -keypbe NONE",
        "-nomac",
        "-macalg sha1",
        "-macalg sha384",
        "-macalg sha512",
        "-iter 100000",
        "-noiter -nomaciter",
        "-name My+pass",
    ] {
        folder.must(format!("{plain} {more}").trim_end());
        let file = folder.read("a.p12");
        assert_eq!(file_kind(&file), FileKind::Pkcs12, "{more}");
        let opened = open_pkcs12(&file, PASSWORD).unwrap_or_else(|error| panic!("{more}: {error}"));
        same(&opened.key, &wanted);
        assert_eq!((opened.certificate, opened.others.len()), (leaf.clone(), 1), "{more}");
        let wrong = open_pkcs12(&file, "guess").unwrap_err();
        assert!(matches!(wrong, KeyError::WrongPassword), "{more}: {wrong}");
    }
}

#[test]
fn passwords_that_are_empty_or_not_ascii_open_their_files() {
    let folder = Folder::new();
    for (written, password) in [("", ""), ("pässwörd-€", "pässwörd-€"), ("😀", "😀")] {
        for more in ["", " -legacy"] {
            folder.must(&format!(
                "pkcs12 -export -inkey rsa.key.pem -in rsa.pem -out a.p12 -passout pass:{written}{more}"
            ));
            open_pkcs12(&folder.read("a.p12"), password)
                .unwrap_or_else(|error| panic!("{written}{more}: {error}"));
        }
    }
}

#[test]
fn a_p12_with_half_an_identity_or_a_key_of_another_kind_says_so() {
    let folder = Folder::new();
    let sentence = |name: &str| open_pkcs12(&folder.read(name), "x").unwrap_err().to_string();
    folder.must("pkcs12 -export -nokeys -in rsa.pem -out a.p12 -passout pass:x");
    assert!(sentence("a.p12").starts_with("the .p12 file holds no private key"), "{}", sentence("a.p12"));
    folder.must("pkcs12 -export -nocerts -inkey rsa.key.pem -out b.p12 -passout pass:x");
    assert!(
        sentence("b.p12").starts_with("the .p12 file holds a private key but not"),
        "{}",
        sentence("b.p12")
    );
    folder.must("pkcs12 -export -inkey ec.key.pem -in ec.pem -out c.p12 -passout pass:x");
    assert_eq!(open_pkcs12(&folder.read("c.p12"), "x").unwrap().key.algorithm(), KeyAlgorithm::P256);
}

#[test]
fn every_form_of_a_key_that_openssl_writes_is_read() {
    let folder = Folder::new();
    let (rsa, ec) = (key(&MADE.0.private_key), key(&MADE.1.private_key));
    for (arguments, locked, wanted) in [
        ("rsa -in rsa.key.pem -traditional -out k", false, &rsa),
        ("rsa -in rsa.key.pem -traditional -outform DER -out k", false, &rsa),
        ("pkcs8 -topk8 -nocrypt -in rsa.key.pem -outform DER -out k", false, &rsa),
        ("ec -in ec.key.pem -out k", false, &ec),
        ("ec -in ec.key.pem -outform DER -out k", false, &ec),
        ("pkcs8 -topk8 -nocrypt -in ec.key.pem -outform DER -out k", false, &ec),
        ("pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -out k", true, &rsa),
        ("pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -outform DER -out k", true, &rsa),
        ("pkcs8 -topk8 -in ec.key.pem -passout pass:open+sesame -out k", true, &ec),
        ("pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -v2 des3 -out k", true, &rsa),
        (
            "pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -v2 aes-128-cbc -v2prf hmacWithSHA1 -out k",
            true,
            &rsa,
        ),
        (
            "pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -v2 aes256 -v2prf hmacWithSHA512 -out k",
            true,
            &rsa,
        ),
        ("pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -scrypt -out k", true, &rsa),
        ("pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -v1 PBE-SHA1-3DES -out k", true, &rsa),
        ("pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -v1 PBE-SHA1-2DES -out k", true, &rsa),
        (
            "pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -v1 PBE-MD5-DES -provider legacy -provider default -out k",
            true,
            &rsa,
        ),
        (
            "pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -v1 PBE-SHA1-DES -provider legacy -provider default -out k",
            true,
            &rsa,
        ),
        (
            "pkcs8 -topk8 -in rsa.key.pem -passout pass:open+sesame -v1 PBE-SHA1-RC2-40 -provider legacy -provider default -out k",
            true,
            &rsa,
        ),
        ("rsa -in rsa.key.pem -traditional -aes256 -passout pass:open+sesame -out k", true, &rsa),
        ("rsa -in rsa.key.pem -traditional -aes128 -passout pass:open+sesame -out k", true, &rsa),
        ("rsa -in rsa.key.pem -traditional -des3 -passout pass:open+sesame -out k", true, &rsa),
        ("ec -in ec.key.pem -aes192 -passout pass:open+sesame -out k", true, &ec),
    ] {
        folder.must(arguments);
        let file = folder.read("k");
        let expected = if locked { FileKind::EncryptedPrivateKey } else { FileKind::PrivateKey };
        assert_eq!(file_kind(&file), expected, "{arguments}");
        let read =
            PrivateKey::parse(&file, Some(PASSWORD)).unwrap_or_else(|error| panic!("{arguments}: {error}"));
        same(&read, wanted);
        if locked {
            assert!(
                matches!(PrivateKey::parse(&file, Some("guess")), Err(KeyError::WrongPassword)),
                "{arguments}"
            );
            assert!(matches!(PrivateKey::parse(&file, None), Err(KeyError::PasswordNeeded)), "{arguments}");
        }
    }
}

#[test]
fn a_cipher_that_nobody_reads_is_named() {
    let folder = Folder::new();
    folder.must("pkcs8 -topk8 -in rsa.key.pem -passout pass:x -v2 camellia-256-cbc -out k");
    let error = PrivateKey::parse(&folder.read("k"), Some("x")).unwrap_err().to_string();
    assert!(error.starts_with("the file is encrypted with an unknown cipher (1.2.392."), "{error}");
    folder.must("rsa -in rsa.key.pem -traditional -camellia256 -passout pass:open+sesame -out k");
    let error = PrivateKey::parse(&folder.read("k"), Some(PASSWORD)).unwrap_err().to_string();
    assert!(error.starts_with("the file is encrypted with an unknown cipher (CAMELLIA-256-CBC)"), "{error}");
}

#[test]
fn what_is_mistaken_for_a_certificate_is_told_apart() {
    let folder = Folder::new();
    for (arguments, kind) in [
        ("req -new -key rsa.key.pem -subj /CN=x -out f", FileKind::CertificateRequest),
        ("req -new -key rsa.key.pem -subj /CN=x -outform DER -out f", FileKind::CertificateRequest),
        ("req -new -key ec.key.pem -subj /CN=x -outform DER -out f", FileKind::CertificateRequest),
        ("pkey -in rsa.key.pem -pubout -out f", FileKind::PublicKey),
        ("pkey -in rsa.key.pem -pubout -outform DER -out f", FileKind::PublicKey),
        ("rsa -in rsa.key.pem -RSAPublicKey_out -outform DER -out f", FileKind::PublicKey),
        ("crl2pkcs7 -nocrl -certfile rsa.pem -out f", FileKind::Pkcs7),
        ("crl2pkcs7 -nocrl -certfile rsa.pem -outform DER -out f", FileKind::Pkcs7),
    ] {
        folder.must(arguments);
        let file = folder.read("f");
        assert_eq!(file_kind(&file), kind, "{arguments}");
        let certificate = Certificate::parse(&file).unwrap_err().to_string();
        assert!(
            certificate.starts_with(&format!("the file holds no certificate: it is {kind}")),
            "{certificate}"
        );
        let key = PrivateKey::from_pem(&file).unwrap_err().to_string();
        assert!(key.starts_with(&format!("the file holds no private key: it is {kind}")), "{key}");
    }
    folder.must("x509 -in rsa.pem -outform DER -out f");
    let der = Certificate::parse(&folder.read("f")).unwrap();
    assert_eq!(der, Certificate::parse(MADE.0.certificate.as_bytes()).unwrap());
}
