//! `--format concise`: one line a finding, as compilers write them.

use std::io::{self, Write};

use temnhan::report::Lang;

use super::Printer;
use super::issue::{Issue, issues};
use crate::batch::Judged;
use crate::output::Output;

pub(super) struct Concise {
    output: Output,
    lang: Lang,
}

impl Concise {
    pub(super) fn new(output: Output, lang: Lang) -> Self {
        Self { output, lang }
    }

    fn line(&mut self, path: &str, issue: &Issue) -> io::Result<()> {
        let position = issue.position().map(|(line, column)| format!(":{line}:{column}"));
        let (level, rule) = (issue.level.id(), &issue.rule.rule);
        let message = issue.message(self.lang).replace('\n', " ");
        writeln!(self.output, "{path}{}: {level}[{rule}] {message}", position.unwrap_or_default())
    }
}

impl Printer for Concise {
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        // What could not be judged is told on standard error.
        let Ok(report) = &judged.outcome else { return Ok(()) };
        for issue in issues(report).filter(Issue::is_open) {
            self.line(&report.path, &issue)?;
        }
        self.output.flush()
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        self.output.finish()
    }
}
