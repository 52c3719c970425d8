//! An archive whose last files are others each time: everything else is packed once.
//!
//! In scope: checksums, sizes and places of the last files in headers that the library wrote. Out of scope: packing. The library can add
//! files to an archive too, but it reads and writes the whole directory for that and leaves the old one as a gap in the file.
//! Source: PKWARE APPNOTE 6.3.10, sections 4.3.7 (local header), 4.3.12 (directory) and 4.3.16 (end of the directory).

use ::zip::result::ZipError;

use super::{WriteArchiveError, write};

/// A local header without its name, in bytes, and where in it checksum and lengths stand.
const LOCAL_BYTES: usize = 30;
const LOCAL_CHECKSUM: usize = 14;
const LOCAL_NAME_LENGTH: usize = 26;

/// The same for an entry of the directory.
const ENTRY_BYTES: usize = 46;
const ENTRY_CHECKSUM: usize = 16;
const ENTRY_NAME_LENGTH: usize = 28;
const ENTRY_OFFSET: usize = 42;

/// The record at the end, which has no comment here, and where in it the directory's place stands.
const END_BYTES: usize = 22;
const END_DIRECTORY_OFFSET: usize = 16;

/// The archive without the contents of its last files.
#[derive(Debug, Clone)]
pub struct Mould {
    shared: Vec<u8>,
    /// The local headers of the last files, names included.
    headers: Vec<Vec<u8>>,
    /// The directory of all files, and the record at its end.
    directory: Vec<u8>,
    /// Where in `directory` the entries of the last files begin.
    entries: Vec<usize>,
}

impl Mould {
    /// Packs the shared files, and stored files of these names behind them.
    ///
    /// # Errors
    /// [`WriteArchiveError`] when a name comes twice, or a file is larger than the classic zip format can say.
    pub fn new<'a>(
        shared: impl IntoIterator<Item = (&'a str, &'a [u8])>,
        names: &[&'a str],
    ) -> Result<Self, WriteArchiveError> {
        let mut archive = write(shared.into_iter().chain(names.iter().map(|name| (*name, &b""[..]))))?;
        let odd = || WriteArchiveError(ZipError::InvalidArchive("an unexpected layout".into()));
        let directory = archive.split_off(directory_start(&archive).ok_or_else(odd)?);
        let mut entries = entries(&directory).ok_or_else(odd)?;
        let last = entries.split_off(entries.len().saturating_sub(names.len()));
        let start = match last.first() {
            Some(entry) => number(&directory, entry + ENTRY_OFFSET).ok_or_else(odd)?,
            None => archive.len(),
        };
        let headers = local_headers(archive.get(start..).ok_or_else(odd)?).ok_or_else(odd)?;
        archive.truncate(start);
        if headers.len() != names.len() || last.len() != names.len() {
            return Err(odd());
        }
        Ok(Self { shared: archive, headers, directory, entries: last })
    }

    /// Puts contents into the last files, in the order of their names. A file that this mould gave before is used again: its beginning is
    /// not copied once more.
    ///
    /// # Errors
    /// [`WriteArchiveError`] when the archive becomes larger than the classic zip format can say.
    pub fn fill(&self, mut file: Vec<u8>, contents: &[&[u8]]) -> Result<Vec<u8>, WriteArchiveError> {
        file.truncate(self.shared.len());
        if file.len() < self.shared.len() {
            let own: usize = contents.iter().map(|content| content.len()).sum();
            let headers: usize = self.headers.iter().map(Vec::len).sum();
            file = Vec::with_capacity(self.shared.len() + own + headers + self.directory.len());
            file.extend_from_slice(&self.shared);
        }
        let mut facts = Vec::with_capacity(contents.len());
        for (header, content) in self.headers.iter().zip(contents) {
            let fact = Fact::of(file.len(), content)?;
            let at = file.len();
            file.extend_from_slice(header);
            fact.write(&mut file, at + LOCAL_CHECKSUM);
            file.extend_from_slice(content);
            facts.push(fact);
        }
        let directory = file.len();
        file.extend_from_slice(&self.directory);
        for (entry, fact) in self.entries.iter().zip(&facts) {
            fact.write(&mut file, directory + entry + ENTRY_CHECKSUM);
            put(&mut file, directory + entry + ENTRY_OFFSET, fact.offset);
        }
        let end = file.len().saturating_sub(END_BYTES);
        put(&mut file, end + END_DIRECTORY_OFFSET, small(directory)?);
        Ok(file)
    }
}

