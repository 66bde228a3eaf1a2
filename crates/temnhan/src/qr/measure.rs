//! Measures of a code on its paint: module, quiet zone, contrast.

use super::corners::refined;
use super::raster::Raster;
use super::read::Found;
use crate::report::CodeReport;
use crate::units::Mm;

/// The quiet zone is reported up to this many modules.
const WIDEST_QUIET_ZONE: f64 = 10.0;
/// The zone is looked at from half a module outside the symbol, in steps of a module's part.
const STEP: f64 = 0.125;
/// Share of the darkest and lightest points that is left out as noise.
const NOISE: f64 = 0.02;

/// The code as the report shows it.
pub(super) fn report(raster: &Raster, found: &Found) -> CodeReport {
    let mut reflectances = reflectances(raster, found);
    reflectances.sort_by(f64::total_cmp);
    let pick = |share: f64| {
        let at = (share * reflectances.len() as f64) as usize;
        reflectances.get(at.min(reflectances.len().saturating_sub(1))).copied().unwrap_or(0.0)
    };
    let (dark, light) = (pick(NOISE), pick(1.0 - NOISE));
    let middle = f64::midpoint(dark, light);
    let found = &refined(raster, found, middle);
    CodeReport {
        symbology: "qr".to_owned(),
        payload: found.payload.clone(),
        area_mm: found.area(raster),
        module_mm: Mm(found.module_mm(raster)),
        quiet_zone_modules: quiet_zone(raster, found, middle),
        symbol_contrast: light - dark,
        decoded: found.payload.is_some(),
    }
}

impl Found {
    /// A point of the symbol's plane, in modules from its top left corner, on the picture.
    pub(super) fn point(&self, across: f64, down: f64) -> (f64, f64) {
        let (right, below) = (across / self.modules as f64, down / self.modules as f64);
        let (left, above) = (1.0 - right, 1.0 - below);
        let weights = [left * above, right * above, right * below, left * below];
        let weighted = self.corners.iter().zip(weights);
        weighted.fold((0.0, 0.0), |(x, y), (corner, weight)| {
            (x + corner.0 * weight, y + corner.1 * weight)
        })
    }
}

/// Reflectance at the centre of every module.
fn reflectances(raster: &Raster, found: &Found) -> Vec<f64> {
    let modules = (0..found.modules).flat_map(|y| (0..found.modules).map(move |x| (x, y)));
    let centres = modules.map(|(x, y)| found.point(x as f64 + 0.5, y as f64 + 0.5));
    centres.filter_map(|point| at(raster, point)).collect()
}

/// Modules from the symbol to the first dark point or the page's edge, on the narrowest side.
fn quiet_zone(raster: &Raster, found: &Found, dark_below: f64) -> f64 {
    let size = found.modules as f64;
    let steps = (WIDEST_QUIET_ZONE / STEP) as usize;
    let along = (0..found.modules * 4).map(|step| (step as f64 + 0.5) / 4.0);
    let clear = |along: f64, out: f64| {
        let sides = [(along, -out), (along, size + out), (-out, along), (size + out, along)];
        sides.into_iter().all(|(across, down)| {
            at(raster, found.point(across, down)).is_some_and(|light| light >= dark_below)
        })
    };
    let blocked = (4..steps)
        .map(|step| step as f64 * STEP)
        .find(|&out| !along.clone().all(|along| clear(along, out)));
    // What blocks at a step began after the one before it.
    blocked.map_or(WIDEST_QUIET_ZONE, |out| if out <= 4.0 * STEP { 0.0 } else { out - STEP / 2.0 })
}

fn at(raster: &Raster, (x, y): (f64, f64)) -> Option<f64> {
    let inside = x >= 0.0 && y >= 0.0 && x < raster.width as f64 && y < raster.height as f64;
    inside.then(|| raster.reflectance(x as usize, y as usize))
}
