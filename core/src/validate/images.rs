//! Rules about pictures. Sources: Apple, "Pass" (images) and Human Interface Guidelines, "Wallet".

use super::rule::{Finding, Rule, quote};
use super::{FileEdit, FileFact, Severity, Subject};
use crate::images::{ImageKind, InvalidImageError, MAX_IMAGE_PIXELS, PictureName, Scale, inspect_png};
use crate::pass::{Pass, Style};
use crate::sentence::{Sentence, Words};

mod sizes;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "P07",
        severity: Severity::Blocks,
        title: "The pass has an icon",
        reason: words!(
            "P07-why-no-icon",
            "iOS refuses a pass without one (device log: “Pass does not contain icon.png/icon@2x.png/icon@3x.png”)."
        ),
        check: no_icon,
    },
    Rule {
        id: "P07",
        severity: Severity::Warns,
        title: "The icon is there at all three scales",
        reason: words!(
            "P07-why-icon-scales",
            "Some versions of iOS offer “Add” only when icon.png itself is there, and a missing scale looks blurred (Apple's pass-builder)."
        ),
        check: icon_scales,
    },
    Rule {
        id: "P08",
        severity: Severity::Blocks,
        title: "Every picture is a whole PNG",
        reason: words!(
            "P08-why-no-png",
            "Wallet reads PNG only (“Pass”), whatever the file is called, and a damaged picture cannot be drawn."
        ),
        check: no_png,
    },
    Rule {
        id: "P09",
        severity: Severity::Warns,
        title: "Every picture has the shape of its place, and its scales belong together",
        reason: words!(
            "P09-why-wrong-shapes",
            "Wallet cuts off what sticks out (Human Interface Guidelines), and a phone shows one scale only: the others must be the same picture."
        ),
        check: sizes::wrong_shapes,
    },
    Rule {
        id: "P09",
        severity: Severity::Hints,
        title: "Every picture is large enough for its place",
        reason: words!(
            "P09-why-too-small",
            "Sizes in points by the Human Interface Guidelines; a smaller picture is blurred."
        ),
        check: sizes::too_small,
    },
    Rule {
        id: "P10",
        severity: Severity::Warns,
        title: "A picture is either for all languages or for each",
        reason: words!(
            "P10-why-hidden-translations",
            "A picture at the root hides its translations (archived Wallet guide)."
        ),
        check: hidden_translations,
    },
    Rule {
        id: "P11",
        severity: Severity::Warns,
        title: "An event ticket has a strip, or background and thumbnail",
        reason: words!(
            "P11-why-strip-and-others",
            "With a strip picture Wallet ignores the other two (archived Wallet guide)."
        ),
        check: strip_and_others,
    },
];

/// The name of a picture without language folder, scale and extension, and its scale.
fn picture_of(name: &str) -> Option<(&'static str, Scale)> {
    PictureName::parse(name).map(|it| (it.base, it.scale))
}

