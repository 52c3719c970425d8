//! The body of the "wallet pass" dialect, translated into a pass.
//!
//! All keys may be left out, but somebody must be able to read something on the front.

use serde_json::{Map, Value, json};

use super::super::refusal::Refusal;
use super::super::remote_pictures::WantedPicture;
use super::draft::{Draft, color, made_key, only_known, wrong};
use crate::pass::{BarcodeFormat, Style, TransitType};
use crate::strings;

/// The most places that iOS takes (Apple, "Pass.Locations").
const MAX_LOCATIONS: usize = 10;
/// The most languages of one pass; each is a folder of its own.
const MAX_LANGUAGES: usize = 40;

/// Field groups with the word that made keys begin with; all but the last are on the front.
const GROUPS: [(&str, &str); 5] = [
    ("headerFields", "header"),
    ("primaryFields", "primary"),
    ("secondaryFields", "secondary"),
    ("auxiliaryFields", "auxiliary"),
    ("backFields", "back"),
];

/// Pictures by the first part of their keys, which is also their file name.
const PICTURES: [&str; 6] = ["icon", "logo", "thumbnail", "strip", "background", "footer"];
const SCALES: [(&str, &str); 3] = [("Url", ""), ("Url2x", "@2x"), ("Url3x", "@3x")];

const COLORS: [&str; 3] = ["foregroundColor", "backgroundColor", "labelColor"];

/// Keys that become keys of the pass as they are; the checks look into them.
const AS_THEY_ARE: [&str; 5] = ["relevantDates", "expirationDate", "beacons", "nfc", "semantics"];

/// Keys of an answer of this API: they may be sent back and change nothing.
pub(super) const IGNORED: [&str; 3] = ["serialNumber", "createdAt", "updatedAt"];

const OTHERS: [&str; 9] = [
    "organizationName",
    "style",
    "description",
    "logoText",
    "barcodeValue",
    "barcodeFormat",
    "transitType",
    "locations",
    "localizations",
];

/// Every key that a body may have.
fn known_keys() -> Vec<String> {
    let pictures = PICTURES.iter().flat_map(|name| SCALES.iter().map(move |(end, _)| format!("{name}{end}")));
    let groups = GROUPS.iter().map(|(key, _)| *key);
    let rest = groups.chain(COLORS).chain(AS_THEY_ARE).chain(OTHERS).chain(IGNORED).map(str::to_owned);
    pictures.chain(rest).collect()
}

/// Translates a body; `organization` is the name of the account.
pub(super) fn translate(body: &Map<String, Value>, organization: &str) -> Result<Draft, Refusal> {
    let known = known_keys();
    only_known(body, &known.iter().map(String::as_str).collect::<Vec<_>>())?;
    let logo_text = text(body, "logoText")?;
    let named = text(body, "organizationName")?;
    let description = text(body, "description")?.or(logo_text).or(named).unwrap_or("Pass");
    let mut draft = Draft::new(named.unwrap_or(organization), description);
    if let Some(logo_text) = logo_text {
        draft.set("logoText", logo_text);
    }
    let style = style(body)?;
    draft.set(style.key(), fields(body, style)?);
    barcode(body, &mut draft)?;
    for key in COLORS {
        if let Some(found) = text(body, key)? {
            let written = color(found)
                .ok_or_else(|| wrong(format!("{key} must be a colour: rgb(r, g, b) or #rrggbb")))?;
            draft.set(key, written);
        }
    }
    for key in AS_THEY_ARE {
        if let Some(value) = given(body, key) {
            draft.set(key, value.clone());
        }
    }
    locations(body, &mut draft)?;
    localizations(body, &mut draft)?;
    draft.pictures = pictures(body)?;
    if logo_text.is_none_or(|text| text.trim().is_empty()) && !has_front_text(&draft, style) {
        return Err(wrong("the pass would be empty: send logoText or a field with a value"));
    }
    Ok(draft)
}

/// A key that is there; `null` means that it is not.
fn given<'a>(body: &'a Map<String, Value>, key: &str) -> Option<&'a Value> {
    body.get(key).filter(|value| !value.is_null())
}

fn text<'a>(body: &'a Map<String, Value>, key: &str) -> Result<Option<&'a str>, Refusal> {
    let Some(value) = given(body, key) else { return Ok(None) };
    value.as_str().map(Some).ok_or_else(|| wrong(format!("{key} must be a text")))
}

fn style(body: &Map<String, Value>) -> Result<Style, Refusal> {
    let Some(found) = text(body, "style")? else { return Ok(Style::Generic) };
    let all = Style::ALL.map(Style::key).join(", ");
    Style::from_key(found).ok_or_else(|| wrong(format!("style must be one of: {all}")))
}

/// The style's own object: its fields, and what a boarding pass is for.
fn fields(body: &Map<String, Value>, style: Style) -> Result<Value, Refusal> {
    let mut groups = Map::new();
    for (key, word) in GROUPS {
        let Some(value) = given(body, key) else { continue };
        let list = value.as_array().ok_or_else(|| wrong(format!("{key} must be a list of fields")))?;
        let list = list.iter().enumerate().map(|(index, value)| field(value, key, word, index));
        groups.insert(key.to_owned(), Value::Array(list.collect::<Result<_, _>>()?));
    }
    let transit = text(body, "transitType")?;
    match (style, transit) {
        (Style::BoardingPass, found) => {
            let found = found.unwrap_or(TransitType::Generic.as_str());
            let all = TransitType::ALL.map(TransitType::as_str).join(", ");
            let known = TransitType::parse(found)
                .ok_or_else(|| wrong(format!("transitType must be one of: {all}")))?;
            groups.insert("transitType".to_owned(), json!(known.as_str()));
        }
        (_, Some(_)) => return Err(wrong("transitType belongs to boardingPass only")),
        (_, None) => {}
    }
    Ok(Value::Object(groups))
}

