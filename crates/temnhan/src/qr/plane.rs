//! One value a point of a rendering, such as its reflectance.

use std::ops::Range;

use crate::units::RectMm;

/// Pixels of a coarser picture are wider by a whole number to within this.
const WHOLE: f64 = 1e-9;

/// Values on a grid of pixels that lies on the label.
#[derive(Debug, Clone)]
pub(super) struct Plane {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels_per_mm: f64,
    /// Where the top left pixel lies on the label, in millimetres.
    pub(super) origin: (f64, f64),
    pub(super) values: Vec<f32>,
}

impl Plane {
    pub(super) fn at(&self, x: usize, y: usize) -> f64 {
        f64::from(self.values[y * self.width + x])
    }

    /// The values, from 0 to 1, as bytes row by row.
    pub(super) fn bytes(&self) -> Vec<u8> {
        self.values.iter().map(|value| (value * 255.0 + 0.5) as u8).collect()
    }

    /// The value at a point between pixel centres; `None` off the picture.
    pub(super) fn smooth(&self, (x, y): (f64, f64)) -> Option<f64> {
        let (x, y) = (x - 0.5, y - 0.5);
        let (column, row) = (x as usize, y as usize);
        let is_inside = x >= 0.0
            && y >= 0.0
            && column.saturating_add(1) < self.width
            && row.saturating_add(1) < self.height;
        if !is_inside {
            return None;
        }
        let mix = |a: f64, b: f64, share: f64| a + (b - a) * share;
        let share = x - column as f64;
        let line = |at: usize| {
            let &[left, right] = self.values.get(at..)?.first_chunk()?;
            Some(mix(f64::from(left), f64::from(right), share))
        };
        let at = row * self.width + column;
        Some(mix(line(at)?, line(at + self.width)?, y - row as f64))
    }

    /// The part of it within an area of the label; `None` where none is.
    pub(super) fn cut(&self, area: &RectMm) -> Option<Self> {
        let (left, top) = self.of_label((area.x, area.y));
        let (right, bottom) = self.of_label((area.right(), area.bottom()));
        let (left, top) = (left.max(0.0) as usize, top.max(0.0) as usize);
        let right = (right.max(0.0).ceil() as usize).min(self.width);
        let bottom = (bottom.max(0.0).ceil() as usize).min(self.height);
        if left >= right || top >= bottom {
            return None;
        }
        let rows = (top..bottom).map(|row| row * self.width);
        Some(Self {
            width: right - left,
            height: bottom - top,
            pixels_per_mm: self.pixels_per_mm,
            origin: self.to_label((left as f64, top as f64)),
            values: rows.flat_map(|row| &self.values[row + left..row + right]).copied().collect(),
        })
    }

    /// A point of the picture, in millimetres on the label.
    pub(super) fn to_label(&self, (x, y): (f64, f64)) -> (f64, f64) {
        (self.origin.0 + x / self.pixels_per_mm, self.origin.1 + y / self.pixels_per_mm)
    }

    /// A point of the label on the picture.
    pub(super) fn of_label(&self, (x, y): (f64, f64)) -> (f64, f64) {
        ((x - self.origin.0) * self.pixels_per_mm, (y - self.origin.1) * self.pixels_per_mm)
    }

    /// The same at a lower resolution: every pixel is the mean of those it covers.
    pub(super) fn coarser(&self, pixels_per_mm: f64) -> Self {
        let step = self.pixels_per_mm / pixels_per_mm;
        if step <= 1.0 {
            return self.clone();
        }
        if (step - step.round()).abs() < WHOLE {
            return self.squares(step.round() as usize);
        }
        let (width, height) = (
            (self.width as f64 / step).floor() as usize,
            (self.height as f64 / step).floor() as usize,
        );
        let across = shares(width, step, self.width);
        let narrow: Vec<f32> = self
            .values
            .chunks(self.width)
            .flat_map(|row| across.iter().map(|shares| mean(shares, |at| row[at])))
            .collect();
        let down = shares(height, step, self.height);
        let values = down
            .iter()
            .flat_map(|shares| {
                let narrow = &narrow;
                (0..width).map(move |x| mean(shares, |at| narrow[at * width + x]))
            })
            .collect();
        Self { width, height, pixels_per_mm, origin: self.origin, values }
    }

