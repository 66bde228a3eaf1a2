//! Finds, reads and measures the codes of a rendering.

use super::bars::{self, Bars};
use super::frame::{Frame, TIMED, TIMED_OR_COVERED};
use super::ground::Ground;
use super::locate::{Sketch, accepted};
use super::measure::{self, Planes};
use super::plane::Plane;
use super::raster::Raster;
use crate::paint::COARSEST_DPI;
use crate::report::CodeReport;
use crate::source::Source;
use crate::units::RectMm;

/// Where the artwork says that there is a code but none was found.
const FINE_DPI: f64 = 600.0;
/// A declared code may reach beyond its element by this, in millimetres.
const BESIDE_MM: f64 = 1.0;
/// Where the product file does not tell the printer's.
pub(super) const USUAL_PRINT_DPI: f64 = 300.0;
/// Of the share of timing patterns that must alternate, so much does on the coarse picture on which a
/// code is found: codes reach 97 % there, what only looks like one about the half that chance gives.
const COARSELY: f64 = 0.8;
/// A found code is measured on a picture of at least so many pixels a module, some of which make a
/// dot of the print.
const PIXELS_A_MODULE: f64 = 4.5;
/// Its joints are looked at on a finer one: no whole number, so that they lie anywhere between
/// pixels, as they do in print.
const PIXELS_AT_JOINTS: f64 = 13.37;
/// Its corners are looked for out of focus, by so many modules, so that seams do not count as edges.
const SETTLED: f64 = 0.37;
/// Modules around a code's corner patterns that are looked at for its quiet zone.
const MARGIN: f64 = 14.0;
/// Modules beside bars that are looked at, for their quiet zone.
const BESIDE_BARS: f64 = 18.0;
/// Modules beyond their ends that are, and where they are higher than the coarse picture showed.
const BEYOND_BARS: [f64; 2] = [6.0, 75.0];

/// What was looked for on a label.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Codes {
    /// The codes found, from top to bottom.
    pub(crate) found: Vec<CodeReport>,
    /// Where the artwork says that a code is, and something like one is drawn that is none.
    pub(crate) lost: Vec<RectMm>,
}

/// Every code of the label; none of a drawing too costly to render. `print_dpi` is the printer's
/// resolution, where it is known.
pub(crate) fn all(source: &Source, print_dpi: Option<f64>) -> Codes {
    if source.is_costly_to_render {
        return Codes::default();
    }
    match Raster::of_page(source, COARSEST_DPI) {
        Some(page) => on_page(source, &page, print_dpi),
        None => Codes::default(),
    }
}

/// The codes on a picture of the whole page, of [`COARSEST_DPI`] or more, each measured on a fine
/// picture of its own.
pub(crate) fn on_page(source: &Source, page: &Raster, print_dpi: Option<f64>) -> Codes {
    let looking = Looking { source, print_per_mm: print_dpi.unwrap_or(USUAL_PRINT_DPI) / 25.4 };
    let grey = page.grey().coarser(COARSEST_DPI / 25.4);
    let grounds = Ground::around(&grey);
    let mut found = looking.on(&grounds, TIMED);
    found.extend(looking.for_bars(&grounds[0]));
    let mut lost = Vec::new();
    for place in declared(source, "ean-13") {
        let is_found = found.iter().any(|code| place.overlaps(&code.area_mm));
        if !is_found && may_hold_bars(&grey, &place) {
            let fine = Raster::of(source, &place.grown(BESIDE_MM), FINE_DPI);
            let Some(fine) = fine.map(|fine| fine.grey()) else { continue };
            let wide = Ground::far_around(&fine);
            let finer = looking.for_bars(&wide);
            if finer.is_empty() && is_barred(&fine) {
                lost.push(place);
            }
            found.extend(finer);
        }
    }
    for place in declared(source, "qr") {
        let is_found = found.iter().any(|code| place.overlaps(&code.area_mm));
        if is_found || !may_hold_modules(&grey, &place) {
            continue;
        }
        let Some(fine) = Raster::of(source, &place.grown(BESIDE_MM), FINE_DPI) else { continue };
        let fine = fine.grey();
        let grounds = Ground::around(&fine);
        let finer = [TIMED, TIMED_OR_COVERED].into_iter().map(|timed| looking.on(&grounds, timed));
        match finer.into_iter().find(|codes| !codes.is_empty()) {
            Some(codes) => found.extend(codes),
            None if is_busy(&fine) => lost.push(place),
            None => {}
        }
    }
    found.sort_by(|a, b| {
        a.area_mm.y.total_cmp(&b.area_mm.y).then(a.area_mm.x.total_cmp(&b.area_mm.x))
    });
    Codes { found, lost }
}

/// Where the artwork says that codes of a kind are.
fn declared(source: &Source, tag: &str) -> Vec<RectMm> {
    let tagged = source.marked.tagged.iter().filter(|tagged| tagged.tag == tag);
    tagged.filter_map(|tagged| source.area_of(&tagged.drawn_id)).collect()
}

struct Looking<'a> {
    source: &'a Source,
    print_per_mm: f64,
}

