//! What the checks of how text is printed share: the runs of mandatory content.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

use super::Facts;
use crate::field::Field;
use crate::field::fold::fold;
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::{Bilingual, Place};
use crate::units::RectMm;

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
    let mut best: BTreeMap<(FieldKind, String), Vec<&Field>> = BTreeMap::new();
    for field in all.clone() {
        let copies = best.entry((field.kind, fold(&field.value))).or_default();
        let order = copies
            .first()
            .and_then(|known| legibility(field, facts).partial_cmp(&legibility(known, facts)));
        match order {
            Some(Ordering::Less) => {}
            Some(Ordering::Greater) => *copies = vec![field],
            _ => copies.push(field),
        }
    }
    let best: BTreeSet<*const Field> =
        best.into_values().flatten().map(std::ptr::from_ref).collect();
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
fn legibility(field: &Field, facts: &Facts<'_>) -> (bool, f64, f64) {
    let size = &facts.label.size;
    let trim = RectMm { x: 0.0, y: 0.0, width: size.width, height: size.height };
    let mut all = (true, f64::MAX, f64::MAX);
    for (run, _) in facts.label.pieces_of(&field.spans) {
        all.0 &= facts.label.runs[run].ink().inside(&trim) > 0.0;
        let Some(shown) = facts.painted.run(run) else { continue };
        all.1 = all.1.min(shown.share);
        all.2 = all.2.min(shown.contrast.map_or(0.0, |contrast| contrast.worst));
    }
    all
}

/// Pieces that are told as one, and what is said of them.
pub(super) struct Told<T> {
    pub(super) said: T,
    kinds: Vec<FieldKind>,
    pub(super) places: Vec<Place>,
}

/// Joins pieces of which the same is said, in the order of the first of each.
pub(super) fn told_together<T: PartialEq>(said: impl Iterator<Item = (Piece, T)>) -> Vec<Told<T>> {
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
