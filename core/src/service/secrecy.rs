//! That no secret type shows itself, and that secrets are compared in constant time and nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

use crate::api::{AccountReply, DraftReply};
use crate::ids::{AuthenticationToken, DeviceLibraryIdentifier, PushToken};
use crate::service::ids::{AccountId, ApiKey, DraftLink, KeyMode};
use crate::service::ports::PushRequest;
use crate::service::settings::{Secret, Settings};

const SECRET: &str = "0123456789abcdef0123456789abcdef";

/// Every type that holds a secret, printed as a careless log line would.
#[test]
fn no_secret_type_shows_itself() {
    let secret = || Secret::new(SECRET.to_owned()).unwrap();
    let key =
        ApiKey::mint(KeyMode::Live, &AccountId::mint(&secret(), [1, 2, 3]), [0xab; ApiKey::RANDOM_BYTES]);
    let link = DraftLink::mint(&secret(), [0xcd; DraftLink::RANDOM_BYTES]);
    let settings = Settings::read(|name| name.ends_with("SECRET").then(|| SECRET.to_owned()));
    let account = AccountReply {
        account: "a".to_owned(),
        api_key: key.expose().to_owned(),
        test_api_key: SECRET.to_owned(),
    };
    let draft = DraftReply {
        url: link.expose().to_owned(),
        download_url: link.expose().to_owned(),
        qr_url: link.expose().to_owned(),
        expires_at: String::new(),
    };
    let push = PushRequest { token: SECRET.to_owned(), headers: Vec::new(), body: Vec::new() };
    let shown = [
        format!("{:?}", secret()),
        format!("{settings:?}"),
        format!("{:?}", AuthenticationToken::new(SECRET).unwrap()),
        format!("{:?}", PushToken::new(SECRET).unwrap()),
        format!("{:?}", DeviceLibraryIdentifier::new(SECRET).unwrap()),
        format!("{key:?}"),
        format!("{link:?}"),
        format!("{account:?}"),
        format!("{draft:?}"),
        format!("{push:?}"),
    ];
    // Of a key the account and its id may be seen, the last twenty digits never.
    let of_key = key.expose().get(20..).unwrap();
    for text in shown {
        for hidden in [SECRET, of_key, link.expose()] {
            assert!(!text.contains(hidden), "{text}");
        }
    }
}

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|it| it == "rs") {
            found.push(path);
        }
    }
}

/// Where hashes, tokens, signatures or secrets meet, no `==` stands between them. Hashes under which something is looked up in a table are
/// no comparison of secrets: who knows the hash knows nothing.
#[test]
fn secrets_are_compared_in_constant_time() {
    let mut files = Vec::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut files);
    let words = ["token", "secret", "hash", "signature", "presented"];
    // Each is a comparison of what is public or of kinds, looked at one by one.
    let harmless = [
        "sha256_hex(file) != *sha256",
        "signature.len() == SIGNATURE_BYTES",
        "head.pass_type == *pass_type",
        "newer.issued_at != token.issued_at",
        "was_minted != is_minted",
    ];
    let mut seen = 0;
    for file in files.iter().filter(|file| !file.ends_with("secrecy.rs")) {
        let text = fs::read_to_string(file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        seen += code.matches("constant_time_eq(").count() + code.matches(".ct_eq(").count();
        for line in code.lines().filter(|line| !line.trim_start().starts_with("//")) {
            let compares = line.contains(" == ") || line.contains(" != ");
            let in_sql = line.contains('?') && line.contains("WHERE");
            let is_service = file.components().any(|part| part.as_os_str() == "service");
            let suspicious =
                is_service && compares && !in_sql && words.iter().any(|word| line.contains(word));
            let is_harmless = harmless.iter().any(|it| line.contains(it));
            assert!(!suspicious || is_harmless, "{}: {line}", file.display());
        }
    }
    assert!(seen >= 5, "{seen}: operator, keys, tokens, ids and links are compared somewhere");
}

/// No type that prints itself has a secret as plain text in it, here or in the programs around: such fields have types of their own.
#[test]
fn what_prints_itself_holds_no_secret_as_text() {
    let house = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
    let mut files = Vec::new();
    for part in ["core", "cli", "worker", "xtask", "web"] {
        sources(&house.join(part).join("src"), &mut files);
    }
    let words = ["password", "secret", "api_key", "token", "private_key"];
    let texts =
        ["String", "Option<String>", "Vec<u8>", "&str", "&'a str", "Zeroizing<String>", "Zeroizing<Vec<u8>>"];
    let is_secret = |line: &str| {
        let Some((name, shape)) = line.trim().trim_start_matches("pub ").split_once(": ") else {
            return false;
        };
        let name = name.rsplit(' ').next().unwrap_or_default();
        // A hash is compared, and tells nobody the token.
        texts.contains(&shape.trim_end_matches(','))
            && !name.ends_with("_hash")
            && words.iter().any(|word| name.contains(word))
    };
    let mut seen = 0;
    for file in files {
        let text = fs::read_to_string(&file).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        // A type's attributes stand before it, and its fields end with the first brace in the first column.
        for piece in code.split("\n}") {
            let Some((before, fields)) = piece.split_once("struct ") else { continue };
            let derive = before.rfind("#[derive(").and_then(|place| before.get(place..)).unwrap_or_default();
            if derive.lines().next().unwrap_or_default().contains("Debug") {
                seen += 1;
                let found: Vec<&str> = fields.lines().filter(|line| is_secret(line)).collect();
                assert!(found.is_empty(), "{}: {found:?}", file.display());
            }
        }
    }
    assert!(seen > 200, "{seen}");
    assert!(is_secret("    pub api_key: String,") && !is_secret("    pub token: PushToken,"));
}
