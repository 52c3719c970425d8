//! What the operator configures: variables and secrets, read once, with a sentence for each that is missing or unreadable.
//!
//! In scope: the service's own settings. Out of scope: certificates and signing keys; the platform reads them and gives a signer.

use std::fmt;

use super::provider_token::ProviderKey;

/// How pushes reach Apple.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PushMode {
    /// Through the platform's binding, which brings the client certificate.
    Binding,
    /// With a token made with a key of the team, instead of a client certificate.
    Token,
    /// Not at all: phones learn of changes when they ask.
    Off,
}

impl PushMode {
    /// The word of `GET /api/health`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Binding => "binding",
            Self::Token => "token",
            Self::Off => "off",
        }
    }
}

/// A text that never shows itself.
#[derive(Clone)]
pub struct Secret(String);

impl Secret {
    /// The least length in characters: 128 bits as hexadecimal digits.
    pub const MIN_LEN: usize = 32;

    /// Wraps a text that is long enough to be a secret.
    #[must_use]
    pub fn new(text: String) -> Option<Self> {
        (text.len() >= Self::MIN_LEN).then_some(Self(text))
    }

    /// The secret as bytes.
    #[must_use]
    pub fn expose(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Secret(redacted)")
    }
}

/// The settings of a deployment.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The origin that phones reach, without a slash at the end; empty when it is not set.
    pub public_base_url: String,
    /// Whether this is a developer's machine: plain http on loopback is accepted, passes carry a development certificate.
    pub development: bool,
    /// How pushes go out.
    pub push_mode: PushMode,
    /// The key of token mode.
    pub provider_key: Option<ProviderKey>,
    /// The first pause after a push that failed, in milliseconds; it doubles with each failure.
    pub push_retry_millis: i64,
    /// Where names are looked up: an address that answers DNS over HTTPS as JSON.
    pub dns_url: String,
    /// Whether pictures may come from this very machine; for development only.
    pub loopback_pictures: bool,
    /// Whether callers without a key are limited; off for tests and benches, and then health says so.
    pub rate_limits: bool,
    /// Keys the checks in ids; made once, never changed.
    pub id_secret: Option<Secret>,
    /// Lets the operator make accounts.
    pub admin_secret: Option<Secret>,
    /// What is missing or unreadable, in sentences for the operator.
    pub problems: Vec<String>,
}

/// The default of [`Settings::dns_url`].
const DNS_URL: &str = "https://cloudflare-dns.com/dns-query";

/// The default of [`Settings::push_retry_millis`].
const PUSH_RETRY_MILLIS: i64 = 5_000;

impl Settings {
    /// Reads `PUBLIC_BASE_URL`, `DEVELOPMENT`, `APNS_MODE`, `PUSH_RETRY_MILLIS`, `DNS_URL`, `LOOPBACK_PICTURES`, `RATE_LIMITS`,
    /// `ID_SECRET` and `ADMIN_SECRET`;
    /// in token mode also `APNS_KEY` and `APNS_KEY_ID`.
    #[must_use]
    pub fn read(variable: impl Fn(&str) -> Option<String>) -> Self {
        let mut problems = Vec::new();
        let development = variable("DEVELOPMENT").is_some_and(|text| text == "true");
        let push_mode = push_mode(variable("APNS_MODE"), &mut problems);
        Self {
            public_base_url: base_url(variable("PUBLIC_BASE_URL"), development, &mut problems),
            development,
            push_mode,
            provider_key: provider_key(push_mode, &variable, &mut problems),
            push_retry_millis: retry_millis(variable("PUSH_RETRY_MILLIS"), &mut problems),
            dns_url: variable("DNS_URL")
                .filter(|text| !text.is_empty())
                .unwrap_or_else(|| DNS_URL.to_owned()),
            loopback_pictures: development
                && variable("LOOPBACK_PICTURES").is_some_and(|text| text == "true"),
            rate_limits: rate_limits(variable("RATE_LIMITS"), &mut problems),
            id_secret: secret(&variable, "ID_SECRET", &mut problems),
            admin_secret: secret(&variable, "ADMIN_SECRET", &mut problems),
            problems,
        }
    }
}

fn base_url(text: Option<String>, development: bool, problems: &mut Vec<String>) -> String {
    let url = text.unwrap_or_default().trim_end_matches('/').to_owned();
    let origin = |rest: &str| !rest.is_empty() && !rest.contains(['/', '?', '#', '@', ' ']);
    let secure = url.strip_prefix("https://").is_some_and(origin);
    let plain = url.strip_prefix("http://").is_some_and(origin);
    if url.is_empty() {
        problems.push("PUBLIC_BASE_URL is not set: it must be the https origin that phones reach".to_owned());
    } else if !(secure || development && plain) {
        problems.push(format!("PUBLIC_BASE_URL must be an https origin without a path, found {url:?}"));
        return String::new();
    }
    url
}

