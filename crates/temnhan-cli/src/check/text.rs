//! `--format text`: what a designer reads, label by label.

use std::io;

use temnhan::Packs;
use temnhan::report::{LabelReport, Lang, Outcome, Severity, Verdict};

use super::Printer;
use super::compared::compared;
use super::findings::{findings, problems, reviews};
use super::settled::{known, options, signed_off};
use crate::batch::Judged;
use crate::output::Output;
use crate::text::{Colour, Named, Page, day as in_words, size};

pub(super) struct Text {
    page: Page,
    packs: Packs,
    verdicts: Vec<Verdict>,
    unjudged: usize,
}

impl Text {
    pub(super) fn new(output: Output, lang: Lang) -> Self {
        let page = Page::new(output, lang);
        Self { page, packs: Packs::shipped(), verdicts: Vec::new(), unjudged: 0 }
    }
}

impl Printer for Text {
    /// A label that could not be judged is told on standard error alone.
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        let Ok(report) = judged.outcome else {
            self.unjudged += 1;
            return Ok(());
        };
        self.verdicts.push(report.verdict);
        label(&mut self.page, &self.packs, &report)?;
        self.page.flush()
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        if self.verdicts.len() + self.unjudged > 1 {
            summary(&mut self.page, &self.verdicts, self.unjudged)?;
        }
        self.page.finish()
    }
}

fn label(page: &mut Page, packs: &Packs, report: &LabelReport) -> io::Result<()> {
    header(page, packs, report)?;
    verdict(page, report)?;
    for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
        problems(page, report, severity)?;
    }
    reviews(page, report)?;
    signed_off(page, report)?;
    compared(page, report)?;
    page.notices(&report.notices)?;
    page.blank()?;
    counts(page, report)?;
    known(page, report)?;
    options(page, report)?;
    page.blank()
}

/// Path, size, group and day of the law, each with how it is known.
fn header(page: &mut Page, packs: &Packs, report: &LabelReport) -> io::Result<()> {
    let lang = page.lang;
    let (group, day) = (&report.group, &report.as_of);
    let group_name = packs.group_name(&group.id).unwrap_or_default();
    let day_text = in_words(lang, day.day);
    let label = format!(
        "{} ({}) · {} {} [{}] ({})",
        size(lang, report.size.width_mm, report.size.height_mm),
        report.size.basis.name(lang),
        page.say("nhóm", "group"),
        group_name.in_lang(lang),
        group.id,
        group.basis.name(lang),
    );
    let law = page.say("Xét theo luật có hiệu lực ngày", "Judged by the law of");
    let law = format!("{law} {day_text} ({}).", day.basis.name(lang));
    page.heading(Colour::Bold, &report.path)?;
    page.paragraph(&label)?;
    page.paragraph(&law)
}

fn verdict(page: &mut Page, report: &LabelReport) -> io::Result<()> {
    let lang = page.lang;
    let colour = match report.verdict {
        Verdict::Fail => Colour::Red,
        Verdict::Review | Verdict::Warn => Colour::Yellow,
        Verdict::Pass => Colour::Green,
    };
    page.heading(colour, report.verdict.name(lang))?;
    let counts = &report.counts;
    let ran = counts.pass + counts.fail + counts.needs_review;
    let mut parts = vec![format!("{}: {ran}", page.say("Số quy tắc đã chạy", "Rules run"))];
    for severity in [Severity::Error, Severity::Warning, Severity::Advice] {
        parts.push(format!("{}: {}", severity.name(lang), findings(report, severity).count()));
    }
    parts.push(format!("{}: {}", Outcome::NeedsReview.name(lang), counts.needs_review));
    page.paragraph(&format!("{}.", parts.join("; ")))?;
    if report.verdict == Verdict::Pass {
        page.paragraph(page.say(
            "Kết quả này chỉ nói về các quy tắc đã chạy.",
            "This speaks of the rules that ran only.",
        ))?;
    }
    Ok(())
}

fn counts(page: &mut Page, report: &LabelReport) -> io::Result<()> {
    let counts = &report.counts;
    let all = [
        (Outcome::Pass, counts.pass),
        (Outcome::Fail, counts.fail),
        (Outcome::NeedsReview, counts.needs_review),
        (Outcome::NotApplicable, counts.not_applicable),
        (Outcome::NotRun, counts.not_run),
    ];
    let parts = all.map(|(outcome, count)| format!("{} {count}", outcome.name(page.lang)));
    page.paragraph(&format!("{}: {}.", page.say("Quy tắc", "Rules"), parts.join("; ")))
}

/// How many labels ended how.
fn summary(page: &mut Page, verdicts: &[Verdict], unjudged: usize) -> io::Result<()> {
    let lang = page.lang;
    let all = verdicts.len() + unjudged;
    let mut parts = vec![format!("{}: {all}", page.say("Số nhãn", "Labels"))];
    for verdict in [Verdict::Fail, Verdict::Review, Verdict::Warn, Verdict::Pass] {
        let count = verdicts.iter().filter(|other| **other == verdict).count();
        parts.push(format!("{}: {count}", verdict.name(lang).to_lowercase()));
    }
    parts.push(format!("{}: {unjudged}", page.say("không soát được", "not judged")));
    page.paragraph(&format!("{}.", parts.join("; ")))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn printed(lang: Lang) -> String {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("report.txt");
        let mut page = Page::new(Output::to(Some(&file)).unwrap(), lang);
        label(&mut page, &Packs::shipped(), &sample::report()).unwrap();
        page.finish().unwrap();
        std::fs::read_to_string(file).unwrap()
    }

    #[test]
    fn tells_the_gravest_first_and_everything_about_it() {
        let expected = "\
mau.svg
60 × 40 mm (ghi trong bản vẽ) · nhóm Thực phẩm [food] (đã khai)
Xét theo luật có hiệu lực ngày 23/11/2026 (ngày in).
CÓ LỖI
Số quy tắc đã chạy: 43; lỗi: 1; cảnh báo: 0; lời khuyên: 1; cần người xem: 1.

LỖI
 1. Chữ thấp quá. [error-rule]
    Đo được    0,71 mm
    Yêu cầu    ≥ 0,9 mm
    Căn cứ     00/2026/VD, Điều 1 (đọc từ bản chép)
    Cách sửa   Tăng cỡ chữ.
    Vị trí     10,0 mm từ trái, 20,0 mm từ trên (31,0 × 2,4 mm); dòng 57, cột 5; phần tử “text12”
               10,0 mm từ trái, 20,0 mm từ trên (31,0 × 2,4 mm); dòng 57, cột 5; phần tử “text12”
               10,0 mm từ trái, 20,0 mm từ trên (31,0 × 2,4 mm); dòng 57, cột 5; phần tử “text12”
               và 2 chỗ nữa

LỜI KHUYÊN
";
        let text = printed(Lang::Vi);
        assert!(text.starts_with(expected), "{text}");
    }

    #[test]
    fn ends_with_what_a_person_has_to_see_and_the_counts() {
        let expected = "
A PERSON HAS TO LOOK
 1. The text is outlined. [review-rule]
    Basis      00/2026/VD, Điều 1 (read in a copy)

NOTICES
  - A font is missing. [font-not-available]

Rules: nothing wrong found 40; broken 2; needing a person 1; not applicable 7; not run 3.

";
        let text = printed(Lang::En);
        assert!(text.ends_with(expected), "{text}");
    }
}
