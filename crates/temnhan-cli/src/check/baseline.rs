//! The baseline: what labels had wrong when checking began, so that only what is new counts.

use std::collections::BTreeMap;
use std::io::{self, Write};
use std::path::{Path, PathBuf, absolute};

use serde::{Deserialize, Serialize};
use temnhan::report::{LabelReport, Lang};

use super::issue::of_rule;
use crate::batch::Judged;
use crate::disk;
use crate::failure::{Failure, tell};
use crate::output::Output;

/// The version of the file's shape.
const VERSION: u32 = 1;

/// How many findings each rule has on each label.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Known {
    version: u32,
    labels: BTreeMap<String, BTreeMap<String, usize>>,
}

/// A baseline that a run is held against, or that it writes.
pub(super) struct Baseline {
    file: PathBuf,
    known: Known,
    /// What the run found of it, in the same shape.
    found: Known,
}

impl Baseline {
    /// The baseline in a file.
    ///
    /// # Errors
    ///
    /// A file that cannot be read or is none.
    pub(super) fn read(file: &Path) -> Result<Self, Failure> {
        let name = file.display();
        let bytes = disk::read(file).map_err(|error| {
            let (vi, en) = disk::cause(&error);
            Failure::usage(
                format!("Không đọc được tệp mốc {name}: {vi}."),
                format!("The baseline {name} cannot be read: {en}."),
            )
        })?;
        let known: Known = serde_json::from_slice(&bytes).map_err(|error| faulty(file, &error))?;
        Ok(Self { known, ..Self::empty(file) })
    }

    /// A baseline that knows nothing yet.
    pub(super) fn empty(file: &Path) -> Self {
        let new = || Known { version: VERSION, labels: BTreeMap::new() };
        Self { file: file.to_owned(), known: new(), found: new() }
    }

    /// Notes what a label has, and marks the rules of which no more was found than is known.
    pub(super) fn apply(&mut self, judged: &mut Judged) {
        let (Some(file), Ok(report)) = (&judged.file, &mut judged.outcome) else { return };
        let name = self.name(file);
        let counts = counts(report);
        let known = self.known.labels.get(&name);
        for rule in &mut report.rules {
            let found = counts.get(&rule.rule);
            let least = known.and_then(|known| known.get(&rule.rule));
            if let Some((found, known)) = found.zip(least).filter(|(found, known)| found <= known) {
                rule.baseline = Some(*known.min(found));
            }
        }
        self.found.labels.insert(name, counts);
    }

    /// Tells the entries of which less was found, or nothing any more.
    pub(super) fn tell_unused(&self, lang: Lang) {
        for (label, rules) in &self.known.labels {
            let found = self.found.labels.get(label);
            if found.is_none() && self.folder().join(label).exists() {
                continue;
            }
            for (rule, known) in rules {
                let left = found.and_then(|found| found.get(rule)).copied().unwrap_or_default();
                if left < *known {
                    tell(&unused(lang, label, rule, *known, left));
                }
            }
        }
    }

    /// Writes what the run found as the baseline.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub(super) fn write(mut self) -> io::Result<()> {
        self.found.labels.retain(|_, rules| !rules.is_empty());
        let mut output = Output::to(Some(&self.file))?;
        serde_json::to_writer_pretty(&mut output, &self.found)?;
        writeln!(output)?;
        output.finish()
    }

    fn folder(&self) -> &Path {
        self.file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
    }

    /// A label's path from the folder of the baseline, so that it holds wherever the command runs.
    fn name(&self, label: &Path) -> String {
        let from_here = absolute(label).ok().zip(absolute(self.folder()).ok());
        let inside = from_here
            .and_then(|(label, folder)| label.strip_prefix(folder).ok().map(Path::to_owned));
        let path = inside.unwrap_or_else(|| label.to_owned());
        path.to_string_lossy().replace('\\', "/")
    }
}

/// How many findings of each rule nobody signed off.
fn counts(report: &LabelReport) -> BTreeMap<String, usize> {
    let open = report.rules.iter().filter(|rule| rule.signed_off.is_none());
    let counts = open.map(|rule| (rule.rule.clone(), of_rule(rule).len()));
    counts.filter(|(_, count)| *count > 0).collect()
}

fn unused(lang: Lang, label: &str, rule: &str, known: usize, left: usize) -> String {
    match lang {
        Lang::Vi => {
            format!("lưu ý: tệp mốc ghi {known} điều của {rule} trên {label}, nay còn {left}.")
        }
        Lang::En => {
            format!("note: the baseline knows {known} of {rule} on {label}, now {left} are left.")
        }
    }
}

fn faulty(file: &Path, error: &serde_json::Error) -> Failure {
    let (at, line, column) = (file.display(), error.line(), error.column());
    Failure::usage(
        format!("Tệp mốc {at}:{line}:{column} không dùng được."),
        format!("The baseline {at}:{line}:{column} cannot be used: {error}."),
    )
}