/// What headers say of a file.
struct Fact {
    offset: u32,
    checksum: u32,
    size: u32,
}

impl Fact {
    fn of(offset: usize, content: &[u8]) -> Result<Self, WriteArchiveError> {
        Ok(Self { offset: small(offset)?, checksum: crc32fast::hash(content), size: small(content.len())? })
    }

    /// Checksum, packed size and size stand one behind the other in both kinds of header; stored files have two equal sizes.
    fn write(&self, file: &mut [u8], at: usize) {
        put(file, at, self.checksum);
        put(file, at + 4, self.size);
        put(file, at + 8, self.size);
    }
}

fn small(number: usize) -> Result<u32, WriteArchiveError> {
    u32::try_from(number).map_err(|_| WriteArchiveError(ZipError::UnsupportedArchive("4 GiB are too much")))
}

fn put(file: &mut [u8], at: usize, number: u32) {
    if let Some(place) = file.get_mut(at..at + 4) {
        place.copy_from_slice(&number.to_le_bytes());
    }
}

fn number(bytes: &[u8], at: usize) -> Option<usize> {
    let number = bytes.get(at..at + 4)?.first_chunk::<4>()?;
    usize::try_from(u32::from_le_bytes(*number)).ok()
}

/// Where the directory begins, as the record at the end says.
fn directory_start(archive: &[u8]) -> Option<usize> {
    let start = number(archive, archive.len().checked_sub(END_BYTES)? + END_DIRECTORY_OFFSET)?;
    (start <= archive.len()).then_some(start)
}

/// Headers of empty files, one behind the other.
fn local_headers(mut bytes: &[u8]) -> Option<Vec<Vec<u8>>> {
    let mut headers = Vec::new();
    while !bytes.is_empty() {
        let length = LOCAL_BYTES + lengths::<2>(bytes, LOCAL_NAME_LENGTH)?;
        let (header, rest) = bytes.split_at_checked(length)?;
        headers.push(header.to_vec());
        bytes = rest;
    }
    Some(headers)
}

/// Where the entries of a directory begin.
fn entries(directory: &[u8]) -> Option<Vec<usize>> {
    let end = directory.len().checked_sub(END_BYTES)?;
    let (mut entries, mut at) = (Vec::new(), 0);
    while at < end {
        entries.push(at);
        at += ENTRY_BYTES + lengths::<3>(directory.get(at..)?, ENTRY_NAME_LENGTH)?;
    }
    (at == end).then_some(entries)
}

/// The sum of the lengths of name, extra field and comment, which stand one behind the other.
fn lengths<const COUNT: usize>(header: &[u8], at: usize) -> Option<usize> {
    let numbers = header.get(at..at + 2 * COUNT)?;
    Some(numbers.as_chunks::<2>().0.iter().map(|pair| usize::from(u16::from_le_bytes(*pair))).sum())
}

#[cfg(test)]
mod tests {
    use super::super::{Limits, read, write};
    use super::*;

    #[test]
    fn a_filled_mould_has_the_bytes_of_packing_everything_at_once() {
        let long = vec![7; 5_000];
        let names = ["own.png", "other.png"];
        for shared in [vec![], vec![("icon.png", &long[..]), ("en.lproj/pass.strings", &b"\"a\"=\"b\";"[..])]]
        {
            let mould = Mould::new(shared.clone(), &names).unwrap();
            let mut file = Vec::new();
            for contents in [[&b"{}"[..], b"x"], [b"", &long], [&long, b""], [b"{ }", b"y"]] {
                file = mould.fill(file, &contents).unwrap();
                // Pictures are stored, as the last files of a mould are.
                let packed = write(shared.iter().copied().chain(names.into_iter().zip(contents))).unwrap();
                assert!(file == packed);
                assert!(read(&file, &Limits::default()).is_ok());
            }
        }
    }

    #[test]
    fn a_name_that_is_there_already_is_refused() {
        assert!(Mould::new([("pass.json", &b"{}"[..])], &["pass.json"]).is_err());
    }
}
