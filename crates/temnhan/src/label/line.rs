//! Lines: runs that a reader sees as one row of text.

use std::ops::Range;

use super::run::{Run, union};
use crate::units::RectMm;

/// Baselines of one line may differ by this share of the em.
const BASELINE_TOLERANCE: f64 = 0.25;
/// A gap of this share of the em is a space.
const SPACE: f64 = 0.16;
/// Letters of a pair may overlap by this share of the em.
const KERNING: f64 = 0.2;
/// So many gaps between single letters tell their letter-spacing.
const FEWEST_GAPS: usize = 4;
/// A wider gap parts two columns. Pieces of one text element may stand further
/// apart, as justified text does.
const COLUMN_GAP: f64 = 0.6;
const COLUMN_GAP_IN_ELEMENT: f64 = 1.6;
/// A gap that is a column's in any text.
const SURE_GAP: f64 = 2.2;
/// Baselines of one row differ by less than this share of the em.
const SAME_ROW: f64 = 0.5;
/// Directions that differ by less than this (cosine) are one.
const PARALLEL: f64 = 0.9994;

/// A row of text.
#[derive(Debug, Clone)]
pub(crate) struct Line {
    /// What it says, spaces between runs restored.
    pub(crate) text: String,
    /// Its runs and the characters of the line that each draws.
    pub(crate) pieces: Vec<Piece>,
    /// Where the ink begins and ends along the direction of writing.
    pub(crate) extent: (f64, f64),
    /// Where the pen ends.
    pen_end: f64,
    /// Where the baseline lies across it.
    pub(crate) baseline: f64,
    /// Direction of writing.
    pub(crate) along: (f64, f64),
    /// The largest em of its runs, in millimetres.
    pub(crate) em: f64,
}

/// A run inside a line.
#[derive(Debug, Clone)]
pub(crate) struct Piece {
    pub(crate) run: usize,
    /// Characters of the line.
    pub(crate) chars: Range<usize>,
}

impl Line {
    /// The runs that draw some of these characters of the line.
    pub(crate) fn runs_of<'a>(
        &'a self,
        chars: &'a Range<usize>,
    ) -> impl Iterator<Item = &'a Piece> {
        self.pieces
            .iter()
            .filter(|piece| piece.chars.start < chars.end && chars.start < piece.chars.end)
    }

    /// The ink of these characters of the line.
    pub(crate) fn ink_of(&self, runs: &[Run], chars: &Range<usize>) -> RectMm {
        let mut ink = None;
        for piece in self.runs_of(chars) {
            let mut start = piece.chars.start;
            for glyph in &runs[piece.run].glyphs {
                let end = piece.chars.start + glyph.end;
                if start < chars.end && chars.start < end {
                    ink = union(ink, glyph.ink);
                }
                start = end;
            }
        }
        ink.unwrap_or_default()
    }

    /// These characters of the line.
    pub(crate) fn text_of(&self, chars: Range<usize>) -> &str {
        let mut ends = self.text.char_indices().map(|(at, _)| at).chain([self.text.len()]);
        let start = ends.nth(chars.start).unwrap_or(self.text.len());
        let end = chars.len().checked_sub(1).and_then(|more| ends.nth(more));
        &self.text[start..end.unwrap_or(start)]
    }

    /// Number of characters.
    pub(crate) fn len(&self) -> usize {
        self.text.chars().count()
    }

    /// Whether two lines stand on one row of a table or on one line of two columns.
    pub(crate) fn is_on_row_of(&self, other: &Self) -> bool {
        let apart = (other.baseline - self.baseline).abs();
        self.is_parallel_to(other) && apart < SAME_ROW * self.em.max(other.em)
    }

    pub(crate) fn is_parallel_to(&self, other: &Self) -> bool {
        parallel(self.along, other.along)
    }
}

/// Joins runs into lines, in drawing order of their first runs.
pub(crate) fn of(runs: &[Run]) -> Vec<Line> {
    let key = |(index, run): (usize, &Run)| (angle(run.along), run.baseline, run.extent.0, index);
    let mut order: Vec<(i32, f64, f64, usize)> = runs.iter().enumerate().map(key).collect();
    order.sort_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)).then(a.2.total_cmp(&b.2)));
    let order = order.into_iter().map(|key| key.3);
    let mut by_first_run: Vec<Option<Line>> = vec![None; runs.len()];
    for line in bands(runs, order).into_iter().flat_map(|band| split(runs, band)) {
        let first = line.pieces.iter().map(|piece| piece.run).min();
        if let Some(first) = first {
            by_first_run[first] = Some(line);
        }
    }
    by_first_run.into_iter().flatten().collect()
}

