//! `field-present`: the group must carry a kind of content.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason, elabel};
use crate::field::date::DateReading;
use crate::field::{Detail, Field};
use crate::kind::FieldKind;
use crate::pack::{Args, BestBefore, DatePrecision, Duty, Role};

/// Requires a field where the group's list does.
///
/// Needs review where only something like it was found: a quantity without its term, an origin
/// in unlisted words, a date that cannot be read, a tagged drawing.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FieldPresent {
    field: FieldKind,
    /// Absence on single-ingredient goods is a doubt.
    #[serde(default)]
    review_single_ingredient: bool,
    /// Groups of which another rule asks it.
    #[serde(default)]
    asked_elsewhere: Vec<String>,
    /// What "best before" counts for where the group's list does not name it.
    #[serde(default)]
    best_before: UnlistedWords,
    /// Whether the text's lists name "best before" at all.
    #[serde(default = "yes")]
    lists_best_before: bool,
}

/// What words count for that a list does not name.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum UnlistedWords {
    Accept,
    #[default]
    Review,
    Refuse,
}

fn yes() -> bool {
    true
}

impl Check for FieldPresent {
    const ARGS: &'static [&'static str] = &[];

    fn subject(&self) -> Option<FieldKind> {
        Some(self.field)
    }

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        if self.asked_elsewhere.contains(&facts.group.id) {
            return Judgement::NotApplicable(about_group("asked-elsewhere", facts));
        }
        let Some(item) = facts.item(self.field) else {
            return Judgement::NotApplicable(about_group("item-not-asked", facts));
        };
        if item.duty == Duty::IfAny {
            return Judgement::NotApplicable(about_group("item-if-any", facts));
        }
        let kinds = std::iter::once(self.field).chain(item.or.iter().copied());
        let refused = |field: &&Field| {
            self.best_before == UnlistedWords::Refuse && self.is_unlisted(field, facts)
        };
        let found = kinds.flat_map(|kind| facts.fields(kind)).filter(|field| !refused(field));
        let found: Vec<&Field> = found.collect();
        let doubts: Vec<_> = found.iter().map(|field| (field, self.doubt(field, facts))).collect();
        if doubts.iter().any(|(field, doubt)| doubt.is_none() && !is_too_coarse(field, facts)) {
            return Judgement::Pass;
        }
        if let Some(field) = found.iter().find(|field| is_too_coarse(field, facts)) {
            let key = match facts.group.date {
                DatePrecision::Month => "date-without-month",
                DatePrecision::Day | DatePrecision::Year => "date-without-day",
            };
            let reason = Reason::about(key, &field.text);
            return Judgement::Found(vec![Problem::fail_as(reason, facts.places(field))]);
        }
        if let Some((field, Some(reason))) = doubts.into_iter().next() {
            return Judgement::review(reason, facts.places(field));
        }
        if let Some(area) = facts.label.areas(&self.field.name()).next() {
            return Judgement::review(Reason::new("drawing-tagged"), vec![area.place()]);
        }
        if self.review_single_ingredient && facts.product.product.single_ingredient == Some(true) {
            return Judgement::review(Reason::new("single-ingredient"), Vec::new());
        }
        match facts.product.product.elabel {
            Some(true) if elabel::must_be_printed(self.field, facts) => {
                Judgement::not_applicable("elabel-minimum-speaks")
            }
            Some(true) => Judgement::review(Reason::new("elabel-may-hold"), Vec::new()),
            _ => Judgement::Absent,
        }
    }
}

impl FieldPresent {
    /// Whether a field says "best before" where the group's list does not name it.
    fn is_unlisted(&self, field: &Field, facts: &Facts<'_>) -> bool {
        field.role == Some(Role::BestBefore)
            && (facts.group.best_before == BestBefore::Uncertain || !self.lists_best_before)
    }

    fn doubt(&self, field: &Field, facts: &Facts<'_>) -> Option<Reason> {
        match self.best_before {
            UnlistedWords::Review if self.is_unlisted(field, facts) => {
                Some(Reason::about("best-before-not-listed", &field.text))
            }
            _ => doubt(field, facts),
        }
    }
}

fn about_group(key: &'static str, facts: &Facts<'_>) -> Reason {
    Reason::new(key).with(Args::default().with("group", facts.group.name.clone()))
}

/// A month or a year where the group asks for the day, a year where it asks for the month.
fn is_too_coarse(field: &Field, facts: &Facts<'_>) -> bool {
    let Detail::Date(DateReading::Month(found)) = &field.detail else { return false };
    let coarse = match facts.group.date {
        DatePrecision::Day => true,
        DatePrecision::Month => found.month.is_none(),
        DatePrecision::Year => false,
    };
    coarse && field.role.is_none()
}

/// Why a field may not be what it seems.
fn doubt(field: &Field, facts: &Facts<'_>) -> Option<Reason> {
    let about = |key| Some(Reason::about(key, &field.text));
    match (field.role, &field.detail) {
        (Some(Role::WithoutTerm), _) => about("quantity-without-term"),
        (Some(Role::Unannounced), _) => about("heading-absent"),
        (Some(Role::Drained), _) => about("quantity-drained-only"),
        (Some(Role::Unlisted), _) => about("origin-unlisted"),
        (Some(Role::LastStep), _) => about("origin-last-step"),
        (Some(Role::Distributor), _) => about("party-distributor"),
        (Some(role @ (Role::Packing | Role::Harvest)), _)
            if !facts.group.production_date_also.contains(&role) =>
        {
            about("packing-date-only")
        }
        (_, Detail::Date(DateReading::Unclear)) if field.role != Some(Role::Harvest) => {
            about("date-unclear")
        }
        (_, Detail::Date(DateReading::Draft)) => about("date-draft"),
        (_, Detail::Quantity(None)) => about("quantity-blank"),
        _ => None,
    }
}
