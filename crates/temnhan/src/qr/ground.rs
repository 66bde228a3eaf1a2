//! What counts as dark at a point: the level around it, or one for all.

use super::plane::Plane;

/// The neighbourhoods that give the level reach so far, in millimetres: a wide one is sure where a
/// code stands on its own, a close one where its ground is darker than the label's.
const REACHES_MM: [f64; 2] = [4.0, 1.2];
/// The mean around a point changes so little from row to row that one row stands for so many.
const ROWS: usize = 4;
/// A point nearer to the mean around it than this is as its neighbour before it.
const UNDECIDED: f64 = 0.02;

/// A plane with the level below which it is dark.
pub(super) struct Ground<'a> {
    pub(super) plane: &'a Plane,
    level: Level,
    /// A point nearer to the level than this is as its neighbour before it.
    undecided: f64,
}

enum Level {
    /// Of every pixel of one in [`ROWS`] rows its own.
    Around(Vec<f32>),
    Everywhere(f64),
}

impl<'a> Ground<'a> {
    /// Dark is what is darker than the mean around it, far and near.
    pub(super) fn around(plane: &'a Plane) -> [Self; 2] {
        REACHES_MM.map(|reach_mm| Self::within(plane, reach_mm))
    }

    /// Dark is what is darker than the mean far around it.
    pub(super) fn far_around(plane: &'a Plane) -> Self {
        Self::within(plane, REACHES_MM[0])
    }

    fn within(plane: &'a Plane, reach_mm: f64) -> Self {
        let reach = (reach_mm * plane.pixels_per_mm).ceil() as usize;
        let level = Level::Around(plane.means(reach, ROWS));
        Self { plane, level, undecided: UNDECIDED }
    }

    /// Dark is what is nearer to one of two levels than to the other.
    pub(super) fn between(plane: &'a Plane, dark: f64, light: f64) -> Self {
        let level = Level::Everywhere(f64::midpoint(dark, light));
        Self { plane, level, undecided: (light - dark) / 10.0 }
    }

    /// The stretches of a line, from the depths at its points.
    pub(super) fn runs<I: Iterator<Item = f64>>(&self, depths: I) -> Runs<I> {
        Runs { depths, undecided: self.undecided, run: None, before: 0.0, at: 0.0 }
    }

    /// The stretches along a row of pixels, in place of what `runs` held.
    pub(super) fn row(&self, y: usize, runs: &mut Vec<Run>) {
        runs.clear();
        let tones = self.tones(y);
        let Some(first) = tones.len().checked_sub(1).map(|_| self.depth(0, y) > 0.0) else {
            return;
        };
        let mut run = Run { is_dark: first, start: 0.0, end: tones.len() as f64 - 1.0 };
        let mut from = 1;
        let other = |is_dark: bool| if is_dark { Tone::Light } else { Tone::Dark };
        while let Some(more) = tones[from..].iter().position(|tone| *tone == other(run.is_dark)) {
            let x = from + more;
            let edge = edge(x as f64, run.is_dark, self.depth(x - 1, y), self.depth(x, y));
            runs.push(Run { end: edge, ..run });
            run = Run { is_dark: !run.is_dark, start: edge, ..run };
            from = x + 1;
        }
        runs.push(run);
    }

    /// The tones along a row of pixels.
    fn tones(&self, y: usize) -> Vec<Tone> {
        let row = y * self.plane.width..(y + 1) * self.plane.width;
        let values = &self.plane.values[row];
        let undecided = self.undecided as f32;
        match &self.level {
            Level::Around(levels) => {
                let from = level_row(self.plane, y) * self.plane.width;
                let levels = &levels[from..from + self.plane.width];
                let depths = levels.iter().zip(values).map(|(level, value)| level - value);
                depths.map(|depth| Tone::of(depth, undecided)).collect()
            }
            Level::Everywhere(level) => {
                let depths = values.iter().map(|value| *level as f32 - value);
                depths.map(|depth| Tone::of(depth, undecided)).collect()
            }
        }
    }

    /// How much darker a pixel is than the level.
    pub(super) fn depth(&self, x: usize, y: usize) -> f64 {
        self.level_at(x, y) - self.plane.at(x, y)
    }

    /// How much darker a point is than the level; `None` off the picture.
    pub(super) fn depth_at(&self, point: (f64, f64)) -> Option<f64> {
        let value = self.plane.smooth(point)?;
        Some(self.level_at(point.0 as usize, point.1 as usize) - value)
    }

