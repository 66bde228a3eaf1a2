//! Where a result goes: standard output, or a file that appears only when complete.

use std::fs::{self, File, OpenOptions, Permissions};
use std::io::{self, BufWriter, IsTerminal, StdoutLock, Write};
use std::path::{Path, PathBuf};

/// The place of a result.
pub(crate) enum Output {
    /// Standard output.
    Stdout(BufWriter<StdoutLock<'static>>),
    /// A device or pipe that was named as a file.
    Device(File),
    /// A regular file.
    Replaced(Replacement),
}

impl Output {
    pub(crate) fn stdout() -> Self {
        Self::Stdout(BufWriter::new(io::stdout().lock()))
    }

    /// Standard output, or the file given.
    ///
    /// # Errors
    ///
    /// A file that cannot be made.
    pub(crate) fn to(file: Option<&Path>) -> io::Result<Self> {
        let Some(path) = file else { return Ok(Self::stdout()) };
        match fs::metadata(path) {
            Ok(metadata) if !metadata.is_file() => File::create(path).map(Self::Device),
            metadata => {
                let permissions = metadata.ok().map(|metadata| metadata.permissions());
                Replacement::of(path, permissions).map(Self::Replaced)
            }
        }
    }

    /// Whether a person reads it in colour: a terminal, and `NO_COLOR` is not set.
    pub(crate) fn takes_colour(&self) -> bool {
        let unwanted = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
        matches!(self, Self::Stdout(_)) && io::stdout().is_terminal() && !unwanted
    }

    /// Completes the result; a file gets its name now.
    ///
    /// # Errors
    ///
    /// What cannot be written.
    pub(crate) fn finish(mut self) -> io::Result<()> {
        self.flush()?;
        match self {
            Self::Replaced(replacement) => replacement.complete(),
            Self::Stdout(_) | Self::Device(_) => Ok(()),
        }
    }

    fn writer(&mut self) -> &mut dyn Write {
        match self {
            Self::Stdout(stdout) => stdout,
            Self::Device(file) => file,
            Self::Replaced(replacement) => &mut replacement.draft,
        }
    }
}

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.writer().write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.writer().flush()
    }
}

/// A draft beside its target; removed when it is dropped incomplete.
pub(crate) struct Replacement {
    draft: BufWriter<File>,
    draft_path: PathBuf,
    target: PathBuf,
    permissions: Option<Permissions>,
}

impl Replacement {
    fn of(path: &Path, permissions: Option<Permissions>) -> io::Result<Self> {
        let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_owned());
        let name = target.file_name().ok_or(io::ErrorKind::InvalidFilename)?;
        let mut draft_name = name.to_owned();
        draft_name.push(format!(".{}.tmp", std::process::id()));
        let draft_path = target.with_file_name(draft_name);
        let draft = OpenOptions::new().write(true).create_new(true).open(&draft_path)?;
        Ok(Self { draft: BufWriter::new(draft), draft_path, target, permissions })
    }

    fn complete(self) -> io::Result<()> {
        if let Some(permissions) = &self.permissions {
            fs::set_permissions(&self.draft_path, permissions.clone())?;
        }
        fs::rename(&self.draft_path, &self.target)
    }
}

impl Drop for Replacement {
    fn drop(&mut self) {
        // After the renaming there is nothing of that name to remove.
        let _ = fs::remove_file(&self.draft_path);
    }
}
