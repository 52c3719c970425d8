//! A design for many people: which of its texts have placeholders, and which fields and places a column of data can fill.
//!
//! In scope: finding placeholders, saying what is wrong with them, binding the columns of some data. Out of scope: filling (see
//! [`super::form`]), reading tables.
//!
//! A column is bound by its name, in this order:
//! 1. `serialNumber` and `authenticationToken` are each pass's own;
//! 2. a JSON pointer such as `/locations/0/latitude` names a place, which is made when it is not there;
//! 3. otherwise it fills every placeholder `{{name}}` of this name, in any text, and the value of every field whose `key` or `_id` it is,
//!    unless that value has placeholders of its own.
//!
//! Texts of `pass.strings` are the same for everybody, so placeholders in them are refused. Wallet looks texts up after they are filled: a
//! value that is a key of `pass.strings` is translated, a sentence around a placeholder is not.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use serde_json::{Map, Value};

use super::form::Form;
use super::placeholder::{self, Part, PlaceholderError};
use super::printer::{Printer, Source};
use super::value::ValueError;
use crate::bundle::Bundle;
use crate::document::{Document, escape_key};
use crate::strings;

/// The name of the column and placeholder for the serial number.
pub const SERIAL_NUMBER: &str = "serialNumber";
/// The name of the column for the authentication token.
pub const AUTHENTICATION_TOKEN: &str = "authenticationToken";

/// Where a pass says whose it is: the certificate decides that, not the data.
const IDENTITY: [&str; 3] = ["/formatVersion", "/passTypeIdentifier", "/teamIdentifier"];

/// Why a document is no template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum TemplateError {
    /// Braces that are no placeholder.
    #[error("{pointer}: {source}")]
    Placeholder {
        /// JSON pointer of the text.
        pointer: String,
        /// What is wrong.
        source: PlaceholderError,
    },
    /// A placeholder where all passes must be the same.
    #[error("{pointer} must be the same in every pass: the certificate decides it")]
    Identity {
        /// JSON pointer of the text.
        pointer: String,
    },
    /// The token of a pass where people or scanners see it.
    #[error(
        "{pointer} would show the authentication token, which is a secret between the phone and the server"
    )]
    ShowsToken {
        /// JSON pointer of the text.
        pointer: String,
    },
    /// A placeholder in a translation.
    #[error("{file} has a placeholder in the text for `{key}`: translations are the same in every pass")]
    Translated {
        /// The file.
        file: String,
        /// The key of the text.
        key: String,
    },
}

/// Why some columns do not fit a template.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum BindError {
    /// Nothing in the template has this name.
    #[error(
        "column `{column}` is not used: the template has no placeholder and no field of this name{}",
        nearest.as_ref().map(|it| format!("; is `{it}` meant?")).unwrap_or_default()
    )]
    UnknownColumn {
        /// The column.
        column: String,
        /// A name of the template that looks like it.
        nearest: Option<String>,
    },
    /// Two columns of one name.
    #[error("two columns are called `{column}`")]
    TwoColumns {
        /// The name.
        column: String,
    },
    /// A placeholder without a column or default.
    #[error("there is no column `{placeholder}`, which {pointer} needs")]
    NoColumn {
        /// The placeholder.
        placeholder: String,
        /// JSON pointer of the first text that has it.
        pointer: String,
    },
    /// A pointer that leads nowhere.
    #[error("column `{column}` is no place of the template")]
    NoPlace {
        /// The column.
        column: String,
    },
    /// A place inside one that another column fills as a whole.
    #[error("column `{column}` lies inside a place that another column fills")]
    Covered {
        /// The column.
        column: String,
    },
    /// A place that is the same in every pass.
    #[error("column `{column}` must be the same in every pass: the certificate decides it")]
    Identity {
        /// The column.
        column: String,
    },
    /// A field whose value nobody sees.
    #[error(
        "column `{column}` fills the value of a field whose attributedValue is shown instead: put the placeholder {{{{{column}}}}} there"
    )]
    Overridden {
        /// The column.
        column: String,
    },
    /// Tokens for passes without a web service.
    #[error("column `authenticationToken` is not used: the template has no webServiceURL")]
    NoWebService,
    /// What stands for a missing value does not fit its place.
    #[error("the default of `{placeholder}` at {pointer}: {source}")]
    Default {
        /// The placeholder.
        placeholder: String,
        /// JSON pointer of the text.
        pointer: String,
        /// What is wrong with it.
        source: ValueError,
    },
}

