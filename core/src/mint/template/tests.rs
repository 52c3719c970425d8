use serde_json::json;

use super::super::{FillOptions, Given, Own};
use super::*;
use crate::ids::{AuthenticationToken, SerialNumber};

fn bundle(value: Value) -> Bundle {
    let Value::Object(tree) = value else { panic!("a document is an object") };
    Bundle::new(Document::new(tree))
}

fn card() -> Value {
    json!({
        "formatVersion": 1,
        "passTypeIdentifier": "pass.org.acme.card",
        "serialNumber": "sample",
        "logoText": "{{name|Acme}}",
        "voided": "{{voided|false}}",
        "expirationDate": "{{expires|}}",
        "locations": [{"latitude": "{{latitude|0}}", "longitude": 2.5}],
        "barcodes": [{"format": "PKBarcodeFormatQR", "message": "ACME-{{serialNumber}}"}],
        "storeCard": {
            "headerFields": [],
            "primaryFields": [{"key": "points", "label": "Points", "value": 0, "_id": "7a1e"}],
            "secondaryFields": [{"key": "name", "label": "Name of {{name}}", "value": "Sample"}],
            "backFields": [{
                "key": "link",
                "value": "",
                "attributedValue": "<a href='https://acme.example/{{name}}'>{{name}}</a>",
            }],
        },
    })
}

fn columns(names: &[&str]) -> Vec<String> {
    names.iter().map(|name| (*name).to_owned()).collect()
}

fn bind(value: Value, names: &[&str]) -> Result<Form, Vec<BindError>> {
    Template::new(&bundle(value)).unwrap().bind(&columns(names))
}

fn own(serial: &str) -> Own {
    let token = AuthenticationToken::new("0123456789abcdef").unwrap();
    Own { serial_number: SerialNumber::new(serial).unwrap(), authentication_token: Some(token) }
}

#[track_caller]
fn filled(form: &Form, row: &[&str]) -> Document {
    let row: Vec<Given<'_>> = row.iter().map(|cell| Given::from(*cell)).collect();
    Document::parse(&form.fill(&row, &own("m-1")).unwrap()).unwrap()
}

#[test]
fn placeholders_fields_and_pointers_are_filled_and_types_stay() {
    let form = bind(card(), &["name", "points", "/locations/0/longitude", "expires"]).unwrap();
    let document = filled(&form, &["Zoë \"Z\"", "1250.50", "8.25", "2027-03-01T18:00+01:00"]);
    assert_eq!(document.text("/logoText"), Some("Zoë \"Z\""));
    assert_eq!(document.text("/barcodes/0/message"), Some("ACME-m-1"));
    assert_eq!(document.text("/serialNumber"), Some("m-1"));
    assert_eq!(document.get("/storeCard/primaryFields/0/value").unwrap().to_string(), "1250.50");
    assert_eq!(document.text("/storeCard/secondaryFields/0/value"), Some("Zoë \"Z\""));
    assert_eq!(document.text("/storeCard/secondaryFields/0/label"), Some("Name of Zoë \"Z\""));
    assert_eq!(document.get("/locations/0/latitude"), Some(&json!(0)));
    assert_eq!(document.get("/locations/0/longitude").unwrap().to_string(), "8.25");
    assert_eq!(document.get("/voided"), Some(&json!(false)));
    assert_eq!(document.text("/expirationDate"), Some("2027-03-01T18:00+01:00"));
    let link = "<a href='https://acme.example/Zo%C3%AB%20%22Z%22'>Zoë &quot;Z&quot;</a>";
    assert_eq!(document.text("/storeCard/backFields/0/attributedValue"), Some(link));
}

#[test]
fn a_field_is_found_by_its_binding_id_too() {
    let form = bind(card(), &["name", "7a1e"]).unwrap();
    let document = filled(&form, &["Zoë", "7"]);
    assert_eq!(document.get("/storeCard/primaryFields/0/value"), Some(&json!(7)));
}

#[test]
fn without_a_value_the_default_stands_there_or_the_key_goes() {
    let form = bind(card(), &["name", "expires"]).unwrap();
    let errors = form.fill(&[Given::Nothing, Given::Nothing], &own("m-1")).unwrap_err();
    let texts: Vec<String> = errors.iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        ["column `name`: there is no value"],
        "the logo's default is enough, the label has none"
    );

    let form = form.with_options(FillOptions { allow_empty: true, zone: None });
    let document = filled(&form, &["", ""]);
    assert_eq!(document.text("/logoText"), Some("Acme"));
    assert_eq!(document.text("/storeCard/secondaryFields/0/label"), Some("Name of "));
    assert_eq!(document.text("/storeCard/secondaryFields/0/value"), Some(""));
    assert_eq!(document.get("/expirationDate"), None);
}

