//! The forms of the result and the exit status.

use serde_json::Value;

use crate::desk::{Desk, LABEL};

#[test]
fn json_is_one_report_of_the_run() {
    let desk = Desk::with([("a.svg", LABEL), ("b.svg", LABEL), ("bad.svg", "<html/>")]);
    let ran = desk.check("b.svg bad.svg a.svg --format json --as-of 2026-11-23");
    let report = ran.json();
    assert_eq!(report["schema_version"], 1);
    assert_eq!(report["tool"]["name"], "temnhan");
    assert_eq!(report["as_of"], "2026-11-23");
    let paths = |list: &str| -> Vec<Value> {
        report[list].as_array().unwrap().iter().map(|entry| entry["path"].clone()).collect()
    };
    assert_eq!(paths("labels"), ["b.svg", "a.svg"]);
    assert_eq!(paths("errors"), ["bad.svg"]);
    assert_eq!(report["errors"][0]["message"].as_object().unwrap().len(), 2);
}

#[test]
fn json_of_errors_alone_has_the_shape_too() {
    let desk = Desk::with([("a.svg", "<html/>")]);
    let report = desk.check("a.svg --format json --as-of 2026-11-23").json();
    let mut keys: Vec<_> = report.as_object().unwrap().keys().cloned().collect();
    keys.sort();
    assert_eq!(keys, ["as_of", "errors", "labels", "schema_version", "tool"]);
    assert_eq!(report["errors"][0]["id"], "not-svg");
}

#[test]
fn json_lines_holds_one_object_a_label_in_input_order() {
    let desk = Desk::with([("a.svg", LABEL), ("bad.svg", "<html/>")]);
    let ran = desk.check("a.svg bad.svg no.svg a.svg --format json-lines --as-of 2026-11-23");
    let lines = ran.json_lines();
    assert_eq!((ran.status, lines.len()), (2, 4));
    for line in &lines {
        assert_eq!((&line["schema_version"], &line["as_of"]), (&1.into(), &"2026-11-23".into()));
        assert_eq!(line["tool"]["name"], "temnhan");
    }
    assert_eq!(lines[0]["label"]["path"], "a.svg");
    assert_eq!(lines[1]["error"]["path"], "bad.svg");
    assert!(lines[1]["error"]["message"]["vi"].is_string());
    assert!(lines[1].get("label").is_none() && lines[0].get("error").is_none());
    assert_eq!(lines[2]["error"]["id"], "unreadable");
    assert_eq!(lines[3], lines[0]);
}

#[test]
fn output_goes_to_the_file_and_leaves_no_draft() {
    let desk = Desk::with([("a.svg", LABEL), ("r.json", "old")]);
    let ran = desk.check("a.svg --format json --output r.json");
    assert_eq!(ran.out, "");
    assert!(serde_json::from_slice::<Value>(&desk.read("r.json")).is_ok());
    assert_eq!(desk.names(), ["a.svg", "r.json"]);
}

/// Whether the report holds anything at or above the level.
fn reaches(report: &Value, level: &str) -> bool {
    let severities: &[&str] = match level {
        "error" => &["error"],
        "warning" => &["error", "warning"],
        _ => &["error", "warning", "advice"],
    };
    report["labels"][0]["rules"].as_array().unwrap().iter().any(|rule| {
        let findings = rule["findings"].as_array().unwrap();
        let severity = |finding: &Value| {
            finding.get("severity").unwrap_or(&rule["severity"]).as_str().unwrap().to_owned()
        };
        match rule["outcome"].as_str().unwrap() {
            "fail" => {
                findings.iter().any(|finding| severities.contains(&severity(finding).as_str()))
            }
            "needs_review" => level == "needs-review",
            _ => false,
        }
    })
}

#[test]
fn the_status_follows_fail_on() {
    let desk = Desk::with([("a.svg", LABEL), ("a.toml", "group = \"food\"\n")]);
    for day in ["1990-01-01", "2026-11-23"] {
        for level in ["error", "warning", "advice", "needs-review"] {
            let ran = desk.check(&format!("a.svg --as-of {day} --format json --fail-on {level}"));
            let expected = i32::from(reaches(&ran.json(), level));
            assert_eq!(ran.status, expected, "{day} {level}: {}", ran.err);
        }
    }
}

#[test]
fn a_label_without_origin_fails_today_and_not_before_there_was_a_law() {
    let desk = Desk::with([("a.svg", LABEL), ("a.toml", "group = \"food\"\n")]);
    assert_eq!(desk.check("a.svg --as-of 2026-11-23").status, 1);
    assert_eq!(desk.check("a.svg --as-of 1990-01-01").status, 0);
}
