//! The trimmed label inside a larger page, where a layer draws it.

use std::f64::consts::FRAC_PI_4;

use usvg::tiny_skia_path::{PathSegment, Point, Transform};
use usvg::{Group, Node, Rect, Tree};

use super::mark::Tagged;

/// The tag of the layers that draw it.
const TRIM: &str = "trim";
/// A rectangle with rounded corners fills at least this share of its box.
const RECTANGULAR: f64 = 0.9;
/// How far the share that an ellipse fills may be off.
const ELLIPTIC: f64 = 0.02;
/// Outlines no further apart are one, in page pixels.
const SAME: f32 = 0.5;
/// Pieces that a curve is taken apart into.
const PIECES: u8 = 8;
/// A hole in the label takes at most this share of it; a larger shape inside is a rival.
const HOLE: f32 = 0.5;
/// At least this share of what is drawn has its middle on the label.
const CONTENT: f64 = 0.8;

/// The trim in page pixels; `None` unless one rectangle or ellipse in the trim layers of the `full`
/// drawing, smaller than the page, holds most of what the `printed` one draws.
pub(super) fn of(full: &Tree, printed: &Tree, tagged: &[Tagged]) -> Option<Rect> {
    let mut shapes = Vec::new();
    collect(full.root(), "", tagged, &mut shapes);
    let trim = *shapes.iter().find(|shape| shapes.iter().all(|other| is_part(other, shape)))?;
    let page = Rect::from_xywh(0.0, 0.0, full.size().width(), full.size().height())?;
    let fits = holds(&page, &trim) && !are_one(&page, &trim);
    let mut middles = Vec::new();
    gather(printed.root(), &mut middles);
    let on_page = middles.iter().filter(|&&middle| holds_point(&page, middle)).count();
    let on_trim = middles.iter().filter(|&&middle| holds_point(&trim, middle)).count();
    (fits && on_trim as f64 >= CONTENT * on_page as f64).then_some(trim)
}

/// The boxes of the rectangles and ellipses that trim layers draw.
fn collect(group: &Group, around: &str, tagged: &[Tagged], shapes: &mut Vec<Rect>) {
    for node in group.children() {
        let own = tagged.iter().find(|tagged| tagged.drawn_id == node.id());
        let tag = own.map_or(around, |tagged| tagged.tag.as_str());
        match node {
            Node::Group(group) => collect(group, tag, tagged, shapes),
            Node::Path(path) if tag == TRIM => shapes.extend(outlines(path)),
            _ => {}
        }
    }
}

/// The boxes of a path's closed rectangles and ellipses.
fn outlines(path: &usvg::Path) -> Vec<Rect> {
    let mut found = Vec::new();
    let mut outline: Vec<Point> = Vec::new();
    for segment in path.data().segments() {
        let last = outline.last().copied().unwrap_or_default();
        match segment {
            PathSegment::MoveTo(point) => {
                found.extend(outline_box(&outline, path.abs_transform()));
                outline = vec![point];
            }
            PathSegment::LineTo(point) => outline.push(point),
            PathSegment::QuadTo(control, end) => {
                outline.extend(
                    steps().map(|t| blend(blend(last, control, t), blend(control, end, t), t)),
                );
            }
            PathSegment::CubicTo(one, two, end) => outline.extend(steps().map(|t| {
                let middle = blend(one, two, t);
                let (near, far) =
                    (blend(blend(last, one, t), middle, t), blend(middle, blend(two, end, t), t));
                blend(near, far, t)
            })),
            PathSegment::Close => outline.extend(outline.first().copied()),
        }
    }
    found.extend(outline_box(&outline, path.abs_transform()));
    found
}

fn steps() -> impl Iterator<Item = f32> {
    (1..=PIECES).map(|step| f32::from(step) / f32::from(PIECES))
}

fn blend(from: Point, to: Point, share: f32) -> Point {
    Point::from_xy(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share)
}

/// The box of a closed outline that is nearly a rectangle or an ellipse.
fn outline_box(outline: &[Point], to_page: Transform) -> Option<Rect> {
    let mut points = outline.to_vec();
    to_page.map_points(&mut points);
    let (first, last) = (points.first()?, points.last()?);
    let is_closed = (first.x - last.x).hypot(first.y - last.y) < SAME;
    let bounds = Rect::from_points(&points)?;
    let doubled: f64 = points
        .windows(2)
        .map(|pair| {
            f64::from(pair[0].x) * f64::from(pair[1].y)
                - f64::from(pair[1].x) * f64::from(pair[0].y)
        })
        .sum();
    let filled = doubled.abs() / 2.0 / f64::from(bounds.width() * bounds.height());
    let is_shape = filled >= RECTANGULAR || (filled - FRAC_PI_4).abs() < ELLIPTIC;
    (is_closed && is_shape).then_some(bounds)
}

/// Whether a shape is the trim once more, or a hole in it.
fn is_part(other: &Rect, trim: &Rect) -> bool {
    let is_hole = other.width() * other.height() < HOLE * trim.width() * trim.height();
    are_one(other, trim) || is_hole && holds(trim, other)
}

fn are_one(one: &Rect, other: &Rect) -> bool {
    let near = |a: f32, b: f32| (a - b).abs() < SAME;
    near(one.left(), other.left())
        && near(one.right(), other.right())
        && near(one.top(), other.top())
        && near(one.bottom(), other.bottom())
}

fn holds(outer: &Rect, inner: &Rect) -> bool {
    outer.left() - SAME < inner.left()
        && inner.right() < outer.right() + SAME
        && outer.top() - SAME < inner.top()
        && inner.bottom() < outer.bottom() + SAME
}

fn holds_point(rect: &Rect, (x, y): (f32, f32)) -> bool {
    rect.left() <= x && x <= rect.right() && rect.top() <= y && y <= rect.bottom()
}

/// The middles of everything drawn.
fn gather(group: &Group, middles: &mut Vec<(f32, f32)>) {
    for node in group.children() {
        if let Node::Group(group) = node {
            gather(group, middles);
        } else {
            let area = node.abs_bounding_box();
            middles.push((
                f32::midpoint(area.left(), area.right()),
                f32::midpoint(area.top(), area.bottom()),
            ));
        }
    }
}
