//! The starting points, fetched when they are first shown.

use std::rc::Rc;

use wasm_bindgen_futures::spawn_local;
use yew::{Callback, hook, use_effect_with, use_state};

use crate::starters::{LoadError, Starter, load};

/// How it stands with the starting points.
#[derive(Clone, PartialEq)]
pub(crate) struct Starters {
    /// All of them, or why there are none; `None` while they are on their way.
    pub(crate) all: Option<Result<Rc<[Rc<Starter>]>, LoadError>>,
    /// Tries again.
    pub(crate) retry: Callback<()>,
}

/// Fetches the starting points once.
#[hook]
pub(crate) fn use_starters() -> Starters {
    let all = use_state(|| None);
    let tries = use_state(|| 0_u32);
    use_effect_with(*tries, {
        let setter = all.setter();
        move |_| {
            spawn_local(async move { setter.set(Some(load().await)) });
        }
    });
    let retry = {
        let (all, tries, next) = (all.setter(), tries.setter(), *tries + 1);
        Callback::from(move |()| {
            all.set(None);
            tries.set(next);
        })
    };
    Starters { all: (*all).clone(), retry }
}
