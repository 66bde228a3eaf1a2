//! `--format gitlab`: the Code Quality report of GitLab.

use std::io::{self, Write};

use serde::Serialize;
use temnhan::report::{LabelError, LabelReport, Lang};

use super::Told;
use super::fingerprint::{Fingerprints, digest};
use super::issue::{Issue, Level, issues};
use crate::output::Output;

pub(super) struct Gitlab {
    output: Output,
    lang: Lang,
    /// Whether an entry stands before the next one.
    is_begun: bool,
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
        Self { output, lang, is_begun: false }
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

    fn write(&mut self, entry: &Entry) -> io::Result<()> {
        self.output.write_all(if self.is_begun { b",\n" } else { b"[\n" })?;
        self.is_begun = true;
        Ok(serde_json::to_writer(&mut self.output, entry)?)
    }
}

impl Told for Gitlab {
    fn report(&mut self, report: &LabelReport) -> io::Result<()> {
        let mut fingerprints = Fingerprints::of(&report.path);
        for issue in issues(report).filter(Issue::is_open) {
            let entry = self.issue(&report.path, &issue, fingerprints.next(&issue));
            self.write(&entry)?;
        }
        Ok(())
    }

    fn error(&mut self, error: &LabelError) -> io::Result<()> {
        self.write(&Entry {
            description: error.message.in_lang(self.lang).to_owned(),
            check_name: error.id.clone(),
            fingerprint: digest([error.id.as_str(), &error.path]),
            severity: "blocker",
            location: Location::new(&error.path, error.line),
        })
    }

    fn end(mut self) -> io::Result<()> {
        writeln!(self.output, "{}", if self.is_begun { "\n]" } else { "[]" })?;
        self.output.finish()
    }
}
