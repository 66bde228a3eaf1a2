//! What the tests of the whole project share: the fixtures and how to check one.

pub mod hostile;

use std::fs;
use std::path::{Path, PathBuf};

use temnhan::report::{FieldReport, LabelReport};
use temnhan::{Checker, Date, Fonts, Packs, ProductFile, Request};

/// The folder of that name under `fixtures`.
pub fn fixtures(folder: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../fixtures").join(folder)
}

/// Every `.svg` below a folder, in name order.
pub fn drawings(folder: &Path) -> Vec<PathBuf> {
    below(folder, "svg")
}

/// Every file with an extension below a folder, in name order.
pub fn below(folder: &Path, extension: &str) -> Vec<PathBuf> {
    let mut entries: Vec<PathBuf> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    entries.sort();
    let mut found = Vec::new();
    for path in entries {
        if path.is_dir() {
            found.extend(below(&path, extension));
        } else if path.extension().is_some_and(|own| own == extension) {
            found.push(path);
        }
    }
    found
}

/// A checker with the shipped packs and fonts only.
pub fn checker() -> Checker {
    Checker::new(Packs::shipped(), Fonts::shipped())
}

/// Checks a drawing with the product file beside it, on the day the file says.
///
/// # Errors
///
/// A sentence on what cannot be read or judged.
pub fn check(checker: &Checker, drawing: &Path) -> Result<LabelReport, String> {
    let (svg, request) = asked(drawing, product(drawing)?)?;
    checker.check(&svg, &request).map_err(|error| error.to_string())
}

/// Checks a drawing as if it were printed on a day.
///
/// # Errors
///
/// A sentence on what cannot be read or judged.
pub fn check_on(checker: &Checker, drawing: &Path, day: Date) -> Result<LabelReport, String> {
    let product = ProductFile { printed_on: Some(day), ..product(drawing)? };
    let (svg, request) = asked(drawing, product)?;
    checker.check(&svg, &request).map_err(|error| error.to_string())
}

/// What a drawing states, read with the product file beside it.
///
/// # Errors
///
/// A sentence on what cannot be read.
pub fn fields(checker: &Checker, drawing: &Path) -> Result<Vec<FieldReport>, String> {
    let (svg, request) = asked(drawing, product(drawing)?)?;
    checker.fields(&svg, &request).map_err(|error| error.to_string())
}

/// The product file beside a drawing.
fn product(drawing: &Path) -> Result<ProductFile, String> {
    let text = fs::read_to_string(drawing.with_extension("toml")).map_err(|e| e.to_string())?;
    ProductFile::from_toml(&text).map_err(|error| error.to_string())
}

/// A drawing and what is asked of it.
fn asked(drawing: &Path, product: ProductFile) -> Result<(Vec<u8>, Request), String> {
    let day = product.printed_on.ok_or("the product file names no day")?;
    let svg = fs::read(drawing).map_err(|error| error.to_string())?;
    Ok((svg, Request::new(drawing.to_string_lossy(), day).with_product(product)))
}
