//! The configuration of a run: its file, and the packs that it names.

use std::path::Path;

use temnhan::error::{PackError, ProductError};
use temnhan::{Config, Packs};

use crate::disk;
use crate::failure::Failure;
use crate::product::vietnamese;

/// The configuration in a file and the packs with those it names beside it; the shipped packs and
/// an empty configuration without a file.
///
/// # Errors
///
/// A file that cannot be read or is wrong.
pub(crate) fn load(file: Option<&Path>) -> Result<(Packs, Config), Failure> {
    let Some(path) = file else { return Ok((Packs::shipped(), Config::default())) };
    let config = Config::from_toml(&text(path)?).map_err(|error| faulty(path, &error))?;
    let folder = path.parent().unwrap_or(Path::new(""));
    let packs = config.packs.iter().map(|name| Ok((name.as_str(), text(&folder.join(name))?)));
    let packs: Vec<(&str, String)> = packs.collect::<Result<_, Failure>>()?;
    let packs: Vec<(&str, &str)> =
        packs.iter().map(|(name, text)| (*name, text.as_str())).collect();
    let packs = Packs::shipped_with(&packs).map_err(|error| refused(&error))?;
    Ok((packs, config))
}

fn text(path: &Path) -> Result<String, Failure> {
    let name = path.display();
    let bytes = disk::read(path).map_err(|error| {
        let (vi, en) = disk::cause(&error);
        Failure::usage(
            format!("Không đọc được {name}: {vi}."),
            format!("{name} cannot be read: {en}."),
        )
    })?;
    String::from_utf8(bytes).map_err(|_| {
        Failure::usage(
            format!("{name} không phải chữ UTF-8."),
            format!("{name} is not UTF-8 text."),
        )
    })
}

fn faulty(path: &Path, error: &ProductError) -> Failure {
    let at = format!("{}:{}:{}", path.display(), error.line, error.column);
    Failure::usage(
        format!("Tệp cấu hình {at}: {}.", vietnamese(&error.message)),
        format!("Configuration {at}: {}.", error.message),
    )
}

fn refused(error: &PackError) -> Failure {
    let PackError { file, entry, message } = error;
    let file = file.strip_prefix("user/").unwrap_or(file);
    Failure::usage(
        format!("Bộ quy tắc {file} không dùng được: {entry}: {message}."),
        format!("The pack {file} cannot be used: {entry}: {message}."),
    )
}
