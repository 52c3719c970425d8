//! Fitting a row of fields: one text size for the whole row, shrunk first, then cut off with an ellipsis.
//!
//! Source: measured behaviour of Wallet. Columns are as wide as the wider of label and value; what is left over goes between them.

use super::metrics::{GAP, LABEL_SIZE, MIN_VALUE_SIZE, Row};
use super::{LABEL_TRACKING, MeasureText, Weight};

/// How much the size is reduced at each try.
const SIZE_STEP: f64 = 0.5;

/// What is drawn where a text does not fit.
const ELLIPSIS: char = '…';

/// Widths closer than this are equal: less than a hundredth of a pixel.
const EPSILON: f64 = 0.001;

/// A text in its line, perhaps shortened.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Line {
    pub text: String,
    pub width: f64,
    pub cut_off: bool,
}

/// One column of a fitted row.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Column {
    pub width: f64,
    pub label: Line,
    pub value: Line,
}

/// A row that fits.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FittedRow {
    /// The size of all values.
    pub size: f64,
    pub columns: Vec<Column>,
}

/// What one column says.
#[derive(Debug, Clone, Copy)]
pub(super) struct Content<'a> {
    pub label: &'a str,
    pub value: &'a str,
}

/// The room of a row.
#[derive(Debug, Clone, Copy)]
pub(super) struct Room {
    /// For all columns and the gaps between them.
    pub total: f64,
    /// For each column.
    pub column: f64,
}

