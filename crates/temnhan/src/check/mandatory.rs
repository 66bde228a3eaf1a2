//! What the checks of how text is printed share: the runs of mandatory content.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::{Facts, Judgement, Problem, Reason};
use crate::field::Field;
use crate::field::fold::fold;
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::paint::Shown;
use crate::report::{Bilingual, Place};

/// Some mandatory text in one style on one line.
pub(super) struct Piece {
    pub(super) kind: FieldKind,
    /// Its place among the runs of the label.
    pub(super) run: usize,
    pub(super) place: Place,
}

/// Every run that states mandatory content, once, under the first field that it states. What is
/// said twice counts where it is best to read.
pub(super) fn pieces(facts: &Facts<'_>) -> Vec<Piece> {
    let all = facts.fields.all.iter().filter(|field| facts.is_mandatory(field.kind));
    let mut best: BTreeMap<(FieldKind, String), (Legibility, Vec<&Field>)> = BTreeMap::new();
    for field in all.clone() {
        let own = legibility(field, facts);
        let copies = best.entry((field.kind, fold(&field.value))).or_insert((own, Vec::new()));
        match own.partial_cmp(&copies.0) {
            Some(Ordering::Less) => {}
            Some(Ordering::Greater) => *copies = (own, vec![field]),
            _ => copies.1.push(field),
        }
    }
    let best = best.into_values().flat_map(|(_, copies)| copies);
    let best: BTreeSet<*const Field> = best.map(std::ptr::from_ref).collect();
    let is_best = |field: &&Field| best.contains(&std::ptr::from_ref(*field));
    let mut seen = BTreeSet::new();
    let mut pieces: Vec<Piece> = Vec::new();
    for field in all.filter(is_best) {
        for span in &field.spans {
            for (run, _) in facts.label.pieces_of(std::slice::from_ref(span)) {
                if seen.insert(run) {
                    let place = facts.label.place(span.line, &span.chars);
                    pieces.push(Piece { kind: field.kind, run, place });
                }
            }
        }
    }
    pieces
}

/// Whether all of a field lies inside the trim, the least share of its letters that shows, and the
/// least contrast.
type Legibility = (bool, f64, f64);

fn legibility(field: &Field, facts: &Facts<'_>) -> Legibility {
    let trim = facts.label.size.trim_area();
    let mut all = (true, f64::MAX, f64::MAX);
    for (run, _) in facts.label.pieces_of(&field.spans) {
        all.0 &= facts.label.runs[run].ink().inside(&trim) > 0.0;
        let Some(shown) = facts.painted.run(run) else { continue };
        all.1 = all.1.min(shown.share);
        all.2 = all.2.min(shown.contrast.map_or(0.0, |contrast| contrast.worst));
    }
    all
}

/// The mandatory content that only hidden text states, told as one.
pub(super) fn hidden(facts: &Facts<'_>) -> Option<Told<()>> {
    let label = facts.label.hidden.as_deref()?;
    let hidden = facts.fields.hidden.iter().filter(|field| facts.is_mandatory(field.kind));
    let (kinds, places): (Vec<FieldKind>, Vec<Vec<Place>>) =
        hidden.map(|field| (field.kind, label.places_of(field))).unzip();
    let places = places.into_iter().flatten().collect();
    (!kinds.is_empty()).then_some(Told { said: (), kinds, places })
}

/// Judges mandatory text piece by piece: `say` tells what is wrong with one, `problem` tells it of all
/// of which the same is said. Not applicable without any.
pub(super) fn judge<T: PartialEq>(
    facts: &Facts<'_>,
    say: impl Fn(&Piece) -> Option<T>,
    problem: impl Fn(Told<T>) -> Problem,
) -> Judgement {
    let pieces = pieces(facts);
    if pieces.is_empty() {
        return Judgement::not_applicable("no-such-field");
    }
    let said = pieces.into_iter().filter_map(|piece| say(&piece).map(|said| (piece, said)));
    Judgement::of(told_together(said).into_iter().map(problem).collect())
}

/// As [`judge`], by what is printed of each piece; a person looks at those of which that is unknown.
pub(super) fn judge_printed<T: PartialEq>(
    facts: &Facts<'_>,
    say: impl Fn(&Shown) -> Option<T>,
    problem: impl Fn(Told<T>) -> Problem,
) -> Judgement {
    let say = |piece: &Piece| match facts.painted.run(piece.run) {
        Some(shown) => say(shown).map(Some),
        None => Some(None),
    };
    judge(facts, say, |Told { said, kinds, places }| match said {
        Some(said) => problem(Told { said, kinds, places }),
        None => Problem::review(Reason::new("not-painted"), places),
    })
}

/// Pieces that are told as one, and what is said of them.
pub(super) struct Told<T> {
    pub(super) said: T,
    kinds: Vec<FieldKind>,
    pub(super) places: Vec<Place>,
}

/// Joins pieces of which the same is said, in the order of the first of each.
fn told_together<T: PartialEq>(said: impl Iterator<Item = (Piece, T)>) -> Vec<Told<T>> {
    let mut all: Vec<Told<T>> = Vec::new();
    for (Piece { kind, place, .. }, said) in said {
        match all.iter_mut().find(|told| told.said == said) {
            Some(told) => {
                told.kinds.push(kind);
                told.places.extend((!told.places.contains(&place)).then_some(place));
            }
            None => all.push(Told { said, kinds: vec![kind], places: vec![place] }),
        }
    }
    all
}

impl<T> Told<T> {
    /// The names of the fields, to fill `{field}`.
    pub(super) fn args(&self, facts: &Facts<'_>) -> Args {
        let mut kinds = self.kinds.clone();
        kinds.sort_unstable();
        kinds.dedup();
        let names: Vec<Bilingual> = kinds.iter().map(|kind| facts.packs.kind_name(*kind)).collect();
        let join = |of: fn(&Bilingual) -> &str| names.iter().map(of).collect::<Vec<_>>().join(", ");
        Args::default().with("field", Bilingual::new(join(|name| &name.vi), join(|name| &name.en)))
    }
}