/// The direction in steps of two degrees.
fn angle(along: (f64, f64)) -> i32 {
    (along.1.atan2(along.0).to_degrees() / 2.0).round() as i32
}

fn parallel(one: (f64, f64), other: (f64, f64)) -> bool {
    one.0 * other.0 + one.1 * other.1 > PARALLEL
}

/// Runs on one baseline.
fn bands(runs: &[Run], order: impl Iterator<Item = usize>) -> Vec<Vec<usize>> {
    let mut bands: Vec<Vec<usize>> = Vec::new();
    for index in order {
        let run = &runs[index];
        let fits = |band: &&mut Vec<usize>| {
            let last = &runs[band[band.len() - 1]];
            let tolerance = BASELINE_TOLERANCE * run.em.min(last.em);
            parallel(run.along, last.along) && (run.baseline - last.baseline).abs() <= tolerance
        };
        match bands.last_mut().filter(fits) {
            Some(band) => band.push(index),
            None => bands.push(vec![index]),
        }
    }
    bands
}

/// Parts a band where the gap is a column's: first where it surely is one, so that the
/// letter-spacing of one column does not speak for another.
fn split(runs: &[Run], mut band: Vec<usize>) -> Vec<Line> {
    band.sort_by(|&a, &b| runs[a].extent.0.total_cmp(&runs[b].extent.0).then(a.cmp(&b)));
    let near = |&a: &usize, &b: &usize| {
        runs[b].pen.0 - runs[a].pen.1 < SURE_GAP * runs[a].em.max(runs[b].em)
    };
    band.chunk_by(near).flat_map(|column| join(runs, column)).collect()
}

/// Joins the runs of a column into lines.
fn join(runs: &[Run], column: &[usize]) -> Vec<Line> {
    let tracking = tracking(runs, column);
    let mut lines: Vec<Line> = Vec::new();
    for &index in column {
        let run = &runs[index];
        let joins = |line: &&mut Line| {
            let last = &runs[line.pieces[line.pieces.len() - 1].run];
            let em = run.em.min(last.em);
            let gap = run.pen.0 - line.pen_end;
            let wide = if run.owner == last.owner { COLUMN_GAP_IN_ELEMENT } else { COLUMN_GAP };
            gap < (wide + 2.0 * tracking) * em && gap > -em
        };
        match lines.last_mut().filter(joins) {
            Some(line) => append(line, index, run, tracking),
            None => lines.push(begin(index, run)),
        }
    }
    lines
}

/// The usual gap between letters that are runs of their own, as a share of the em: letter-spacing
/// of text that a program took apart.
fn tracking(runs: &[Run], band: &[usize]) -> f64 {
    let single = |run: &Run| run.text.trim().chars().count() == 1;
    let mut gaps: Vec<f64> = band
        .windows(2)
        .map(|pair| (&runs[pair[0]], &runs[pair[1]]))
        .filter(|(left, right)| single(left) && single(right))
        .map(|(left, right)| (right.pen.0 - left.pen.1) / left.em.min(right.em))
        .filter(|gap| (-KERNING..COLUMN_GAP).contains(gap))
        .collect();
    // Among words, a few letters that stand alone say nothing.
    if gaps.len() < FEWEST_GAPS || gaps.len() * 2 < band.len() {
        return 0.0;
    }
    gaps.sort_by(f64::total_cmp);
    gaps[gaps.len() / 2].max(0.0)
}

fn begin(index: usize, run: &Run) -> Line {
    Line {
        text: run.text.clone(),
        pieces: vec![Piece { run: index, chars: 0..run.text.chars().count() }],
        extent: run.extent,
        pen_end: run.pen.1,
        baseline: run.baseline,
        along: run.along,
        em: run.em,
    }
}

fn append(line: &mut Line, index: usize, run: &Run, tracking: f64) {
    let gap = run.pen.0 - line.pen_end;
    let spaced =
        line.text.ends_with(char::is_whitespace) || run.text.starts_with(char::is_whitespace);
    if gap > (SPACE + tracking) * run.em.min(line.em) && !spaced {
        line.text.push(' ');
    }
    let start = line.text.chars().count();
    line.text.push_str(&run.text);
    line.pieces.push(Piece { run: index, chars: start..line.text.chars().count() });
    line.extent.1 = line.extent.1.max(run.extent.1);
    line.pen_end = line.pen_end.max(run.pen.1);
    line.em = line.em.max(run.em);
}
