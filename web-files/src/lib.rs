//! The part of the editor that handles whole passes: a wasm module that the page loads once its first picture stands.
//!
//! In scope: opening files and mending them, all checks, manifest and archive. Out of scope: what is done with it; the editor keeps the
//! design and hands its files over. Nothing here has a state beyond the files of one pass, or any I/O.
//!
//! Errors cross the border as sentences for the person, problems as JSON.

use passwright_core::bundle::{Bundle, UnsignedBundle};
use passwright_core::document::Document;
use passwright_core::mint::Template;
use passwright_core::repair::Opened;
use passwright_core::time::Timestamp;
use passwright_core::validate::{FileFact, Subject, Target, validate};
use passwright_core::zip::{self, Entry};
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::opening::Found;

mod opening;

/// The files of a pass besides its document. They are handed over when they change, the document each time.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Files {
    files: Vec<(String, Vec<u8>)>,
}

/// No files yet.
#[wasm_bindgen]
#[must_use]
pub fn files() -> Files {
    Files::default()
}

#[wasm_bindgen]
impl Files {
    /// Adds a file behind the others.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.files.push((name, bytes));
    }

    /// Checks the pass; the problems as JSON, the worst first, each in a pair with what the page needs to say it in its language.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn check(&self, pass: &[u8], now_millis: f64) -> Result<String, JsValue> {
        let document = Document::parse(pass).map_err(sentence)?;
        let files: Vec<FileFact<'_>> =
            self.files.iter().map(|(name, bytes)| FileFact { name, bytes: Some(bytes) }).collect();
        let problems = validate(&Subject {
            document: &document,
            files: &files,
            // Whole milliseconds fit into 53 bits for the next 280,000 years.
            now: Timestamp::from_unix_millis(now_millis as i64),
            target: Target::All,
            allow_loopback_http: false,
        });
        let told: Vec<_> = problems.iter().map(|problem| (problem, problem.said.to_json())).collect();
        serde_json::to_string(&told).map_err(sentence)
    }

    /// The placeholders of the pass, as a template that many people get their pass from.
    ///
    /// # Errors
    /// A sentence that says which placeholder is not written as one.
    pub fn placeholders(&self, pass: &[u8]) -> Result<Placeholders, JsValue> {
        let template = Template::new(&self.bundle(pass)?).map_err(sentence)?;
        let all: Vec<String> = template.placeholders().map(str::to_owned).collect();
        let required = template.required().map(str::to_owned).collect();
        Ok(Placeholders { all, required })
    }

    /// Freezes the pass and makes its manifest.
    ///
    /// # Errors
    /// When the document cannot be read.
    pub fn seal(&self, pass: &[u8]) -> Result<Sealed, JsValue> {
        Ok(Sealed { unsigned: self.bundle(pass)?.seal() })
    }

    /// Document and files in a zip archive, without a signature.
    ///
    /// # Errors
    /// When a file is too large for an archive.
    pub fn archive(&self, pass: &[u8]) -> Result<Vec<u8>, JsValue> {
        let files = self.files.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()));
        zip::write([("pass.json", pass)].into_iter().chain(files)).map_err(sentence)
    }
}

impl Files {
    fn bundle(&self, pass: &[u8]) -> Result<Bundle, JsValue> {
        let mut bundle = Bundle::new(Document::parse(pass).map_err(sentence)?);
        for (name, bytes) in &self.files {
            bundle.put_file(name, bytes.clone());
        }
        Ok(bundle)
    }
}

/// What differs from person to person.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Placeholders {
    all: Vec<String>,
    required: Vec<String>,
}

#[wasm_bindgen]
impl Placeholders {
    /// All names, each once.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn all(&self) -> Vec<String> {
        self.all.clone()
    }

    /// Those without a default: people who join are asked for them.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn required(&self) -> Vec<String> {
        self.required.clone()
    }
}

/// A pass that can no longer change, with its manifest.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Sealed {
    unsigned: UnsignedBundle,
}

