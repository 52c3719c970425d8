//! Putting pictures in and taking them out.

use std::rc::Rc;

use passwright_core::images::{ImageKind, Scale};

use super::{Notice, State};
use crate::design::PassFile;
use crate::picture_words::picture_words;

impl State {
    pub(super) fn put_picture(&mut self, kind: ImageKind, files: Vec<PassFile>, note: Option<String>) {
        let had_one = self.design().is_some_and(|design| design.picture(kind).is_some());
        self.change(None, 0, |design| {
            put_files(Rc::make_mut(&mut design.files), kind, files);
            Ok(())
        });
        let picture = picture_words(kind).0;
        let text = if had_one {
            text!("picture-replaced", picture = picture)
        } else {
            text!("picture-added", picture = picture)
        };
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
        self.notice = Some(Notice::changed(text!("removed", name = picture_words(kind).0)));
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
