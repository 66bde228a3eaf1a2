//! What becomes of a text's pixels from before it is painted to the finished page.

use super::canvas::{Canvas, Patch};
use super::item::Item;
use super::letters::{Dot, Letters};

/// Channels that differ by no more are one colour, 0 to 255.
pub(super) const SAME: u8 = 3;

/// The letters of one run and their pixels.
pub(super) struct Watch {
    /// Which item paints them.
    pub(super) item: usize,
    pub(super) letters: Letters,
    /// The page as it was just behind the letters, and as it was with them.
    painted: Pair,
    /// The finished page without the letters, and with them.
    pub(super) finished: Pair,
    /// Later items under which letters vanished, with how much of their ink.
    pub(super) covers: Vec<(usize, f64)>,
}

/// A part of the page without and with some letters.
#[derive(Clone)]
pub(super) struct Pair {
    pub(super) without: Patch,
    pub(super) with: Patch,
}

impl Pair {
    /// Whether letters make a difference at a pixel; `None` off the patch.
    pub(super) fn differs(&self, dot: &Dot) -> Option<bool> {
        let (without, with) = self.at(dot)?;
        Some(without.iter().zip(with).any(|(one, other)| one.abs_diff(other) > SAME))
    }

    /// The colours at a pixel without the letters and with them.
    pub(super) fn at(&self, dot: &Dot) -> Option<([u8; 3], [u8; 3])> {
        Some((self.without.at(dot.x, dot.y)?, self.with.at(dot.x, dot.y)?))
    }

    /// The ink of the letters that makes a difference.
    fn shown(&self, letters: &Letters) -> f64 {
        let shown = letters.all().filter(|dot| self.differs(dot) == Some(true));
        shown.map(|dot| f64::from(dot.coverage)).sum()
    }
}

impl Watch {
    /// Begins to watch when the item has been painted, with what was behind it.
    pub(super) fn begin(
        item: usize,
        letters: Letters,
        without: Patch,
        canvas: &Canvas,
    ) -> Option<Self> {
        let with = canvas.copy(without.pixels)?;
        let painted = Pair { without, with };
        Some(Self { item, letters, finished: painted.clone(), painted, covers: Vec::new() })
    }

    /// Whether the letters made a difference when they were painted.
    pub(super) fn was_painted(&self, dot: &Dot) -> bool {
        self.painted.differs(dot) == Some(true)
    }

    /// How much of the difference that letters made is left on the finished page, 0 to 1.
    pub(super) fn part_left(&self, dot: &Dot) -> f64 {
        let difference = |pair: &Pair| {
            let (without, with) = pair.at(dot)?;
            Some(without.iter().zip(with).map(|(one, other)| f64::from(one.abs_diff(other))).sum())
        };
        let (painted, left): (Option<f64>, Option<f64>) =
            (difference(&self.painted), difference(&self.finished));
        painted.zip(left).map_or(0.0, |(painted, left)| (left / painted.max(1.0)).min(1.0))
    }

    /// The colour on which the letters were painted.
    pub(super) fn behind(&self, dot: &Dot) -> Option<[u8; 3]> {
        self.painted.without.at(dot.x, dot.y)
    }

    /// Paints everything behind the item in the file once more, on the pixels without the letters
    /// and with them, and notes what covers them. Returns whether `repaints`, from which it takes what
    /// it needs, was enough for that.
    pub(super) fn finish(
        &mut self,
        items: &[Item<'_>],
        canvas: &Canvas,
        repaints: &mut usize,
    ) -> bool {
        let pixels = self.painted.with.pixels;
        let Some(finished) = canvas.copy(pixels) else { return true };
        let mut later = finished.differences(&self.painted.with);
        if !later.any(|(x, y)| self.letters.are_near(x, y)) {
            return true;
        }
        let mut shown = self.finished.shown(&self.letters);
        for (place, item) in items.iter().enumerate().skip(self.item + 1) {
            if item.pixels.is_none_or(|touched| touched.intersect(&pixels).is_none()) {
                continue;
            }
            let Some(left) = repaints.checked_sub(1) else { return false };
            *repaints = left;
            item.draw(&mut self.finished.without.surface());
            item.draw(&mut self.finished.with.surface());
            let left = self.finished.shown(&self.letters);
            if left < shown {
                self.covers.push((place, shown - left));
            }
            shown = left;
        }
        true
    }
}
