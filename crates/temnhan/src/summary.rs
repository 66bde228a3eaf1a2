//! A field as the report shows it.

use crate::check::Facts;
use crate::field::Field;
use crate::report::FieldReport;
use crate::units::Mm;

/// The field's text, places and smallest letter heights; with a missing face, bounds.
pub(crate) fn field_report(field: &Field, facts: &Facts<'_>) -> FieldReport {
    let runs = facts.label.runs_of(&field.spans);
    let heights = |share: fn(crate::label::face::Heights) -> f64| {
        let all = runs.iter().map(|(run, _)| run.heights.map(|heights| run.em * share(heights)));
        let smallest = all.reduce(|a, b| Some(a?.min(b?)));
        smallest.flatten().map(Mm)
    };
    let (x, cap) = (heights(|heights| heights.x), heights(|heights| heights.cap));
    let [low, high] = facts.packs.measure.missing_face.small_letter;
    let ems = runs.iter().map(|(run, _)| run.em);
    let em = ems.fold(f64::INFINITY, f64::min);
    FieldReport {
        kind: field.kind,
        value: Some(field.value.clone()).filter(|value| !value.is_empty()),
        text: field.text.clone(),
        certainty: field.certainty,
        source: field.source,
        x_height_mm: x,
        cap_height_mm: cap,
        height_range_mm: x.is_none().then_some([Mm(em * low), Mm(em * high)]),
        contrast: None,
        places: facts.places(field),
    }
}
