//! `temnhan rules`: every rule of the catalogue as it stands on a day.

use std::io::{self, Write};

use serde::Serialize;
use temnhan::report::{Bilingual, Citation, Lang, SCHEMA_VERSION, Severity, Tool};
use temnhan::{Date, Listed, Packs, RuleInfo};

use crate::args::{Format, RulesArgs};
use crate::config;
use crate::failure::{Failure, Status};
use crate::output::Output;
use crate::text::{Named, Page, day as in_words, knowledge};
use crate::today::today;

/// Lists the rules.
///
/// # Errors
///
/// A configuration that cannot be used, a list that cannot be written.
pub(crate) fn run(args: &RulesArgs, lang: Lang) -> Result<Status, Failure> {
    let day = args.day.as_of.unwrap_or_else(today);
    let (packs, _) = config::load(args.config.file.as_deref())?;
    match args.format {
        Format::Text => text(Page::new(Output::stdout(), lang), &packs, day)?,
        Format::Json => json(Output::stdout(), &packs, day)?,
    }
    Ok(Status::Clear)
}

fn text(mut page: Page, packs: &Packs, day: Date) -> io::Result<()> {
    let lang = page.lang;
    let rules = packs.catalogue(day);
    for rule in &rules {
        let severity = rule.severity.name(lang);
        page.paragraph(&format!("{} · {severity} · {}", rule.id, standing(rule, lang)))?;
        page.hanging("    ", rule.title.in_lang(lang))?;
    }
    let checked = rules.iter().filter(|rule| rule.rule.is_some()).count();
    page.blank()?;
    page.paragraph(&match lang {
        Lang::Vi => format!("{} quy tắc, {checked} quy tắc đã soát được.", rules.len()),
        Lang::En => format!("{} rules, {checked} of them checked.", rules.len()),
    })?;
    page.review_of(packs)?;
    page.finish()
}

/// Days of force and confidence, or that nothing is checked yet.
fn standing(listed: &Listed, lang: Lang) -> String {
    let Some(rule) = &listed.rule else {
        return match lang {
            Lang::Vi => "chưa soát được".to_owned(),
            Lang::En => "not checked yet".to_owned(),
        };
    };
    let days = in_force(rule, lang);
    let days = if listed.in_force {
        days
    } else {
        match lang {
            Lang::Vi => format!("{days} (không có hiệu lực ngày này)"),
            Lang::En => format!("{days} (not in force on this day)"),
        }
    };
    match knowledge(&rule.citation.confidence, lang) {
        Some(known) => format!("{days} · {known}"),
        None => days,
    }
}

/// First and last day of force, as far as they are known.
pub(crate) fn in_force(rule: &RuleInfo, lang: Lang) -> String {
    let from = rule.effective_from.map(|from| match lang {
        Lang::Vi => format!("từ {}", in_words(lang, from)),
        Lang::En => format!("from {}", in_words(lang, from)),
    });
    let until = rule.effective_until.map(|until| match lang {
        Lang::Vi => format!("đến hết {}", in_words(lang, until)),
        Lang::En => format!("until {}", in_words(lang, until)),
    });
    let known: Vec<String> = [from, until].into_iter().flatten().collect();
    match (known.is_empty(), lang) {
        (true, Lang::Vi) => "đang áp dụng".to_owned(),
        (true, Lang::En) => "in force".to_owned(),
        (false, _) => known.join(" "),
    }
}

#[derive(Serialize)]
struct List {
    schema_version: u32,
    tool: Tool,
    as_of: Date,
    reviewed_by_lawyer: bool,
    rules: Vec<Rule>,
}

/// One rule as the list and the explanation show it.
#[derive(Serialize)]
pub(crate) struct Rule {
    id: String,
    section: String,
    severity: Severity,
    implemented: bool,
    in_force: bool,
    effective_from: Option<Date>,
    effective_until: Option<Date>,
    groups: Vec<String>,
    title: Bilingual,
    confidence: Option<String>,
    citation: Option<Citation>,
}

impl From<&Listed> for Rule {
    fn from(listed: &Listed) -> Self {
        let rule = listed.rule.as_ref();
        Self {
            id: listed.id.clone(),
            section: listed.section.clone(),
            severity: listed.severity,
            implemented: rule.is_some(),
            in_force: listed.in_force,
            effective_from: rule.and_then(|rule| rule.effective_from),
            effective_until: rule.and_then(|rule| rule.effective_until),
            groups: rule.map(|rule| rule.groups.clone()).unwrap_or_default(),
            title: listed.title.clone(),
            confidence: rule.map(|rule| rule.citation.confidence.clone()),
            citation: rule.map(|rule| rule.citation.clone()),
        }
    }
}

fn json(mut output: Output, packs: &Packs, as_of: Date) -> io::Result<()> {
    let list = List {
        schema_version: SCHEMA_VERSION,
        tool: Tool::current(),
        as_of,
        reviewed_by_lawyer: packs.reviewed_by_lawyer(),
        rules: packs.catalogue(as_of).iter().map(Rule::from).collect(),
    };
    serde_json::to_writer_pretty(&mut output, &list)?;
    writeln!(output)?;
    output.finish()
}
