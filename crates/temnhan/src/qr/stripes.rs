//! Where lines stand side by side, as bars do: where a picture changes along one direction and not
//! across it, by its structure tensor (Bigün and Granlund 1987) in small squares.

use super::plane::Plane;

/// The side of a square, in millimetres; in pixels it is no less than that.
const SIDE_MM: f64 = 2.0;
const LEAST_SIDE_PX: usize = 4;
/// Of so many rows one is looked at: bars cross them all.
const ROWS: usize = 2;
/// Changes in a square are of one direction when the structure tensor's eigenvalues differ by at least
/// this share of their sum.
const COHERENT: f64 = 0.7;
/// Mean square of the changes from pixel to next but one in a square; less is a ground.
const LEAST_CHANGE: f64 = 5e-4;
/// Squares belong to the same stripes when the cosine of the angle between their directions is greater.
const ALIGNED: f64 = 0.97;
/// So many squares may be missing in between, where a bar is wider than a square.
const GAP: i32 = 3;
/// Stripes over fewer squares are no bar code.
const FEWEST: usize = 3;

type Point = (f64, f64);

/// A line across stripes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Across {
    /// From where to where, in pixels, with some squares beside the stripes.
    pub(super) from: Point,
    pub(super) to: Point,
}

/// Lines across all stripes of a picture, about a square's side apart.
pub(super) fn across(plane: &Plane) -> Vec<Across> {
    let grid = Grid::of(plane);
    let mut is_crossed = vec![false; grid.directions.len()];
    let mut found = Vec::new();
    for start in 0..grid.directions.len() {
        let Some(along) = grid.directions[start].filter(|_| !is_crossed[start]) else { continue };
        let middle = grid.middle(start);
        let (back, forth) = (grid.walk(middle, (-along.0, -along.1)), grid.walk(middle, along));
        for square in back.met.iter().chain(&forth.met) {
            is_crossed[*square] = true;
        }
        if back.met.len() + forth.met.len() + 1 >= FEWEST {
            found.push(Across { from: back.end, to: forth.end });
        }
    }
    found
}

/// The squares of a picture, row by row.
struct Grid {
    side: f64,
    columns: usize,
    rows: usize,
    /// The direction across the stripes in each square; `None` without stripes.
    directions: Vec<Option<Point>>,
}

/// Squares with stripes in one direction from a point.
struct Walk {
    met: Vec<usize>,
    /// Some squares beyond the last.
    end: Point,
}

impl Grid {
    fn of(plane: &Plane) -> Self {
        let side = ((SIDE_MM * plane.pixels_per_mm) as usize).max(LEAST_SIDE_PX);
        let (columns, rows) = (plane.width / side, plane.height / side);
        let mut directions = Vec::with_capacity(columns * rows);
        let mut changes = Changes::over(plane.width);
        for row in 0..rows {
            changes.clear();
            let lines = (row * side..(row + 1) * side).step_by(ROWS);
            lines.filter(|y| y + 1 < plane.height).for_each(|y| changes.add(plane, y));
            directions.extend((0..columns).map(|column| {
                changes.direction(column * side..(column + 1) * side, side.div_ceil(ROWS))
            }));
        }
        Self { side: side as f64, columns, rows, directions }
    }

    fn middle(&self, square: usize) -> Point {
        let (column, row) = (square % self.columns, square / self.columns);
        ((column as f64 + 0.5) * self.side, (row as f64 + 0.5) * self.side)
    }

    /// The square at a point; `None` off the grid.
    fn at(&self, (x, y): Point) -> Option<usize> {
        let place = |at: f64, count: usize| {
            let square = (at / self.side).floor();
            (square >= 0.0 && square < count as f64).then_some(square as usize)
        };
        Some(place(y, self.rows)? * self.columns + place(x, self.columns)?)
    }

    /// Walks across stripes as long as they go on.
    fn walk(&self, from: Point, along: Point) -> Walk {
        let step = |steps: i32| {
            let away = f64::from(steps) * self.side;
            (from.0 + along.0 * away, from.1 + along.1 * away)
        };
        let is_aligned = |square: usize| {
            self.directions[square]
                .is_some_and(|own| (own.0 * along.0 + own.1 * along.1).abs() > ALIGNED)
        };
        let mut met = Vec::new();
        let (mut last, mut steps) = (0, 1);
        while steps - last <= GAP + 1 {
            let Some(square) = self.at(step(steps)) else { break };
            if is_aligned(square) {
                met.push(square);
                last = steps;
            }
            steps += 1;
        }
        Walk { met, end: step(last + GAP) }
    }
}

