//! What counts for the exit status.

use std::collections::BTreeSet;

use temnhan::report::{LabelReport, Lang, Outcome};
use temnhan::{Date, Packs};

use super::baseline::Baseline;
use super::issue::{Issue, Level, issues};
use crate::args::GateArgs;
use crate::batch::Judged;
use crate::failure::{Failure, Status, tell};

/// Holds the labels of a run against what was asked for.
pub(super) struct Gate {
    args: GateArgs,
    baseline: Option<Baseline>,
    status: Status,
    warnings: usize,
    /// The rules that did not run on some label.
    left_out: BTreeSet<String>,
}

impl Gate {
    /// # Errors
    ///
    /// A baseline that cannot be used.
    pub(super) fn new(args: GateArgs) -> Result<Self, Failure> {
        let baseline = match (&args.baseline, &args.write_baseline) {
            (Some(file), _) => Some(Baseline::read(file)?),
            (None, Some(file)) => Some(Baseline::empty(file)),
            (None, None) => None,
        };
        Ok(Self { args, baseline, status: Status::Clear, warnings: 0, left_out: BTreeSet::new() })
    }

    /// Takes one label; what the baseline knows is marked on it.
    pub(super) fn pass(&mut self, judged: &mut Judged) {
        if let Some(baseline) = &mut self.baseline {
            baseline.apply(judged);
        }
        let status = match &judged.outcome {
            Err(_) => Status::Unjudged,
            Ok(report) => self.status_of(report),
        };
        self.status = self.status.max(status);
    }

    fn status_of(&mut self, report: &LabelReport) -> Status {
        let not_run = report.rules.iter().filter(|rule| rule.outcome == Outcome::NotRun);
        let new = not_run.filter(|rule| !self.left_out.contains(&rule.rule));
        let new: Vec<String> = new.map(|rule| rule.rule.clone()).collect();
        self.left_out.extend(new);
        let open: Vec<Issue> = issues(report).filter(Issue::is_open).collect();
        self.warnings += open.iter().filter(|issue| issue.level == Level::Warning).count();
        let is_writing = self.args.write_baseline.is_some();
        let reaches = |issue: &Issue| issue.level.reaches(self.args.fail_on);
        if !is_writing && open.iter().any(reaches) { Status::Found } else { Status::Clear }
    }

    /// Tells the names that are ignored for nothing: no rule of theirs was in force on any label.
    pub(super) fn tell_ignored(
        &self,
        ignored: &BTreeSet<String>,
        packs: &Packs,
        day: Date,
        lang: Lang,
    ) {
        let listed = packs.catalogue(day);
        let is_used = |name: &String| {
            let in_section = listed.iter().filter(|rule| rule.section == *name);
            self.left_out.contains(name)
                || in_section.map(|rule| &rule.id).any(|id| self.left_out.contains(id))
        };
        for name in ignored.iter().filter(|name| !is_used(name)) {
            tell(&match lang {
                Lang::Vi => {
                    format!("lưu ý: ignore “{name}” thừa, không quy tắc nào như vậy có hiệu lực.")
                }
                Lang::En => {
                    format!("note: ignoring “{name}” is of no use, no such rule is in force.")
                }
            });
        }
    }

    /// The status of the run; writes the baseline, or tells which of its entries are unused.
    ///
    /// # Errors
    ///
    /// A baseline that cannot be written.
    pub(super) fn end(self, lang: Lang) -> Result<Status, Failure> {
        let most = self.args.max_warnings.filter(|most| self.warnings > *most);
        if let Some(most) = most {
            tell(&too_many(lang, self.warnings, most));
        }
        match (self.baseline, self.args.write_baseline) {
            (Some(baseline), Some(_)) => baseline.write()?,
            (Some(baseline), None) => baseline.tell_unused(lang),
            (None, _) => {}
        }
        Ok(if most.is_some() { self.status.max(Status::Found) } else { self.status })
    }
}

fn too_many(lang: Lang, warnings: usize, most: usize) -> String {
    match lang {
        Lang::Vi => format!("có {warnings} cảnh báo, nhiều hơn {most} (--max-warnings)."),
        Lang::En => format!("{warnings} warnings, more than {most} (--max-warnings)."),
    }
}
