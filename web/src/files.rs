//! What becomes of a file that a person chose or dropped: a picture for its place, or a pass to open.

use std::fmt::Display;
use std::rc::Rc;

use passwright_core::images::ImageKind;
use passwright_core::images::plan::{Frame, frame};
use wasm_bindgen_futures::spawn_local;
use wasm_split_helpers::wasm_split;
use web_sys::{Blob, File};
use yew::Callback;

use crate::clock::now_millis;
use crate::design::DesignId;
use crate::draft_file::ENDING;
use crate::images::crop::Crop;
use crate::images::raster::{Encoding, Picture, blob_of};
use crate::import::{Found, Named, open};
use crate::later::Work;
use crate::modules::ModuleError;
use crate::state::{Action, Notice, Selection, State};

/// What a file turned into.
#[derive(Clone)]
pub(crate) enum Taken {
    /// A picture, or a sentence why not.
    Action(Box<Action>),
    /// A pass, or several.
    Found(Found),
    /// A picture about which there is something to decide.
    Picture(Pending),
}

/// A picture that was read, on its way to its place.
#[derive(Clone)]
pub(crate) struct Pending {
    /// The picture.
    pub(crate) picture: Rc<Picture>,
    /// Where it is meant to go; the person may choose another place.
    pub(crate) kind: ImageKind,
}

impl PartialEq for Pending {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind && Rc::ptr_eq(&self.picture, &other.picture)
    }
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
        return open_all(vec![Named::new(file)], on_taken);
    }
    let Some(design) = state.design().filter(|_| !state.is_gallery) else {
        let sentence = text!("pick-a-card-first");
        on_taken.emit(Taken::action(Action::Say(Notice::problem(sentence))));
        return;
    };
    let is_told = kind.is_some();
    let kind = kind.unwrap_or(match state.selection {
        Selection::Pictures(Some(kind)) => kind,
        _ => ImageKind::Logo,
    });
    let frame = frame(kind, design.style());
    spawn_local(async move {
        on_taken.emit(take_picture(file, kind, frame, is_told).await.unwrap_or_else(refused));
    });
}

#[wasm_split(incoming, fallible, return_wrapper(let work = _; { Ok(work?.await) } -> Result<Taken, ModuleError>))]
fn take_picture(
    file: File,
    kind: ImageKind,
    frame: Frame,
    is_told: bool,
) -> Result<Work<Taken>, ModuleError> {
    Ok(Box::pin(async move {
        match Picture::read(&file).await {
            Ok(picture) => place(picture, kind, frame, is_told).await,
            Err(error) => refused(error),
        }
    }))
}

fn refused(error: impl Display) -> Taken {
    Taken::action(Action::Say(Notice::problem(error.to_string())))
}

/// Takes what was chosen or dropped together: one file as what it is, several or a folder as passes.
pub(crate) fn take_files(mut files: Vec<Named>, state: &State, on_taken: Callback<Taken>) {
    let is_one = files.len() == 1 && files.iter().all(|named| !named.path.contains('/'));
    // Of several pictures the first is meant: there is one place at a time.
    let only_pictures = files.iter().all(|named| is_picture(&named.file));
    if !(is_one || only_pictures) {
        return open_all(files, on_taken);
    }
    if !files.is_empty() {
        take_file(files.swap_remove(0).file, None, state, on_taken);
    }
}

fn open_all(files: Vec<Named>, on_taken: Callback<Taken>) {
    spawn_local(async move { on_taken.emit(take_passes(files).await.unwrap_or_else(refused)) });
}

#[wasm_split(incoming, fallible, return_wrapper(let work = _; { Ok(work?.await) } -> Result<Taken, ModuleError>))]
fn take_passes(files: Vec<Named>) -> Result<Work<Taken>, ModuleError> {
    Ok(Box::pin(async move { open(files, DesignId(now_millis())).await.map_or_else(refused, Taken::Found) }))
}

/// Takes a picture of the design for another look, from its sharpest file.
pub(crate) fn adjust(kind: ImageKind, state: &State, on_taken: Callback<Taken>) {
    let file = state.design().and_then(|design| design.picture(kind));
    let Some(blob) = file.and_then(|file| blob_of(&file.bytes, "image/png")) else { return };
    spawn_local(async move { on_taken.emit(take_again(blob, kind).await.unwrap_or_else(refused)) });
}

#[wasm_split(incoming, fallible, return_wrapper(let work = _; { Ok(work?.await) } -> Result<Taken, ModuleError>))]
fn take_again(blob: Blob, kind: ImageKind) -> Result<Work<Taken>, ModuleError> {
    Ok(Box::pin(async move {
        match Picture::read(&blob).await {
            Ok(picture) => Taken::Picture(Pending { picture: Rc::new(picture), kind }),
            Err(error) => refused(error),
        }
    }))
}

/// Puts a picture that fits as it is straight to its place; about any other there is something to decide.
async fn place(picture: Picture, kind: ImageKind, frame: Frame, is_told: bool) -> Taken {
    let crop = Crop::new(frame, picture.size());
    let is_sharp = picture.is_drawing() || !crop.plan().is_too_small();
    if !(is_told && is_sharp && crop.is_nearly_all()) {
        return Taken::Picture(Pending { picture: Rc::new(picture), kind });
    }
    Taken::action(match picture.draw(kind.base_name(), &crop.plan(), Encoding::Exact).await {
        Ok(files) => Action::PutPicture { kind, files, note: None },
        Err(error) => Action::Say(Notice::problem(error.to_string())),
    })
}

/// By what the browser says of it. A wrong ending does no harm: the bytes decide what can be decoded.
pub(crate) fn is_picture(file: &File) -> bool {
    let name = file.name().to_lowercase();
    // Many systems have no name for the kind of an iPhone's photos.
    file.type_().starts_with("image/") || name.ends_with(".heic") || name.ends_with(".heif")
}

fn is_pass(file: &File) -> bool {
    let name = file.name().to_lowercase();
    [".pkpass", ".pkpasses", ".pkpasstemplate", ENDING, ".zip", ".json"]
        .iter()
        .any(|ending| name.ends_with(ending))
}
