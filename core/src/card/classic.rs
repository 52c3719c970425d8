//! Laying out the five classic styles: pictures, primary fields, rows, barcode.

use super::metrics::{
    BOARDING_SIDE_WIDTH, CONTENT_WIDTH, GAP, INSET, Row, TRANSIT_CENTER_Y, TRANSIT_SIZE, ValueLine,
    auxiliary, limits, primary, secondary,
};
use super::rows::{self, Column, Content, FittedRow, Room};
use super::{
    Align, CAP_HEIGHT, CAP_TOP, CARD_WIDTH, Card, Colors, LABEL_TRACKING, LINE_HEIGHT, MeasureText, Options,
    PictureSize, Pictures, Rect, Role, State, Target, Text, TransitIcon, barcode_box, describe, format,
    header,
};
use crate::document::Document;
use crate::images::ImageKind;
use crate::pass::{Color, Field, FieldGroup, Pass, Style};
use crate::time::PassDate;

/// A card while it is laid out.
pub(super) struct Sheet<'a> {
    pub pass: Pass<'a>,
    pub pictures: &'a dyn Pictures,
    pub measure: &'a dyn MeasureText,
    pub options: &'a Options,
    pub card: Card,
}

/// A field as the card shows it.
pub(super) struct Shown<'a> {
    pub field: Field<'a>,
    pub label: String,
    pub value: String,
    pub align: Align,
}

pub(super) fn lay_out(
    document: &Document,
    pictures: &dyn Pictures,
    measure: &dyn MeasureText,
    options: &Options,
) -> Card {
    let pass = Pass::new(document);
    let card = Card {
        style: pass.style().unwrap_or(Style::Generic),
        colors: colors(pass),
        texts: Vec::new(),
        pictures: Vec::new(),
        barcode: None,
        transit: None,
        regions: Vec::new(),
        hidden: Vec::new(),
        state: state(pass, options),
        description: String::new(),
    };
    let mut sheet = Sheet { pass, pictures, measure, options, card };
    sheet.background();
    header::lay_out(&mut sheet);
    sheet.middle();
    sheet.code();
    sheet.card.description = describe::in_words(pass, &sheet.card);
    sheet.card
}

/// The colours, with Wallet's defaults: a white card, and text in black or white, whichever reads better.
fn colors(pass: Pass<'_>) -> Colors {
    let background = pass.color("backgroundColor").unwrap_or(Color::WHITE);
    let readable = if background.contrast(Color::WHITE) >= background.contrast(Color::BLACK) {
        Color::WHITE
    } else {
        Color::BLACK
    };
    let foreground = pass.color("foregroundColor").unwrap_or(readable);
    Colors { background, foreground, label: pass.color("labelColor").unwrap_or(foreground) }
}

fn state(pass: Pass<'_>, options: &Options) -> State {
    let expires = pass.text("expirationDate").and_then(PassDate::parse).map(PassDate::timestamp);
    if pass.flag("voided") == Some(true) {
        State::Voided
    } else if expires.is_some_and(|at| at <= options.now) {
        State::Expired
    } else {
        State::Active
    }
}

impl<'a> Sheet<'a> {
    /// The size of a picture that can be drawn.
    pub(super) fn picture_size(&self, kind: ImageKind) -> Option<PictureSize> {
        self.pictures.size(kind).filter(|size| size.width > 0.0 && size.height > 0.0)
    }

