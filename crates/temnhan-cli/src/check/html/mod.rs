//! `--format html`: one page that needs nothing beside it, with pictures of the labels.

mod label;
mod page;

use std::fmt::Write as _;
use std::fs::File;
use std::io::{self, BufWriter, Seek, Write};

use temnhan::Packs;
use temnhan::report::{LabelError, LabelReport, Lang, Verdict};

use self::label::section;
pub(super) use self::page::STYLE;
use self::page::{both, foot, head};
use super::Printer;
use super::issue::{Issue, issues};
use crate::batch::Judged;
use crate::output::Output;
use crate::text::{Named, escaped};

pub(super) struct Html {
    output: Output,
    lang: Lang,
    packs: Packs,
    /// The labels, kept on disk until the overview that stands before them is known.
    labels: BufWriter<File>,
    rows: String,
    number: usize,
}

impl Html {
    /// # Errors
    ///
    /// A scratch file that cannot be made.
    pub(super) fn new(output: Output, lang: Lang, packs: Packs) -> io::Result<Self> {
        let labels = BufWriter::new(tempfile::tempfile()?);
        Ok(Self { output, lang, packs, labels, rows: String::new(), number: 0 })
    }

    fn report(&mut self, report: &LabelReport, judged: &Judged) -> io::Result<()> {
        let (path, number) = (escaped(&report.path), self.number);
        let verdict = both(|lang| report.verdict.name(lang).to_lowercase());
        let open = issues(report).filter(Issue::is_open).count();
        let class = class(report.verdict);
        let _ = writeln!(
            self.rows,
            "<tr><td><a href=\"#label-{number}\">{path}</a></td>\
             <td class=\"{class}\">{verdict}</td><td>{open}</td></tr>"
        );
        self.labels.write_all(section(report, judged, number, self.lang, &self.packs).as_bytes())
    }

    fn error(&mut self, error: &LabelError) -> io::Result<()> {
        let (path, number) = (escaped(&error.path), self.number);
        let none = both(|lang| crate::text::say(lang, "không soát được", "not judged").to_owned());
        let _ = writeln!(
            self.rows,
            "<tr><td><a href=\"#label-{number}\">{path}</a></td>\
             <td class=\"fail\">{none}</td><td></td></tr>"
        );
        let message = both(|lang| error.message.in_lang(lang).to_owned());
        writeln!(
            self.labels,
            "<section id=\"label-{number}\"><h2>{path}</h2>\
             <p class=\"fail\">{message} <code>{}</code></p></section>",
            escaped(&error.id)
        )
    }
}

impl Printer for Html {
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        self.number += 1;
        match &judged.outcome {
            Ok(report) => self.report(report, &judged),
            Err(error) => self.error(error),
        }
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        self.output.write_all(head(self.lang, &self.rows).as_bytes())?;
        let mut labels = self.labels.into_inner()?;
        labels.rewind()?;
        io::copy(&mut labels, &mut self.output)?;
        self.output.write_all(foot(self.packs.reviewed_by_lawyer()).as_bytes())?;
        self.output.finish()
    }
}

/// The style of a verdict.
fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Fail => "fail",
        Verdict::Review => "review",
        Verdict::Warn => "warn",
        Verdict::Pass => "pass",
    }
}
