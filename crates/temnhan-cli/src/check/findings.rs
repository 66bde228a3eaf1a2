//! What was found on one label, as a designer reads it.

use std::io;

use temnhan::report::{Citation, Finding, LabelReport, Outcome, RuleReport, Severity};

use crate::text::{Colour, Page, place};

/// The findings of one severity among the broken rules, in pack order.
pub(super) fn findings(
    report: &LabelReport,
    severity: Severity,
) -> impl Iterator<Item = (&RuleReport, &Finding)> {
    let broken = report.rules.iter().filter(|rule| rule.outcome == Outcome::Fail);
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
        citation(page, &rule.citation)?;
        page.entry(page.say("Cách sửa", "Fix"), found.help.in_lang(page.lang))?;
        places(page, found)?;
    }
    Ok(())
}

/// What a person has to look at, and why the tool cannot tell.
pub(super) fn reviews(page: &mut Page, report: &LabelReport) -> io::Result<()> {
    let open = report.rules.iter().filter(|rule| rule.outcome == Outcome::NeedsReview);
    for (number, rule) in open.enumerate() {
        if number == 0 {
            page.blank()?;
            page.heading(Colour::Yellow, page.say("CẦN NGƯỜI XEM", "A PERSON HAS TO LOOK"))?;
        }
        let lang = page.lang;
        let reason = rule.reason.as_ref().map(|reason| reason.in_lang(lang));
        let mut messages = rule.findings.iter().map(|found| found.message.in_lang(lang));
        item(page, number + 1, &rule.rule, messages.next().or(reason).unwrap_or_default())?;
        if let (Some(reason), false) = (reason, rule.findings.is_empty()) {
            page.entry(page.say("Lý do", "Reason"), reason)?;
        }
        citation(page, &rule.citation)?;
        for (index, found) in rule.findings.iter().enumerate() {
            if index > 0 {
                page.entry(page.say("Ngoài ra", "Also"), found.message.in_lang(lang))?;
            }
            finding(page, found)?;
            places(page, found)?;
        }
    }
    Ok(())
}

fn item(page: &mut Page, number: usize, rule: &str, message: &str) -> io::Result<()> {
    page.hanging(&format!("{number:>2}. "), &format!("{message} [{rule}]"))
}

/// What was measured and what is required.
fn finding(page: &mut Page, found: &Finding) -> io::Result<()> {
    if let Some(measured) = &found.measured {
        page.entry(page.say("Đo được", "Measured"), measured)?;
    }
    if let Some(required) = &found.required {
        page.entry(page.say("Yêu cầu", "Required"), required)?;
    }
    Ok(())
}

fn citation(page: &mut Page, citation: &Citation) -> io::Result<()> {
    let text = format!("{}, {}", citation.instrument, citation.locator);
    page.entry(page.say("Căn cứ", "Basis"), text.trim_end_matches(", "))
}

fn places(page: &mut Page, found: &Finding) -> io::Result<()> {
    for at in &found.places {
        page.entry(page.say("Vị trí", "Where"), &place(at, page.lang))?;
    }
    Ok(())
}

/// What the tool could not see.
pub(super) fn notices(page: &mut Page, report: &LabelReport) -> io::Result<()> {
    if report.notices.is_empty() {
        return Ok(());
    }
    page.blank()?;
    page.heading(Colour::Blue, page.say("LƯU Ý", "NOTICES"))?;
    for notice in &report.notices {
        let message = notice.message.in_lang(page.lang);
        page.hanging("  - ", &format!("{message} [{}]", notice.id))?;
    }
    Ok(())
}
