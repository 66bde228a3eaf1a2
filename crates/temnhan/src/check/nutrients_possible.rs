//! `nutrients-possible`: parts that are not more than the whole.

use serde::Deserialize;

use super::panels::{Table, in_base, judged};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::nutrition::Row;
use crate::kind::FieldKind;
use crate::pack::Args;

/// Refuses nutrients that together weigh more than the food, and a part that is more than its
/// whole. Values in a volume are not summed, for its mass is not known.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NutrientsPossible {
    /// The nutrients that are summed.
    summed: Vec<String>,
    /// How much of the food they may be by rounding.
    most_share: f64,
    /// A nutrient, and the one of which it is a part.
    parts: Vec<[String; 2]>,
}

impl Check for NutrientsPossible {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn subject(&self) -> Option<FieldKind> {
        Some(FieldKind::Nutrition)
    }

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |tables| {
            let problems = tables.iter().flat_map(|table| {
                self.too_heavy(table, facts).into_iter().chain(self.too_large(table, facts))
            });
            Judgement::of(problems.collect())
        })
    }
}

impl NutrientsPossible {
    fn too_heavy(&self, table: &Table<'_>, facts: &Facts<'_>) -> Option<Problem> {
        let mass = table.mass(facts)?;
        let sum: f64 = self.summed.iter().filter_map(|nutrient| table.value(nutrient)).sum();
        (sum > self.most_share * mass).then(|| {
            let problem = Problem::fail(facts.places(table.field), Args::default());
            problem.measured(&format!("{sum:.1} g"), &format!("{mass} g"))
        })
    }

    fn too_large(&self, table: &Table<'_>, facts: &Facts<'_>) -> Vec<Problem> {
        let pairs = self.parts.iter().filter_map(|[part, whole]| {
            let (part, whole) = (table.row(part)?, table.row(whole)?);
            is_more(part, whole).then_some((part, whole))
        });
        let problem = |(part, whole): (&Row, &Row)| {
            let name = |row: &Row| facts.packs.nutrient_name(&row.key);
            let printed = |row: &Row| {
                let amount = row.value.amount.map(|amount| amount.to_string()).unwrap_or_default();
                format!("{amount} {}", row.value.unit)
            };
            let args = Args::default()
                .with("field", name(part))
                .with("other", name(whole))
                .number("measured", &printed(part))
                .number("required", &printed(whole));
            let reason = Reason::new("nutrient-part-larger").with(args);
            let problem = Problem::fail_as(reason, facts.places(table.field));
            problem.measured(&printed(part), &format!("≤ {}", printed(whole)))
        };
        pairs.map(problem).collect()
    }
}

/// Whether a part is printed with more than its whole, compared at the coarser rounding of both.
fn is_more(part: &Row, whole: &Row) -> bool {
    if part.value.less_than || whole.value.less_than || part.value.unit != whole.value.unit {
        return in_base(part).zip(in_base(whole)).is_some_and(|(part_g, whole_g)| {
            !part.value.less_than && !whole.value.less_than && part_g > whole_g
        });
    }
    let places = part.value.decimals.min(whole.value.decimals).min(6);
    let scale = [1.0, 10.0, 1e2, 1e3, 1e4, 1e5, 1e6][places];
    let rounded = |row: &Row| row.value.amount.map(|amount| (amount * scale).round());
    rounded(part).zip(rounded(whole)).is_some_and(|(part, whole)| part > whole)
}
