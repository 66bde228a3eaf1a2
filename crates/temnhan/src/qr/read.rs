//! Finds and reads the QR codes of a rendering.

use rqrr::{BitGrid, PreparedImage};

use super::measure;
use super::raster::Raster;
use crate::report::CodeReport;
use crate::source::Source;
use crate::units::RectMm;

/// Print resolution at which codes are looked for.
const DPI: f64 = 300.0;
/// Where nothing was found but a code is expected.
const FINE_DPI: f64 = 600.0;
/// A found code is measured on a picture of so many pixels a module.
const PIXELS_PER_MODULE: f64 = 16.0;
/// Modules around a code that are looked at for its quiet zone.
const MARGIN: f64 = 12.0;

/// A code on a picture, in its pixels.
#[derive(Debug, Clone)]
pub(super) struct Found {
    /// Top left, top right, bottom right, bottom left.
    pub(super) corners: [(f64, f64); 4],
    pub(super) modules: usize,
    pub(super) payload: Option<String>,
}

/// Every QR code of the label, from top to bottom; none of a drawing too costly to render.
pub(crate) fn all(source: &Source) -> Vec<CodeReport> {
    if source.is_costly_to_render {
        return Vec::new();
    }
    let page = Raster::of_page(source, DPI);
    let mut codes = page.map_or_else(Vec::new, |page| on(source, &page));
    if codes.is_empty() {
        let places = source.marked.tagged.iter().filter(|tagged| tagged.tag == "qr");
        let places = places.filter_map(|tagged| source.area_of(&tagged.drawn_id));
        let fine = places.filter_map(|place| Raster::of(source, &place, FINE_DPI));
        codes = fine.flat_map(|fine| on(source, &fine)).collect();
    }
    codes.sort_by(|a, b| {
        a.area_mm.y.total_cmp(&b.area_mm.y).then(a.area_mm.x.total_cmp(&b.area_mm.x))
    });
    codes
}

fn on(source: &Source, raster: &Raster) -> Vec<CodeReport> {
    grids(raster).iter().map(|found| closer(source, raster, found)).collect()
}

/// Measures a code on a finer picture of its surroundings.
fn closer(source: &Source, page: &Raster, found: &Found) -> CodeReport {
    let (area, module) = (found.area(page), found.module_mm(page));
    let margin = MARGIN * module;
    let around = RectMm::from_corners(
        area.x - margin,
        area.y - margin,
        area.right() + margin,
        area.bottom() + margin,
    );
    let crop = Raster::of(source, &around, PIXELS_PER_MODULE / module * 25.4);
    let finer = crop.and_then(|crop| {
        let grids = grids(&crop);
        let central = grids.into_iter().find(|grid| area.holds_centre_of(&grid.area(&crop)))?;
        Some(measure::report(&crop, &central))
    });
    finer.unwrap_or_else(|| measure::report(page, found))
}

fn grids(raster: &Raster) -> Vec<Found> {
    let mut image = PreparedImage::prepare_from_greyscale(raster.width, raster.height, |x, y| {
        raster.grey(x, y)
    });
    let grids = image.detect_grids();
    grids
        .iter()
        .map(|grid| Found {
            corners: grid.bounds.map(|point| (f64::from(point.x), f64::from(point.y))),
            modules: grid.grid.size(),
            payload: grid.decode().ok().map(|(_, payload)| payload),
        })
        .collect()
}

impl Found {
    /// The symbol without its quiet zone, upright on the label.
    pub(super) fn area(&self, raster: &Raster) -> RectMm {
        let corners = self.corners.map(|(x, y)| raster.to_label(x, y));
        let least =
            |of: fn((f64, f64)) -> f64| corners.map(of).into_iter().fold(f64::MAX, f64::min);
        let most = |of: fn((f64, f64)) -> f64| corners.map(of).into_iter().fold(f64::MIN, f64::max);
        RectMm::from_corners(least(|c| c.0), least(|c| c.1), most(|c| c.0), most(|c| c.1))
    }

    /// Mean length of a side over its modules.
    pub(super) fn module_mm(&self, raster: &Raster) -> f64 {
        let side = |from: (f64, f64), to: (f64, f64)| (to.0 - from.0).hypot(to.1 - from.1);
        let sides: f64 = (0..4).map(|at| side(self.corners[at], self.corners[(at + 1) % 4])).sum();
        sides / 4.0 / self.modules as f64 / raster.pixels_per_mm
    }
}
