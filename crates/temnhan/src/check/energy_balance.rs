//! `energy-balance`: printed energy against what the nutrients give.

use serde::Deserialize;

use super::panels::{Table, tables};
use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Refuses energy far outside what protein, carbohydrate and fat give. Fibre may stand inside the
/// carbohydrate or beside it, so it widens the band to both sides.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EnergyBalance {
    /// kcal that a gram gives.
    protein: f64,
    carbohydrate: f64,
    fat: f64,
    /// How far the energy may lie off, as a share, and at least in kcal.
    band_share: f64,
    band_kcal: f64,
}

impl Check for EnergyBalance {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let tables = tables(facts);
        let sums: Vec<_> = tables.iter().filter_map(|table| self.sum(table)).collect();
        if sums.is_empty() {
            return Judgement::not_applicable("nutrients-not-all");
        }
        let far = sums.into_iter().filter(|(_, energy, least, most)| {
            let band = |sum: f64| (self.band_share * sum).max(self.band_kcal);
            *energy < least - band(*least) || *energy > most + band(*most)
        });
        let problems = far.map(|(table, energy, least, most)| {
            let found = Problem::fail(facts.places(table.field), Args::default());
            let middle = f64::midpoint(least, most);
            found.measured(&format!("{energy} kcal"), &format!("{middle:.0} kcal"))
        });
        Judgement::of(problems.collect())
    }
}

impl EnergyBalance {
    /// A panel, its energy, and the least and most that its nutrients give; `None` where one of
    /// them is not there as a figure.
    fn sum<'t, 'a>(&self, table: &'t Table<'a>) -> Option<(&'t Table<'a>, f64, f64, f64)> {
        let carbohydrate = table.value("carbohydrate")?;
        let sum = self.protein * table.value("protein")?
            + self.carbohydrate * carbohydrate
            + self.fat * table.value("fat")?;
        let fibre = self.carbohydrate * table.value("fibre").unwrap_or_default();
        let inside = fibre.min(self.carbohydrate * carbohydrate);
        Some((table, table.value("energy")?, sum - inside, sum + fibre))
    }
}
