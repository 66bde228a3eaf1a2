//! `--format json`: one report of the whole run.

use std::io::{self, Write};

use temnhan::Date;
use temnhan::report::{LabelError, LabelReport, Report};

use super::Printer;
use crate::batch::{Judged, Plan};
use crate::output::Output;

pub(super) struct Json {
    output: Output,
    given_day: Option<Date>,
    default_day: Date,
    labels: Vec<LabelReport>,
    errors: Vec<LabelError>,
}

impl Json {
    pub(super) fn new(output: Output, plan: &Plan) -> Self {
        Self {
            output,
            given_day: plan.given_day(),
            default_day: plan.default_day(),
            labels: Vec::new(),
            errors: Vec::new(),
        }
    }

    /// The day given, else the labels' own where it is one, else today.
    fn day(&self) -> Date {
        let mut days = self.labels.iter().map(|label| label.as_of.day);
        let common = days.next().filter(|first| days.all(|day| day == *first));
        self.given_day.or(common).unwrap_or(self.default_day)
    }
}

impl Printer for Json {
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        match judged.outcome {
            Ok(report) => self.labels.push(report),
            Err(error) => self.errors.push(error),
        }
        Ok(())
    }

    fn end(mut self: Box<Self>) -> io::Result<()> {
        let report = Report::new(self.day(), self.labels, self.errors);
        serde_json::to_writer_pretty(&mut self.output, &report)?;
        writeln!(self.output)?;
        self.output.finish()
    }
}
