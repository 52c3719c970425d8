//! `passwright certificate request`: a new RSA key, and the signing request that Apple takes for it.
//!
//! In scope: RSA with 2,048 bits, which is what Apple's portal accepts. Out of scope: the portal itself; a person uploads the request.
//! Sources: RFC 2986 (PKCS#10); Apple, "Create a certificate signing request" (Developer Account Help).

use std::path::PathBuf;

use aws_lc_rs::rand::{SecureRandom, SystemRandom};
use clap::Args;
use passwright_core::ids::PassTypeIdentifier;
use passwright_core::signature::software_key::PrivateKey;
use rcgen::string::{Ia5String, PrintableString};
use rcgen::{CertificateParams, DistinguishedName, DnType, DnValue, KeyPair, PKCS_RSA_SHA256, RsaKeySize};
use serde_json::json;
use zeroize::Zeroizing;

use super::output::{NewFile, write_new};
use crate::Outcome;
use crate::error::CommandError;
use crate::password::Password;
use crate::report::print_json;

/// `emailAddress`, RFC 2985 section 5.2.1.
const EMAIL_ADDRESS: &[u64] = &[1, 2, 840, 113549, 1, 9, 1];

/// What to ask for.
#[derive(Debug, Clone, Args)]
pub(super) struct RequestArguments {
    /// The pass type that the certificate is for, such as pass.com.example.card
    #[arg(long, value_name = "IDENTIFIER", value_parser = pass_type)]
    pass_type: PassTypeIdentifier,
    /// An address that stands in the request
    #[arg(long, value_name = "ADDRESS", value_parser = email)]
    email: Option<Ia5String>,
    /// The country of the organization, as two letters
    #[arg(long, value_name = "CODE", value_parser = country)]
    country: Option<PrintableString>,
    /// Encrypt the key with this password
    #[arg(long, value_name = "TEXT", env = crate::identity::PASSWORD_VARIABLE, hide_env_values = true)]
    password: Option<Password>,
    /// The directory to write into; nothing in it is overwritten
    #[arg(short, long, value_name = "DIRECTORY")]
    output: PathBuf,
    /// Print JSON
    #[arg(long)]
    pub(super) json: bool,
}

fn pass_type(text: &str) -> Result<PassTypeIdentifier, String> {
    PassTypeIdentifier::new(text).map_err(|error| error.to_string())
}

fn email(text: &str) -> Result<Ia5String, String> {
    let is_address = text.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    let address = Ia5String::try_from(text).ok().filter(|_| is_address);
    address.ok_or_else(|| "an address like name@example.com is expected".to_owned())
}

fn country(text: &str) -> Result<PrintableString, String> {
    let is_code = text.len() == 2 && text.bytes().all(|letter| letter.is_ascii_alphabetic());
    let code = PrintableString::try_from(text.to_ascii_uppercase()).ok().filter(|_| is_code);
    code.ok_or_else(|| "two letters are expected, such as DE".to_owned())
}

/// Makes key and request and writes both.
///
/// # Errors
/// [`CommandError`] when a file is there already or cannot be written.
pub(super) fn run(arguments: &RequestArguments) -> Result<(Outcome, String), CommandError> {
    let failed = |source| CommandError::Request { source };
    let pair = KeyPair::generate_rsa_for(&PKCS_RSA_SHA256, RsaKeySize::_2048).map_err(failed)?;
    let request =
        parameters(arguments).serialize_request(&pair).and_then(|made| made.pem()).map_err(failed)?;
    let key = key_text(&pair, arguments.password.as_ref().map(Password::expose))?;
    let name = arguments.pass_type.as_str();
    let path = |ending: &str| arguments.output.join(format!("{name}.{ending}"));
    let (key_path, request_path) = (path("key.pem"), path("certSigningRequest"));
    let files = [
        NewFile { path: key_path.clone(), text: &key, is_secret: true },
        NewFile { path: request_path.clone(), text: &request, is_secret: false },
    ];
    write_new(&arguments.output, &files)?;
    let (key_path, request_path) = (key_path.display(), request_path.display());
    let text = if arguments.json {
        print_json(&json!({
            "passTypeIdentifier": name,
            "privateKey": key_path.to_string(),
            "encrypted": arguments.password.is_some(),
            "request": request_path.to_string(),
        }))
    } else {
        let locked = if arguments.password.is_some() { ", behind the password" } else { "" };
        format!(
            "{key_path}: the private key{locked}; keep it, nobody can make it again\n\
             {request_path}: the request\n\
             Next: at https://developer.apple.com/account/resources/certificates/add choose “Pass Type ID Certificate” and\n\
             {name}, upload the request, download the certificate (pass.cer), and make sure that all fits:\n\
             \x20 passwright certificate check pass.cer {key_path}\n"
        )
    };
    Ok((Outcome::Fine, text))
}

/// Apple puts a subject of its own into the certificate; the one here tells people what the request is for.
fn parameters(arguments: &RequestArguments) -> CertificateParams {
    let mut subject = DistinguishedName::new();
    if let Some(address) = &arguments.email {
        subject.push(DnType::from_oid(EMAIL_ADDRESS), DnValue::Ia5String(address.clone()));
    }
    subject.push(DnType::CommonName, arguments.pass_type.as_str());
    if let Some(code) = &arguments.country {
        subject.push(DnType::CountryName, DnValue::PrintableString(code.clone()));
    }
    let mut parameters = CertificateParams::default();
    parameters.distinguished_name = subject;
    parameters
}

fn key_text(pair: &KeyPair, password: Option<&str>) -> Result<Zeroizing<String>, CommandError> {
    let der = Zeroizing::new(pair.serialize_der());
    let key = PrivateKey::from_pkcs8(&der).map_err(CommandError::KeyOfAnother)?;
    let Some(password) = password else { return key.to_pem().map_err(CommandError::KeyOfAnother) };
    let (mut salt, mut iv) = ([0; 16], [0; 16]);
    let random = SystemRandom::new();
    random.fill(&mut salt).and_then(|()| random.fill(&mut iv)).map_err(|_| CommandError::NoRandomness)?;
    let text = key.to_encrypted_pem(password, &salt, &iv).map_err(CommandError::KeyOfAnother)?;
    Ok(Zeroizing::new(text))
}
