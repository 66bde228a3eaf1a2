//! How much of a QR code is covered by something that is no module.

use super::damage::is_pattern;
use super::frame::{Frame, Levels};
use super::plane::Plane;

/// Points of a module that are looked at, from its middle, in modules.
const POINTS: [f64; 3] = [-0.3, 0.0, 0.3];
/// A module is of one tone within this share of the contrast.
const UNIFORM: f64 = 0.25;
/// So many modules of one tone in a square are no data: masks see to that.
const SQUARE: usize = 5;

/// The share of the data modules that are covered: neither dark nor light, not of one tone, or in a
/// square of one tone.
pub(super) fn share(plane: &Plane, frame: &Frame, levels: &Levels) -> f64 {
    let size = levels.modules;
    let mut covered: Vec<bool> =
        (0..size * size).map(|at| !is_module(plane, frame, levels, at % size, at / size)).collect();
    for top in 0..=size - SQUARE {
        for left in 0..=size - SQUARE {
            if is_of_one_tone(levels, left, top) {
                let cells = (0..SQUARE * SQUARE).map(|at| (left + at % SQUARE, top + at / SQUARE));
                cells.for_each(|(x, y)| covered[y * size + x] = true);
            }
        }
    }
    let is_data = |at: &usize| !is_pattern(size, at % size, at / size);
    let data: Vec<usize> = (0..size * size).filter(is_data).collect();
    data.iter().filter(|at| covered[**at]).count() as f64 / data.len().max(1) as f64
}

/// Whether a module is wholly dark or wholly light.
fn is_module(plane: &Plane, frame: &Frame, levels: &Levels, x: usize, y: usize) -> bool {
    let points = POINTS.iter().flat_map(|dy| POINTS.iter().map(move |dx| (dx, dy)));
    let seen = points.filter_map(|(dx, dy)| {
        let point = frame.point(x as f64 + 0.5 + dx, y as f64 + 0.5 + dy);
        levels.darkness(plane.smooth(point)?)
    });
    let seen: Vec<f64> = seen.collect();
    let all = |test: &dyn Fn(f64) -> bool| seen.iter().all(|own| test(*own));
    all(&|own| own < UNIFORM) || all(&|own| own > 1.0 - UNIFORM)
}

fn is_of_one_tone(levels: &Levels, left: usize, top: usize) -> bool {
    let first = levels.is_set(left, top);
    let mut cells = (0..SQUARE * SQUARE).map(|at| (left + at % SQUARE, top + at / SQUARE));
    cells.all(|(x, y)| levels.is_set(x, y) == first)
}
