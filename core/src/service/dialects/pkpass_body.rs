//! The body of the "pkpass" dialect, translated into a pass. Its limits and error texts are documented; clients compare them.

use serde_json::{Map, Value, json};

use super::super::account::Plan;
use super::super::refusal::Refusal;
use super::super::remote_pictures::WantedPicture;
use super::draft::{Draft, made_key, only_known, rgb, wrong};
use crate::pass::{BarcodeFormat, Color, Style};
use crate::time::Timestamp;

const MAX_BARCODE_CHARACTERS: usize = 512;
const MAX_NAME_CHARACTERS: usize = 64;
const MAX_DESCRIPTION_CHARACTERS: usize = 128;
const MAX_CARD_LABEL_CHARACTERS: usize = 32;
const MAX_FIELDS: usize = 10;
const MAX_LABEL_CHARACTERS: usize = 64;
const MAX_VALUE_CHARACTERS: usize = 256;
const MAX_MESSAGE_CHARACTERS: usize = 128;
const MAX_LOCATIONS: usize = 10;
const EXPIRATION_DAYS: std::ops::RangeInclusive<i64> = 1..=3650;
const DAY_MILLIS: i64 = 24 * 60 * 60 * 1000;

/// The luminance from which on a background gets dark text: there both texts have the same contrast (WCAG 2.2, "relative luminance").
const DARK_TEXT_LUMINANCE: f64 = 0.179;

const FORMATS: [(&str, BarcodeFormat); 4] = [
    ("QR", BarcodeFormat::Qr),
    ("PDF417", BarcodeFormat::Pdf417),
    ("Aztec", BarcodeFormat::Aztec),
    ("Code128", BarcodeFormat::Code128),
];

/// Field groups with the word that made keys begin with.
const GROUPS: [(&str, &str); 4] = [
    ("headerFields", "header"),
    ("primaryFields", "primary"),
    ("secondaryFields", "secondary"),
    ("backFields", "back"),
];

/// Pictures by their keys, in the order in which they are refused on the free plan.
const PICTURES: [(&str, &str); 4] =
    [("logoURL", "logo"), ("thumbnailURL", "thumbnail"), ("stripURL", "strip"), ("iconURL", "icon")];

/// Backgrounds by their names; all are dark enough for white text.
const PRESETS: [(&str, Color); 6] = [
    ("dark", Color { red: 28, green: 28, blue: 30 }),
    ("blue", Color { red: 0, green: 82, blue: 165 }),
    ("green", Color { red: 20, green: 105, blue: 60 }),
    ("red", Color { red: 170, green: 28, blue: 36 }),
    ("purple", Color { red: 94, green: 45, blue: 145 }),
    ("orange", Color { red: 178, green: 76, blue: 10 }),
];

const OTHERS: [&str; 13] = [
    "barcodeValue",
    "barcodeFormat",
    "logoText",
    "title",
    "cardLabel",
    "label",
    "value",
    "description",
    "organizationName",
    "locations",
    "colorPreset",
    "color",
    "expirationDays",
];

/// Whose pass it is, as far as the body may leave it out or may not have it.
pub(super) struct Sender<'a> {
    pub(super) organization: &'a str,
    pub(super) plan: Plan,
    /// From when expiration days count: the day of creation, also for a later change.
    pub(super) created_at: Timestamp,
}

