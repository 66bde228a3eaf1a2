//! `--format gitlab`: the Code Quality report of GitLab.

use std::io::{self, Write};

use serde::Serialize;
use temnhan::report::{LabelError, Lang};

use super::Printer;
use super::fingerprint::{Fingerprints, digest};
use super::issue::{Issue, Level, issues};
use crate::batch::Judged;
use crate::output::Output;

pub(super) struct Gitlab {
    output: Output,
    lang: Lang,
    entries: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    description: String,
    check_name: String,
    fingerprint: String,
    severity: &'static str,
    location: Location,
}

#[derive(Serialize)]
struct Location {
    path: String,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
}

impl Location {
    /// GitLab knows files by their path from the root of the repository.
    fn new(path: &str, line: Option<u32>) -> Self {
        let path = path.strip_prefix("./").unwrap_or(path).to_owned();
        Self { path, lines: Lines { begin: line.unwrap_or(1) } }
    }
}

impl Gitlab {
    pub(super) fn new(output: Output, lang: Lang) -> Self {
        Self { output, lang, entries: Vec::new() }
    }

    fn issue(&self, path: &str, issue: &Issue, fingerprint: String) -> Entry {
        let description = [issue.message(self.lang), issue.help(self.lang)].join(" ");
        Entry {
            description: description.trim_end().to_owned(),
            check_name: issue.rule.rule.clone(),
            fingerprint,
            severity: match issue.level {
                Level::Error => "major",
                Level::Warning => "minor",
                Level::Advice | Level::Review => "info",
            },
            location: Location::new(path, issue.position().map(|(line, _)| line)),
        }
    }

    fn error(&self, error: &LabelError) -> Entry {
        Entry {
            description: error.message.in_lang(self.lang).to_owned(),
            check_name: error.id.clone(),
            fingerprint: digest([error.id.as_str(), &error.path]),
            severity: "blocker",
            location: Location::new(&error.path, error.line),
        }
    }
}

impl Printer for Gitlab {
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        match &judged.outcome {
            Ok(report) => {
                let mut fingerprints = Fingerprints::of(&report.path);
                for issue in issues(report).filter(Issue::is_open) {
                    let entry = self.issue(&report.path, &issue, fingerprints.next(&issue));
                    self.entries.push(entry);
                }
            }
            Err(error) => self.entries.push(self.error(error)),
        }
        Ok(())
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        serde_json::to_writer_pretty(&mut self.output, &self.entries)?;
        writeln!(self.output)?;
        self.output.finish()
    }
}
