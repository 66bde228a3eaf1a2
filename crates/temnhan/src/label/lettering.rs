//! Tells outlined lettering from ornaments: shapes that stand in a row as letters do.

use std::collections::{BTreeMap, BTreeSet};

use super::outline::Contour;

/// Letters of mandatory text are printed between these heights, in millimetres.
const HEIGHT: std::ops::Range<f64> = 0.4..25.0;
/// A row has at least this many letters.
const FEWEST_LETTERS: usize = 6;
/// At least this share of a row's shapes is curved: barcodes and code modules are not.
const CURVED: f64 = 0.3;
/// A border repeats its shapes. Of so many letters one at least is new, up to so many letters.
const ONE_NEW_OF: usize = 4;
const MOST_NEW: usize = 8;
/// Letters of a row stand closer than this share of their height,
const GAP: f64 = 0.9;
/// their baselines are nearer than this share,
const ONE_BASELINE: f64 = 0.3;
/// and none is this many times as tall as another.
const HEIGHT_RATIO: f64 = 3.0;
/// Step in which baselines are looked up, in millimetres.
const STEP: f64 = 0.1;

/// The chains of shapes that differ, curve and stand as letters do.
pub(super) fn chains(mut shapes: Vec<Contour>) -> Vec<Vec<Contour>> {
    shapes.retain(|shape| HEIGHT.contains(&shape.area.height) && shape.area.width < HEIGHT.end);
    let mut chains = side_by_side(shapes);
    chains.retain(|chain| is_lettering(chain));
    chains
}

/// The height of the tallest shape.
pub(super) fn tallest(chain: &[Contour]) -> f64 {
    chain.iter().map(|shape| shape.area.height).fold(0.0, f64::max)
}

/// Shapes that stand side by side on one baseline.
fn side_by_side(mut shapes: Vec<Contour>) -> Vec<Vec<Contour>> {
    shapes.sort_by(|a, b| a.area.x.total_cmp(&b.area.x).then(a.area.y.total_cmp(&b.area.y)));
    let mut chains: Vec<Vec<Contour>> = Vec::new();
    // By its baseline each chain that may go on: the last that began there.
    let mut open: BTreeMap<i64, usize> = BTreeMap::new();
    let key = |y: f64| (y / STEP).round() as i64;
    for shape in shapes {
        let (bottom, reach) = (shape.area.bottom(), ONE_BASELINE * shape.area.height);
        let near =
            open.range(key(bottom - reach)..=key(bottom + reach)).filter_map(|(_, &chain)| {
                let last = chains[chain].last()?;
                let off = (last.area.bottom() - bottom).abs();
                follows(last, &shape).then_some((off, chain))
            });
        if let Some((_, chain)) = near.min_by(|a, b| a.0.total_cmp(&b.0)) {
            chains[chain].push(shape);
        } else {
            open.insert(key(bottom), chains.len());
            chains.push(vec![shape]);
        }
    }
    chains
}

fn follows(last: &Contour, next: &Contour) -> bool {
    let (one, other) = (last.area.height, next.area.height);
    let (low, high) = (one.min(other), one.max(other));
    next.area.x - last.area.right() < GAP * high && high < HEIGHT_RATIO * low
}

/// Whether the shapes differ and curve as letters do.
fn is_lettering(chain: &[Contour]) -> bool {
    let tallest = tallest(chain);
    let in_steps = |length: f64| (length / tallest * 50.0).round() as i64;
    let sizes = chain.iter().map(|shape| (in_steps(shape.area.width), in_steps(shape.area.height)));
    let different = sizes.collect::<BTreeSet<_>>().len();
    let curved = chain.iter().filter(|shape| shape.curved).count();
    chain.len() >= FEWEST_LETTERS
        && different >= (chain.len() / ONE_NEW_OF).clamp(ONE_NEW_OF, MOST_NEW)
        && curved as f64 >= CURVED * chain.len() as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::units::RectMm;

    fn row(count: u8, curved: bool) -> Vec<Contour> {
        let area = |i: u8| RectMm {
            x: f64::from(i) * 1.2,
            y: f64::from(i % 3) * -0.4,
            width: 1.0 - f64::from(i % 5) * 0.1,
            height: 1.5 + f64::from(i % 3) * 0.4,
        };
        (0..count).map(|i| Contour { area: area(i), curved }).collect()
    }

    #[test]
    fn a_row_of_curved_shapes_is_lettering_and_bars_are_not() {
        assert_eq!(chains(row(12, true)).iter().map(Vec::len).sum::<usize>(), 12);
        assert!(chains(row(12, false)).is_empty());
        assert!(chains(row(5, true)).is_empty());
    }

    #[test]
    fn borders_and_scattered_shapes_are_ornaments() {
        let shape = |x: f64, y: f64| Contour {
            area: RectMm { x, y, width: 2.0, height: 2.0 },
            curved: true,
        };
        let scattered = (0..20).map(|i| shape(f64::from(i) * 9.0, f64::from(i) * 3.7));
        assert!(chains(scattered.collect()).is_empty());
        assert!(chains((0..40).map(|i| shape(f64::from(i) * 2.4, 0.0)).collect()).is_empty());
    }
}
