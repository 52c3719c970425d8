use proptest::prelude::*;
use sha2::{Digest, Sha256};

use super::*;

fn archive(files: &[(&str, &[u8])]) -> Vec<u8> {
    write(files.iter().copied()).unwrap()
}

fn refusal(archive: &[u8]) -> String {
    read(archive, &Limits::default()).unwrap_err().to_string()
}

/// Replaces a name in both headers by one of the same length.
fn renamed(mut archive: Vec<u8>, from: &str, to: &str) -> Vec<u8> {
    assert_eq!(from.len(), to.len());
    let mut at = 0;
    let mut found = 0;
    while at + from.len() <= archive.len() {
        if &archive[at..at + from.len()] == from.as_bytes() {
            archive[at..at + from.len()].copy_from_slice(to.as_bytes());
            found += 1;
        }
        at += 1;
    }
    assert_eq!(found, 2, "local header and directory");
    archive
}

#[test]
fn files_come_back_in_order_and_twice_the_same_bytes() {
    let long = b"text ".repeat(1000);
    let files: [(&str, &[u8]); 3] =
        [("pass.json", &long), ("en.lproj/pass.strings", b"x"), ("icon.png", &[7; 300])];
    let written = archive(&files);
    assert_eq!(written, archive(&files));
    assert!(written.len() < 1500, "text is deflated: {}", written.len());
    let back = read(&written, &Limits::default()).unwrap();
    let names: Vec<_> = back.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice())).collect();
    assert_eq!(names, files);
}

#[test]
fn what_does_not_compress_is_stored() {
    // Hashes of a counter: nothing repeats.
    let noise: Vec<u8> =
        (0..200_u32).flat_map(|n| <[u8; 32]>::from(Sha256::digest(n.to_le_bytes()))).collect();
    let stored = archive(&[("noise.bin", &noise)]);
    assert!(stored.windows(noise.len()).any(|window| window == noise), "stored as it is");
    assert!(archive(&[("terms.txt", &b"text ".repeat(1000))]).len() < 500);
    assert_eq!(read(&stored, &Limits::default()).unwrap()[0].bytes, noise);
}

proptest! {
    #[test]
    fn what_is_written_reads_back(
        files in prop::collection::btree_map("[a-z]{1,8}([.]lproj/[a-z]{1,4})?[.](png|json|strings|bin)", prop::collection::vec(any::<u8>(), 0..2000), 0..8),
    ) {
        let written = write(files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))).unwrap();
        let back = read(&written, &Limits::default()).unwrap();
        let back: Vec<_> = back.into_iter().map(|entry| (entry.name, entry.bytes)).collect();
        prop_assert_eq!(back, files.into_iter().collect::<Vec<_>>());
    }
}

#[test]
fn dangerous_names_are_refused() {
    for name in [
        "../aaaaaa",
        "/aaaaaaaa",
        "a/../aaaa",
        "a\\aaaaaaa",
        "C:aaaaaaa",
        "./aaaaaaa",
        "a//aaaaaa",
        "aaaaaaa\0a",
    ] {
        let it = renamed(archive(&[("pass.json", b"{}")]), "pass.json", name);
        assert!(
            refusal(&it).starts_with("the archive has an unsafe file name"),
            "{name:?}: {}",
            refusal(&it)
        );
    }
}

#[test]
fn a_name_that_comes_twice_is_refused() {
    let it = renamed(archive(&[("aaaaaaaa1", b"1"), ("aaaaaaaa2", b"2")]), "aaaaaaaa2", "aaaaaaaa1");
    assert_eq!(refusal(&it), "the archive lists a file name twice");
}

#[test]
fn a_bomb_is_refused_by_what_it_unpacks_to() {
    let limits = Limits { file_bytes: 10_000, total_bytes: 15_000, ..Limits::default() };
    let one = archive(&[("a", &[0; 10_001])]);
    assert_eq!(read(&one, &limits).unwrap_err().to_string(), "\"a\" unpacks to more than 9.8 KB");
    let two = archive(&[("a", &[0; 9_000]), ("b", &[0; 9_000])]);
    assert_eq!(read(&two, &limits).unwrap_err().to_string(), "the archive unpacks to more than 14.7 KB");
}

#[test]
fn a_bomb_whose_header_lies_is_refused() {
    let limits = Limits { file_bytes: 10_000, ..Limits::default() };
    let mut it = archive(&[("a", &[0; 20_000])]);
    let real = 20_000u32.to_le_bytes();
    for at in 0..it.len() - 4 {
        if it[at..at + 4] == real {
            it[at..at + 4].copy_from_slice(&100u32.to_le_bytes());
        }
    }
    assert!(read(&it, &limits).is_err());
}

#[test]
fn counts_and_sizes_are_bounded_before_reading() {
    let names: Vec<String> = (0..1001).map(|n| n.to_string()).collect();
    let many = write(names.iter().map(|name| (name.as_str(), &b""[..]))).unwrap();
    assert_eq!(refusal(&many), "the archive has 1001 entries, at most 1000 are read");
    let large = vec![0; MAX_ARCHIVE_BYTES + 1];
    assert_eq!(refusal(&large), "the archive has 20.1 MB, at most 20 MB are read");
}

#[test]
fn damage_is_named() {
    let fine = archive(&[("icon.png", &[7; 300])]);
    let mut wrong_byte = fine.clone();
    wrong_byte[60] ^= 1;
    assert_eq!(refusal(&wrong_byte), "\"icon.png\" is damaged or packed in an unknown way");
    for cut in [0, 10, 100, fine.len() - 10] {
        assert_eq!(refusal(&fine[..cut]), "the file is not a readable zip archive", "{cut}");
    }
}

#[test]
fn no_truncation_or_flipped_byte_panics() {
    let fine = archive(&[("pass.json", &b"text ".repeat(100)), ("icon.png", &[7; 30])]);
    for at in 0..fine.len() {
        let _ = read(&fine[..at], &Limits::default());
        let mut flipped = fine.clone();
        flipped[at] ^= 0xff;
        let _ = read(&flipped, &Limits::default());
    }
}
