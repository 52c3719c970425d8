//! The checks, run a moment after each change so that typing stays smooth.

use std::cell::{Cell, RefCell};
use std::rc::Rc;

use gloo_timers::callback::Timeout;
use passwright_core::api::Identity;
use passwright_core::document::Document;
use passwright_core::validate::Problem;
use wasm_bindgen_futures::spawn_local;
use yew::{hook, use_effect_with, use_memo, use_state_eq};

use crate::checks::document_to_check;
use crate::design::{Design, PassFile};
use crate::package::{Package, PackageError};

/// From a change to its check, in milliseconds.
const PAUSE_MILLIS: u32 = 80;

/// What is wrong with a design; `None` until it was checked for the first time.
#[hook]
pub(crate) fn use_problems(design: &Design, identity: Option<&Identity>) -> Option<Rc<Vec<Problem>>> {
    let found = use_state_eq(|| None::<Rc<Vec<Problem>>>);
    let checker = use_memo((), |()| Checker::default());
    use_effect_with((design.clone(), identity.cloned()), {
        let setter = found.setter();
        move |(design, identity)| {
            let (design, identity) = (design.clone(), identity.clone());
            let turn = checker.next_turn();
            let timer = Timeout::new(PAUSE_MILLIS, move || {
                spawn_local(async move {
                    let document = document_to_check(&design, identity.as_ref());
                    let problems = checker.check(&design.files, &document).await;
                    // A check of what has changed meanwhile comes too late; one that is not to be had leaves what was found before.
                    if let (Ok(problems), true) = (problems, checker.is_turn(turn)) {
                        setter.set(Some(Rc::new(problems)));
                    }
                });
            });
            move || drop(timer)
        }
    });
    (*found).clone()
}

/// Files that were handed to the module.
type HandedOver = (Rc<Vec<PassFile>>, Rc<Package>);

/// Keeps the files of the pass in the module for as long as they stay the same.
#[derive(Default)]
struct Checker {
    package: RefCell<Option<HandedOver>>,
    turn: Cell<u32>,
}

impl Checker {
    fn next_turn(&self) -> u32 {
        self.turn.set(self.turn.get().wrapping_add(1));
        self.turn.get()
    }

    fn is_turn(&self, turn: u32) -> bool {
        self.turn.get() == turn
    }

    async fn check(
        &self,
        files: &Rc<Vec<PassFile>>,
        document: &Document,
    ) -> Result<Vec<Problem>, PackageError> {
        let there = self.package.borrow().as_ref().filter(|(known, _)| Rc::ptr_eq(known, files)).cloned();
        let package = match there {
            Some((_, package)) => package,
            None => {
                let contents = files.iter().map(|file| (file.name.as_str(), &*file.bytes));
                let package = Rc::new(Package::of(contents).await?);
                self.package.replace(Some((Rc::clone(files), Rc::clone(&package))));
                package
            }
        };
        package.check(document)
    }
}
