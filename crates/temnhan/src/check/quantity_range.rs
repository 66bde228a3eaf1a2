//! `quantity-range`: the unit fits the amount.

use serde::Deserialize;

use super::quantity_unit::quantities;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::quantity::{Quantity, Spelling};
use crate::pack::{Args, Dimension, Unit};

/// Refuses amounts outside the range of their unit: "1500 g", "0,5 kg", "1000 ml". A number that
/// can be read two ways needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuantityRange {}

impl Check for QuantityRange {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let quantities = quantities(facts);
        if quantities.is_empty() {
            return Judgement::not_applicable("no-quantity");
        }
        let units = &facts.packs.lexicon.units;
        let mut problems = Vec::new();
        for (field, net) in quantities {
            let found = &net.nominal;
            let places = facts.places(field);
            let Some(amount) = found.amount else {
                let reason = Reason::about("quantity-unclear", &found.text());
                problems.push(Problem::review(reason, places));
                continue;
            };
            if found.spelling != Spelling::NotLegal && !fits(&units[found.unit_index], amount) {
                let right = rewritten(found, units).unwrap_or_default();
                let problem = Problem::fail(places, Args::default());
                problems.push(problem.measured(&found.text(), &right));
            }
        }
        Judgement::of(problems)
    }
}

fn fits(unit: &Unit, amount: f64) -> bool {
    unit.range.from.is_none_or(|from| amount >= from)
        && unit.range.below.is_none_or(|below| amount < below)
}

/// The same amount in the unit it belongs in: `1.5 kg`.
fn rewritten(found: &Quantity, units: &[Unit]) -> Option<String> {
    let base = found.in_base(units)?;
    let dimension = units[found.unit_index].dimension;
    let same = |unit: &&Unit| unit.dimension == dimension && fits(unit, base / unit.base);
    let plain = |unit: &&Unit| unit.dimension != Dimension::Volume || unit.symbols[0] != "cl";
    let unit = units.iter().filter(same).find(plain)?;
    let amount = format!("{:.3}", base / unit.base);
    let amount = amount.trim_end_matches('0').trim_end_matches('.');
    Some(format!("{amount} {}", unit.symbols[0]))
}
