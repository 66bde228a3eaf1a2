//! Tables of a dossier: lines of cells parted by tabs, the first line naming the columns.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// A line of a table, by the names of its columns.
#[derive(Debug)]
pub(crate) struct Row(BTreeMap<String, String>);

impl Row {
    /// What stands in a column.
    ///
    /// # Errors
    ///
    /// A table without that column.
    pub(crate) fn get(&self, column: &str) -> Result<&str> {
        self.0.get(column).map(String::as_str).with_context(|| format!("no column {column}"))
    }

    /// What a column lists, parted by semicolons.
    ///
    /// # Errors
    ///
    /// As [`Row::get`].
    pub(crate) fn list(&self, column: &str) -> Result<Vec<&str>> {
        let parts = self.get(column)?.split(';').map(str::trim);
        Ok(parts.filter(|part| !part.is_empty()).collect())
    }
}

/// The lines of a table, blank ones left out.
///
/// # Errors
///
/// A file that cannot be read, or a line with more or fewer cells than columns.
pub(crate) fn rows(path: &Path) -> Result<Vec<Row>> {
    let text = fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let mut lines = text.lines().filter(|line| !line.trim().is_empty());
    let columns: Vec<&str> = lines.next().context("the table is empty")?.split('\t').collect();
    let row = |line: &str| {
        let cells: Vec<&str> = line.split('\t').collect();
        ensure!(cells.len() == columns.len(), "{} has not its columns: {line}", path.display());
        let named = columns.iter().zip(cells).map(|(name, cell)| (*name, cell.trim()));
        Ok(Row(named.map(|(name, cell)| (name.to_owned(), cell.to_owned())).collect()))
    };
    lines.map(row).collect()
}
