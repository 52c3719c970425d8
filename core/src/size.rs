//! Sizes in words.

/// A number of bytes as people say it: `900 bytes`, `256 KB`, `20 MB`, `20.1 MB`.
///
/// It rounds up to a tenth, so that what is just above a limit does not read as the limit itself. A KB has 1,024 bytes.
#[must_use]
pub fn in_words(bytes: usize) -> String {
    const KB: usize = 1024;
    const MB: usize = 1024 * KB;
    let (unit, name) = match bytes {
        0..KB => return format!("{bytes} {}", if bytes == 1 { "byte" } else { "bytes" }),
        KB..MB => (KB, "KB"),
        _ => (MB, "MB"),
    };
    let (whole, rest) = (bytes / unit, bytes % unit);
    match (rest * 10).div_ceil(unit) {
        0 => format!("{whole} {name}"),
        10 => format!("{} {name}", whole + 1),
        tenths => format!("{whole}.{tenths} {name}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_size_is_said_with_its_unit_and_never_smaller_than_it_is() {
        for (bytes, words) in [
            (0, "0 bytes"),
            (1, "1 byte"),
            (1023, "1023 bytes"),
            (1024, "1 KB"),
            (1025, "1.1 KB"),
            (256 * 1024, "256 KB"),
            (2047, "2 KB"),
            (20 * 1024 * 1024, "20 MB"),
            (20 * 1024 * 1024 + 1, "20.1 MB"),
            (usize::MAX, "17592186044416 MB"),
        ] {
            assert_eq!(in_words(bytes), words);
        }
    }
}
