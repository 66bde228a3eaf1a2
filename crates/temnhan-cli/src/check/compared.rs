//! What differs under the law of another day, as a designer reads it.

use std::io;

use temnhan::report::{Cause, Citation, Difference, LabelReport, Outcome};

use crate::text::{Colour, Named, Page, day};

/// The rules that end otherwise on the day compared with, and why.
pub(super) fn compared(page: &mut Page, report: &LabelReport) -> io::Result<()> {
    let Some(other) = &report.compared else { return Ok(()) };
    let lang = page.lang;
    page.blank()?;
    let title = page.say("SO VỚI LUẬT NGÀY", "COMPARED WITH THE LAW OF");
    page.heading(Colour::Blue, &format!("{title} {}", day(lang, other.day)))?;
    let verdict = other.verdict.name(lang).to_lowercase();
    page.paragraph(&format!("{}: {verdict}.", page.say("Kết quả ngày đó", "Result of that day")))?;
    if other.differences.is_empty() {
        let same = page.say("Không có quy tắc nào cho kết quả khác.", "No rule ends otherwise.");
        return page.paragraph(same);
    }
    for (number, difference) in other.differences.iter().enumerate() {
        one(page, number + 1, difference)?;
    }
    Ok(())
}

fn one(page: &mut Page, number: usize, difference: &Difference) -> io::Result<()> {
    let lang = page.lang;
    let outcome = |outcome: Option<Outcome>| {
        outcome.map_or(page.say("không có hiệu lực", "not in force"), |outcome| {
            outcome.name(lang)
        })
    };
    let (here, there) = (outcome(difference.outcome), outcome(difference.other_outcome));
    page.hanging(&format!("{number:>2}. "), &format!("{}: {here} → {there}", difference.rule))?;
    let why = match difference.cause {
        Cause::OnlyThisDay => page.say(
            "Quy tắc chỉ có hiệu lực ngày đang xét.",
            "The rule is in force on the day of this report only.",
        ),
        Cause::OnlyOtherDay => page.say(
            "Quy tắc chỉ có hiệu lực ngày đem so.",
            "The rule is in force on the other day only.",
        ),
        Cause::Transition => page.say(
            "Quy định chuyển tiếp cho nhãn đã in trước.",
            "A transition clause spares labels printed before.",
        ),
        Cause::OtherText => page.say("Căn cứ là văn bản khác.", "Another text is the basis."),
        Cause::SameText => page.say(
            "Cùng văn bản, nhưng điều phải xét đổi theo ngày.",
            "The same text; what is judged changes with the day.",
        ),
    };
    page.entry(page.say("Vì sao", "Why"), why)?;
    let bases = [&difference.citation, &difference.other_citation];
    let bases: Vec<String> = bases.map(|basis| provision(page, basis.as_ref())).into();
    page.entry(page.say("Căn cứ", "Basis"), &bases.join(" → "))
}

fn provision(page: &Page, citation: Option<&Citation>) -> String {
    match citation {
        Some(citation) => format!("{} {}", citation.instrument, citation.locator).trim().to_owned(),
        None => page.say("chưa có", "none").to_owned(),
    }
}
