//! Where QR codes stand on a picture: three finder patterns that are corners of a square, or of
//! what a square becomes when it is turned, squeezed or skewed.

use super::finder::{Cross, Finder, all};
use super::frame::Frame;
use super::ground::Ground;

/// Sides of one code and modules of its patterns differ by at most this factor.
const UNEQUAL: f64 = 1.35;
/// The angle at the corner, in degrees.
const ANGLE: std::ops::RangeInclusive<f64> = 65.0..=115.0;
/// Modules along a side of the smallest and the largest symbol.
pub(super) const SIZES: std::ops::RangeInclusive<usize> = 21..=177;
/// Modules from a symbol's edge to the middle of a finder pattern.
pub(super) const CENTRE: f64 = 3.5;
/// What looks like more patterns than this is an ornament.
const MOST_FINDERS: usize = 60;
/// So many sketches are looked at.
const MOST_LOOKS: usize = 16;

/// A code as its three finder patterns show it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Sketch {
    /// Middles of the patterns at the top left, top right and bottom left.
    pub(super) centres: [(f64, f64); 3],
    /// Modules along a side, as far as the patterns tell.
    pub(super) modules: usize,
    pub(super) is_inverted: bool,
    /// How unlike a square with alternating timing patterns: the less, the likelier a code.
    unlikeness: f64,
    /// The share of its timing patterns that alternates on the picture it was found on.
    timing: f64,
}

impl Sketch {
    /// The same code on another picture.
    pub(super) fn on(self, centres: [(f64, f64); 3]) -> Self {
        Self { centres, ..self }
    }

    /// The middle of the corner without a pattern.
    pub(super) fn fourth(&self) -> (f64, f64) {
        let [corner, right, below] = self.centres;
        (right.0 + below.0 - corner.0, right.1 + below.1 - corner.1)
    }

    /// Whether a point lies in the box around the code.
    fn holds(&self, (x, y): (f64, f64)) -> bool {
        let [corner, right, below] = self.centres;
        let corners = [corner, right, below, self.fourth()];
        let side = (right.0 - corner.0).hypot(right.1 - corner.1);
        let edge = CENTRE * side / (self.modules as f64 - 2.0 * CENTRE);
        let least =
            |of: fn((f64, f64)) -> f64| corners.map(of).into_iter().fold(f64::MAX, f64::min);
        let most = |of: fn((f64, f64)) -> f64| corners.map(of).into_iter().fold(f64::MIN, f64::max);
        least(|p| p.0) - edge < x
            && x < most(|p| p.0) + edge
            && least(|p| p.1) - edge < y
            && y < most(|p| p.1) + edge
    }
}

/// What a look at each sketch of a picture takes for a code, the likeliest first; those of which less
/// than a share of the timing patterns alternates are not looked at. Inside of what was taken no
/// other is looked for.
pub(super) fn accepted<T>(
    grounds: &[Ground<'_>],
    timed: f64,
    mut look: impl FnMut(&Sketch) -> Option<T>,
) -> Vec<T> {
    let mut sketches: Vec<Sketch> = grounds.iter().flat_map(sketches).collect();
    sketches.retain(|sketch| sketch.timing >= timed);
    sketches.sort_by(|a, b| a.unlikeness.total_cmp(&b.unlikeness));
    let mut taken: Vec<Sketch> = Vec::new();
    let mut looks = 0;
    let mut accepted = Vec::new();
    for sketch in sketches {
        let is_inside = taken.iter().any(|own| sketch.centres.iter().any(|at| own.holds(*at)));
        if is_inside || looks == MOST_LOOKS {
            continue;
        }
        looks += 1;
        if let Some(code) = look(&sketch) {
            taken.push(sketch);
            accepted.push(code);
        }
    }
    accepted
}

/// Every three patterns that may be the corners of one code.
fn sketches(ground: &Ground<'_>) -> Vec<Sketch> {
    let finders = all(ground);
    let mut found = Vec::new();
    if finders.len() > MOST_FINDERS {
        return found;
    }
    for corner in &finders {
        for (at, one) in finders.iter().enumerate() {
            for other in &finders[at + 1..] {
                if one != corner && other != corner {
                    found.extend(sketch(ground, [corner, one, other]));
                }
            }
        }
    }
    found
}

/// The code of which three patterns are the corners, the first between the others.
fn sketch(ground: &Ground<'_>, [corner, one, other]: [&Finder; 3]) -> Option<Sketch> {
    let of_one_kind = [one, other].iter().all(|finder| {
        finder.is_inverted == corner.is_inverted && ratio(finder.module, corner.module) < UNEQUAL
    });
    let to =
        |finder: &Finder| (finder.centre.0 - corner.centre.0, finder.centre.1 - corner.centre.1);
    let (first, second) = (to(one), to(other));
    let (far, near) = (first.0.hypot(first.1), second.0.hypot(second.1));
    let cross = first.0 * second.1 - first.1 * second.0;
    let angle = (cross.abs() / (far * near)).asin().to_degrees();
    let is_obtuse = first.0 * second.0 + first.1 * second.1 < 0.0;
    let angle = if is_obtuse { 180.0 - angle } else { angle };
    if !of_one_kind || ratio(far, near) > UNEQUAL || !ANGLE.contains(&angle) {
        return None;
    }
    let (right, below) = if cross > 0.0 { (one, other) } else { (other, one) };
    let along = |end: &Finder| modules_between(ground, corner, end);
    let (across, down) = (along(right)?, along(below)?);
    let modules = f64::midpoint(across, down) + 2.0 * CENTRE;
    let nearest = ((modules - 17.0) / 4.0).round() * 4.0 + 17.0;
    let modules = SIZES.contains(&(nearest as usize)).then_some(nearest as usize)?;
    let unlikeness = ratio(far, near) + ratio(across, down) + (angle - 90.0).abs() / 90.0;
    let sketch = Sketch {
        centres: [corner.centre, right.centre, below.centre],
        modules,
        is_inverted: corner.is_inverted,
        unlikeness,
        timing: 0.0,
    };
    let (timing, frame) = Frame::timed(ground.plane, sketch.centres, &sketch)?;
    Some(Sketch { modules: frame.modules, unlikeness: unlikeness - timing, timing, ..sketch })
}

/// Modules from middle to middle, by the width of the patterns on the line between them.
fn modules_between(ground: &Ground<'_>, from: &Finder, to: &Finder) -> Option<f64> {
    let (dx, dy) = (to.centre.0 - from.centre.0, to.centre.1 - from.centre.1);
    let length = dx.hypot(dy);
    let direction = (dx / length, dy / length);
    let modules = [from, to].map(|finder| {
        Cross::of(ground, finder.centre, direction, finder.module, finder.is_inverted)
    });
    let [Some(start), Some(end)] = modules else { return None };
    Some(length / f64::midpoint(start.module, end.module))
}

fn ratio(one: f64, other: f64) -> f64 {
    (one / other).max(other / one)
}
