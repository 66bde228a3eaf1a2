//! Lettering turned into outlines, told from ornaments by its rows.

use usvg::tiny_skia_path::PathSegment;

use crate::units::RectMm;

/// Letters of mandatory text are printed between these heights, in millimetres.
const HEIGHT: std::ops::Range<f64> = 0.4..25.0;
/// A row of lettering has at least this many closed shapes.
const ROW: usize = 8;
/// At least this share of a row's shapes is curved: barcodes and code modules are not.
const CURVED: f64 = 0.3;

/// One closed shape of a filled path.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Contour {
    pub(crate) area: RectMm,
    pub(crate) curved: bool,
}

/// The closed shapes of a path; `to_page` takes a point to millimetres.
pub(crate) fn contours(
    path: &usvg::Path,
    to_page: impl Fn(f32, f32) -> (f64, f64),
) -> Vec<Contour> {
    let mut contours: Vec<Contour> = Vec::new();
    let transform = path.abs_transform();
    for segment in path.data().segments() {
        let (end, curved) = match segment {
            PathSegment::MoveTo(point) | PathSegment::LineTo(point) => (point, false),
            PathSegment::QuadTo(_, point) | PathSegment::CubicTo(_, _, point) => (point, true),
            PathSegment::Close => continue,
        };
        let mut point = end;
        transform.map_point(&mut point);
        let (x, y) = to_page(point.x, point.y);
        let here = RectMm { x, y, width: 0.0, height: 0.0 };
        match contours.last_mut() {
            Some(contour) if !matches!(segment, PathSegment::MoveTo(_)) => {
                contour.area = contour.area.union(&here);
                contour.curved |= curved;
            }
            _ => contours.push(Contour { area: here, curved }),
        }
    }
    contours
}

/// How many of the shapes stand in rows as letters do.
pub(crate) fn letters(mut shapes: Vec<Contour>) -> usize {
    shapes.retain(|shape| HEIGHT.contains(&shape.area.height) && shape.area.width < HEIGHT.end);
    shapes.sort_by(|a, b| a.area.bottom().total_cmp(&b.area.bottom()));
    let mut count = 0;
    let mut from = 0;
    while from < shapes.len() {
        // The first of a row may be a dot or comma: its neighbours say how tall letters are.
        let neighbours = shapes[from..].iter().take(ROW).map(|shape| shape.area.height);
        let reach = shapes[from].area.bottom() + 0.2 * neighbours.fold(0.0, f64::max);
        let to = from + shapes[from..].partition_point(|shape| shape.area.bottom() <= reach);
        count += letters_of_row(&mut shapes[from..to]);
        from = to;
    }
    count
}

/// Letters among shapes that stand on one baseline.
fn letters_of_row(row: &mut [Contour]) -> usize {
    row.sort_by(|a, b| a.area.x.total_cmp(&b.area.x));
    let adjacent = |a: &Contour, b: &Contour| {
        let height = a.area.height.max(b.area.height);
        b.area.x - a.area.right() < 0.9 * height && height < 3.0 * a.area.height.min(b.area.height)
    };
    let words = row.chunk_by(adjacent).filter(|word| word.len() >= ROW);
    let curved = |word: &&[Contour]| {
        let curved = word.iter().filter(|shape| shape.curved).count();
        curved as f64 >= CURVED * word.len() as f64
    };
    words.filter(curved).map(<[Contour]>::len).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(count: usize, curved: bool) -> Vec<Contour> {
        let area = |i: usize| RectMm { x: i as f64 * 1.2, y: 0.0, width: 1.0, height: 1.5 };
        (0..count).map(|i| Contour { area: area(i), curved }).collect()
    }

    #[test]
    fn a_row_of_curved_shapes_is_lettering_and_bars_are_not() {
        assert_eq!(letters(row(12, true)), 12);
        assert_eq!(letters(row(12, false)), 0);
        assert_eq!(letters(row(5, true)), 0);
    }

    #[test]
    fn scattered_shapes_are_ornaments() {
        let scattered = (0..20).map(|i| {
            let at = f64::from(i);
            Contour {
                area: RectMm { x: at * 9.0, y: at * 3.7, width: 2.0, height: 2.0 },
                curved: true,
            }
        });
        assert_eq!(letters(scattered.collect()), 0);
    }
}
