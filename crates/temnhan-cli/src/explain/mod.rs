//! `temnhan explain`: what one rule asks, why, how to mend a label, and what the check cannot see.

mod json;

use std::io;

use temnhan::report::{Bilingual, Lang};
use temnhan::{Date, Listed, Packs, RuleInfo};

use crate::args::{ExplainArgs, Format};
use crate::config;
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
/// An id that the catalogue does not have; the nearest one is suggested.
pub(crate) fn run(args: &ExplainArgs, lang: Lang) -> Result<Status, Failure> {
    let day = args.day.as_of.unwrap_or_else(today);
    let (packs, _) = config::load(args.config.file.as_deref())?;
    let rules = packs.catalogue(day);
    let Some(listed) = rules.iter().find(|listed| listed.id == args.rule) else {
        return Err(Failure::Usage(unknown(&args.rule, &rules)));
    };
    match args.format {
        Format::Text => explain(Page::new(Output::stdout(), lang), listed, &packs, day)?,
        Format::Json => json::explain(Output::stdout(), listed, &packs, day)?,
    }
    Ok(Status::Clear)
}

fn explain(mut page: Page, listed: &Listed, packs: &Packs, day: Date) -> io::Result<()> {
    let lang = page.lang;
    page.heading(Colour::Bold, &format!("{} · {}", listed.id, listed.severity.name(lang)))?;
    page.paragraph(listed.title.in_lang(lang))?;
    page.blank()?;
    match &listed.rule {
        Some(rule) => law(&mut page, rule, listed.in_force, day)?,
        None => page.paragraph(page.say(
            "temnhan chưa soát được quy tắc này; hãy tự xem.",
            "temnhan does not check this rule yet; look for yourself.",
        ))?,
    }
    if let Some(remedies) = &listed.remedies {
        page.entry(page.say("Giới hạn", "Limits"), remedies.limits.in_lang(lang))?;
        page.blank()?;
        page.paragraph(remedies.title.in_lang(lang))?;
        for tool in &remedies.tools {
            page.hanging(&format!("  - {}: ", tool.tool), tool.how.in_lang(lang))?;
        }
    }
    page.review_of(packs)?;
    page.finish()
}

fn law(page: &mut Page, rule: &RuleInfo, is_in_force: bool, day: Date) -> io::Result<()> {
    let lang = page.lang;
    provision(page, rule)?;
    page.entry(page.say("Hiệu lực", "Period"), &in_force(rule, lang))?;
    if !is_in_force {
        page.entry(
            "",
            &match lang {
                Lang::Vi => format!("không có hiệu lực ngày {}", day.vietnamese()),
                Lang::En => format!("not in force on {day}"),
            },
        )?;
    }
    if !rule.groups.is_empty() {
        page.entry(page.say("Nhóm hàng", "Groups"), &rule.groups.join(", "))?;
    }
    page.entry(page.say("Vì sao", "Why"), rule.why.in_lang(lang))?;
    page.entry(page.say("Cách sửa", "Fix"), rule.help.in_lang(lang))
}

/// The provision and where to read it, or that there is none.
fn provision(page: &mut Page, rule: &RuleInfo) -> io::Result<()> {
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

fn unknown(id: &str, rules: &[Listed]) -> Bilingual {
    let mut message =
        Bilingual::new(format!("Không có quy tắc “{id}”."), format!("There is no rule “{id}”."));
    let likeness = |rule: &Listed| strsim::jaro_winkler(id, &rule.id);
    let nearest = rules.iter().max_by(|a, b| likeness(a).total_cmp(&likeness(b)));
    if let Some(rule) = nearest.filter(|rule| likeness(rule) >= LIKE_ENOUGH) {
        message.vi.extend([" Có phải ý bạn là “", &rule.id, "”?"]);
        message.en.extend([" Did you mean “", &rule.id, "”?"]);
    }
    message
}
