//! Apple's intermediate certificates ("Worldwide Developer Relations"), of which there have been eight generations.
//!
//! In scope: the one that issues pass certificates today, as data; telling the others by the identifier of their key. Out of scope: the
//! others themselves, which signed no pass certificate that is still valid.
//! Source: Apple, "Certificate Authority" (apple.com/certificateauthority).

use super::certificate::Certificate;

/// The generation that issues Pass Type ID certificates today; valid until 2030-12-10.
const WWDR_G4: &[u8] = include_bytes!("apple/AppleWWDRCAG4.cer");

/// One generation of Apple's intermediate certificate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Generation {
    /// The number that Apple gives it, as in "G4".
    pub number: u8,
    /// The last day of its validity, as `2030-12-10`.
    pub last_day: &'static str,
    key_identifier: [u8; 20],
}

/// All generations by the key identifiers that stand in the certificates.
const GENERATIONS: [Generation; 8] = [
    generation(1, "2023-02-07", 0x8827_1709_a9b6_1860_8bec_ebba_f647_59c5, 0x5254_a3b7),
    generation(2, "2029-05-06", 0x84b6_84cc_3a86_6272_1659_94e8_1aa3_bd48, 0xdf3a_df0b),
    generation(3, "2030-02-20", 0x09fe_c015_90f9_af64_0a92_12b9_2628_630c, 0x97ec_a7b2),
    generation(4, "2030-12-10", 0x5bd9_fa1d_e79a_1a0b_a399_7622_5086_3e91, 0xc85b_77a8),
    generation(5, "2030-12-10", 0x198b_978d_4a5b_6178_57f4_a55c_3512_8a39, 0x08e3_b075),
    generation(6, "2036-03-19", 0x3f2f_9423_51d3_50c9_9a28_3ded_b07c_e5cf, 0xa590_6299),
    generation(7, "2023-11-17", 0x5d42_106c_1bbb_c752_974e_44bd_1327_b93a, 0x1277_832b),
    generation(8, "2025-01-24", 0xb5bd_bc80_c40c_e338_a4f4_b7ad_23b3_ef44, 0xceb9_5a85),
];

/// The identifier is the SHA-1 of a key: 16 bytes and 4.
const fn generation(number: u8, last_day: &'static str, start: u128, end: u32) -> Generation {
    let (start, end) = (start.to_be_bytes(), end.to_be_bytes());
    let mut key_identifier = [0; 20];
    let (head, tail) = key_identifier.split_at_mut(16);
    head.copy_from_slice(&start);
    tail.copy_from_slice(&end);
    Generation { number, last_day, key_identifier }
}

impl Generation {
    /// The generation with this key.
    #[must_use]
    pub fn of_key(key_identifier: &[u8]) -> Option<Self> {
        GENERATIONS.into_iter().find(|generation| generation.key_identifier == *key_identifier)
    }

    /// Whether pass certificates come from it today, so that it is built in.
    #[must_use]
    pub fn is_built_in(self) -> bool {
        self.number == 4
    }
}

/// The built-in intermediate that issued a certificate, if it is that one.
#[must_use]
pub fn known_intermediate(leaf: &Certificate) -> Option<Certificate> {
    let apple = Certificate::from_der(WWDR_G4).ok()?;
    leaf.is_issued_by(&apple).then_some(apple)
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::*;

    #[test]
    fn apples_intermediate_is_the_fourth_generation() {
        let apple = Certificate::parse(WWDR_G4).unwrap();
        assert_eq!(apple.subject(), "Apple Worldwide Developer Relations Certification Authority (G4)");
        assert_eq!(apple.not_after().to_rfc3339(), "2030-12-10T00:00:00Z");
        assert_eq!(apple.issuer(), "Apple Root CA (Apple Certification Authority)");
        let generation = Generation::of_key(&apple.subject_key_identifier().unwrap()).unwrap();
        assert!(generation.is_built_in());
        assert_eq!(Generation::of_key(&apple.authority_key_identifier().unwrap()), None);
    }

    /// Apple's certificates are not in the repository; where they lie beside it, all of them are told.
    #[test]
    fn every_generation_is_told_by_its_key() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../shared/certificates");
        if !folder.exists() {
            println!("not run: Apple's certificates are not beside the repository");
            return;
        }
        for (number, name) in [
            (1, "AppleWWDRCA.cer"),
            (2, "AppleWWDRCAG2.cer"),
            (3, "AppleWWDRCAG3.cer"),
            (4, "AppleWWDRCAG4.cer"),
            (5, "AppleWWDRCAG5.cer"),
            (6, "AppleWWDRCAG6.cer"),
            (7, "AppleWWDRCAG7.cer"),
            (8, "AppleWWDRCAG8.cer"),
        ] {
            let certificate = Certificate::parse(&std::fs::read(folder.join(name)).unwrap()).unwrap();
            let found = Generation::of_key(&certificate.subject_key_identifier().unwrap()).unwrap();
            assert_eq!(found.number, number, "{name}");
            assert!(certificate.not_after().to_rfc3339().starts_with(found.last_day), "{name}");
        }
    }
}
