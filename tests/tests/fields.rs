//! What is recognised on the labels of `fixtures/fields`, each against a list written by hand: the
//! kind, the value, how surely, what shows it, and the language where its words tell.

use std::fs;
use std::path::Path;

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use serde_json::json;
use temnhan::report::FieldReport;
use temnhan_tests::{check, checker, drawings, fixtures};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    field: Vec<Vec<String>>,
}

fn main() {
    let labels = drawings(&fixtures("fields"));
    assert!(labels.len() >= 4, "the labels are not where they should be");
    let trials = labels.into_iter().map(|label| {
        let name = label.file_stem().unwrap().to_string_lossy().into_owned();
        Trial::test(name, move || holds(&label))
    });
    libtest_mimic::run(&Arguments::from_args(), trials.collect()).exit();
}

/// Compares without regard to order: where fields stand in reading order is told by their places.
fn holds(label: &Path) -> Result<(), Failed> {
    let report = check(&checker(), label)?;
    let expected = fs::read_to_string(label.with_extension("expected.toml")).unwrap();
    let mut expected = toml::from_str::<Expected>(&expected).unwrap().field;
    let mut found: Vec<Vec<String>> = report.fields.iter().map(told).collect();
    expected.sort();
    found.sort();
    if expected == found {
        return Ok(());
    }
    let missing: Vec<_> = expected.iter().filter(|field| !found.contains(field)).collect();
    let surplus: Vec<_> = found.iter().filter(|field| !expected.contains(field)).collect();
    Err(format!("not recognised: {missing:#?}\nrecognised besides: {surplus:#?}").into())
}

fn told(field: &FieldReport) -> Vec<String> {
    let words = [json!(field.kind), json!(field.value), json!(field.certainty), json!(field.basis)];
    let language = field.language.map(|language| json!(language));
    words.into_iter().chain(language).map(|word| word.as_str().unwrap_or("").to_owned()).collect()
}
