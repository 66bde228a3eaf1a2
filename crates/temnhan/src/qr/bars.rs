//! Bar codes on a picture, and their measures.

use super::ground::{Ground, Run};
use super::plane::Plane;
use super::quiet::INK;
use super::stripes::{self, Across};
use super::{code_128, ean};
use crate::report::{BarMeasures, CodeReport};
use crate::units::{Mm, RectMm};

/// A line is walked in steps of this many pixels.
const STEP_PX: f64 = 0.7;
/// Bars are followed by lines so many pixels apart, until so many of them do not read; as long as
/// all goes well, in strides of several lines.
const APART_PX: f64 = 2.0;
const STRIDE: usize = 4;
const UNREAD: usize = 4;
/// A line is across the bars where it is off by less than this, as the sine: bars twice as high as wide are
/// still crossed to within a hundredth of their height.
const SLANT: f64 = 0.005;
/// Quiet zones are looked at so far, from so far off the bars and in such steps, in modules.
const WIDEST: f64 = 15.0;
const FIRST: f64 = 0.5;
const STEP: f64 = 0.125;
/// Lines at these shares of the height are read at print resolution.
const READ_AT: [f64; 3] = [0.25, 0.5, 0.75];
/// Bars nearer to the edge of their picture, in modules, may go on beyond it.
const CLEAR: f64 = 3.0;
/// Light that passes a line of a bar code's middle: shares left out as noise.
const NOISE: f64 = 0.05;

type Point = (f64, f64);

/// A symbol on a line of stretches.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Read {
    pub(super) symbology: &'static str,
    /// Its width without quiet zones.
    pub(super) modules: f64,
    pub(super) text: String,
    /// From the outer edge of the first bar to that of the last, in steps of the line. The first is
    /// that on the symbol's left, so that it may stand behind the last.
    pub(super) first: f64,
    pub(super) last: f64,
}

/// A bar code on a picture: where lines that read it cross the outer edges of its first and last bar.
#[derive(Debug, Clone)]
pub(super) struct Bars {
    symbology: &'static str,
    modules: f64,
    pub(super) text: String,
    /// Crossings of the outer edge of the first bar and of the last, from one end of the bars to the
    /// other.
    edges: Vec<(Point, Point)>,
}

/// Every bar code of a picture.
pub(super) fn all(ground: &Ground<'_>) -> Vec<Bars> {
    let mut found = Vec::new();
    for line in stripes::across(ground.plane) {
        search(ground, line, &mut found);
    }
    found
}

/// Adds the bar codes on a line to those found.
fn search(ground: &Ground<'_>, Across { from, to }: Across, found: &mut Vec<Bars>) {
    let middle = between(from, to, 0.5);
    let reach = distance(from, middle);
    let along = ((middle.0 - from.0) / reach, (middle.1 - from.1) / reach);
    let Some((first, last, _)) = scan(ground, middle, along, reach) else { return };
    let inside = between(first, last, 0.5);
    if !found.iter().any(|known| known.holds(inside)) {
        found.extend(Bars::around(ground, inside, along));
    }
    // Others may stand beside it.
    let is_forwards = (last.0 - first.0) * along.0 + (last.1 - first.1) * along.1 > 0.0;
    let (start, end) = if is_forwards { (first, last) } else { (last, first) };
    search(ground, Across { from, to: start }, found);
    search(ground, Across { from: end, to }, found);
}

/// What a line through a point says, read up to so far both ways: where it crosses the outer edges,
/// and the symbol.
fn scan(
    ground: &Ground<'_>,
    through: Point,
    along: Point,
    reach: f64,
) -> Option<(Point, Point, Read)> {
    let point = |at: f64| (through.0 + along.0 * at, through.1 + along.1 * at);
    let (start, end) = inside(ground.plane, through, along, reach)?;
    let steps = ((end - start) / STEP_PX) as usize;
    let on_line = (0..=steps).map(|step| point(start + step as f64 * STEP_PX));
    let runs: Vec<Run> = ground.runs(on_line.map_while(|at| ground.depth_at(at))).collect();
    let read = ean::read(&runs).or_else(|| code_128::read(&runs))?;
    let at = |position: f64| point(start + position * STEP_PX);
    Some((at(read.first), at(read.last), read))
}

