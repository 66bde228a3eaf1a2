//! `multipack-whole`: a pack of packs tells the total, the count and the quantity of one.

use serde::Deserialize;

use super::quantities_agree::is_same;
use super::quantity_unit::quantities;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::fold;
use crate::field::multiple::Multiple;
use crate::field::net_quantity::NetQuantity;
use crate::field::{Field, Wording};
use crate::pack::{Args, Role, Unit};

/// Refuses several packs in one without their total, or without the quantity of one. Pieces that
/// are no packs ("10 cái bánh") may go without. A total in another place counts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MultipackWhole {
    /// Words of what is a pack by itself.
    packs: Vec<String>,
}

type Stated<'a> = (&'a Field, &'a NetQuantity);

impl Check for MultipackWhole {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mut stated = quantities(facts);
        stated.retain(|(field, _)| {
            field.wording != Wording::Foreign && field.role != Some(Role::Drained)
        });
        let several = |net: &&NetQuantity| net.multiple.as_ref().is_some_and(|m| m.count > 1);
        let packs: Vec<Stated<'_>> =
            stated.iter().filter(|(_, net)| several(net)).copied().collect();
        if packs.is_empty() {
            return Judgement::not_applicable("no-multipack");
        }
        let problems = packs.into_iter().filter_map(|pack| self.problem(pack, &stated, facts));
        Judgement::of(problems.collect())
    }
}

impl MultipackWhole {
    fn problem(
        &self,
        (field, net): Stated<'_>,
        stated: &[Stated<'_>],
        facts: &Facts<'_>,
    ) -> Option<Problem> {
        let multiple = net.multiple.as_ref()?;
        let places = facts.places(field);
        let Some(each) = &multiple.each else {
            let counted = multiple.of.as_deref().map(fold)?;
            let reason = Reason::about("multipack-item-unstated", &field.value);
            let told_elsewhere = stated.iter().any(|(_, other)| {
                other.multiple.as_ref().is_some_and(|other| other.each.is_some())
            });
            let lacks = self.packs.contains(&counted) && !told_elsewhere;
            return lacks.then(|| Problem::fail_as(reason, places));
        };
        if multiple.has_total {
            return None;
        }
        let units = &facts.packs.lexicon.units;
        if stated.iter().any(|(_, other)| is_total(other, multiple, units)) {
            return None;
        }
        let of_one = |(other, net): &Stated<'_>| {
            !std::ptr::eq(*other, field) && net.nominal.in_base(units) == each.in_base(units)
        };
        if stated.iter().any(of_one) {
            let reason = Reason::about("multipack-of-cartons", &field.text);
            return Some(Problem::review(reason, places));
        }
        Some(Problem::fail(places, Args::default().same("text", &*field.value)))
    }
}

/// Whether a statement is the total of some items.
fn is_total(net: &NetQuantity, multiple: &Multiple, units: &[Unit]) -> bool {
    let (total, sum) = (net.nominal.in_base(units), multiple.total_in_base(units));
    total.zip(sum).is_some_and(|(total, sum)| is_same(total, sum))
}
