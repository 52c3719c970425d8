//! Orders to the workshop, and sending for it when there is one.
//!
//! In scope: when the workshop is wanted, and what becomes of orders when it does not come. Out of scope: taking them (see [`crate::orders`]).

use yew::{Callback, UseStateHandle, hook, use_callback, use_effect_with, use_memo, use_state_eq};

use super::key_link::use_key_link;
use crate::connect::clear_address;
use crate::orders::{Order, Orders};
use crate::remembered::{forget_picked, note_picked, picked};

/// Where orders are taken while the workshop is not there.
pub(crate) struct Desk {
    /// What the workshop takes.
    pub(crate) orders: Orders,
    /// Gives an order, and sends for the workshop.
    pub(crate) order: Callback<Order>,
    /// The workshop is there, or has been sent for.
    pub(crate) is_wanted: UseStateHandle<bool>,
    /// An order waits.
    pub(crate) is_waiting: UseStateHandle<bool>,
    /// The workshop did not come, and nobody waits for it any more.
    pub(crate) on_given_up: Callback<()>,
}

/// The desk, which sends for the workshop at once where there may be designs.
#[hook]
pub(crate) fn use_desk(may_have_designs: bool) -> Desk {
    let orders = use_memo((), |()| Orders::default());
    let orders = (*orders).clone();
    // Somebody who comes with a key is connected before anything is picked.
    let is_wanted = use_state_eq(|| may_have_designs || clear_address());
    let is_waiting = use_state_eq(|| false);
    let order = use_callback((), {
        let (orders, is_wanted, is_waiting) = (orders.clone(), is_wanted.setter(), is_waiting.setter());
        move |order: Order, ()| {
            if let Order::Pick(starter) = &order {
                note_picked(starter);
            }
            orders.give(order);
            is_wanted.set(true);
            is_waiting.set(true);
        }
    });
    use_picked(&order);
    use_key_link({
        let is_wanted = is_wanted.setter();
        Callback::from(move |()| is_wanted.set(true))
    });
    let on_given_up = use_callback((), {
        let (orders, is_wanted, is_waiting) = (orders.clone(), is_wanted.setter(), is_waiting.setter());
        move |(), ()| {
            forget_picked();
            orders.clear();
            is_wanted.set(false);
            is_waiting.set(false);
        }
    });
    Desk { orders, order, is_wanted, is_waiting, on_given_up }
}

/// Gives the order again that a page gave which had to be loaded anew.
#[hook]
fn use_picked(order: &Callback<Order>) {
    let order = order.clone();
    use_effect_with((), move |()| {
        if let Some(starter) = picked() {
            order.emit(Order::Pick(starter));
        }
    });
}
