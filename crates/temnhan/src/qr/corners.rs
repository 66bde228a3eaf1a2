//! The true corners of a found code, from the edges of its finder patterns.

use super::raster::Raster;
use super::read::Found;

/// From the centre of a finder pattern outwards: core, ring of light, outer ring.
const EDGES_OUTWARD: usize = 3;
/// A ray is walked in steps of this many pixels, for at most so many modules.
const STEP_PX: f64 = 0.25;
const FARTHEST_MODULES: f64 = 5.5;
/// Modules from a symbol's corner to the centre of its finder pattern.
const CENTRE: f64 = 3.5;

/// The code with its corners moved to the outer edges of the three finder patterns; the reader's
/// own corners lie up to a third of a module off. As it was where an edge is not found.
pub(super) fn refined(raster: &Raster, found: &Found, dark_below: f64) -> Found {
    let size = found.modules as f64;
    let centres = [
        found.point(CENTRE, CENTRE),
        found.point(size - CENTRE, CENTRE),
        found.point(CENTRE, size - CENTRE),
    ];
    let across = unit(centres[0], centres[1]);
    let down = unit(centres[0], centres[2]);
    let reach = |centre, (dx, dy): (f64, f64), sign: f64| {
        outer_edge(raster, found, centre, (dx * sign, dy * sign), dark_below)
    };
    let corner = |centre: (f64, f64), horizontally: f64, vertically: f64| {
        let along = reach(centre, across, horizontally)? * horizontally;
        let below = reach(centre, down, vertically)? * vertically;
        Some((
            centre.0 + across.0 * along + down.0 * below,
            centre.1 + across.1 * along + down.1 * below,
        ))
    };
    let corners = || {
        let top_left = corner(centres[0], -1.0, -1.0)?;
        let top_right = corner(centres[1], 1.0, -1.0)?;
        let bottom_left = corner(centres[2], -1.0, 1.0)?;
        let bottom_right =
            (top_right.0 + bottom_left.0 - top_left.0, top_right.1 + bottom_left.1 - top_left.1);
        Some([top_left, top_right, bottom_right, bottom_left])
    };
    corners().map_or_else(|| found.clone(), |corners| Found { corners, ..found.clone() })
}

/// Distance in pixels from a finder's centre to the outer edge of its outer ring.
fn outer_edge(
    raster: &Raster,
    found: &Found,
    centre: (f64, f64),
    direction: (f64, f64),
    dark_below: f64,
) -> Option<f64> {
    let module_px = found.module_mm(raster) * raster.pixels_per_mm;
    let steps = (FARTHEST_MODULES * module_px / STEP_PX) as usize;
    let light = |step: usize| {
        let distance = step as f64 * STEP_PX;
        raster.smooth(centre.0 + direction.0 * distance, centre.1 + direction.1 * distance)
    };
    let mut edges = 0;
    for step in 1..steps {
        let (before, here) = (light(step - 1)?, light(step)?);
        if (before < dark_below) != (here < dark_below) {
            edges += 1;
            if edges == EDGES_OUTWARD {
                let share = (dark_below - before) / (here - before);
                return Some((step as f64 - 1.0 + share) * STEP_PX);
            }
        }
    }
    None
}

fn unit(from: (f64, f64), to: (f64, f64)) -> (f64, f64) {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    let length = dx.hypot(dy).max(f64::MIN_POSITIVE);
    (dx / length, dy / length)
}