    fn level_at(&self, x: usize, y: usize) -> f64 {
        match &self.level {
            Level::Around(levels) => {
                f64::from(levels[level_row(self.plane, y) * self.plane.width + x])
            }
            Level::Everywhere(level) => *level,
        }
    }
}

/// Which of the rows of levels is nearest to a row of a plane.
fn level_row(plane: &Plane, y: usize) -> usize {
    let last = (plane.height - 1) / ROWS;
    last.min((y + ROWS / 2) / ROWS)
}

/// A stretch of one tone on a line of points, from edge to edge, in steps of the line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Run {
    pub(super) is_dark: bool,
    pub(super) start: f64,
    pub(super) end: f64,
}

impl Run {
    pub(super) fn length(&self) -> f64 {
        self.end - self.start
    }
}

/// A point by its depth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Tone {
    Light,
    Dark,
    /// As its neighbour before it.
    Undecided,
}

impl Tone {
    fn of(depth: f32, undecided: f32) -> Self {
        let sure = if depth > 0.0 { Self::Dark } else { Self::Light };
        if depth.abs() < undecided { Self::Undecided } else { sure }
    }
}

/// Where a stretch ends before the point at which the other tone is sure: where the depth is nothing
/// between that and the point before, or half way where that one was of the other tone, too.
fn edge(at: f64, is_dark: bool, before: f64, depth: f64) -> f64 {
    let is_sharp = (before > 0.0) == is_dark;
    if is_sharp { at - 1.0 + before / (before - depth) } else { at - 0.5 }
}

/// The stretches of a line, one after another. Edges lie between points, where the depth is nothing.
pub(super) struct Runs<I> {
    depths: I,
    undecided: f64,
    /// The stretch that goes on.
    run: Option<Run>,
    /// The depth at the point before, and the place of the next.
    before: f64,
    at: f64,
}

impl<I: Iterator<Item = f64>> Runs<I> {
    /// Begins with the first point of the line.
    fn first(&mut self) -> Option<Run> {
        let (depth, at) = (self.depths.next()?, self.at);
        (self.before, self.at) = (depth, at + 1.0);
        Some(Run { is_dark: depth > 0.0, start: at, end: at })
    }
}

impl<I: Iterator<Item = f64>> Iterator for Runs<I> {
    type Item = Run;

    fn next(&mut self) -> Option<Run> {
        let Run { is_dark, start, .. } = match self.run.take() {
            Some(run) => run,
            None => self.first()?,
        };
        let undecided = self.undecided;
        let is_other = |depth: f64| (depth > 0.0) != is_dark && depth.abs() >= undecided;
        let (mut before, mut at) = (self.before, self.at);
        for depth in self.depths.by_ref() {
            if !is_other(depth) {
                (before, at) = (depth, at + 1.0);
                continue;
            }
            let edge = edge(at, is_dark, before, depth);
            self.run = Some(Run { is_dark: !is_dark, start: edge, end: at });
            (self.before, self.at) = (depth, at + 1.0);
            return Some(Run { is_dark, start, end: edge });
        }
        Some(Run { is_dark, start, end: at - 1.0 })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_the_same_stretches_along_a_row_as_along_a_line() {
        let value = |at: u32| (f64::from(at * at % 97) / 97.0 * f64::from(at % 5) / 4.0) as f32;
        let plane = Plane {
            width: 400,
            height: 1,
            pixels_per_mm: 8.0,
            origin: (0.0, 0.0),
            values: (0..400).map(value).collect(),
        };
        for ground in Ground::around(&plane).into_iter().chain([Ground::between(&plane, 0.1, 0.7)])
        {
            let mut runs = Vec::new();
            ground.row(0, &mut runs);
            let line: Vec<Run> = ground.runs((0..400).map(|x| ground.depth(x, 0))).collect();
            assert!(runs.len() > 40 && runs == line);
        }
    }

    #[test]
    fn finds_edges_between_points() {
        let depths = [-0.5, -0.5, 0.5, 0.5, 0.01, -0.25, -0.5].into_iter();
        let runs = Runs { depths, undecided: 0.02, run: None, before: 0.0, at: 0.0 };
        let edges: Vec<(bool, f64)> = runs.map(|run| (run.is_dark, run.end)).collect();
        assert_eq!(edges.len(), 3);
        assert!(!edges[0].0 && (edges[0].1 - 1.5).abs() < 1e-9);
        assert!(edges[1].0 && (edges[1].1 - 4.038).abs() < 1e-3);
        assert!((edges[2].1 - 6.0).abs() < 1e-9);
    }
}
