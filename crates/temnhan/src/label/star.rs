//! Stars with five points, as an OCOP mark has them.

use usvg::tiny_skia_path::{PathSegment, Point};
use usvg::{Color, Paint};

use crate::units::RectMm;

/// A star on the page, and its paint where that is one colour.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Star {
    pub(crate) area: RectMm,
    pub(crate) colour: Option<Color>,
}

const POINTS: usize = 5;
/// How far radii and angles may lie from those of a regular star, as a share: small stars are often
/// written with one decimal.
const RADIUS_TOLERANCE: f32 = 0.1;
const ANGLE_TOLERANCE: f32 = 0.2;
/// The inner corners of a star lie at this share of its points' distance from the centre.
const INNER: [f32; 2] = [0.25, 0.65];

/// The filled stars of a path; `area` takes a box in pixels to millimetres. Stars with round
/// corners are not known as such.
pub(crate) fn stars(path: &usvg::Path, area: impl Fn(usvg::Rect) -> RectMm) -> Vec<Star> {
    let Some(fill) = path.fill() else { return Vec::new() };
    let colour = match fill.paint() {
        Paint::Color(colour) => Some(*colour),
        _ => None,
    };
    let contours = straight_contours(path);
    let own = contours.into_iter().filter(|corners| is_star(corners));
    let boxes = own.filter_map(|mut corners| {
        path.abs_transform().map_points(&mut corners);
        usvg::tiny_skia_path::Rect::from_points(&corners)
    });
    boxes.map(|bounds| Star { area: area(bounds), colour }).collect()
}

/// The corners of the contours that have only straight sides.
fn straight_contours(path: &usvg::Path) -> Vec<Vec<Point>> {
    let mut contours: Vec<Vec<Point>> = Vec::new();
    for segment in path.data().segments() {
        match (segment, contours.last_mut()) {
            (PathSegment::MoveTo(start), _) => contours.push(vec![start]),
            (PathSegment::LineTo(end), Some(corners)) if !corners.is_empty() => corners.push(end),
            (PathSegment::QuadTo(..) | PathSegment::CubicTo(..), Some(corners)) => corners.clear(),
            _ => {}
        }
    }
    for corners in &mut contours {
        if corners.len() > 1 && corners.first() == corners.last() {
            corners.pop();
        }
    }
    contours
}

/// Whether corners are those of a star: its outline, points and inner corners in turn, or its five
/// points joined crosswise.
fn is_star(corners: &[Point]) -> bool {
    let count = corners.len();
    if count != POINTS && count != 2 * POINTS {
        return false;
    }
    #[expect(clippy::cast_precision_loss, reason = "ten at most")]
    let number = count as f32;
    let sum = corners.iter().fold((0.0, 0.0), |sum, corner| (sum.0 + corner.x, sum.1 + corner.y));
    let centre = (sum.0 / number, sum.1 / number);
    let spokes: Vec<(f32, f32)> = corners
        .iter()
        .map(|corner| (corner.x - centre.0, corner.y - centre.1))
        .map(|(x, y)| (x.hypot(y), y.atan2(x)))
        .collect();
    let longest = spokes.iter().map(|spoke| spoke.0).fold(0.0, f32::max);
    let inner = |at: usize| (spokes[at].0 / longest, spokes[(at + 1) % count].0 / longest);
    let is_point = |radius: f32| (radius - 1.0).abs() < RADIUS_TOLERANCE;
    let alternate = |(one, other): (f32, f32)| {
        is_point(one.max(other)) && (INNER[0]..INNER[1]).contains(&one.min(other))
    };
    let steps = (0..count).map(|at| turn(spokes[at].1, spokes[(at + 1) % count].1));
    let (radii, step) = if count == POINTS {
        ((0..count).all(|at| is_point(spokes[at].0 / longest)), 4.0 * std::f32::consts::PI / 5.0)
    } else {
        ((0..count).all(|at| alternate(inner(at))), std::f32::consts::PI / 5.0)
    };
    let is_step = |turned: f32| (turned - step).abs() < ANGLE_TOLERANCE * step;
    longest > 0.0 && radii && steps.into_iter().all(is_step)
}

/// The smaller angle between two directions.
fn turn(from: f32, to: f32) -> f32 {
    let turned = (to - from).abs() % std::f32::consts::TAU;
    turned.min(std::f32::consts::TAU - turned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn corners(count: u8, step: f32, inner: f32, squash: f32) -> Vec<Point> {
        let corner = |at: u8| {
            let radius = if count == 10 && at % 2 == 1 { inner } else { 3.0 };
            let angle = step.to_radians() * f32::from(at) - 1.2;
            Point::from_xy(7.0 + radius * angle.cos(), 5.0 + radius * squash * angle.sin())
        };
        (0..count).map(corner).collect()
    }

    #[test]
    fn knows_a_star_from_other_polygons() {
        assert!(is_star(&corners(10, 36.0, 1.2, 1.0)));
        assert!(is_star(&corners(10, 36.0, 1.6, 1.0)));
        assert!(is_star(&corners(5, 144.0, 0.0, 1.0)));
        assert!(!is_star(&corners(5, 72.0, 0.0, 1.0)), "a pentagon");
        assert!(!is_star(&corners(10, 36.0, 3.0, 1.0)), "a decagon");
        assert!(!is_star(&corners(10, 36.0, 1.2, 0.5)), "squashed");
        assert!(!is_star(&corners(10, 36.0, 0.3, 1.0)), "a burst of rays");
        assert!(!is_star(&[Point::from_xy(1.0, 1.0); 10]), "one point");
    }
}