    /// The fields of a group that show, at most as many as the style has places; the others are noted as hidden.
    pub(super) fn fields(&mut self, group: FieldGroup, limit: usize) -> Vec<Shown<'a>> {
        let mut fields = self.pass.fields(group);
        let hidden = fields.split_off(limit.min(fields.len()));
        self.hide(&hidden);
        fields.into_iter().map(|field| self.shown(field)).collect()
    }

    pub(super) fn hide(&mut self, fields: &[Field<'_>]) {
        self.card.hidden.extend(fields.iter().map(|field| field.pointer().to_owned()));
    }

    pub(super) fn shown(&self, field: Field<'a>) -> Shown<'a> {
        let align = match field.text("textAlignment") {
            Some("PKTextAlignmentCenter") => Align::Center,
            Some("PKTextAlignmentRight") => Align::Right,
            _ => Align::Left,
        };
        let label = format::one_line(field.label().unwrap_or_default());
        let value = format::shown_value(&field, self.options.now);
        Shown { field, label, value, align }
    }

    pub(super) fn fit(&self, fields: &[Shown<'_>], row: &Row, room: Room) -> FittedRow {
        let labels: Vec<String> = fields.iter().map(|field| label_text(&field.label, row)).collect();
        let pairs = fields.iter().zip(&labels);
        let contents: Vec<_> = pairs.map(|(field, label)| Content { label, value: &field.value }).collect();
        rows::fit(&contents, row, room, self.measure)
    }

    /// Draws label and value of a field into the horizontal extent of `slot`.
    pub(super) fn place_field(
        &mut self,
        shown: &Shown<'_>,
        column: &Column,
        row: &Row,
        size: f64,
        slot: Rect,
    ) {
        let pointer = shown.field.pointer();
        let small = rows::is_small_label(row);
        let text = |line: &rows::Line, top: f64, size: f64, role: Role| Text {
            rect: Rect::new(slot.x, top, slot.width, size * LINE_HEIGHT),
            text: line.text.clone(),
            size,
            weight: if role == Role::Label { rows::label_weight(row) } else { row.weight },
            tracking: if role == Role::Label && small { LABEL_TRACKING } else { 0.0 },
            align: shown.align,
            role,
            color: if role == Role::Label { self.card.colors.label } else { self.card.colors.foreground },
            pointer: format!("{pointer}/{}", if role == Role::Label { "label" } else { "value" }),
            cut_off: line.cut_off,
        };
        let label_top = row.label_cap_top - row.label_size * CAP_TOP;
        let label = text(&column.label, label_top, row.label_size, Role::Label);
        let value = text(&column.value, value_top(row, size), size, Role::Value);
        self.field_region(shown, &label, &value);
        self.card.texts.extend([label, value].into_iter().filter(|text| !text.text.is_empty()));
    }

    fn field_region(&mut self, shown: &Shown<'_>, label: &Text, value: &Text) {
        let raw = |key: &str| match shown.field.object().get(key) {
            Some(serde_json::Value::String(text)) => text.clone(),
            Some(serde_json::Value::Number(number)) => number.to_string(),
            _ => String::new(),
        };
        let name = match (shown.label.as_str(), shown.value.as_str()) {
            ("", "") => "Empty field".to_owned(),
            (only, "") | ("", only) => only.to_owned(),
            (label, value) => format!("{label}, {value}"),
        };
        let parts = vec![self.part(label, "label", &raw("label")), self.part(value, "value", &raw("value"))];
        let target = Target::Field(shown.field.pointer().to_owned());
        self.region(label.rect.union(value.rect), target, name, parts);
    }

    fn middle(&mut self) {
        let strip = self.strip();
        let thumbnail = if strip { None } else { self.thumbnail() };
        let on_strip = strip || matches!(self.card.style, Style::Coupon | Style::StoreCard);
        let beside = thumbnail.map_or(CONTENT_WIDTH, |rect| rect.x - GAP - INSET);
        match self.card.style {
            Style::BoardingPass => self.boarding(),
            Style::Coupon | Style::StoreCard => {
                self.one_primary(on_strip, CONTENT_WIDTH);
                self.common_row();
            }
            Style::EventTicket => {
                self.one_primary(on_strip, beside);
                self.group_row(FieldGroup::Secondary, secondary(Style::EventTicket, on_strip), beside);
                self.event_auxiliary(on_strip);
            }
            Style::Generic => {
                self.one_primary(false, beside);
                self.group_row(FieldGroup::Secondary, secondary(Style::Generic, false), CONTENT_WIDTH);
                self.group_row(FieldGroup::Auxiliary, auxiliary(Style::Generic, false, false), CONTENT_WIDTH);
            }
        }
    }

    fn one_primary(&mut self, on_strip: bool, width: f64) {
        let row = primary(self.card.style, on_strip);
        let fields = self.fields(FieldGroup::Primary, limits(self.card.style).primary);
        if fields.is_empty() {
            let bottom = row.label_cap_top.max(value_top(&row, row.max_size) + row.max_size) + 4.0;
            let rect = Rect::new(INSET, 70.0, width.min(200.0), (bottom - 70.0).max(40.0));
            self.empty_place(rect, Target::AddField(FieldGroup::Primary), "Add primary field");
        }
        self.row(&fields, &row, INSET, width);
    }

    /// Two primary fields with the icon between, the auxiliary row, and below it the secondary one.
    fn boarding(&mut self) {
        let style = Style::BoardingPass;
        let row = primary(style, false);
        let mut fields = self.fields(FieldGroup::Primary, limits(style).primary);
        let side = BOARDING_SIDE_WIDTH;
        let room = Room { total: 2.0 * side + GAP, column: side };
        let fitted = self.fit(&fields, &row, room);
        for (index, (field, column)) in fields.iter_mut().zip(&fitted.columns).enumerate() {
            field.align = if index == 0 { Align::Left } else { Align::Right };
            let x = if index == 0 { INSET } else { CARD_WIDTH - INSET - side };
            self.place_field(field, column, &row, fitted.size, Rect::new(x, 0.0, side, 0.0));
        }
        for index in fields.len()..2 {
            let x = if index == 0 { INSET } else { CARD_WIDTH - INSET - side };
            let rect = Rect::new(x, 68.0, side, 52.0);
            let name = if index == 0 { "Add departure" } else { "Add destination" };
            self.empty_place(rect, Target::AddField(FieldGroup::Primary), name);
        }
        if let Some(kind) = self.pass.transit_type() {
            let half = TRANSIT_SIZE / 2.0;
            let rect =
                Rect::new(CARD_WIDTH / 2.0 - half, TRANSIT_CENTER_Y - half, TRANSIT_SIZE, TRANSIT_SIZE);
            self.card.transit = Some(TransitIcon { kind, rect });
        }
        self.group_row(FieldGroup::Auxiliary, auxiliary(style, false, false), CONTENT_WIDTH);
        self.group_row(FieldGroup::Secondary, secondary(style, false), CONTENT_WIDTH);
    }

    /// The one row of store cards and coupons: secondary fields, then auxiliary ones, four together.
    fn common_row(&mut self) {
        let limit = limits(self.card.style).secondary;
        let mut fields = self.pass.fields(FieldGroup::Secondary);
        fields.extend(self.pass.fields(FieldGroup::Auxiliary));
        let hidden = fields.split_off(limit.min(fields.len()));
        self.hide(&hidden);
        let fields: Vec<_> = fields.into_iter().map(|field| self.shown(field)).collect();
        let row = secondary(self.card.style, true);
        if fields.is_empty() {
            self.row_place(FieldGroup::Secondary, &row, CONTENT_WIDTH);
        }
        self.row(&fields, &row, INSET, CONTENT_WIDTH);
    }

    fn group_row(&mut self, group: FieldGroup, row: Row, width: f64) {
        let limits = limits(self.card.style);
        let limit = if group == FieldGroup::Secondary { limits.secondary } else { limits.auxiliary };
        let fields = self.fields(group, limit);
        if fields.is_empty() {
            self.row_place(group, &row, width);
        }
        self.row(&fields, &row, INSET, width);
    }

    /// The two auxiliary rows of an event ticket, chosen by each field's `row`.
    fn event_auxiliary(&mut self, on_strip: bool) {
        let all = self.pass.fields(FieldGroup::Auxiliary);
        let limits = limits(Style::EventTicket);
        let in_second = |field: &Field<'_>| {
            field.object().get("row").and_then(serde_json::Value::as_f64).is_some_and(|row| row >= 1.0)
        };
        let (second, first): (Vec<_>, Vec<_>) = all.into_iter().partition(in_second);
        for (mut fields, limit, is_second) in
            [(first, limits.auxiliary, false), (second, limits.second_row, true)]
        {
            let row = auxiliary(Style::EventTicket, on_strip, is_second);
            let hidden = fields.split_off(limit.min(fields.len()));
            self.hide(&hidden);
            if fields.is_empty() && !is_second {
                self.row_place(FieldGroup::Auxiliary, &row, CONTENT_WIDTH);
            }
            let fields: Vec<_> = fields.into_iter().map(|field| self.shown(field)).collect();
            self.row(&fields, &row, INSET, CONTENT_WIDTH);
        }
    }

    fn row_place(&mut self, group: FieldGroup, row: &Row, width: f64) {
        let top = row.label_cap_top - 3.0;
        let bottom = value_top(row, row.max_size) + row.max_size * LINE_HEIGHT;
        let rect = Rect::new(INSET, top, width.min(130.0), bottom - top);
        let name = match group {
            FieldGroup::Auxiliary => "Add auxiliary field",
            _ => "Add secondary field",
        };
        self.empty_place(rect, Target::AddField(group), name);
    }

    /// Draws a row: columns as wide as they need, what is left over between them.
    fn row(&mut self, fields: &[Shown<'_>], row: &Row, x: f64, width: f64) {
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

    fn code(&mut self) {
        let barcodes = self.pass.barcodes();
        let first = barcodes.iter().find_map(|code| Some((code, code.format()?)));
        let Some((code, format)) = first else {
            self.footer(None);
            self.empty_place(barcode_box::empty_place(), Target::AddBarcode, "Add barcode");
            return;
        };
        let laid_out = barcode_box::lay_out(code, format, self.card.style, self.measure);
        self.footer(Some(laid_out.rect));
        let name = match (&laid_out.symbol, &laid_out.alt_text) {
            (Err(error), _) => format!("Barcode: {error}"),
            (Ok(_), Some(text)) => format!("Barcode, {}", text.text),
            (Ok(_), None) => "Barcode".to_owned(),
        };
        let raw = code.text("altText").unwrap_or_default();
        let parts =
            laid_out.alt_text.iter().map(|text| self.part(text, "text below the code", raw)).collect();
        self.region(laid_out.rect, Target::Barcode(laid_out.pointer.clone()), name, parts);
        self.card.barcode = Some(laid_out);
    }
}

/// Labels stand in capitals everywhere but over a strip.
fn label_text(label: &str, row: &Row) -> String {
    if rows::is_small_label(row) { label.to_uppercase() } else { label.to_owned() }
}

/// The top of the line box of a row's values at a size.
fn value_top(row: &Row, size: f64) -> f64 {
    match row.value_line {
        ValueLine::Top(top) => top,
        ValueLine::CapCenter(center) => center - size * (CAP_TOP + CAP_HEIGHT / 2.0),
    }
}
