//! A QR code drawn in the page.

use passwright_core::card::barcode::{Symbol, encode};
use passwright_core::pass::BarcodeFormat;
use yew::{AttrValue, Html, Properties, component, html};

/// Light modules around the code, without which scanners do not find it (ISO/IEC 18004).
const QUIET_ZONE: usize = 4;

#[derive(PartialEq, Properties)]
pub(crate) struct QrCodeProps {
    pub(crate) text: AttrValue,
    /// What it leads to, for screen readers.
    pub(crate) label: AttrValue,
}

/// The code in a square; nothing for a text that no QR code can hold, which an address never is.
#[component]
pub(crate) fn QrCode(props: &QrCodeProps) -> Html {
    let Some(symbol) = symbol(&props.text) else { return html! {} };
    let side = symbol.width() + 2 * QUIET_ZONE;
    html! {
        <svg class="qr-code" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={props.label.clone()} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
            <path transform={format!("translate({QUIET_ZONE} {QUIET_ZONE})")} d={symbol.path_data()} fill="#000" />
        </svg>
    }
}

fn symbol(text: &str) -> Option<Symbol> {
    encode(BarcodeFormat::Qr, text, "utf-8").ok()
}

/// The modules of a code, with the quiet zone around them.
pub(crate) struct QrPixels(Symbol);

impl QrPixels {
    /// The code of a text.
    pub(crate) fn of(text: &str) -> Option<Self> {
        symbol(text).map(Self)
    }

    /// Modules on each side.
    pub(crate) fn side(&self) -> u32 {
        u32::try_from(self.0.width() + 2 * QUIET_ZONE).unwrap_or_default()
    }

    /// Where the dark modules are.
    pub(crate) fn dark(&self) -> impl Iterator<Item = (u32, u32)> {
        let place = |at: usize| u32::try_from(at + QUIET_ZONE).unwrap_or_default();
        let all = (0..self.0.height()).flat_map(|y| (0..self.0.width()).map(move |x| (x, y)));
        all.filter(|(x, y)| self.0.is_dark(*x, *y)).map(move |(x, y)| (place(x), place(y)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_finder_patterns_stand_inside_a_quiet_zone() {
        let pixels = QrPixels::of("https://wallet.example/p/1").unwrap();
        let dark: Vec<_> = pixels.dark().collect();
        let (first, last) = (4, pixels.side() - 5);
        for corner in [(first, first), (last, first), (first, last)] {
            assert!(dark.contains(&corner), "{corner:?}");
        }
        assert!(dark.iter().all(|(x, y)| (first..=last).contains(x) && (first..=last).contains(y)));
    }
}
