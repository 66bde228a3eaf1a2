//! `foreign-smaller`: words in another language are no larger than the Vietnamese ones.

use serde::Deserialize;

use super::heights::{Bounds, GRAIN, Letter};
use super::name_largest::tallest;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::fold;
use crate::field::{Field, Wording};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Severity;

/// Compares the capitals of each kind's statements in the two languages, the largest of each, or
/// those of each foreign statement with the largest Vietnamese one of the label, which only warns.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ForeignSmaller {
    compares: Compared,
    /// The decree's English phrases of origin.
    origins: Vec<String>,
}

/// What a foreign statement may not be larger than.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Compared {
    /// The Vietnamese statement of its kind.
    Item,
    /// The largest Vietnamese statement.
    Label,
}

impl Check for ForeignSmaller {
    const ARGS: &'static [&'static str] = &["field", "text", "measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let mut pairs = pairs(facts, &self.origins);
        if self.compares == Compared::Label {
            let all: Vec<&Field> = vietnamese(facts, &self.origins).collect();
            for (_, own) in &mut pairs {
                own.clone_from(&all);
            }
        }
        if pairs.is_empty() {
            return Judgement::not_applicable("no-foreign-text");
        }
        let problems = pairs.into_iter().filter_map(|(foreign, own)| {
            let height = |field: &Field| tallest(field, Letter::Capital, facts);
            let own = own.iter().map(|field| height(field)).reduce(Bounds::max)?;
            let other = height(foreign);
            let args = Args::default()
                .with("field", facts.packs.kind_name(foreign.kind))
                .same("text", &*foreign.text);
            let places = facts.places(foreign);
            if other.low > own.high + GRAIN {
                let problem = Problem::fail(places, args).measured(&other.text(), &own.text());
                Some(match self.compares {
                    Compared::Item => problem,
                    Compared::Label => problem.graded(Severity::Warning),
                })
            } else if other.high > own.low + GRAIN {
                let args = args.number("measured", &other.text()).number("required", &own.text());
                Some(Problem::review(Reason::new("foreign-larger-perhaps").with(args), places))
            } else {
                None
            }
        });
        Judgement::of(problems.collect())
    }
}

/// Foreign statements, each with those of its kind in Vietnamese.
pub(super) fn pairs<'a>(facts: &Facts<'a>, origins: &[String]) -> Vec<(&'a Field, Vec<&'a Field>)> {
    let own = |kind: FieldKind| -> Vec<&'a Field> {
        vietnamese(facts, origins).filter(|field| field.kind == kind).collect()
    };
    let foreign = facts.fields.all.iter().filter(|field| is_foreign(field, origins));
    let pairs = foreign.map(|field| (field, own(field.kind)));
    pairs.filter(|(_, own)| !own.is_empty()).collect()
}

fn vietnamese<'a>(facts: &Facts<'a>, origins: &[String]) -> impl Iterator<Item = &'a Field> {
    let all = facts.fields.all.iter();
    all.filter(|field| field.wording == Wording::Vietnamese && !is_foreign(field, origins))
}

fn is_foreign(field: &Field, origins: &[String]) -> bool {
    let text = fold(&field.text);
    field.wording == Wording::Foreign
        || field.kind == FieldKind::Origin
            && origins.iter().any(|phrase| text.starts_with(phrase.as_str()))
}
