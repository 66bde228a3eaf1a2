//! Where the points of a text lie on the label.

use usvg::tiny_skia_path::Transform;

use crate::source::size::PageSize;

/// Takes the points of a text, or of the font that draws it, to millimetres from the trim's top left
/// corner; y points downwards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placing {
    /// What one unit along x moves.
    along: (f64, f64),
    /// What one unit along y moves.
    across: (f64, f64),
    origin: (f64, f64),
}

impl Placing {
    /// Of a text that lies so on a page of that size.
    pub(super) fn of(text: Transform, size: &PageSize) -> Self {
        let ((x, y), (left, top)) = (size.scale, size.origin);
        let scaled = |dx: f32, dy: f32| (f64::from(dx) * x, f64::from(dy) * y);
        let origin = scaled(text.tx, text.ty);
        Self {
            along: scaled(text.sx, text.ky),
            across: scaled(text.kx, text.sy),
            origin: (origin.0 - left, origin.1 - top),
        }
    }

    /// Of what lies so in the text.
    pub(super) fn within(&self, inner: Transform) -> Self {
        let turned = |dx: f32, dy: f32| self.turned(f64::from(dx), f64::from(dy));
        Self {
            along: turned(inner.sx, inner.ky),
            across: turned(inner.kx, inner.sy),
            origin: self.point(inner.tx, inner.ty),
        }
    }

    pub(super) fn point(&self, x: f32, y: f32) -> (f64, f64) {
        let turned = self.turned(f64::from(x), f64::from(y));
        (self.origin.0 + turned.0, self.origin.1 + turned.1)
    }

    pub(super) fn origin(&self) -> (f64, f64) {
        self.origin
    }

    /// The direction of x, a unit vector.
    pub(super) fn direction(&self) -> (f64, f64) {
        unit(self.along)
    }

    /// Whether it leaves boxes upright.
    pub(super) fn is_upright(&self) -> bool {
        self.along.1 == 0.0 && self.across.0 == 0.0
    }

    /// Millimetres of one unit, across the direction of x.
    pub(super) fn height(&self) -> f64 {
        let ((sx, ky), (kx, sy)) = (self.along, self.across);
        let along = sx.hypot(ky);
        if along > 0.0 { (sx * sy - kx * ky).abs() / along } else { 0.0 }
    }

    fn turned(&self, x: f64, y: f64) -> (f64, f64) {
        (self.along.0 * x + self.across.0 * y, self.along.1 * x + self.across.1 * y)
    }
}

/// The direction of a vector; along x for none.
pub(super) fn unit((x, y): (f64, f64)) -> (f64, f64) {
    let length = x.hypot(y);
    if length > 0.0 { (x / length, y / length) } else { (1.0, 0.0) }
}
