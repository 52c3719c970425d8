//! Talking to a deployment as its operator: its address, the admin secret, requests that are repeated when the line breaks.
//!
//! In scope: where secret and address come from, what an answer means. Out of scope: what is asked (see `account`, `backup`).
//! The secret never stands on a command line, where other users of the machine could read it, and never goes over plain http to another machine.

use std::path::PathBuf;
use std::thread;
use std::time::Duration;

use clap::Args;
use serde_json::Value;
use ureq::http::Request;

use crate::error::XtaskError;
use crate::{files, workspace};

/// How often a request is sent before the line counts as broken.
const TRIES: u32 = 4;
/// The pause before the second try; it doubles.
const PAUSE: Duration = Duration::from_secs(1);
/// How long one request may take: 16 MiB over a slow line.
const PATIENCE: Duration = Duration::from_secs(300);
/// The largest answer that is read: a file of a pass, or a page of an export.
const MAX_ANSWER_BYTES: u64 = 32 * 1024 * 1024;

/// Why a deployment did not do what was asked.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub(crate) enum DeploymentError {
    /// Nobody says which deployment is meant.
    #[error("name the deployment with --url, or set PUBLIC_BASE_URL in wrangler.toml")]
    NoAddress,
    /// The secret would be readable on the way.
    #[error("{url:?} is no https address: the admin secret goes over plain http to this machine only")]
    NotSecure {
        /// The address.
        url: String,
    },
    /// There is no secret.
    #[error("set ADMIN_SECRET in the environment, or name a file that holds it with --secret-file")]
    NoSecret,
    /// The line is broken.
    #[error("{url} does not answer: {source}")]
    Silent {
        /// The address.
        url: String,
        /// What happened.
        source: Box<ureq::Error>,
    },
    /// It answered, and refused.
    #[error("the deployment refused ({status}): {sentence}")]
    Refused {
        /// The HTTP status.
        status: u16,
        /// Its words.
        sentence: String,
    },
    /// It answered in a form that this command does not know.
    #[error("the deployment answered something unexpected to {path}")]
    Unexpected {
        /// What was asked.
        path: String,
    },
}

/// Which deployment, and the operator's secret.
#[derive(Debug, Args)]
pub(crate) struct DeploymentOptions {
    /// Address of the deployment; PUBLIC_BASE_URL of wrangler.toml when left out.
    #[arg(long, global = true)]
    url: Option<String>,
    /// File that holds the admin secret; the environment's ADMIN_SECRET when left out.
    #[arg(long, global = true)]
    secret_file: Option<PathBuf>,
}

/// A deployment that can be asked.
pub(crate) struct Deployment {
    url: String,
    secret: String,
    agent: ureq::Agent,
}

impl Deployment {
    /// Finds address and secret.
    ///
    /// # Errors
    /// One of them is missing or not safe to use.
    pub(crate) fn open(options: &DeploymentOptions) -> Result<Self, XtaskError> {
        let url = match &options.url {
            Some(url) => url.clone(),
            None => configured_address(&files::read_text(&workspace::path("wrangler.toml"))?)
                .ok_or(DeploymentError::NoAddress)?,
        };
        let secret = match &options.secret_file {
            Some(file) => files::read_text(file)?,
            None => std::env::var("ADMIN_SECRET").unwrap_or_default(),
        };
        let secret = secret.trim().to_owned();
        if secret.is_empty() {
            return Err(DeploymentError::NoSecret.into());
        }
        let config = ureq::Agent::config_builder()
            .http_status_as_error(false)
            .timeout_global(Some(PATIENCE))
            // A secret must not follow a redirect to somewhere else.
            .max_redirects(0)
            .build();
        Ok(Self { url: checked_address(&url)?, secret, agent: config.into() })
    }

    /// The address.
    pub(crate) fn url(&self) -> &str {
        &self.url
    }

    /// Sends a request and gives the body of a good answer. What can be repeated is repeated when the line breaks or the service fails.
    ///
    /// # Errors
    /// [`DeploymentError::Silent`] or [`DeploymentError::Refused`].
    pub(crate) fn send(
        &self,
        method: &str,
        path: &str,
        body: Option<&[u8]>,
        repeatable: bool,
    ) -> Result<Vec<u8>, DeploymentError> {
        let mut pause = PAUSE;
        for _ in 1..if repeatable { TRIES } else { 1 } {
            match self.send_once(method, path, body) {
                Err(error) if is_passing(&error) => thread::sleep(pause),
                settled => return settled,
            }
            pause *= 2;
        }
        self.send_once(method, path, body)
    }

