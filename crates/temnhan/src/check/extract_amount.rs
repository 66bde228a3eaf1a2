//! `extract-amount`: an extract in the product name has its amount.

use serde::Deserialize;

use super::amounts::is_stated;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::{find_words, fold};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::{Certainty, Severity};

/// Refuses "chiết xuất", "tinh chất" in the name without an amount of the extract or of what it is
/// made from; "cao …" is a warning.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ExtractAmount {
    extracts: Vec<String>,
    /// Words at the beginning of a name that mean an extract, unless one of these follows.
    thick: Vec<String>,
    unless: Vec<String>,
    /// Words between the extract and what it is from.
    fillers: Vec<String>,
}

impl Check for ExtractAmount {
    const ARGS: &'static [&'static str] = &["text", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let names = facts.fields(FieldKind::ProductName);
        let Some(name) = names.first() else {
            return Judgement::not_applicable("no-such-field");
        };
        let folded = fold(&name.value);
        let Some((extract, from, severity)) = self.extract(&folded) else {
            return Judgement::Pass;
        };
        if is_stated(facts, extract) || !from.is_empty() && is_stated(facts, from) {
            return Judgement::Pass;
        }
        let places = facts.places(name);
        let said = format!("{extract} {from}");
        let args = Args::default().same("text", said.trim()).same("other", &*name.value);
        if name.certainty != Certainty::Certain {
            return Judgement::review(Reason::new("named-perhaps").with(args), places);
        }
        Judgement::of(vec![Problem::fail(places, args).graded(severity)])
    }
}

impl ExtractAmount {
    /// The word of the extract in a folded name, what it is from, and how grave its lack is.
    fn extract<'a>(&'a self, name: &'a str) -> Option<(&'a str, &'a str, Severity)> {
        let from = |at: usize, word: &str| {
            let rest = name[at + word.len()..].trim_start();
            let filler = self.fillers.iter().find_map(|filler| {
                rest.strip_prefix(filler.as_str()).filter(|rest| rest.starts_with(' '))
            });
            let rest = filler.unwrap_or(rest).trim_start();
            rest.split([',', '(', '-', '–', '&']).next().unwrap_or(rest).trim()
        };
        let named = self.extracts.iter().find_map(|word| {
            find_words(name, word).map(|at| (word.as_str(), from(at, word), Severity::Error))
        });
        named.or_else(|| {
            let word = self.thick.iter().find(|word| {
                name.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' '))
            })?;
            let from = from(0, word);
            let is_other = self.unless.iter().any(|other| from.starts_with(other.as_str()));
            (!is_other).then_some((word.as_str(), from, Severity::Warning))
        })
    }
}