    /// The means of squares of so many pixels a side; the last ones of what is left.
    pub(super) fn squares(&self, side: usize) -> Self {
        let (width, height) = (self.width.div_ceil(side), self.height.div_ceil(side));
        let mut values = Vec::with_capacity(width * height);
        for rows in self.values.chunks(side * self.width) {
            let mut sums = vec![0.0; width];
            for row in rows.chunks(self.width) {
                let squares = row.chunks(side).map(|square| square.iter().sum::<f32>());
                sums.iter_mut().zip(squares).for_each(|(sum, own)| *sum += own);
            }
            let height = rows.len() / self.width;
            let widths = (0..width).map(|square| side.min(self.width - square * side));
            values
                .extend(sums.iter().zip(widths).map(|(sum, width)| sum / (width * height) as f32));
        }
        let pixels_per_mm = self.pixels_per_mm / side as f64;
        Self { width, height, pixels_per_mm, origin: self.origin, values }
    }

    /// Every pixel as the mean of a square of so many pixels around it.
    pub(super) fn blurred(&self, side_px: f64) -> Self {
        let reach = ((side_px - 1.0) / 2.0).round().max(1.0) as usize;
        Self { values: self.means(reach, 1), ..*self }
    }

    /// For every pixel of one in so many rows, from the first, the mean of the square that reaches so
    /// many pixels from it, as far as the plane goes.
    pub(super) fn means(&self, reach: usize, one_in: usize) -> Vec<f32> {
        let within =
            |at: usize, limit: usize| at.saturating_sub(reach)..(at + reach + 1).min(limit);
        let shares: Vec<f64> =
            (0..self.width).map(|x| 1.0 / within(x, self.width).len() as f64).collect();
        let row = |y: usize| &self.values[y * self.width..(y + 1) * self.width];
        let mut means = Vec::with_capacity(self.height.div_ceil(one_in) * self.width);
        // Of every column the sum over the rows in reach, and of none beside the plane.
        let mut columns = vec![0.0; self.width + 2 * reach + 1];
        let mut rows = 0..0;
        for y in (0..self.height).step_by(one_in) {
            let reached = within(y, self.height);
            let own = &mut columns[reach + 1..];
            for entering in rows.end..reached.end {
                own.iter_mut().zip(row(entering)).for_each(|(sum, own)| *sum += f64::from(*own));
            }
            for leaving in rows.start..reached.start {
                own.iter_mut().zip(row(leaving)).for_each(|(sum, own)| *sum -= f64::from(*own));
            }
            let mut sum: f64 = columns[..=2 * reach].iter().sum();
            let share_of_rows = 1.0 / reached.len() as f64;
            let ends = columns[2 * reach + 1..].iter().zip(&columns).zip(&shares);
            means.extend(ends.map(|((entering, leaving), share)| {
                sum += entering - leaving;
                (sum * share * share_of_rows) as f32
            }));
            rows = reached;
        }
        means
    }

    /// Turned about its middle; what comes in from outside is as light as a corner.
    pub(super) fn turned(&self, degrees: f64) -> Self {
        let (sine, cosine) = degrees.to_radians().sin_cos();
        let middle = (self.width as f64 / 2.0, self.height as f64 / 2.0);
        let outside = f64::from(self.values.first().copied().unwrap_or_default());
        let points = (0..self.height).flat_map(|y| (0..self.width).map(move |x| (x, y)));
        let values = points.map(|(x, y)| {
            let (dx, dy) = (x as f64 + 0.5 - middle.0, y as f64 + 0.5 - middle.1);
            let from = (middle.0 + dx * cosine - dy * sine, middle.1 + dx * sine + dy * cosine);
            self.smooth(from).unwrap_or(outside) as f32
        });
        Self { values: values.collect(), ..self.clone() }
    }
}

