//! The chapters of the description.

/// A chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Tag {
    Passes,
    Templates,
    Signatures,
    WalletPass,
    Pkpass,
    Keys,
    Operator,
    Public,
    Phones,
    Pages,
}

impl Tag {
    /// All, in the order of reading.
    pub(super) const ALL: [Self; 10] = [
        Self::Passes,
        Self::Templates,
        Self::Signatures,
        Self::WalletPass,
        Self::Pkpass,
        Self::Keys,
        Self::Operator,
        Self::Public,
        Self::Phones,
        Self::Pages,
    ];

    /// Its name.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Passes => "Passes",
            Self::Templates => "Templates",
            Self::Signatures => "Signatures",
            Self::WalletPass => "Wallet pass dialect",
            Self::Pkpass => "Pkpass dialect",
            Self::Keys => "Keys",
            Self::Operator => "Operator",
            Self::Public => "Public",
            Self::Phones => "Phones",
            Self::Pages => "Pages",
        }
    }

    /// What is in it.
    pub(super) fn description(self) -> &'static str {
        match self {
            Self::Passes => "Publish a built pass, change it, see who has it, take it back.",
            Self::Templates => {
                "One design for many people: everybody gets an own pass with own values, and a new design reaches all of them."
            }
            Self::Signatures => {
                "For programs that build the pass themselves and keep the pictures to themselves."
            }
            Self::WalletPass => {
                "A pass from plain JSON, read back as it was sent and changed key by key. Clients of this dialect work with another base \
                 address and key."
            }
            Self::Pkpass => {
                "The file in the answer, replaced as a whole, counted by month. Clients of this dialect work with another base address \
                 and key."
            }
            Self::Keys => "The keys of your account, and what was done with them.",
            Self::Operator => "For whoever runs this deployment.",
            Self::Public => "What everybody may read: no key is needed, the ids cannot be guessed.",
            Self::Phones => "Apple's device web service. iPhones call it by themselves.",
            Self::Pages => "Pages and files for people.",
        }
    }
}
