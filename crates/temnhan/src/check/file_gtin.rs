//! `file-gtin`: the printed GTIN is the product file's.

use serde::Deserialize;

use super::gtin::{digits, is_same, printed};
use super::{Check, Facts, Judgement, Problem};
use crate::pack::Args;

/// Refuses a printed GTIN that is not the product file's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileGtin {
    /// Words before a printed GTIN.
    headings: Vec<String>,
}

impl Check for FileGtin {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(own) = facts.product.product.gtin.as_deref() else {
            return Judgement::not_applicable("file-says-nothing");
        };
        let printed = printed(facts, &self.headings);
        if printed.is_empty() {
            return Judgement::not_applicable("no-gtin");
        }
        let wanted = digits(own).unwrap_or_default();
        let others = printed.into_iter().filter(|found| !is_same(&found.digits, &wanted));
        let problems = others.map(|found| {
            let args = Args::default().same("measured", found.digits).same("required", own);
            Problem::fail(vec![found.place], args)
        });
        Judgement::of(problems.collect())
    }
}
