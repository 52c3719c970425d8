//! What the commands take besides a folder: templates, other passes, several at once.

use passwright_core::template;
use passwright_core::zip::{self, Limits};

use crate::scratch::{Ran, Scratch};

const IDENTITY: [&str; 6] =
    ["--certificate", "pass.pem", "--key", "pass.key.pem", "--intermediate", "intermediate.pem"];

#[track_caller]
fn build(scratch: &Scratch, arguments: &[&str]) -> Ran {
    scratch.run(&[&["build"], arguments, &IDENTITY].concat())
}

fn names(scratch: &Scratch, file: &str) -> Vec<String> {
    scratch.unzip(file).into_iter().map(|entry| entry.name).collect()
}

#[test]
fn a_plain_icon_is_added_where_only_larger_ones_are_there_and_said() {
    let scratch = Scratch::new();
    scratch.remove("card/icon.png");
    let built = build(&scratch, &["card", "-o", "card.pkpass"]);
    assert_eq!(built.code, 0, "{built:?}");
    assert!(built.out.contains("icon.png was missing; it is a copy of icon@2x.png now."), "{built:?}");
    let unpacked = scratch.unzip("card.pkpass");
    let icon = |name: &str| unpacked.iter().find(|entry| entry.name == name).map(|entry| &entry.bytes);
    assert_eq!(icon("icon.png").unwrap(), icon("icon@2x.png").unwrap());
}

#[test]
fn a_template_goes_out_and_comes_in_as_a_file_and_as_a_folder() {
    let scratch = Scratch::new();
    let made = scratch.run(&["template", "card", "-o", "card.pkpasstemplate"]);
    assert_eq!(made.code, 0, "{made:?}");
    assert_eq!(
        names(&scratch, "card.pkpasstemplate"),
        ["pass.json", "tooling.json", "icon@2x.png", "icon@3x.png"]
    );
    for entry in scratch.unzip("card.pkpasstemplate") {
        scratch.write(&format!("folder.pkpasstemplate/{}", entry.name), &entry.bytes);
    }
    for (source, output) in
        [("card.pkpasstemplate", "file.pkpass"), ("folder.pkpasstemplate", "folder.pkpass")]
    {
        let built = build(&scratch, &[source, "-o", output]);
        assert_eq!(built.code, 0, "{built:?}");
        assert!(names(&scratch, output).contains(&"icon.png".to_owned()));
        let inspected = scratch.run(&["inspect", source]);
        assert!(inspected.out.contains("Acme card") && inspected.out.contains("icon.png"), "{inspected:?}");
    }
    // Back from the pass, the template is the same.
    scratch.run(&["template", "file.pkpass", "-o", "again.pkpasstemplate"]);
    let opened = |name: &str| template::read(&scratch.read(name), &Limits::default()).unwrap().bundle;
    assert_eq!(opened("again.pkpasstemplate"), opened("card.pkpasstemplate"));
}

#[test]
fn several_passes_go_into_one_file_and_each_is_told_of() {
    let scratch = Scratch::new();
    let document = String::from_utf8(scratch.read("card/pass.json")).unwrap();
    scratch.write(
        "other/pass.json",
        document.replace("\"serialNumber\":\"1\"", "\"serialNumber\":\"2\"").as_bytes(),
    );
    for icon in ["icon.png", "icon@2x.png", "icon@3x.png"] {
        scratch.write(&format!("other/{icon}"), &scratch.read(&format!("card/{icon}")));
    }
    let built = build(&scratch, &["card", "other", "-o", "both.pkpasses"]);
    assert_eq!(built.code, 0, "{built:?}");
    assert_eq!(names(&scratch, "both.pkpasses"), ["card.pkpass", "other.pkpass"]);
    let inspected = scratch.run(&["inspect", "--json", "both.pkpasses"]).json();
    assert_eq!(inspected["passes"][1]["name"], "other.pkpass");
    assert_eq!(inspected["passes"][1]["document"]["serialNumber"], "2");

    // Signed anew out of that file, with one that an iPhone refuses among them: nothing is written.
    let again = build(&scratch, &["both.pkpasses", "card", "-o", "three.pkpasses"]);
    assert_eq!(
        names(&scratch, "three.pkpasses"),
        ["card.pkpass", "other.pkpass", "card-2.pkpass"],
        "{again:?}"
    );
    scratch.write("other/pass.json", document.replace("PWDEVTEAM1", "OTHERTEAM1").as_bytes());
    let refused = build(&scratch, &["card", "other", "--json", "-o", "none.pkpasses"]);
    assert_eq!(refused.code, 1, "{refused:?}");
    assert_eq!(refused.json()["written"], false);
    assert!(!scratch.exists("none.pkpasses"));
}

#[test]
fn more_than_ten_passes_are_refused_in_a_sentence() {
    let scratch = Scratch::new();
    let sources = ["card"; 11];
    let built = build(&scratch, &[&sources[..], &["-o", "many.pkpasses"]].concat());
    assert_eq!((built.code, built.err.as_str()), (2, "passwright: a bundle may hold 10 passes, not 11\n"));
}

#[test]
fn inspect_says_languages_looks_and_the_sign_up_form() {
    let scratch = Scratch::new();
    let form = br#"{"requiredPersonalizationFields":["PKPassPersonalizationFieldEmailAddress"],"description":"Join"}"#;
    let pass = br#"{"preferredStyleSchemes":["posterEventTicket","eventTicket"],"eventTicket":{},"posterGeneric":{}}"#;
    let files: [(&str, &[u8]); 4] = [
        ("pass.json", pass),
        ("personalization.json", form),
        ("de.lproj/pass.strings", b"\"a\" = \"b\";"),
        ("en.lproj/logo.png", b"x"),
    ];
    scratch.write("rich.pkpass", &zip::write(files).unwrap());
    let inspected = scratch.run(&["inspect", "rich.pkpass"]);
    for part in
        ["posterGeneric, for iOS 27", "posterEventTicket, eventTicket", "de, en", "asks for emailAddress"]
    {
        assert!(inspected.out.contains(part), "{part}: {inspected:?}");
    }
    let json = scratch.run(&["inspect", "--json", "rich.pkpass"]).json();
    assert_eq!(json["passes"][0]["languages"], serde_json::json!(["de", "en"]));
    assert_eq!(json["passes"][0]["personalization"]["description"], "Join");
}
