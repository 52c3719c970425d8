//! The icons of the page, drawn on a grid of 20 units with strokes of 1.6. Decoration only: the button beside it has the words.

use yew::{Html, html};

/// Which icon.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Glyph {
    Undo,
    Redo,
    Open,
    Download,
    Publish,
    Plus,
    Trash,
    Up,
    Down,
    Close,
    Check,
    Warning,
    Block,
    Hint,
    Look,
    Fields,
    Pictures,
    Barcode,
    Details,
    Chevron,
    Copy,
    Key,
    Link,
    AlignNatural,
    AlignLeft,
    AlignCenter,
    AlignRight,
    Bell,
    Lock,
    Keyboard,
    Phone,
    Search,
    Crop,
    Languages,
}

impl Glyph {
    const fn path(self) -> &'static str {
        match self {
            Self::Undo => "M7 4 3.500 7.500 7 11M4 7.500h7.500a4.250 4.250 0 0 1 0 8.500H8",
            Self::Redo => "M13 4l3.500 3.500L13 11M16 7.500H8.500a4.250 4.250 0 0 0 0 8.500H12",
            Self::Open => {
                "M3 15.500V5a1 1 0 0 1 1-1h3.800l2 2.200H16a1 1 0 0 1 1 1v8.300a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1z"
            }
            Self::Download => "M10 3.500v9M6.200 9 10 12.800 13.800 9M4 16.500h12",
            Self::Publish => "M10 12.800v-9M6.200 7.300 10 3.500 13.800 7.300M4 16.500h12",
            Self::Plus => "M10 4.500v11M4.500 10h11",
            Self::Trash => {
                "M4 5.500h12M8 5.500v-2h4v2M5.500 5.500l.7 10.300a1 1 0 0 0 1 .9h5.600a1 1 0 0 0 1-.9l.7-10.300M8.500 8.800v4.700M11.500 8.800v4.700"
            }
            Self::Up => "M10 15.500v-11M5.500 9 10 4.500 14.500 9",
            Self::Down => "M10 4.500v11M5.500 11l4.500 4.500 4.500-4.500",
            Self::Close => "M5.500 5.500l9 9M14.500 5.500l-9 9",
            Self::Check => "M4 10.500l4 4 8-9",
            Self::Warning => "M10 3.500 17.500 16.500h-15zM10 8.300v3.700M10 14.300v.1",
            Self::Block => {
                "M10 2.800a7.200 7.200 0 1 1 0 14.400 7.200 7.200 0 0 1 0-14.400zM10 6.300v4.700M10 13.600v.1"
            }
            Self::Hint => {
                "M10 2.800a5 5 0 0 1 3 9c-.6.5-1 1.100-1 1.900v.3H8v-.3c0-.8-.4-1.400-1-1.900a5 5 0 0 1 3-9zM8.300 17.200h3.400"
            }
            Self::Look => {
                "M10 3a7 7 0 1 0 0 14c1.400 0 1.800-.9 1.400-1.900-.5-1.300.2-2.300 1.600-2.300h1.500A2.500 2.500 0 0 0 17 10.300C17 6.300 13.900 3 10 3zM6.800 10.200v.1M8.300 6.700v.1M12 6.500v.1"
            }
            Self::Fields => "M3.500 4.500h5M3.500 8h13M3.500 12h5M3.500 15.500h9",
            Self::Pictures => {
                "M4 4h12a1 1 0 0 1 1 1v10a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1zM3.500 14l4-4 3 3 2.500-2.500 3.500 3.500M12.800 7.300v.1"
            }
            Self::Barcode => "M3 4.500v11M6 4.500v11M8.500 4.500v11M11 4.500v11M14 4.500v11M17 4.500v11",
            Self::Details => {
                "M5.500 3h9a1 1 0 0 1 1 1v12a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1V4a1 1 0 0 1 1-1zM7.500 7h5M7.500 10h5M7.500 13h3"
            }
            Self::Chevron => "M5.500 8l4.500 4.500L14.500 8",
            Self::Copy => {
                "M7.500 7.500h8a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1h-8a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM13.500 7.500v-3a1 1 0 0 0-1-1h-8a1 1 0 0 0-1 1v7a1 1 0 0 0 1 1h2"
            }
            Self::Key => {
                "M12.800 3.200a4 4 0 1 1-3.400 6.100L3.500 15.200v1.600h2.600v-2h2v-2l1.800-1.800M13.300 6.700v.1"
            }
            Self::Link => {
                "M8.500 11.500l3-3M9 6.500l1.800-1.800a3.200 3.200 0 0 1 4.500 4.500L13.500 11M11 13.500l-1.800 1.800a3.200 3.200 0 0 1-4.500-4.500L6.500 9"
            }
            Self::AlignNatural => {
                "M3.500 5h13M3.500 8.300h9M3.500 11.700h13M3.500 15h6M14 13.500l2.500 1.500-2.500 1.500"
            }
            Self::AlignLeft => "M3.500 5h13M3.500 8.300h8M3.500 11.700h13M3.500 15h8",
            Self::AlignCenter => "M3.500 5h13M6 8.300h8M3.500 11.700h13M6 15h8",
            Self::AlignRight => "M3.500 5h13M8.500 8.300h8M3.500 11.700h13M8.500 15h8",
            Self::Search => {
                "M8.700 3.500a5.200 5.200 0 1 1 0 10.400 5.200 5.200 0 0 1 0-10.400zM12.600 12.600l4 4"
            }
            Self::Crop => "M6 2.500V14h11.500M2.500 6H14v11.500",
            Self::Bell => "M5.500 13.500V9a4.500 4.500 0 0 1 9 0v4.500l1.500 1.500H4zM8.500 17.200h3",
            Self::Keyboard => {
                "M3.500 5h13a1 1 0 0 1 1 1v8a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V6a1 1 0 0 1 1-1zM5.500 8v.1M8.500 8v.1M11.500 8v.1M14.500 8v.1M7 12h6"
            }
            Self::Phone => {
                "M7 2.500h6a1.500 1.500 0 0 1 1.500 1.500v12a1.500 1.500 0 0 1-1.500 1.500H7a1.500 1.500 0 0 1-1.500-1.500V4A1.500 1.500 0 0 1 7 2.500zM9 14.800h2"
            }
            Self::Languages => {
                "M3 5.500h8M7 3.500v2M9.500 5.500c-.8 3-2.800 5.300-6 6.800M4.800 7.500c.9 2 2.500 3.700 4.700 4.800M9.500 16.500l3.700-8.500 3.800 8.500M10.800 13.700h4.800"
            }
            Self::Lock => {
                "M5.500 9h9a1 1 0 0 1 1 1v6a1 1 0 0 1-1 1h-9a1 1 0 0 1-1-1v-6a1 1 0 0 1 1-1zM7 9V6.500a3 3 0 0 1 6 0V9"
            }
        }
    }
}

/// One icon in the colour of the text around it.
pub(crate) fn icon(glyph: Glyph) -> Html {
    icon_named(glyph, "icon")
}

/// An icon with classes of its own.
pub(crate) fn icon_named(glyph: Glyph, class: &'static str) -> Html {
    html! {
        <svg {class} viewBox="0 0 20 20" width="20" height="20" aria-hidden="true"><path d={glyph.path()} /></svg>
    }
}