fn push_mode(text: Option<String>, problems: &mut Vec<String>) -> PushMode {
    match text.as_deref() {
        Some("binding") => PushMode::Binding,
        Some("token") => PushMode::Token,
        None | Some("" | "off") => PushMode::Off,
        Some(other) => {
            problems.push(format!(
                "APNS_MODE must be \"binding\", \"token\" or \"off\", found {other:?}; pushes are off"
            ));
            PushMode::Off
        }
    }
}

fn rate_limits(text: Option<String>, problems: &mut Vec<String>) -> bool {
    match text.as_deref() {
        None | Some("" | "on") => true,
        Some("off") => false,
        Some(other) => {
            problems.push(format!("RATE_LIMITS must be \"on\" or \"off\", found {other:?}; they are on"));
            true
        }
    }
}

fn provider_key(
    mode: PushMode,
    variable: &impl Fn(&str) -> Option<String>,
    problems: &mut Vec<String>,
) -> Option<ProviderKey> {
    if mode != PushMode::Token {
        return None;
    }
    ProviderKey::read(variable).map_err(|error| problems.push(error.to_string())).ok()
}

fn retry_millis(text: Option<String>, problems: &mut Vec<String>) -> i64 {
    let Some(text) = text.filter(|text| !text.is_empty()) else { return PUSH_RETRY_MILLIS };
    match text.parse::<i64>() {
        Ok(millis) if (1..=3_600_000).contains(&millis) => millis,
        _ => {
            problems.push(format!("PUSH_RETRY_MILLIS must be between 1 and 3600000, found {text:?}"));
            PUSH_RETRY_MILLIS
        }
    }
}

fn secret(
    variable: &impl Fn(&str) -> Option<String>,
    name: &'static str,
    problems: &mut Vec<String>,
) -> Option<Secret> {
    match variable(name).filter(|text| !text.is_empty()).map(Secret::new) {
        Some(Some(secret)) => Some(secret),
        Some(None) => {
            problems.push(format!("{name} is too short: it needs at least {} characters", Secret::MIN_LEN));
            None
        }
        None => {
            problems.push(format!("{name} is not set"));
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn settings(pairs: &[(&str, &str)]) -> Settings {
        Settings::read(|name| {
            pairs.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned())
        })
    }

    #[test]
    fn every_missing_setting_is_one_sentence() {
        let it = settings(&[]);
        assert_eq!(
            it.problems,
            [
                "PUBLIC_BASE_URL is not set: it must be the https origin that phones reach",
                "ID_SECRET is not set",
                "ADMIN_SECRET is not set",
            ]
        );
        assert_eq!(it.push_mode, PushMode::Off);
    }

    #[test]
    fn the_key_of_token_mode_is_asked_for_in_token_mode_only() {
        let keys =
            |mode| settings(&[("APNS_MODE", mode), ("APNS_KEY", "hello"), ("APNS_KEY_ID", "ABCDE12345")]);
        let sentence = "APNS_KEY cannot be read: it must be the whole text of the .p8 file";
        let it = keys("token");
        assert_eq!(it.push_mode.as_str(), "token");
        assert!(it.problems.iter().any(|problem| problem.starts_with(sentence)), "{:?}", it.problems);
        assert!(!keys("binding").problems.iter().any(|problem| problem.contains("APNS")));
        assert!(keys("tokens").problems.iter().any(|problem| problem.ends_with("pushes are off")));
    }

    #[test]
    fn plain_http_is_for_development_only() {
        let url = ("PUBLIC_BASE_URL", "http://127.0.0.1:8787/");
        assert_eq!(settings(&[url]).public_base_url, "");
        assert_eq!(settings(&[url, ("DEVELOPMENT", "true")]).public_base_url, "http://127.0.0.1:8787");
        assert_eq!(settings(&[("PUBLIC_BASE_URL", "https://a.example/path")]).public_base_url, "");
    }

    #[test]
    fn a_secret_is_long_and_never_shows_itself() {
        let it = settings(&[("ID_SECRET", "short"), ("ADMIN_SECRET", "0123456789abcdef0123456789abcdef")]);
        assert!(it.problems.contains(&"ID_SECRET is too short: it needs at least 32 characters".to_owned()));
        assert_eq!(format!("{:?}", it.admin_secret), "Some(Secret(redacted))");
    }
}
