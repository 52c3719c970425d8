//! The pass on Apple Watch as data: one column that scrolls, in points of the watch's screen.
//!
//! In scope: which parts show and in which order. Out of scope: the crown, gestures. The watch has no back, no thumbnail and no strip
//! (Apple's texts disagree on the strip). Sources: Human Interface Guidelines, "Wallet"; Apple, "Pass.Barcodes". Nothing here was measured.

use super::metrics::{LABEL_SIZE, Row, ValueLine};
use super::rows::{Room, fit, fit_line, takes_tracking};
use super::sheet::{Sheet, label_text};
use super::{
    Align, BarcodeBox, CAP_TOP, Colors, Fit, LABEL_TRACKING, LINE_HEIGHT, MeasureText, Options, Picture,
    Pictures, Rect, Role, State, Text, Weight, barcode, rows, sheet,
};
use crate::document::Document;
use crate::images::ImageKind;
use crate::pass::{BarcodeFormat, FieldGroup, Look, Style};
use crate::sentence::Sentence;

/// The size of a watch.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum WatchSize {
    /// 187 x 223 points.
    Mm42,
    /// 208 x 248 points.
    Mm46,
}

impl WatchSize {
    /// Both, the larger first.
    pub const ALL: [Self; 2] = [Self::Mm46, Self::Mm42];

    /// Width and height of its screen in points.
    #[must_use]
    pub const fn points(self) -> (f64, f64) {
        match self {
            Self::Mm42 => (187.0, 223.0),
            Self::Mm46 => (208.0, 248.0),
        }
    }

    /// What it is called.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Mm42 => "42 mm",
            Self::Mm46 => "46 mm",
        }
    }
}

/// The whole column, of which the screen shows a part.
#[derive(Debug, Clone, PartialEq)]
pub struct WatchFace {
    /// Which watch.
    pub size: WatchSize,
    /// The height of the column in points, at least that of the screen.
    pub height: f64,
    /// The colours.
    pub colors: Colors,
    /// All texts.
    pub texts: Vec<Text>,
    /// The logo.
    pub pictures: Vec<Picture>,
    /// The barcode, without a text below it.
    pub barcode: Option<BarcodeBox>,
    /// Whether the code stands upright: PDF417 is turned.
    pub is_turned: bool,
    /// Whether the pass is good.
    pub state: State,
    /// What the watch leaves out that its author might not expect, in sentences.
    pub notes: Vec<Sentence>,
    /// The column in words, for screen readers.
    pub description: String,
}

/// From the edges to the texts.
const INSET: f64 = 14.0;
/// Above the first line: the screen has round corners.
const TOP: f64 = 16.0;
/// The logo is at most this high.
const LOGO_HEIGHT: f64 = 22.0;
const TITLE_SIZE: f64 = 16.0;
const PRIMARY_SIZE: f64 = 28.0;
const VALUE_SIZE: f64 = 17.0;
const GAP_Y: f64 = 10.0;
/// A row of the watch holds two fields.
const COLUMNS: usize = 2;
/// From the label's capitals to the value's line.
const LABEL_TO_VALUE: f64 = 9.0;
/// The white box of the code.
const CODE_INSET: f64 = 6.0;
const CODE_PADDING: f64 = 12.0;
/// PDF417 turned: its long side.
const TURNED_HEIGHT: f64 = 214.0;
/// And its short side.
const TURNED_WIDTH: f64 = 78.0;

struct Column<'a> {
    sheet: Sheet<'a>,
    face: WatchFace,
    width: f64,
    y: f64,
    told: Vec<String>,
}

/// Lays out the column.
#[must_use]
pub fn lay_out(
    document: &Document,
    pictures: &dyn Pictures,
    measure: &dyn MeasureText,
    options: &Options<'_>,
    size: WatchSize,
) -> WatchFace {
    let options = Options { edit: false, ..*options };
    let sheet = Sheet::new(document, pictures, measure, &options);
    let (width, height) = size.points();
    let face = WatchFace {
        size,
        height,
        colors: sheet.card.colors,
        texts: Vec::new(),
        pictures: Vec::new(),
        barcode: None,
        is_turned: false,
        state: sheet.card.state,
        notes: Vec::new(),
        description: String::new(),
    };
    let mut column = Column { sheet, face, width, y: TOP, told: Vec::new() };
    column.top();
    column.fields();
    column.code();
    column.finished()
}

