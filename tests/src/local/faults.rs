//! Failing or crashing at a chosen call of the platform.
//!
//! Every call of a port is counted: each SQL statement, begin and commit, alarm, message, cache access and push. A call that *fails* answers
//! an error once. A *crash* ends the process as far as anybody can see: the call and all that follow answer errors, and whatever was not
//! committed is gone. `CrashAfter` lets the call act first: the other side did it, the caller never learned.

use std::cell::Cell;

/// What is to happen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Plan {
    /// Nothing.
    Run,
    /// This call, counted from 1, answers an error; the next one works.
    Fail(u64),
    /// The process ends just before this call.
    CrashBefore(u64),
    /// The process ends just after this call.
    CrashAfter(u64),
}

/// How a call has to behave.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// Act, then answer.
    Act,
    /// Act, then answer an error: nobody learns that it was done.
    ActInVain,
    /// Do nothing, answer an error.
    Refuse,
}

/// Counts calls and knows the plan.
#[derive(Debug)]
pub(super) struct Faults {
    count: Cell<u64>,
    rows: Cell<u64>,
    plan: Cell<Plan>,
    dead: Cell<bool>,
}

impl Faults {
    pub(super) fn new() -> Self {
        Self { count: Cell::new(0), rows: Cell::new(0), plan: Cell::new(Plan::Run), dead: Cell::new(false) }
    }

    /// Starts counting anew under a plan.
    pub(super) fn set(&self, plan: Plan) {
        self.count.set(0);
        self.rows.set(0);
        self.plan.set(plan);
    }

    /// Counts rows that a statement gave.
    pub(super) fn count_rows(&self, rows: usize) {
        self.rows.set(self.rows.get() + rows as u64);
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows.get()
    }

    pub(super) fn count(&self) -> u64 {
        self.count.get()
    }

    pub(super) fn is_dead(&self) -> bool {
        self.dead.get()
    }

    /// The process starts again.
    pub(super) fn revive(&self) {
        self.dead.set(false);
        self.plan.set(Plan::Run);
    }

    /// Counts a call.
    pub(super) fn step(&self) -> Step {
        if self.dead.get() {
            return Step::Refuse;
        }
        let count = self.count.get() + 1;
        self.count.set(count);
        match self.plan.get() {
            Plan::Fail(at) if at == count => Step::Refuse,
            Plan::CrashBefore(at) if at == count => {
                self.dead.set(true);
                Step::Refuse
            }
            Plan::CrashAfter(at) if at == count => {
                self.dead.set(true);
                Step::ActInVain
            }
            _ => Step::Act,
        }
    }
}