/// From where to where a line through a point lies on the picture, up to so far both ways; `None`
/// where it misses the picture.
fn inside(plane: &Plane, through: Point, along: Point, reach: f64) -> Option<(f64, f64)> {
    let sides = [(through.0, along.0, plane.width), (through.1, along.1, plane.height)];
    let mut part = (-reach, reach);
    for (from, step, length) in sides {
        let (first, last) = (1.0, length as f64 - 1.0);
        if step == 0.0 && !(first..=last).contains(&from) {
            return None;
        }
        if step != 0.0 {
            let (one, other) = ((first - from) / step, (last - from) / step);
            part = (part.0.max(one.min(other)), part.1.min(one.max(other)));
        }
    }
    (part.0 < part.1).then_some(part)
}

impl Bars {
    /// The bar code that a line through a point reads, followed to both ends of its bars.
    pub(super) fn around(ground: &Ground<'_>, place: Point, along: Point) -> Option<Self> {
        let rough = Self::followed(ground, place, along)?;
        // Once more across the bars, from the middle.
        let (first, last) = rough.edges[rough.edges.len() / 2];
        let bar = rough.bar_direction().unwrap_or((-along.1, along.0));
        if (bar.0 * along.0 + bar.1 * along.1).abs() < SLANT {
            return Some(rough);
        }
        let across = (bar.1, -bar.0);
        Self::followed(ground, between(first, last, 0.5), across).or(Some(rough))
    }

    fn followed(ground: &Ground<'_>, place: Point, along: Point) -> Option<Self> {
        let diagonal = (ground.plane.width as f64).hypot(ground.plane.height as f64);
        let (first, last, seen) = scan(ground, place, along, diagonal)?;
        let reach = distance(first, last);
        let normal = (-along.1, along.0);
        let most = (diagonal / APART_PX) as usize;
        let walk = |sign: f64| {
            let edges_at = |line: usize| {
                let off = line as f64 * APART_PX * sign;
                let through = (place.0 + normal.0 * off, place.1 + normal.1 * off);
                let (first, last, again) = scan(ground, through, along, reach)?;
                (again.text == seen.text).then_some((first, last))
            };
            let strides = (1..).map(|stride| stride * STRIDE).take_while(|line| *line < most);
            let mut edges: Vec<(Point, Point)> = strides.map_while(edges_at).collect();
            let mut unread = 0;
            for line in edges.len() * STRIDE + 1..most {
                let found = edges_at(line);
                unread = if found.is_some() { 0 } else { unread + 1 };
                edges.extend(found);
                if unread == UNREAD {
                    break;
                }
            }
            edges
        };
        let mut edges = walk(-1.0);
        edges.reverse();
        edges.push((first, last));
        edges.extend(walk(1.0));
        let Read { symbology, modules, text, .. } = seen;
        Some(Self { symbology, modules, text, edges })
    }

    /// The unit vector along the bars; `None` where they are followed by one line only.
    fn bar_direction(&self) -> Option<Point> {
        let (start, end) = (self.edges.first()?.0, self.edges.last()?.0);
        let length = distance(start, end);
        (length > 0.0).then(|| ((end.0 - start.0) / length, (end.1 - start.1) / length))
    }

    /// The edges of all lines but those that graze the ends of the bars.
    fn inner(&self) -> &[(Point, Point)] {
        match &self.edges[..] {
            [_, inner @ .., _] if !inner.is_empty() => inner,
            all => all,
        }
    }

    fn corners(&self) -> [Point; 4] {
        let last = self.edges.len() - 1;
        [self.edges[0].0, self.edges[0].1, self.edges[last].1, self.edges[last].0]
    }

