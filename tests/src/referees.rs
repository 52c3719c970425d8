//! Programs of other people that judge the files that Passwright makes: OpenSSL, `unzip`, KDE's extractor, two libraries from npm, and a
//! script that lies beside the repository.
//!
//! In scope: running them on one file and telling their verdict. Out of scope: making good and tampered files (see `tests/referees.rs`).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

/// Where the script of the outside referee lies when it is there, seen from this crate.
const JUDGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/referees/judge-signature.sh");

/// Set when a referee that is not there is a failure, as in `cargo xtask referees`.
pub const ALL_REQUIRED: &str = "PASSWRIGHT_REFEREES";

/// Where Debian has KDE's extractor, outside of the search path.
const EXTRACTORS: [&str; 3] = [
    "/usr/lib/x86_64-linux-gnu/libexec/kf5/kitinerary-extractor",
    "/usr/lib/aarch64-linux-gnu/libexec/kf5/kitinerary-extractor",
    "/usr/bin/kitinerary-extractor",
];

/// A referee from npm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Package {
    /// Its schema, and its import.
    PasskitGenerator,
    /// Its archive reader, its rules for pictures, texts and keys.
    PassJs,
}

/// What a referee says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Verdict {
    /// The file is right.
    Accepts,
    /// The file is wrong, and why in the referee's words.
    Refuses(String),
    /// The referee is not there; its name is printed, so that nobody counts it as passed.
    NotRun,
}

impl Verdict {
    /// Whether the referee found a fault.
    #[must_use]
    pub fn refuses(&self) -> bool {
        matches!(self, Self::Refuses(_))
    }
}

/// A place for the files that the referees read; removed when dropped.
#[derive(Debug)]
pub struct Court {
    folder: TempDir,
    root: PathBuf,
}