/// Translates a body.
pub(super) fn translate(body: &Map<String, Value>, sender: &Sender<'_>) -> Result<Draft, Refusal> {
    known(body)?;
    let Some(message) = body.get("barcodeValue").and_then(Value::as_str).filter(|text| !text.is_empty())
    else {
        return Err(wrong("barcodeValue is required and must be a non-empty string"));
    };
    at_most("barcodeValue", message, MAX_BARCODE_CHARACTERS)?;
    let format = body.get("barcodeFormat").and_then(Value::as_str);
    let format = FORMATS.iter().find(|(name, _)| Some(*name) == format);
    let (_, format) =
        format.ok_or_else(|| wrong("barcodeFormat must be one of: QR, PDF417, Aztec, Code128"))?;
    let texts = Texts::read(body)?;
    let pictures = pictures(body, sender.plan)?;
    let has = |file: &str| pictures.iter().any(|picture| picture.file == file);
    let style = if has("strip.png") { Style::StoreCard } else { Style::Generic };
    if has("strip.png") && has("thumbnail.png") {
        return Err(wrong("stripURL and thumbnailURL cannot be used together"));
    }
    let organization = texts.organization.unwrap_or(sender.organization);
    let mut draft = Draft::new(organization, texts.description());
    if let Some(logo_text) = texts.logo_text() {
        draft.set("logoText", logo_text);
    }
    draft.set(style.key(), texts.fields(body)?);
    draft.set_barcode(*format, message);
    colors(body, sender.plan, &mut draft)?;
    locations(body, &mut draft)?;
    expiration(body, sender.created_at, &mut draft)?;
    draft.pictures = pictures;
    Ok(draft)
}

fn known(body: &Map<String, Value>) -> Result<(), Refusal> {
    for key in ["serialNumber", "authenticationToken"] {
        if body.contains_key(key) {
            return Err(wrong(format!("{key} is assigned by the server and must not be sent")));
        }
    }
    let pictures = PICTURES.iter().map(|(key, _)| *key);
    let all: Vec<&str> = GROUPS.iter().map(|(key, _)| *key).chain(pictures).chain(OTHERS).collect();
    only_known(body, &all)
}

fn at_most(key: &str, text: &str, max: usize) -> Result<(), Refusal> {
    if text.chars().nth(max).is_some() {
        return Err(wrong(format!("{key} must be at most {max} characters")));
    }
    Ok(())
}

/// A text of limited length; an empty one counts as absent.
fn text<'a>(body: &'a Map<String, Value>, key: &str, max: usize) -> Result<Option<&'a str>, Refusal> {
    let Some(value) = body.get(key).filter(|value| !value.is_null()) else { return Ok(None) };
    let text = value.as_str().ok_or_else(|| wrong(format!("{key} must be a string")))?;
    at_most(key, text, max)?;
    Ok(Some(text).filter(|text| !text.is_empty()))
}

/// The texts outside field lists, older names included.
struct Texts<'a> {
    logo_text: Option<&'a str>,
    title: Option<&'a str>,
    card_label: &'a str,
    label: Option<&'a str>,
    value: Option<&'a str>,
    description: Option<&'a str>,
    organization: Option<&'a str>,
    has_primary: bool,
}

impl<'a> Texts<'a> {
    fn read(body: &'a Map<String, Value>) -> Result<Self, Refusal> {
        let has_primary =
            body.get("primaryFields").and_then(Value::as_array).is_some_and(|list| !list.is_empty());
        let texts = Self {
            logo_text: text(body, "logoText", MAX_NAME_CHARACTERS)?,
            title: text(body, "title", MAX_NAME_CHARACTERS)?,
            card_label: text(body, "cardLabel", MAX_CARD_LABEL_CHARACTERS)?.unwrap_or("CARD"),
            label: text(body, "label", MAX_LABEL_CHARACTERS)?,
            value: text(body, "value", MAX_VALUE_CHARACTERS)?,
            description: text(body, "description", MAX_DESCRIPTION_CHARACTERS)?,
            organization: text(body, "organizationName", MAX_NAME_CHARACTERS)?,
            has_primary,
        };
        if texts.logo_text.is_none() && texts.title.is_none() && !has_primary {
            return Err(wrong("At least one of title, primaryFields, or logoText is required"));
        }
        Ok(texts)
    }

