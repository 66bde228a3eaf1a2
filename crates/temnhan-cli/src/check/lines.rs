//! `--format json-lines`: one object a label, in input order, flushed as it comes.

use std::io::{self, Write};

use serde::Serialize;
use temnhan::Date;
use temnhan::report::{LabelError, LabelReport, SCHEMA_VERSION, Tool};

use super::Printer;
use crate::judge::Judged;
use crate::output::Output;

pub(super) struct Lines {
    output: Output,
}

#[derive(Serialize)]
struct Line {
    schema_version: u32,
    tool: Tool,
    as_of: Date,
    #[serde(flatten)]
    content: Content,
}

#[derive(Serialize)]
#[serde(rename_all = "lowercase")]
enum Content {
    Label(Box<LabelReport>),
    Error(LabelError),
}

impl Lines {
    pub(super) fn new(output: Output) -> Self {
        Self { output }
    }
}

impl Printer for Lines {
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        let content = match judged.outcome {
            Ok(report) => Content::Label(Box::new(report)),
            Err(error) => Content::Error(error),
        };
        let tool = Tool::current();
        let line = Line { schema_version: SCHEMA_VERSION, tool, as_of: judged.day, content };
        serde_json::to_writer(&mut self.output, &line)?;
        writeln!(self.output)?;
        self.output.flush()
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.output.finish()
    }
}
