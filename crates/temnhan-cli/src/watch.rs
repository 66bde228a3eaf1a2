//! `temnhan watch`: labels checked again when they are saved; only what changed is told.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use notify::{Event, EventKind, RecursiveMode, Watcher};
use temnhan::report::Lang;

use crate::args::WatchArgs;
use crate::batch::{Batch, Judged, Plan, Source};
use crate::check::issue::{Issue, issues};
use crate::failure::{Failure, Status, tell_label_error};
use crate::output::Output;
use crate::text::{Colour, Named, Page, say};
use crate::walk;

/// Editors write a file in several steps.
const QUIET: Duration = Duration::from_millis(200);

/// Checks the labels, then again on each save, until it is stopped.
///
/// # Errors
///
/// Wrong use, a folder that cannot be watched, a result that cannot be written.
pub(crate) fn run(args: WatchArgs, lang: Lang) -> Result<Status, Failure> {
    let (sender, events) = channel();
    let mut watcher = notify::recommended_watcher(sender).map_err(|error| unwatched(&error))?;
    for path in &args.paths {
        // A file that editors replace is seen only in its folder.
        let (folder, mode) = if path.is_dir() {
            (path.as_path(), RecursiveMode::Recursive)
        } else {
            (folder_of(path), RecursiveMode::NonRecursive)
        };
        watcher.watch(folder, mode).map_err(|error| unwatched(&error))?;
    }
    let plan = Arc::new(Plan::new(args.basis, &args.work)?);
    let mut desk = Desk { page: Page::new(Output::stdout(), lang), plan, seen: BTreeMap::new() };
    desk.check(args.paths.clone(), Shown::All)?;
    loop {
        let changed = changes(&events);
        let labels = labels(&args.paths, &changed);
        if !labels.is_empty() {
            desk.check(labels, Shown::Changes)?;
        }
    }
}

/// The files that were saved, once there is quiet.
fn changes(events: &Receiver<notify::Result<Event>>) -> BTreeSet<PathBuf> {
    let mut changed = BTreeSet::new();
    let mut take = |event: notify::Result<Event>| {
        if let Ok(event) = event.map_err(drop) {
            if matches!(event.kind, EventKind::Access(_)) {
                return;
            }
            changed.extend(event.paths);
        }
    };
    if let Ok(event) = events.recv() {
        take(event);
    }
    while let Ok(event) = events.recv_timeout(QUIET) {
        take(event);
    }
    changed
}

/// The labels asked for that changed, or whose product file did; all of them where a configuration
/// did.
fn labels(asked: &[PathBuf], changed: &BTreeSet<PathBuf>) -> Vec<PathBuf> {
    let absolute = |path: &Path| std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let changed: BTreeSet<PathBuf> = changed.iter().map(|path| absolute(path)).collect();
    let is_config =
        |path: &PathBuf| path.file_name().is_some_and(|name| name == crate::config::NAME);
    let has_config = changed.iter().any(is_config);
    let all = asked.iter().flat_map(|path| walk::labels(path).flatten());
    let concerned = all.filter(|label| {
        let own = absolute(label);
        has_config || changed.contains(&own) || changed.contains(&own.with_extension("toml"))
    });
    concerned.collect()
}

fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// How much of a label's findings is told.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Shown {
    All,
    Changes,
}

/// What was last found on each label.
struct Desk {
    page: Page,
    plan: Arc<Plan>,
    seen: BTreeMap<PathBuf, BTreeSet<String>>,
}

impl Desk {
    fn check(&mut self, paths: Vec<PathBuf>, shown: Shown) -> Result<(), Failure> {
        for judged in Batch::start(&self.plan, Source::Paths(paths)) {
            self.label(&judged?, shown)?;
        }
        self.page.flush()?;
        Ok(())
    }

    fn label(&mut self, judged: &Judged, shown: Shown) -> Result<(), Failure> {
        let lang = self.page.lang;
        let report = match &judged.outcome {
            Ok(report) => report,
            Err(error) => {
                tell_label_error(lang, error);
                return Ok(());
            }
        };
        let found: BTreeSet<String> =
            issues(report).filter(Issue::is_open).map(|issue| line(&issue, lang)).collect();
        let file = judged.file.clone().unwrap_or_default();
        let before = self.seen.insert(file, found.clone()).unwrap_or_default();
        let new: Vec<&String> = found.difference(&before).collect();
        let gone: Vec<&String> = before.difference(&found).collect();
        if shown == Shown::Changes && new.is_empty() && gone.is_empty() {
            return Ok(());
        }
        let page = &mut self.page;
        let verdict = report.verdict.name(lang).to_lowercase();
        page.heading(Colour::Bold, &format!("{}: {verdict}", report.path))?;
        for line in gone {
            let mended = say(lang, "đã hết", "gone");
            page.heading(Colour::Green, &format!("  - {mended}: {line}"))?;
        }
        for line in new {
            page.hanging("  + ", line)?;
        }
        Ok(())
    }
}

/// A finding without its place, which moves with every edit.
fn line(issue: &Issue, lang: Lang) -> String {
    let level = issue.level.name(lang);
    format!("{level}: {} [{}]", issue.message(lang), issue.rule.rule)
}

fn unwatched(error: &notify::Error) -> Failure {
    Failure::usage(format!("Không theo dõi được: {error}."), format!("Cannot be watched: {error}."))
}
