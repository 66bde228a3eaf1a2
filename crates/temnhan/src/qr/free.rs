//! Free places for a code, found on the rendered label.

use super::plane::{Plane, Sums};
use super::raster::Raster;
use crate::source::Source;
use crate::source::size::MM_PER_INCH;
use crate::units::RectMm;

/// Resolution of the picture on which places are looked for.
const DPI: f64 = 100.0;
/// Places are tried so far apart, in millimetres.
const STEP_MM: f64 = 0.5;
/// Pages beyond the size of any label are looked at more coarsely: on so many pixels, at so many
/// places along a side.
const MOST_PIXELS: f64 = 4e6;
const MOST_STEPS: f64 = 1000.0;
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

/// What is known of the ground of a label.
pub(super) struct Grounds {
    plane: Plane,
    evenness: Evenness,
    /// The label within its safe margin.
    inside: RectMm,
    label: RectMm,
    kept_free: Vec<RectMm>,
}

impl Grounds {
    /// Of the label as it is rendered; `None` where it has no extent.
    pub(super) fn of(source: &Source, safe_margin: f64) -> Option<Self> {
        let finest = MM_PER_INCH * source.size.page_area().pixels_per_mm(MOST_PIXELS);
        let plane = Raster::of_page(source, DPI.min(finest))?.reflectance();
        let is_kept_free = |tag: &str| KEPT_FREE.contains(&tag);
        let tagged = &source.marked.tagged;
        let drawn = tagged.iter().filter(|tagged| is_kept_free(&tagged.tag));
        let drawn = drawn.filter_map(|tagged| source.area_of(&tagged.drawn_id));
        let unprinted = source.unprinted.iter().filter(|(at, _)| is_kept_free(&tagged[*at].tag));
        let unprinted = unprinted.map(|(_, area)| source.size.area(*area));
        let label = source.size.trim_area();
        Some(Self {
            evenness: Evenness::of(&plane),
            kept_free: drawn.chain(unprinted).collect(),
            inside: label.grown(-safe_margin),
            label,
            plane,
        })
    }

    /// Whether an area is even, within the safe margin and off folds and seams. Text is never in
    /// it, for no text is even.
    pub(super) fn is_free(&self, area: &RectMm) -> bool {
        self.inside.holds(area) && self.level(area).is_some()
    }

    /// The reflectance of an area; `None` where it is not even or must be kept free.
    fn level(&self, area: &RectMm) -> Option<f64> {
        let must_be_free = self.kept_free.iter().any(|kept| kept.overlaps(area));
        self.evenness.level(&self.plane, area).filter(|_| !must_be_free)
    }
}

/// The best places for a rectangle, apart from each other and the best first: on an even ground
/// within the safe margin and off folds and seams; a light ground before a dark one, then the
/// nearest to the lower right of the label.
pub(super) fn places(grounds: &Grounds, (width, height): (f64, f64)) -> Vec<FreePlace> {
    let Grounds { inside, label, .. } = grounds;
    let starts = |from: f64, length: f64| {
        let apart = STEP_MM.max(length / MOST_STEPS);
        let steps = (length / apart).floor();
        (0..=steps as i64).filter(move |_| steps >= 0.0).map(move |step| from + step as f64 * apart)
    };
    let rows = starts(inside.y, inside.height - height);
    let mut found: Vec<FreePlace> = rows
        .flat_map(|y| {
            let columns = starts(inside.x, inside.width - width);
            columns.map(move |x| RectMm { x, y, width, height })
        })
        .filter_map(|area| {
            let is_light = grounds.level(&area)? >= LIGHT;
            Some(FreePlace { area_mm: area, is_light, from_edge_mm: area.inside(label) })
        })
        .collect();
    let corner_distance = |place: &FreePlace| {
        (label.right() - place.area_mm.right()).hypot(label.bottom() - place.area_mm.bottom())
    };
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::LayerNames;
    use crate::product::Artwork;
    use crate::source::{self, Fonts, Limits};

    fn grounds(width: usize, height: usize) -> Grounds {
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='{width}mm' height='{height}mm' \
             viewBox='0 0 {width} {height}'><rect width='5' height='5'/></svg>"
        );
        let (artwork, names) = (Artwork::default(), LayerNames::shipped());
        let (fonts, limits) = (Fonts::shipped(), Limits::default());
        let source = source::read(svg.as_bytes(), &artwork, &fonts, &limits, names).unwrap();
        Grounds::of(&source, 2.0).unwrap()
    }

    #[test]
    fn looks_at_a_huge_page_more_coarsely() {
        let (label, banner) = (grounds(60, 40), grounds(2000, 1500));
        assert_eq!((label.plane.width, label.plane.height), (237, 158));
        let pixels = (banner.plane.width * banner.plane.height) as f64;
        assert!((0.9 * MOST_PIXELS..1.1 * MOST_PIXELS).contains(&pixels), "{pixels}");
        for grounds in [label, banner] {
            assert_eq!(places(&grounds, (15.0, 15.0)).len(), MOST);
        }
    }
}
