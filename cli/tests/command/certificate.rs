//! `passwright certificate` as an operator meets it, with OpenSSL as the judge of what it writes.

use crate::scratch::Scratch;

#[test]
fn a_request_is_what_openssl_verifies_and_its_key_is_for_its_owner_only() {
    let scratch = Scratch::new();
    let request = ["certificate", "request", "--pass-type", "pass.com.example.card", "-o", "new"];
    let made = scratch.run(&[&request[..], &["--email", "card@example.com", "--country", "de"]].concat());
    assert_eq!(made.code, 0, "{made:?}");
    let (key, csr) = ("new/pass.com.example.card.key.pem", "new/pass.com.example.card.certSigningRequest");
    assert!(made.out.starts_with(&format!("{key}: the private key; keep it")), "{made:?}");
    let shown = scratch.openssl(&["req", "-verify", "-noout", "-text", "-nameopt", "RFC2253", "-in", csr]);
    assert!(shown.contains("Public-Key: (2048 bit)"), "{shown}");
    assert!(shown.contains("Signature Algorithm: sha256WithRSAEncryption"), "{shown}");
    let subject =
        scratch.openssl(&["req", "-noout", "-subject", "-nameopt", "multiline,show_type", "-in", csr]);
    for part in ["IA5STRING:card@example.com", "UTF8STRING:pass.com.example.card", "PRINTABLESTRING:DE"] {
        assert!(subject.contains(part), "{part}: {subject}");
    }
    scratch.openssl(&["pkey", "-in", key, "-check", "-noout"]);
    assert!(String::from_utf8(scratch.read(key)).unwrap().starts_with("-----BEGIN PRIVATE KEY-----\n"));
    #[cfg(unix)]
    assert_eq!(scratch.mode(key), 0o600);

    let before = scratch.read(key);
    let again = scratch.run(&request);
    assert_eq!(again.code, 2, "{again:?}");
    assert!(again.err.contains("is there already; nothing was written"), "{again:?}");
    scratch.remove(key);
    assert_eq!(scratch.run(&request).code, 2);
    assert!(!scratch.exists(key) && !before.is_empty());
}

#[test]
fn a_requested_key_behind_a_password_opens_in_openssl_and_here() {
    let scratch = Scratch::new();
    let request = ["certificate", "request", "--pass-type", "pass.com.example", "-o", ".", "--json"];
    let made = scratch.run_with(&request, &[("PASSWRIGHT_PASSWORD", "open sesame")]).json();
    assert_eq!(made["encrypted"], true);
    let key = made["privateKey"].as_str().unwrap();
    scratch.openssl(&["pkey", "-in", key, "-passin", "pass:open sesame", "-check", "-noout"]);
    let show = |password: &str| scratch.run(&["certificate", "show", key, "--password", password]);
    assert!(show("open sesame").out.contains("private key      RSA, 2048 bits"), "{:?}", show("open sesame"));
    assert_eq!(show("guess").err, format!("passwright: {key}: the password is wrong\n"));
    let none = scratch.run(&["certificate", "show", key]);
    assert!(none.err.contains("needs its password: give --password, or set PASSWRIGHT_PASSWORD"), "{none:?}");
}

#[test]
fn a_request_for_no_pass_type_or_a_strange_country_is_refused() {
    let scratch = Scratch::new();
    let request = |more: &[&str]| scratch.run(&[&["certificate", "request", "-o", "new"], more].concat());
    let other = request(&["--pass-type", "com.example"]);
    assert_eq!(other.code, 2);
    assert!(other.err.contains("`pass.` followed by"), "{other:?}");
    assert!(
        request(&["--pass-type", "pass.a", "--country", "Germany"]).err.contains("two letters are expected")
    );
    assert!(request(&["--pass-type", "pass.a", "--email", "nobody"]).err.contains("an address like"));
    assert!(!scratch.exists("new"));
}

#[test]
fn show_names_identity_dates_chain_and_key() {
    let scratch = Scratch::new();
    scratch.make_p12("identity.p12", "x");
    let shown = scratch.run(&["certificate", "show", "identity.p12", "--password", "x"]);
    assert_eq!(shown.code, 0, "{shown:?}");
    for part in [
        "identity.p12: a .p12 file (PKCS#12)",
        "pass type      pass.dev.passwright",
        "team           PWDEVTEAM1",
        " days left",
        "intermediate   in this file",
        "not for passes this is not a Pass Type ID certificate",
        "private key      RSA, 2048 bits, of Pass Type ID: pass.dev.passwright (PWDEVTEAM1)",
    ] {
        assert!(shown.out.contains(part), "{part}: {}", shown.out);
    }
    let json = scratch.run(&["certificate", "show", "pass.pem", "--json"]).json();
    let certificate = &json["certificates"][0];
    assert_eq!(certificate["passTypeIdentifier"], "pass.dev.passwright");
    assert!(certificate["daysLeft"].as_i64().unwrap() > 300);
    assert_eq!(
        (&certificate["hasPrivateKey"], &json["privateKey"]),
        (&false.into(), &serde_json::Value::Null)
    );
    scratch.openssl(&["req", "-new", "-key", "pass.key.pem", "-subj", "/CN=x", "-out", "a.csr"]);
    let request = scratch.run(&["certificate", "show", "a.csr"]);
    assert_eq!(request.code, 2);
    assert!(
        request.err.contains("it is a certificate signing request (CSR); upload it to Apple"),
        "{request:?}"
    );
}