/// A placeholder's uses.
#[derive(Debug, Clone, Default)]
struct Use {
    /// JSON pointers of the texts that have it without a default.
    required_at: Vec<String>,
}

/// A document whose placeholders are known to be right.
#[derive(Debug, Clone)]
pub struct Template {
    document: Document,
    placeholders: BTreeMap<String, Use>,
}

impl Template {
    /// Looks through the document and the translations of a bundle.
    ///
    /// # Errors
    /// [`TemplateError`] for the first placeholder that cannot be filled.
    pub fn new(bundle: &Bundle) -> Result<Self, TemplateError> {
        let mut placeholders = BTreeMap::new();
        for (key, value) in bundle.document().tree() {
            find(value, &mut format!("/{}", escape_key(key)), &mut placeholders)?;
        }
        for (file, bytes) in bundle.files().filter(|(name, _)| name.ends_with(".strings")) {
            // What is no strings file is for the checks to say.
            for (key, text) in strings::parse(bytes).unwrap_or_default() {
                if has_placeholders(&key) || has_placeholders(&text) {
                    return Err(TemplateError::Translated { file: file.to_owned(), key });
                }
            }
        }
        Ok(Self { document: bundle.document().clone(), placeholders })
    }

    /// The names of all placeholders, sorted.
    pub fn placeholders(&self) -> impl Iterator<Item = &str> {
        self.placeholders.keys().map(String::as_str)
    }

    /// The names of the placeholders that need a value, because some text has them without a default; sorted.
    pub fn required(&self) -> impl Iterator<Item = &str> {
        let required = self.placeholders.iter().filter(|(_, uses)| !uses.required_at.is_empty());
        required.map(|(name, _)| name.as_str())
    }

    /// Prepares the document for data with these columns.
    ///
    /// # Errors
    /// Everything that does not fit, at once.
    pub fn bind(&self, columns: &[String]) -> Result<Form, Vec<BindError>> {
        let mut binding = Binding::new(self, columns);
        for (index, column) in columns.iter().enumerate() {
            binding.column(index, column);
        }
        binding.finish()
    }
}

fn find(value: &Value, pointer: &mut String, uses: &mut BTreeMap<String, Use>) -> Result<(), TemplateError> {
    let length = pointer.len();
    match value {
        Value::String(text) => return find_in_text(text, pointer, uses),
        Value::Array(list) => {
            for (index, value) in list.iter().enumerate() {
                pointer.push_str(&format!("/{index}"));
                find(value, pointer, uses)?;
                pointer.truncate(length);
            }
        }
        Value::Object(map) => {
            for (key, value) in map {
                pointer.push_str(&format!("/{}", escape_key(key)));
                find(value, pointer, uses)?;
                pointer.truncate(length);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) => {}
    }
    Ok(())
}

fn find_in_text(text: &str, pointer: &str, uses: &mut BTreeMap<String, Use>) -> Result<(), TemplateError> {
    let pointer = pointer.to_owned();
    let parts = placeholder::parts(text)
        .map_err(|source| TemplateError::Placeholder { pointer: pointer.clone(), source })?;
    for part in parts {
        let Part::Value { name, default } = part else { continue };
        if IDENTITY.contains(&pointer.as_str()) {
            return Err(TemplateError::Identity { pointer });
        }
        if name == AUTHENTICATION_TOKEN && pointer != "/authenticationToken" {
            return Err(TemplateError::ShowsToken { pointer });
        }
        let it = uses.entry(name).or_default();
        if default.is_none() {
            it.required_at.push(pointer.clone());
        }
    }
    Ok(())
}

fn has_placeholders(text: &str) -> bool {
    // Braces that are no placeholder would be read as one by whoever wrote them.
    placeholder::parts(text).map_or(true, |parts| parts.iter().any(|part| matches!(part, Part::Value { .. })))
}

/// Columns on their way to places.
struct Binding<'a> {
    template: &'a Template,
    columns: &'a [String],
    document: Document,
    places: HashMap<String, Source>,
    names: HashMap<&'a str, usize>,
    own: OwnColumns,
    errors: Vec<BindError>,
}