#[wasm_bindgen]
impl Sealed {
    /// The bytes of `manifest.json`, which are what gets signed.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn manifest(&self) -> Vec<u8> {
        self.unsigned.manifest().to_vec()
    }

    /// The bytes of `pass.json`.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn pass(&self) -> Vec<u8> {
        self.unsigned.pass().to_vec()
    }

    /// The `.pkpass` file with a signature.
    ///
    /// # Errors
    /// When a file is too large for an archive.
    pub fn archive(self, signature: Vec<u8>) -> Result<Vec<u8>, JsValue> {
        self.unsigned.with_signature(signature).to_archive().map_err(sentence)
    }
}

/// What a person chose or dropped, each file with its path.
#[wasm_bindgen]
#[derive(Debug, Default)]
pub struct Opening {
    entries: Vec<Entry>,
}

/// No files yet.
#[wasm_bindgen]
#[must_use]
pub fn opening() -> Opening {
    Opening::default()
}

#[wasm_bindgen]
impl Opening {
    /// Adds a file: `folder/pass.json` when it lies in a folder, else its name.
    pub fn add(&mut self, name: String, bytes: Vec<u8>) {
        self.entries.push(Entry { name, bytes });
    }

    /// Opens them together, and mends what stands in the way.
    ///
    /// # Errors
    /// A sentence that says why nothing is opened.
    pub fn open(self, name: String) -> Result<OpenedPasses, JsValue> {
        let Found { passes, problems, is_choice } = opening::open(name, self.entries).map_err(sentence)?;
        let (names, passes) = passes.into_iter().map(|(name, opened)| (name, Some(opened))).unzip();
        Ok(OpenedPasses { names, passes, problems, is_choice })
    }
}

/// The passes that were found.
#[wasm_bindgen]
#[derive(Debug)]
pub struct OpenedPasses {
    names: Vec<String>,
    /// Each until it is taken.
    passes: Vec<Option<Result<Opened, String>>>,
    problems: Vec<String>,
    is_choice: bool,
}

#[wasm_bindgen]
impl OpenedPasses {
    /// The name of each.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.names.clone()
    }

    /// What is wrong with them as a whole, a sentence each.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn problems(&self) -> Vec<String> {
        self.problems.clone()
    }

    /// Whether the person has something to choose.
    #[wasm_bindgen(getter, js_name = isChoice)]
    #[must_use]
    pub fn is_choice(&self) -> bool {
        self.is_choice
    }

    /// Gives one away.
    ///
    /// # Errors
    /// A sentence that says why this one is not opened.
    pub fn take(&mut self, index: usize) -> Result<OpenedPass, JsValue> {
        let taken = self.passes.get_mut(index).and_then(Option::take);
        let opened = taken.unwrap_or_else(|| Err("It was opened before.".to_owned()));
        Ok(OpenedPass { opened: opened.map_err(sentence)? })
    }
}

/// A pass that was opened, with what had to be done for it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct OpenedPass {
    opened: Opened,
}

#[wasm_bindgen]
impl OpenedPass {
    /// The bytes of `pass.json`, strict JSON now.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn pass(&self) -> Vec<u8> {
        self.opened.bundle.document().to_bytes()
    }

    /// The names of the other files, in their order.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn names(&self) -> Vec<String> {
        self.opened.bundle.files().map(|(name, _)| name.to_owned()).collect()
    }

    /// The bytes of one file.
    #[must_use]
    pub fn file(&self, name: &str) -> Option<Vec<u8>> {
        self.opened.bundle.file(name).map(<[u8]>::to_vec)
    }

    /// What was mended, a sentence each.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn mended(&self) -> Vec<String> {
        self.opened.repairs.iter().map(|repair| repair.message.clone()).collect()
    }

    /// What was wrong with the package as it came, a sentence each.
    #[wasm_bindgen(getter)]
    #[must_use]
    pub fn found(&self) -> Vec<String> {
        self.opened.package_problems.iter().map(|problem| problem.message.clone()).collect()
    }
}

fn sentence(error: impl std::fmt::Display) -> JsValue {
    JsValue::from_str(&error.to_string())
}