    /// Whether they end some modules before the edge of their picture.
    pub(super) fn are_within(&self, plane: &Plane) -> bool {
        let room = CLEAR * self.module_px();
        let (right, bottom) = (plane.width as f64 - room, plane.height as f64 - room);
        let is_within = |(x, y): Point| x > room && y > room && x < right && y < bottom;
        self.corners().into_iter().all(is_within)
    }

    fn holds(&self, point: Point) -> bool {
        let corners = self.corners();
        let signs = (0..4).map(|at| {
            let (from, to) = (corners[at], corners[(at + 1) % 4]);
            (to.0 - from.0) * (point.1 - from.1) - (to.1 - from.1) * (point.0 - from.0) > 0.0
        });
        let signs: Vec<bool> = signs.collect();
        signs.iter().all(|sign| *sign) || signs.iter().all(|sign| !*sign)
    }

    /// Width of a module, measured across the bars, in pixels.
    fn module_px(&self) -> f64 {
        let (first, last) = self.edges[self.edges.len() / 2];
        let (dx, dy) = (last.0 - first.0, last.1 - first.1);
        let across = match self.bar_direction() {
            Some(bar) => (dx * bar.1 - dy * bar.0).abs(),
            None => dx.hypot(dy),
        };
        across / self.modules
    }

    /// Length of the bars that every line crosses, in pixels.
    fn height_px(&self) -> f64 {
        let last = self.edges.len() - 1;
        distance(self.edges[0].0, self.edges[last].0) + APART_PX
    }

    /// The bars without quiet zones and digits, upright on the label.
    pub(super) fn area(&self, plane: &Plane) -> RectMm {
        RectMm::around(self.corners().map(|corner| plane.to_label(corner)))
    }

    /// The bars with so many modules beside them and beyond their ends, upright on the label. They end
    /// where their first one does, for not every line reads on a coarse picture.
    pub(super) fn surroundings(&self, ground: &Ground<'_>, beside: f64, beyond: f64) -> RectMm {
        let module = self.module_px();
        let (first, last) = self.edges[self.edges.len() / 2];
        let length = distance(first, last);
        let across = ((last.0 - first.0) / length, (last.1 - first.1) / length);
        let bar = self.bar_direction().unwrap_or((-across.1, across.0));
        let point = |from: Point, side: f64, along: f64| {
            let (x, y) = (from.0 + across.0 * side, from.1 + across.1 * side);
            (x + bar.0 * along, y + bar.1 * along)
        };
        let ends = [-1.0, 1.0].map(|sign| {
            let steps = (1..).map(|step| f64::from(step) * STEP_PX * sign);
            let on_bar = |along: &f64| {
                ground.depth_at(point(first, module / 2.0, *along)).is_some_and(|it| it > 0.0)
            };
            steps.take_while(on_bar).last().unwrap_or_default() + sign * beyond * module
        });
        let corner =
            |from, side: f64, end| ground.plane.to_label(point(from, side * beside * module, end));
        let [start, end] = ends;
        RectMm::around([
            corner(first, -1.0, start),
            corner(last, 1.0, start),
            corner(last, 1.0, end),
            corner(first, -1.0, end),
        ])
    }

    /// Width of a module in millimetres.
    pub(super) fn module_mm(&self, plane: &Plane) -> f64 {
        self.module_px() / plane.pixels_per_mm
    }

    /// The middle of a line through the bars, and the line's direction, on another picture.
    pub(super) fn seed(&self, from: &Plane, to: &Plane) -> (Point, Point) {
        let (first, last) = self.edges[self.edges.len() / 2];
        let on = |point: Point| to.of_label(from.to_label(point));
        let (first, last) = (on(first), on(last));
        let length = distance(first, last);
        (between(first, last, 0.5), ((last.0 - first.0) / length, (last.1 - first.1) / length))
    }
}

