//! `nutrition-basis`: what the values of a panel are for.

use serde::Deserialize;

use super::panels::{Table, judged};
use super::{Check, Facts, Judgement, Reason};
use crate::field::fold::{find_words, fold};
use crate::kind::FieldKind;

/// Requires 100 g, 100 ml or a serving; a serving without its size and without the number of
/// portions needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NutritionBasis {
    /// Words that announce a number: "số khẩu phần: 5".
    counts: Vec<String>,
}

impl Check for NutritionBasis {
    const ARGS: &'static [&'static str] = &[];

    fn subject(&self) -> Option<FieldKind> {
        Some(FieldKind::Nutrition)
    }

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judged(facts, |tables| self.judge(tables, facts))
    }
}

impl NutritionBasis {
    fn judge(&self, tables: &[Table<'_>], facts: &Facts<'_>) -> Judgement {
        if tables.iter().all(|table| table.panel.basis.is_none()) {
            return Judgement::Absent;
        }
        let is_open = |table: &&Table<'_>| {
            table.panel.basis.as_ref().is_some_and(|basis| basis.serving && basis.amount.is_none())
        };
        match tables.iter().find(is_open) {
            Some(table) if !self.counts_servings(facts) => {
                Judgement::review(Reason::new("serving-undefined"), facts.places(table.field))
            }
            _ => Judgement::Pass,
        }
    }

    /// Whether a line of the label gives a number of servings.
    fn counts_servings(&self, facts: &Facts<'_>) -> bool {
        let servings = &facts.packs.lexicon.words.nutrition_basis.serving;
        facts.label.lines.iter().any(|line| {
            let folded = fold(&line.text);
            let found = servings.iter().filter_map(|word| {
                let at = find_words(&folded, word)?;
                Some((folded[..at].trim_end(), &folded[at + word.len()..]))
            });
            found.into_iter().any(|(before, after)| self.counts(before, after))
        })
    }

    /// Whether a number of servings stands around the word.
    fn counts(&self, before: &str, after: &str) -> bool {
        let is_figure = |c: char| c.is_ascii_digit();
        let announced = self.counts.iter().any(|word| before.ends_with(word.as_str()));
        before.ends_with(is_figure) || announced && after.contains(is_figure)
    }
}