/// Products of the changes across and down, summed over some rows for each column.
struct Changes {
    across: Vec<f32>,
    down: Vec<f32>,
    both: Vec<f32>,
}

impl Changes {
    fn over(width: usize) -> Self {
        let none = vec![0.0; width.saturating_sub(2)];
        Self { across: none.clone(), down: none.clone(), both: none }
    }

    fn clear(&mut self) {
        for sums in [&mut self.across, &mut self.down, &mut self.both] {
            sums.fill(0.0);
        }
    }

    /// Adds those of a row that has one before and one behind it.
    fn add(&mut self, plane: &Plane, y: usize) {
        let width = self.across.len();
        let row = |y: usize, from: usize| &plane.values[y * plane.width + from..][..width];
        let (left, right) = (row(y, 0), row(y, 2));
        let (above, below) = (row(y.saturating_sub(1), 1), row(y + 1, 1));
        let (across, down, both) =
            (&mut self.across[..width], &mut self.down[..width], &mut self.both[..width]);
        for x in 0..width {
            let (dx, dy) = (right[x] - left[x], below[x] - above[x]);
            across[x] += dx * dx;
            down[x] += dy * dy;
            both[x] += dx * dy;
        }
    }

    /// The direction in which some columns change most, where they change in one alone.
    fn direction(&self, columns: std::ops::Range<usize>, rows: usize) -> Option<Point> {
        let columns = columns.start..columns.end.min(self.across.len());
        let count = (columns.len() * rows) as f64;
        let sum = |of: &[f32]| f64::from(of[columns.clone()].iter().sum::<f32>());
        let (across, down, both) = (sum(&self.across), sum(&self.down), sum(&self.both));
        let all = across + down;
        // By twice the angle, and without functions that differ from machine to machine.
        let (level, slant) = (across - down, 2.0 * both);
        let one = (level * level + slant * slant).sqrt();
        let has_stripes = all > LEAST_CHANGE * count && one > COHERENT * all;
        let half = |part: f64| f64::midpoint(1.0, part / one).max(0.0).sqrt();
        has_stripes.then(|| (half(level), half(-level).copysign(slant)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A picture of 40 × 40 mm with stripes of 0.3 mm, turned, in a square in its middle.
    fn striped(degrees: f64) -> Plane {
        let (side, density) = (320, 8.0);
        let (slant, along) = degrees.to_radians().sin_cos();
        let value = |at: usize| {
            let (x, y) = ((at % side) as f64 - 160.0, (at / side) as f64 - 160.0);
            let (across, down) = (x * along + y * slant, y * along - x * slant);
            let is_inside = across.abs() < 80.0 && down.abs() < 40.0;
            let wave = (across / density / 0.6 * std::f64::consts::TAU).sin();
            if is_inside { (0.5 + 0.5 * wave) as f32 } else { 1.0 }
        };
        let values = (0..side * side).map(value).collect();
        Plane { width: side, height: side, pixels_per_mm: density, origin: (0.0, 0.0), values }
    }

    #[test]
    fn crosses_stripes_however_they_are_turned() {
        for degrees in [0.0, 17.0, 45.0, 90.0, 133.0] {
            let found = across(&striped(degrees));
            assert!((3..=12).contains(&found.len()), "{degrees}: {}", found.len());
            for line in found {
                let angle = (line.to.1 - line.from.1).atan2(line.to.0 - line.from.0).to_degrees();
                let off = (angle - degrees).rem_euclid(180.0);
                assert!(off.min(180.0 - off) < 6.0, "{degrees}: {angle}");
            }
        }
    }

    #[test]
    fn finds_none_on_a_ground_or_a_single_line() {
        let mut plane = striped(0.0);
        plane.values.fill(1.0);
        assert_eq!(across(&plane), []);
        plane.values[320 * 100..320 * 103].fill(0.0);
        assert_eq!(across(&plane), []);
    }
}
