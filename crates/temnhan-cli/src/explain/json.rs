//! The explanation of one rule as JSON.

use std::collections::BTreeMap;
use std::io::{self, Write};

use serde::Serialize;
use temnhan::report::{Bilingual, SCHEMA_VERSION, Tool};
use temnhan::{Date, Listed, Packs};

use crate::output::Output;
use crate::rules::Rule;

#[derive(Serialize)]
struct Explanation<'a> {
    schema_version: u32,
    tool: Tool,
    as_of: Date,
    reviewed_by_lawyer: bool,
    rule: Rule,
    instrument_title: Option<&'a Bilingual>,
    why: Option<&'a Bilingual>,
    help: Option<&'a Bilingual>,
    family: Option<&'a str>,
    limits: Option<&'a Bilingual>,
    remedies: BTreeMap<&'a str, &'a Bilingual>,
}

pub(super) fn explain(
    mut output: Output,
    listed: &Listed,
    packs: &Packs,
    as_of: Date,
) -> io::Result<()> {
    let rule = listed.rule.as_ref();
    let remedies = listed.remedies.as_ref();
    let tools = remedies.into_iter().flat_map(|remedies| &remedies.tools);
    let explanation = Explanation {
        schema_version: SCHEMA_VERSION,
        tool: Tool::current(),
        as_of,
        reviewed_by_lawyer: packs.reviewed_by_lawyer(),
        rule: Rule::from(listed),
        instrument_title: rule.map(|rule| &rule.instrument_title),
        why: rule.map(|rule| &rule.why),
        help: rule.map(|rule| &rule.help),
        family: remedies.map(|remedies| remedies.family.as_str()),
        limits: remedies.map(|remedies| &remedies.limits),
        remedies: tools.map(|tool| (tool.tool.as_str(), &tool.how)).collect(),
    };
    serde_json::to_writer_pretty(&mut output, &explanation)?;
    writeln!(output)?;
    output.finish()
}
