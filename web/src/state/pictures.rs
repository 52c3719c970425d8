//! Putting pictures in and taking them out.

use std::rc::Rc;

use passwright_core::images::{ImageKind, Scale};

use super::{Notice, State};
use crate::design::PassFile;

impl State {
    pub(super) fn put_picture(&mut self, kind: ImageKind, files: Vec<PassFile>, note: Option<String>) {
        let had_one = self.design().is_some_and(|design| design.picture(kind).is_some());
        self.change(None, 0, |design| {
            put_files(Rc::make_mut(&mut design.files), kind, files);
            Ok(())
        });
        let verb = if had_one { "replaced" } else { "added" };
        let text = format!("{} {verb}.", capitalized(kind.base_name()));
        self.notice = Some(Notice::changed(match note {
            Some(note) => format!("{text} {note}"),
            None => text,
        }));
    }

    pub(super) fn remove_picture(&mut self, kind: ImageKind) {
        self.change(None, 0, |design| {
            let own: Vec<String> = Scale::ALL.into_iter().map(|scale| kind.file_name(scale)).collect();
            Rc::make_mut(&mut design.files).retain(|file| !own.contains(&file.name));
            Ok(())
        });
        self.notice = Some(Notice::changed(format!("{} removed.", capitalized(kind.base_name()))));
    }
}

/// Replaces the files of one kind of picture, the first of them in its old place.
fn put_files(all: &mut Vec<PassFile>, kind: ImageKind, new: Vec<PassFile>) {
    let is_own = |file: &PassFile| Scale::ALL.into_iter().any(|scale| kind.file_name(scale) == file.name);
    let at = all.iter().position(is_own).unwrap_or(all.len());
    let tail: Vec<PassFile> = all.drain(at..).filter(|file| !is_own(file)).collect();
    all.extend(new);
    all.extend(tail);
}

fn capitalized(word: &str) -> String {
    let mut letters = word.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
