//! A QR code drawn in the page.

use passwright_core::card::barcode::encode;
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
    let Ok(symbol) = encode(BarcodeFormat::Qr, &props.text, "utf-8") else { return html! {} };
    let side = symbol.width() + 2 * QUIET_ZONE;
    html! {
        <svg class="qr-code" viewBox={format!("0 0 {side} {side}")} role="img" aria-label={props.label.clone()} shape-rendering="crispEdges">
            <rect width={side.to_string()} height={side.to_string()} fill="#fff" />
            <path transform={format!("translate({QUIET_ZONE} {QUIET_ZONE})")} d={symbol.path_data()} fill="#000" />
        </svg>
    }
}
