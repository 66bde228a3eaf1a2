//! Reads labels without painting them: they state the same, at the same places and heights, as when
//! their letters are outlined for a check.

use std::path::Path;
use std::sync::LazyLock;

use libtest_mimic::{Arguments, Failed, Trial};
use temnhan::Checker;
use temnhan::report::FieldReport;
use temnhan_tests::{check, checker, drawings, fields, fixtures};

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

fn main() {
    let labels = ["labels", "dialects", "fields"].map(|folder| drawings(&fixtures(folder)));
    let labels: Vec<_> = labels.into_iter().flatten().collect();
    assert!(labels.len() > 160, "the labels are not where they should be");
    let trials = labels.into_iter().map(|label| {
        let name = label.file_stem().unwrap().to_string_lossy().into_owned();
        Trial::test(name, move || says_the_same(&label))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

fn says_the_same(label: &Path) -> Result<(), Failed> {
    let unpainted = fields(&CHECKER, label)?;
    let painted = check(&CHECKER, label)?.fields.into_iter();
    // Contrast is a matter of paint.
    let expected: Vec<_> = painted.map(|field| FieldReport { contrast: None, ..field }).collect();
    if unpainted == expected {
        return Ok(());
    }
    Err(format!("painted: {expected:#?}\nunpainted: {unpainted:#?}").into())
}
