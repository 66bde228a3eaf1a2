//! `class-qualified`: a class goes with one of the law's words on where it comes from.

use serde::Deserialize;

use super::ingredients::{judge_items, named};
use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Refuses items of some classes without "tự nhiên", "giống tự nhiên", "tổng hợp" or "nhân tạo".
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ClassQualified {
    classes: Vec<String>,
}

impl Check for ClassQualified {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        judge_items(facts, |item, list| {
            let asked = item.classes.iter().any(|class| self.classes.contains(class));
            let bare = asked && item.qualifiers.is_empty();
            bare.then(|| {
                let args = Args::default().same("text", named(item));
                Problem::fail(list.places.clone(), args)
            })
        })
    }
}
