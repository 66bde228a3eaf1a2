//! `temnhan rules`: the rules in force on a day.

use std::io::{self, Write};

use serde::Serialize;
use temnhan::report::{Bilingual, Citation, Lang, SCHEMA_VERSION, Severity, Tool};
use temnhan::{Date, Packs, RuleInfo};

use crate::args::{Format, RulesArgs};
use crate::failure::{Failure, Status};
use crate::output::Output;
use crate::text::{Named, Page};
use crate::today::today;

/// Lists the rules.
///
/// # Errors
///
/// A list that cannot be written.
pub(crate) fn run(args: &RulesArgs, lang: Lang) -> Result<Status, Failure> {
    let day = args.day.as_of.unwrap_or_else(today);
    let packs = Packs::shipped();
    let rules = packs.rules_on(day);
    match args.format {
        Format::Text => text(Page::new(Output::stdout(), lang), &rules, &packs)?,
        Format::Json => json(Output::stdout(), day, rules)?,
    }
    Ok(Status::Clear)
}

fn text(mut page: Page, rules: &[RuleInfo], packs: &Packs) -> io::Result<()> {
    for rule in rules {
        let severity = rule.severity.name(page.lang);
        page.paragraph(&format!("{} · {severity} · {}", rule.id, in_force(rule, page.lang)))?;
        page.hanging("    ", rule.title.in_lang(page.lang))?;
    }
    page.review_of(packs)?;
    page.finish()
}

/// First and last day of force, as far as they are known.
pub(crate) fn in_force(rule: &RuleInfo, lang: Lang) -> String {
    let day = |day: Date| match lang {
        Lang::Vi => day.vietnamese(),
        Lang::En => day.to_string(),
    };
    let from = rule.effective_from.map(|from| match lang {
        Lang::Vi => format!("từ {}", day(from)),
        Lang::En => format!("from {}", day(from)),
    });
    let until = rule.effective_until.map(|until| match lang {
        Lang::Vi => format!("đến hết {}", day(until)),
        Lang::En => format!("until {}", day(until)),
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
    rules: Vec<Rule>,
}

#[derive(Serialize)]
struct Rule {
    id: String,
    severity: Severity,
    effective_from: Option<Date>,
    effective_until: Option<Date>,
    groups: Vec<String>,
    title: Bilingual,
    citation: Citation,
}

impl From<RuleInfo> for Rule {
    fn from(info: RuleInfo) -> Self {
        let RuleInfo { id, severity, effective_from, effective_until, .. } = info;
        let RuleInfo { groups, title, citation, .. } = info;
        Self { id, severity, effective_from, effective_until, groups, title, citation }
    }
}

fn json(mut output: Output, as_of: Date, rules: Vec<RuleInfo>) -> io::Result<()> {
    let rules = rules.into_iter().map(Rule::from).collect();
    let list = List { schema_version: SCHEMA_VERSION, tool: Tool::current(), as_of, rules };
    serde_json::to_writer_pretty(&mut output, &list)?;
    writeln!(output)?;
    output.finish()
}