impl Court {
    /// Makes the place, with the root certificate (PEM) that the referees shall trust.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn new(root: &str) -> io::Result<Self> {
        let folder = tempfile::tempdir()?;
        let path = folder.path().join("root.pem");
        fs::write(&path, root)?;
        Ok(Self { folder, root: path })
    }

    /// `unzip -t`: the archive's structure and checksums.
    ///
    /// # Errors
    /// When the program cannot be started.
    pub fn unzip(&self, archive: &[u8]) -> io::Result<Verdict> {
        let file = self.put("judged.pkpass", archive)?;
        verdict(Command::new("unzip").arg("-tqq").arg(file))
    }

    /// OpenSSL: the signature over the manifest up to the root, the signing time, the manifest's hashes, the signer's pass type and team.
    ///
    /// # Errors
    /// When a program cannot be started, or the archive has no manifest to judge.
    pub fn openssl(&self, archive: &[u8]) -> io::Result<Verdict> {
        let unpacked = self.folder.path().join("unpacked");
        let _ = fs::remove_dir_all(&unpacked);
        let file = self.put("judged.pkpass", archive)?;
        let refused = verdict(Command::new("unzip").arg("-qq").arg(file).arg("-d").arg(&unpacked))?;
        if refused.refuses() {
            return Ok(refused);
        }
        for rule in [Self::verifies, Self::has_a_signing_time, Self::has_these_files, Self::is_of_this_signer]
        {
            let verdict = rule(self, &unpacked)?;
            if verdict.refuses() {
                return Ok(verdict);
            }
        }
        Ok(Verdict::Accepts)
    }

    /// The script that lies beside the repository.
    ///
    /// # Errors
    /// When it is there and cannot be started.
    pub fn judge(&self, archive: &[u8]) -> io::Result<Verdict> {
        if !Path::new(JUDGE).exists() {
            println!("not run: judge-signature.sh (it lies beside the repository)");
            return Ok(Verdict::NotRun);
        }
        let file = self.put("judged.pkpass", archive)?;
        verdict(Command::new("bash").arg(JUDGE).arg(file).arg(&self.root))
    }

    /// KDE's travel assistant: what its reader finds in a pass (see `tests/referees/kde`), or nothing; `None` when it is not there.
    ///
    /// # Errors
    /// When it cannot be started.
    pub fn extracted(&self, archive: &[u8]) -> io::Result<Option<serde_json::Value>> {
        let Some(extractor) = EXTRACTORS.iter().find(|path| Path::new(path).exists()) else {
            not_run("kitinerary-extractor (Debian: apt-get install libkpimitinerary-bin)")?;
            return Ok(None);
        };
        let mut command = Command::new(extractor);
        // Without a display; the library asks for one nowhere. Not validated: a club card is no journey.
        command.env("QT_QPA_PLATFORM", "offscreen").env("LC_ALL", "C").arg("--no-validation");
        command.arg("--additional-search-path").arg(concat!(env!("CARGO_MANIFEST_DIR"), "/referees/kde"));
        let output = command.arg(self.put("judged.pkpass", archive)?).output()?;
        let found: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap_or_default();
        let read = found.pointer("/0/reservationFor/name").and_then(serde_json::Value::as_str);
        Ok(Some(read.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default()))
    }

    /// A library from npm, in a process of its own, over several files.
    ///
    /// # Errors
    /// When it cannot be started, or says nothing about a file.
    pub fn package(&self, package: Package, archives: &[(&str, Vec<u8>)]) -> io::Result<Vec<Verdict>> {
        let repository = Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/.."));
        let (name, script) = match package {
            Package::PasskitGenerator => ("passkit-generator", "tests/referees/passkit-generator.mjs"),
            Package::PassJs => ("@walletpass/pass-js", "tests/referees/pass-js.mjs"),
        };
        let node = repository.join("node_modules/.bin/node");
        if !repository.join("node_modules").join(name).exists() || !node.exists() {
            not_run(&format!("{name} (npm ci)"))?;
            return Ok(vec![Verdict::NotRun; archives.len()]);
        }
        let mut command = Command::new(node);
        command.arg(repository.join(script));
        for (index, (_, archive)) in archives.iter().enumerate() {
            command.arg(self.put(&format!("judged-{index}.pkpass"), archive)?);
        }
        let output = command.output()?;
        let verdicts: Vec<Verdict> =
            String::from_utf8_lossy(&output.stdout).lines().filter_map(verdict_of_line).collect();
        if verdicts.len() == archives.len() && output.status.success() {
            return Ok(verdicts);
        }
        Err(io::Error::other(String::from_utf8_lossy(&output.stderr).into_owned()))
    }

    fn verifies(&self, unpacked: &Path) -> io::Result<Verdict> {
        let mut openssl = self.cms(unpacked, "-verify");
        openssl.args(["-binary", "-purpose", "any", "-content"]).arg(unpacked.join("manifest.json"));
        openssl.arg("-CAfile").arg(&self.root).arg("-signer").arg(self.folder.path().join("signer.pem"));
        verdict(openssl.args(["-out", "/dev/null"]))
    }

    fn has_a_signing_time(&self, unpacked: &Path) -> io::Result<Verdict> {
        let printed = self.cms(unpacked, "-cmsout").args(["-print", "-noout"]).output()?;
        let printed = String::from_utf8_lossy(&printed.stdout).into_owned();
        Ok(holds(printed.contains("signingTime"), || "no signing time".to_owned()))
    }

    fn has_these_files(&self, unpacked: &Path) -> io::Result<Verdict> {
        let manifest: serde_json::Map<String, serde_json::Value> =
            read_json(&unpacked.join("manifest.json"))?;
        for (name, listed) in manifest {
            let printed =
                Command::new("openssl").args(["dgst", "-sha1", "-r"]).arg(unpacked.join(&name)).output()?;
            let printed = String::from_utf8_lossy(&printed.stdout).into_owned();
            if printed.split_whitespace().next() != listed.as_str() {
                return Ok(Verdict::Refuses(format!("{name} is not the file of the manifest")));
            }
        }
        Ok(Verdict::Accepts)
    }

    /// After [`Self::verifies`], which wrote the signer's certificate.
    fn is_of_this_signer(&self, unpacked: &Path) -> io::Result<Verdict> {
        let mut openssl = Command::new("openssl");
        openssl.args(["x509", "-noout", "-subject", "-nameopt", "RFC2253", "-in"]);
        let subject = openssl.arg(self.folder.path().join("signer.pem")).output()?;
        let subject = String::from_utf8_lossy(&subject.stdout).into_owned();
        let pass: serde_json::Map<String, serde_json::Value> = read_json(&unpacked.join("pass.json"))?;
        let says = |field: &str, key: &str| {
            let value = pass.get(key).and_then(serde_json::Value::as_str).unwrap_or_default();
            subject.trim().split(['=', ',']).collect::<Vec<_>>().windows(2).any(|pair| pair == [field, value])
        };
        let fits = says("UID", "passTypeIdentifier") && says("OU", "teamIdentifier");
        Ok(holds(fits, || format!("the pass is not of {subject}")))
    }

    fn cms(&self, unpacked: &Path, action: &str) -> Command {
        let mut openssl = Command::new("openssl");
        openssl.args(["cms", action, "-inform", "DER", "-in"]).arg(unpacked.join("signature"));
        openssl
    }

    fn put(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes)?;
        Ok(path)
    }
}

/// Tells that a referee is not there, and fails where it has to be.
fn not_run(referee: &str) -> io::Result<()> {
    println!("not run: {referee}");
    match std::env::var_os(ALL_REQUIRED) {
        Some(_) => Err(io::Error::other(format!("a referee is missing: {referee}"))),
        None => Ok(()),
    }
}

/// A line of a referee from npm: `null`, or the reason of its refusal.
fn verdict_of_line(line: &str) -> Option<Verdict> {
    match serde_json::from_str(line).ok()? {
        serde_json::Value::Null => Some(Verdict::Accepts),
        serde_json::Value::String(reason) => Some(Verdict::Refuses(reason)),
        _ => None,
    }
}

fn verdict(command: &mut Command) -> io::Result<Verdict> {
    let output = command.output()?;
    let words = [output.stdout, output.stderr].concat();
    Ok(holds(output.status.success(), || String::from_utf8_lossy(&words).trim().to_owned()))
}

fn holds(fine: bool, otherwise: impl FnOnce() -> String) -> Verdict {
    if fine { Verdict::Accepts } else { Verdict::Refuses(otherwise()) }
}

fn read_json<T: serde::de::DeserializeOwned>(path: &Path) -> io::Result<T> {
    Ok(serde_json::from_slice(&fs::read(path)?)?)
}
