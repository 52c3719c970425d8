//! (being written)
use super::*;
pub(super) fn lay_out(document: &Document, _pictures: &dyn Pictures, _measure: &dyn MeasureText, _options: &Options) -> Card {
    let pass = crate::pass::Pass::new(document);
    Card { style: pass.style().unwrap_or(Style::Generic), colors: Colors { background: Color::WHITE, foreground: Color::BLACK, label: Color::BLACK },
        texts: vec![], pictures: vec![], barcode: None, transit: None, regions: vec![], hidden: vec![], state: State::Active, description: String::new() }
}
