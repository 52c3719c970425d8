//! The command as a person or a script meets it: exit codes, sentences, JSON.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, reason = "tests fail by panicking")]

mod certificate;
mod check;
mod mint;
mod scratch;
mod sources;

use scratch::{Ran, Scratch};

#[test]
fn a_folder_becomes_a_pass_that_check_and_inspect_find_fine() {
    let scratch = Scratch::new();
    let built = scratch.build(&[]);
    assert_eq!(built.code, 0, "{built:?}");
    assert!(built.out.contains(" bytes; fine: 0 errors"), "{built:?}");

    let checked = scratch.run(&["check", "--root", "root.pem", "card.pkpass"]);
    assert_eq!(checked.code, 0, "{checked:?}");
    // Development certificates are told about; --strict minds.
    assert!(checked.out.contains("warning S05"), "{checked:?}");
    assert_eq!(scratch.run(&["check", "--strict", "--root", "root.pem", "card.pkpass"]).code, 1);

    let inspected = scratch.run(&["inspect", "card.pkpass"]);
    assert_eq!(inspected.code, 0, "{inspected:?}");
    for part in ["storeCard", "Acme card", "icon@2x.png", "76 x 76", "holds, signed 2", "valid until"] {
        assert!(inspected.out.contains(part), "{part}: {inspected:?}");
    }
}

#[test]
fn json_says_the_same_to_machines() {
    let scratch = Scratch::new();
    let built = scratch.build(&["--json"]).json();
    assert_eq!(built["written"], true);
    assert_eq!(built["file"], "card.pkpass");

    let checked = scratch.run(&["check", "--json", "--root", "root.pem", "card.pkpass"]).json();
    assert_eq!(checked["file"], "card.pkpass");
    assert_eq!(checked["passes"][0]["problems"][0]["rule"], "S05");
    assert_eq!(checked["passes"][0]["problems"][0]["severity"], "warns");

    let inspected = scratch.run(&["inspect", "--json", "card.pkpass"]).json();
    let pass = &inspected["passes"][0];
    assert_eq!(pass["style"], "storeCard");
    assert_eq!(pass["document"]["serialNumber"], "1");
    assert_eq!(pass["signature"]["holds"], true);
    assert_eq!(pass["signature"]["certificate"]["passTypeIdentifier"], "pass.dev.passwright");
    assert!(
        pass["files"]
            .as_array()
            .unwrap()
            .iter()
            .any(|file| file["name"] == "icon.png" && file["width"] == 38)
    );

    let failed = scratch.run(&["check", "--json", "absent.pkpass"]);
    assert_eq!(failed.code, 2);
    assert!(failed.json()["error"].as_str().unwrap().starts_with("cannot read absent.pkpass: "));
}

#[test]
fn the_document_keeps_its_bytes_and_leftovers_stay_out() {
    let scratch = Scratch::new();
    scratch.write("card/.DS_Store", b"x");
    scratch.write("card/en.lproj/pass.strings", b"\"a\" = \"b\";");
    scratch.write("card/signature", b"old");
    let built = scratch.build(&[]);
    assert!(
        built.out.contains("left out: .DS_Store") && built.out.contains("left out: signature"),
        "{built:?}"
    );
    let unpacked = scratch.unzip("card.pkpass");
    let names: Vec<&str> = unpacked.iter().map(|entry| entry.name.as_str()).collect();
    assert!(names.contains(&"en.lproj/pass.strings") && !names.contains(&".DS_Store"), "{names:?}");
    let document = unpacked.iter().find(|entry| entry.name == "pass.json").unwrap();
    assert_eq!(document.bytes, scratch.read("card/pass.json"));
}

#[test]
fn what_an_iphone_refuses_is_not_written_and_said_with_exit_code_1() {
    let scratch = Scratch::new();
    for icon in ["icon.png", "icon@2x.png", "icon@3x.png"] {
        scratch.remove(&format!("card/{icon}"));
    }
    let built = scratch.build(&[]);
    assert_eq!(built.code, 1, "{built:?}");
    assert!(built.out.starts_with("nothing was written; an iPhone refuses this pass"), "{built:?}");
    assert!(built.out.contains("error P07"), "{built:?}");
    assert!(!scratch.exists("card.pkpass"));
}

#[test]
fn a_pass_of_another_team_is_not_written() {
    let scratch = Scratch::new();
    let document = String::from_utf8(scratch.read("card/pass.json")).unwrap();
    scratch.write("card/pass.json", document.replace("PWDEVTEAM1", "OTHERTEAM1").as_bytes());
    let built = scratch.build(&[]);
    assert_eq!(built.code, 1, "{built:?}");
    assert!(built.out.contains("The pass says teamIdentifier `OTHERTEAM1`"), "{built:?}");
}

