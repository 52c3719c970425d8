//! Simulated phones that do nothing but what an iPhone does by itself: look after a push, register anew when their push token has changed.

use std::time::{Duration, Instant};

use super::patient::Patient;
use super::post::PostOffice;
use crate::fake_push::trouble::Chance;
use crate::iphone::{IPhone, Installed, Updates};

/// The longest time after which a phone whose token ended registers with a new one, in milliseconds.
const MAX_ABSENCE_MILLIS: u64 = 3_000;

/// One pass on one phone.
#[derive(Debug)]
pub(super) struct Copy {
    /// Which pass of the run it is.
    pub(super) number: usize,
    /// The pass as the phone has it.
    pub(super) installed: Installed,
}

/// A phone with its passes.
#[derive(Debug)]
pub(super) struct Phone<'w> {
    phone: IPhone<'w, Patient>,
    pub(super) copies: Vec<Copy>,
    returns_at: Option<Instant>,
    chance: Chance,
    /// How often it registered anew.
    pub(super) returned: u64,
}

impl<'w> Phone<'w> {
    /// A phone that installs these passes and registers for them.
    pub(super) fn new(world: &'w Patient, links: &[(usize, String)], seed: u64) -> Self {
        let phone = IPhone::new(world);
        let install = |(number, link): &(usize, String)| {
            let installed = phone.installs_from(link);
            assert!(matches!(phone.registers(&installed), 200 | 201), "a first registration");
            Copy { number: *number, installed }
        };
        let copies = links.iter().map(install).collect();
        Self { phone, copies, returns_at: None, chance: Chance::new(seed), returned: 0 }
    }

    /// Does what is to be done now.
    pub(super) fn lives(&mut self, post: &PostOffice) {
        let arrived = post.collect(&self.phone.push_token());
        if arrived.end && self.returns_at.is_none() {
            let absence = Duration::from_millis(self.chance.below(MAX_ABSENCE_MILLIS));
            self.returns_at = Some(Instant::now() + absence);
        }
        if arrived.push {
            self.looks();
        }
        if self.returns_at.is_some_and(|at| at <= Instant::now()) {
            self.returns_at = None;
            self.returned += 1;
            self.phone.gets_a_new_push_token();
            for copy in &self.copies {
                assert!(matches!(self.phone.registers(&copy.installed), 200 | 201), "registering anew");
            }
        }
    }

    /// What follows a push: one question, and a fetch of each pass that the answer names.
    fn looks(&mut self) {
        let Some(first) = self.copies.first() else { return };
        let pass_type = first.installed.text("/passTypeIdentifier");
        let Updates::Passes(serials) = self.phone.checks_for_updates(&pass_type) else { return };
        for copy in self.copies.iter_mut().filter(|copy| serials.contains(&copy.installed.serial())) {
            // Whether it is new or not: a push may come twice.
            let _ = self.phone.fetches(&mut copy.installed);
        }
    }

    /// Whether the server knows exactly its passes.
    pub(super) fn is_registered_for_all(&self) -> bool {
        let Some(first) = self.copies.first() else { return true };
        let pass_type = first.installed.text("/passTypeIdentifier");
        let mut expected: Vec<String> = self.copies.iter().map(|copy| copy.installed.serial()).collect();
        expected.sort();
        match self.phone.checks_for_updates_since(&pass_type, None) {
            Updates::Passes(mut serials) => {
                serials.sort();
                serials == expected
            }
            Updates::Nothing => expected.is_empty(),
        }
    }

    /// Whether it is waiting to register anew.
    pub(super) fn is_away(&self) -> bool {
        self.returns_at.is_some()
    }
}
