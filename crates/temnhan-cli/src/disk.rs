//! Files read within a bound, and why one could not be read in both languages.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use temnhan::report::LabelError;
use temnhan::{Error, ErrorId, Limits};

/// The bytes of a label.
///
/// One byte more than the core accepts is read at most, so that a file of any
/// size ends as the core's own error.
///
/// # Errors
///
/// A file that is not there, not a regular file, or not readable.
pub(crate) fn read_label(path: &Path) -> Result<Vec<u8>, LabelError> {
    read(path).map_err(|error| unreadable(path, &error))
}

/// The bytes of a regular file, up to one more than a label may have.
pub(crate) fn read(path: &Path) -> io::Result<Vec<u8>> {
    if !fs::metadata(path)?.is_file() {
        return Err(io::Error::from(io::ErrorKind::InvalidInput));
    }
    let cap = Limits::default().bytes as u64 + 1;
    let mut bytes = Vec::new();
    File::open(path)?.take(cap).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// The entry of a path that cannot be read.
pub(crate) fn unreadable(path: &Path, error: &io::Error) -> LabelError {
    let (vi, en) = cause(error);
    let error = Error::new(
        ErrorId::Unreadable,
        format!("Không đọc được: {vi}."),
        format!("Cannot be read: {en}."),
    );
    LabelError::new(path.display().to_string(), &error)
}

/// Why reading failed, in Vietnamese and in English.
pub(crate) fn cause(error: &io::Error) -> (String, String) {
    let (vi, en) = match error.kind() {
        io::ErrorKind::NotFound => ("không có tệp này", "there is no such file"),
        io::ErrorKind::PermissionDenied => ("không có quyền đọc", "permission denied"),
        io::ErrorKind::InvalidInput => ("không phải là tệp thường", "it is not a regular file"),
        _ => return (format!("máy báo “{error}”"), error.to_string()),
    };
    (vi.to_owned(), en.to_owned())
}
