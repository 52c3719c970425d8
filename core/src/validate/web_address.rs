//! Just as much of URLs (RFC 3986) as the rules need.

/// A web address, taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct WebAddress<'a> {
    pub(super) scheme: &'a str,
    pub(super) host: &'a str,
    /// Path, query and fragment.
    pub(super) rest: &'a str,
}

impl<'a> WebAddress<'a> {
    /// Reads an absolute URL with a host; `None` for anything else.
    pub(super) fn parse(text: &'a str) -> Option<Self> {
        if text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '<' | '>' | '"' | '\\')) {
            return None;
        }
        let (scheme, rest) = text.split_once("://")?;
        let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
            && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '-' | '.'));
        let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
        let (authority, rest) = rest.split_at(end);
        let host_and_port = authority.rsplit_once('@').map_or(authority, |(_, host)| host);
        let host = match host_and_port.strip_prefix('[') {
            Some(six) => six.split(']').next().unwrap_or_default(),
            None => host_and_port.split(':').next().unwrap_or_default(),
        };
        (is_scheme && !host.is_empty()).then_some(Self { scheme, host, rest })
    }

    pub(super) fn is_https(&self) -> bool {
        self.scheme.eq_ignore_ascii_case("https")
    }

    pub(super) fn is_http(&self) -> bool {
        self.scheme.eq_ignore_ascii_case("http")
    }

    /// Whether the host is this very machine.
    pub(super) fn is_loopback(&self) -> bool {
        let numbers = self.host.strip_prefix("127.");
        let is_loopback_4 = numbers.is_some_and(|rest| {
            let parts: Vec<&str> = rest.split('.').collect();
            parts.len() == 3 && parts.iter().all(|part| part.parse::<u8>().is_ok())
        });
        is_loopback_4 || self.host == "::1" || self.host.eq_ignore_ascii_case("localhost")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_has_scheme_and_host() {
        let address = WebAddress::parse("https://user@wallet.example:8443/base?x#y").unwrap();
        assert_eq!((address.scheme, address.host, address.rest), ("https", "wallet.example", "/base?x#y"));
        for wrong in
            ["", "wallet.example", "https://", "https:///x", "://x", "https://a b", "1a://x", "mailto:x"]
        {
            assert_eq!(WebAddress::parse(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn loopback_is_this_machine_only() {
        for (text, loopback) in [
            ("http://127.0.0.1:8787", true),
            ("http://localhost/x", true),
            ("http://[::1]:1/", true),
            ("http://127.0.0.1.evil.example", false),
            ("http://localhost.evil.example", false),
            ("http://10.0.0.1", false),
        ] {
            assert_eq!(WebAddress::parse(text).unwrap().is_loopback(), loopback, "{text}");
        }
    }
}
