//! A code's modules on a picture: where they lie, and how light they are.

use rqrr::{BitGrid, Grid, MetaData};

use super::finder::Cross;
use super::ground::Ground;
use super::locate::{CENTRE, SIZES, Sketch};
use super::plane::Plane;
use super::quiet::{INK, Ink};
use super::words;

/// The middles of the patterns are settled in so many rounds.
const ROUNDS: usize = 2;
/// At least this share of the timing patterns of an undeclared code alternates as it must.
pub(super) const TIMED: f64 = 0.85;
/// That of a code of which the artwork says that it is one.
pub(super) const TIMED_OR_COVERED: f64 = 0.0;
/// A module's lightness is the mean of points this far around its middle, in modules.
const AROUND: f64 = 0.2;
/// Share of the darkest and lightest modules that is left out as noise.
const NOISE: f64 = 0.02;

/// The square of a code on a picture; an upright one drawn without distortion is a square there, too.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    /// The outer corner at the top left, in pixels.
    pub(super) corner: (f64, f64),
    /// One module to the right and one downwards, in pixels.
    pub(super) across: (f64, f64),
    pub(super) down: (f64, f64),
    /// Modules along a side.
    pub(super) modules: usize,
    pub(super) is_inverted: bool,
}

impl Frame {
    /// The exact square of a code that was sketched on this picture; `None` where less than a share
    /// of its timing patterns alternates.
    pub(super) fn settle(plane: &Plane, sketch: &Sketch, timed: f64) -> Option<Self> {
        let (timing, frame) = Self::timed(plane, settled(plane, sketch), sketch)?;
        (timing >= timed).then_some(frame)
    }

    /// The square between three middles of the size, about that of the sketch, by which most of the
    /// timing patterns alternates, and the share that does.
    pub(super) fn timed(
        plane: &Plane,
        centres: [(f64, f64); 3],
        sketch: &Sketch,
    ) -> Option<(f64, Self)> {
        let nearest = [sketch.modules, sketch.modules + 4, sketch.modules - 4];
        let sizes = nearest.into_iter().filter(|size| SIZES.contains(size));
        let frames = sizes.map(|size| Self::between(centres, size, sketch.is_inverted));
        let by_timing = frames.map(|frame| (frame.timing(plane), frame));
        // Of equals, the one nearest to the sketch.
        by_timing.reduce(|best, next| if next.0 > best.0 { next } else { best })
    }

    fn between(centres: [(f64, f64); 3], modules: usize, is_inverted: bool) -> Self {
        let between = modules as f64 - 2.0 * CENTRE;
        let [corner, right, below] = centres;
        let step = |to: (f64, f64)| ((to.0 - corner.0) / between, (to.1 - corner.1) / between);
        let (across, down) = (step(right), step(below));
        let corner =
            (corner.0 - CENTRE * (across.0 + down.0), corner.1 - CENTRE * (across.1 + down.1));
        Self { corner, across, down, modules, is_inverted }
    }

    /// A point of the symbol's plane, in modules from its top left corner, on the picture.
    pub(super) fn point(&self, across: f64, down: f64) -> (f64, f64) {
        (
            self.corner.0 + self.across.0 * across + self.down.0 * down,
            self.corner.1 + self.across.1 * across + self.down.1 * down,
        )
    }

    /// The same square on another picture of the label.
    pub(super) fn moved(&self, from: &Plane, to: &Plane) -> Self {
        let scale = to.pixels_per_mm / from.pixels_per_mm;
        let by = |(x, y): (f64, f64)| (x * scale, y * scale);
        let corner = to.of_label(from.to_label(self.corner));
        Self { corner, across: by(self.across), down: by(self.down), ..*self }
    }

    /// Width of a module along the sides, and from top to bottom, in pixels.
    pub(super) fn module_px(&self) -> (f64, f64) {
        (self.across.0.hypot(self.across.1), self.down.0.hypot(self.down.1))
    }

    /// Share of the modules of both timing patterns that alternate.
    fn timing(&self, plane: &Plane) -> f64 {
        let levels = |at: &dyn Fn(usize) -> (f64, f64)| -> Vec<f64> {
            (6..self.modules - 6).filter_map(|module| plane.smooth(at(module))).collect()
        };
        let lines = [
            levels(&|module| self.point(module as f64 + 0.5, 6.5)),
            levels(&|module| self.point(6.5, module as f64 + 0.5)),
        ];
        let right = lines.iter().map(|line| {
            let steps = line.windows(2).enumerate();
            let falls = |at: usize| (at % 2 == 1) != self.is_inverted;
            steps.filter(|(at, pair)| (pair[0] > pair[1]) == falls(*at)).count()
        });
        let all = 2 * (self.modules - 13);
        right.sum::<usize>() as f64 / all as f64
    }

