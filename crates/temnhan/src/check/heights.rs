//! Letter heights of runs: exact, or bounds where a face is missing.

use crate::label::run::Run;
use crate::pack::Measure;
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

impl Letter {
    /// Whether a character is measured by it.
    fn is_of(self, c: char) -> bool {
        match self {
            Self::Small => c.is_lowercase(),
            Self::Capital => c.is_uppercase(),
            Self::Digit => c.is_numeric(),
        }
    }
}

/// Less than this is the grain of measuring, not a fault, in millimetres.
pub(crate) const GRAIN: f64 = 0.005;

impl Bounds {
    /// The height of a run's letters, whatever letters it holds; of the smallest of them where
    /// another face draws some.
    pub(crate) fn of(run: &Run, letter: Letter, measure: &Measure) -> Self {
        let missing = &measure.missing_face;
        let (share, unknown) = match letter {
            Letter::Small => (run.heights.x, missing.small_letter),
            Letter::Capital => (run.heights.cap, missing.capital),
            Letter::Digit => (run.heights.digit, missing.digit),
        };
        let unknown = Self::between(run.em, unknown);
        let Some(share) = share else { return unknown };
        let own = Self::between(run.em, [share, share]);
        let printed = match run.heights.cap {
            Some(cap) if letter == Letter::Small && run.lacks_small_capitals => {
                let [low, high] = measure.small_capitals.of_capital.map(|share| share * cap);
                Self::between(run.em, [share.min(low), share.max(high)])
            }
            _ => own,
        };
        let lends = run.borrowed.iter().flat_map(|(_, letters)| letters).any(|c| letter.is_of(*c));
        if lends { printed.min(unknown) } else { printed }
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
