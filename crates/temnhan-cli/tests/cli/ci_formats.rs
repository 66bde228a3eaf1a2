//! The formats of CI, read by readers that share no code with what writes them.

use quick_junit::{NonSuccessKind, TestCaseStatus};
use serde_json::Value;

use crate::desk::{Desk, LABEL};

const PRODUCT: &str = "group = \"food\"\nprinted_on = \"2026-11-23\"\n\
    [[sign_off]]\nrule = \"storage-missing\"\nby = \"Nguyễn Văn A\"\nreason = \"In trên nắp\"\n";

/// A label with faults, one of them signed off, and a file that is no label.
fn desk() -> Desk {
    let label = LABEL.replace("Bánh Ví Dụ", "Bánh Ví Dụ số 1, <tspan>Xuất xứ: VN</tspan>");
    let desk = Desk::with([("a b.svg", &label), ("bad.svg", "<html/>")]);
    desk.write("a b.toml", PRODUCT);
    desk
}

fn output(desk: &Desk, format: &str) -> String {
    let ran = desk.check(&format!(". --format {format}"));
    assert_eq!(ran.status, 2, "{}", ran.err);
    ran.out
}

#[test]
fn concise_is_a_line_a_finding() {
    let text = output(&desk(), "concise");
    let country = text.lines().find(|line| line.contains("[country-abbreviated]")).unwrap();
    assert!(country.starts_with("./a b.svg:3:"), "{country}");
    assert!(country.contains(": error[country-abbreviated] "), "{country}");
    assert!(!text.contains("storage-missing"), "{text}");
}

#[test]
fn sarif_is_valid_by_the_published_schema() {
    let log: Value = serde_json::from_str(&output(&desk(), "sarif")).unwrap();
    let mut schemas = boon::Schemas::new();
    let mut compiler = boon::Compiler::new();
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/schema/sarif-2.1.0.json");
    let schema = compiler.compile(path, &mut schemas).unwrap();
    if let Err(error) = schemas.validate(&log, schema) {
        panic!("{error:#}");
    }
    let mut broken = log.clone();
    broken["runs"][0]["results"][0]["level"] = "grave".into();
    assert!(schemas.validate(&broken, schema).is_err(), "the schema refuses nothing");
}

#[test]
fn sarif_points_at_lines_and_keeps_what_is_settled_as_suppressed() {
    let log: Value = serde_json::from_str(&output(&desk(), "sarif")).unwrap();
    let run = &log["runs"][0];
    let results = run["results"].as_array().unwrap();
    let of = |rule: &str| results.iter().find(|result| result["ruleId"] == rule).unwrap();
    let country = of("country-abbreviated");
    let place = &country["locations"][0]["physicalLocation"];
    assert_eq!(place["artifactLocation"]["uri"], "./a%20b.svg");
    assert_eq!(place["region"]["startLine"], 3);
    assert!(place["region"]["startColumn"].as_u64().unwrap() >= 1);
    assert_eq!(country["suppressions"].as_array().unwrap().len(), 0);
    let settled = &of("storage-missing")["suppressions"][0];
    assert_eq!(settled["justification"], "Nguyễn Văn A: In trên nắp");
    let index = country["ruleIndex"].as_u64().unwrap() as usize;
    let rule = &run["tool"]["driver"]["rules"][index];
    assert_eq!(rule["id"], "country-abbreviated");
    assert!(rule["helpUri"].as_str().unwrap().starts_with("https://"));
    assert!(!rule["help"]["text"].as_str().unwrap().is_empty());
    let told = run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap();
    assert!(told.iter().any(|one| one["descriptor"]["id"] == "not-svg" && one["level"] == "error"));
    assert_eq!(run["invocations"][0]["executionSuccessful"], false);
}

#[test]
fn fingerprints_stay_when_lines_move_and_differ_from_each_other() {
    let desk = desk();
    let prints = |log: &str| -> Vec<String> {
        let log: Value = serde_json::from_str(log).unwrap();
        let results = log["runs"][0]["results"].as_array().unwrap().clone();
        let print = |result: &Value| result["partialFingerprints"]["temnhanFinding/v1"].to_string();
        results.iter().map(print).collect()
    };
    let before = prints(&output(&desk, "sarif"));
    let label = String::from_utf8(desk.read("a b.svg")).unwrap();
    desk.write("a b.svg", format!("<!-- một -->\n<!-- hai -->\n{label}"));
    assert_eq!(prints(&output(&desk, "sarif")), before);
    let distinct: std::collections::BTreeSet<_> = before.iter().collect();
    assert_eq!(distinct.len(), before.len());
}

