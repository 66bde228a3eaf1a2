//! `temnhan explain`: what one rule asks, why, and how to mend a label.

use std::io;

use temnhan::report::{Bilingual, Lang};
use temnhan::{Date, Packs, RuleInfo};

use crate::args::ExplainArgs;
use crate::failure::{Failure, Status};
use crate::output::Output;
use crate::rules::in_force;
use crate::text::{Colour, Named, Page, is_own};
use crate::today::today;

/// Below this likeness (Jaro–Winkler, 0 to 1) another id is no help.
const LIKE_ENOUGH: f64 = 0.75;

/// Explains a rule.
///
/// # Errors
///
/// A rule that is not in force on the day; the nearest id is suggested.
pub(crate) fn run(args: &ExplainArgs, lang: Lang) -> Result<Status, Failure> {
    let day = args.day.as_of.unwrap_or_else(today);
    let packs = Packs::shipped();
    let rules = packs.rules_on(day);
    let Some(rule) = rules.iter().find(|rule| rule.id == args.rule) else {
        return Err(Failure::Usage(unknown(&args.rule, day, &rules)));
    };
    explain(Page::new(Output::stdout(), lang), rule, &packs)?;
    Ok(Status::Clear)
}

fn explain(mut page: Page, rule: &RuleInfo, packs: &Packs) -> io::Result<()> {
    let lang = page.lang;
    page.heading(Colour::Bold, &format!("{} · {}", rule.id, rule.severity.name(lang)))?;
    page.paragraph(rule.title.in_lang(lang))?;
    page.blank()?;
    law(&mut page, rule)?;
    page.entry(page.say("Hiệu lực", "Period"), &in_force(rule, lang))?;
    if !rule.groups.is_empty() {
        page.entry(page.say("Nhóm hàng", "Groups"), &rule.groups.join(", "))?;
    }
    page.entry(page.say("Vì sao", "Why"), rule.why.in_lang(lang))?;
    page.entry(page.say("Cách sửa", "Fix"), rule.help.in_lang(lang))?;
    page.review_of(packs)?;
    page.finish()
}

/// The provision and where to read it, or that there is none.
fn law(page: &mut Page, rule: &RuleInfo) -> io::Result<()> {
    let citation = &rule.citation;
    page.citation(citation)?;
    let title = if is_own(citation) {
        page.say("quy tắc riêng của temnhan, không phải điều luật", "temnhan's own rule, not law")
    } else {
        rule.instrument_title.in_lang(page.lang)
    };
    page.entry(page.say("Văn bản", "Text"), title)?;
    match &citation.url {
        Some(url) => page.entry(page.say("Đọc tại", "Read at"), url),
        None => Ok(()),
    }
}

fn unknown(id: &str, day: Date, rules: &[RuleInfo]) -> Bilingual {
    let mut message = Bilingual::new(
        format!("Không có quy tắc “{id}” có hiệu lực ngày {}.", day.vietnamese()),
        format!("There is no rule “{id}” in force on {day}."),
    );
    let likeness = |rule: &RuleInfo| strsim::jaro_winkler(id, &rule.id);
    let nearest = rules.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    if let Some(rule) = nearest.filter(|rule| likeness(rule) >= LIKE_ENOUGH) {
        message.vi.extend([" Có phải ý bạn là “", &rule.id, "”?"]);
        message.en.extend([" Did you mean “", &rule.id, "”?"]);
    }
    message
}
