//! Rules about pictures. Sources: Apple, "Pass" (images) and Human Interface Guidelines, "Wallet".

use super::rule::{Finding, Rule, quote};
use super::{FileEdit, FileFact, Severity, Subject};
use crate::images::{ImageKind, InvalidImageError, PictureName, Scale, inspect_png};
use crate::pass::{Pass, Style};

mod sizes;

pub(super) const RULES: &[Rule] = &[
    Rule {
        id: "P07",
        severity: Severity::Blocks,
        title: "The pass has an icon",
        reason: "iOS refuses a pass without one (device log: “Pass does not contain icon.png/icon@2x.png/icon@3x.png”).",
        check: no_icon,
    },
    Rule {
        id: "P07",
        severity: Severity::Warns,
        title: "The icon is there at all three scales",
        reason: "Some versions of iOS offer “Add” only when icon.png itself is there, and a missing scale looks blurred (Apple's pass-builder).",
        check: icon_scales,
    },
    Rule {
        id: "P08",
        severity: Severity::Blocks,
        title: "Every picture is a whole PNG",
        reason: "Wallet reads PNG only (“Pass”), whatever the file is called, and a damaged picture cannot be drawn.",
        check: no_png,
    },
    Rule {
        id: "P09",
        severity: Severity::Warns,
        title: "Every picture has the shape of its place, and its scales belong together",
        reason: "Wallet cuts off what sticks out (Human Interface Guidelines), and a phone shows one scale only: the others must be the same picture.",
        check: sizes::wrong_shapes,
    },
    Rule {
        id: "P09",
        severity: Severity::Hints,
        title: "Every picture is large enough for its place",
        reason: "Sizes in points by the Human Interface Guidelines; a smaller picture is blurred.",
        check: sizes::too_small,
    },
    Rule {
        id: "P10",
        severity: Severity::Warns,
        title: "A picture is either for all languages or for each",
        reason: "A picture at the root hides its translations (archived Wallet guide).",
        check: hidden_translations,
    },
    Rule {
        id: "P11",
        severity: Severity::Warns,
        title: "An event ticket has a strip, or background and thumbnail",
        reason: "With a strip picture Wallet ignores the other two (archived Wallet guide).",
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
        Finding::new("icon.png", "Your pass needs an icon. It appears in notifications.")
            .fix_files("Use a plain icon", files),
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
                Scale::One => "icon.png itself is missing; some iPhones then do not offer “Add”.".to_owned(),
                _ => format!("The icon is missing at {}: {name}.", in_words(scale)),
            };
            let finding = Finding::new(&name, message);
            if *largest > scale {
                let copy = FileEdit::Copy { from: icon(*largest), to: name };
                finding.fix_files(format!("Use {} for it", icon(*largest)), vec![copy])
            } else {
                finding
            }
        })
        .collect()
}

fn in_words(scale: Scale) -> &'static str {
    match scale {
        Scale::One => "its plain size",
        Scale::Two => "double size",
        Scale::Three => "triple size",
    }
}

fn no_png(subject: &Subject<'_>) -> Vec<Finding> {
    let pictures = subject.files.iter().filter(|file| picture_of(file.name).is_some());
    pictures
        .filter_map(|file| {
            let error = inspect_png(file.bytes?).err()?;
            let message = format!("{} cannot be shown: {}.", quote(file.name), in_a_sentence(&error));
            let is_root_icon = Scale::ALL.iter().any(|scale| icon(*scale) == file.name);
            let name = file.name.to_owned();
            Some(if is_root_icon {
                Finding::new(file.name, message)
                    .fix_files("Use a plain icon", vec![FileEdit::DefaultIcon { name }])
            } else {
                Finding::new(file.name, message)
                    .fix_files("Remove the picture", vec![FileEdit::Remove { name }])
            })
        })
        .collect()
}

fn in_a_sentence(error: &InvalidImageError) -> String {
    error.to_string()
}

fn hidden_translations(subject: &Subject<'_>) -> Vec<Finding> {
    subject
        .files
        .iter()
        .filter(|file| picture_of(file.name).is_some())
        .filter_map(|file| {
            let (_, name) = file.name.split_once('/')?;
            has(subject.files, name).then(|| {
                let message =
                    format!("{} is never shown: {} at the root hides it.", quote(file.name), quote(name));
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
    ["background", "thumbnail"]
        .into_iter()
        .filter_map(|kind| {
            let file = find(kind)?;
            Some(Finding::new(file.name, format!("With a strip picture, Wallet ignores the {kind}.")))
        })
        .collect()
}
