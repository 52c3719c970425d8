//! The checks, run a moment after each change so that typing stays smooth.

use std::rc::Rc;

use gloo_timers::callback::Timeout;
use passwright_core::api::Identity;
use passwright_core::validate::Problem;
use yew::{hook, use_effect_with, use_state_eq};

use crate::checks::problems;
use crate::clock::now;
use crate::design::Design;

/// From a change to its check, in milliseconds.
const PAUSE_MILLIS: u32 = 80;

/// What is wrong with a design.
#[hook]
pub(crate) fn use_problems(design: &Design, identity: Option<&Identity>) -> Rc<Vec<Problem>> {
    let found = use_state_eq(|| Rc::new(Vec::new()));
    use_effect_with((design.clone(), identity.cloned()), {
        let setter = found.setter();
        move |(design, identity)| {
            let (design, identity) = (design.clone(), identity.clone());
            let timer = Timeout::new(PAUSE_MILLIS, move || {
                setter.set(Rc::new(problems(&design, identity.as_ref(), now())))
            });
            move || drop(timer)
        }
    });
    (*found).clone()
}
