//! A code put into an artwork by a checker, which sees that the label is no worse for it.

use std::collections::BTreeSet;

use super::{Embed, Embedded, embed};
use crate::checker::{Checker, Request};
use crate::error::{Error, ErrorId};
use crate::report::{LabelReport, Outcome, RuleReport, Severity};

impl Checker {
    /// As [`embed`], and checks the label before and after.
    ///
    /// # Errors
    ///
    /// As those of [`embed`], and a rule of severity error that the label breaks only with the code.
    pub fn embed(&self, svg: &[u8], wanted: &Embed, request: &Request) -> Result<Embedded, Error> {
        let before = self.check(svg, request)?;
        let done = embed(svg, wanted, &request.product.artwork, &self.fonts, &self.limits)?;
        let after = self.check(&done.svg, request)?;
        let known = broken(&before).map(|rule| rule.rule.as_str()).collect::<BTreeSet<_>>();
        let grown: Vec<&RuleReport> =
            broken(&after).filter(|rule| !known.contains(rule.rule.as_str())).collect();
        if let Some(grave) = grown.iter().find(|rule| rule.gravest() == Severity::Error) {
            return Err(worse(grave));
        }
        let findings = grown.iter().flat_map(|rule| &rule.findings);
        let remarks = findings.map(|finding| finding.message.clone()).collect();
        Ok(Embedded { remarks, ..done })
    }
}

fn broken(report: &LabelReport) -> impl Iterator<Item = &RuleReport> {
    report.rules.iter().filter(|rule| rule.outcome == Outcome::Fail)
}

fn worse(rule: &RuleReport) -> Error {
    let id = &rule.rule;
    let message = rule.findings.first().map(|finding| finding.message.clone()).unwrap_or_default();
    Error::new(
        ErrorId::CodeRefused,
        format!("Có mã này thì nhãn mắc thêm lỗi {id}: {} Không ghi gì cả.", message.vi),
        format!("With this code the label breaks {id}: {} Nothing was written.", message.en),
    )
}
