//! Where the labels of a run come from.

use std::path::PathBuf;

use globset::{GlobBuilder, GlobMatcher};

use crate::failure::Failure;
use crate::walk::{self, Entry};

/// Paths as given, or standard input.
pub(crate) enum Source {
    Stdin,
    Paths(Vec<PathBuf>),
    /// What was looked up already.
    Known(Vec<Entry>),
}

impl Source {
    /// The labels, in input order, folders and patterns in name order.
    pub(super) fn entries(self) -> Box<dyn Iterator<Item = Entry>> {
        match self {
            Self::Stdin => Box::new(walk::stdin_paths().flat_map(labels)),
            Self::Paths(paths) => Box::new(paths.into_iter().map(Ok).flat_map(labels)),
            Self::Known(entries) => Box::new(entries.into_iter()),
        }
    }

    /// One product file speaks of one label only.
    ///
    /// # Errors
    ///
    /// More than one label.
    pub(crate) fn only_one(self) -> Result<Self, Failure> {
        let mut entries = self.entries();
        let first = entries.next();
        if entries.next().is_some() {
            return Err(Failure::usage(
                "--product chỉ dùng được cho một nhãn, ở đây có nhiều nhãn.",
                "--product is for one label; here are several.",
            ));
        }
        Ok(Self::Known(first.into_iter().collect()))
    }
}

/// How many labels the paths name; `None` where only the end of the input tells.
pub(crate) fn count(source: &Source) -> Option<usize> {
    match source {
        Source::Stdin => None,
        Source::Paths(paths) => Some(paths.iter().cloned().map(Ok).flat_map(labels).count()),
        Source::Known(entries) => Some(entries.len()),
    }
}

fn labels(entry: Entry) -> Box<dyn Iterator<Item = Entry>> {
    match entry {
        Ok(path) => match pattern(&path) {
            Some((folder, matcher)) => Box::new(walk::matches(&folder, matcher, &path)),
            None => Box::new(walk::labels(&path)),
        },
        Err(error) => Box::new(std::iter::once(Err(error))),
    }
}

/// A path that is none on disk and has `*`, `?` or `[` in it: the folder before the first of
/// these, and what the paths below it must match. Shells that know patterns never let them pass.
fn pattern(path: &std::path::Path) -> Option<(PathBuf, GlobMatcher)> {
    let text = path.to_str()?;
    let first = text.find(['*', '?', '['])?;
    if path.symlink_metadata().is_ok() {
        return None;
    }
    let glob = GlobBuilder::new(text).literal_separator(true).build().ok()?;
    let end = text[..first].rfind(['/', '\\']).map_or(0, |slash| slash + 1);
    let folder = if end == 0 { "." } else { &text[..end] };
    Some((PathBuf::from(folder), glob.compile_matcher()))
}
