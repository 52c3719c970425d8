//! `cargo xtask deploy`: checks, release builds, `wrangler deploy`, and a look at the health of the result.
//!
//! Cloudflare tells nobody what is in a secret. So the certificate is looked at in the folder of secrets before the deployment, and what the
//! deployed worker says of its own is compared with that afterwards.

use std::path::{Path, PathBuf};
use std::thread;
use std::time::Duration;

use clap::Args;
use serde::Deserialize;
use serde_json::Value;

use crate::bundle::Profile;
use crate::error::XtaskError;
use crate::preflight::{self, Purpose};
use crate::process::ProcessError;
use crate::{editor, files, native, npm, process, tools, worker, workspace};

/// Secrets without which the worker cannot sign or let anybody in.
const SECRETS: [&str; 4] = ["PASS_CERTIFICATE", "PASS_PRIVATE_KEY", "ID_SECRET", "ADMIN_SECRET"];
/// Secrets of which one is useless without the other.
const PAIRS: [[&str; 2]; 2] =
    [["PASS_CERTIFICATE_NEXT", "PASS_PRIVATE_KEY_NEXT"], ["SANDBOX_CERTIFICATE", "SANDBOX_PRIVATE_KEY"]];
/// How long a new deployment may take until its address answers with it.
const HEALTH_TRIES: u32 = 10;
const HEALTH_PAUSE: Duration = Duration::from_secs(3);
const ANSWER_LIMIT: Duration = Duration::from_secs(20);

/// How to deploy.
#[derive(Debug, Args)]
pub(crate) struct DeployOptions {
    /// Folder with PASS_CERTIFICATE.pem and PASS_PRIVATE_KEY.pem, as `passwright certificate export` writes it.
    #[arg(long, default_value = "secrets")]
    secrets: PathBuf,
    /// Do all that needs no account at Cloudflare: checks, builds, and wrangler's own rehearsal.
    #[arg(long)]
    dry_run: bool,
}

