//! What becomes of a file that a person chose or dropped: a picture for its place, or a pass to open.

use passwright_core::images::ImageKind;
use wasm_bindgen_futures::spawn_local;
use web_sys::File;
use yew::Callback;

use crate::clock::now_millis;
use crate::design::DesignId;
use crate::images::frame;
use crate::images::raster::convert;
use crate::import::{Imported, open_file};
use crate::state::{Action, Notice, Selection, State};

/// What a file turned into.
#[derive(Debug, Clone)]
pub(crate) enum Taken {
    /// A picture, or a sentence why not.
    Action(Box<Action>),
    /// A pass.
    Pass(Box<Imported>),
}

impl Taken {
    fn action(action: Action) -> Self {
        Self::Action(Box::new(action))
    }
}

/// Takes a file; the answer comes later. Without a kind of picture, the selected one is meant, else the logo.
pub(crate) fn take_file(file: File, kind: Option<ImageKind>, state: &State, on_taken: Callback<Taken>) {
    let is_meant_as_picture = is_picture(&file) || (kind.is_some() && !is_pass(&file));
    if !is_meant_as_picture {
        spawn_local(async move {
            on_taken.emit(match open_file(&file, DesignId(now_millis())).await {
                Ok(imported) => Taken::Pass(Box::new(imported)),
                Err(error) => Taken::action(Action::Say(Notice::problem(error.to_string()))),
            });
        });
        return;
    }
    let Some(design) = state.design().filter(|_| !state.is_gallery) else {
        let sentence = "Please pick a card first; then pictures can be dropped onto it.";
        on_taken.emit(Taken::action(Action::Say(Notice::problem(sentence))));
        return;
    };
    let kind = kind.unwrap_or(match state.selection {
        Selection::Pictures(Some(kind)) => kind,
        _ => ImageKind::Logo,
    });
    let frame = frame(kind, design.style());
    spawn_local(async move {
        on_taken.emit(Taken::action(match convert(&file, kind, frame).await {
            Ok(converted) => Action::PutPicture { kind, files: converted.files, note: converted.note },
            Err(error) => Action::Say(Notice::problem(error.to_string())),
        }));
    });
}

/// By what the browser says of it. A wrong ending does no harm: the bytes decide what can be decoded.
fn is_picture(file: &File) -> bool {
    file.type_().starts_with("image/")
}

fn is_pass(file: &File) -> bool {
    let name = file.name().to_lowercase();
    name.ends_with(".pkpass") || name.ends_with(".pkpasses")
}
