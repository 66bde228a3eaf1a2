//! What the checks of codes as they are drawn share.

use super::codes::at;
use super::{Facts, Judgement, Problem, Reason, Verdict};
use crate::pack::Args;
use crate::report::{BarMeasures, CodeReport, QrMeasures};
use crate::units::RectMm;

/// What a check finds against each QR code of the label.
pub(super) fn judged(
    facts: &Facts<'_>,
    find: impl Fn(&CodeReport, &QrMeasures) -> Vec<Problem>,
) -> Judgement {
    let mut codes =
        facts.codes.iter().filter_map(|code| Some((code, code.qr.as_ref()?))).peekable();
    if codes.peek().is_none() {
        return Judgement::not_applicable("no-qr-code");
    }
    Judgement::of(codes.flat_map(|(code, measures)| find(code, measures)).collect())
}

/// What a check finds against each EAN-13 of the label.
pub(super) fn judged_bars(
    facts: &Facts<'_>,
    find: impl Fn(&CodeReport, &BarMeasures) -> Vec<Problem>,
) -> Judgement {
    let mut codes =
        facts.codes.iter().filter_map(|code| Some((code, code.bars.as_ref()?))).peekable();
    if codes.peek().is_none() {
        return Judgement::not_applicable("no-bar-code");
    }
    Judgement::of(codes.flat_map(|(code, measures)| find(code, measures)).collect())
}

/// The problem of a length: on a page of assumed size it needs review.
pub(super) fn of_length(
    facts: &Facts<'_>,
    code: &CodeReport,
    measured: &str,
    required: &str,
) -> Problem {
    let problem = fault(code, measured, required);
    if !facts.size_is_assumed() {
        return problem;
    }
    let args = Args::default().number("measured", measured).number("required", required);
    Problem { verdict: Verdict::Review(Reason::new("code-size-assumed").with(args)), ..problem }
}

/// Where rules that say enough about a code find fault.
pub(super) fn blamed(facts: &Facts<'_>, rules: &[String]) -> Vec<RectMm> {
    let asked = facts
        .law
        .rules
        .iter()
        .filter(|rule| rules.contains(&rule.id) && facts.packs.is_in_force(rule, facts.day));
    let found = asked.filter_map(|rule| match rule.check.run(facts) {
        Judgement::Found(problems) => Some(problems),
        _ => None,
    });
    let faults = found.flatten().filter(|problem| !matches!(problem.verdict, Verdict::Review(_)));
    faults.flat_map(|problem| problem.places).map(|place| place.area_mm).collect()
}

/// A share as a person reads it: `38 %`.
pub(super) fn percent(share: f64) -> String {
    format!("{:.0} %", share * 100.0)
}

/// A figure with one decimal and none where that is 0.
pub(super) fn figure(value: f64) -> String {
    let text = format!("{value:.1}");
    text.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// A width of modules: `0.396 mm`.
pub(super) fn figure_mm(mm: f64) -> String {
    let text = format!("{mm:.3}");
    format!("{} mm", text.trim_end_matches('0').trim_end_matches('.'))
}

/// A problem of one code.
pub(super) fn fault(code: &CodeReport, measured: &str, required: &str) -> Problem {
    Problem::fail(vec![at(code.area_mm)], Args::default()).measured(measured, required)
}
