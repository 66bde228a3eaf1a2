//! Lists of ingredients as labels print them: each is taken apart as `fixtures/lists` says.

use std::fs;
use std::sync::LazyLock;

use serde::Deserialize;
use serde_json::Value;
use temnhan::report::FieldReport;
use temnhan::{Checker, Request};
use temnhan_tests::{checker, fixtures};

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    list: Vec<List>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct List {
    why: String,
    text: String,
    items: Vec<Value>,
}

#[test]
fn shares_and_amounts() {
    compare("shares.toml");
}

#[test]
fn separators_and_brackets() {
    compare("brackets.toml");
}

#[test]
fn additives() {
    compare("additives.toml");
}

#[test]
fn what_is_no_ingredient() {
    compare("statements.toml");
}

fn compare(file: &str) {
    let text = fs::read_to_string(fixtures("lists").join(file)).unwrap();
    let file: File = toml::from_str(&text).unwrap();
    let differences: Vec<String> = file.list.iter().filter_map(difference).collect();
    assert!(differences.is_empty(), "{}", differences.join("\n"));
}

/// What was read and what was expected, where they differ.
fn difference(list: &List) -> Option<String> {
    let read = items(&list.text);
    let expected = Value::Array(list.items.clone());
    (!agrees(&read, &expected))
        .then(|| format!("{}: {}\n  read     {read}\n  expected {expected}", list.why, list.text))
}

/// A list on a label, as the report takes it apart.
fn items(list: &str) -> Value {
    let svg = format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='900mm' height='60mm' viewBox='0 0 900 60' \
         font-family='Be Vietnam Pro'><text x='5' y='20' font-size='3'>Thành phần: {list}</text></svg>"
    );
    let request = Request::new("a.svg", "2026-11-23".parse().unwrap()).with_group("food");
    let report = CHECKER.check(svg.as_bytes(), &request).unwrap();
    let parts = |field: FieldReport| serde_json::to_value(field.parts?).ok();
    let mut read = report.fields.into_iter().find_map(parts).unwrap_or_default();
    read["ingredients"].take()
}

/// Whether items are the expected ones; a name that is not given is not compared.
fn agrees(read: &Value, expected: &Value) -> bool {
    match (read, expected) {
        (Value::Array(read), Value::Array(expected)) => {
            read.len() == expected.len()
                && read.iter().zip(expected).all(|(read, expected)| agrees(read, expected))
        }
        (Value::Object(read), Value::Object(expected)) => {
            let compared = |key: &&String| *key != "name" || expected.contains_key("name");
            read.keys().filter(compared).all(|key| expected.contains_key(key))
                && expected.iter().all(|(key, own)| read.get(key).is_some_and(|it| agrees(it, own)))
        }
        _ => read == expected,
    }
}
