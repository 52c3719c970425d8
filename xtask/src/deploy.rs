//! `cargo xtask deploy`: checks, release builds, `wrangler deploy`, and a look at the health of the result.

use clap::Args;
use serde_json::Value;

use crate::bundle::Profile;
use crate::error::XtaskError;
use crate::preflight::{self, Purpose};
use crate::{editor, npm, process, tools, worker, workspace};

/// Secrets without which the worker cannot sign or let anybody in.
const SECRETS: [&str; 4] = ["PASS_CERTIFICATE", "PASS_PRIVATE_KEY", "ID_SECRET", "ADMIN_SECRET"];

/// Why a deployment was refused or is not healthy.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum DeployError {
    /// Phones only talk https.
    #[error(
        "--url must be the https address that phones will reach, without a slash at the end; {url:?} is not"
    )]
    BadUrl {
        /// What was given.
        url: String,
    },
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

/// What an operator has to say.
#[derive(Debug, Args)]
pub(crate) struct DeployOptions {
    /// The https address that phones will reach, for example https://passes.example.com.
    #[arg(long)]
    url: String,
}

/// Checks, builds and deploys.
///
/// # Errors
/// Something is missing, or wrangler failed.
pub(crate) fn run(options: &DeployOptions) -> Result<(), XtaskError> {
    let url = &options.url;
    if !is_https_origin(url) {
        return Err(DeployError::BadUrl { url: url.clone() }.into());
    }
    preflight::check(Purpose::Run)?;
    npm::ensure()?;
    tools::ensure()?;
    check_secrets()?;
    worker::ensure(Profile::Release)?;
    editor::ensure(Profile::Release)?;
    let mut command = workspace::command("wrangler");
    command.args(["deploy", "--env", "", "--var", &format!("PUBLIC_BASE_URL:{url}")]);
    process::run("Deploying", &mut command)?;
    check_health(url)
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
    use super::{is_https_origin, missing};

    #[test]
    fn only_an_https_origin_is_an_address_for_phones() {
        assert!(is_https_origin("https://passes.example.com"));
        for wrong in ["http://a.example", "https://", "https://a.example/", "a.example"] {
            assert!(!is_https_origin(wrong), "{wrong}");
        }
    }

    #[test]
    fn secrets_that_are_not_listed_are_named() {
        let listed = r#"[{"name":"PASS_CERTIFICATE","type":"secret_text"},{"name":"ID_SECRET"}]"#;
        assert_eq!(missing(listed), ["PASS_PRIVATE_KEY", "ADMIN_SECRET"]);
        assert_eq!(missing("no JSON").len(), 4);
    }
}
