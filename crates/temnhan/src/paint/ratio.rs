//! The contrast of two colours (WCAG 2), and of letters over many pixels.

/// Share of the pixels, from the worst, at which letters are judged: the middle of the worst tenth.
const WORST: f64 = 0.05;

/// How letters stand out from what is behind them: WCAG 2 ratios, 1 to 21.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Contrast {
    /// In the worst tenth of the letters.
    pub(crate) worst: f64,
    pub(crate) median: f64,
}

/// The ratio of two luminances.
pub(super) fn ratio(one: f32, other: f32) -> f32 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

impl Contrast {
    /// Of the ratios at many pixels; `None` of none.
    pub(super) fn of(mut ratios: Vec<f32>) -> Option<Self> {
        let last = ratios.len().checked_sub(1)?;
        let mut at = |share: f64| {
            let place = (last as f64 * share).round() as usize;
            f64::from(*ratios.select_nth_unstable_by(place, f32::total_cmp).1)
        };
        Some(Self { worst: at(WORST), median: at(0.5) })
    }

    /// The one that stands out more.
    pub(super) fn better(self, other: Option<Self>) -> Self {
        other.filter(|other| other.worst > self.worst).unwrap_or(self)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::light::luminance;

    #[test]
    fn knows_the_ratios_of_the_standard() {
        let of = |one, other| ratio(luminance(one), luminance(other));
        assert!((of([0; 3], [255; 3]) - 21.0).abs() < 1e-3);
        assert!((of([0x76; 3], [255; 3]) - 4.54).abs() < 0.01);
        assert!((of([255, 0, 0], [255; 3]) - 3.998).abs() < 0.01);
    }

    #[test]
    fn judges_by_the_middle_of_the_worst_tenth() {
        let ratios = (0..=100_u8).map(f32::from).collect();
        assert_eq!(Contrast::of(ratios), Some(Contrast { worst: 5.0, median: 50.0 }));
        assert_eq!(Contrast::of(Vec::new()), None);
    }
}
