//! `cargo xtask deploy`: checks, release builds, `wrangler deploy`, and a look at the health of the result.

use serde::Deserialize;
use serde_json::Value;

use crate::bundle::Profile;
use crate::error::XtaskError;
use crate::preflight::{self, Purpose};
use crate::{editor, files, npm, process, tools, worker, workspace};

/// Secrets without which the worker cannot sign or let anybody in.
const SECRETS: [&str; 4] = ["PASS_CERTIFICATE", "PASS_PRIVATE_KEY", "ID_SECRET", "ADMIN_SECRET"];

/// Why a deployment was refused or is not healthy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum DeployError {
    /// The settings cannot be read.
    #[error("wrangler.toml cannot be read: {0}")]
    Settings(#[from] toml::de::Error),
    /// Phones only talk https.
    #[error(
        "PUBLIC_BASE_URL in wrangler.toml must be the https address that phones reach, without a slash at the end; {url:?} is not"
    )]
    BadUrl {
        /// What stands there.
        url: String,
    },
    /// Push is on, and the connection to Apple has no certificate.
    #[error(
        "APNS_MODE is \"binding\" in wrangler.toml, but there is no [[mtls_certificates]] with binding \"APNS\" and its certificate_id"
    )]
    NoPushCertificate,
    /// Nobody is logged in at Cloudflare.
    #[error("wrangler is not logged in: run `npx wrangler login`, or set CLOUDFLARE_API_TOKEN")]
    NotLoggedIn,
    /// Secrets were never set.
    #[error("the deployment lacks secrets: run `npx wrangler secret put NAME` for {}", names.join(", "))]
    MissingSecrets {
        /// Their names.
        names: Vec<&'static str>,
    },
    /// The worker answers, and says that something is wrong.
    #[error("the worker is deployed, but {url}/api/health says: {answer}")]
    Unhealthy {
        /// Its address.
        url: String,
        /// Its answer.
        answer: String,
    },
}

/// What `wrangler.toml` says about a deployment.
#[derive(Deserialize)]
struct Settings {
    vars: Variables,
    #[serde(default)]
    mtls_certificates: Vec<ClientCertificate>,
}

#[derive(Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
struct Variables {
    #[serde(default)]
    public_base_url: String,
    #[serde(default)]
    apns_mode: String,
}

#[derive(Deserialize)]
struct ClientCertificate {
    binding: String,
    #[serde(default)]
    certificate_id: String,
}

/// Checks, builds and deploys.
///
/// # Errors
/// Something is missing, or wrangler failed.
pub(crate) fn run() -> Result<(), XtaskError> {
    let url = checked_url(&files::read_text(&workspace::path("wrangler.toml"))?)?;
    preflight::check(Purpose::Run)?;
    npm::ensure()?;
    tools::ensure()?;
    check_secrets()?;
    worker::ensure(Profile::Release)?;
    editor::ensure(Profile::Release)?;
    let mut command = workspace::command("wrangler");
    process::run("Deploying", command.args(["deploy", "--env", ""]))?;
    check_health(&url)
}

/// The public address in the settings, if they make a deployment that phones can use.
fn checked_url(settings: &str) -> Result<String, DeployError> {
    let settings: Settings = toml::from_str(settings)?;
    let url = settings.vars.public_base_url;
    if !is_https_origin(&url) {
        return Err(DeployError::BadUrl { url });
    }
    let has_certificate = settings
        .mtls_certificates
        .iter()
        .any(|certificate| certificate.binding == "APNS" && !certificate.certificate_id.is_empty());
    if settings.vars.apns_mode == "binding" && !has_certificate {
        return Err(DeployError::NoPushCertificate);
    }
    Ok(url)
}

fn is_https_origin(url: &str) -> bool {
    url.strip_prefix("https://")
        .is_some_and(|host| !host.is_empty() && !host.contains(['/', '?', '#', '@', ' ']))
}

fn check_secrets() -> Result<(), XtaskError> {
    let mut command = workspace::command("wrangler");
    if process::output(command.arg("whoami")).is_none_or(|said| said.contains("not authenticated")) {
        return Err(DeployError::NotLoggedIn.into());
    }
    let mut command = workspace::command("wrangler");
    command.args(["secret", "list", "--env", "", "--format", "json"]);
    let listed = process::output(&mut command).unwrap_or_default();
    let names = missing(&listed);
    if names.is_empty() { Ok(()) } else { Err(DeployError::MissingSecrets { names }.into()) }
}

/// The needed secrets that wrangler's list does not name.
fn missing(listed: &str) -> Vec<&'static str> {
    let listed: Vec<Value> = serde_json::from_str(listed).unwrap_or_default();
    let is_set =
        |name: &str| listed.iter().any(|secret| secret.get("name").is_some_and(|found| found == name));
    SECRETS.into_iter().filter(|name| !is_set(name)).collect()
}

/// Asks the deployed worker whether its certificate and secrets are good.
fn check_health(url: &str) -> Result<(), XtaskError> {
    let mut command = workspace::command("node");
    // Node brings TLS along; xtask itself stays small.
    command.args([
        "--eval",
        "const r = await fetch(process.argv[1]); console.log(await r.text()); process.exit(r.ok ? 0 : 1)",
        &format!("{url}/api/health"),
    ]);
    command.args(["--input-type=module"]);
    let mut answer = String::new();
    let status = process::run_showing("health", &mut command, &mut |line| answer.push_str(line))?;
    if status.success() {
        Ok(())
    } else {
        let url = url.to_owned();
        Err(DeployError::Unhealthy { url, answer }.into())
    }
}

#[cfg(test)]
mod tests {
    use super::{DeployError, checked_url, missing};

    #[test]
    fn only_an_https_origin_is_an_address_for_phones() {
        let settings = |url: &str| format!("[vars]\nPUBLIC_BASE_URL = {url:?}\nAPNS_MODE = \"off\"");
        assert_eq!(checked_url(&settings("https://a.example")).unwrap(), "https://a.example");
        for wrong in ["", "http://a.example", "https://", "https://a.example/", "a.example"] {
            let refused = checked_url(&settings(wrong));
            assert!(matches!(refused, Err(DeployError::BadUrl { .. })), "{wrong}");
        }
    }

    #[test]
    fn push_without_a_client_certificate_is_refused() {
        let settings = "[vars]\nPUBLIC_BASE_URL = \"https://a.example\"\nAPNS_MODE = \"binding\"\n";
        assert!(matches!(checked_url(settings), Err(DeployError::NoPushCertificate)));
        let certificate = "[[mtls_certificates]]\nbinding = \"APNS\"\ncertificate_id = \"1\"";
        checked_url(&format!("{settings}{certificate}")).unwrap();
    }

    #[test]
    fn secrets_that_are_not_listed_are_named() {
        let listed = r#"[{"name":"PASS_CERTIFICATE","type":"secret_text"},{"name":"ID_SECRET"}]"#;
        assert_eq!(missing(listed), ["PASS_PRIVATE_KEY", "ADMIN_SECRET"]);
        assert_eq!(missing("no JSON").len(), 4);
    }
}
