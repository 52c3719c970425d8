//! A folder of one test with certificates and the files of a small pass.

use std::fs;
use std::process::{Child, Command, Stdio};
use std::sync::LazyLock;

use passwright_core::images::Scale;
use passwright_core::validate::default_icon;
use passwright_core::zip::{self, Entry, Limits};
use passwright_tests::development_certificates::{
    DevelopmentCertificates, PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER,
};

/// RSA keys take a second each: made once for all tests.
static CERTIFICATES: LazyLock<DevelopmentCertificates> =
    LazyLock::new(|| DevelopmentCertificates::generate(PASS_TYPE_IDENTIFIER, TEAM_IDENTIFIER).unwrap());

/// A folder that is removed when dropped.
pub(crate) struct Scratch(tempfile::TempDir);

/// What a command left behind.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    #[track_caller]
    pub(crate) fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|error| panic!("{error}: {self:?}"))
    }
}

impl Scratch {
    pub(crate) fn new() -> Self {
        let scratch = Self(tempfile::tempdir().unwrap());
        CERTIFICATES.write(scratch.0.path()).unwrap();
        let other = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/certificates/other.key.pem");
        scratch.write("other.key.pem", &fs::read(other).unwrap());
        let document = serde_json::json!({
            "formatVersion": 1,
            "passTypeIdentifier": PASS_TYPE_IDENTIFIER,
            "teamIdentifier": TEAM_IDENTIFIER,
            "serialNumber": "1",
            "organizationName": "Acme",
            "description": "Acme card",
            "storeCard": {"primaryFields": [{"key": "balance", "label": "Balance", "value": "12"}]},
        });
        // Printed in one line, which the command must leave alone.
        scratch.write("card/pass.json", document.to_string().as_bytes());
        let scales = [("icon.png", Scale::One), ("icon@2x.png", Scale::Two), ("icon@3x.png", Scale::Three)];
        for (name, scale) in scales {
            scratch.write(&format!("card/{name}"), default_icon(scale));
        }
        scratch
    }

    pub(crate) fn write(&self, name: &str, bytes: &[u8]) {
        let path = self.0.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub(crate) fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.0.path().join(name)).unwrap()
    }

    pub(crate) fn remove(&self, name: &str) {
        fs::remove_file(self.0.path().join(name)).unwrap();
    }

    pub(crate) fn exists(&self, name: &str) -> bool {
        self.0.path().join(name).exists()
    }

    /// The names in a folder, sorted.
    pub(crate) fn list(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.0.path().join(folder)).unwrap();
        let mut names: Vec<String> =
            entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    /// The names in a folder that may not be made yet.
    pub(crate) fn list_if_there(&self, folder: &str) -> Vec<String> {
        if self.exists(folder) { self.list(folder) } else { Vec::new() }
    }

    /// Starts the command and does not wait for it.
    pub(crate) fn start(&self, arguments: &[&str]) -> Child {
        let mut command = Command::new(env!("CARGO_BIN_EXE_passwright"));
        command.args(arguments).current_dir(self.0.path()).stdout(Stdio::null()).stderr(Stdio::null());
        command.spawn().unwrap()
    }

    pub(crate) fn unzip(&self, name: &str) -> Vec<Entry> {
        zip::read(&self.read(name), &Limits::default()).unwrap()
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Ran {
        self.run_with(arguments, &[])
    }

    pub(crate) fn run_with(&self, arguments: &[&str], environment: &[(&str, &str)]) -> Ran {
        let output = Command::new(env!("CARGO_BIN_EXE_passwright"))
            .args(arguments)
            .current_dir(self.0.path())
            .env_remove("PASSWRIGHT_PASSWORD")
            .envs(environment.iter().copied())
            .output()
            .unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        Ran { code: output.status.code().unwrap(), out: text(output.stdout), err: text(output.stderr) }
    }

    /// Builds `card` into `card.pkpass` with the right certificates.
    pub(crate) fn build(&self, more: &[&str]) -> Ran {
        let identity =
            ["--certificate", "pass.pem", "--key", "pass.key.pem", "--intermediate", "intermediate.pem"];
        self.run(&[&["build", "card", "-o", "card.pkpass"], &identity[..], more].concat())
    }

    /// Runs OpenSSL in the folder and returns what it prints.
    #[track_caller]
    pub(crate) fn openssl(&self, arguments: &[&str]) -> String {
        let output = Command::new("openssl").args(arguments).current_dir(self.0.path()).output().unwrap();
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The permissions of a file, as `chmod` writes them.
    #[cfg(unix)]
    pub(crate) fn mode(&self, name: &str) -> u32 {
        use std::os::unix::fs::PermissionsExt;
        fs::metadata(self.0.path().join(name)).unwrap().permissions().mode() & 0o777
    }

    /// A `.p12` file with key, certificate and intermediate, made by OpenSSL.
    pub(crate) fn make_p12(&self, name: &str, password: &str) {
        let status = Command::new("openssl")
            .args(["pkcs12", "-export", "-inkey", "pass.key.pem", "-in", "pass.pem", "-certfile"])
            .args(["intermediate.pem", "-out", name, "-passout", &format!("pass:{password}")])
            .current_dir(self.0.path())
            .status()
            .unwrap();
        assert!(status.success());
    }
}