#[test]
fn a_tampered_pass_is_exit_code_1_and_names_the_file() {
    let scratch = Scratch::new();
    scratch.build(&[]);
    let mut entries = scratch.unzip("card.pkpass");
    entries.iter_mut().find(|entry| entry.name == "icon.png").unwrap().bytes.push(0);
    let files = entries.iter().map(|entry| (entry.name.as_str(), entry.bytes.as_slice()));
    scratch.write("tampered.pkpass", &passwright_core::zip::write(files).unwrap());
    let checked = scratch.run(&["check", "tampered.pkpass"]);
    assert_eq!(checked.code, 1);
    assert!(checked.out.contains("error P05 at icon.png"), "{checked:?}");
    assert_eq!(scratch.run(&["inspect", "tampered.pkpass"]).code, 1);
}

#[test]
fn what_is_no_pass_is_exit_code_2_and_one_sentence() {
    let scratch = Scratch::new();
    scratch.write("notes.txt", b"hello");
    scratch.write("empty.zip", &passwright_core::zip::write([("readme", &b"x"[..])]).unwrap());
    for command in ["check", "inspect"] {
        let absent = scratch.run(&[command, "absent.pkpass"]);
        assert_eq!((absent.code, absent.out.as_str()), (2, ""), "{absent:?}");
        assert!(absent.err.starts_with("passwright: cannot read absent.pkpass: "), "{absent:?}");
        let text = scratch.run(&[command, "notes.txt"]);
        assert_eq!(text.code, 2);
        assert!(text.err.contains("notes.txt: the file is not a readable zip archive"), "{text:?}");
        let other = scratch.run(&[command, "empty.zip"]);
        assert_eq!(other.code, 2);
        assert!(other.err.contains("this file is not a Wallet pass"), "{other:?}");
    }
    let folder =
        scratch.run(&["build", "absent", "--certificate", "pass.pem", "--key", "pass.key.pem", "-o", "x"]);
    assert_eq!(folder.code, 2, "{folder:?}");
}

#[test]
fn a_p12_file_holds_certificate_and_key_behind_its_password() {
    let scratch = Scratch::new();
    scratch.make_p12("identity.p12", "open sesame");
    let build = |more: &[&str]| {
        let start = ["build", "card", "--certificate", "identity.p12", "-o", "p12.pkpass"];
        scratch.run(&[&start[..], more].concat())
    };
    let built = build(&["--password", "open sesame"]);
    assert_eq!(built.code, 0, "{built:?}");
    let wrong = build(&["--password", "guess"]);
    assert_eq!(wrong.code, 2);
    assert_eq!(wrong.err, "passwright: identity.p12: the password is wrong\n");
    let none = build(&[]);
    assert_eq!(
        none.err,
        "passwright: identity.p12 needs its password: give --password, or set PASSWRIGHT_PASSWORD\n"
    );
    let from_environment: Ran = scratch.run_with(
        &["build", "card", "--certificate", "identity.p12", "-o", "environment.pkpass"],
        &[("PASSWRIGHT_PASSWORD", "open sesame")],
    );
    assert_eq!(from_environment.code, 0, "{from_environment:?}");
}

#[test]
fn certificates_and_keys_that_do_not_belong_together_are_one_sentence() {
    let scratch = Scratch::new();
    let build = |more: &[&str]| {
        let start = ["build", "card", "-o", "x.pkpass", "--certificate", "pass.pem"];
        let ran = scratch.run(&[&start[..], more].concat());
        assert_eq!(ran.code, 2, "{ran:?}");
        ran.err
    };
    assert!(build(&[]).contains("the private key is missing"));
    let unknown = build(&["--key", "pass.key.pem"]);
    assert!(
        unknown.contains("the intermediate certificate is missing: give the certificate of"),
        "{unknown}"
    );
    let intermediate = ["--intermediate", "intermediate.pem"];
    let other = build(&[&["--key", "other.key.pem"], &intermediate[..]].concat());
    assert!(other.contains("the private key does not belong to the certificate"), "{other}");
    let wrong = build(&["--key", "pass.key.pem", "--intermediate", "root.pem"]);
    assert!(wrong.contains("the wrong intermediate certificate"), "{wrong}");
    let swapped = build(&["--key", "pass.pem", "--intermediate", "intermediate.pem"]);
    assert!(swapped.contains("pass.pem: the file holds no private key: it is a certificate"), "{swapped}");
    assert!(!scratch.exists("x.pkpass"));
}
