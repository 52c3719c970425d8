//! A card while it is laid out: what every look needs. Fields as they show, rows of them, the barcode.

use serde_json::Value;

use super::barcode_box::Ground;
use super::metrics::{CONTENT_WIDTH, INSET, Row, ValueLine};
use super::rows::{self, Column, Content, FittedRow, Room};
use super::{
    Align, BarcodeBox, CAP_HEIGHT, CAP_TOP, CARD_HEIGHT, Card, Colors, LABEL_TRACKING, LINE_HEIGHT,
    MeasureText, Options, PictureSize, Pictures, Rect, Role, State, Target, Text, actions, barcode_box,
    describe, format, phone,
};
use crate::document::Document;
use crate::images::ImageKind;
use crate::pass::{Barcode, BarcodeFormat, Color, Field, FieldGroup, Look, Pass, Style};
use crate::time::PassDate;

/// A card while it is laid out.
pub(super) struct Sheet<'a> {
    pub pass: Pass<'a>,
    pub pictures: &'a dyn Pictures,
    pub measure: &'a dyn MeasureText,
    pub options: &'a Options<'a>,
    pub card: Card,
}

/// A text of the document behind something that shows: its JSON pointer, and what stands there before formatting.
#[derive(Debug, Clone, Default)]
pub(super) struct Origin {
    pub pointer: String,
    pub raw: String,
    /// Whether it can be typed over; a date of a tag, for example, cannot.
    pub is_text: bool,
}

/// A field, or a fact of a tag, as the card shows it.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    pub target: Target,
    pub label: String,
    pub value: String,
    pub align: Align,
    pub label_origin: Origin,
    pub value_origin: Origin,
}

impl Shown {
    /// What a screen reader says.
    fn name(&self) -> String {
        match (self.label.as_str(), self.value.as_str()) {
            ("", "") => "Empty field".to_owned(),
            (only, "") | ("", only) => only.to_owned(),
            (label, value) => format!("{label}, {value}"),
        }
    }
}

impl<'a> Sheet<'a> {
    /// An empty sheet, its look and colours chosen.
    pub(super) fn new(
        document: &'a Document,
        pictures: &'a dyn Pictures,
        measure: &'a dyn MeasureText,
        options: &'a Options<'a>,
    ) -> Self {
        let pass = Pass::new(document);
        let (look, notes) = phone::look_on(pass, pictures, options.ios);
        let card = Card {
            look,
            height: CARD_HEIGHT,
            colors: colors(pass, look),
            texts: Vec::new(),
            pictures: Vec::new(),
            veil: None,
            barcode: None,
            transit: None,
            regions: Vec::new(),
            hidden: Vec::new(),
            actions: actions::shown(pass, options.ios),
            notes,
            state: state(pass, options),
            description: String::new(),
        };
        Self { pass, pictures, measure, options, card }
    }

    /// The card, with its description.
    pub(super) fn finished(mut self) -> Card {
        self.card.description = describe::in_words(self.pass, &self.card);
        self.card
    }

    /// The size of a picture that can be drawn.
    pub(super) fn picture_size(&self, kind: ImageKind) -> Option<PictureSize> {
        self.pictures.size(kind).filter(|size| size.width > 0.0 && size.height > 0.0)
    }

    /// A text in the phone's language.
    pub(super) fn say(&self, text: &str) -> String {
        self.options.words.map_or(text, |words| words.translate(text)).to_owned()
    }

    /// A text of the top level on one line, in the phone's language; empty when it is not there.
    pub(super) fn top_text(&self, key: &str) -> String {
        format::one_line(&self.say(self.pass.text(key).unwrap_or_default()))
    }

    /// The fields of a group that show, at most as many as the style has places; the others are noted as hidden.
    pub(super) fn fields(&mut self, group: FieldGroup, limit: usize) -> Vec<Shown> {
        let fields = self.pass.fields(group);
        self.limited(fields, limit)
    }

    /// As [`Self::fields`], of fields that were gathered already.
    pub(super) fn limited(&mut self, mut fields: Vec<Field<'a>>, limit: usize) -> Vec<Shown> {
        let hidden = fields.split_off(limit.min(fields.len()));
        self.hide(&hidden);
        fields.into_iter().map(|field| self.shown(&field)).collect()
    }

