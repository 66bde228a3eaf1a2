//! `--format json`: the part of the report that says what was recognised.

use std::io::{self, Write};

use serde::Serialize;
use temnhan::report::{
    CodeReport, FieldReport, GroupReport, LabelReport, Notice, SCHEMA_VERSION, SizeReport, Tool,
};

use crate::output::Output;

#[derive(Serialize)]
struct Recognised {
    schema_version: u32,
    tool: Tool,
    path: String,
    size: SizeReport,
    group: GroupReport,
    fields: Vec<FieldReport>,
    codes: Vec<CodeReport>,
    notices: Vec<Notice>,
}

/// Prints one object.
pub(super) fn print(mut output: Output, report: LabelReport) -> io::Result<()> {
    let LabelReport { path, size, group, fields, codes, notices, .. } = report;
    let recognised = Recognised {
        schema_version: SCHEMA_VERSION,
        tool: Tool::current(),
        path,
        size,
        group,
        fields,
        codes,
        notices,
    };
    serde_json::to_writer_pretty(&mut output, &recognised)?;
    writeln!(output)?;
    output.finish()
}
