//! Paths as given to labels, folders in name order.

use std::ffi::OsString;
use std::fs;
use std::io::{self, BufRead};
use std::path::{Path, PathBuf};

use globset::GlobMatcher;
use temnhan::report::LabelError;
use temnhan::{Error, ErrorId};

use crate::disk::unreadable;
use crate::failure::Failure;

/// A file to read, or a path that is none.
pub(crate) type Entry = Result<PathBuf, LabelError>;

/// The label at `path`, or every label below it.
pub(crate) fn labels(path: &Path) -> impl Iterator<Item = Entry> + use<> {
    let mut files = Files::below(path, is_label).peekable();
    let none = files.peek().is_none().then(|| Err(without_labels(path)));
    files.chain(none)
}

/// The labels below a folder whose paths match a pattern; an error where none does.
pub(crate) fn matches(
    folder: &Path,
    matcher: GlobMatcher,
    given: &Path,
) -> impl Iterator<Item = Entry> + use<> {
    let hidden_here = |path: PathBuf| path.strip_prefix(".").map_or(path.clone(), Path::to_owned);
    let shortens = !given.starts_with(".") && folder == Path::new(".");
    let files = Files::below(folder, is_label);
    let named = files.map(move |file| if shortens { file.map(hidden_here) } else { file });
    let mut found = named
        .filter(move |file| file.as_ref().map_or(true, |path| matcher.is_match(path)))
        .peekable();
    let none = found.peek().is_none().then(|| Err(unmatched(given)));
    found.chain(none)
}

/// Paths read from standard input as they come, one a line.
pub(crate) fn stdin_paths() -> impl Iterator<Item = Entry> {
    let mut ended = false;
    let lines = io::stdin().lock().split(b'\n');
    lines.take_while(move |line| !std::mem::replace(&mut ended, line.is_err())).filter_map(|line| {
        match line {
            Ok(line) => path_of_line(line).map(Ok),
            Err(error) => Some(Err(unreadable(Path::new("-"), &error))),
        }
    })
}

/// The path on a line, or `None` for a blank line.
fn path_of_line(mut line: Vec<u8>) -> Option<PathBuf> {
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    (!line.trim_ascii().is_empty()).then(|| PathBuf::from(os_string(line)))
}

#[cfg(unix)]
fn os_string(bytes: Vec<u8>) -> OsString {
    std::os::unix::ffi::OsStringExt::from_vec(bytes)
}

#[cfg(not(unix))]
fn os_string(bytes: Vec<u8>) -> OsString {
    String::from_utf8_lossy(&bytes).into_owned().into()
}

/// A file as given, or the wanted files below a folder in name order.
///
/// Symbolic links to folders are followed only where they were given.
pub(crate) struct Files {
    given: PathBuf,
    wanted: fn(&Path) -> bool,
    pending: Vec<PathBuf>,
}

impl Files {
    pub(crate) fn below(given: &Path, wanted: fn(&Path) -> bool) -> Self {
        Self { given: given.to_owned(), wanted, pending: vec![given.to_owned()] }
    }

    fn visit(&mut self, path: PathBuf) -> Option<Entry> {
        let is_given = path == self.given;
        if !path.is_dir() {
            return (is_given || (self.wanted)(&path)).then_some(Ok(path));
        }
        if path.is_symlink() && !is_given {
            return None;
        }
        match children(&path) {
            Ok(children) => {
                self.pending.extend(children.into_iter().rev());
                None
            }
            Err(error) => Some(Err(unreadable(&path, &error))),
        }
    }
}

impl Iterator for Files {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        while let Some(path) = self.pending.pop() {
            if let Some(entry) = self.visit(path) {
                return Some(entry);
            }
        }
        None
    }
}

/// What lies in a folder, by name.
fn children(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}

/// Whether the name is that of a label's file.
pub(crate) fn is_label(path: &Path) -> bool {
    has_extension(path, &["svg", "svgz"])
}

/// Whether the name ends in one of the extensions, in capitals or not.
pub(crate) fn has_extension(path: &Path, extensions: &[&str]) -> bool {
    let extension = path.extension().and_then(|extension| extension.to_str());
    extension.is_some_and(|own| extensions.iter().any(|wanted| own.eq_ignore_ascii_case(wanted)))
}

fn without_labels(folder: &Path) -> LabelError {
    let error = Error::new(
        ErrorId::Empty,
        "Thư mục không có nhãn nào (.svg, .svgz).",
        "The folder holds no label (.svg, .svgz).",
    );
    LabelError::new(folder.display().to_string(), &error)
}

fn unmatched(pattern: &Path) -> LabelError {
    let error = Error::new(
        ErrorId::Empty,
        "Không có nhãn nào (.svg, .svgz) khớp với mẫu này.",
        "No label (.svg, .svgz) matches this pattern.",
    );
    LabelError::new(pattern.display().to_string(), &error)
}

/// A slip of the hand must not replace a drawing by its report.
///
/// # Errors
///
/// An output with the name of a label.
pub(crate) fn refuse_artwork_as_output(output: Option<&Path>) -> Result<(), Failure> {
    match output.filter(|path| is_label(path)) {
        None => Ok(()),
        Some(path) => Err(Failure::usage(
            format!("--output {}: đây là tên của bản vẽ, không phải của báo cáo.", path.display()),
            format!("--output {}: this is a drawing's name, not a report's.", path.display()),
        )),
    }
}