/// The columns of what each pass has alone.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct OwnColumns {
    pub(super) serial_number: Option<usize>,
    pub(super) authentication_token: Option<usize>,
}

impl<'a> Binding<'a> {
    fn new(template: &'a Template, columns: &'a [String]) -> Self {
        Self {
            template,
            columns,
            document: template.document.clone(),
            places: HashMap::new(),
            names: HashMap::new(),
            own: OwnColumns::default(),
            errors: Vec::new(),
        }
    }

    fn column(&mut self, index: usize, column: &'a str) {
        if self.names.insert(column, index).is_some() {
            self.errors.push(BindError::TwoColumns { column: column.to_owned() });
            return;
        }
        match column {
            SERIAL_NUMBER | "/serialNumber" => self.own.serial_number = Some(index),
            AUTHENTICATION_TOKEN | "/authenticationToken" if self.has_web_service() => {
                self.own.authentication_token = Some(index);
            }
            AUTHENTICATION_TOKEN | "/authenticationToken" => self.errors.push(BindError::NoWebService),
            pointer if pointer.starts_with('/') => self.place(index, pointer),
            name => self.name(index, name),
        }
    }

    fn has_web_service(&self) -> bool {
        let tree = self.document.tree();
        tree.contains_key("webServiceURL") || tree.contains_key(AUTHENTICATION_TOKEN)
    }

    fn place(&mut self, index: usize, pointer: &str) {
        let column = pointer.to_owned();
        if IDENTITY.contains(&pointer) {
            return self.errors.push(BindError::Identity { column });
        }
        let made = self.document.get(pointer).is_some() || self.document.set(pointer, Value::Null).is_ok();
        if made {
            self.places.insert(column, Source::Column(index));
        } else {
            self.errors.push(BindError::NoPlace { column });
        }
    }

    fn name(&mut self, index: usize, name: &str) {
        let mut used = self.template.placeholders.contains_key(name);
        for (pointer, field) in fields(self.template.document.tree()) {
            let is_named = |key: &str| field.get(key).and_then(Value::as_str) == Some(name);
            if !is_named("key") && !is_named("_id") {
                continue;
            }
            let filled = |key: &str| field.get(key).and_then(Value::as_str).is_some_and(has_placeholders);
            used = true;
            if filled("value") || filled("attributedValue") {
                continue;
            }
            if field.contains_key("attributedValue") {
                self.errors.push(BindError::Overridden { column: name.to_owned() });
                continue;
            }
            self.place(index, &format!("{pointer}/value"));
        }
        if !used {
            let nearest = self.nearest(name);
            self.errors.push(BindError::UnknownColumn { column: name.to_owned(), nearest });
        }
    }

    /// A name of the template that a person may have meant.
    fn nearest(&self, column: &str) -> Option<String> {
        let keys = fields(self.template.document.tree())
            .into_iter()
            .filter_map(|(_, field)| field.get("key")?.as_str())
            .collect::<Vec<_>>();
        let names = self.template.placeholders().chain(keys).chain([SERIAL_NUMBER, AUTHENTICATION_TOKEN]);
        let wanted = dense(column);
        names
            .map(|name| (distance(&dense(name), &wanted), name))
            .filter(|(distance, name)| *distance * 2 <= name.chars().count())
            .min()
            .map(|(_, name)| name.to_owned())
    }