    /// How light every module is, row by row.
    pub(super) fn levels(&self, plane: &Plane) -> Levels {
        let points = [(0.0, 0.0), (-AROUND, 0.0), (AROUND, 0.0), (0.0, -AROUND), (0.0, AROUND)];
        let level = |x: usize, y: usize| {
            let seen = points.iter().filter_map(|(dx, dy)| {
                plane.smooth(self.point(x as f64 + 0.5 + dx, y as f64 + 0.5 + dy))
            });
            let (sum, count) = seen.fold((0.0, 0.0), |(sum, count), own| (sum + own, count + 1.0));
            if count > 0.0 { sum / count } else { 1.0 }
        };
        let modules = 0..self.modules;
        let all: Vec<f64> =
            modules.clone().flat_map(|y| modules.clone().map(move |x| level(x, y))).collect();
        Levels::of(all, self.modules, self.is_inverted)
    }
}

/// The middles of the three patterns, from their edges along the code's own sides. One that is
/// damaged stays where it was sketched.
fn settled(plane: &Plane, sketch: &Sketch) -> [(f64, f64); 3] {
    let mut centres = sketch.centres;
    let levels = Frame::between(centres, sketch.modules, sketch.is_inverted).levels(plane);
    let ground = Ground::between(plane, levels.dark, levels.light);
    for _ in 0..ROUNDS {
        let frame = Frame::between(centres, sketch.modules, sketch.is_inverted);
        let (wide, high) = frame.module_px();
        let sides = [(frame.across, wide), (frame.down, high)];
        for centre in &mut centres {
            for (side, module) in sides {
                let direction = (side.0 / module, side.1 / module);
                let cross = Cross::of(&ground, *centre, direction, module, sketch.is_inverted);
                if let Some(cross) = cross {
                    centre.0 += direction.0 * cross.middle;
                    centre.1 += direction.1 * cross.middle;
                }
            }
        }
    }
    centres
}

/// How light the modules of a code are.
#[derive(Debug, Clone)]
pub(super) struct Levels {
    pub(super) all: Vec<f64>,
    pub(super) modules: usize,
    pub(super) dark: f64,
    pub(super) light: f64,
    is_inverted: bool,
}

impl Levels {
    pub(super) fn of(all: Vec<f64>, modules: usize, is_inverted: bool) -> Self {
        let mut sorted = all.clone();
        sorted.sort_by(f64::total_cmp);
        let pick = |share: f64| {
            let at = (share * sorted.len() as f64) as usize;
            sorted.get(at.min(sorted.len().saturating_sub(1))).copied().unwrap_or_default()
        };
        let (dark, light) = (pick(NOISE), pick(1.0 - NOISE));
        Self { all, modules, dark, light, is_inverted }
    }

    /// What differs from the background by so much of the contrast that it is ink.
    pub(super) fn ink(&self) -> Ink {
        let much = INK * (self.light - self.dark);
        if self.is_inverted { Ink::Above(self.dark + much) } else { Ink::Below(self.light - much) }
    }

    /// How near a value is to that of the symbol's dark modules, 0 to 1; `None` without contrast.
    pub(super) fn darkness(&self, value: f64) -> Option<f64> {
        let contrast = self.light - self.dark;
        let share = (self.light - value) / contrast;
        (contrast > 0.0).then_some(if self.is_inverted { 1.0 - share } else { share })
    }

    /// How far the least clear modules are from half way, as a share of what is possible: 1 where
    /// each is wholly dark or wholly light. A twentieth is left out.
    pub(super) fn modulation(&self) -> f64 {
        let contrast = (self.light - self.dark).max(f64::MIN_POSITIVE);
        let mut all: Vec<f64> = self
            .all
            .iter()
            .map(|level| (2.0 * (level - self.middle()).abs() / contrast).min(1.0))
            .collect();
        all.sort_by(f64::total_cmp);
        all.get(all.len() / 20).copied().unwrap_or_default()
    }

    /// Half way between dark and light.
    pub(super) fn middle(&self) -> f64 {
        f64::midpoint(self.dark, self.light)
    }

    /// Whether a module is one of the symbol's dark ones, which are light in an inverted symbol.
    pub(super) fn is_set(&self, x: usize, y: usize) -> bool {
        (self.all[y * self.modules + x] < self.middle()) != self.is_inverted
    }

    /// What the modules say, with how they say it.
    pub(super) fn decode(&self) -> Option<(MetaData, String)> {
        words::undamaged(self).or_else(|| Grid::new(self).decode().ok())
    }

    /// How the modules say what they say.
    pub(super) fn format(&self) -> Option<MetaData> {
        Grid::new(self).get_raw_data().ok().map(|(meta, _)| meta)
    }
}

impl BitGrid for &Levels {
    fn size(&self) -> usize {
        self.modules
    }

    fn bit(&self, y: usize, x: usize) -> bool {
        self.is_set(x, y)
    }
}
