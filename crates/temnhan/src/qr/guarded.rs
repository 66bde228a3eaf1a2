//! A code put into an artwork by a checker, which sees that the label is no worse for it.

use std::collections::BTreeMap;

use super::embed::proven;
use super::{CallLine, Embed, Embedded, refused};
use crate::checker::{Checker, Request};
use crate::error::Error;
use crate::product::ProductFile;
use crate::report::{Bilingual, Finding, LabelReport, Lang, Outcome, RuleReport, Severity};
use crate::trace::words::word;

impl Checker {
    /// The line that invites to scan a traceability code, in Vietnamese, in letters that no rule in
    /// this checker's packs and the product file finds too small.
    pub fn call_line(&self, product: &ProductFile) -> CallLine {
        let number = |key| self.packs.number(key, &self.config.options, &product.options);
        CallLine {
            words: word("call_line", Lang::Vi).to_owned(),
            x_height_mm: number("min_text_mm"),
            small_face_cm2: number("small_face_cm2"),
            small_face_x_height_mm: number("small_face_min_text_mm"),
        }
    }

    /// As [`embed`](super::embed), and checks the label before and after.
    ///
    /// # Errors
    ///
    /// As those of [`embed`](super::embed), and a rule of severity error that the label breaks more
    /// often with the code.
    pub fn embed(&self, svg: &[u8], wanted: &Embed, request: &Request) -> Result<Embedded, Error> {
        self.embed_after(svg, wanted, request, &self.check(svg, request)?)
    }

    /// As [`Checker::embed`], for a label that was checked already, with its report.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::embed`].
    pub fn embed_after(
        &self,
        svg: &[u8],
        wanted: &Embed,
        request: &Request,
        before: &LabelReport,
    ) -> Result<Embedded, Error> {
        let artwork = &request.product.artwork;
        let names = &self.packs.lexicon.layers;
        let (done, printed) = proven(svg, wanted, artwork, &self.fonts, &self.limits, names)?;
        let reading = self.reading(&done.svg, &printed, &request.product);
        let after = self.judge(&reading, request)?;
        let known = broken(before).map(|rule| (rule.rule.as_str(), rule.findings.as_slice()));
        let known: BTreeMap<&str, &[Finding]> = known.collect();
        let mut remarks = Vec::new();
        for rule in broken(&after) {
            let known = known.get(rule.rule.as_str()).copied().unwrap_or_default();
            if rule.findings.len() <= known.len() {
                continue;
            }
            let is_new =
                |finding: &&Finding| known.iter().all(|old| old.message != finding.message);
            let mut new = rule.findings.iter().filter(is_new).map(|new| new.message.clone());
            if rule.gravest() == Severity::Error {
                return Err(worse(&rule.rule, &new.next().unwrap_or_default()));
            }
            remarks.extend(new);
        }
        Ok(Embedded { remarks, ..done })
    }
}

fn broken(report: &LabelReport) -> impl Iterator<Item = &RuleReport> {
    report.rules.iter().filter(|rule| rule.outcome == Outcome::Fail)
}

fn worse(rule: &str, message: &Bilingual) -> Error {
    refused(
        format!("Có mã này thì nhãn mắc thêm lỗi {rule}: {} Không ghi gì cả.", message.vi),
        format!("With this code the label breaks {rule}: {} Nothing was written.", message.en),
    )
}