#[test]
fn a_field_of_numbers_without_a_number_goes_as_a_whole() {
    let mut value = card();
    value["storeCard"]["primaryFields"][0]["value"] = json!("{{points|}}");
    value["storeCard"]["primaryFields"][0]["numberStyle"] = json!("PKNumberStyleDecimal");
    let form = bind(value, &["name", "points"]).unwrap();
    assert_eq!(filled(&form, &["Zoë", ""]).get("/storeCard/primaryFields"), Some(&json!([])));
    assert_eq!(filled(&form, &["Zoë", "3"]).get("/storeCard/primaryFields/0/value"), Some(&json!(3)));
}

#[test]
fn the_filled_document_is_printed_as_a_changed_document_is() {
    let mut design = card();
    design["userInfo"] = json!({"empty": {}, "none": [], "deep": [[1, {"a/b": null}], "\u{1}\"\\/"]});
    design["webServiceURL"] = json!("https://acme.example");
    let form = bind(design.clone(), &["name", "points", "latitude", "/userInfo/new"]).unwrap();
    let printed = form.fill(
        &[Given::Text("Z\n\"ë\""), Given::Text("3"), Given::Text("-1.0"), Given::Text("n")],
        &own("m-2"),
    );
    let Value::Object(tree) = design else { panic!("a document is an object") };
    let mut edited = Document::new(tree);
    for (pointer, value) in [
        ("/serialNumber", json!("m-2")),
        ("/logoText", json!("Z\n\"ë\"")),
        ("/voided", json!(false)),
        ("/locations/0/latitude", serde_json::from_str("-1.0").unwrap()),
        ("/barcodes/0/message", json!("ACME-m-2")),
        ("/storeCard/primaryFields/0/value", json!(3)),
        ("/storeCard/secondaryFields/0/label", json!("Name of Z\n\"ë\"")),
        ("/storeCard/secondaryFields/0/value", json!("Z\n\"ë\"")),
        (
            "/storeCard/backFields/0/attributedValue",
            json!("<a href='https://acme.example/Z%0A%22%C3%AB%22'>Z\n&quot;ë&quot;</a>"),
        ),
        ("/userInfo/new", json!("n")),
        ("/authenticationToken", json!("0123456789abcdef")),
    ] {
        edited.set(pointer, value).unwrap();
    }
    edited.remove("/expirationDate").unwrap();
    assert_eq!(String::from_utf8(printed.unwrap()).unwrap(), String::from_utf8(edited.to_bytes()).unwrap());
}

#[test]
fn serial_numbers_come_from_a_column_or_are_made_of_columns() {
    let serial = |form: &Form, row: &[&str]| {
        let row: Vec<Given<'_>> = row.iter().map(|cell| Given::from(*cell)).collect();
        form.serial_number(&row)
            .map(|serial| serial.map(|it| it.as_str().to_owned()))
            .map_err(|it| it.to_string())
    };
    let form = bind(card(), &["name", "serialNumber"]).unwrap();
    assert_eq!(serial(&form, &["Zoë", "s-1"]), Ok(Some("s-1".to_owned())));
    assert_eq!(serial(&form, &["Zoë", ""]), Err("column `serialNumber`: there is no value".to_owned()));
    let long = "s".repeat(256);
    let error = "column `serialNumber`: serial number has 256 bytes, at most 255 are allowed";
    assert_eq!(serial(&form, &["Zoë", &long]), Err(error.to_owned()));

    let mut patterned = card();
    patterned["serialNumber"] = json!("acme-{{member}}");
    let form = bind(patterned.clone(), &["member", "name"]).unwrap();
    assert!(form.has_serial_numbers());
    assert_eq!(serial(&form, &["42", "Zoë"]), Ok(Some("acme-42".to_owned())));
    assert_eq!(serial(&form, &["", "Zoë"]), Err("column `member`: there is no value".to_owned()));
    assert!(bind(patterned, &["name", "serialNumber"]).is_ok(), "the column replaces the pattern");

    let form = bind(card(), &["name"]).unwrap();
    assert_eq!(serial(&form, &["Zoë"]), Ok(None));
    assert!(!form.has_serial_numbers() && !form.wants_token());
}