    /// The older `title` also names the card when nothing else does.
    fn logo_text(&self) -> Option<&'a str> {
        self.logo_text.or(self.title.filter(|_| !self.has_primary))
    }

    fn description(&self) -> &'a str {
        self.description.or(self.logo_text).or(self.title).unwrap_or("Pass")
    }

    fn fields(&self, body: &Map<String, Value>) -> Result<Value, Refusal> {
        let mut groups = Map::new();
        for (key, word) in GROUPS {
            let mut list = field_list(body, key, word)?;
            if key == "primaryFields" && list.is_empty() {
                list.extend(self.title.map(|title| made_field(word, self.card_label, title)));
            }
            if let ("secondaryFields", Some(label), Some(value)) = (key, self.label, self.value) {
                // The older pair comes first; the keys of those that follow stay as they are.
                list.insert(0, json!({"key": made_key("value", 0, label), "label": label, "value": value}));
            }
            if !list.is_empty() {
                groups.insert(key.to_owned(), Value::Array(list));
            }
        }
        Ok(Value::Object(groups))
    }
}

fn made_field(word: &str, label: &str, value: &str) -> Value {
    json!({"key": made_key(word, 0, label), "label": label, "value": value})
}

fn field_list(body: &Map<String, Value>, group: &str, word: &str) -> Result<Vec<Value>, Refusal> {
    let Some(value) = body.get(group).filter(|value| !value.is_null()) else { return Ok(Vec::new()) };
    let list = value.as_array().ok_or_else(|| wrong(format!("{group} must be an array")))?;
    if list.len() > MAX_FIELDS {
        return Err(wrong(format!("{group} must have at most {MAX_FIELDS} fields")));
    }
    list.iter().enumerate().map(|(index, value)| field(value, group, word, index)).collect()
}

fn field(value: &Value, group: &str, word: &str, index: usize) -> Result<Value, Refusal> {
    let place = format!("{group}[{index}]");
    let Some(found) = value.as_object() else {
        return Err(wrong(format!("{place} must be an object with label and value")));
    };
    if let Some(key) = found.keys().find(|key| !["label", "value", "changeMessage"].contains(&key.as_str())) {
        return Err(wrong(format!(
            "{place}.{} is not a known key",
            key.chars().take(60).collect::<String>()
        )));
    }
    let part = |key: &str, max: usize| -> Result<Option<&str>, Refusal> {
        let Some(value) = found.get(key).filter(|value| !value.is_null()) else { return Ok(None) };
        let name = format!("{place}.{key}");
        let text = value.as_str().ok_or_else(|| wrong(format!("{name} must be a string")))?;
        at_most(&name, text, max)?;
        Ok(Some(text))
    };
    let required = |key: &str, found: Option<&str>| {
        found.map(str::to_owned).ok_or_else(|| wrong(format!("{place}.{key} is required")))
    };
    let label = required("label", part("label", MAX_LABEL_CHARACTERS)?)?;
    let value = required("value", part("value", MAX_VALUE_CHARACTERS)?)?;
    let mut field = json!({"key": made_key(word, index, &label), "label": label, "value": value});
    if let (Some(message), Some(field)) =
        (part("changeMessage", MAX_MESSAGE_CHARACTERS)?, field.as_object_mut())
    {
        field.insert("changeMessage".to_owned(), json!(message));
    }
    Ok(field)
}

fn colors(body: &Map<String, Value>, plan: Plan, draft: &mut Draft) -> Result<(), Refusal> {
    let preset = text(body, "colorPreset", MAX_NAME_CHARACTERS)?.unwrap_or("dark");
    let preset = PRESETS.iter().find(|(name, _)| *name == preset).map(|(_, color)| *color);
    let preset =
        preset.ok_or_else(|| wrong("colorPreset must be one of: dark, blue, green, red, purple, orange"))?;
    let background = match text(body, "color", MAX_NAME_CHARACTERS)? {
        None => preset,
        Some(_) if plan == Plan::Free => return Err(wrong("color is only available on the Pro plan")),
        Some(hex) => {
            let color = hex.starts_with('#').then(|| Color::parse(hex)).flatten();
            color.ok_or_else(|| wrong("color must be a hex color such as #1a2b3c"))?
        }
    };
    let is_light = background.luminance() > DARK_TEXT_LUMINANCE;
    let (text, label) = if is_light {
        (Color::BLACK, mixed(background, Color::BLACK))
    } else {
        (Color::WHITE, mixed(background, Color::WHITE))
    };
    draft.set("backgroundColor", rgb(background));
    draft.set("foregroundColor", rgb(text));
    draft.set("labelColor", rgb(label));
    Ok(())
}

