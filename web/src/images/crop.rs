//! Which part of a picture is taken: moved and zoomed by hand, always inside the picture and always in the shape of its place.
//!
//! In scope: the arithmetic, so that it is tested without a browser. Out of scope: the sheet in which it is done.

use passwright_core::images::plan::{Frame, Plan, plan};

/// The closest zoom; beyond it a photo is only blocks.
pub(crate) const MAX_ZOOM: f64 = 8.0;

/// What a hand does to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Change {
    /// Begins anew with this one.
    Begin(Crop),
    /// Goes on by parts of what is taken.
    Move(f64, f64),
    /// Goes on by pixels of the picture.
    Shift(f64, f64),
    /// Begins at this pixel from the left.
    Left(f64),
    /// Begins at this pixel from the top.
    Top(f64),
    /// Takes a part of so many pixels across.
    Width(f64),
    /// Goes closer by a factor.
    ZoomBy(f64),
    /// This close.
    ZoomTo(f64),
}

/// The part of a picture that is taken.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Crop {
    /// Width and height of the whole picture.
    source: (f64, f64),
    /// The largest part that has the shape of the place, around the middle.
    whole: Plan,
    /// The part that is taken.
    taken: Plan,
}

impl Crop {
    /// Begins with as much as fits, around the middle.
    pub(crate) fn new(frame: Frame, source: (f64, f64)) -> Self {
        let whole = plan(frame, source.0, source.1);
        Self { source, whole, taken: whole }
    }

    /// What to cut out and how large to draw it.
    pub(crate) fn plan(&self) -> Plan {
        self.taken
    }

    /// Width and height of the whole picture.
    pub(crate) fn source(&self) -> (f64, f64) {
        self.source
    }

    /// Whether nothing worth mentioning is cut off, so that there is nothing to decide.
    pub(crate) fn is_nearly_all(&self) -> bool {
        /// A sliver that nobody misses.
        const ALMOST: f64 = 0.97;
        self.taken.width * self.taken.height >= ALMOST * self.source.0 * self.source.1
    }

    /// How close it is: 1 is as much as fits.
    pub(crate) fn zoom(&self) -> f64 {
        self.whole.width / self.taken.width
    }

    /// The closest that makes sense: of a small picture at least four pixels stay.
    pub(crate) fn most_zoom(&self) -> f64 {
        (self.whole.width.min(self.whole.height) / 4.0).clamp(1.0, MAX_ZOOM)
    }

    /// Goes closer or farther, around the middle of what is taken.
    pub(crate) fn zoomed(mut self, zoom: f64) -> Self {
        let zoom = if zoom.is_finite() { zoom.clamp(1.0, self.most_zoom()) } else { 1.0 };
        let middle = (self.taken.left + self.taken.width / 2.0, self.taken.top + self.taken.height / 2.0);
        self.taken.width = self.whole.width / zoom;
        self.taken.height = self.whole.height / zoom;
        self.at(middle.0 - self.taken.width / 2.0, middle.1 - self.taken.height / 2.0)
    }

    /// Takes the part that begins there, as far as the picture goes.
    pub(crate) fn at(mut self, left: f64, top: f64) -> Self {
        let within =
            |value: f64, most: f64| if value.is_finite() { value.clamp(0.0, most.max(0.0)) } else { 0.0 };
        self.taken.left = within(left, self.source.0 - self.taken.width);
        self.taken.top = within(top, self.source.1 - self.taken.height);
        self
    }

    /// After a change.
    pub(crate) fn changed(self, change: Change) -> Self {
        let Plan { left, top, .. } = self.taken;
        match change {
            Change::Begin(crop) => crop,
            Change::Move(across, down) => self.moved(across, down),
            Change::Shift(across, down) => self.at(left + across, top + down),
            Change::Left(left) => self.at(left, top),
            Change::Top(top) => self.at(left, top),
            Change::Width(width) => self.zoomed(self.whole.width / width.max(1.0)),
            Change::ZoomBy(factor) => self.zoomed(self.zoom() * factor),
            Change::ZoomTo(zoom) => self.zoomed(zoom),
        }
    }

    /// Moves by a part of what is taken: 0.1 is a tenth of its width or height.
    pub(crate) fn moved(self, across: f64, down: f64) -> Self {
        self.at(self.taken.left + across * self.taken.width, self.taken.top + down * self.taken.height)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const STRIP: Frame = Frame::Fill { width: 375.0, height: 144.0 };

    fn is_inside(crop: &Crop) -> bool {
        let plan = crop.plan();
        plan.left >= 0.0
            && plan.top >= 0.0
            && plan.left + plan.width <= crop.source.0 + 1e-6
            && plan.top + plan.height <= crop.source.1 + 1e-6
    }

    #[test]
    fn it_begins_in_the_middle_with_as_much_as_fits() {
        let crop = Crop::new(STRIP, (4000.0, 3000.0));
        assert_eq!((crop.plan().left, crop.plan().top, crop.plan().width), (0.0, 732.0, 4000.0));
        assert_eq!(crop.zoom(), 1.0);
        assert!(!crop.is_nearly_all());
        assert!(Crop::new(STRIP, (1125.0, 432.0)).is_nearly_all());
        assert!(Crop::new(STRIP, (1125.0, 440.0)).is_nearly_all());
    }

    #[test]
    fn whatever_is_done_it_stays_inside_and_keeps_its_shape() {
        let mut crop = Crop::new(STRIP, (1600.0, 900.0));
        let shape = crop.plan().width / crop.plan().height;
        // A fixed row of numbers that look random.
        let mut number = 7_u32;
        for _ in 0..2_000 {
            number = number.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            let value = f64::from(number >> 16) / 65_536.0;
            crop = crop.changed(match number % 7 {
                0 => Change::ZoomTo(value * 12.0),
                1 => Change::Move(value * 4.0 - 2.0, 1.0 - value * 3.0),
                2 => Change::Shift(value * 3_000.0 - 1_500.0, value * 2_000.0 - 1_000.0),
                3 => Change::Left(value * 3_000.0 - 500.0),
                4 => Change::Top(value * 3_000.0 - 500.0),
                5 => Change::Width(value * 3_000.0),
                _ => Change::ZoomBy(value * 3.0),
            });
            assert!(is_inside(&crop), "{crop:?}");
            assert!((crop.plan().width / crop.plan().height - shape).abs() < 1e-6);
            assert!((1.0..=MAX_ZOOM + 1e-9).contains(&crop.zoom()));
        }
    }

    #[test]
    fn what_is_no_number_does_no_harm() {
        let crop = Crop::new(STRIP, (800.0, 600.0)).zoomed(f64::NAN).at(f64::NAN, f64::INFINITY);
        assert!(is_inside(&crop));
        assert!(is_inside(&Crop::new(STRIP, (1.0, 1.0)).zoomed(8.0).moved(5.0, 5.0)));
    }

    #[test]
    fn zooming_keeps_the_middle() {
        let crop = Crop::new(STRIP, (4000.0, 3000.0)).zoomed(2.0);
        assert_eq!((crop.plan().left, crop.plan().top), (1000.0, 732.0 + 384.0));
        assert_eq!(crop.zoomed(1.0), Crop::new(STRIP, (4000.0, 3000.0)));
    }
}
