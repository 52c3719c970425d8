//! The poster of iOS 27: artwork all over, one header field, up to four primary fields low on the art, one line at the foot, the barcode.
//!
//! Everything below the header is placed from below, so that the picture shows as much as the texts leave of it.

use super::metrics::{CONTENT_WIDTH, INSET};
use super::poster::{line, row, row_height};
use super::sheet::{Origin, Sheet, Shown};
use super::{LINE_HEIGHT, POSTER_HEIGHT, Rect, Target, Veil, Weight};
use crate::images::ImageKind;
use crate::pass::{FieldGroup, Look};

/// Of these show: header, primary and footer fields (WWDC 2026, session 209; Apple's pages allow a second footer field).
const MAX_HEADER: usize = 1;
const MAX_PRIMARY: usize = 4;
const MAX_FOOTER: usize = 1;

/// A first primary field without a label is the title.
const TITLE_SIZE: f64 = 32.0;
/// The size of the values below.
const VALUE_SIZE: f64 = 20.0;
/// The size of a value that has its row for itself.
const LONE_VALUE_SIZE: f64 = 26.0;
/// The size of the line at the foot.
const FOOTER_SIZE: f64 = 15.0;
/// Between the lines.
const GAP_Y: f64 = 12.0;

const KEY: &str = Look::PosterGeneric.key();

/// What stands below the artwork, from top to bottom.
struct Lines {
    title: Option<Shown>,
    primary: Vec<Shown>,
    footer: Vec<Shown>,
    has_art: bool,
}

impl Sheet<'_> {
    /// Lays the poster out.
    pub(super) fn poster_generic(&mut self) {
        self.card.height = POSTER_HEIGHT;
        let has_art = self.artwork(&[ImageKind::Artwork]);
        let header = self.poster_fields(FieldGroup::Header, MAX_HEADER);
        let mut primary = self.poster_fields(FieldGroup::Primary, MAX_PRIMARY);
        let footer = self.poster_fields(FieldGroup::Footer, MAX_FOOTER);
        for group in [FieldGroup::Secondary, FieldGroup::Auxiliary] {
            self.poster_fields(group, 0);
        }
        self.hide_classic_only();
        self.newer_header("logoText", &header, Some(FieldGroup::Header));

        let title = match primary.first() {
            Some(first) if first.label.is_empty() => Some(primary.remove(0)),
            _ => None,
        };
        let (bottom, code) = self.code_below();
        let room = if code.is_none() && self.options.edit { PLACE_FOR_CODE } else { 0.0 };
        let foot_from = self.poster_lines(&Lines { title, primary, footer, has_art }, bottom - room);
        match code {
            Some(code) => self.put_code(code),
            None => {
                let rect = Rect::new(INSET, bottom - room + GAP_Y, CONTENT_WIDTH, PLACE_FOR_CODE - GAP_Y);
                self.empty_place(rect, Target::AddBarcode, "Add barcode");
            }
        }
        self.card.veil = Some(Veil {
            has_header: has_art && self.pass.flag("suppressHeaderDarkening") != Some(true),
            text_from: foot_from,
            foot_from,
            foot_color: self.pass.color("footerBackgroundColor"),
        });
    }

    /// Draws the lines above `bottom` and says where the foot begins.
    fn poster_lines(&mut self, lines: &Lines, bottom: f64) -> f64 {
        let Lines { title, primary, footer, has_art } = lines;
        let mut bottom = bottom;
        let edit = self.options.edit;
        let footer_top = take(&mut bottom, FOOTER_SIZE * LINE_HEIGHT, !footer.is_empty() || edit);
        let is_alone = primary.len() == 1 && title.is_none();
        let value_size = if is_alone { LONE_VALUE_SIZE } else { VALUE_SIZE };
        let has_row = !primary.is_empty() || (title.is_none() && edit);
        let row_top = take(&mut bottom, row_height(value_size), has_row);
        let title_top = take(&mut bottom, TITLE_SIZE * LINE_HEIGHT, title.is_some());
        self.artwork_place(ImageKind::Artwork, *has_art, ART_FROM, bottom);
        self.wide_row(title.as_slice(), &line(title_top + TIGHT, TITLE_SIZE, Weight::Bold));
        self.wide_row(primary, &row(row_top, value_size, Weight::Regular));
        if primary.is_empty() && title.is_none() {
            let rect = Rect::new(INSET, row_top, 130.0, row_height(value_size));
            self.empty_place(rect, Target::AddField(FieldGroup::Primary), "Add primary field");
        }
        self.foot_line(footer, footer_top);
        bottom
    }

    fn poster_fields(&mut self, group: FieldGroup, limit: usize) -> Vec<Shown> {
        let fields = self.pass.fields_of(KEY, group);
        self.limited(fields, limit)
    }

    /// Fields of the classic style that have no counterpart of the same key on the poster.
    fn hide_classic_only(&mut self) {
        let pass = self.pass;
        let on_poster: Vec<&str> = FieldGroup::OF_POSTER
            .into_iter()
            .flat_map(|group| pass.fields_of(KEY, group))
            .filter_map(|field| field.key())
            .collect();
        let fronts = [FieldGroup::Header, FieldGroup::Primary, FieldGroup::Secondary, FieldGroup::Auxiliary];
        let fields = fronts.into_iter().flat_map(|group| pass.fields(group));
        let lost: Vec<_> =
            fields.filter(|field| field.key().is_none_or(|key| !on_poster.contains(&key))).collect();
        self.hide(&lost);
    }

    /// One line: the label in front of its value.
    fn foot_line(&mut self, footer: &[Shown], top: f64) {
        let Some(field) = footer.first() else {
            let rect = Rect::new(INSET, top - 4.0, 130.0, 26.0);
            self.empty_place(rect, Target::AddField(FieldGroup::Footer), "Add footer field");
            return;
        };
        let mut shown = field.clone();
        if !shown.label.is_empty() {
            shown.value = format!("{} {}", shown.label, shown.value).trim_end().to_owned();
            shown.label = String::new();
        }
        // The label is part of the line, not a text of its own.
        shown.label_origin = Origin::default();
        self.wide_row(&[shown], &line(top, FOOTER_SIZE, Weight::Regular));
    }
}

/// Where the artwork can be pointed at, from the top: below the header.
const ART_FROM: f64 = 66.0;
/// The title stands a little closer to what follows it.
const TIGHT: f64 = 3.0;
/// What an empty place for a barcode takes.
const PLACE_FOR_CODE: f64 = 52.0;

/// Takes a line from the free room above `bottom`, if it is wanted, and says where it begins.
pub(super) fn take(bottom: &mut f64, height: f64, is_wanted: bool) -> f64 {
    let top = *bottom - height;
    if is_wanted {
        *bottom = top - GAP_Y;
    }
    top
}
