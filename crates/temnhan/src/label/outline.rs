//! Lettering turned into outlines: its outer shapes, whatever drew them.

use usvg::tiny_skia_path::{PathBuilder, PathSegment, Point};

use crate::units::RectMm;

/// So many slanting pieces stand for a curve; bars, modules and frames have none.
const FEWEST_SLANTING: usize = 3;
/// A piece slants where the shorter of its extents is more than this share of the longer.
const SLANTING: f32 = 0.1;

/// One outer shape of a path: a letter, a stem of it, a dot or an accent.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Contour {
    pub(crate) area: RectMm,
    /// Whether it has curves, or straight pieces that stand for them.
    pub(crate) curved: bool,
}

/// The outer shapes of a path, `widened` by half its stroke; `to_page` takes a point to
/// millimetres. Holes, as that of an o, run the other way than the outside and are left out.
pub(crate) fn contours(
    path: &usvg::Path,
    widened: f64,
    to_page: impl Fn(f32, f32) -> (f64, f64),
) -> Vec<Contour> {
    let shapes = shapes(path);
    let sizes = shapes.iter().map(|shape| shape.doubled_area);
    let largest = sizes.max_by(|a, b| a.abs().total_cmp(&b.abs())).unwrap_or_default();
    // A pen's open stroke goes around nothing.
    let is_hole = |shape: &Shape| {
        (path.fill().is_some() || shape.closed) && shape.doubled_area * largest < 0.0
    };
    let outer = shapes.into_iter().filter(|shape| !is_hole(shape));
    let contours = outer.filter_map(|shape| {
        let drawn = shape.drawn.finish()?.transform(path.abs_transform())?;
        let bounds = drawn.compute_tight_bounds()?;
        let (left, top) = to_page(bounds.left(), bounds.top());
        let (right, bottom) = to_page(bounds.right(), bounds.bottom());
        let area =
            RectMm::from_corners(left - widened, top - widened, right + widened, bottom + widened);
        Some(Contour { area, curved: shape.curved || shape.slanting >= FEWEST_SLANTING })
    });
    contours.collect()
}

/// A shape of a path while it is read.
struct Shape {
    drawn: PathBuilder,
    start: Point,
    last: Point,
    curved: bool,
    closed: bool,
    slanting: usize,
    /// Twice the area that it goes around, negative the other way round.
    doubled_area: f64,
}

fn shapes(path: &usvg::Path) -> Vec<Shape> {
    let mut shapes: Vec<Shape> = Vec::new();
    for segment in path.data().segments() {
        match (segment, shapes.last_mut()) {
            (PathSegment::MoveTo(start), _) => shapes.push(Shape::begin(start)),
            (PathSegment::LineTo(end), Some(shape)) => {
                shape.drawn.line_to(end.x, end.y);
                shape.step(end);
            }
            (PathSegment::QuadTo(one, end), Some(shape)) => {
                shape.drawn.quad_to(one.x, one.y, end.x, end.y);
                shape.curved = true;
                shape.step(one);
                shape.step(end);
            }
            (PathSegment::CubicTo(one, two, end), Some(shape)) => {
                shape.drawn.cubic_to(one.x, one.y, two.x, two.y, end.x, end.y);
                shape.curved = true;
                shape.step(one);
                shape.step(two);
                shape.step(end);
            }
            (PathSegment::Close, Some(shape)) => shape.closed = true,
            _ => {}
        }
    }
    shapes
}

impl Shape {
    fn begin(start: Point) -> Self {
        let mut drawn = PathBuilder::new();
        drawn.move_to(start.x, start.y);
        Self {
            drawn,
            start,
            last: start,
            curved: false,
            closed: false,
            slanting: 0,
            doubled_area: 0.0,
        }
    }

    /// Takes note of a point further along.
    fn step(&mut self, point: Point) {
        let from_start = |p: Point| (f64::from(p.x - self.start.x), f64::from(p.y - self.start.y));
        let ((ax, ay), (bx, by)) = (from_start(self.last), from_start(point));
        self.doubled_area += ax * by - bx * ay;
        let (across, down) = ((point.x - self.last.x).abs(), (point.y - self.last.y).abs());
        self.slanting += usize::from(across.min(down) > SLANTING * across.max(down));
        self.last = point;
    }
}
