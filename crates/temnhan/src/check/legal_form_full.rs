//! `legal-form-full`: "Công ty", not "Cty".

use serde::Deserialize;

use super::party_roles::parties;
use super::{Check, Facts, Judgement, Problem};
use crate::field::fold::{find_words, fold};
use crate::pack::Args;
use crate::report::Severity;

/// Refuses abbreviated legal forms in the name of a party: as an error for some groups, whose law
/// asks for the name in full.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct LegalFormFull {
    strict_groups: Vec<String>,
    #[serde(rename = "form")]
    forms: Vec<Form>,
}

/// A short form and what it stands for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Form {
    short: String,
    full: String,
}

impl Check for LegalFormFull {
    const ARGS: &'static [&'static str] = &["text", "suggested"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let parties = parties(facts);
        if parties.is_empty() {
            return Judgement::not_applicable("no-such-field");
        }
        let strict = self.strict_groups.contains(&facts.group.id);
        let problems = parties.into_iter().filter_map(|field| {
            let name = fold(&field.value);
            let form = self.forms.iter().find(|form| find_words(&name, &form.short).is_some())?;
            let args = Args::default().same("text", &*field.value).same("suggested", &*form.full);
            let problem = Problem::fail(facts.places(field), args);
            Some(if strict { problem.graded(Severity::Error) } else { problem })
        });
        Judgement::of(problems.collect())
    }
}
