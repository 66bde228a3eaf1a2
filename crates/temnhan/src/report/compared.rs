//! What differs between the same label's reports under the law of two days.

use serde::{Deserialize, Serialize};

use super::{Citation, LabelReport, Outcome, RuleReport, Verdict};
use crate::date::Date;

/// The same label under the law of another day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    /// The other day.
    pub day: Date,
    /// The gravest of the outcomes on that day.
    pub verdict: Verdict,
    /// The rules that end otherwise, in pack order, where either day finds something.
    pub differences: Vec<Difference>,
}

/// A rule that ends otherwise on the other day.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    /// The rule's id.
    pub rule: String,
    /// How it ends on the day of the report; null where it is not in force.
    pub outcome: Option<Outcome>,
    /// How it ends on the other day; null where it is not in force.
    pub other_outcome: Option<Outcome>,
    /// Its provision on the day of the report.
    pub citation: Option<Citation>,
    /// Its provision on the other day.
    pub other_citation: Option<Citation>,
    /// Why they differ.
    pub cause: Cause,
}

/// Why a rule ends otherwise on another day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Cause {
    /// It is in force on the day of the report only.
    OnlyThisDay,
    /// It is in force on the other day only.
    OnlyOtherDay,
    /// A transition clause spares the label on one of the days.
    Transition,
    /// Another text carries it.
    OtherText,
    /// The same text asks otherwise on another day.
    SameText,
}

/// Sets two reports of one label side by side; a pure function of both.
pub fn compare(report: &LabelReport, other: &LabelReport) -> Comparison {
    let here = report.rules.iter().map(|rule| (Some(rule), other.rule(&rule.rule)));
    let only_there = other.rules.iter().filter(|rule| report.rule(&rule.rule).is_none());
    let pairs = here.chain(only_there.map(|rule| (None, Some(rule))));
    let differences = pairs.filter_map(|(rule, other)| difference(rule, other)).collect();
    Comparison { day: other.as_of.day, verdict: other.verdict, differences }
}

fn difference(rule: Option<&RuleReport>, other: Option<&RuleReport>) -> Option<Difference> {
    let outcome = |rule: Option<&RuleReport>| rule.map(|rule| rule.outcome);
    let is_found = |outcome| matches!(outcome, Some(Outcome::Fail | Outcome::NeedsReview));
    let (here, there) = (outcome(rule), outcome(other));
    if here == there || !is_found(here) && !is_found(there) {
        return None;
    }
    let citation = |rule: Option<&RuleReport>| rule.map(|rule| rule.citation.clone());
    Some(Difference {
        rule: rule.or(other)?.rule.clone(),
        outcome: here,
        other_outcome: there,
        citation: citation(rule),
        other_citation: citation(other),
        cause: cause(rule, other),
    })
}

fn cause(rule: Option<&RuleReport>, other: Option<&RuleReport>) -> Cause {
    match (rule, other) {
        (_, None) => Cause::OnlyThisDay,
        (None, Some(_)) => Cause::OnlyOtherDay,
        (Some(rule), Some(other)) if rule.transition != other.transition => Cause::Transition,
        (Some(rule), Some(other)) if rule.citation != other.citation => Cause::OtherText,
        (Some(_), Some(_)) => Cause::SameText,
    }
}