/// Fits a row into its room.
pub(super) fn fit(contents: &[Content<'_>], row: &Row, room: Room, measure: &dyn MeasureText) -> FittedRow {
    let labels: Vec<f64> = contents.iter().map(|c| label_width(c.label, row, measure)).collect();
    let gaps = GAP * contents.len().saturating_sub(1) as f64;
    let total = (room.total - gaps).max(0.0);
    // Labels that can never fit do not make the values smaller.
    let hopeless = labels.iter().sum::<f64>() > total;
    let floor = |label: f64| if hopeless { 0.0 } else { label.min(room.column) };
    let values_at = |size: f64| -> Vec<f64> {
        contents.iter().map(|c| measure.width(c.value, size, row.weight)).collect()
    };
    let fits = |values: &[f64]| {
        let columns = values.iter().zip(&labels);
        columns.clone().all(|(value, _)| *value <= room.column + EPSILON)
            && columns.map(|(value, label)| value.max(floor(*label))).sum::<f64>() <= total + EPSILON
    };
    let mut size = row.max_size;
    let mut values = values_at(size);
    while !fits(&values) && size > MIN_VALUE_SIZE {
        size = (size - SIZE_STEP).max(MIN_VALUE_SIZE);
        values = values_at(size);
    }
    let wanted: Vec<f64> = values.iter().zip(&labels).map(|(value, label)| value.max(*label)).collect();
    let widths = share(&wanted, &values, total, room.column);
    let columns = contents.iter().zip(widths).map(|(content, width)| Column {
        width,
        label: shorten_label(content.label, row, width, measure),
        value: shorten(content.value, width, |text| measure.width(text, size, row.weight)),
    });
    FittedRow { size, columns: columns.collect() }
}

/// Fits one line that stands alone: its size, and the text, shortened at the smallest size.
pub(super) fn fit_line(
    text: &str,
    sizes: (f64, f64),
    weight: Weight,
    room: f64,
    measure: &dyn MeasureText,
) -> (f64, Line) {
    let (mut size, min) = sizes;
    while measure.width(text, size, weight) > room + EPSILON && size > min {
        size = (size - SIZE_STEP).max(min);
    }
    (size, shorten(text, room, |text| measure.width(text, size, weight)))
}

/// Limits widths so that their sum fits: the widest give way first, to a common width, but not below what their values need, as long as
/// the values fit.
fn share(wanted: &[f64], values: &[f64], total: f64, each: f64) -> Vec<f64> {
    let values_fit = values.iter().sum::<f64>() <= total + EPSILON;
    let limited = |limit: f64| -> Vec<f64> {
        let columns = wanted.iter().zip(values);
        columns
            .map(|(width, value)| width.min(if values_fit { limit.max(value.min(each)) } else { limit }))
            .collect()
    };
    let (mut low, mut high) = (0.0, each);
    if limited(high).iter().sum::<f64>() <= total + EPSILON {
        return limited(high);
    }
    // Twenty halvings of at most 358 units end far below a pixel.
    for _ in 0..20 {
        let middle = (low + high) / 2.0;
        if limited(middle).iter().sum::<f64>() <= total { low = middle } else { high = middle }
    }
    limited(low)
}

fn label_width(label: &str, row: &Row, measure: &dyn MeasureText) -> f64 {
    let is_tracked = is_small_label(row) && takes_tracking(label);
    let tracking = if is_tracked { LABEL_TRACKING * label.chars().count() as f64 } else { 0.0 };
    measure.width(label, row.label_size, label_weight(row)) + tracking
}

fn shorten_label(label: &str, row: &Row, room: f64, measure: &dyn MeasureText) -> Line {
    shorten(label, room, |text| label_width(text, row, measure))
}

/// Whether the label is the usual one, small and in capitals, and not the large one over a strip.
pub(super) fn is_small_label(row: &Row) -> bool {
    row.label_size <= LABEL_SIZE
}

/// The weight of a row's labels.
pub(super) fn label_weight(row: &Row) -> Weight {
    if is_small_label(row) { Weight::Semibold } else { Weight::Regular }
}

/// Whether the letters of a text may be spaced out: those of cursive scripts join, and would be torn apart.
pub(super) fn takes_tracking(text: &str) -> bool {
    !text
        .chars()
        .any(|c| matches!(c, '\u{600}'..='\u{8ff}' | '\u{fb50}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}'))
}

/// Whether a character belongs to the one before it: accents, joined emoji and their skin tones, the second half of a flag.
fn joins(before: &str, next: char) -> bool {
    let last = before.chars().next_back();
    let is_regional = |c: char| matches!(c, '\u{1f1e6}'..='\u{1f1ff}');
    match next {
        '\u{300}'..='\u{36f}' | '\u{200d}' | '\u{20d0}'..='\u{20ff}' | '\u{fe00}'..='\u{fe0f}' => true,
        '\u{1f3fb}'..='\u{1f3ff}' => true,
        '\u{591}'..='\u{5c7}'
        | '\u{64b}'..='\u{65f}'
        | '\u{93c}'..='\u{94d}'
        | '\u{e34}'..='\u{e3a}'
        | '\u{3099}'
        | '\u{309a}' => true,
        c if is_regional(c) => before.chars().rev().take_while(|c| is_regional(*c)).count() % 2 == 1,
        _ => last == Some('\u{200d}'),
    }
}

/// The longest front part of a text that fits with an ellipsis.
pub(super) fn shorten(text: &str, room: f64, width: impl Fn(&str) -> f64) -> Line {
    let whole = width(text);
    if whole <= room + EPSILON {
        return Line { text: text.to_owned(), width: whole, cut_off: false };
    }
    let is_end = |(index, c): &(usize, char)| !joins(text.get(..*index).unwrap_or_default(), *c);
    let ends: Vec<usize> = text.char_indices().filter(is_end).map(|(index, _)| index).collect();
    let shortened = |count: usize| {
        let end = ends.get(count).copied().unwrap_or(text.len());
        let mut short = text.get(..end).unwrap_or_default().trim_end().to_owned();
        short.push(ELLIPSIS);
        short
    };
    // Binary search for the most characters; wider with every character but for rare ligatures, hence the loop after it.
    let mut count = ends.partition_point(|end| {
        let mut short = text.get(..*end).unwrap_or_default().trim_end().to_owned();
        short.push(ELLIPSIS);
        width(&short) <= room + EPSILON
    });
    count = count.saturating_sub(1);
    let mut short = shortened(count);
    while width(&short) > room + EPSILON && count > 0 {
        count -= 1;
        short = shortened(count);
    }
    let drawn = width(&short);
    if drawn > room + EPSILON {
        // Not even the ellipsis fits.
        return Line { text: String::new(), width: 0.0, cut_off: true };
    }
    Line { text: short, width: drawn, cut_off: true }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::card::metrics;
    use crate::pass::Style;

    /// Every character is half as wide as the text is high.
    struct HalfEm;

    impl MeasureText for HalfEm {
        fn width(&self, text: &str, size: f64, _: Weight) -> f64 {
            text.chars().count() as f64 * size * 0.5
        }
    }

    fn fit_values(values: &[&str], total: f64) -> FittedRow {
        let contents: Vec<_> = values.iter().map(|value| Content { label: "", value }).collect();
        let row = metrics::secondary(Style::Generic, false);
        fit(&contents, &row, Room { total, column: total }, &HalfEm)
    }

    #[test]
    fn a_row_that_fits_has_its_full_size() {
        let row = fit_values(&["12345", "678"], 328.0);
        assert_eq!(row.size, 20.0);
        assert_eq!(row.columns[0].width, 50.0);
    }

    #[test]
    fn a_row_shrinks_as_a_whole_before_anything_is_cut_off() {
        let row = fit_values(&[&"x".repeat(30), "yy"], 328.0);
        assert_eq!(row.size, 19.5);
        assert!(row.columns.iter().all(|column| !column.value.cut_off));
    }

    #[test]
    fn at_the_smallest_size_the_widest_value_is_cut_off() {
        let row = fit_values(&[&"x".repeat(100), "short"], 328.0);
        assert_eq!(row.size, MIN_VALUE_SIZE);
        assert!(row.columns[0].value.cut_off && row.columns[0].value.text.ends_with(ELLIPSIS));
        assert!(!row.columns[1].value.cut_off);
        let used: f64 = row.columns.iter().map(|column| column.width).sum::<f64>() + GAP;
        assert!(used <= 328.0 + EPSILON);
    }

    #[test]
    fn long_labels_are_cut_off_and_leave_values_their_size() {
        let contents = [Content { label: &"L".repeat(80), value: "12" }, Content { label: "A", value: "3" }];
        let row = metrics::secondary(Style::Generic, false);
        let fitted = fit(&contents, &row, Room { total: 328.0, column: 328.0 }, &HalfEm);
        assert!(fitted.columns[0].label.cut_off);
        assert_eq!(fitted.size, 20.0);
    }

    #[test]
    fn a_text_is_shortened_as_little_as_possible() {
        let line = shorten("hello world", 30.0, |text| HalfEm.width(text, 10.0, Weight::Regular));
        assert_eq!((line.text.as_str(), line.width), ("hello…", 30.0));
        let line = shorten("ab", 4.0, |text| HalfEm.width(text, 10.0, Weight::Regular));
        assert_eq!((line.text.as_str(), line.cut_off), ("", true));
    }

    #[test]
    fn nothing_is_cut_off_in_the_middle_of_a_letter_or_an_emoji() {
        let width = |text: &str| HalfEm.width(text, 10.0, Weight::Regular);
        assert_eq!(shorten("e\u{301}e\u{301}e\u{301}", 16.0, width).text, "e\u{301}…");
        let family = "\u{1f469}\u{200d}\u{1f467}\u{1f469}\u{200d}\u{1f467}";
        assert_eq!(shorten(family, 25.0, width).text, "\u{1f469}\u{200d}\u{1f467}…");
        let flags = "\u{1f1e9}\u{1f1ea}\u{1f1eb}\u{1f1f7}";
        assert_eq!(shorten(flags, 15.0, width).text, "\u{1f1e9}\u{1f1ea}…");
    }

    #[test]
    fn sharing_limits_only_the_widest() {
        let widths = share(&[10.0, 50.0, 100.0], &[200.0, 0.0, 0.0], 100.0, 100.0);
        assert!(
            (widths[0] - 10.0).abs() + (widths[1] - 45.0).abs() + (widths[2] - 45.0).abs() < 0.01,
            "{widths:?}"
        );
        assert_eq!(share(&[10.0, 20.0], &[10.0, 10.0], 100.0, 15.0), [10.0, 15.0]);
    }
}
