//! `temnhan check`: every label judged, printed and counted.

mod baseline;
mod compared;
mod concise;
mod findings;
mod fingerprint;
mod gate;
mod github;
mod gitlab;
mod html;
pub(crate) mod issue;
mod json;
mod junit;
mod lines;
mod markdown;
mod progress;
#[cfg(test)]
mod sample;
mod sarif;
mod settled;
mod summary;
mod svg;
mod text;
mod xlsx;

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use temnhan::report::{LabelError, LabelReport, Lang};

use self::gate::Gate;
use self::progress::Progress;
use self::summary::Summary;
use crate::args::{CheckArgs, CheckFormat, FailOn, KeptArgs};
use crate::batch::{Batch, Cache, Drawing, Judged, Plan, Source, count};
use crate::failure::{Failure, Status, tell_label_error};
use crate::output::Output;
use crate::walk::refuse_artwork_as_output;

/// A form of the result.
trait Printer {
    /// Takes one label, in input order.
    fn label(&mut self, judged: Judged) -> io::Result<()>;
    /// Completes the result.
    fn end(self: Box<Self>) -> io::Result<()>;
}

/// A form that shows nothing but reports and errors.
trait Told {
    /// Takes what was found on a label.
    fn report(&mut self, report: &LabelReport) -> io::Result<()>;
    /// Takes why a label could not be judged.
    fn error(&mut self, error: &LabelError) -> io::Result<()>;
    /// Completes the result.
    fn end(self) -> io::Result<()>;
}

impl<Form: Told> Printer for Form {
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        match &judged.outcome {
            Ok(report) => self.report(report),
            Err(error) => self.error(error),
        }
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        Told::end(*self)
    }
}

/// Checks the labels asked for.
///
/// # Errors
///
/// Wrong use, fonts that cannot be loaded, a result that cannot be written.
pub(crate) fn run(args: CheckArgs, lang: Lang) -> Result<Status, Failure> {
    let format = args.format.unwrap_or_else(of_surroundings);
    let output = args.output.as_deref();
    if format != CheckFormat::Svg {
        refuse_artwork_as_output(output)?;
    }
    let fail_on = args.gate.fail_on;
    let mut gate = Gate::new(args.gate.clone())?;
    let mut summary = args.summary.as_deref().map(|file| Summary::new(file, lang)).transpose()?;
    let plan = Plan::new(args.basis, &args.work)?.comparing(args.compare_as_of);
    let plan = plan.drawing(drawing(format, lang));
    let cache = cache(&args.kept, output, &plan)?;
    let plan = Arc::new(plan.cached(cache));
    let label = only_label(&args.paths);
    let source = if args.stdin_paths { Source::Stdin } else { Source::Paths(args.paths.clone()) };
    let source = if plan.has_one_product() { source.only_one()? } else { source };
    let mut printer: Box<dyn Printer> = match format {
        CheckFormat::Svg => Box::new(svg::Svg::new(output, label)?),
        _ => printer(format, Output::to(output)?, &plan, fail_on, lang)?,
    };
    let mut progress =
        Progress::wanted().then(|| Progress::new(lang, count(&source))).filter(|_| label.is_none());
    for judged in Batch::start(&plan, source) {
        let mut judged = judged?;
        gate.pass(&mut judged);
        if let Some(progress) = &mut progress {
            progress.clear();
        }
        if let Err(error) = &judged.outcome {
            tell_label_error(lang, error);
        }
        if let Some(summary) = &mut summary {
            summary.add(&judged);
        }
        printer.label(judged)?;
        if let Some(progress) = &mut progress {
            progress.step();
        }
    }
    if let Some(progress) = &mut progress {
        progress.clear();
    }
    printer.end()?;
    if let Some(summary) = summary {
        summary.write(plan.default_day(), &plan.packs())?;
    }
    let ignored = plan.ignored();
    if !ignored.is_empty() {
        gate.tell_ignored(&ignored, &plan.packs(), plan.default_day(), lang);
    }
    plan.complete()?;
    gate.end(lang)
}

fn printer(
    format: CheckFormat,
    output: Output,
    plan: &Plan,
    fail_on: FailOn,
    lang: Lang,
) -> io::Result<Box<dyn Printer>> {
    Ok(match format {
        CheckFormat::Concise => Box::new(concise::Concise::new(output, lang)),
        CheckFormat::Json => Box::new(json::Json::new(output, plan)),
        CheckFormat::JsonLines => Box::new(lines::Lines::new(output)),
        CheckFormat::Sarif => Box::new(sarif::Sarif::new(output, lang, plan.packs())),
        CheckFormat::Junit => Box::new(junit::Junit::new(output, lang, fail_on)?),
        CheckFormat::Github => Box::new(github::Github::new(output, lang)),
        CheckFormat::Gitlab => Box::new(gitlab::Gitlab::new(output, lang)),
        CheckFormat::Markdown => Box::new(markdown::Markdown::new(output, lang)),
        CheckFormat::Html => Box::new(html::Html::new(output, lang, plan.packs())?),
        CheckFormat::Xlsx => Box::new(xlsx::Xlsx::new(output, lang, plan.packs())),
        CheckFormat::Text | CheckFormat::Svg => Box::new(text::Text::new(output, lang)),
    })
}

/// The form that shows findings where the command runs: beside the changes in a forge's CI.
fn of_surroundings() -> CheckFormat {
    let is_in = |name| std::env::var_os(name).is_some_and(|value| value == "true");
    if is_in("GITHUB_ACTIONS") {
        CheckFormat::Github
    } else if is_in("GITLAB_CI") {
        CheckFormat::Gitlab
    } else {
        CheckFormat::Text
    }
}

fn drawing(format: CheckFormat, lang: Lang) -> Drawing {
    match format {
        CheckFormat::Html => Drawing::Picture,
        CheckFormat::Svg => Drawing::Findings(lang.into()),
        _ => Drawing::Nothing,
    }
}

/// The one label that was named, if it is only one.
fn only_label(paths: &[PathBuf]) -> Option<&Path> {
    match paths {
        [path] if path.is_file() => Some(path),
        _ => None,
    }
}

/// The folder given, or one beside the output that goes when the run is complete.
fn cache(kept: &KeptArgs, output: Option<&Path>, plan: &Plan) -> Result<Option<Cache>, Failure> {
    match (&kept.cache, output) {
        (Some(folder), _) => Cache::open(folder, plan.fonts()).map(Some),
        (None, Some(output)) if kept.resume => {
            let mut folder = output.as_os_str().to_owned();
            folder.push(".resume");
            Cache::open(Path::new(&folder), plan.fonts()).map(Cache::of_one_run).map(Some)
        }
        (None, None) if kept.resume => Err(Failure::usage(
            "--resume cần biết chỗ giữ kết quả: dùng cùng --output hoặc --cache.",
            "--resume needs a place for results: use it with --output or --cache.",
        )),
        (None, _) => Ok(None),
    }
}
