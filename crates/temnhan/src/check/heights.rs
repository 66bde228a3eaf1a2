//! Letter heights of runs: exact, or bounds where a face is missing.

use crate::label::run::Run;
use crate::pack::MissingFace;
use crate::units::Mm;

/// The least and greatest a height may be, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Bounds {
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// Which letters are measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Letter {
    /// The small letter without a mark, as x.
    Small,
    /// The capital H.
    Capital,
    /// The digit 1.
    Digit,
}

/// Less than this is the grain of measuring, not a fault, in millimetres.
pub(crate) const GRAIN: f64 = 0.005;

impl Bounds {
    /// The height of a run's letters, whatever letters it holds.
    pub(crate) fn of(run: &Run, letter: Letter, missing: &MissingFace) -> Self {
        let exact = |share: f64| Self { low: run.em * share, high: run.em * share };
        match (run.heights, letter) {
            (Some(heights), Letter::Small) => exact(heights.x),
            (Some(heights), Letter::Capital) => exact(heights.cap),
            (Some(heights), Letter::Digit) => exact(heights.digit),
            (None, Letter::Small) => Self::between(run.em, missing.small_letter),
            (None, Letter::Capital) => Self::between(run.em, missing.capital),
            (None, Letter::Digit) => Self::between(run.em, missing.digit),
        }
    }

    fn between(em: f64, [low, high]: [f64; 2]) -> Self {
        Self { low: em * low, high: em * high }
    }

    /// The bounds of the smaller of two heights.
    pub(crate) fn min(self, other: Self) -> Self {
        Self { low: self.low.min(other.low), high: self.high.min(other.high) }
    }

    /// The bounds of the larger of two heights.
    pub(crate) fn max(self, other: Self) -> Self {
        Self { low: self.low.max(other.low), high: self.high.max(other.high) }
    }

    pub(crate) fn is_exact(self) -> bool {
        self.high - self.low < GRAIN
    }

    /// Surely below a limit.
    pub(crate) fn is_below(self, limit: f64) -> bool {
        self.high < limit - GRAIN
    }

    /// Surely at or above a limit.
    pub(crate) fn reaches(self, limit: f64) -> bool {
        self.low >= limit - GRAIN
    }

    /// As a ruler reads: `0.71 mm`, or `0.68–0.82 mm`.
    pub(crate) fn text(self) -> String {
        if self.is_exact() {
            return Mm(self.low).to_string();
        }
        let low = Mm(self.low).to_string();
        format!("{}–{}", low.trim_end_matches(" mm"), Mm(self.high))
    }
}
