//! What the first page asks of the workshop, which may still be on its way: kept in order until it is there.

use std::cell::RefCell;
use std::fmt;
use std::rc::Rc;

use yew::{Callback, hook, use_effect};

use crate::import::Named;

/// Something to be done in the workshop.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Order {
    /// A design is to be made of a starting point, by its id.
    Pick(String),
    /// Files were chosen, dropped or pasted.
    Files(Vec<Named>),
    /// The design that is open is to be gone on with.
    GoOn,
    /// The person is to be told what went wrong.
    Tell(String),
}

/// The orders of this page; copies are the same.
#[derive(Clone, Default)]
pub(crate) struct Orders(Rc<Inner>);

#[derive(Default)]
struct Inner {
    waiting: RefCell<Vec<Order>>,
    taker: RefCell<Option<Callback<Order>>>,
}

impl Orders {
    /// Gives an order, now or as soon as somebody takes them.
    pub(crate) fn give(&self, order: Order) {
        let taker = self.0.taker.borrow().clone();
        match taker {
            Some(taker) => taker.emit(order),
            None => self.0.waiting.borrow_mut().push(order),
        }
    }

    /// Takes orders from now on, those that wait first.
    fn take_with(&self, taker: Callback<Order>) {
        self.0.taker.replace(Some(taker.clone()));
        for order in self.0.waiting.take() {
            taker.emit(order);
        }
    }

    /// Forgets what waits.
    pub(crate) fn clear(&self) {
        self.0.waiting.take();
    }
}

impl PartialEq for Orders {
    fn eq(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.0, &other.0)
    }
}

impl fmt::Debug for Orders {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Orders").field(&self.0.waiting).finish()
    }
}

/// Takes the orders as this drawing of the workshop does them.
#[hook]
pub(crate) fn use_orders(orders: &Orders, taker: Callback<Order>) {
    let orders = orders.clone();
    use_effect(move || orders.take_with(taker));
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book() -> (Rc<RefCell<Vec<Order>>>, Callback<Order>) {
        let taken = Rc::new(RefCell::new(Vec::new()));
        let book = Rc::clone(&taken);
        (taken, Callback::from(move |order| book.borrow_mut().push(order)))
    }

    #[test]
    fn orders_wait_for_their_taker_and_come_once_in_their_order() {
        let orders = Orders::default();
        orders.give(Order::Pick("train".into()));
        orders.give(Order::GoOn);
        let (taken, taker) = book();
        orders.take_with(taker.clone());
        orders.give(Order::Tell("late".into()));
        orders.take_with(taker);
        assert_eq!(*taken.borrow(), [Order::Pick("train".into()), Order::GoOn, Order::Tell("late".into())]);
    }

    #[test]
    fn what_was_given_up_does_not_come() {
        let orders = Orders::default();
        orders.give(Order::GoOn);
        orders.clear();
        let (taken, taker) = book();
        orders.take_with(taker);
        assert!(taken.borrow().is_empty());
    }
}
