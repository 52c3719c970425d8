//! Undo and redo over whole snapshots.
//!
//! In scope: the stacks and which changes melt into one step. Out of scope: what a snapshot holds (see [`crate::design`]).

/// The most steps that can be taken back. Snapshots share their files, so a step costs about one document.
pub(crate) const MAX_STEPS: usize = 200;

/// Changes of one kind melt into one step while they follow each other within this time.
pub(crate) const MERGE_WITHIN_MILLIS: u64 = 800;

/// The present, what was before it, and what was taken back.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct History<T> {
    past: Vec<T>,
    present: T,
    future: Vec<T>,
    /// What the newest step changed, and when, for melting.
    newest: Option<(String, u64)>,
}

impl<T: Clone + PartialEq> History<T> {
    /// Starts without a past.
    pub(crate) fn new(present: T) -> Self {
        Self { past: Vec::new(), present, future: Vec::new(), newest: None }
    }

    /// What is now.
    pub(crate) fn present(&self) -> &T {
        &self.present
    }

    /// Whether there is something to take back.
    pub(crate) fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Whether there is something to do again.
    pub(crate) fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }

    /// Makes a new present. With the same `merge` key shortly after the last step, both become one step.
    pub(crate) fn push(&mut self, next: T, merge: Option<&str>, now_millis: u64) {
        if next == self.present {
            return;
        }
        let melts = self.newest.as_ref().is_some_and(|(key, at)| {
            merge == Some(key.as_str()) && now_millis.saturating_sub(*at) <= MERGE_WITHIN_MILLIS
        });
        let before = std::mem::replace(&mut self.present, next);
        if !(melts && self.can_undo()) {
            self.past.push(before);
            if self.past.len() > MAX_STEPS {
                self.past.remove(0);
            }
        }
        self.future.clear();
        self.newest = merge.map(|key| (key.to_owned(), now_millis));
    }

    /// Takes the last step back; false when there is none.
    pub(crate) fn undo(&mut self) -> bool {
        let Some(before) = self.past.pop() else { return false };
        self.future.push(std::mem::replace(&mut self.present, before));
        self.newest = None;
        true
    }

    /// Does the last step taken back again; false when there is none.
    pub(crate) fn redo(&mut self) -> bool {
        let Some(after) = self.future.pop() else { return false };
        self.past.push(std::mem::replace(&mut self.present, after));
        self.newest = None;
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_is_one_step_and_a_pause_ends_it() {
        let mut history = History::new(0);
        history.push(1, Some("name"), 1000);
        history.push(2, Some("name"), 1700);
        history.push(3, Some("name"), 1700 + MERGE_WITHIN_MILLIS + 1);
        history.push(4, Some("color"), 2600);
        let mut seen = Vec::new();
        while history.undo() {
            seen.push(*history.present());
        }
        assert_eq!(seen, [3, 2, 0]);
    }

    #[test]
    fn what_was_taken_back_can_be_done_again_until_something_else_is_done() {
        let mut history = History::new('a');
        history.push('b', None, 0);
        history.push('c', None, 0);
        assert!(history.undo() && history.undo() && !history.undo());
        assert!(history.redo());
        assert_eq!(*history.present(), 'b');
        history.push('x', None, 0);
        assert!(!history.can_redo());
        assert!(history.undo());
        assert_eq!(*history.present(), 'b');
    }

    #[test]
    fn a_change_after_an_undo_never_melts_into_what_was_before() {
        let mut history = History::new(0);
        history.push(1, Some("k"), 0);
        history.push(9, None, 1);
        history.undo();
        history.push(2, Some("k"), 2);
        assert!(history.undo());
        assert_eq!(*history.present(), 1);
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::new(0);
        for step in 1..=MAX_STEPS + 5 {
            history.push(step, None, 0);
        }
        while history.undo() {}
        assert_eq!(*history.present(), 5);
    }

    #[test]
    fn no_change_is_no_step() {
        let mut history = History::new(0);
        history.push(0, None, 0);
        assert!(!history.can_undo());
    }
}