#[test]
fn a_pass_with_a_web_service_gets_a_token() {
    let mut value = card();
    value["webServiceURL"] = json!("https://acme.example");
    let form = bind(value, &["name", "authenticationToken"]).unwrap();
    assert!(form.wants_token());
    let token = form.authentication_token(&[Given::Text("Zoë"), Given::Text("too short")]).unwrap_err();
    assert_eq!(
        token.to_string(),
        "column `authenticationToken`: authentication token must be at least 16 characters"
    );
    assert_eq!(filled(&form, &["Zoë", "x"]).text("/authenticationToken"), Some("0123456789abcdef"));
}

#[test]
fn columns_that_do_not_fit_are_told_all_at_once() {
    let names = [
        "Nmae",
        "name",
        "name",
        "/teamIdentifier",
        "/voided/x",
        "/locations",
        "/locations/0/altitude",
        "link2",
    ];
    let texts: Vec<String> = bind(card(), &names).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "column `Nmae` is not used: the template has no placeholder and no field of this name; is `name` meant?",
            "two columns are called `name`",
            "column `/teamIdentifier` must be the same in every pass: the certificate decides it",
            "column `/voided/x` is no place of the template",
            "column `link2` is not used: the template has no placeholder and no field of this name; is `link` meant?",
            "column `/locations/0/altitude` lies inside a place that another column fills",
        ]
    );
    let texts: Vec<String> =
        bind(card(), &["authenticationToken"]).unwrap_err().iter().map(ToString::to_string).collect();
    assert_eq!(
        texts,
        [
            "column `authenticationToken` is not used: the template has no webServiceURL",
            "there is no column `name`, which /storeCard/secondaryFields/0/label needs",
        ]
    );
}

#[test]
fn a_default_that_its_place_does_not_take_is_told() {
    let mut value = card();
    value["voided"] = json!("{{voided|maybe}}");
    assert_eq!(
        bind(value, &["name"]).unwrap_err()[0].to_string(),
        "the default of `voided` at /voided: `true` or `false` is expected, found `maybe`"
    );
}

#[test]
fn a_field_whose_value_nobody_sees_is_not_filled() {
    let mut value = card();
    value["storeCard"]["backFields"][0]["attributedValue"] = json!("<b>x</b>");
    let error = bind(value, &["name", "link"]).unwrap_err().remove(0).to_string();
    assert_eq!(
        error,
        "column `link` fills the value of a field whose attributedValue is shown instead: put the placeholder {{link}} there"
    );
}

#[test]
fn a_design_that_cannot_be_filled_is_refused() {
    let refused = |change: &dyn Fn(&mut Value), sentence: &str| {
        let mut value = card();
        change(&mut value);
        assert_eq!(Template::new(&bundle(value)).unwrap_err().to_string(), sentence);
    };
    refused(
        &|it| it["logoText"] = json!("{{name"),
        r"/logoText: `{{` opens a placeholder that no `}}` closes; write `\{{` for the braces themselves",
    );
    refused(
        &|it| it["passTypeIdentifier"] = json!("pass.{{name}}"),
        "/passTypeIdentifier must be the same in every pass: the certificate decides it",
    );
    refused(
        &|it| it["barcodes"][0]["message"] = json!("{{authenticationToken}}"),
        "/barcodes/0/message would show the authentication token, which is a secret between the phone and the server",
    );
    let mut translated = bundle(card());
    translated.put_file("de.lproj/pass.strings", b"\"Points\" = \"Punkte von {{name}}\";".to_vec());
    assert_eq!(
        Template::new(&translated).unwrap_err().to_string(),
        "de.lproj/pass.strings has a placeholder in the text for `Points`: translations are the same in every pass"
    );
}

#[test]
fn the_column_behind_a_place_is_known() {
    let form = bind(card(), &["name", "points"]).unwrap();
    assert_eq!(form.column_at("/storeCard/primaryFields/0/value"), Some("points"));
    assert_eq!(form.column_at("/storeCard/primaryFields/0"), Some("points"));
    assert_eq!(form.column_at("/barcodes/0/message"), Some("serialNumber"));
    assert_eq!(form.column_at("/barcodes/0/messageEncoding"), Some("serialNumber"));
    assert_eq!(form.column_at("/formatVersion"), None);
    assert_eq!(form.column_at(""), None);
}
