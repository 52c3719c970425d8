//! Packages of this field, fetched by their own package managers and checked by their SHA-256.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use sha2::{Digest, Sha256};

/// Where a package comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Registry {
    Npm,
    PyPi,
    Cargo,
}

impl Registry {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Npm => "npm",
            Self::PyPi => "PyPI",
            Self::Cargo => "Cargo",
        }
    }
}

/// A package in one version.
pub(crate) struct Package {
    pub(crate) registry: Registry,
    pub(crate) name: &'static str,
    pub(crate) version: &'static str,
    /// The file that the registry gives out, and its SHA-256.
    file: &'static str,
    sha_256: &'static str,
    /// Folders of Python modules that make passes.
    pub(crate) makes: &'static [&'static str],
}

/// Has the schema of SARIF 2.1.0 in it.
pub(crate) const SARIF_SCHEMA: Package = Package {
    registry: Registry::Npm,
    name: "@microsoft/jest-sarif",
    version: "1.0.0-beta.0",
    file: "microsoft-jest-sarif-1.0.0-beta.0.tgz",
    sha_256: "748e2c3d1a842e7bb258416685c7ea3a0da40005b72267b2052c2856d48ad102",
    makes: &[],
};

pub(crate) const PACKAGES: &[Package] = &[
    Package {
        registry: Registry::Npm,
        name: "passkit-generator",
        version: "3.6.1",
        file: "passkit-generator-3.6.1.tgz",
        sha_256: "8428d7e084dcd0fd1c10223485dbd014830877c44b91ecad9881cb43bdc1908e",
        makes: &[],
    },
    Package {
        registry: Registry::PyPi,
        name: "edutap.wallet-apple",
        version: "1.0.0a5",
        file: "edutap_wallet_apple-1.0.0a5.tar.gz",
        sha_256: "d9328d19f19eb587fe8114fb01a2a8dd0d06857e1365e6b16bbede1e66484b3b",
        makes: &[],
    },
    Package {
        registry: Registry::PyPi,
        name: "wallet-py3k",
        version: "0.0.4",
        file: "wallet-py3k-0.0.4.tar.gz",
        sha_256: "9321d287ca876f32ba8052c69cbe9d509fc62c91d3342f3a8e35dafc03ea2332",
        makes: &["wallet-py3k-0.0.4"],
    },
    Package {
        registry: Registry::PyPi,
        name: "py-pkpass",
        version: "1.0.2",
        file: "py_pkpass-1.0.2.tar.gz",
        sha_256: "3ff98faeff82bb97e6ff9dfb75d0e47632c08c21b53ec35e74f5c5e94de876ef",
        makes: &["py_pkpass-1.0.2"],
    },
    Package {
        registry: Registry::PyPi,
        name: "applepassgenerator",
        version: "0.0.2",
        file: "applepassgenerator-0.0.2.tar.gz",
        sha_256: "36eda47974472592f5cb61ee5ebdd756808eecf519659bd5faccf3fb6a199f4b",
        makes: &["applepassgenerator-0.0.2/src"],
    },
    Package {
        registry: Registry::Cargo,
        name: "passes",
        version: "1.0.1",
        file: "passes",
        sha_256: "959edc480779701cd3d20817c09ed4b6539b45d31cfc5ff3c858df08b0813014",
        makes: &[],
    },
    Package {
        registry: Registry::Cargo,
        name: "pkpass",
        version: "1.1.0",
        file: "pkpass",
        sha_256: "0befd3a197ad755cecbfb1b9e4cdede62423e20afdd73cc1b4fbf0b6d27edc55",
        makes: &[],
    },
];

fn kept(registry: Registry) -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers").join(registry.name())
}

impl Package {
    /// The folder with the unpacked package.
    pub(crate) fn fetch(&self) -> Result<PathBuf, String> {
        let folder = kept(self.registry);
        fs::create_dir_all(&folder).map_err(|error| error.to_string())?;
        if self.registry == Registry::Cargo {
            return self.fetch_crate(&folder);
        }
        let file = folder.join(self.file);
        if !file.exists() {
            self.download(&folder)?;
        }
        let bytes = fs::read(&file).map_err(|error| format!("{}: {error}", self.file))?;
        let found: String = Sha256::digest(&bytes).iter().map(|byte| format!("{byte:02x}")).collect();
        // Another file of this version is no matter of the network.
        assert_eq!(found, self.sha_256, "{} is another file than the one that was looked at", self.file);
        let unpacked = folder.join(format!("{}-{}", self.name.replace('/', "-"), self.version));
        if !unpacked.exists() {
            fs::create_dir_all(&unpacked).map_err(|error| error.to_string())?;
            run(Command::new("tar").arg("xzf").arg(&file).arg("-C").arg(&unpacked))?;
        }
        Ok(unpacked)
    }

    fn download(&self, folder: &Path) -> Result<(), String> {
        let wanted = |sign: &str| format!("{}{sign}{}", self.name, self.version);
        let mut command = match self.registry {
            Registry::Npm => {
                let mut npm = Command::new("npm");
                npm.args(["pack", "--silent", "--ignore-scripts", &wanted("@"), "--pack-destination"])
                    .arg(folder);
                npm
            }
            Registry::PyPi | Registry::Cargo => {
                let mut pip = Command::new("python3");
                pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:", "--dest"]);
                pip.arg(folder).arg(wanted("=="));
                pip
            }
        };
        run(command.current_dir(folder))
    }

    /// Cargo hands out sources only as dependencies, so a package that depends on them is made.
    fn fetch_crate(&self, folder: &Path) -> Result<PathBuf, String> {
        let crates = PACKAGES.iter().filter(|package| package.registry == Registry::Cargo);
        let dependencies: String = crates.map(|it| format!("{} = \"={}\"\n", it.name, it.version)).collect();
        let manifest = format!(
            "[package]\nname = \"peers\"\nversion = \"0.0.0\"\nedition = \"2021\"\n[workspace]\n[dependencies]\n{dependencies}"
        );
        let vendored = folder.join("vendor").join(self.file);
        if !vendored.exists() {
            fs::create_dir_all(folder.join("src")).map_err(|error| error.to_string())?;
            fs::write(folder.join("src/lib.rs"), "").map_err(|error| error.to_string())?;
            fs::write(folder.join("Cargo.toml"), manifest).map_err(|error| error.to_string())?;
            run(Command::new("cargo").args(["vendor", "--quiet", "vendor"]).current_dir(folder))?;
        }
        let checksum = fs::read_to_string(vendored.join(".cargo-checksum.json"));
        assert!(checksum.is_ok_and(|text| text.contains(self.sha_256)), "{} is another one", self.name);
        Ok(vendored)
    }
}

fn run(command: &mut Command) -> Result<(), String> {
    let output = command.output().map_err(|error| error.to_string())?;
    if output.status.success() {
        return Ok(());
    }
    let words = String::from_utf8_lossy(&output.stderr);
    Err(words.lines().last().unwrap_or("it failed without a word").to_owned())
}
