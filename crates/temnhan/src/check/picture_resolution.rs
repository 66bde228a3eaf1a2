//! `picture-resolution`: placed pictures have enough pixels for their printed size.

use serde::Deserialize;

use super::text_height::undecided;
use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Counts pixels an inch as printed, along the side that has fewer. Ignores pictures smaller than
/// `least_side_mm`, which are specks of a pattern or a shadow.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PictureResolution {
    least_ppi: f64,
    least_side_mm: f64,
}

impl Check for PictureResolution {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let pictures = facts.label.pictures.iter();
        let mut large = pictures
            .filter(|picture| {
                let area = &picture.place.area_mm;
                area.width.max(area.height) >= self.least_side_mm
            })
            .peekable();
        if large.peek().is_none() {
            return Judgement::not_applicable("no-picture");
        }
        let limit = format!("{:.0} ppi", self.least_ppi);
        let coarse = large.filter(|picture| picture.ppi < self.least_ppi - 0.5);
        let problems = coarse.map(|picture| {
            let measured = format!("{:.0} ppi", picture.ppi);
            let places = vec![picture.place.clone()];
            if facts.size_is_assumed() {
                return undecided(facts, places, &measured, &format!("≥ {limit}"));
            }
            Problem::fail(places, Args::default()).measured(&measured, &format!("≥ {limit}"))
        });
        Judgement::of(problems.collect())
    }
}
