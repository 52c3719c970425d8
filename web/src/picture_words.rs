//! What kinds of pictures are called, and what they are for.

use passwright_core::images::ImageKind;

/// The name of a kind, and where it shows.
pub(crate) fn picture_words(kind: ImageKind) -> (String, String) {
    match kind {
        ImageKind::Icon => (text!("picture-icon"), text!("picture-icon-where")),
        ImageKind::Logo => (text!("picture-logo"), text!("picture-logo-where")),
        ImageKind::Strip => (text!("picture-strip"), text!("picture-strip-where")),
        ImageKind::Thumbnail => (text!("picture-thumbnail"), text!("picture-thumbnail-where")),
        ImageKind::Background => (text!("picture-background"), text!("picture-background-where")),
        ImageKind::Footer => (text!("picture-footer"), text!("picture-footer-where")),
        ImageKind::Artwork => (text!("picture-artwork"), text!("picture-artwork-where")),
        ImageKind::PrimaryLogo => (text!("picture-primary-logo"), text!("picture-primary-logo-where")),
        ImageKind::SecondaryLogo => (text!("picture-secondary-logo"), text!("picture-secondary-logo-where")),
    }
}