impl Looking<'_> {
    /// The codes on a picture of which at least a share of the timing patterns alternates.
    fn on(&self, grounds: &[Ground<'_>; 2], timed: f64) -> Vec<CodeReport> {
        let [Ground { plane, .. }, _] = grounds;
        accepted(grounds, timed * COARSELY, |sketch| self.closer(plane, sketch, timed))
    }

    /// Measures a sketched code on a fine picture of its surroundings; `None` where it is none.
    fn closer(&self, coarse: &Plane, sketch: &Sketch, timed: f64) -> Option<CodeReport> {
        let centres = sketch.centres.map(|centre| coarse.to_label(centre));
        let [corner, right, below] = centres;
        let side = |to: (f64, f64)| (to.0 - corner.0).hypot(to.1 - corner.1);
        let module = f64::midpoint(side(right), side(below)) / (sketch.modules as f64 - 7.0);
        let inside = RectMm::around([corner, right, below, coarse.to_label(sketch.fourth())]);
        let crop = self.picture(&inside.grown(MARGIN * module), module)?;
        let grey = crop.grey();
        let sketch = sketch.on(centres.map(|centre| grey.of_label(centre)));
        let blurred = grey.blurred(SETTLED * module * grey.pixels_per_mm);
        let frame = Frame::settle(&blurred, &sketch, timed)?;
        let dpi_at_joints = PIXELS_AT_JOINTS / module * 25.4;
        let joints = Raster::of(self.source, &frame.area(&grey), dpi_at_joints)?.grey();
        let (reflectance, in_red) = (crop.reflectance(), crop.reflectance_in_red());
        let planes = Planes { grey, reflectance, in_red, joints };
        Some(measure::report(&planes, &frame, &self.source.size.trim_area(), self.print_per_mm))
    }

    /// A picture of an area, fine enough for a code of such modules, in millimetres.
    fn picture(&self, area: &RectMm, module: f64) -> Option<Raster> {
        let pixels_a_dot = (PIXELS_A_MODULE / (module * self.print_per_mm)).ceil().max(1.0);
        let dpi = self.print_per_mm * pixels_a_dot * 25.4;
        Raster::of(self.source, area, dpi)
    }

    /// Measures bars on a fine picture, and tells whether they end on it.
    fn closer_bars(
        &self,
        coarse: &Ground<'_>,
        bars: &Bars,
        beyond: f64,
    ) -> Option<(CodeReport, bool)> {
        let area = bars.surroundings(coarse, BESIDE_BARS, beyond);
        let crop = self.picture(&area, bars.module_mm(coarse.plane))?;
        let (grey, reflectance) = (crop.grey(), crop.reflectance());
        let (place, along) = bars.seed(coarse.plane, &grey);
        let wide = Ground::far_around(&grey);
        let fine = Bars::around(&wide, place, along)?;
        let label = self.source.size.trim_area();
        let code = bars::report(&grey, &reflectance, &fine, &label, self.print_per_mm);
        Some((code, fine.are_within(&grey)))
    }

    /// The bar codes on a picture, each measured on a fine picture of it.
    fn for_bars(&self, ground: &Ground<'_>) -> Vec<CodeReport> {
        let closer = |bars: &Bars| {
            let [near, far] = BEYOND_BARS;
            let (code, is_whole) = self.closer_bars(ground, bars, near)?;
            if is_whole {
                return Some(code);
            }
            self.closer_bars(ground, bars, far).map(|(code, _)| code)
        };
        let mut found: Vec<CodeReport> = Vec::new();
        for bars in bars::all(ground) {
            // Where lines between them do not read, the same bars may have been met twice.
            let area = bars.area(ground.plane);
            let is_known = found.iter().any(|known| {
                known.payload.as_ref() == Some(&bars.text) && known.area_mm.overlaps(&area)
            });
            if !is_known {
                found.extend(closer(&bars));
            }
        }
        found
    }
}

/// A place is no mere ground when most of its lines cross so many edges: those of modules both ways,
/// those of bars one way.
const EDGES: usize = 8;
const BAR_EDGES: usize = 30;
/// So many lines across and down are looked at.
const LINES: usize = 15;
/// On fewer of them no code shows, however small in its place: a frame and a word do.
const FEWEST_LINES: usize = 2;

/// Whether enough is drawn in a place for modules to be there. Most places are still empty when a
/// draft is checked, and looking closely takes long.
fn may_hold_modules(page: &Plane, place: &RectMm) -> bool {
    lines_with_edges(page, place).into_iter().all(|lines| lines >= FEWEST_LINES)
}

/// Whether enough is for bars.
fn may_hold_bars(page: &Plane, place: &RectMm) -> bool {
    lines_with_edges(page, place).into_iter().any(|lines| lines >= FEWEST_LINES)
}

fn lines_with_edges(page: &Plane, place: &RectMm) -> [usize; 2] {
    let Some(place) = page.cut(place) else { return [LINES; 2] };
    crossed(&place).map(|lines| lines.into_iter().filter(|line| *line >= EDGES).count())
}

/// Whether something like modules is drawn all over a place.
fn is_busy(place: &Plane) -> bool {
    crossed(place).into_iter().all(|lines| most_have(&lines, EDGES))
}

/// Whether something like bars is.
fn is_barred(place: &Plane) -> bool {
    crossed(place).into_iter().any(|lines| most_have(&lines, BAR_EDGES))
}

/// The stretches on lines across and down.
fn crossed(place: &Plane) -> [Vec<usize>; 2] {
    let ground = Ground::far_around(place);
    let (width, height) = (place.width, place.height);
    let lines = |count: usize| (1..=LINES).map(move |line| line * count / (LINES + 1));
    let mut runs = Vec::new();
    let rows = lines(height).map(|y| {
        ground.row(y, &mut runs);
        runs.len()
    });
    let columns =
        lines(width).map(|x| ground.runs((0..height).map(|y| ground.depth(x, y))).count());
    [rows.collect(), columns.collect()]
}

fn most_have(lines: &[usize], edges: usize) -> bool {
    lines.iter().filter(|line| **line >= edges).count() * 2 > LINES
}
