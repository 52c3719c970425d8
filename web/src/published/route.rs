//! What the address says is to be shown.

/// The id of the element that the page is drawn into.
pub(crate) const PLACE: &str = "published";

const PREFIX: &str = "#published";

/// A place of the page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Route {
    /// Another page: the editor.
    Elsewhere,
    /// Everything that is published.
    List,
    /// One pass; of a template, when the way led over that.
    Pass {
        /// Its serial number.
        serial: String,
        /// The template that it was made from.
        template: Option<String>,
    },
    /// One template.
    Template(String),
    /// The counter display of a pass or template: where it is, and the way back.
    Print(Box<Route>),
}

impl Route {
    /// Reads the fragment of an address.
    pub(crate) fn of(fragment: &str) -> Self {
        let Some(rest) = fragment.strip_prefix(PREFIX) else { return Self::Elsewhere };
        let (rest, prints) = match rest.strip_suffix("/print") {
            Some(rest) => (rest, true),
            None => (rest, false),
        };
        let parts: Vec<&str> = rest.split('/').filter(|part| !part.is_empty()).collect();
        let route = match parts.as_slice() {
            ["passes", serial] => Self::Pass { serial: (*serial).to_owned(), template: None },
            ["templates", template] => Self::Template((*template).to_owned()),
            ["templates", template, "passes", serial] => {
                Self::Pass { serial: (*serial).to_owned(), template: Some((*template).to_owned()) }
            }
            [] if rest.is_empty() || rest == "/" => Self::List,
            _ => Self::Elsewhere,
        };
        match route {
            Self::Pass { .. } | Self::Template(_) if prints => Self::Print(Box::new(route)),
            route => route,
        }
    }

    /// The fragment that leads here.
    pub(crate) fn fragment(&self) -> String {
        match self {
            Self::Elsewhere => "#".to_owned(),
            Self::List => PREFIX.to_owned(),
            Self::Pass { serial, template: None } => format!("{PREFIX}/passes/{serial}"),
            Self::Pass { serial, template: Some(template) } => {
                format!("{PREFIX}/templates/{template}/passes/{serial}")
            }
            Self::Template(template) => format!("{PREFIX}/templates/{template}"),
            Self::Print(of) => format!("{}/print", of.fragment()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_place_has_an_address_that_leads_back_to_it() {
        let pass = |template: Option<&str>| Route::Pass {
            serial: "S-1".into(),
            template: template.map(str::to_owned),
        };
        for route in [
            Route::List,
            pass(None),
            pass(Some("T")),
            Route::Template("T".into()),
            Route::Print(Box::new(pass(None))),
            Route::Print(Box::new(Route::Template("T".into()))),
        ] {
            assert_eq!(Route::of(&route.fragment()), route);
        }
        for other in ["", "#", "#key=x", "#publishedness", "#published/x/y/z"] {
            assert_eq!(Route::of(other), Route::Elsewhere, "{other}");
        }
    }
}
