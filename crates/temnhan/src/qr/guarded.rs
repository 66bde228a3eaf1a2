//! A code put into an artwork by a checker, which sees that the label is no worse for it.

use std::collections::BTreeMap;

use super::embed::proven;
use super::{CallLine, Decoder, Embed, Embedded, refused};
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

    /// As [`embed`](super::embed()), and checks the label before and after.
    ///
    /// # Errors
    ///
    /// As those of [`embed`](super::embed()), and a rule of severity error that the label breaks
    /// more often with the code.
    #[cfg(feature = "second-decoder")]
    pub fn embed(&self, svg: &[u8], wanted: &Embed, request: &Request) -> Result<Embedded, Error> {
        self.embed_with(svg, wanted, request, &super::decoder::rxing)
    }

    /// As [`Checker::embed`], for a label that was checked already, with its report.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::embed`].
    #[cfg(feature = "second-decoder")]
    pub fn embed_after(
        &self,
        svg: &[u8],
        wanted: &Embed,
        request: &Request,
        before: &LabelReport,
    ) -> Result<Embedded, Error> {
        self.guarded(svg, wanted, request, before, &super::decoder::rxing)
    }

    /// As [`Checker::embed`], proven by a decoder of the caller's beside this tool's own reader. It
    /// is asked once, where that one has read the payload.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::embed`].
    pub fn embed_with(
        &self,
        svg: &[u8],
        wanted: &Embed,
        request: &Request,
        second: Decoder<'_>,
    ) -> Result<Embedded, Error> {
        self.guarded(svg, wanted, request, &self.check(svg, request)?, second)
    }

    fn guarded(
        &self,
        svg: &[u8],
        wanted: &Embed,
        request: &Request,
        before: &LabelReport,
        second: Decoder<'_>,
    ) -> Result<Embedded, Error> {
        let Self { packs, fonts, limits, .. } = self;
        let (artwork, names) = (&request.product.artwork, &packs.lexicon.layers);
        let (done, printed) = proven(svg, wanted, artwork, fonts, limits, names, second)?;
        let reading = self.reading(&done.svg, &printed, &request.product);
        let remarks = remarks(before, &self.judge(&reading, request)?)?;
        Ok(Embedded { remarks, ..done })
    }
}

/// What the label breaks more often after than before; where that is a rule of severity error, the
/// refusal.
fn remarks(before: &LabelReport, after: &LabelReport) -> Result<Vec<Bilingual>, Error> {
    let known = broken(before).map(|rule| (rule.rule.as_str(), rule.findings.as_slice()));
    let known: BTreeMap<&str, &[Finding]> = known.collect();
    let mut remarks = Vec::new();
    for rule in broken(after) {
        let known = known.get(rule.rule.as_str()).copied().unwrap_or_default();
        if rule.findings.len() <= known.len() {
            continue;
        }
        let is_new = |finding: &&Finding| known.iter().all(|old| old.message != finding.message);
        let mut new = rule.findings.iter().filter(is_new).map(|new| new.message.clone());
        if rule.gravest() == Severity::Error {
            return Err(worse(&rule.rule, &new.next().unwrap_or_default()));
        }
        remarks.extend(new);
    }
    Ok(remarks)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::CodePicture;
    use crate::{Fonts, Packs};

    const SVG: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40">
  <text x="5" y="35" font-size="4">Quét mã để truy xuất nguồn gốc</text>
</svg>"#;
    const LINK: &str = "https://id.example.vn/01/09521234543213";

    /// The code put in at 20, 5 mm, with modules of a width in millimetres, by a second decoder.
    fn embedded(module_mm: f64, second: Decoder<'_>) -> Result<Embedded, Error> {
        let checker = Checker::new(Packs::shipped(), Fonts::shipped());
        let wanted =
            Embed { at: Some((20.0, 5.0)), module_mm: Some(module_mm), ..Embed::new(LINK) };
        let request = Request::new("nhan.svg", "2026-11-23".parse().unwrap());
        checker.embed_with(SVG.as_bytes(), &wanted, &request, second)
    }

    #[test]
    fn nothing_is_put_in_that_the_second_decoder_does_not_read() {
        let error = embedded(0.5, &|_| None).unwrap_err();
        assert!(error.message.en.contains("does not read back"), "{error:?}");
    }

    #[test]
    fn what_a_check_warns_of_is_remarked() {
        let reads = |_: &CodePicture| Some(LINK.to_owned());
        assert_eq!(embedded(0.5, &reads).unwrap().remarks, []);
        let remarks = embedded(0.3, &reads).unwrap().remarks;
        assert!(remarks.iter().any(|remark| remark.en.contains("is recommended")), "{remarks:?}");
    }
}
