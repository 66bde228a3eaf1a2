//! The readers that share no code with ours.

use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::command::{command, output};

/// What jsqr reads from each picture.
///
/// # Errors
///
/// When Node cannot be run or a picture cannot be opened.
pub(super) fn jsqr(pictures: &[&Path]) -> Result<Vec<Option<String>>> {
    let read = output(command("node", &["xtask/witness/read.js"]).args(pictures))?;
    let read = read.lines().map(serde_json::from_str).collect::<Result<Vec<_>, _>>()?;
    ensure!(read.len() == pictures.len(), "jsqr tells of {} pictures", read.len());
    Ok(read)
}

/// What zbarimg reads from a picture.
///
/// # Errors
///
/// When it cannot be run.
pub(super) fn zbar(picture: &Path) -> Result<Vec<String>> {
    let mut zbar = command("zbarimg", &["--quiet", "--raw"]);
    // Its status is not 0 where there is no code.
    let read = zbar.arg(picture).output().context("cannot start zbarimg")?;
    Ok(String::from_utf8_lossy(&read.stdout).lines().map(str::to_owned).collect())
}
