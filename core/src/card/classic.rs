//! Laying out the five classic styles: pictures, primary fields, rows, barcode.

use super::metrics::{
    BOARDING_SIDE_WIDTH, CONTENT_WIDTH, GAP, INSET, Row, TRANSIT_CENTER_Y, TRANSIT_SIZE, auxiliary, limits,
    primary, secondary,
};
use super::rows::Room;
use super::sheet::{Sheet, value_top};
use super::{Align, CARD_WIDTH, LINE_HEIGHT, Rect, Target, TransitIcon, barcode_box, header};
use crate::pass::{Field, FieldGroup, Style};

impl Sheet<'_> {
    /// Lays out a classic style.
    pub(super) fn classic(&mut self, style: Style) {
        self.background(style);
        header::lay_out(self);
        self.middle(style);
        self.code();
    }

    fn middle(&mut self, style: Style) {
        let strip = self.strip(style);
        let thumbnail = if strip { None } else { self.thumbnail(style) };
        let on_strip = strip || matches!(style, Style::Coupon | Style::StoreCard);
        let beside = thumbnail.map_or(CONTENT_WIDTH, |rect| rect.x - GAP - INSET);
        match style {
            Style::BoardingPass => self.boarding(),
            Style::Coupon | Style::StoreCard => {
                self.one_primary(style, on_strip, CONTENT_WIDTH);
                self.common_row(style);
            }
            Style::EventTicket => {
                self.one_primary(style, on_strip, beside);
                self.group_row(style, FieldGroup::Secondary, secondary(Style::EventTicket, on_strip), beside);
                self.event_auxiliary(on_strip);
            }
            Style::Generic => {
                self.one_primary(style, false, beside);
                self.group_row(style, FieldGroup::Secondary, secondary(Style::Generic, false), CONTENT_WIDTH);
                self.group_row(
                    style,
                    FieldGroup::Auxiliary,
                    auxiliary(Style::Generic, false, false),
                    CONTENT_WIDTH,
                );
            }
        }
    }

    fn one_primary(&mut self, style: Style, on_strip: bool, width: f64) {
        let row = primary(style, on_strip);
        let fields = self.fields(FieldGroup::Primary, limits(style).primary);
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
        self.group_row(style, FieldGroup::Auxiliary, auxiliary(style, false, false), CONTENT_WIDTH);
        self.group_row(style, FieldGroup::Secondary, secondary(style, false), CONTENT_WIDTH);
    }

    /// The one row of store cards and coupons: secondary fields, then auxiliary ones, four together.
    fn common_row(&mut self, style: Style) {
        let limit = limits(style).secondary;
        let mut fields = self.pass.fields(FieldGroup::Secondary);
        fields.extend(self.pass.fields(FieldGroup::Auxiliary));
        let fields = self.limited(fields, limit);
        let row = secondary(style, true);
        if fields.is_empty() {
            self.row_place(FieldGroup::Secondary, &row, CONTENT_WIDTH);
        }
        self.wide_row(&fields, &row);
    }

    fn group_row(&mut self, style: Style, group: FieldGroup, row: Row, width: f64) {
        let limits = limits(style);
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
        for (fields, limit, is_second) in
            [(first, limits.auxiliary, false), (second, limits.second_row, true)]
        {
            let row = auxiliary(Style::EventTicket, on_strip, is_second);
            let fields = self.limited(fields, limit);
            if fields.is_empty() && !is_second {
                self.row_place(FieldGroup::Auxiliary, &row, CONTENT_WIDTH);
            }
            self.wide_row(&fields, &row);
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

    fn code(&mut self) {
        let Some(code) = self.barcode() else {
            self.footer(None);
            self.empty_place(barcode_box::empty_place(self.card.height), Target::AddBarcode, "Add barcode");
            return;
        };
        let laid_out = self.box_of(&code);
        self.footer(Some(laid_out.rect));
        self.put_code(laid_out);
    }
}
