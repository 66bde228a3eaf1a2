//! `reference-values`: printed shares of the daily reference.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::panels::{Table, in_base, tables};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::nutrition::Row;
use crate::pack::Args;

/// Compares each printed per cent with its value over the reference. Shares that all lie off by
/// one factor may be those of another column, and a share that equals the grams in 100 g may be
/// one of mass: both need review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ReferenceValues {
    /// By nutrient, in grams; energy in kcal.
    references: BTreeMap<String, f64>,
    /// How far a printed share may lie off by rounding: percentage points, and as a share of it.
    tolerance_points: f64,
    tolerance_share: f64,
}

/// A printed share and what it should be.
struct Share<'a> {
    row: &'a Row,
    printed: f64,
    right: f64,
}

impl Check for ReferenceValues {
    const ARGS: &'static [&'static str] = &["field", "measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let tables = tables(facts);
        let mut problems = Vec::new();
        let mut is_any = false;
        for table in &tables {
            let shares = self.shares(table);
            is_any |= !shares.is_empty();
            problems.extend(self.problems(table, &shares, facts));
        }
        if is_any {
            Judgement::of(problems)
        } else {
            Judgement::not_applicable("no-reference-shares")
        }
    }
}

impl ReferenceValues {
    fn shares<'a>(&self, table: &Table<'a>) -> Vec<Share<'a>> {
        let share = |row: &'a Row| {
            let reference = self.references.get(&row.key)?;
            let value = in_base(row).filter(|_| !row.value.less_than)?;
            Some(Share { row, printed: row.percent?, right: value / reference * 100.0 })
        };
        table.panel.rows.iter().filter_map(share).collect()
    }

    fn fits(&self, printed: f64, right: f64) -> bool {
        (printed - right).abs() <= self.tolerance_points.max(self.tolerance_share * right)
    }

    fn problems(&self, table: &Table<'_>, shares: &[Share<'_>], facts: &Facts<'_>) -> Vec<Problem> {
        let wrong: Vec<&Share<'_>> =
            shares.iter().filter(|share| !self.fits(share.printed, share.right)).collect();
        if wrong.is_empty() {
            return Vec::new();
        }
        let doubt = if self.are_of_one_factor(shares) {
            Some("reference-other-column")
        } else if table.mass(facts) == Some(100.0) && wrong.iter().all(|share| is_mass_share(share))
        {
            Some("reference-mass-share")
        } else {
            None
        };
        if let Some(key) = doubt {
            return vec![Problem::review(Reason::new(key), facts.places(table.field))];
        }
        let problem = |share: &&Share<'_>| {
            let args = Args::default().with("field", facts.packs.nutrient_name(&share.row.key));
            let (printed, right) =
                (format!("{} %", share.printed), format!("{:.0} %", share.right));
            Problem::fail(facts.places(table.field), args).measured(&printed, &right)
        };
        wrong.iter().map(problem).collect()
    }

    /// Whether at least three shares lie off by one factor that is not one.
    fn are_of_one_factor(&self, shares: &[Share<'_>]) -> bool {
        const FEWEST: usize = 3;
        let Some(largest) = shares.iter().max_by(|a, b| a.right.total_cmp(&b.right)) else {
            return false;
        };
        let factor = largest.printed / largest.right;
        shares.len() >= FEWEST
            && !self.fits(largest.printed, largest.right)
            && shares.iter().all(|share| self.fits(share.printed, share.right * factor))
    }
}

/// "62,0 g (62 %)": grams in 100 g.
fn is_mass_share(share: &Share<'_>) -> bool {
    share.row.value.unit == "g" && share.row.value.amount == Some(share.printed)
}
