//! `content-uncovered`: codes, awards and marks keep off mandatory text.

use serde::Deserialize;

use super::mandatory::{Piece, judge};
use super::{Check, Facts, Judgement, Problem};
use crate::report::Place;
use crate::units::RectMm;

/// Judges tagged extras and the codes found by their boxes. Text inside a tagged extra is its own.
/// Leaves out text of which less than `shown` shows: that is hidden.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ContentUncovered {
    extras: Vec<String>,
    /// Share of a text's box that an extra may touch.
    overlap: f64,
    shown: f64,
}

impl Check for ContentUncovered {
    const ARGS: &'static [&'static str] = &["field", "measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let extras = self.extras(facts);
        if extras.is_empty() {
            return Judgement::not_applicable("no-extra");
        }
        let say = |piece: &Piece| {
            let extra = extras.iter().find(|extra| self.touches(facts, extra, piece))?;
            Some(extra.place.clone())
        };
        judge(facts, say, |told| {
            let args = told.args(facts);
            Problem::fail(told.places.into_iter().chain([told.said]).collect(), args)
        })
    }
}

/// Something that the law does not ask for.
struct Extra<'a> {
    /// Its tag, where it has one.
    tag: Option<&'a str>,
    place: Place,
}

impl ContentUncovered {
    fn extras<'a>(&self, facts: &'a Facts<'_>) -> Vec<Extra<'a>> {
        let tagged = facts.label.areas.iter().filter(|area| self.extras.contains(&area.tagged.tag));
        let tagged = tagged.map(|area| Extra { tag: Some(&area.tagged.tag), place: area.place() });
        let found = facts.codes.iter().map(|code| Extra {
            tag: None,
            place: Place { area_mm: code.area_mm, element: None, line: None, column: None },
        });
        tagged.chain(found).collect()
    }

    fn touches(&self, facts: &Facts<'_>, extra: &Extra<'_>, piece: &Piece) -> bool {
        let run = &facts.label.runs[piece.run];
        let own_tag = run.mark.and_then(|mark| facts.label.marks[mark].tag.as_deref());
        let is_its_own = extra.tag.is_some() && own_tag == extra.tag;
        let is_hidden = facts.painted.run(piece.run).is_some_and(|shown| shown.share < self.shown);
        let ink: RectMm = run.ink();
        !is_its_own
            && !is_hidden
            && extra.place.area_mm.overlap(&ink) > self.overlap * ink.area().max(1e-6)
    }
}