/// A label's colour: three quarters of the way from the background to the text.
fn mixed(background: Color, text: Color) -> Color {
    let mix = |from: u8, to: u8| u8::try_from((u16::from(from) + 3 * u16::from(to)) / 4).unwrap_or(to);
    Color {
        red: mix(background.red, text.red),
        green: mix(background.green, text.green),
        blue: mix(background.blue, text.blue),
    }
}

fn locations(body: &Map<String, Value>, draft: &mut Draft) -> Result<(), Refusal> {
    let Some(value) = body.get("locations").filter(|value| !value.is_null()) else { return Ok(()) };
    let list = value.as_array().ok_or_else(|| wrong("locations must be an array"))?;
    if list.len() > MAX_LOCATIONS {
        return Err(wrong(format!("locations must have at most {MAX_LOCATIONS} entries")));
    }
    for (index, place) in list.iter().enumerate() {
        location(index, place)?;
    }
    if !list.is_empty() {
        draft.set("locations", value.clone());
    }
    Ok(())
}

fn location(index: usize, place: &Value) -> Result<(), Refusal> {
    let place = place.as_object().ok_or_else(|| wrong(format!("locations[{index}] must be an object")))?;
    for (key, most) in [("latitude", 90.0), ("longitude", 180.0)] {
        let found = place.get(key).and_then(Value::as_f64);
        if !found.is_some_and(|found| (-most..=most).contains(&found)) {
            return Err(wrong(format!("locations[{index}].{key} must be between -{most} and {most}")));
        }
    }
    for (key, value) in place {
        let fine = match key.as_str() {
            "latitude" | "longitude" => true,
            "altitude" => value.is_number(),
            "relevantText" => {
                value.as_str().is_some_and(|text| text.chars().count() <= MAX_MESSAGE_CHARACTERS)
            }
            _ => {
                return Err(wrong(format!(
                    "locations[{index}].{} is not a known key",
                    key.chars().take(60).collect::<String>()
                )));
            }
        };
        if !fine {
            let must = if key == "altitude" {
                "must be a number".to_owned()
            } else {
                format!("must be a string of at most {MAX_MESSAGE_CHARACTERS} characters")
            };
            return Err(wrong(format!("locations[{index}].{key} {must}")));
        }
    }
    Ok(())
}

fn expiration(body: &Map<String, Value>, created_at: Timestamp, draft: &mut Draft) -> Result<(), Refusal> {
    let Some(value) = body.get("expirationDays").filter(|value| !value.is_null()) else { return Ok(()) };
    let days = value.as_i64().filter(|days| EXPIRATION_DAYS.contains(days));
    let days = days.ok_or_else(|| wrong("expirationDays must be between 1 and 3650"))?;
    let end = created_at.plus_millis(days.saturating_mul(DAY_MILLIS));
    // Whole seconds: the same day gives the same document.
    draft.set("expirationDate", Timestamp::from_unix_seconds(end.unix_seconds()).to_rfc3339());
    Ok(())
}

fn pictures(body: &Map<String, Value>, plan: Plan) -> Result<Vec<WantedPicture>, Refusal> {
    let mut wanted = Vec::new();
    for (key, name) in PICTURES {
        let Some(value) = body.get(key).filter(|value| !value.is_null()) else { continue };
        let source = value.as_str().ok_or_else(|| wrong(format!("{key} must be a string")))?;
        if plan == Plan::Free {
            return Err(wrong(format!("{key} is only available on the Pro plan")));
        }
        if !source.starts_with("https://")
            && !source.starts_with("http://")
            && !source.starts_with("data:image/png;base64,")
        {
            return Err(wrong("URL must use HTTPS protocol"));
        }
        wanted.push(WantedPicture {
            file: format!("{name}.png"),
            key: key.to_owned(),
            source: source.to_owned(),
        });
    }
    Ok(wanted)
}
