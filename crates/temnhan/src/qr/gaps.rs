//! Seams between the dark modules of a QR code.

use super::frame::{Frame, Levels};
use super::plane::Plane;

/// A seam is lighter than the modules beside it by this share of the contrast.
const BUMP: f64 = 0.08;
/// It is no wider than this, in modules; what is wider is drawn on purpose.
const WIDEST: f64 = 0.3;
/// A joint is crossed from this far on one side to as far on the other, in so many steps.
const REACH: f64 = 0.4;
const STEPS: u8 = 20;
/// It is crossed at these places along it.
const PLACES: [f64; 3] = [0.25, 0.5, 0.75];

/// The share of the joints between dark modules that show a seam, 0 to 1.
pub(super) fn share(plane: &Plane, frame: &Frame, levels: &Levels) -> f64 {
    let size = levels.modules;
    let (mut joints, mut seams) = (0_u32, 0_u32);
    for y in 0..size {
        for x in 0..size {
            let right = x + 1 < size && levels.is_set(x, y) && levels.is_set(x + 1, y);
            let below = y + 1 < size && levels.is_set(x, y) && levels.is_set(x, y + 1);
            let (left, top) = (x as f64, y as f64);
            for place in PLACES {
                if right {
                    joints += 1;
                    let across = |off: f64| frame.point(left + 1.0 + off, top + place);
                    seams += u32::from(is_seam(plane, levels, across));
                }
                if below {
                    joints += 1;
                    let across = |off: f64| frame.point(left + place, top + 1.0 + off);
                    seams += u32::from(is_seam(plane, levels, across));
                }
            }
        }
    }
    f64::from(seams) / f64::from(joints.max(1))
}

/// Whether a line across a joint shows something lighter and narrow in its middle.
fn is_seam(plane: &Plane, levels: &Levels, across: impl Fn(f64) -> (f64, f64)) -> bool {
    let offs = (0..=STEPS).map(|step| REACH * (2.0 * f64::from(step) / f64::from(STEPS) - 1.0));
    let line: Vec<f64> =
        offs.filter_map(|off| levels.darkness(plane.smooth(across(off))?)).collect();
    let (Some(first), Some(last)) = (line.first(), line.last()) else { return false };
    let beside = first.min(*last);
    let lighter = line.iter().filter(|own| beside - **own > BUMP).count();
    let width = lighter as f64 * 2.0 * REACH / f64::from(STEPS);
    lighter > 0 && width <= WIDEST
}
