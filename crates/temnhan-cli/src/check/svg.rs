//! `--format svg`: the artwork with a layer, not printed, that frames what was found.

use std::collections::BTreeSet;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use super::Printer;
use crate::batch::Judged;
use crate::failure::Failure;
use crate::output::Output;

/// Where drawings go.
pub(super) enum Svg {
    /// The drawing of the one label.
    One(Output),
    /// A folder with a drawing for each label, under its own name.
    Folder { folder: PathBuf, taken: BTreeSet<PathBuf> },
}

impl Svg {
    /// # Errors
    ///
    /// Several labels without a folder to write to, a drawing that would take the label's place.
    pub(super) fn new(output: Option<&Path>, label: Option<&Path>) -> Result<Self, Failure> {
        match (label, output) {
            (Some(label), Some(output)) if is_same(label, output) => Err(Failure::usage(
                format!("--output {}: đây chính là nhãn đang soát.", output.display()),
                format!("--output {}: this is the label itself.", output.display()),
            )),
            (_, Some(folder)) if folder.is_dir() || label.is_none() => {
                fs::create_dir_all(folder)?;
                Ok(Self::Folder { folder: folder.to_owned(), taken: BTreeSet::new() })
            }
            (Some(_), output) => Ok(Self::One(Output::to(output)?)),
            (None, _) => Err(Failure::usage(
                "Có nhiều nhãn: hãy cho biết thư mục để ghi bằng --output.",
                "There are several labels: name the folder to write to by --output.",
            )),
        }
    }
}

impl Printer for Svg {
    fn label(&mut self, judged: Judged) -> io::Result<()> {
        let Some(file) = judged.file.filter(|_| judged.outcome.is_ok()) else { return Ok(()) };
        match self {
            Self::One(output) => output.write_all(&judged.drawing),
            Self::Folder { folder, taken } => {
                let target = free(folder, &file, taken);
                if is_same(&file, &target) {
                    return Err(io::ErrorKind::AlreadyExists.into());
                }
                let mut output = Output::to(Some(&target))?;
                output.write_all(&judged.drawing)?;
                output.finish()
            }
        }
    }

    fn end(self: Box<Self>) -> io::Result<()> {
        match *self {
            Self::One(output) => output.finish(),
            Self::Folder { .. } => Ok(()),
        }
    }
}

/// The label's own name in the folder; numbered where labels of several folders share it.
fn free(folder: &Path, file: &Path, taken: &mut BTreeSet<PathBuf>) -> PathBuf {
    let name = |ending: Option<&std::ffi::OsStr>| PathBuf::from(ending.unwrap_or_default());
    let (stem, extension) = (name(file.file_stem()), name(file.extension()));
    let numbered = (1_usize..).map(|number| {
        let mut name = stem.clone().into_os_string();
        if number > 1 {
            name.push(format!("-{number}"));
        }
        name.push(".");
        name.push(&extension);
        folder.join(name)
    });
    let mut candidates = numbered.filter(|path| taken.insert(path.clone()));
    candidates.next().unwrap_or_else(|| folder.join(file))
}

fn is_same(label: &Path, output: &Path) -> bool {
    matches!((fs::canonicalize(label), fs::canonicalize(output)), (Ok(one), Ok(two)) if one == two)
}
