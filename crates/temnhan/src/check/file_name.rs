//! `file-name`: the label has the product name of the product file.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::{bare, fold, holds_words};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Certainty;

/// Refuses another name than the product file's; a longer or shorter one, and a name that was
/// guessed, need review. Marks are another rule's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileName {}

impl Check for FileName {
    const ARGS: &'static [&'static str] = &["text", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(own) = facts.product.product.name.as_deref() else {
            return Judgement::not_applicable("file-says-nothing");
        };
        let names = facts.fields(FieldKind::ProductName);
        let Some(first) = names.first() else {
            return Judgement::not_applicable("no-such-field");
        };
        let key = |text: &str| -> String { fold(text).chars().map(bare).collect() };
        let (wanted, found) = (key(own), key(&first.value));
        if names.iter().any(|name| key(&name.value) == wanted) {
            return Judgement::Pass;
        }
        let args = Args::default().same("text", &*first.value).same("required", own);
        let places = facts.places(first);
        let partly = holds_words(&wanted, &found) || holds_words(&found, &wanted);
        if partly || first.certainty != Certainty::Certain {
            return Judgement::review(Reason::new("file-name-differs-perhaps").with(args), places);
        }
        Judgement::of(vec![Problem::fail(places, args)])
    }
}
