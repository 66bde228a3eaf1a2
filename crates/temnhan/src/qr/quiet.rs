//! The quiet zone of a QR code, on its paint.

use super::frame::{Frame, Levels};
use super::plane::Plane;
use crate::units::RectMm;

/// The quiet zone is reported up to this many modules.
pub(super) const WIDEST: f64 = 10.0;
/// The zone is looked at from half a module outside the symbol, in steps of a module's part outwards
/// and along the sides.
const STEP: f64 = 0.125;
const STEP_ALONG: f64 = 0.25;
const FIRST: f64 = 0.5;
/// What differs from the light modules by more than this share of the contrast is no quiet zone.
pub(super) const INK: f64 = 0.25;

/// Modules from the symbol to the first ink or the label's edge, on the narrowest side.
pub(super) fn zone(plane: &Plane, frame: &Frame, levels: &Levels, label: &RectMm) -> f64 {
    let size = frame.modules as f64;
    let ink = levels.ink();
    let is_clear = |across: f64, down: f64| {
        let point = frame.point(across, down);
        let (x, y) = plane.to_label(point);
        let on_label = label.x <= x && x <= label.right() && label.y <= y && y <= label.bottom();
        on_label && plane.smooth(point).is_some_and(|value| !ink.holds(value))
    };
    let is_blocked = |out: f64| {
        let steps = ((size + 2.0 * out) / STEP_ALONG) as usize;
        let along = (0..=steps).map(|step| step as f64 * STEP_ALONG - out);
        let mut sides = along.flat_map(|along| {
            [(along, -out), (along, size + out), (-out, along), (size + out, along)]
        });
        !sides.all(|(across, down)| is_clear(across, down))
    };
    let rings = (0..).map(|step| FIRST + f64::from(step) * STEP);
    match rings.take_while(|out| *out <= WIDEST).find(|out| is_blocked(*out)) {
        None => WIDEST,
        Some(out) if out <= FIRST => 0.0,
        // What blocks at a step began after the one before it.
        Some(out) => out - STEP / 2.0,
    }
}

/// Values that are no background.
#[derive(Debug, Clone, Copy)]
pub(super) enum Ink {
    Below(f64),
    Above(f64),
}

impl Ink {
    pub(super) fn holds(self, value: f64) -> bool {
        match self {
            Self::Below(limit) => value < limit,
            Self::Above(limit) => value > limit,
        }
    }
}
