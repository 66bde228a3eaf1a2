//! Free places for a code, found on the rendered label.

use super::plane::{Plane, Sums};
use super::raster::Raster;
use crate::source::Source;
use crate::units::RectMm;

/// Resolution of the picture on which places are looked for.
const DPI: f64 = 100.0;
/// Places are tried so far apart, in millimetres.
const STEP_MM: f64 = 0.5;
/// A ground is even where its reflectance varies by no more than this (standard deviation).
const EVEN: f64 = 0.02;
/// A ground from this reflectance on is light.
const LIGHT: f64 = 0.7;
/// What must not lie under a code, by its tag.
const KEPT_FREE: [&str; 3] = ["fold", "glue", "map"];
/// So many places are told, the best first.
const MOST: usize = 4;

/// A place for a code with its quiet zone.
#[derive(Debug, Clone, Copy, PartialEq)]
#[non_exhaustive]
pub struct FreePlace {
    /// Where it is on the label.
    pub area_mm: RectMm,
    /// Whether its ground is light: on a dark one the code's own white ground stands out.
    pub is_light: bool,
    /// How far it is from the nearest edge of the trim.
    pub from_edge_mm: f64,
}

/// The best places for a square, apart from each other and the best first: on an even ground within
/// the safe margin and off folds and seams; a light ground before a dark one, then the nearest to the
/// lower right of the label. Text is never in them, for no text is even.
pub(super) fn places(source: &Source, side: f64, safe_margin: f64) -> Vec<FreePlace> {
    let Some(page) = Raster::of_page(source, DPI) else { return Vec::new() };
    let plane = page.reflectance();
    let ground = Evenness::of(&plane);
    let (width, height) = (source.size.width, source.size.height);
    let kept_free: Vec<RectMm> = source
        .marked
        .tagged
        .iter()
        .filter(|tagged| KEPT_FREE.contains(&tagged.tag.as_str()))
        .filter_map(|tagged| source.area_of(&tagged.drawn_id))
        .chain(source.unprinted.iter().filter_map(|(at, area)| {
            let is_kept_free = KEPT_FREE.contains(&source.marked.tagged[*at].tag.as_str());
            is_kept_free.then(|| source.size.area(*area))
        }))
        .collect();
    let starts = |length: f64| {
        let last = length - safe_margin - side;
        let steps = ((last - safe_margin) / STEP_MM).floor();
        (0..=steps as i64)
            .filter(move |_| steps >= 0.0)
            .map(move |step| safe_margin + step as f64 * STEP_MM)
    };
    let mut found: Vec<FreePlace> = starts(height)
        .flat_map(|y| starts(width).map(move |x| RectMm { x, y, width: side, height: side }))
        .filter(|area| !kept_free.iter().any(|kept| kept.overlaps(area)))
        .filter_map(|area| {
            let level = ground.level(&plane, &area)?;
            let gaps = [area.x, area.y, width - area.right(), height - area.bottom()];
            let from_edge_mm = gaps.into_iter().fold(f64::MAX, f64::min);
            Some(FreePlace { area_mm: area, is_light: level >= LIGHT, from_edge_mm })
        })
        .collect();
    let corner_distance =
        |place: &FreePlace| (width - place.area_mm.right()).hypot(height - place.area_mm.bottom());
    found.sort_by(|a, b| {
        b.is_light.cmp(&a.is_light).then(corner_distance(a).total_cmp(&corner_distance(b)))
    });
    let mut apart: Vec<FreePlace> = Vec::new();
    for place in found {
        if apart.len() < MOST && !apart.iter().any(|own| own.area_mm.overlaps(&place.area_mm)) {
            apart.push(place);
        }
    }
    apart
}

/// Means and deviations of rectangles of a plane.
struct Evenness {
    values: Sums,
    squares: Sums,
}

impl Evenness {
    fn of(plane: &Plane) -> Self {
        let values = plane.values.iter().map(|value| value * value).collect();
        let squares = Sums::of(&Plane { values, ..plane.clone() });
        Self { values: Sums::of(plane), squares }
    }

    /// The reflectance of an area; `None` where it is not even.
    fn level(&self, plane: &Plane, area: &RectMm) -> Option<f64> {
        let (left, top) = plane.of_label((area.x, area.y));
        let (right, bottom) = plane.of_label((area.right(), area.bottom()));
        let across = left.floor().max(0.0) as usize..(right.ceil() as usize).min(plane.width);
        let down = top.floor().max(0.0) as usize..(bottom.ceil() as usize).min(plane.height);
        let mean = self.values.mean_of(across.clone(), down.clone());
        let square = self.squares.mean_of(across, down);
        let deviation = (square - mean * mean).max(0.0).sqrt();
        (deviation <= EVEN).then_some(mean)
    }
}
