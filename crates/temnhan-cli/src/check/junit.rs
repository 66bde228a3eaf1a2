//! `--format junit`: a test suite a label, a test case a rule.

use std::io::{self, Write};

use temnhan::report::{LabelError, LabelReport, Lang, Outcome, RuleReport};

use super::Told;
use super::issue::{Issue, of_rule};
use crate::args::FailOn;
use crate::output::Output;
use crate::text::{Named, escaped};

pub(super) struct Junit {
    output: Output,
    lang: Lang,
    fail_on: FailOn,
}

#[derive(Default, Clone, Copy)]
struct Totals {
    tests: usize,
    failures: usize,
    errors: usize,
    skipped: usize,
}

impl Totals {
    fn attributes(self) -> String {
        let Self { tests, failures, errors, skipped } = self;
        format!(
            "tests=\"{tests}\" failures=\"{failures}\" errors=\"{errors}\" skipped=\"{skipped}\""
        )
    }
}

impl Junit {
    /// Begins the file. Its root has no totals, which a reader has from the suites: they would be
    /// known at the end only.
    ///
    /// # Errors
    ///
    /// What cannot be written.
    pub(super) fn new(mut output: Output, lang: Lang, fail_on: FailOn) -> io::Result<Self> {
        let head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"temnhan\">";
        writeln!(output, "{head}")?;
        Ok(Self { output, lang, fail_on })
    }

    /// What the status tells of is a failure; what it does not is told as output of the case.
    fn case(&self, path: &str, rule: &RuleReport, totals: &mut Totals) -> String {
        totals.tests += 1;
        let issues = of_rule(rule);
        let fails = |issue: &Issue| issue.is_open() && issue.level.reaches(self.fail_on);
        let inside = if issues.iter().any(fails) {
            totals.failures += 1;
            self.failure(path, &issues)
        } else if matches!(rule.outcome, Outcome::NotApplicable | Outcome::NotRun) {
            totals.skipped += 1;
            let reason = rule.reason.as_ref().map_or("", |reason| reason.in_lang(self.lang));
            format!("<skipped message=\"{}\"/>", escaped(reason))
        } else if issues.is_empty() {
            String::new()
        } else {
            format!("<system-out>{}</system-out>", escaped(&self.told(path, &issues)))
        };
        let (class, name) = (escaped(path), escaped(&rule.rule));
        format!("    <testcase classname=\"{class}\" name=\"{name}\">{inside}</testcase>\n")
    }

    fn failure(&self, path: &str, issues: &[Issue]) -> String {
        let message = issues.first().map_or("", |issue| issue.message(self.lang));
        let kind = issues.first().map_or("", |issue| issue.level.id());
        let told = self.told(path, issues);
        format!(
            "<failure message=\"{}\" type=\"{kind}\">{}</failure>",
            escaped(message),
            escaped(&told)
        )
    }

    fn told(&self, path: &str, issues: &[Issue]) -> String {
        let lines = issues.iter().map(|issue| {
            let at = issue.position().map(|(line, column)| format!(":{line}:{column}"));
            let level = issue.level.name(self.lang);
            let settled = issue.settled(self.lang).map(|why| format!(" [{why}]"));
            let (message, help) = (issue.message(self.lang), issue.help(self.lang));
            let told = format!("{level}: {message}{} {help}", settled.unwrap_or_default());
            format!("{path}{}: {}", at.unwrap_or_default(), told.trim_end())
        });
        lines.collect::<Vec<_>>().join("\n")
    }

    fn suite(&mut self, path: &str, totals: Totals, cases: &str) -> io::Result<()> {
        let (name, counts) = (escaped(path), totals.attributes());
        writeln!(self.output, "  <testsuite name=\"{name}\" {counts}>\n{cases}  </testsuite>")
    }
}

impl Told for Junit {
    fn report(&mut self, report: &LabelReport) -> io::Result<()> {
        let mut totals = Totals::default();
        let cases: String =
            report.rules.iter().map(|rule| self.case(&report.path, rule, &mut totals)).collect();
        self.suite(&report.path, totals, &cases)
    }

    fn error(&mut self, error: &LabelError) -> io::Result<()> {
        let message = escaped(error.message.in_lang(self.lang));
        let (class, id) = (escaped(&error.path), escaped(&error.id));
        let case = format!(
            "    <testcase classname=\"{class}\" name=\"{id}\">\
             <error message=\"{message}\" type=\"{id}\"/></testcase>\n"
        );
        self.suite(&error.path, Totals { tests: 1, errors: 1, ..Totals::default() }, &case)
    }

    fn end(mut self) -> io::Result<()> {
        writeln!(self.output, "</testsuites>")?;
        self.output.finish()
    }
}
