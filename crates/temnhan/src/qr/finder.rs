//! Finder patterns: squares in squares whose widths are as 1 : 1 : 3 : 1 : 1 on every line through
//! their middle, however they are turned, squeezed or skewed.

use super::ground::{Ground, Run};

/// A line's stretches may be off by this, in modules.
const OFF: f64 = 0.6;
/// Two finds within this distance are one, in modules.
const SAME: f64 = 1.5;
/// A line through a pattern is walked in steps of this many pixels.
const STEP_PX: f64 = 0.5;
/// A pattern's core is three modules high, each wider than a pixel: one of so many rows meets it.
const ROWS: usize = 2;
/// Modules from the middle of a pattern to the edges of core, ring and outer ring.
const EDGES: [f64; 3] = [1.5, 2.5, 3.5];

/// A finder pattern on a picture.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Finder {
    pub(super) centre: (f64, f64),
    /// A module's width along the picture's rows, in pixels.
    pub(super) module: f64,
    pub(super) is_inverted: bool,
}

/// Every finder pattern of a picture.
pub(super) fn all(ground: &Ground<'_>) -> Vec<Finder> {
    let mut found: Vec<Finder> = Vec::new();
    let mut runs = Vec::new();
    for y in (0..ground.plane.height).step_by(ROWS) {
        ground.row(y, &mut runs);
        for window in runs.windows(5) {
            let Some((centre, module)) = across(window) else { continue };
            let point = (centre + 0.5, y as f64 + 0.5);
            let is_inverted = !window[2].is_dark;
            let is_known = |found: &[Finder], centre: (f64, f64)| {
                found.iter().any(|known| {
                    known.is_inverted == is_inverted
                        && near(known.centre, centre, SAME * known.module)
                })
            };
            if is_known(&found, point) {
                continue;
            }
            let finder = confirmed(ground, point, module, is_inverted);
            found.extend(finder.filter(|finder| !is_known(&found, finder.centre)));
        }
    }
    found
}

/// The middle and module of five stretches that are as a finder's; one of the outer two may run on
/// into what is dark beside it.
fn across(window: &[Run]) -> Option<(f64, f64)> {
    let [outer, ring, core, ring_after, outer_after] = window else { return None };
    let module = (ring.length() + core.length() + ring_after.length()) / 5.0;
    let is = |run: &Run, modules: f64| (run.length() / module - modules).abs() < OFF;
    let reaches = |run: &Run| run.length() > (1.0 - OFF) * module;
    let fits = is(ring, 1.0)
        && is(ring_after, 1.0)
        && is(core, 3.0)
        && (is(outer, 1.0) || is(outer_after, 1.0))
        && reaches(outer)
        && reaches(outer_after)
        && module > 1.0;
    fits.then(|| (f64::midpoint(core.start, core.end), module))
}

/// The pattern at a point of its core, seen across and down.
fn confirmed(
    ground: &Ground<'_>,
    point: (f64, f64),
    module: f64,
    is_inverted: bool,
) -> Option<Finder> {
    let down = Cross::of(ground, point, (0.0, 1.0), module, is_inverted)?;
    let point = (point.0, point.1 + down.middle);
    let across = Cross::of(ground, point, (1.0, 0.0), module, is_inverted)?;
    let centre = (point.0 + across.middle, point.1);
    let down = Cross::of(ground, centre, (0.0, 1.0), down.module, is_inverted)?;
    let centre = (centre.0, centre.1 + down.middle);
    let squeeze = across.module / down.module;
    let fits = (0.5..=2.0).contains(&squeeze);
    fits.then_some(Finder { centre, module: across.module, is_inverted })
}

fn near(one: (f64, f64), other: (f64, f64), distance: f64) -> bool {
    (one.0 - other.0).hypot(one.1 - other.1) < distance
}

/// A line through the core of a finder pattern.
#[derive(Debug, Clone, Copy)]
pub(super) struct Cross {
    /// From the given point to the middle of core and ring, along the line.
    pub(super) middle: f64,
    /// Length of a module on the line.
    pub(super) module: f64,
}

impl Cross {
    /// Walks from a point of the core both ways; `None` where the edges are not those of a finder
    /// pattern whose module is about as told.
    pub(super) fn of(
        ground: &Ground<'_>,
        point: (f64, f64),
        direction: (f64, f64),
        module: f64,
        is_inverted: bool,
    ) -> Option<Self> {
        let walk = |sign: f64| {
            edges(ground, point, (direction.0 * sign, direction.1 * sign), module, is_inverted)
        };
        let (back, forth) = (walk(-1.0)?, walk(1.0)?);
        let own = (back[1] + forth[1]) / (2.0 * EDGES[1]);
        let core = (back[0] + forth[0]) / own;
        let is_outer = |edges: &[f64; 3]| ((edges[2] - edges[1]) / own - 1.0).abs() < OFF;
        let fits = (core - 2.0 * EDGES[0]).abs() < OFF
            && (is_outer(&back) || is_outer(&forth))
            && (0.4..=2.5).contains(&(own / module));
        let middle = |edge: usize| (forth[edge] - back[edge]) / 2.0;
        let found = Self { middle: f64::midpoint(middle(0), middle(1)), module: own };
        fits.then_some(found)
    }
}

/// Distances to the edges of core, ring and outer ring; the last may be far, where something dark
/// touches the pattern.
fn edges(
    ground: &Ground<'_>,
    point: (f64, f64),
    (dx, dy): (f64, f64),
    module: f64,
    is_inverted: bool,
) -> Option<[f64; 3]> {
    let sign = if is_inverted { -1.0 } else { 1.0 };
    let farthest = (2.5 * EDGES[2] * module / STEP_PX) as usize;
    let depths = (0..farthest).map_while(|step| {
        let distance = step as f64 * STEP_PX;
        ground.depth_at((point.0 + dx * distance, point.1 + dy * distance))
    });
    let mut runs = ground.runs(depths.map(|depth| depth * sign));
    let (core, ring, outer) = (runs.next()?, runs.next()?, runs.next()?);
    let fits = core.is_dark && ring.length() > 0.0 && outer.length() * STEP_PX > 0.3 * module;
    fits.then_some([core.end * STEP_PX, ring.end * STEP_PX, outer.end * STEP_PX])
}