/// For every wide pixel the narrow ones it covers, with their shares.
fn shares(count: usize, step: f64, limit: usize) -> Vec<Vec<(usize, f32)>> {
    let of = |at: usize| {
        let (from, to) = (at as f64 * step, (at as f64 + 1.0) * step);
        let covered = from as usize..(to.ceil() as usize).min(limit);
        covered
            .map(|own| (own, ((own as f64 + 1.0).min(to) - (own as f64).max(from)) as f32))
            .collect()
    };
    (0..count).map(of).collect()
}

fn mean(shares: &[(usize, f32)], value: impl Fn(usize) -> f32) -> f32 {
    let (sum, weight) = shares
        .iter()
        .fold((0.0, 0.0), |(sum, weight), &(at, share)| (sum + value(at) * share, weight + share));
    sum / weight.max(f32::MIN_POSITIVE)
}

/// Sums over rectangles of a plane.
#[derive(Debug)]
pub(super) struct Sums {
    width: usize,
    /// The sum of all above and left of a corner between pixels.
    corners: Vec<f64>,
}

impl Sums {
    pub(super) fn of(plane: &Plane) -> Self {
        let (width, height) = (plane.width, plane.height);
        let mut corners = vec![0.0; (width + 1) * (height + 1)];
        for y in 0..height {
            let mut row = 0.0;
            for x in 0..width {
                row += plane.at(x, y);
                corners[(y + 1) * (width + 1) + x + 1] = corners[y * (width + 1) + x + 1] + row;
            }
        }
        Self { width, corners }
    }

    /// The mean of the pixels of some columns and rows.
    pub(super) fn mean_of(&self, across: Range<usize>, down: Range<usize>) -> f64 {
        let (left, right, top, bottom) = (across.start, across.end, down.start, down.end);
        let corner = |x: usize, y: usize| self.corners[y * (self.width + 1) + x];
        let sum =
            corner(right, bottom) - corner(left, bottom) - corner(right, top) + corner(left, top);
        sum / (across.len() * down.len()).max(1) as f64
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(width: usize, values: &[f32]) -> Plane {
        Plane {
            width,
            height: values.len() / width,
            pixels_per_mm: 10.0,
            origin: (1.0, 2.0),
            values: values.to_vec(),
        }
    }

    #[test]
    fn lies_on_the_label() {
        let plane = plane(2, &[0.0, 1.0, 0.0, 1.0]);
        assert_eq!(plane.to_label((10.0, 5.0)), (2.0, 2.5));
        assert_eq!(plane.of_label((2.0, 2.5)), (10.0, 5.0));
        assert_eq!(plane.smooth((1.0, 1.0)), Some(0.5));
        assert_eq!(plane.smooth((0.2, 1.0)), None);
    }

    #[test]
    fn averages_what_a_wider_pixel_covers() {
        let coarse = plane(4, &[0.0, 1.0, 1.0, 1.0, 0.0, 1.0, 1.0, 1.0]).coarser(5.0);
        assert_eq!((coarse.width, coarse.height, coarse.values), (2, 1, vec![0.5, 1.0]));
    }

    #[test]
    fn averages_squares_and_what_is_left() {
        let squares = plane(3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]).squares(2);
        assert_eq!((squares.width, squares.height), (2, 2));
        assert_eq!(squares.values, [3.0, 4.5, 7.5, 9.0]);
    }

    #[test]
    fn sums_squares() {
        let plane = plane(3, &[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0]);
        let means = plane.means(1, 1);
        assert_eq!(means, [3.0, 3.5, 4.0, 4.5, 5.0, 5.5, 6.0, 6.5, 7.0]);
        assert_eq!(plane.means(1, 2), [means[..3].to_vec(), means[6..].to_vec()].concat());
        assert_eq!(plane.means(0, 2), [1.0, 2.0, 3.0, 7.0, 8.0, 9.0]);
        assert!((Sums::of(&plane).mean_of(1..3, 0..2) - 4.0).abs() < 1e-9);
    }
}
