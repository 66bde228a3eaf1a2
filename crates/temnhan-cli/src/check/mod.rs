//! `temnhan check`: every label judged, printed and counted.

mod compared;
mod findings;
mod json;
mod lines;
#[cfg(test)]
mod sample;
mod settled;
mod text;

use std::io;
use std::path::PathBuf;

use temnhan::report::{LabelReport, Lang, Outcome, Severity};

use crate::args::{CheckArgs, CheckFormat, FailOn};
use crate::failure::{Failure, Status, tell_label_error};
use crate::judge::{Judge, Judged};
use crate::output::Output;
use crate::walk::{self, Entry, refuse_artwork_as_output};

/// A form of the result.
trait Printer {
    /// Takes one label, in input order.
    fn label(&mut self, judged: Judged) -> io::Result<()>;
    /// Completes the result.
    fn end(self: Box<Self>) -> io::Result<()>;
}

/// Checks the labels asked for.
///
/// # Errors
///
/// Wrong use, fonts that cannot be loaded, a result that cannot be written.
pub(crate) fn run(args: CheckArgs, lang: Lang) -> Result<Status, Failure> {
    refuse_artwork_as_output(args.output.as_deref())?;
    let has_one_product = args.basis.product.is_some();
    let entries = entries(args.stdin_paths, args.paths);
    let entries = if has_one_product { only_one(entries)? } else { entries };
    let judge = Judge::new(args.basis)?.comparing(args.compare_as_of);
    let output = Output::to(args.output.as_deref())?;
    let mut printer: Box<dyn Printer> = match args.format {
        CheckFormat::Text => Box::new(text::Text::new(output, lang)),
        CheckFormat::Json => Box::new(json::Json::new(output, &judge)),
        CheckFormat::JsonLines => Box::new(lines::Lines::new(output)),
    };
    let mut status = Status::Clear;
    for entry in entries {
        let judged = judge.judge(entry);
        status = status.max(status_of(&judged, args.fail_on));
        if let Err(error) = &judged.outcome {
            tell_label_error(lang, error);
        }
        printer.label(judged)?;
    }
    printer.end()?;
    Ok(status)
}

type Entries = Box<dyn Iterator<Item = Entry>>;

fn entries(stdin_paths: bool, paths: Vec<PathBuf>) -> Entries {
    let given: Entries = if stdin_paths {
        Box::new(walk::stdin_paths())
    } else {
        Box::new(paths.into_iter().map(Ok))
    };
    Box::new(given.flat_map(|entry| -> Entries {
        match entry {
            Ok(path) => Box::new(walk::labels(&path)),
            Err(error) => Box::new(std::iter::once(Err(error))),
        }
    }))
}

/// One product file speaks of one label only.
fn only_one(mut entries: Entries) -> Result<Entries, Failure> {
    let first = entries.next();
    if entries.next().is_some() {
        return Err(Failure::usage(
            "--product chỉ dùng được cho một nhãn, ở đây có nhiều nhãn.",
            "--product is for one label; here are several.",
        ));
    }
    Ok(Box::new(first.into_iter()))
}

fn status_of(judged: &Judged, fail_on: FailOn) -> Status {
    match &judged.outcome {
        Err(_) => Status::Unjudged,
        Ok(report) if reaches(report, fail_on) => Status::Found,
        Ok(_) => Status::Clear,
    }
}

/// Whether something on the label that nobody has signed off is at or above the level.
fn reaches(report: &LabelReport, level: FailOn) -> bool {
    let least = match level {
        FailOn::Error => Severity::Error,
        FailOn::Warning => Severity::Warning,
        FailOn::Advice | FailOn::NeedsReview => Severity::Advice,
    };
    let mut open = report.rules.iter().filter(|rule| rule.signed_off.is_none());
    open.any(|rule| match rule.outcome {
        Outcome::Fail => rule.gravest() <= least,
        Outcome::NeedsReview => level == FailOn::NeedsReview,
        _ => false,
    })
}