#[test]
fn junit_is_read_by_a_junit_reader() {
    let text = output(&desk(), "junit");
    let report = quick_junit::Report::deserialize_from_str(&text).unwrap();
    assert_eq!(report.test_suites.len(), 2);
    let suite = &report.test_suites[0];
    assert_eq!(suite.name.as_str(), "./a b.svg");
    let case =
        |name: &str| suite.test_cases.iter().find(|case| case.name.as_str() == name).unwrap();
    let TestCaseStatus::NonSuccess { kind, message, .. } = &case("country-abbreviated").status
    else {
        panic!("the fault is no failure")
    };
    assert_eq!(*kind, NonSuccessKind::Failure);
    assert!(message.as_ref().unwrap().as_str().contains("VN"));
    assert!(matches!(case("storage-missing").status, TestCaseStatus::Success { .. }));
    assert!(case("storage-missing").system_out.as_ref().unwrap().as_str().contains("Nguyễn Văn A"));
    assert!(matches!(case("text-too-small").status, TestCaseStatus::Success { .. }));
    let of_error = &report.test_suites[1];
    assert_eq!((of_error.errors, of_error.tests), (1, 1));
    assert_eq!((suite.errors, suite.tests), (0, suite.test_cases.len()));
}

#[test]
fn github_commands_hold_one_line_each() {
    let desk = desk();
    desk.write("c,d%.svg", LABEL);
    let text = output(&desk, "github");
    let is_command = |line: &str| {
        ["::error ", "::warning ", "::notice "].iter().any(|word| line.starts_with(word))
    };
    assert!(text.lines().all(is_command), "{text}");
    let country = text.lines().find(|line| line.contains("country-abbreviated")).unwrap();
    assert!(country.starts_with("::error file=./a b.svg,line=3,col="), "{country}");
    assert!(country.contains("%0A"), "the help stands on a line of its own: {country}");
    assert!(text.contains("file=./c%2Cd%25.svg,"), "{text}");
    assert!(text.contains("::error file=./bad.svg,line=1,col=1,title=not-svg::"), "{text}");
}

#[test]
fn gitlab_entries_have_what_gitlab_asks_for() {
    let entries: Value = serde_json::from_str(&output(&desk(), "gitlab")).unwrap();
    let entries = entries.as_array().unwrap();
    for entry in entries {
        for key in ["description", "check_name", "fingerprint", "severity"] {
            assert!(entry[key].as_str().is_some_and(|text| !text.is_empty()), "{entry}");
        }
        let severity = entry["severity"].as_str().unwrap();
        assert!(["info", "minor", "major", "critical", "blocker"].contains(&severity));
        assert!(!entry["location"]["path"].as_str().unwrap().starts_with("./"));
        assert!(entry["location"]["lines"]["begin"].as_u64().unwrap() >= 1);
    }
    let prints: std::collections::BTreeSet<_> =
        entries.iter().map(|entry| entry["fingerprint"].to_string()).collect();
    assert_eq!(prints.len(), entries.len());
}

#[test]
fn the_format_of_the_forge_is_chosen_in_its_ci() {
    let desk = desk();
    let run = |name: &str, format: &[&str]| {
        let mut command = desk.command();
        command.args(["check", "--no-system-fonts", "a b.svg"]).args(format).env(name, "true");
        String::from_utf8(command.output().unwrap().stdout).unwrap()
    };
    assert!(run("GITHUB_ACTIONS", &[]).starts_with("::"));
    assert!(run("GITLAB_CI", &[]).starts_with('['));
    assert!(run("GITHUB_ACTIONS", &["--format", "text"]).starts_with("a b.svg"));
}

#[test]
fn markdown_fits_a_comment_and_lets_no_markup_through() {
    let desk = Desk::new();
    let evil = LABEL.replace("Bánh Ví Dụ", "Xuất xứ: VN &lt;img src=x&gt; @ai | `x`");
    for number in 0..150 {
        desk.write(&format!("nhan-{number:03}.svg"), &evil);
        desk.write(&format!("nhan-{number:03}.toml"), "group = \"food\"\n");
    }
    let ran = desk.check(". --format markdown --as-of 2026-11-23");
    assert!(ran.out.chars().count() <= 65_536, "{}", ran.out.chars().count());
    assert!(ran.out.starts_with("<!-- temnhan -->\n"));
    assert!(ran.out.contains("nhãn nữa"), "what is left out is told");
    assert!(!ran.out.contains("<img") && !ran.out.contains("@ai"), "{}", ran.out);
    assert_eq!(ran.out.matches("<details>").count(), ran.out.matches("</details>").count());
}
