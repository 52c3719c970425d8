//! Apple's badges, where the operator has put them: `cargo xtask badges` takes files that the operator fetched from Apple after accepting
//! Apple's terms. They are served as they are, and are no part of this project.
//!
//! In scope: which badge a page shows. Out of scope: putting them there. Without badges, buttons say the words.
//! Source: Apple, "Add to Apple Wallet Guidelines": own language, unmodified, the outlined one on very dark ground.

use serde::Deserialize;

use super::ports::Ports;
use super::public_page::escaped;
use crate::api::BadgeLinks;

/// What is there, written by `cargo xtask badges`.
pub(super) const INDEX: &str = "/embed/badges/index.json";
/// Where the files are.
pub(super) const FOLDER: &str = "/embed/badges";
/// How high a badge is shown, in pixels; as high as the buttons beside it.
const SHOWN_HEIGHT: u32 = 52;
/// The longest name of a file, in bytes.
const MAX_NAME_BYTES: usize = 120;

#[derive(Debug, Deserialize)]
struct Index {
    badges: Vec<Badge>,
}

/// One file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
struct Badge {
    file: String,
    /// A language tag in lower case: `de`, `es-mx`.
    language: String,
    /// Whether it is the one for very dark ground.
    outlined: bool,
    /// The picture's own size; its shape counts.
    width: u32,
    height: u32,
}

/// The badges for one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Badges {
    on_light: Badge,
    on_dark: Badge,
}

impl Badges {
    /// The badges for a language; `None` when the operator has put none there.
    pub(super) async fn of<P: Ports>(ports: &P, language: &str) -> Option<Self> {
        let index: Index = serde_json::from_slice(&ports.asset(INDEX).await?.body).ok()?;
        Self::choose(index.badges, language)
    }

    fn choose(badges: Vec<Badge>, language: &str) -> Option<Self> {
        let wanted = language.to_ascii_lowercase();
        let primary = wanted.split('-').next().unwrap_or_default();
        let usable = |badge: &&Badge| is_name(&badge.file) && badge.width > 0 && badge.height > 0;
        let find = |outlined: bool| {
            let fits = || badges.iter().filter(usable).filter(move |badge| badge.outlined == outlined);
            fits().find(|badge| badge.language == wanted).or_else(|| fits().find(|it| it.language == primary))
        };
        let on_light = find(false)?.clone();
        Some(Self { on_dark: find(true).cloned().unwrap_or_else(|| on_light.clone()), on_light })
    }

    /// The picture inside a link; its text is what Apple's badge says.
    pub(super) fn html(&self, alt: &str) -> String {
        let (width, height) = self.on_light.shown_size();
        let dark = match self.on_dark == self.on_light {
            true => String::new(),
            false => format!(
                "<source media=\"(prefers-color-scheme: dark)\" srcset=\"{FOLDER}/{}\">",
                self.on_dark.file
            ),
        };
        format!(
            "<picture>{dark}<img src=\"{FOLDER}/{}\" width=\"{width}\" height=\"{height}\" alt=\"{}\"></picture>",
            self.on_light.file,
            escaped(alt)
        )
    }

    /// For pages elsewhere.
    pub(super) fn links(&self, public_base_url: &str) -> BadgeLinks {
        let (width, height) = self.on_light.shown_size();
        let address = |badge: &Badge| format!("{public_base_url}{FOLDER}/{}", badge.file);
        BadgeLinks { on_light: address(&self.on_light), on_dark: address(&self.on_dark), width, height }
    }
}

impl Badge {
    fn shown_size(&self) -> (u32, u32) {
        let width = u64::from(self.width) * u64::from(SHOWN_HEIGHT) / u64::from(self.height.max(1));
        (u32::try_from(width).unwrap_or(u32::MAX), SHOWN_HEIGHT)
    }
}

/// Whether a name can be that of a badge: nothing in it means something in an address or a page.
pub(super) fn is_name(name: &str) -> bool {
    let plain = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
    name.len() <= MAX_NAME_BYTES
        && name.ends_with(".svg")
        && !name.starts_with('.')
        && name.bytes().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn badge(file: &str, language: &str, outlined: bool) -> Badge {
        Badge { file: file.to_owned(), language: language.to_owned(), outlined, width: 300, height: 100 }
    }

    #[test]
    fn a_page_gets_the_badge_of_its_language_and_the_outlined_one_in_the_dark() {
        let all = || {
            vec![badge("DE.svg", "de", false), badge("MX.svg", "es-mx", false), badge("DE-o.svg", "de", true)]
        };
        let german = Badges::choose(all(), "de-CH").unwrap();
        assert_eq!((german.on_light.file.as_str(), german.on_dark.file.as_str()), ("DE.svg", "DE-o.svg"));
        assert!(german.html("Zu").contains("srcset=\"/embed/badges/DE-o.svg\""));
        assert!(german.html("Zu").contains("width=\"156\" height=\"52\" alt=\"Zu\""));
        let mexican = Badges::choose(all(), "es-MX").unwrap();
        assert_eq!(mexican.on_dark, mexican.on_light);
        assert_eq!(Badges::choose(all(), "es"), None, "no badge of another language");
        assert_eq!(Badges::choose(vec![badge("../x.svg", "en", false)], "en"), None);
    }

    #[test]
    fn only_plain_names_of_pictures_are_served() {
        assert!(is_name("US-UK_Add_to_Apple_Wallet_RGB_101421.svg"));
        for wrong in ["index.json", ".svg", "a/b.svg", "a\".svg", "ä.svg", ""] {
            assert!(!is_name(wrong), "{wrong}");
        }
    }
}