/// Secrets that token mode needs besides.
const TOKEN_SECRETS: [&str; 2] = ["APNS_KEY", "APNS_KEY_ID"];

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
    /// Only one secret of two that belong together.
    #[error("the secret {there} is set, but {lacking} is not: run `npx wrangler secret put {lacking}`")]
    HalfAPair {
        /// The one that is there.
        there: &'static str,
        /// The other.
        lacking: &'static str,
    },
    /// A developer's switch would go to production.
    #[error(
        "DEVELOPMENT is \"true\" in the [vars] of wrangler.toml: passes would name plain http addresses and test keys sign with the real certificate"
    )]
    Development,
    /// The certificate signs nothing that a phone takes.
    #[error("{} signs no passes: {problems}", file.display())]
    BadCertificate {
        /// Its file.
        file: PathBuf,
        /// What is wrong with it.
        problems: String,
    },
    /// What was deployed is not what was checked.
    #[error("the worker is deployed, but it signs with a certificate that ends {deployed}; {} ends {checked}: store that one with `npx wrangler secret put PASS_CERTIFICATE`", file.display())]
    OtherCertificate {
        /// The file.
        file: PathBuf,
        /// Its end.
        checked: String,
        /// The end of the deployed one.
        deployed: String,
    },
    /// The address leads nowhere, or to something else.
    #[error(
        "the worker is deployed, but {url}/api/health does not answer: {reason}; is the host name routed to the worker?"
    )]
    Silent {
        /// Its address.
        url: String,
        /// What happened.
        reason: String,
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
    #[serde(default)]
    development: String,
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
pub(crate) fn run(options: &DeployOptions) -> Result<(), XtaskError> {
    let url = checked_url(&files::read_text(&workspace::path("wrangler.toml"))?)?;
    preflight::check(Purpose::Run)?;
    let checked = check_certificate(&workspace::path("").join(&options.secrets))?;
    npm::ensure()?;
    tools::ensure()?;
    if !options.dry_run {
        check_secrets()?;
    }
    native::build(native::Company::Alone)?;
    worker::ensure(Profile::Release)?;
    editor::ensure(Profile::Release)?;
    let mut command = workspace::command("wrangler");
    command.args(["deploy", "--env", ""]);
    if options.dry_run {
        let folder = workspace::target().join("deploy");
        command.args(["--dry-run", "--outdir"]).arg(&folder);
        process::run("Rehearsing the deployment", &mut command)?;
        println!(
            "All checks passed. Nothing was deployed, and the secrets at Cloudflare were not looked at."
        );
        return Ok(());
    }
    process::run("Deploying", &mut command)?;
    let health = read_health(&url)?;
    println!("{}", judged(&url, &health, checked.as_ref())?);
    Ok(())
}

/// What the certificate in the folder of secrets is.
#[derive(Debug, PartialEq, Eq)]
struct Checked {
    file: PathBuf,
    pass_type: String,
    ends: String,
}

/// Lets the command line program judge certificate and key, if they are here; after they were stored at Cloudflare they need not be.
fn check_certificate(folder: &Path) -> Result<Option<Checked>, XtaskError> {
    let file = folder.join("PASS_CERTIFICATE.pem");
    if !file.is_file() {
        println!("{} is not here: the certificate is looked at once it is deployed.", file.display());
        return Ok(None);
    }
    let mut command = workspace::cargo();
    command.args(["run", "--quiet", "--package", "passwright", "--", "certificate", "check", "--json"]);
    command.arg(&file).arg(folder.join("PASS_PRIVATE_KEY.pem"));
    let intermediate = folder.join("PASS_INTERMEDIATE.pem");
    if intermediate.is_file() {
        command.arg("--intermediate").arg(intermediate);
    }
    let mut said = String::new();
    let ended = process::run_reading("Checking the certificate", &mut command, &mut |line| {
        said.push_str(line);
        said.push('\n');
    });
    match ended {
        // A bad certificate ends the program with an error, too: what counts is what it says of it.
        Err(error) if !matches!(error, ProcessError::Failed { .. }) || !says_something(&said) => {
            return Err(error.into());
        }
        _ => {}
    }
    let (checked, warnings) = verdict(file, &said)?;
    println!("The certificate signs {} until {}.", checked.pass_type, checked.ends);
    for warning in warnings {
        println!("Warning: {warning}");
    }
    Ok(Some(checked))
}

/// Whether it is a judgement, or the sentence that says why there is none, for example because the key is not there.
fn says_something(said: &str) -> bool {
    ["\"fine\"", "\"error\""].iter().any(|word| said.contains(word))
}

/// Reads what `passwright certificate check --json` says.
fn verdict(file: PathBuf, said: &str) -> Result<(Checked, Vec<String>), DeployError> {
    let said: Value = serde_json::from_str(said).unwrap_or_default();
    let text = |key: &str| said.get(key).and_then(Value::as_str).unwrap_or_default().to_owned();
    let list = |key: &str| -> Vec<String> {
        let list = said.get(key).and_then(Value::as_array).into_iter().flatten();
        list.filter_map(Value::as_str).map(str::to_owned).collect()
    };
    if said.get("fine") != Some(&Value::Bool(true)) {
        let found = [list("problems").join("; "), text("error"), "it cannot be read".to_owned()];
        let problems = found.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
        return Err(DeployError::BadCertificate { file, problems });
    }
    let checked = Checked { file, pass_type: text("passTypeIdentifier"), ends: text("notAfter") };
    Ok((checked, list("warnings")))
}

/// The public address in the settings, if they make a deployment that phones can use.
fn checked_url(settings: &str) -> Result<String, DeployError> {
    let settings: Settings = toml::from_str(settings)?;
    let url = settings.vars.public_base_url;
    if !is_https_origin(&url) {
        return Err(DeployError::BadUrl { url });
    }
    if settings.vars.development == "true" {
        return Err(DeployError::Development);
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
    complete(&listed)?;
    let names = missing_in_token_mode(&files::read_text(&workspace::path("wrangler.toml"))?, &listed)?;
    if names.is_empty() { Ok(()) } else { Err(DeployError::MissingSecrets { names }.into()) }
}

/// Whether wrangler's list names all that is needed, and of two that belong together both or none.
fn complete(listed: &str) -> Result<(), DeployError> {
    let listed: Vec<Value> = serde_json::from_str(listed).unwrap_or_default();
    let is_set =
        |name: &str| listed.iter().any(|secret| secret.get("name").is_some_and(|found| found == name));
    let names: Vec<&'static str> = SECRETS.into_iter().filter(|name| !is_set(name)).collect();
    if !names.is_empty() {
        return Err(DeployError::MissingSecrets { names });
    }
    for [certificate, key] in PAIRS {
        match (is_set(certificate), is_set(key)) {
            (true, false) => return Err(DeployError::HalfAPair { there: certificate, lacking: key }),
            (false, true) => return Err(DeployError::HalfAPair { there: key, lacking: certificate }),
            _ => {}
        }
    }
    Ok(())
}

/// The secrets of token mode that wrangler's list does not name, when the settings say token mode.
fn missing_in_token_mode(settings: &str, listed: &str) -> Result<Vec<&'static str>, DeployError> {
    let settings: Settings = toml::from_str(settings)?;
    let needed = TOKEN_SECRETS.into_iter().filter(|_| settings.vars.apns_mode == "token");
    Ok(needed.filter(|name| !listed.contains(&format!("\"{name}\""))).collect())
}

/// Asks the deployed worker how it is; a new host name takes a while.
fn read_health(url: &str) -> Result<String, DeployError> {
    let config = ureq::Agent::config_builder().http_status_as_error(false).timeout_global(Some(ANSWER_LIMIT));
    let agent: ureq::Agent = config.build().into();
    let mut reason = String::new();
    for _ in 0..HEALTH_TRIES {
        let answer = agent.get(format!("{url}/api/health")).call();
        match answer.and_then(|mut answer| Ok((answer.status(), answer.body_mut().read_to_string()?))) {
            Ok((status, text)) if status.is_success() => return Ok(text),
            Ok((status, _)) => reason = format!("status {status}"),
            Err(error) => reason = error.to_string(),
        }
        thread::sleep(HEALTH_PAUSE);
    }
    Err(DeployError::Silent { url: url.to_owned(), reason })
}

/// Whether the deployed worker is well and signs with the certificate that was checked; a line for the operator.
fn judged(url: &str, answer: &str, checked: Option<&Checked>) -> Result<String, DeployError> {
    let unhealthy = || DeployError::Unhealthy { url: url.to_owned(), answer: answer.to_owned() };
    let health: Value = serde_json::from_str(answer).map_err(|_| unhealthy())?;
    if health.get("status") != Some(&Value::from("ok")) {
        return Err(unhealthy());
    }
    let certificates = ["certificate", "nextCertificate"].into_iter().filter_map(|key| health.get(key));
    let signing = certificates.into_iter().find(|it| it.get("signs") == Some(&Value::Bool(true)));
    let deployed = signing.and_then(|it| it.get("expires")?.as_str()).ok_or_else(unhealthy)?;
    let present = health.pointer("/certificate/expires").and_then(Value::as_str).unwrap_or_default();
    if let Some(checked) = checked.filter(|checked| checked.ends != present && checked.ends != deployed) {
        let (checked, file) = (checked.ends.clone(), checked.file.clone());
        return Err(DeployError::OtherCertificate { file, checked, deployed: present.to_owned() });
    }
    Ok(format!(
        "{url} is well; its certificate ends {deployed}. Now the three checks with a real iPhone: docs/deploy.md."
    ))
}

#[cfg(test)]
mod tests {
    use std::path::PathBuf;

    use super::{
        Checked, DeployError, SECRETS, checked_url, complete, judged, missing_in_token_mode, says_something,
        verdict,
    };

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
    fn the_key_of_token_mode_is_asked_for_in_token_mode() {
        let settings = |mode: &str| format!("[vars]\nAPNS_MODE = {mode:?}\n");
        let listed = r#"[{"name":"APNS_KEY","type":"secret_text"}]"#;
        assert_eq!(missing_in_token_mode(&settings("token"), listed).unwrap(), ["APNS_KEY_ID"]);
        assert!(missing_in_token_mode(&settings("binding"), "[]").unwrap().is_empty());
    }

    #[test]
    fn secrets_that_are_not_listed_are_named() {
        let listed = |names: &[&str]| {
            let list: Vec<_> =
                names.iter().map(|name| serde_json::json!({ "name": name, "type": "secret_text" })).collect();
            complete(&serde_json::to_string(&list).unwrap())
        };
        match listed(&["PASS_CERTIFICATE", "ID_SECRET"]) {
            Err(DeployError::MissingSecrets { names }) => {
                assert_eq!(names, ["PASS_PRIVATE_KEY", "ADMIN_SECRET"])
            }
            other => panic!("{other:?}"),
        }
        assert!(
            matches!(complete("no JSON"), Err(DeployError::MissingSecrets { names }) if names.len() == 4)
        );
        listed(&SECRETS).unwrap();
        let mut half = SECRETS.to_vec();
        half.push("PASS_PRIVATE_KEY_NEXT");
        let error = listed(&half).unwrap_err().to_string();
        assert!(
            error.starts_with("the secret PASS_PRIVATE_KEY_NEXT is set, but PASS_CERTIFICATE_NEXT is not"),
            "{error}"
        );
        half.push("PASS_CERTIFICATE_NEXT");
        listed(&half).unwrap();
    }

    #[test]
    fn a_developers_switch_does_not_go_to_production() {
        let settings = "[vars]\nPUBLIC_BASE_URL = \"https://a.example\"\nDEVELOPMENT = \"true\"";
        assert!(matches!(checked_url(settings), Err(DeployError::Development)));
        checked_url(&settings.replace("true", "false")).unwrap();
    }

    #[test]
    fn a_certificate_that_signs_nothing_stops_the_deployment() {
        let file = PathBuf::from("secrets/PASS_CERTIFICATE.pem");
        let fine = r#"{"fine":true,"passTypeIdentifier":"pass.a","notAfter":"2027","warnings":["soon"]}"#;
        let (checked, warnings) = verdict(file.clone(), fine).unwrap();
        assert_eq!(
            (checked.pass_type.as_str(), checked.ends.as_str(), warnings.len()),
            ("pass.a", "2027", 1)
        );
        let bad = r#"{"fine":false,"problems":["it has ended","the key is another"]}"#;
        let error = verdict(file.clone(), bad).unwrap_err().to_string();
        assert_eq!(error, "secrets/PASS_CERTIFICATE.pem signs no passes: it has ended; the key is another");
        let no_key = r#"{"error":"cannot read secrets/PASS_PRIVATE_KEY.pem"}"#;
        assert!(says_something(no_key) && !says_something("error: could not compile"));
        let error = verdict(file.clone(), no_key).unwrap_err().to_string();
        assert!(error.ends_with("signs no passes: cannot read secrets/PASS_PRIVATE_KEY.pem"), "{error}");
        assert!(verdict(file, "").unwrap_err().to_string().ends_with("it cannot be read"));
    }

    #[test]
    fn the_deployed_worker_must_be_well_and_sign_with_what_was_checked() {
        let health = |status: &str| {
            format!(r#"{{"status":"{status}","certificate":{{"expires":"2027","signs":true}}}}"#)
        };
        let checked = |ends: &str| Checked {
            file: PathBuf::from("f"),
            pass_type: "pass.a".to_owned(),
            ends: ends.to_owned(),
        };
        judged("u", &health("ok"), None).unwrap();
        judged("u", &health("ok"), Some(&checked("2027"))).unwrap();
        assert!(matches!(judged("u", &health("degraded"), None), Err(DeployError::Unhealthy { .. })));
        assert!(matches!(judged("u", "<html>", None), Err(DeployError::Unhealthy { .. })));
        let other = judged("u", &health("ok"), Some(&checked("2028")));
        assert!(matches!(other, Err(DeployError::OtherCertificate { .. })));
        let next = r#"{"status":"ok","certificate":{"expires":"2027","signs":false},"nextCertificate":{"expires":"2028","signs":true}}"#;
        judged("u", next, Some(&checked("2028"))).unwrap();
    }
}
