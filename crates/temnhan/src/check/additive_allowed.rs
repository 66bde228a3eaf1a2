//! `additive-allowed`: no substance that is forbidden in food.

use serde::Deserialize;

use super::ingredients::{judge_items, named};
use super::{Check, Facts, Judgement, Problem};
use crate::pack::{Args, Status};

/// Refuses substances that are named as forbidden, by number or by any name.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AdditiveAllowed {}

impl Check for AdditiveAllowed {
    const ARGS: &'static [&'static str] = &["text", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let additives = &facts.packs.substances.additives;
        judge_items(facts, |item, list| {
            let numbers = [item.ins.as_deref(), item.named_ins.as_deref()];
            let mut rows = numbers.into_iter().flatten().filter_map(|ins| additives.numbered(ins));
            let row = rows.find(|row| row.status == Status::Banned)?;
            let args = Args::default()
                .same("text", named(item))
                .same("other", format!("{} (INS {})", row.vi, row.ins));
            Some(Problem::fail(list.places.clone(), args))
        })
    }
}
