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
    let rules = Packs::shipped().rules_on(day);
    match args.format {
        Format::Text => text(Page::new(Output::stdout(), lang), &rules)?,
        Format::Json => json(Output::stdout(), day, rules)?,
    }
    Ok(Status::Clear)
}

fn text(mut page: Page, rules: &[RuleInfo]) -> io::Result<()> {
    for rule in rules {
        let severity = rule.severity.name(page.lang);
        page.paragraph(&format!("{} · {severity} · {}", rule.id, in_force(rule, page.lang)))?;
        page.hanging("    ", rule.title.in_lang(page.lang))?;
    }
    page.finish()
}

/// First and last day of force.
pub(crate) fn in_force(rule: &RuleInfo, lang: Lang) -> String {
    match (lang, rule.effective_until) {
        (Lang::Vi, None) => format!("từ {}", rule.effective_from.vietnamese()),
        (Lang::Vi, Some(until)) => {
            format!("từ {} đến hết {}", rule.effective_from.vietnamese(), until.vietnamese())
        }
        (Lang::En, None) => format!("from {}", rule.effective_from),
        (Lang::En, Some(until)) => format!("from {} until {until}", rule.effective_from),
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
    effective_from: Date,
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