    pub(super) fn hide(&mut self, fields: &[Field<'_>]) {
        self.card.hidden.extend(fields.iter().map(|field| field.pointer().to_owned()));
    }

    pub(super) fn shown(&self, field: &Field<'a>) -> Shown {
        let align = match field.text("textAlignment") {
            Some("PKTextAlignmentCenter") => Align::Center,
            Some("PKTextAlignmentRight") => Align::Right,
            _ => Align::Left,
        };
        let label = format::one_line(&self.say(field.label().unwrap_or_default()));
        let value = self.options.sample.fill(&label, format::shown_value(field, self.options));
        let pointer = field.pointer();
        let origin = |key: &str| Origin {
            pointer: format!("{pointer}/{key}"),
            raw: raw_text(field.object().get(key)),
            is_text: true,
        };
        Shown {
            target: Target::Field(pointer.to_owned()),
            label,
            value,
            align,
            label_origin: origin("label"),
            value_origin: origin("value"),
        }
    }

    pub(super) fn fit(&self, fields: &[Shown], row: &Row, room: Room) -> FittedRow {
        let labels: Vec<String> = fields.iter().map(|field| label_text(&field.label, row)).collect();
        let pairs = fields.iter().zip(&labels);
        let contents: Vec<_> = pairs.map(|(field, label)| Content { label, value: &field.value }).collect();
        rows::fit(&contents, row, room, self.measure)
    }

    /// Draws label and value of a field into the horizontal extent of `slot`.
    pub(super) fn place_field(&mut self, shown: &Shown, column: &Column, row: &Row, size: f64, slot: Rect) {
        let small = rows::is_small_label(row);
        let text = |line: &rows::Line, top: f64, size: f64, role: Role| Text {
            rect: Rect::new(slot.x, top, slot.width, size * LINE_HEIGHT),
            text: line.text.clone(),
            size,
            weight: if role == Role::Label { rows::label_weight(row) } else { row.weight },
            tracking: if role == Role::Label && small && rows::takes_tracking(&line.text) {
                LABEL_TRACKING
            } else {
                0.0
            },
            align: shown.align,
            role,
            color: if role == Role::Label { self.card.colors.label } else { self.card.colors.foreground },
            pointer: if role == Role::Label { &shown.label_origin } else { &shown.value_origin }
                .pointer
                .clone(),
            cut_off: line.cut_off,
        };
        let label_top = row.label_cap_top - row.label_size * CAP_TOP;
        let label = text(&column.label, label_top, row.label_size, Role::Label);
        let value = text(&column.value, value_top(row, size), size, Role::Value);
        self.field_region(shown, &label, &value);
        self.card.texts.extend([label, value].into_iter().filter(|text| !text.text.is_empty()));
    }

    fn field_region(&mut self, shown: &Shown, label: &Text, value: &Text) {
        let texts = [(label, "label", &shown.label_origin), (value, "value", &shown.value_origin)];
        let typed = texts.into_iter().filter(|(_, _, origin)| origin.is_text);
        let parts = typed.map(|(text, name, origin)| self.part(text, name, &origin.raw)).collect();
        // The label of a fact is Wallet's own and may be missing.
        let rect = if label.text.is_empty() && !shown.label_origin.is_text {
            value.rect
        } else {
            label.rect.union(value.rect)
        };
        self.region(rect, shown.target.clone(), shown.name(), parts);
    }

    /// Draws a row: columns as wide as they need, what is left over between them.
    pub(super) fn row(&mut self, fields: &[Shown], row: &Row, x: f64, width: f64) {
        let fitted = self.fit(fields, row, Room { total: width, column: width });
        let used: f64 = fitted.columns.iter().map(|column| column.width).sum();
        let spaces = fitted.columns.len().saturating_sub(1) as f64;
        let between = if spaces > 0.0 { (width - used) / spaces } else { 0.0 };
        let mut x = x;
        for (field, column) in fields.iter().zip(&fitted.columns) {
            // A field that stands alone has the whole row for its alignment.
            let width = if spaces > 0.0 { column.width } else { width };
            self.place_field(field, column, row, fitted.size, Rect::new(x, 0.0, width, 0.0));
            x += width + between;
        }
    }

    /// A row over the whole width of the card.
    pub(super) fn wide_row(&mut self, fields: &[Shown], row: &Row) {
        self.row(fields, row, INSET, CONTENT_WIDTH);
    }

    /// The barcode that the phone draws: the first of the list that it knows.
    pub(super) fn barcode(&mut self) -> Option<(Barcode<'a>, BarcodeFormat)> {
        /// The version that brought four more kinds.
        const NEWER_SINCE: u8 = 27;
        let all: Vec<_> = self
            .pass
            .barcodes()
            .into_iter()
            .filter_map(|code| code.format().map(|format| (code, format)))
            .collect();
        let ios = self.options.ios;
        let is_known = |format: BarcodeFormat| format.is_classic() || ios.knows(NEWER_SINCE);
        let found = all.iter().find(|(_, format)| is_known(*format)).cloned();
        if let (None, Some((_, format))) = (&found, all.first()) {
            let name = format.as_str().trim_start_matches("PKBarcodeFormat");
            self.card.notes.push(sentence!(
                "card-no-barcode",
                "iOS {version} shows no barcode: {kind} came with iOS {since}.",
                version = ios.number(),
                kind = name,
                since = NEWER_SINCE
            ));
        }
        found
    }

    /// Sizes a barcode and its white box at the foot of the card.
    pub(super) fn box_of(&self, (code, format): &(Barcode<'a>, BarcodeFormat)) -> BarcodeBox {
        let is_boarding = self.pass.style() == Some(Style::BoardingPass);
        barcode_box::lay_out(code, *format, Ground { height: self.card.height, is_boarding }, self.measure)
    }

    /// Draws a barcode that was sized.
    pub(super) fn put_code(&mut self, laid_out: BarcodeBox) {
        let name = match (&laid_out.symbol, &laid_out.alt_text) {
            (Err(error), _) => format!("Barcode: {error}"),
            (Ok(_), Some(text)) => format!("Barcode, {}", text.text),
            (Ok(_), None) => "Barcode".to_owned(),
        };
        let raw = self.pass.document().text(&format!("{}/altText", laid_out.pointer)).unwrap_or_default();
        let parts =
            laid_out.alt_text.iter().map(|text| self.part(text, "text below the code", raw)).collect();
        self.region(laid_out.rect, Target::Barcode(laid_out.pointer.clone()), name, parts);
        self.card.barcode = Some(laid_out);
    }
}

/// A text or number as the document has it.
pub(super) fn raw_text(value: Option<&Value>) -> String {
    match value {
        Some(Value::String(text)) => text.clone(),
        Some(Value::Number(number)) => number.to_string(),
        _ => String::new(),
    }
}

/// Labels stand in capitals everywhere but over a strip.
pub(super) fn label_text(label: &str, row: &Row) -> String {
    if rows::is_small_label(row) { label.to_uppercase() } else { label.to_owned() }
}

/// The top of the line box of a row's values at a size.
pub(super) fn value_top(row: &Row, size: f64) -> f64 {
    match row.value_line {
        ValueLine::Top(top) => top,
        ValueLine::CapCenter(center) => center - size * (CAP_TOP + CAP_HEIGHT / 2.0),
    }
}

/// The colours, with Wallet's defaults: a white card, and text in black or white, whichever reads better; white on a poster.
pub(super) fn colors(pass: Pass<'_>, look: Look) -> Colors {
    let is_poster = matches!(look, Look::PosterEventTicket | Look::PosterGeneric);
    let default = if is_poster { Color { red: 44, green: 44, blue: 46 } } else { Color::WHITE };
    let background = pass.color("backgroundColor").unwrap_or(default);
    let readable = if is_poster || background.contrast(Color::WHITE) >= background.contrast(Color::BLACK) {
        Color::WHITE
    } else {
        Color::BLACK
    };
    // A poster may leave the colours of its texts to the phone.
    let is_automatic = is_poster && pass.flag("useAutomaticColors") == Some(true);
    let chosen = |key: &str| if is_automatic { None } else { pass.color(key) };
    let foreground = chosen("foregroundColor").unwrap_or(readable);
    Colors { background, foreground, label: chosen("labelColor").unwrap_or(foreground) }
}

fn state(pass: Pass<'_>, options: &Options<'_>) -> State {
    let expires = pass.text("expirationDate").and_then(PassDate::parse).map(PassDate::timestamp);
    if pass.flag("voided") == Some(true) {
        State::Voided
    } else if expires.is_some_and(|at| at <= options.now) {
        State::Expired
    } else {
        State::Active
    }
}
