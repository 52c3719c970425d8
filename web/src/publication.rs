//! What became of a design when it was published: one pass for everybody, or a template that gives each person a pass.

use passwright_core::api::{PublishedPass, TemplateReply};

/// What a design was published as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Publication {
    /// One pass, the same for everybody.
    Pass(PublishedPass),
    /// A pass for each person.
    Template(TemplateReply),
}

impl Publication {
    /// The address to give to people.
    pub(crate) fn url(&self) -> &str {
        match self {
            Self::Pass(pass) => &pass.landing_url,
            Self::Template(template) => &template.join_url,
        }
    }

    /// The QR code of that address, as SVG.
    pub(crate) fn qr_url(&self) -> &str {
        match self {
            Self::Pass(pass) => &pass.qr_url,
            Self::Template(template) => &template.qr_url,
        }
    }

    /// 1 at first, one more for each change.
    pub(crate) fn version(&self) -> u64 {
        match self {
            Self::Pass(pass) => pass.version,
            Self::Template(template) => template.revision,
        }
    }

    /// Where the page about it is, as the fragment of the address.
    pub(crate) fn fragment(&self) -> String {
        match self {
            Self::Pass(pass) => format!("#published/passes/{}", pass.serial_number.as_str()),
            Self::Template(template) => format!("#published/templates/{}", template.template),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_kind_leads_to_its_page() {
        let stored = r#"{"serialNumber":"S","version":3,"status":"active","landingUrl":"https://x/p/S","downloadUrl":"d","qrUrl":"q","embedHtml":"e","createdAt":"c","updatedAt":"u"}"#;
        let pass = Publication::Pass(serde_json::from_str(stored).unwrap());
        assert_eq!((pass.url(), pass.version()), ("https://x/p/S", 3));
        assert_eq!(pass.fragment(), "#published/passes/S");
        let stored = r#"{"template":"T","revision":2,"status":"open","title":"A","style":"coupon","placeholders":["name"],"joinUrl":"https://x/t/T","qrUrl":"q","passes":4,"reissue":{"done":true,"reached":4,"failed":0},"createdAt":"c","updatedAt":"u"}"#;
        let template = Publication::Template(serde_json::from_str(stored).unwrap());
        assert_eq!((template.url(), template.version()), ("https://x/t/T", 2));
        assert_eq!(template.fragment(), "#published/templates/T");
    }
}
