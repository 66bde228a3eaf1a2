//! `percentages-sum`: the printed shares of a list are no more than the whole.

use serde::Deserialize;

use super::ingredients::{List, lists};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::pack::Args;
use crate::report::{Bound, Ingredient};

/// Refuses shares of one level, of the list or of a part, that add up to more than 100 %; a small
/// excess may come from rounding and needs review. Upper bounds do not count.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PercentagesSum {
    /// The excess that rounding may explain.
    rounding: f64,
}

impl Check for PercentagesSum {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let lists = lists(facts);
        let levels = lists
            .iter()
            .flat_map(|list| levels(list.items).into_iter().map(move |level| (list, level)));
        let sums: Vec<_> = levels.filter_map(|(list, level)| Some((list, sum(level)?))).collect();
        if sums.is_empty() {
            return Judgement::not_applicable("no-percentages");
        }
        Judgement::of(sums.into_iter().filter_map(|(list, sum)| self.problem(list, sum)).collect())
    }
}

impl PercentagesSum {
    fn problem(&self, list: &List<'_>, sum: f64) -> Option<Problem> {
        const WHOLE: f64 = 100.0;
        let excess = sum - WHOLE;
        // Sums of decimal fractions are not exact.
        if excess < 1e-6 {
            return None;
        }
        let shown = format!("{} %", (sum * 100.0).round() / 100.0);
        if excess < self.rounding + 1e-6 {
            let args = Args::default().number("measured", &shown);
            return Some(Problem::review(
                Reason::new("percentages-rounded").with(args),
                list.places.clone(),
            ));
        }
        Some(Problem::fail(list.places.clone(), Args::default()).measured(&shown, "100 %"))
    }
}

/// The items of a list and of each part.
fn levels(items: &[Ingredient]) -> Vec<&[Ingredient]> {
    std::iter::once(items).chain(items.iter().flat_map(|item| levels(&item.parts))).collect()
}

/// The least that the printed shares add up to; `None` where none is printed.
fn sum(level: &[Ingredient]) -> Option<f64> {
    let shares = level.iter().filter_map(|item| {
        let share = item.percent?;
        Some(if item.percent_bound == Some(Bound::AtMost) { 0.0 } else { share })
    });
    shares.reduce(|sum, share| sum + share)
}
