//! The drafts of `fixtures/labels`.

use std::fs;
use std::path::{Path, PathBuf};

/// The files of the drafts in name order.
pub(crate) fn paths() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../fixtures/labels");
    let entries = fs::read_dir(folder).expect("the drafts are there");
    let paths = entries.map(|entry| entry.expect("the drafts can be listed").path());
    let mut drafts: Vec<_> =
        paths.filter(|path| path.extension() == Some("svg".as_ref())).collect();
    drafts.sort();
    drafts
}

/// What a draft is called.
pub(crate) fn name(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// The text of a file.
pub(crate) fn read(path: &Path) -> String {
    fs::read_to_string(path).expect("the draft can be read")
}
