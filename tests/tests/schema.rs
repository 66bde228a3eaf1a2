//! The JSON Schemas in `docs/schema` are those of the types, and a real report obeys its own.

use std::path::Path;
use std::{env, fs};

use schemars::{JsonSchema, schema_for};
use serde_json::Value;
use temnhan::ProductFile;
use temnhan::report::Report;
use temnhan_tests::{check, checker, drawings, fixtures};

/// Compares a type's schema with the file that holds it; writes the file instead where
/// `TEMNHAN_BLESS` is 1.
fn kept<T: JsonSchema>(name: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/schema").join(name);
    let mut text = serde_json::to_string_pretty(&schema_for!(T)).unwrap();
    text.push('\n');
    if env::var("TEMNHAN_BLESS").is_ok_and(|value| value == "1") {
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(&path, &text).unwrap();
    }
    let stored = fs::read_to_string(&path).unwrap_or_default();
    assert!(stored == text, "docs/schema/{name} is stale: run with TEMNHAN_BLESS=1");
}

/// Whatever breaks a type's schema.
fn faults<T: JsonSchema>(value: &Value) -> Vec<String> {
    let schema = serde_json::to_value(schema_for!(T)).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let faults = validator.iter_errors(value);
    faults.map(|fault| format!("{}: {fault}", fault.instance_path())).collect()
}

#[test]
fn the_schema_of_the_report_is_kept() {
    kept::<Report>("report.json");
}

#[test]
fn the_schema_of_the_product_file_is_kept() {
    kept::<ProductFile>("product.json");
}

#[test]
fn real_reports_obey_their_schema() {
    let checker = checker();
    let labels: Vec<_> = drawings(&fixtures("labels"))
        .iter()
        .map(|drawing| check(&checker, drawing).unwrap())
        .collect();
    let day = labels[0].as_of.day;
    let report = serde_json::to_value(Report::new(day, labels, Vec::new())).unwrap();
    assert_eq!(faults::<Report>(&report), [""; 0]);
}

#[test]
fn a_report_without_its_verdict_is_refused() {
    let report = serde_json::json!({ "schema_version": 1, "labels": [{}], "errors": [] });
    assert_ne!(faults::<Report>(&report), [""; 0]);
}

#[test]
fn real_product_files_obey_their_schema() {
    for drawing in drawings(&fixtures("labels")) {
        let text = fs::read_to_string(drawing.with_extension("toml")).unwrap();
        let product: toml::Table = toml::from_str(&text).unwrap();
        let product = serde_json::to_value(product).unwrap();
        assert_eq!(faults::<ProductFile>(&product), [""; 0], "{}", drawing.display());
    }
}