impl Column<'_> {
    fn top(&mut self) {
        let room = self.width - 2.0 * INSET;
        if let Some(size) = self.sheet.picture_size(ImageKind::Logo) {
            let scale = (room / size.width).min(LOGO_HEIGHT / size.height).min(1.0);
            let rect = Rect::new(INSET, self.y, size.width * scale, size.height * scale);
            self.face.pictures.push(Picture { kind: ImageKind::Logo, rect, fit: Fit::Contain });
            self.y = rect.bottom() + GAP_Y;
        }
        let title = self.sheet.top_text("logoText");
        if !title.is_empty() {
            self.told.push(title.clone());
            let (size, line) =
                fit_line(&title, (TITLE_SIZE, 12.0), Weight::Semibold, room, self.sheet.measure);
            let text = self.text(
                &line,
                Rect::new(INSET, self.y, room, size * LINE_HEIGHT),
                size,
                Role::LogoText,
                Weight::Semibold,
            );
            self.face.texts.push(text);
            self.y += size * LINE_HEIGHT + GAP_Y;
        }
    }

    /// Header, primary, secondary and auxiliary fields: the primary ones large, the others two in a row.
    fn fields(&mut self) {
        let pass = self.sheet.pass;
        let is_poster = self.sheet.card.look == Look::PosterGeneric;
        let of = |group: FieldGroup| {
            if is_poster { pass.fields_of(Look::PosterGeneric.key(), group) } else { pass.fields(group) }
        };
        let groups = [
            FieldGroup::Header,
            FieldGroup::Primary,
            FieldGroup::Secondary,
            FieldGroup::Auxiliary,
            FieldGroup::Footer,
        ];
        for group in groups {
            let fields = of(group);
            let is_primary = group == FieldGroup::Primary;
            let in_row = if is_primary && pass.style() != Some(Style::BoardingPass) { 1 } else { COLUMNS };
            for (index, fields) in fields.chunks(in_row).enumerate() {
                // A poster may have four; the first of them is the title.
                let size = if is_primary && index == 0 { PRIMARY_SIZE } else { VALUE_SIZE };
                let shown: Vec<_> = fields.iter().map(|field| self.sheet.shown(field)).collect();
                self.row(&shown, size);
            }
        }
    }

    fn row(&mut self, fields: &[sheet::Shown], size: f64) {
        let room = self.width - 2.0 * INSET;
        if fields.iter().all(|field| field.label.is_empty()) {
            self.y -= LABEL_TO_VALUE;
        }
        let row = Row {
            label_cap_top: self.y,
            value_line: ValueLine::Top(self.y + LABEL_TO_VALUE),
            max_size: size,
            weight: Weight::Regular,
            label_size: LABEL_SIZE,
        };
        let labels: Vec<String> = fields.iter().map(|field| label_text(&field.label, &row)).collect();
        let contents: Vec<_> = fields
            .iter()
            .zip(&labels)
            .map(|(field, label)| rows::Content { label, value: &field.value })
            .collect();
        let fitted = fit(&contents, &row, Room { total: room, column: room }, self.sheet.measure);
        let used: f64 = fitted.columns.iter().map(|column| column.width).sum();
        let spaces = fitted.columns.len().saturating_sub(1) as f64;
        let between = if spaces > 0.0 { (room - used) / spaces } else { 0.0 };
        let mut x = INSET;
        for (field, column) in fields.iter().zip(&fitted.columns) {
            let label_rect =
                Rect::new(x, self.y - LABEL_SIZE * CAP_TOP, column.width, LABEL_SIZE * LINE_HEIGHT);
            let value_rect = Rect::new(x, self.y + LABEL_TO_VALUE, column.width, fitted.size * LINE_HEIGHT);
            let mut label = self.text(&column.label, label_rect, LABEL_SIZE, Role::Label, Weight::Semibold);
            label.pointer.clone_from(&field.label_origin.pointer);
            let mut value = self.text(&column.value, value_rect, fitted.size, Role::Value, Weight::Regular);
            value.pointer.clone_from(&field.value_origin.pointer);
            self.face.texts.extend([label, value].into_iter().filter(|text| !text.text.is_empty()));
            self.told.push(format!("{} {}", field.label, field.value).trim().to_owned());
            x += column.width + between.max(0.0);
        }
        self.y += LABEL_TO_VALUE + fitted.size * LINE_HEIGHT + GAP_Y;
    }

    fn text(&self, line: &rows::Line, rect: Rect, size: f64, role: Role, weight: Weight) -> Text {
        let is_label = role == Role::Label;
        Text {
            rect,
            text: line.text.clone(),
            size,
            weight,
            tracking: if is_label && takes_tracking(&line.text) { LABEL_TRACKING } else { 0.0 },
            align: Align::Left,
            role,
            color: if is_label { self.face.colors.label } else { self.face.colors.foreground },
            pointer: String::new(),
            cut_off: line.cut_off,
        }
    }

    /// The first barcode of the list that a watch draws, at the end of the column.
    fn code(&mut self) {
        let all = self.sheet.pass.barcodes();
        let known =
            all.iter().find_map(|code| Some((code, code.format().filter(|format| format.is_on_watch())?)));
        let Some((code, format)) = known else {
            if let Some(format) = all.iter().find_map(|code| code.format()) {
                let name = format.as_str().trim_start_matches("PKBarcodeFormat");
                self.face.notes.push(sentence!(
                    "watch-no-barcode",
                    "The watch shows no barcode: it does not draw {kind}. Add a QR code as second choice.",
                    kind = name
                ));
            }
            return;
        };
        let symbol = barcode::encode(
            format,
            code.message().unwrap_or_default(),
            code.text("messageEncoding").unwrap_or_default(),
        );
        self.face.is_turned = format == BarcodeFormat::Pdf417;
        let width = self.width - 2.0 * CODE_INSET;
        let (rect, code_rect) = if self.face.is_turned {
            let rect = Rect::new(CODE_INSET, self.y, width, TURNED_HEIGHT + 2.0 * CODE_PADDING);
            let x = (self.width - TURNED_WIDTH) / 2.0;
            (rect, Rect::new(x, rect.y + CODE_PADDING, TURNED_WIDTH, TURNED_HEIGHT))
        } else {
            let side = width - 2.0 * CODE_PADDING;
            let rect = Rect::new(CODE_INSET, self.y, width, width);
            (rect, Rect::new(rect.x + CODE_PADDING, rect.y + CODE_PADDING, side, side))
        };
        self.y = rect.bottom() + GAP_Y;
        self.told.push("Barcode".to_owned());
        self.face.barcode = Some(BarcodeBox {
            rect,
            code_rect,
            format,
            message: code.message().unwrap_or_default().to_owned(),
            alt_text: None,
            symbol,
            pointer: code.pointer().to_owned(),
        });
    }

    fn finished(mut self) -> WatchFace {
        self.face.height = self.face.height.max(self.y);
        let told: Vec<String> = self.told.into_iter().filter(|text| !text.is_empty()).collect();
        self.face.description = format!("On Apple Watch. {}.", told.join(". "));
        self.face
    }
}
