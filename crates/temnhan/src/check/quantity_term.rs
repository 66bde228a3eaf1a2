//! `quantity-term`: the words before the net quantity are those of the law.

use serde::Deserialize;

use super::quantity_unit::quantities;
use super::{Check, Facts, Judgement, Problem, Reason, heading};
use crate::field::Wording;
use crate::field::fold::fold;
use crate::kind::FieldKind;
use crate::pack::{Args, Dimension};

/// Refuses terms that the annex does not list, and those of mass before a volume or the reverse. A
/// volume of what its name calls solid needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuantityTerm {
    unlisted: Vec<String>,
    /// What to write before a mass, and before a volume.
    usual_mass: String,
    usual_volume: String,
    mass: Vec<String>,
    volume: Vec<String>,
    /// First words of names of solids.
    solids: Vec<String>,
}

impl Check for QuantityTerm {
    const ARGS: &'static [&'static str] = &["text", "suggested"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mut quantities = quantities(facts);
        quantities.retain(|(field, _)| field.wording != Wording::Foreign);
        if quantities.is_empty() {
            return Judgement::not_applicable("no-quantity");
        }
        let mut problems = Vec::new();
        for (field, net) in quantities {
            let dimension = facts.packs.lexicon.units[net.nominal.unit_index].dimension;
            let suggested = match dimension {
                Dimension::Mass => &self.usual_mass,
                Dimension::Volume => &self.usual_volume,
                _ => continue,
            };
            let (Some(printed), Some(key)) = (heading::printed(field), heading::key(field)) else {
                continue;
            };
            let args = || Args::default().same("text", printed).same("suggested", suggested);
            let is_one = |terms: &[String]| terms.contains(&key);
            let of_other = match dimension {
                Dimension::Mass => is_one(&self.volume) && !is_one(&self.mass),
                _ => is_one(&self.mass) && !is_one(&self.volume),
            };
            let places = facts.places(field);
            if is_one(&self.unlisted) {
                problems.push(Problem::fail(places, args()));
            } else if of_other {
                let reason = Reason::new("quantity-term-of-other").with(args());
                let problem = Problem::fail_as(reason, places);
                problems.push(Problem { args: args(), ..problem });
            } else if dimension == Dimension::Volume && self.is_solid(facts) {
                problems.push(Problem::review(Reason::about("quantity-of-solid", printed), places));
            }
        }
        Judgement::of(problems)
    }
}

impl QuantityTerm {
    fn is_solid(&self, facts: &Facts<'_>) -> bool {
        let names = facts.fields.of_kind(FieldKind::ProductName);
        names.map(|name| fold(&name.value)).any(|name| {
            let first = name.split(' ').next().unwrap_or_default();
            self.solids.iter().any(|solid| solid == first)
        })
    }
}
