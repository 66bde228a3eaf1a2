//! What counts as dark at a point: the level around it, or one for all.

use super::plane::{Plane, Sums};

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
        let sums = Sums::of(plane);
        REACHES_MM.map(|reach_mm| {
            let reach = (reach_mm * plane.pixels_per_mm).ceil() as usize;
            Self { plane, level: Level::Around(sums.means(reach)), undecided: UNDECIDED }
        })
    }

    /// Dark is what is nearer to one of two levels than to the other.
    pub(super) fn between(plane: &'a Plane, dark: f64, light: f64) -> Self {
        let level = Level::Everywhere(f64::midpoint(dark, light));
        Self { plane, level, undecided: (light - dark) / 10.0 }
    }

    /// The stretches of a line, from the depths at its points.
    pub(super) fn runs(&self, depths: impl Iterator<Item = f64>) -> Vec<Run> {
        runs(depths, self.undecided)
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

/// Edges lie between points, where the depth is nothing.
fn runs(depths: impl Iterator<Item = f64>, undecided: f64) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut before: Option<f64> = None;
    let mut at = 0.0;
    for depth in depths {
        let is_dark = match runs.last() {
            Some(run) if depth.abs() < undecided => run.is_dark,
            _ => depth > 0.0,
        };
        match (runs.last_mut(), before) {
            (Some(run), Some(before)) if run.is_dark != is_dark => {
                let crossing = if (before > 0.0) == (depth > 0.0) {
                    at - 0.5
                } else {
                    at - 1.0 + before / (before - depth)
                };
                run.end = crossing;
                runs.push(Run { is_dark, start: crossing, end: at });
            }
            (Some(run), _) => run.end = at,
            (None, _) => runs.push(Run { is_dark, start: at, end: at }),
        }
        before = Some(depth);
        at += 1.0;
    }
    runs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_edges_between_points() {
        let found = runs([-0.5, -0.5, 0.5, 0.5, 0.01, -0.25, -0.5].into_iter(), 0.02);
        let edges: Vec<(bool, f64)> = found.iter().map(|run| (run.is_dark, run.end)).collect();
        assert_eq!(edges.len(), 3);
        assert!(!edges[0].0 && (edges[0].1 - 1.5).abs() < 1e-9);
        assert!(edges[1].0 && (edges[1].1 - 4.038).abs() < 1e-3);
        assert!((edges[2].1 - 6.0).abs() < 1e-9);
    }
}
