//! Programs of other people that judge the files that Passwright makes: OpenSSL, `unzip`, and a script that lies beside the repository.
//!
//! In scope: running them on one file and telling their verdict. Out of scope: making good and tampered files (see `tests/referees.rs`).

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Where the script of the outside referee lies when it is there, seen from this crate.
const JUDGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared/referees/judge-signature.sh");

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
    folder: PathBuf,
    root: PathBuf,
}

impl Drop for Court {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.folder);
    }
}

impl Court {
    /// Makes the place, with the root certificate (PEM) that the referees shall trust.
    ///
    /// # Errors
    /// When the folder cannot be written.
    pub fn new(name: &str, root: &str) -> io::Result<Self> {
        let folder = std::env::temp_dir().join(format!("passwright-{name}-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        let path = folder.join("root.pem");
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
        let unpacked = self.folder.join("unpacked");
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
            println!("not run: judge-signature.sh (absent)");
            return Ok(Verdict::NotRun);
        }
        let file = self.put("judged.pkpass", archive)?;
        verdict(Command::new("bash").arg(JUDGE).arg(file).arg(&self.root))
    }

    fn verifies(&self, unpacked: &Path) -> io::Result<Verdict> {
        let mut openssl = self.cms(unpacked, "-verify");
        openssl.args(["-binary", "-purpose", "any", "-content"]).arg(unpacked.join("manifest.json"));
        openssl.arg("-CAfile").arg(&self.root).arg("-signer").arg(self.folder.join("signer.pem"));
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
        let subject = openssl.arg(self.folder.join("signer.pem")).output()?;
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
        let path = self.folder.join(name);
        fs::write(&path, bytes)?;
        Ok(path)
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
