//! A field as the report shows it.

use crate::check::heights::{Bounds, Letter};
use crate::field::Field;
use crate::label::Label;
use crate::pack::Packs;
use crate::paint::Painted;
use crate::report::FieldReport;
use crate::units::Mm;
use crate::values;

/// The field's text, places and smallest letter heights; with a missing face, bounds.
pub(crate) fn field_report(
    field: &Field,
    label: &Label,
    painted: &Painted,
    packs: &Packs,
) -> FieldReport {
    let runs: Vec<usize> = label.pieces_of(&field.spans).map(|(run, _)| run).collect();
    let smallest = |letter| {
        let all = runs.iter().map(|&run| Bounds::of(&label.runs[run], letter, &packs.measure));
        all.reduce(Bounds::min)
    };
    let exact = |bounds: Bounds| bounds.is_exact().then_some(Mm(bounds.low));
    let (small, capital) = (smallest(Letter::Small), smallest(Letter::Capital));
    let contrasts = runs.iter().filter_map(|&run| painted.run(run)?.contrast);
    FieldReport {
        kind: field.kind,
        value: Some(field.value.clone()).filter(|value| !value.is_empty()),
        parts: values::parts(field, &packs.lexicon),
        text: field.text.clone(),
        certainty: field.certainty,
        source: field.source,
        basis: field.basis,
        language: field.language(),
        x_height_mm: small.and_then(exact),
        cap_height_mm: capital.and_then(exact),
        height_range_mm: small
            .filter(|small| !small.is_exact())
            .map(|small| [Mm(small.low), Mm(small.high)]),
        contrast: contrasts.map(|contrast| contrast.worst).min_by(f64::total_cmp),
        places: label.places_of(field),
    }
}
