//! `passwright check --sarif` against the schema of SARIF 2.1.0, which comes in an npm package, by Python's validator.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use passwright::check::{CheckArguments, run};

use crate::packages::SARIF_SCHEMA;

/// Validates the second file against the first.
const VALIDATE: &str = "import json, sys, jsonschema\n\
    schema, log = (json.load(open(path)) for path in sys.argv[1:])\n\
    jsonschema.Draft4Validator(schema).validate(log)";

/// The validator in this version, fetched where Python does not have one.
const VALIDATOR: &str = "jsonschema==4.26.0";

fn python(arguments: &[&str]) -> Result<(), String> {
    let mut command = Command::new("python3");
    let output =
        command.args(arguments).env("PYTHONPATH", modules()).output().map_err(|error| error.to_string())?;
    if output.status.success() { Ok(()) } else { Err(String::from_utf8_lossy(&output.stderr).into_owned()) }
}

fn modules() -> PathBuf {
    Path::new(env!("CARGO_TARGET_TMPDIR")).join("peers/python")
}

fn fetch_validator() -> Result<(), String> {
    if python(&["-c", "import jsonschema"]).is_ok() {
        return Ok(());
    }
    let folder = modules();
    python(&["-m", "pip", "install", "--quiet", "--target", &folder.to_string_lossy(), VALIDATOR])
}

#[test]
fn a_sarif_log_is_valid_by_its_schema_and_a_broken_one_is_not() {
    let package = match fetch_validator().and_then(|()| SARIF_SCHEMA.fetch()) {
        Ok(package) => package,
        Err(error) => {
            assert!(std::env::var_os("CI").is_none(), "{error}");
            println!("not run: SARIF schema ({error})");
            return;
        }
    };
    let schema = package.join("package/lib/schemas/sarif-2.1.0-rtm.5.json");
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("sarif");
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("pass.json");
    fs::write(&file, "{\"formatVersion\": 2, \"relevantDate\": \"soon\", \"labelColor\": \"red\"}").unwrap();
    let arguments = CheckArguments {
        file,
        ios: None,
        root: Vec::new(),
        fix: false,
        output: None,
        json: false,
        sarif: true,
        strict: false,
    };
    let (_, log) = run(&arguments, crate::now()).unwrap();
    let path = folder.join("log.sarif");
    let validate = |text: &str| {
        fs::write(&path, text).unwrap();
        python(&["-c", VALIDATE, &schema.to_string_lossy(), &path.to_string_lossy()])
    };
    assert_eq!(validate(&log), Ok(()));
    assert!(validate(&log.replace("\"error\"", "\"bad\"")).is_err(), "the referee takes anything");
}
