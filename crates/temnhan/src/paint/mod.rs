//! What is printed of the letters: how much of them shows, what hides the rest, and how they stand
//! out from what is behind them.
//!
//! The drawing is painted once, item by item. The pixels of a text are kept as they are before it is
//! painted and after; where something is painted on them later, that is painted once more on the
//! pixels without the text. The finished pair shows the page with the text and without it.

mod canvas;
mod item;
#[cfg(test)]
mod layers_test;
mod letters;
pub(crate) mod node;
mod ratio;
mod shown;
mod watch;

use std::collections::{BTreeMap, BTreeSet};

use usvg::{Node, Text};

use self::canvas::Patch;
pub(crate) use self::canvas::{Canvas, MOST_PIXELS, colour_of, finest_dpi};
use self::item::Item;
use self::letters::{Letters, outlines};
use self::shown::Seen;
pub(crate) use self::shown::{Cause, Shown};
use self::watch::Watch;
use crate::label::Label;
use crate::label::run::{self, Run};
use crate::source::Source;
use crate::source::size::MM_PER_INCH;

/// Small letters are painted at least so many pixels tall.
const SMALL_LETTER_PX: f64 = 6.0;
/// Dots an inch of the coarsest page, on which codes are still found, and of the finest.
pub(crate) const COARSEST_DPI: f64 = 200.0;
const FINEST_DPI: f64 = 300.0;
/// The height of small letters whose face is missing, as a share of the em.
const SMALL_LETTER: f64 = 0.5;

/// No label that people draw has so many things painted over letters; text beyond is not looked at.
const MOST_REPAINTS: usize = 20_000;
/// Letters that lie on one run, of which more would say no more.
const MOST_NEIGHBOURS: usize = 32;

/// What is printed of a label's runs.
#[derive(Debug, Default)]
pub(crate) struct Painted {
    shown: BTreeMap<usize, Shown>,
    /// Whether bare paper may show somewhere.
    pub(crate) shows_paper: bool,
}

impl Painted {
    /// Paints a label and looks at the letters of some of its runs, given by their places among
    /// [`Label::runs`]. Gives the painted page, too; `None` for a page without extent.
    pub(crate) fn of(
        source: &Source,
        label: &Label,
        runs: &BTreeSet<usize>,
    ) -> Option<(Self, Canvas)> {
        let density = density(runs.iter().map(|run| &label.runs[*run]));
        let mut canvas = Canvas::blank(&source.size, density, source.paper)?;
        let items = item::all(&source.tree, &canvas);
        let texts = run::texts(&source.tree);
        let mut runs_of: BTreeMap<*const Text, Vec<usize>> = BTreeMap::new();
        for &run in runs {
            let (text, _) = texts[label.runs[run].owner];
            runs_of.entry(std::ptr::from_ref(text)).or_default().push(run);
        }
        let mut watches = paint(source, label, &runs_of, &items, &mut canvas);
        let mut repaints = MOST_REPAINTS;
        watches.retain_mut(|(_, watch)| watch.finish(&items, &canvas, &mut repaints));
        let shown = watches.iter().map(|(place, watch)| {
            let run = &label.runs[*place];
            let pixels = watch.letters.pixels;
            let others = watches.iter().filter(|(other, _)| other != place);
            let near = others.filter(|(_, it)| it.letters.pixels.intersect(&pixels).is_some());
            let neighbours = near.map(|(_, watch)| watch).take(MOST_NEIGHBOURS).collect();
            let (text, _) = texts[run.owner];
            let seen = Seen { source, label, items: &items, text, run, watch, neighbours };
            (*place, seen.shown())
        });
        let shown = shown.collect();
        Some((Self { shown, shows_paper: shows_paper(source, &items, &canvas) }, canvas))
    }

    /// What is printed of a run; `None` where it was not looked at or is not made of outlines.
    pub(crate) fn run(&self, run: usize) -> Option<&Shown> {
        self.shown.get(&run)
    }
}

/// Whether some of the page has the paper's colour and no ground of one colour lies under all of it.
fn shows_paper(source: &Source, items: &[Item<'_>], canvas: &Canvas) -> bool {
    let paper = source.paper.rgb();
    let trim = source.size.on_page(&source.size.trim_area());
    let has_ground = |trim| items.iter().any(|item| node::hides_all(item.node, trim));
    !trim.is_some_and(has_ground)
        && canvas.pixmap.data().chunks_exact(4).any(|pixel| pixel[..3] == paper)
}

/// As fine as the smallest of some letters need.
fn density<'a>(runs: impl Iterator<Item = &'a Run>) -> f64 {
    let small = runs.map(|run| run.em * run.heights.x.unwrap_or(SMALL_LETTER));
    let smallest = small.fold(f64::MAX, f64::min);
    (SMALL_LETTER_PX / smallest).clamp(COARSEST_DPI / MM_PER_INCH, FINEST_DPI / MM_PER_INCH)
}

/// Paints every item, and begins to watch the runs, given by the text that holds them.
fn paint(
    source: &Source,
    label: &Label,
    runs_of: &BTreeMap<*const Text, Vec<usize>>,
    items: &[Item<'_>],
    canvas: &mut Canvas,
) -> Vec<(usize, Watch)> {
    let mut text_free = None;
    let mut watches = Vec::new();
    for (place, item) in items.iter().enumerate() {
        let mut behind = Vec::new();
        for text in item.texts() {
            let Some(runs) = runs_of.get(&std::ptr::from_ref(text)) else { continue };
            let outlines = outlines(text);
            behind.extend(runs.iter().filter_map(|&run| {
                let outline = outlines.get(label.runs[run].outline)?;
                let letters = Letters::of(text, outline, canvas)?;
                Some((run, canvas.copy(letters.pixels)?, letters))
            }));
        }
        if is_mere_ink(item, &behind) {
            for (_, _, letters) in &behind {
                letters.paint(canvas);
            }
        } else {
            item.draw(&mut canvas.surface());
        }
        let is_mixed = !behind.is_empty() && !item.is_all_text();
        for (run, mut patch, letters) in behind {
            if is_mixed {
                let tree = text_free.get_or_insert_with(|| source.without_text().ok());
                if let Some(tree) = tree {
                    item.draw_twin(tree, &mut patch.surface());
                }
            }
            watches.extend(Watch::begin(place, letters, patch, canvas).map(|watch| (run, watch)));
        }
    }
    watches
}

/// Whether an item is a text of which all that is drawn are these letters in their ink.
fn is_mere_ink(item: &Item<'_>, behind: &[(usize, Patch, Letters)]) -> bool {
    let Node::Text(text) = item.node else { return false };
    text.flattened().children().len() == behind.len()
        && behind.iter().all(|(_, _, letters)| letters.are_mere_ink())
}