fn field(value: &Value, group: &str, word: &str, index: usize) -> Result<Value, Refusal> {
    let Some(found) = value.as_object() else {
        return Err(wrong(format!("{group}[{index}] must be an object with key, label and value")));
    };
    let label = found.get("label").and_then(Value::as_str).unwrap_or_default();
    let mut field = Map::new();
    // The key comes first, as everybody writes it.
    let key = found.get("key").filter(|key| !key.is_null()).cloned();
    field.insert("key".to_owned(), key.unwrap_or_else(|| made_key(word, index, label).into()));
    for (key, value) in found.iter().filter(|(key, value)| *key != "key" && !value.is_null()) {
        field.insert(key.clone(), value.clone());
    }
    Ok(Value::Object(field))
}

fn has_front_text(draft: &Draft, style: Style) -> bool {
    let groups = draft.tree.get(style.key()).and_then(Value::as_object);
    let shown = |value: &Value| match value.get("value") {
        Some(Value::String(text)) => !text.trim().is_empty(),
        Some(Value::Number(_)) => true,
        _ => false,
    };
    let front = GROUPS.iter().filter(|(_, word)| *word != "back");
    groups
        .is_some_and(|groups| front.filter_map(|(key, _)| groups.get(*key)?.as_array()).flatten().any(shown))
}

fn barcode(body: &Map<String, Value>, draft: &mut Draft) -> Result<(), Refusal> {
    let format = match text(body, "barcodeFormat")? {
        None => BarcodeFormat::Qr,
        Some(found) => barcode_format(found).ok_or_else(|| {
            let all = BarcodeFormat::ALL.map(|format| short_name(format).to_owned()).join(", ");
            wrong(format!("barcodeFormat must be one of: {all}"))
        })?,
    };
    if let Some(message) = text(body, "barcodeValue")?.filter(|message| !message.is_empty()) {
        draft.set_barcode(format, message);
    }
    Ok(())
}

/// Apple's name of a format, or the same without its prefix.
pub(super) fn barcode_format(name: &str) -> Option<BarcodeFormat> {
    BarcodeFormat::parse(name).or_else(|| {
        BarcodeFormat::ALL.into_iter().find(|format| short_name(*format).eq_ignore_ascii_case(name))
    })
}

fn short_name(format: BarcodeFormat) -> &'static str {
    format.as_str().strip_prefix("PKBarcodeFormat").unwrap_or(format.as_str())
}

fn locations(body: &Map<String, Value>, draft: &mut Draft) -> Result<(), Refusal> {
    let Some(value) = given(body, "locations") else { return Ok(()) };
    let list = value.as_array().ok_or_else(|| wrong("locations must be a list of places"))?;
    if list.len() > MAX_LOCATIONS {
        return Err(wrong(format!(
            "locations has {} places, at most {MAX_LOCATIONS} are possible",
            list.len()
        )));
    }
    draft.set("locations", value.clone());
    Ok(())
}

/// `{"de": {"Balance": "Guthaben"}}`: for each language the texts of the pass and their translations.
fn localizations(body: &Map<String, Value>, draft: &mut Draft) -> Result<(), Refusal> {
    let shape = || {
        wrong("localizations must be an object of languages, each an object of texts and their translations")
    };
    let Some(value) = given(body, "localizations") else { return Ok(()) };
    let languages = value.as_object().ok_or_else(shape)?;
    if languages.len() > MAX_LANGUAGES {
        return Err(wrong(format!(
            "localizations has {} languages, at most {MAX_LANGUAGES} are possible",
            languages.len()
        )));
    }
    for (language, texts) in languages {
        let named = !language.is_empty() && language.len() <= 20;
        if !named || !language.chars().all(|character| character.is_ascii_alphanumeric() || character == '-')
        {
            return Err(wrong(format!(
                "{:?} is not the name of a language, such as \"de\" or \"pt-BR\"",
                language.chars().take(20).collect::<String>()
            )));
        }
        let texts = texts.as_object().ok_or_else(shape)?.iter();
        let texts = texts.map(|(key, value)| Ok((key.as_str(), value.as_str().ok_or_else(shape)?)));
        let texts = texts.collect::<Result<Vec<_>, Refusal>>()?;
        draft.files.push((format!("{language}.lproj/{}", strings::FILE), strings::write(texts)));
    }
    Ok(())
}

fn pictures(body: &Map<String, Value>) -> Result<Vec<WantedPicture>, Refusal> {
    let mut wanted = Vec::new();
    for name in PICTURES {
        for (end, suffix) in SCALES {
            let key = format!("{name}{end}");
            if let Some(source) = text(body, &key)?.filter(|source| !source.is_empty()) {
                wanted.push(WantedPicture {
                    file: format!("{name}{suffix}.png"),
                    source: source.to_owned(),
                    key,
                });
            }
        }
    }
    Ok(wanted)
}

/// A stored body with a change: a sent key replaces the stored one whole, `null` removes it.
pub(super) fn merged(stored: &Map<String, Value>, change: &Map<String, Value>) -> Map<String, Value> {
    let mut body = stored.clone();
    for (key, value) in change {
        if value.is_null() {
            body.shift_remove(key);
        } else if !IGNORED.contains(&key.as_str()) {
            body.insert(key.clone(), value.clone());
        }
    }
    body
}
