//! What a pass hands to a terminal over NFC. Source: Apple, "Pass.NFC". It needs a certificate “Pass Type ID with NFC”.

use super::view::view;

/// The longest message in bytes; Wallet cuts off what is longer (Apple, "Pass.NFC").
pub const MAX_MESSAGE_BYTES: usize = 64;

view! {
    /// The payload of a value added service. iOS 9.
    pub struct Nfc {
        /// What the terminal receives, at most 64 bytes. Required.
        message "message": Text,
        /// The terminal's public key: Base64 of a P-256 SubjectPublicKeyInfo without PEM lines. Required.
        encryption_public_key "encryptionPublicKey": Text,
        /// Whether the phone must be unlocked first; iOS 13.1.
        requires_authentication "requiresAuthentication": Boolean,
    }
}