fn has(files: &[FileFact<'_>], name: &str) -> bool {
    files.iter().any(|file| file.name == name)
}

fn icon(scale: Scale) -> String {
    ImageKind::Icon.file_name(scale)
}

fn no_icon(subject: &Subject<'_>) -> Vec<Finding> {
    let is_icon = |file: &&FileFact<'_>| picture_of(file.name).is_some_and(|(base, _)| base == "icon");
    if subject.files.iter().any(|file| is_icon(&file)) {
        return Vec::new();
    }
    let files = Scale::ALL.map(|scale| FileEdit::DefaultIcon { name: icon(scale) }).into();
    vec![
        Finding::new(
            "icon.png",
            sentence!("P07-no-icon", "Your pass needs an icon. It appears in notifications."),
        )
        .fix_files(sentence!("fix-icon", "Use a plain icon"), files),
    ]
}

fn icon_scales(subject: &Subject<'_>) -> Vec<Finding> {
    let there: Vec<Scale> =
        Scale::ALL.into_iter().filter(|scale| has(subject.files, &icon(*scale))).collect();
    // No icon at all is the other rule; one for each language is fine.
    let Some(largest) = there.last() else { return Vec::new() };
    let missing = Scale::ALL.into_iter().filter(|scale| !there.contains(scale));
    missing
        .map(|scale| {
            let name = icon(scale);
            let message = match scale {
                Scale::One => sentence!(
                    "P07-plain",
                    "icon.png itself is missing; some iPhones then do not offer “Add”."
                ),
                Scale::Two => {
                    sentence!("P07-double", "The icon is missing at double size: {file}.", file = &name)
                }
                Scale::Three => {
                    sentence!("P07-triple", "The icon is missing at triple size: {file}.", file = &name)
                }
            };
            let finding = Finding::new(&name, message);
            if *largest > scale {
                let copy = FileEdit::Copy { from: icon(*largest), to: name };
                let label = sentence!("P07-fix-copy", "Use {file} for it", file = icon(*largest));
                finding.fix_files(label, vec![copy])
            } else {
                finding
            }
        })
        .collect()
}

fn no_png(subject: &Subject<'_>) -> Vec<Finding> {
    let pictures = subject.files.iter().filter(|file| picture_of(file.name).is_some());
    pictures
        .filter_map(|file| {
            let error = inspect_png(file.bytes?).err()?;
            let message = sentence!(
                "P08-no-png",
                "{file} cannot be shown: {why}.",
                file = quote(file.name),
                why = in_a_sentence(&error)
            );
            let is_root_icon = Scale::ALL.iter().any(|scale| icon(*scale) == file.name);
            let name = file.name.to_owned();
            Some(if is_root_icon {
                Finding::new(file.name, message).fix_files(
                    sentence!("fix-icon", "Use a plain icon"),
                    vec![FileEdit::DefaultIcon { name }],
                )
            } else {
                Finding::new(file.name, message).fix_files(
                    sentence!("fix-remove-picture", "Remove the picture"),
                    vec![FileEdit::Remove { name }],
                )
            })
        })
        .collect()
}

/// What the error says, in words that have a name.
fn in_a_sentence(error: &InvalidImageError) -> Sentence {
    match error {
        InvalidImageError::Empty => sentence!("P08-empty", "the picture is empty"),
        InvalidImageError::NotPng { found } => {
            sentence!("P08-other-kind", "the picture is {kind}, Wallet takes only PNG", kind = kind(found))
        }
        InvalidImageError::Damaged => {
            sentence!("P08-damaged", "the picture is a damaged PNG: it ends too early or has no header")
        }
        InvalidImageError::TooManyPixels { width, height } => sentence!(
            "P08-too-large",
            "the picture has {size} pixels, at most {most} million are possible",
            size = format!("{width} x {height}"),
            most = (MAX_IMAGE_PIXELS / 1_000_000) as usize
        ),
    }
}

/// What the first bytes look like.
fn kind(found: &str) -> Words {
    const KINDS: [Words; 6] = [
        words!("words-jpeg", "a JPEG"),
        words!("words-gif", "a GIF"),
        words!("words-webp", "a WebP"),
        words!("words-heic", "a HEIC or AVIF"),
        words!("words-pdf", "a PDF"),
        words!("words-svg", "an SVG"),
    ];
    let other = words!("words-unknown-kind", "of an unknown kind");
    KINDS.into_iter().find(|kind| kind.english == found).unwrap_or(other)
}

fn hidden_translations(subject: &Subject<'_>) -> Vec<Finding> {
    subject
        .files
        .iter()
        .filter(|file| picture_of(file.name).is_some())
        .filter_map(|file| {
            let (_, name) = file.name.split_once('/')?;
            has(subject.files, name).then(|| {
                let message = sentence!(
                    "P10-hidden",
                    "{file} is never shown: {other} at the root hides it.",
                    file = quote(file.name),
                    other = quote(name)
                );
                Finding::new(file.name, message)
            })
        })
        .collect()
}

fn strip_and_others(subject: &Subject<'_>) -> Vec<Finding> {
    if Pass::new(subject.document).style() != Some(Style::EventTicket) {
        return Vec::new();
    }
    let find = |kind: &str| {
        subject.files.iter().find(|file| picture_of(file.name).is_some_and(|(base, _)| base == kind))
    };
    if find("strip").is_none() {
        return Vec::new();
    }
    let ignored = [
        ("background", words!("P11-background", "With a strip picture, Wallet ignores the background.")),
        ("thumbnail", words!("P11-thumbnail", "With a strip picture, Wallet ignores the thumbnail.")),
    ];
    ignored.into_iter().filter_map(|(kind, told)| Some(Finding::new(find(kind)?.name, told))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_told_of_as_its_error_tells() {
        let files: [&[u8]; 10] = [
            b"",
            b"\xff\xd8\xff",
            b"GIF89a",
            b"RIFF....WEBP",
            b"....ftypheic",
            b"%PDF-1.7",
            b"<svg/>",
            b"hello",
            b"\x89PNG\r\n\x1a\n",
            b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\xff\xff\0\0\xff\xff\x08\x06\0\0\0\0\0\0\0",
        ];
        for bytes in files {
            let error = inspect_png(bytes).unwrap_err();
            assert_eq!(in_a_sentence(&error).english(), error.to_string());
        }
    }
}
