//! What the checks of nutrition panels share.

use super::{Facts, Judgement};
use crate::field::nutrition::{Panel, Row};
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::Dimension;

/// A panel with its field.
pub(super) struct Table<'a> {
    pub(super) field: &'a Field,
    pub(super) panel: &'a Panel,
}

/// The panels of a label that hold any row.
pub(super) fn tables<'a>(facts: &Facts<'a>) -> Vec<Table<'a>> {
    let table = |field: &'a Field| match &field.detail {
        Detail::Nutrition(panel) if !panel.rows.is_empty() => Some(Table { field, panel }),
        _ => None,
    };
    facts.fields.of_kind(FieldKind::Nutrition).filter_map(table).collect()
}

/// The judgement of a label's panels; not applicable to one without any.
pub(super) fn judged<'a>(
    facts: &Facts<'a>,
    judge: impl FnOnce(&[Table<'a>]) -> Judgement,
) -> Judgement {
    let tables = tables(facts);
    if tables.is_empty() {
        return Judgement::not_applicable("no-nutrition-panel");
    }
    judge(&tables)
}

impl<'a> Table<'a> {
    /// The first row of a nutrient.
    pub(super) fn row(&self, nutrient: &str) -> Option<&'a Row> {
        self.panel.rows.iter().find(|row| row.key == nutrient)
    }

    /// The value of a nutrient in grams, or in kcal where it is energy; `None` where it is not
    /// printed, can be read two ways or is only a bound.
    pub(super) fn value(&self, nutrient: &str) -> Option<f64> {
        let mut rows = self.panel.rows.iter().filter(|row| row.key == nutrient);
        rows.find_map(|row| in_base(row).filter(|_| !row.value.less_than))
    }

    /// The mass in grams that the values are for; `None` for a volume, or where it is not said.
    pub(super) fn mass(&self, facts: &Facts<'_>) -> Option<f64> {
        let amount = self.panel.basis.as_ref()?.amount.as_ref()?;
        let units = &facts.packs.lexicon.units;
        let is_mass = units[amount.unit_index].dimension == Dimension::Mass;
        amount.in_base(units).filter(|_| is_mass)
    }
}

/// The value of a row in grams, or in kcal.
pub(super) fn in_base(row: &Row) -> Option<f64> {
    match row.value.unit.as_str() {
        "g" | "kcal" => row.value.amount,
        "mg" => row.value.amount.map(|amount| amount / 1000.0),
        _ => None,
    }
}