    fn finish(mut self) -> Result<Form, Vec<BindError>> {
        for (name, uses) in &self.template.placeholders {
            let needed = uses.required_at.iter().find(|pointer| !self.is_filled(pointer));
            if let Some(pointer) = needed.filter(|_| !self.names.contains_key(name.as_str()) && !is_own(name))
            {
                self.errors.push(BindError::NoColumn { placeholder: name.clone(), pointer: pointer.clone() });
            }
        }
        let serial_pattern = self.serial_pattern();
        // Making an object's key cannot fail; the document's own keys are never inside another's place.
        let _ = self.document.set("/serialNumber", Value::Null);
        self.places.insert("/serialNumber".to_owned(), Source::SerialNumber);
        if self.has_web_service() {
            let _ = self.document.set("/authenticationToken", Value::Null);
            self.places.insert("/authenticationToken".to_owned(), Source::AuthenticationToken);
        }
        let (pieces, errors) = Printer::new(&self.places, &self.names).print(self.document.tree());
        self.errors.extend(errors);
        let printed: BTreeSet<usize> = pieces.iter().filter_map(super::printer::Piece::column).collect();
        for (place, source) in &self.places {
            if let Source::Column(index) = source
                && !printed.contains(index)
            {
                self.errors.push(BindError::Covered { column: place.clone() });
            }
        }
        if !self.errors.is_empty() {
            return Err(self.errors);
        }
        Ok(Form::new(pieces, self.columns.to_vec(), self.own, serial_pattern, self.names_by_text()))
    }

    /// Whether a column fills the whole place, so that the placeholders that the template has there are gone.
    fn is_filled(&self, pointer: &str) -> bool {
        let serial = pointer == "/serialNumber" && self.own.serial_number.is_some();
        serial || pointer == "/authenticationToken" || self.places.contains_key(pointer)
    }

    /// The parts of the template's serial number, when it is made of columns.
    fn serial_pattern(&self) -> Vec<Part> {
        let text = self.template.document.text("/serialNumber").unwrap_or_default();
        let parts = placeholder::parts(text).unwrap_or_default();
        let of_columns = parts.iter().any(|part| matches!(part, Part::Value { name, .. } if !is_own(name)));
        if of_columns { parts } else { Vec::new() }
    }

    fn names_by_text(&self) -> HashMap<String, usize> {
        self.names.iter().map(|(name, index)| ((*name).to_owned(), *index)).collect()
    }
}

fn is_own(name: &str) -> bool {
    matches!(name, SERIAL_NUMBER | AUTHENTICATION_TOKEN)
}

/// All fields of all styles with their JSON pointers.
fn fields(tree: &Map<String, Value>) -> Vec<(String, &Map<String, Value>)> {
    let mut found = Vec::new();
    for (style, object) in tree {
        let groups = object.as_object().into_iter().flatten().filter(|(group, _)| group.ends_with("Fields"));
        for (group, list) in groups {
            for (index, field) in list.as_array().into_iter().flatten().enumerate() {
                let pointer = format!("/{}/{}/{index}", escape_key(style), escape_key(group));
                found.extend(field.as_object().map(|field| (pointer, field)));
            }
        }
    }
    found
}

/// A name without what people spell differently.
fn dense(name: &str) -> Vec<char> {
    name.chars()
        .filter(|c| c.is_alphanumeric())
        .take(placeholder::MAX_NAME_CHARS)
        .flat_map(char::to_lowercase)
        .collect()
}

/// How many letters have to be added, left out or changed to make one word of the other (Levenshtein's distance).
fn distance(left: &[char], right: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=right.len()).collect();
    for (i, a) in left.iter().enumerate() {
        let mut diagonal = i;
        let mut before = i + 1;
        for (b, cell) in right.iter().zip(row.iter_mut().skip(1)) {
            let changed = diagonal + usize::from(a != b);
            diagonal = *cell;
            before = changed.min(before + 1).min(*cell + 1);
            *cell = before;
        }
        if let Some(first) = row.first_mut() {
            *first = i + 1;
        }
    }
    row.last().copied().unwrap_or_default()
}

#[cfg(test)]
mod tests;
