//! One finding as a SARIF result.

use serde_json::{Value, json};
use temnhan::report::Lang;

use super::super::issue::{Issue, Level};
use super::uri;

/// A finding; what is settled stays, as suppressed.
pub(super) fn result(
    path: &str,
    issue: &Issue,
    rule_index: usize,
    fingerprint: &str,
    lang: Lang,
) -> Value {
    let text = [issue.message(lang), issue.help(lang)].join(" ");
    let settled = issue.settled(lang);
    let suppressions: Vec<Value> = settled.as_deref().map(suppression).into_iter().collect();
    json!({
        "ruleId": issue.rule.rule,
        "ruleIndex": rule_index,
        "kind": if issue.level == Level::Review { "review" } else { "fail" },
        "level": level(issue.level),
        "message": { "text": text.trim_end() },
        "locations": locations(path, issue),
        "partialFingerprints": { "temnhanFinding/v1": fingerprint },
        "suppressions": suppressions,
        "properties": properties(issue),
    })
}

/// Settled outside the artwork, with the reason given.
fn suppression(why: &str) -> Value {
    json!({ "kind": "external", "status": "accepted", "justification": why })
}

/// The standard wants `none` where the kind is not `fail`.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Error => "error",
        Level::Warning => "warning",
        Level::Advice => "note",
        Level::Review => "none",
    }
}

fn locations(path: &str, issue: &Issue) -> Vec<Value> {
    let lines = issue.places().iter().filter_map(|place| place.line.zip(place.column.or(Some(1))));
    let mut positions: Vec<_> = lines.map(Some).collect();
    positions.dedup();
    if positions.is_empty() {
        positions.push(None);
    }
    positions.into_iter().map(|position| location(path, position)).collect()
}

pub(super) fn location(path: &str, position: Option<(u32, u32)>) -> Value {
    let mut physical = json!({ "artifactLocation": { "uri": uri(path) } });
    if let Some((line, column)) = position {
        physical["region"] = json!({ "startLine": line, "startColumn": column });
    }
    json!({ "physicalLocation": physical })
}

/// What was measured and where on the label, in millimetres.
fn properties(issue: &Issue) -> Value {
    let areas: Vec<_> = issue.places().iter().map(|place| place.area_mm).collect();
    json!({
        "severity": issue.level.id(),
        "measured": issue.finding.and_then(|finding| finding.measured.as_ref()),
        "required": issue.finding.and_then(|finding| finding.required.as_ref()),
        "areasMm": areas,
        "instrument": issue.rule.citation.instrument,
        "locator": issue.rule.citation.locator,
    })
}
