//! Text in the face of an old encoding, drawn by the face that stands in for it.
//!
//! The stand-in draws other letters than those meant: "¸" for "á", and in VNI an accent that is a
//! character of its own, which the face of VNI draws without width over the letter before it. As drawn
//! the text would reach into the next column, so runs get the width of the letters meant.

use super::run::Run;

/// Takes the surplus of letters out of the runs, chunk by chunk: all of a chunk moves.
pub(crate) fn settle(runs: &mut [Run]) {
    let is_same = |a: &Run, b: &Run| a.owner == b.owner && a.chunk == b.chunk;
    let has_surplus = |run: &Run| run.glyphs.iter().any(|glyph| glyph.surplus != 0.0);
    for chunk in runs.chunk_by_mut(is_same).filter(|chunk| chunk.iter().any(has_surplus)) {
        let mut gone = 0.0;
        for run in chunk.iter_mut() {
            run.shift(-gone);
            gone += close_up(run);
        }
        for run in chunk {
            run.shift(run.anchor * gone);
        }
    }
}

/// Takes out the surplus of a run's own letters. Returns how much that is, in millimetres.
fn close_up(run: &mut Run) -> f64 {
    let along = run.along;
    let mut gone = 0.0;
    for glyph in &mut run.glyphs {
        glyph.ink = glyph.ink.map(|ink| ink.moved(-gone * along.0, -gone * along.1));
        gone += glyph.surplus;
    }
    run.extent.1 -= gone;
    run.pen.1 -= gone;
    gone
}

impl Run {
    /// Moves it along its direction of writing, in millimetres.
    fn shift(&mut self, distance: f64) {
        let (x, y) = (distance * self.along.0, distance * self.along.1);
        for glyph in &mut self.glyphs {
            glyph.ink = glyph.ink.map(|ink| ink.moved(x, y));
        }
        self.extent = (self.extent.0 + distance, self.extent.1 + distance);
        self.pen = (self.pen.0 + distance, self.pen.1 + distance);
    }
}