#[test]
fn check_says_every_fault_with_exit_code_1_and_what_is_unreadable_with_2() {
    let scratch = Scratch::new();
    let check = |more: &[&str]| scratch.run(&[&["certificate", "check", "pass.pem"], more].concat());
    let intermediate = ["--intermediate", "intermediate.pem"];
    let fine = check(&[&["pass.key.pem"], &intermediate[..]].concat());
    assert_eq!(fine.code, 0, "{fine:?}");
    assert!(fine.out.contains("(PWDEVTEAM1): fine, it signs passes"), "{fine:?}");
    let json = check(&[&["pass.key.pem", "--json"], &intermediate[..]].concat()).json();
    assert_eq!((&json["fine"], &json["problems"]), (&true.into(), &serde_json::json!([])));

    let other = check(&["other.key.pem", "--intermediate", "root.pem"]);
    assert_eq!(other.code, 1, "{other:?}");
    assert!(
        other.out.contains("error    the private key does not belong to the certificate of"),
        "{other:?}"
    );
    assert!(other.out.contains("error    the wrong intermediate certificate"), "{other:?}");
    let alone = check(&intermediate);
    assert!(alone.out.contains("error    the private key is missing"), "{alone:?}");
    assert_eq!(check(&["absent.pem"]).code, 2);
    assert_eq!(scratch.run(&["certificate", "check", "pass.key.pem"]).code, 2);
}

#[test]
fn export_writes_the_secrets_that_the_worker_reads() {
    let scratch = Scratch::new();
    scratch.openssl(&[
        "pkcs12",
        "-export",
        "-legacy",
        "-inkey",
        "pass.key.pem",
        "-in",
        "pass.pem",
        "-certfile",
        "intermediate.pem",
        "-out",
        "legacy.p12",
        "-passout",
        "pass:x",
    ]);
    let export = ["certificate", "export", "legacy.p12", "--password", "x", "-o", "secrets"];
    let written = scratch.run(&export);
    assert_eq!(written.code, 0, "{written:?}");
    assert!(written.out.contains("npx wrangler secret put PASS_PRIVATE_KEY < secrets/PASS_PRIVATE_KEY.pem"));
    let secret = |name: &str| Some(String::from_utf8(scratch.read(&format!("secrets/{name}.pem"))).unwrap());
    let credentials = passwright_core::signature::credentials::Credentials::read(secret).unwrap();
    assert_eq!(credentials.chain.pass_type_identifier().as_str(), "pass.dev.passwright");
    let for_pushes = secret("PUSH_CERTIFICATE").unwrap();
    assert_eq!(for_pushes.matches("-----BEGIN CERTIFICATE-----\n").count(), 2, "{for_pushes}");
    assert!(for_pushes.starts_with(secret("PASS_CERTIFICATE").unwrap().trim_end()));
    #[cfg(unix)]
    assert_eq!(scratch.mode("secrets/PASS_PRIVATE_KEY.pem"), 0o600);
    assert_eq!(scratch.run(&export).code, 2);
}

#[test]
fn an_expired_certificate_is_named_with_its_day_and_signs_nothing() {
    let scratch = Scratch::new();
    scratch.openssl(&[
        "req",
        "-x509",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        "ca.key",
        "-out",
        "ca.pem",
        "-subj",
        "/CN=Old CA",
        "-days",
        "3000",
    ]);
    let subject = "/UID=pass.dev.old/CN=Pass Type ID: pass.dev.old/OU=PWDEVTEAM1";
    scratch.openssl(&["req", "-new", "-key", "pass.key.pem", "-subj", subject, "-out", "old.csr"]);
    scratch.openssl(&[
        "x509",
        "-req",
        "-in",
        "old.csr",
        "-CA",
        "ca.pem",
        "-CAkey",
        "ca.key",
        "-CAcreateserial",
        "-out",
        "old.pem",
        "-days",
        "-1",
    ]);
    let checked =
        scratch.run(&["certificate", "check", "old.pem", "pass.key.pem", "--intermediate", "ca.pem"]);
    assert_eq!(checked.code, 1, "{checked:?}");
    assert!(
        checked
            .out
            .contains("error    the certificate of Pass Type ID: pass.dev.old (PWDEVTEAM1) expired on 2")
    );
}
