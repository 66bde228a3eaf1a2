//! What counts as dark at a point: the level around it, or one for all.

use super::plane::Plane;

/// The neighbourhoods that give the level reach so far, in millimetres: a wide one is sure where a
/// code stands on its own, a close one where its ground is darker than the label's.
const REACHES_MM: [f64; 2] = [4.0, 1.2];
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
    /// Of every pixel its own.
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
        let level = Level::Around(plane.means(reach));
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

    /// The depths along a row of pixels.
    pub(super) fn row(&self, y: usize) -> impl Iterator<Item = f64> {
        let values = &self.plane.values[y * self.plane.width..(y + 1) * self.plane.width];
        values.iter().enumerate().map(move |(x, value)| self.level_at(x, y) - f64::from(*value))
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
            Level::Around(levels) => f64::from(levels[y * self.plane.width + x]),
            Level::Everywhere(level) => *level,
        }
    }
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
            let is_sharp = (before > 0.0) == is_dark;
            let edge = if is_sharp { at - 1.0 + before / (before - depth) } else { at - 0.5 };
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