/// The bar code as the report shows it, measured on a fine picture.
pub(super) fn report(
    grey: &Plane,
    reflectance: &Plane,
    bars: &Bars,
    label: &RectMm,
    print_per_mm: f64,
) -> CodeReport {
    let plane = reflectance;
    let (dark, light) = levels(plane, bars);
    let ink = light - INK * (light - dark);
    let zone = |lines: &mut dyn Iterator<Item = (Point, Point)>| {
        lines.map(|line| clear(plane, line, bars.module_px(), ink, label)).fold(WIDEST, f64::min)
    };
    let before = zone(&mut bars.inner().iter().copied());
    let after = zone(&mut bars.inner().iter().map(|(first, last)| (*last, *first)));
    CodeReport {
        symbology: bars.symbology.to_owned(),
        payload: Some(bars.text.clone()),
        area_mm: bars.area(plane),
        module_mm: Mm(bars.module_mm(plane)),
        quiet_zone_modules: before.min(after),
        symbol_contrast: light - dark,
        decoded: reads(grey, bars, print_per_mm),
        qr: None,
        bars: (bars.symbology == ean::EAN_13.name).then(|| BarMeasures {
            height_mm: Mm(bars.height_px() / plane.pixels_per_mm),
            zone_before: before,
            zone_after: after,
        }),
    }
}

/// Reflectance of bars and spaces on the middle line.
fn levels(plane: &Plane, bars: &Bars) -> (f64, f64) {
    let (first, last) = bars.edges[bars.edges.len() / 2];
    let steps = (distance(first, last) / STEP_PX) as usize;
    let points = (0..steps).map(|step| between(first, last, step as f64 / steps as f64));
    let mut values: Vec<f64> = points.filter_map(|point| plane.smooth(point)).collect();
    values.sort_by(f64::total_cmp);
    let pick = |share: f64| {
        let at = (share * values.len() as f64) as usize;
        values.get(at.min(values.len().saturating_sub(1))).copied().unwrap_or_default()
    };
    (pick(NOISE), pick(1.0 - NOISE))
}

/// Modules without ink outwards from the first of two edges.
fn clear(
    plane: &Plane,
    (edge, other): (Point, Point),
    module_px: f64,
    ink: f64,
    label: &RectMm,
) -> f64 {
    let length = distance(edge, other);
    let out = ((edge.0 - other.0) / length, (edge.1 - other.1) / length);
    let is_clear = |modules: f64| {
        let away = modules * module_px;
        let point = (edge.0 + out.0 * away, edge.1 + out.1 * away);
        let (x, y) = plane.to_label(point);
        let on_label = label.x <= x && x <= label.right() && label.y <= y && y <= label.bottom();
        on_label && plane.smooth(point).is_some_and(|value| value >= ink)
    };
    let outwards = (0..).map(|step| FIRST + f64::from(step) * STEP);
    match outwards.take_while(|modules| *modules <= WIDEST).find(|modules| !is_clear(*modules)) {
        None => WIDEST,
        Some(modules) if modules <= FIRST => 0.0,
        Some(modules) => modules - STEP / 2.0,
    }
}

/// Whether a line reads it at print resolution.
fn reads(grey: &Plane, bars: &Bars, print_per_mm: f64) -> bool {
    let printed = grey.coarser(print_per_mm);
    let ground = Ground::far_around(&printed);
    READ_AT.iter().any(|share| {
        let at = (share * (bars.edges.len() - 1) as f64) as usize;
        let (first, last) = bars.edges[at];
        let on = |point: Point| printed.of_label(grey.to_label(point));
        let (first, last) = (on(first), on(last));
        let length = distance(first, last);
        let along = ((last.0 - first.0) / length, (last.1 - first.1) / length);
        let seen = scan(&ground, between(first, last, 0.5), along, length);
        seen.is_some_and(|(_, _, read)| read.text == bars.text)
    })
}

fn between(one: Point, other: Point, share: f64) -> Point {
    (one.0 + (other.0 - one.0) * share, one.1 + (other.1 - one.1) * share)
}

fn distance(one: Point, other: Point) -> f64 {
    (one.0 - other.0).hypot(one.1 - other.1)
}
