//! How closely letters stand.

/// Steps from letter to letter and the ink of the letters, summed up along a text.
#[derive(Debug, Default)]
pub(super) struct Tightness {
    steps: f64,
    ink: f64,
    last: Option<(Point, Point)>,
}

type Point = (f64, f64);

impl Tightness {
    /// Takes the next letter by the left and right end of its ink; `None` for a blank.
    pub(super) fn take(&mut self, ink: Option<(Point, Point)>) {
        if let (Some((left, right)), Some((next, _))) = (self.last, ink) {
            let (dx, dy) = (right.0 - left.0, right.1 - left.1);
            let width = (dx * dx + dy * dy).sqrt();
            if width > 0.0 {
                self.steps += ((next.0 - left.0) * dx + (next.1 - left.1) * dy) / width;
                self.ink += width;
            }
        }
        self.last = ink;
    }

    /// Advance by ink of letters in a word: above 1 in nearly all text, the less the more they
    /// overlap; infinite where no two letters stand side by side.
    pub(super) fn ratio(&self) -> f64 {
        if self.ink > 0.0 { self.steps / self.ink } else { f64::INFINITY }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ratio(lefts: &[f64]) -> f64 {
        let mut tightness = Tightness::default();
        for &left in lefts {
            tightness.take(Some(((left, left), (left + 1.0, left + 1.0))));
        }
        tightness.ratio()
    }

    #[test]
    fn compares_steps_with_ink_along_the_writing() {
        assert!((ratio(&[0.0, 1.5, 3.0]) - 1.5).abs() < 1e-9);
        assert!((ratio(&[0.0, 0.5, 1.0]) - 0.5).abs() < 1e-9);
        assert!(ratio(&[3.0, 2.0]) < 0.0);
    }

    #[test]
    fn does_not_count_the_step_over_a_blank() {
        let mut tightness = Tightness::default();
        let letter = |left| Some(((left, 0.0), (left + 1.0, 0.0)));
        for ink in [letter(0.0), letter(0.5), None, letter(9.0)] {
            tightness.take(ink);
        }
        assert!((tightness.ratio() - 0.5).abs() < 1e-9);
        assert!(ratio(&[0.0]).is_infinite());
    }
}