    fn send_once(&self, method: &str, path: &str, body: Option<&[u8]>) -> Result<Vec<u8>, DeploymentError> {
        let silent =
            |source: ureq::Error| DeploymentError::Silent { url: self.url.clone(), source: Box::new(source) };
        let request = Request::builder()
            .method(method)
            .uri(format!("{}{path}", self.url))
            .header("authorization", format!("Bearer {}", self.secret))
            .header("content-type", "application/json");
        let answer = match body {
            Some(body) => self.agent.run(request.body(body).map_err(|error| silent(error.into()))?),
            None => self.agent.run(request.body(()).map_err(|error| silent(error.into()))?),
        };
        let mut answer = answer.map_err(silent)?;
        let status = answer.status();
        let bytes = answer.body_mut().with_config().limit(MAX_ANSWER_BYTES).read_to_vec().map_err(silent)?;
        if status.is_success() {
            return Ok(bytes);
        }
        Err(DeploymentError::Refused { status: status.as_u16(), sentence: sentence(&bytes) })
    }

    /// As [`Self::send`], with the answer as JSON.
    ///
    /// # Errors
    /// As [`Self::send`], and [`DeploymentError::Unexpected`].
    pub(crate) fn ask(
        &self,
        method: &str,
        path: &str,
        body: Option<&Value>,
        repeatable: bool,
    ) -> Result<Value, DeploymentError> {
        let body = body.map(|body| body.to_string().into_bytes());
        let answer = self.send(method, path, body.as_deref(), repeatable)?;
        serde_json::from_slice(&answer).map_err(|_| DeploymentError::Unexpected { path: path.to_owned() })
    }
}

/// Worth another try: the line, or a fault on the other side.
fn is_passing(error: &DeploymentError) -> bool {
    match error {
        DeploymentError::Silent { .. } => true,
        DeploymentError::Refused { status, .. } => {
            *status == 429 || (500..600).contains(status) && *status != 503
        }
        _ => false,
    }
}

/// The sentence of a refusal, or the beginning of whatever came.
fn sentence(body: &[u8]) -> String {
    let said: Option<Value> = serde_json::from_slice(body).ok();
    match said.as_ref().and_then(|said| said.get("error")?.as_str()) {
        Some(sentence) => sentence.to_owned(),
        None => String::from_utf8_lossy(body).chars().take(200).collect(),
    }
}

fn configured_address(settings: &str) -> Option<String> {
    let settings: toml::Table = toml::from_str(settings).ok()?;
    let url = settings.get("vars")?.get("PUBLIC_BASE_URL")?.as_str()?;
    (!url.is_empty()).then(|| url.to_owned())
}

fn checked_address(url: &str) -> Result<String, DeploymentError> {
    let url = url.trim_end_matches('/');
    let host = |rest: &str| rest.split([':', '/']).next().unwrap_or_default().to_owned();
    let is_safe = match url.split_once("://") {
        Some(("https", rest)) => !rest.is_empty(),
        Some(("http", rest)) => ["127.0.0.1", "localhost"].contains(&host(rest).as_str()),
        _ => false,
    };
    if is_safe { Ok(url.to_owned()) } else { Err(DeploymentError::NotSecure { url: url.to_owned() }) }
}

#[cfg(test)]
mod tests {
    use super::{DeploymentError, checked_address, configured_address, is_passing, sentence};

    #[test]
    fn the_secret_goes_over_https_or_to_this_machine() {
        for fine in ["https://wallet.example.org/", "http://127.0.0.1:8787", "http://localhost:1"] {
            assert_eq!(checked_address(fine).unwrap(), fine.trim_end_matches('/'));
        }
        for wrong in [
            "http://wallet.example.org",
            "wallet.example.org",
            "http://127.0.0.1.example.org",
            "https://",
            "",
        ] {
            assert!(matches!(checked_address(wrong), Err(DeploymentError::NotSecure { .. })), "{wrong}");
        }
    }

    #[test]
    fn the_address_is_taken_from_the_settings() {
        let settings = "[vars]\nPUBLIC_BASE_URL = \"https://a.example\"";
        assert_eq!(configured_address(settings).as_deref(), Some("https://a.example"));
        assert_eq!(configured_address("[vars]\nPUBLIC_BASE_URL = \"\""), None);
    }

    #[test]
    fn a_refusal_is_told_in_the_words_of_the_service() {
        assert_eq!(sentence(br#"{"error":"no","code":"x"}"#), "no");
        assert_eq!(sentence(b"<html>"), "<html>");
    }

    #[test]
    fn what_was_refused_is_not_tried_again() {
        let refused = |status| DeploymentError::Refused { status, sentence: String::new() };
        assert!(is_passing(&refused(500)) && is_passing(&refused(429)));
        assert!(!is_passing(&refused(401)) && !is_passing(&refused(409)) && !is_passing(&refused(503)));
    }
}
