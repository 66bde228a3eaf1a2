//! What was found on one label, as a designer reads it.

use std::io;

use temnhan::report::{Bilingual, Finding, LabelReport, Outcome, RuleReport, Severity};

use super::issue;
use crate::text::{Colour, Page, decimal, is_length};

/// Whether a rule ended so and nobody has settled it.
fn is_open(rule: &RuleReport, outcome: Outcome) -> bool {
    rule.outcome == outcome && issue::is_open(rule)
}

/// The findings of one severity among the broken rules, in pack order, that nobody signed off.
pub(super) fn findings(
    report: &LabelReport,
    severity: Severity,
) -> impl Iterator<Item = (&RuleReport, &Finding)> {
    let broken = report.rules.iter().filter(|rule| is_open(rule, Outcome::Fail));
    let all = broken.flat_map(|rule| rule.findings.iter().map(move |finding| (rule, finding)));
    all.filter(move |(rule, finding)| finding.severity.unwrap_or(rule.severity) == severity)
}

/// The broken rules of one severity, each with what was measured, the law, the fix and the place.
pub(super) fn problems(
    page: &mut Page,
    report: &LabelReport,
    severity: Severity,
) -> io::Result<()> {
    let (colour, title) = match severity {
        Severity::Error => (Colour::Red, page.say("LỖI", "ERRORS")),
        Severity::Warning => (Colour::Yellow, page.say("CẢNH BÁO", "WARNINGS")),
        Severity::Advice => (Colour::Blue, page.say("LỜI KHUYÊN", "ADVICE")),
    };
    let title = title.to_owned();
    for (number, (rule, found)) in findings(report, severity).enumerate() {
        if number == 0 {
            page.blank()?;
            page.heading(colour, &title)?;
        }
        item(page, number + 1, &rule.rule, found.message.in_lang(page.lang))?;
        finding(page, found)?;
        page.citation(&rule.citation)?;
        page.entry(page.say("Cách sửa", "Fix"), found.help.in_lang(page.lang))?;
        page.places(&found.places)?;
    }
    Ok(())
}

/// What a person has to look at, and why the tool cannot tell.
pub(super) fn reviews(page: &mut Page, report: &LabelReport) -> io::Result<()> {
    let open = report.rules.iter().filter(|rule| is_open(rule, Outcome::NeedsReview));
    for (number, rule) in open.enumerate() {
        if number == 0 {
            page.blank()?;
            page.heading(Colour::Yellow, page.say("CẦN NGƯỜI XEM", "A PERSON HAS TO LOOK"))?;
        }
        review(page, number + 1, rule)?;
    }
    Ok(())
}

fn review(page: &mut Page, number: usize, rule: &RuleReport) -> io::Result<()> {
    let lang = page.lang;
    let said = |message: &Bilingual| rule.findings.iter().any(|found| found.message == *message);
    let first = rule.findings.first().map(|found| &found.message).or(rule.reason.as_ref());
    item(page, number, &rule.rule, first.map_or("", |message| message.in_lang(lang)))?;
    let is_more = !rule.findings.is_empty();
    if let Some(reason) = rule.reason.as_ref().filter(|reason| is_more && !said(reason)) {
        page.entry(page.say("Lý do", "Reason"), reason.in_lang(lang))?;
    }
    page.citation(&rule.citation)?;
    for (index, found) in rule.findings.iter().enumerate() {
        if index > 0 {
            page.entry(page.say("Ngoài ra", "Also"), found.message.in_lang(lang))?;
        }
        finding(page, found)?;
        page.places(&found.places)?;
    }
    Ok(())
}

fn item(page: &mut Page, number: usize, rule: &str, message: &str) -> io::Result<()> {
    page.hanging(&format!("{number:>2}. "), &format!("{message} [{rule}]"))
}

/// What was measured, or what the label says, and what is required.
fn finding(page: &mut Page, found: &Finding) -> io::Result<()> {
    let lang = page.lang;
    if let Some(measured) = &found.measured {
        let name = if is_length(measured) {
            page.say("Đo được", "Measured")
        } else {
            page.say("Đang ghi", "Written")
        };
        page.entry(name, &decimal(lang, measured))?;
    }
    if let Some(required) = &found.required {
        page.entry(page.say("Yêu cầu", "Required"), &decimal(lang, required))?;
    }
    Ok(())
}
