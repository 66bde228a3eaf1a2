//! `nutrition-units`: each value in the unit that the circular gives it.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::panels::{Table, judged};
use super::{Check, Facts, Judgement, Problem};
use crate::kind::FieldKind;
use crate::pack::Args;

/// Refuses a nutrient that is stated only in other units: kJ alone, sodium in g.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NutritionUnits {
    units: BTreeMap<String, String>,
}

impl Check for NutritionUnits {
    const ARGS: &'static [&'static str] = &["field", "measured", "required"];

    fn subject(&self) -> Option<FieldKind> {
        Some(FieldKind::Nutrition)
    }

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |tables| {
            Judgement::of(tables.iter().flat_map(|table| self.problems(table, facts)).collect())
        })
    }
}

impl NutritionUnits {
    fn problems(&self, table: &Table<'_>, facts: &Facts<'_>) -> Vec<Problem> {
        let wrong = self.units.iter().filter_map(|(nutrient, unit)| {
            let first = table.row(nutrient)?;
            let mut rows = table.panel.rows.iter().filter(|row| row.key == *nutrient);
            let is_right = rows.any(|row| row.value.unit == *unit);
            (!is_right).then_some((nutrient, &first.value.unit, unit))
        });
        let problem = |(nutrient, found, unit): (&String, &String, &String)| {
            let args = Args::default().with("field", facts.packs.nutrient_name(nutrient));
            Problem::fail(facts.places(table.field), args).measured(found, unit)
        };
        wrong.map(problem).collect()
    }
}
