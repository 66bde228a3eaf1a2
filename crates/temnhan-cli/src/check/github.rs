//! `--format github`: workflow commands that GitHub shows beside the changed lines.

use std::io::{self, Write};

use temnhan::report::{LabelError, LabelReport, Lang};

use super::Told;
use super::issue::{Issue, Level, issues};
use crate::output::Output;

pub(super) struct Github {
    output: Output,
    lang: Lang,
}

impl Github {
    pub(super) fn new(output: Output, lang: Lang) -> Self {
        Self { output, lang }
    }

    fn issue(&mut self, path: &str, issue: &Issue) -> io::Result<()> {
        let message = [issue.message(self.lang), issue.help(self.lang)].join("\n");
        let command = match issue.level {
            Level::Error => "error",
            Level::Warning => "warning",
            Level::Advice | Level::Review => "notice",
        };
        self.command(command, path, issue.position(), &issue.rule.rule, message.trim_end())
    }

    fn command(
        &mut self,
        command: &str,
        path: &str,
        position: Option<(u32, u32)>,
        title: &str,
        message: &str,
    ) -> io::Result<()> {
        let (line, column) = position.unwrap_or((1, 1));
        let (path, title, message) = (property(path), property(title), data(message));
        writeln!(
            self.output,
            "::{command} file={path},line={line},col={column},title={title}::{message}"
        )
    }
}

impl Told for Github {
    fn report(&mut self, report: &LabelReport) -> io::Result<()> {
        for issue in issues(report).filter(Issue::is_open) {
            self.issue(&report.path, &issue)?;
        }
        self.output.flush()
    }

    fn error(&mut self, error: &LabelError) -> io::Result<()> {
        let position = error.line.map(|line| (line, error.column.unwrap_or(1)));
        let message = error.message.in_lang(self.lang);
        self.command("error", &error.path, position, &error.id, message)?;
        self.output.flush()
    }

    fn end(self) -> io::Result<()> {
        self.output.finish()
    }
}

/// What ends a command or a line is written as its number.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}
