//! Draws the card of a starting point, so that the first page only has to show it.
//!
//! In scope: laying out with the letter widths of the bundled font, as public pages do, and putting the drawings where the card has its pictures.
//! Out of scope: what a card looks like (see `passwright_core::card`). A drawing becomes a part of the card's own SVG: a picture by address would
//! be a request or a document of its own for the browser.

use std::collections::BTreeMap;

use passwright_core::card::svg::{Drawing, Element, Node, draw};
use passwright_core::card::{EstimatedWidths, Options, PictureSize, PictureSizes, lay_out};
use passwright_core::document::Document;
use passwright_core::images::ImageKind;
use passwright_core::images::plan::{place_of, plan};
use passwright_core::pass::{Pass, Style};
use passwright_core::time::Timestamp;

/// The day on which the cards are drawn. A test sees to it that they would look the same on any other.
pub(super) const DAY: Timestamp = Timestamp::from_unix_seconds(1_795_000_000);

/// What a drawn card says of itself only to the editor.
const FOR_THE_EDITOR: [&str; 5] = ["data-pointer", "data-role", "data-color", "data-format", "data-cut-off"];

/// An SVG drawing of ours, taken apart.
struct Artwork<'a> {
    width: f64,
    height: f64,
    view_box: &'a str,
    /// What is between the tags.
    inside: &'a str,
}

impl<'a> Artwork<'a> {
    fn of(svg: &'a str) -> Option<Self> {
        let (head, rest) = svg.trim().strip_prefix("<svg ")?.split_once('>')?;
        let value = |name: &str| {
            let (_, rest) = head.split_once(&format!("{name}=\""))?;
            Some(rest.split_once('"')?.0)
        };
        let number = |name: &str| value(&format!(" {name}"))?.parse().ok();
        let view_box = value("viewBox")?;
        let inside = rest.strip_suffix("</svg>")?;
        // Ids would meet those of other cards on the page.
        let is_plain = !inside.contains(" id=") && !inside.contains("url(");
        is_plain.then_some(Self { width: number("width")?, height: number("height")?, view_box, inside })
    }
}

/// The card of a starting point on a day; `None` for a document or a drawing that cannot be read.
pub(super) fn card(
    id: &str,
    pass: &str,
    drawings: &BTreeMap<String, String>,
    day: Timestamp,
) -> Option<String> {
    let document = Document::parse(pass.as_bytes()).ok()?;
    let style = Pass::new(&document).style().unwrap_or(Style::Generic);
    let artworks: BTreeMap<&str, Artwork<'_>> =
        drawings.iter().map(|(base, svg)| Some((base.as_str(), Artwork::of(svg)?))).collect::<Option<_>>()?;
    let sizes = ImageKind::ALL.into_iter().fold(PictureSizes::default(), |sizes, kind| {
        let base = kind.base_name();
        let Some(artwork) = artworks.get(base) else { return sizes };
        let plan = plan(place_of(base, style), artwork.width, artwork.height);
        sizes.with(kind, PictureSize { width: plan.points_wide, height: plan.points_high })
    });
    let laid_out = lay_out(&document, &sizes, &EstimatedWidths, &Options::new(day));
    let id_prefix = format!("starter-{id}");
    let address_of = |kind: ImageKind| artworks.get(kind.base_name()).map(|_| mark(kind.base_name()));
    let mut svg =
        draw(&laid_out, &Drawing { id_prefix: &id_prefix, address_of: &address_of, decorative: true });
    prepare(&mut svg, &artworks);
    let text = svg.to_string();
    Some(artworks.iter().fold(text, |text, (base, artwork)| text.replace(&mark(base), artwork.inside)))
}

/// Stands for the inside of a drawing until the card is printed.
fn mark(base: &str) -> String {
    format!("[drawing {base}]")
}

/// Turns pictures by address into places for drawings, and leaves out what only the editor reads.
fn prepare(element: &mut Element, artworks: &BTreeMap<&str, Artwork<'_>>) {
    element.attributes.retain(|(name, _)| !FOR_THE_EDITOR.contains(name));
    if element.name == "image" {
        *element = drawing_in_place(element, artworks);
        return;
    }
    for child in &mut element.children {
        if let Node::Element(child) = child {
            prepare(child, artworks);
        }
    }
}

/// The drawing where the picture was. Ids and filters go to a group around it, for browsers differ in what they do with those of an inner SVG.
fn drawing_in_place(image: &Element, artworks: &BTreeMap<&str, Artwork<'_>>) -> Element {
    let mut group = Element::new("g");
    let mut inner = Element::new("svg");
    for (name, value) in &image.attributes {
        match *name {
            "id" | "filter" => group = group.with(name, value),
            "data-picture" => {
                let view_box =
                    artworks.get(value.as_str()).map_or_else(String::new, |it| it.view_box.to_owned());
                inner = inner.with("viewBox", view_box).text(mark(value));
            }
            "href" => {}
            _ => inner = inner.with(name, value),
        }
    }
    group.child(inner)
}
