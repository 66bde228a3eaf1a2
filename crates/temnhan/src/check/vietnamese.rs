//! `vietnamese`: mandatory content is there in Vietnamese, with its marks.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::field::Wording;
use crate::kind::FieldKind;
use crate::pack::{Args, Role};

/// Refuses required content that stands only in another language or without its marks. Origin
/// may use the decree's own English phrases.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Vietnamese {}

impl Check for Vietnamese {
    const ARGS: &'static [&'static str] = &["field", "text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let in_vietnamese = |kind: FieldKind| {
            facts.fields.of_kind(kind).any(|field| field.wording == Wording::Vietnamese)
        };
        let faulty = facts.fields.all.iter().filter(|field| {
            let foreign_code = field.role == Some(Role::ForeignCode);
            let asked = facts.is_required(field.kind)
                || (field.kind == FieldKind::Nutrition && facts.group.nutrition);
            asked && !foreign_code && !in_vietnamese(field.kind)
        });
        let problems = faulty.map(|field| {
            let args = Args::default()
                .with("field", facts.packs.kind_name(field.kind))
                .same("text", &*field.text);
            Problem::fail(facts.places(field), args)
        });
        Judgement::of(problems.collect())
    }
}
