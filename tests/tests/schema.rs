//! The JSON Schemas in `docs/schema` are those of the types, and a real report obeys its own.

use std::path::Path;
use std::{env, fs};

use schemars::{JsonSchema, schema_for};
use serde_json::{Map, Value};
use temnhan::report::Report;
use temnhan::{Config, ProductFile};
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

/// What of a value breaks its type's schema.
fn faults<T: JsonSchema>(value: &Value) -> Vec<String> {
    let root = serde_json::to_value(schema_for!(T)).unwrap();
    let mut faults = Vec::new();
    Judge { root: &root }.judge(value, &root, "", &mut faults);
    faults
}

/// Judges values by the words of JSON Schema that the types use; any other word is refused.
struct Judge<'a> {
    root: &'a Value,
}

impl Judge<'_> {
    fn judge(&self, value: &Value, schema: &Value, at: &str, faults: &mut Vec<String>) {
        for (word, wanted) in schema.as_object().unwrap() {
            let holds = match word.as_str() {
                "$schema" | "$defs" | "title" | "description" | "default" | "format" => true,
                "$ref" => {
                    let target = wanted.as_str().unwrap().trim_start_matches('#');
                    self.judge(value, self.root.pointer(target).unwrap(), at, faults);
                    true
                }
                "type" => one_or_more(wanted).iter().any(|name| is_of_type(value, name)),
                "enum" => wanted.as_array().unwrap().contains(value),
                "const" => wanted == value,
                "minimum" => value.as_f64().is_none_or(|value| value >= wanted.as_f64().unwrap()),
                "minItems" => length(value).is_none_or(|length| length >= wanted.as_u64().unwrap()),
                "maxItems" => length(value).is_none_or(|length| length <= wanted.as_u64().unwrap()),
                "required" => one_or_more(wanted).iter().all(|name| value.get(name).is_some()),
                "anyOf" | "oneOf" => wanted.as_array().unwrap().iter().any(|schema| {
                    let mut faults = Vec::new();
                    self.judge(value, schema, at, &mut faults);
                    faults.is_empty()
                }),
                "additionalProperties" => {
                    let known = schema["properties"].as_object().unwrap();
                    let is_known =
                        |object: &Map<_, _>| object.keys().all(|k| known.contains_key(k));
                    assert_eq!(wanted, false);
                    value.as_object().is_none_or(is_known)
                }
                "properties" => {
                    for (name, schema) in wanted.as_object().unwrap() {
                        if let Some(value) = value.get(name) {
                            self.judge(value, schema, &format!("{at}/{name}"), faults);
                        }
                    }
                    true
                }
                "items" => {
                    for (index, value) in value.as_array().into_iter().flatten().enumerate() {
                        self.judge(value, wanted, &format!("{at}/{index}"), faults);
                    }
                    true
                }
                _ => panic!("the types use “{word}”, which is not judged"),
            };
            if !holds {
                faults.push(format!("{at}: {word} {wanted}, not {value}"));
            }
        }
    }
}

/// The strings of a string or an array of strings.
fn one_or_more(words: &Value) -> Vec<&str> {
    let all = words.as_array().map_or(std::slice::from_ref(words), Vec::as_slice);
    all.iter().filter_map(Value::as_str).collect()
}

fn length(value: &Value) -> Option<u64> {
    value.as_array().map(|items| items.len() as u64)
}

fn is_of_type(value: &Value, name: &str) -> bool {
    match name {
        "null" => value.is_null(),
        "boolean" => value.is_boolean(),
        "integer" => value.is_i64() || value.is_u64(),
        "number" => value.is_number(),
        "string" => value.is_string(),
        "array" => value.is_array(),
        _ => value.is_object(),
    }
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
fn the_schema_of_the_configuration_is_that_of_its_type() {
    kept::<Config>("config.json");
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
