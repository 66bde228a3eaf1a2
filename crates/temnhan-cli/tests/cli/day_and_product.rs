//! Which day, group and product file a label is judged by.

use crate::desk::{Desk, LABEL};

#[test]
fn the_day_is_given_or_printed_on_or_today() {
    let desk = Desk::with([
        ("a.svg", LABEL),
        ("a.toml", "printed_on = \"2026-03-01\"\n"),
        ("b.svg", LABEL),
    ]);
    let as_of = |line: &str| {
        let report = desk.check(&format!("{line} --format json")).json();
        let label = &report["labels"][0]["as_of"];
        let text = |value: &serde_json::Value| value.as_str().unwrap().to_owned();
        (text(&report["as_of"]), text(&label["day"]), text(&label["basis"]))
    };
    let three = |a: &str, b: &str, c: &str| (a.to_owned(), b.to_owned(), c.to_owned());
    let given = three("2026-11-23", "2026-11-23", "given");
    assert_eq!(as_of("a.svg --as-of 2026-11-23"), given);
    assert_eq!(as_of("a.svg"), three("2026-03-01", "2026-03-01", "printed-on"));
    let (run, label, basis) = as_of("b.svg");
    assert_eq!((run == label, basis.as_str()), (true, "today"));
}

#[test]
fn labels_of_different_days_keep_their_own() {
    let desk = Desk::with([
        ("a.svg", LABEL),
        ("a.toml", "printed_on = \"2026-03-01\"\n"),
        ("b.svg", LABEL),
        ("b.toml", "printed_on = \"2026-11-23\"\n"),
    ]);
    let lines = desk.check("a.svg b.svg --format json-lines").json_lines();
    assert_eq!(
        (&lines[0]["as_of"], &lines[1]["as_of"]),
        (&"2026-03-01".into(), &"2026-11-23".into())
    );
}

#[test]
fn a_label_that_cannot_be_judged_has_the_day_of_its_product_file() {
    let desk = Desk::with([("a.svg", "<html/>"), ("a.toml", "printed_on = \"2026-03-01\"\n")]);
    assert_eq!(desk.check("a.svg --format json-lines").json_lines()[0]["as_of"], "2026-03-01");
}

#[test]
fn the_group_given_wins() {
    let desk = Desk::with([("a.svg", LABEL), ("a.toml", "group = \"food\"\n")]);
    let group = |line: &str| desk.check(line).json()["labels"][0]["group"]["id"].clone();
    assert_eq!(group("a.svg --format json"), "food");
    assert_eq!(group("a.svg --format json --group drink"), "drink");
}

#[test]
fn the_product_file_given_wins_over_the_one_beside_the_label() {
    let desk = Desk::with([
        ("a.svg", LABEL),
        ("a.toml", "group = \"food\"\n"),
        ("khac.toml", "group = \"drink\"\n"),
    ]);
    let report = desk.check("a.svg --product khac.toml --format json").json();
    assert_eq!(report["labels"][0]["group"]["id"], "drink");
}

#[test]
fn the_paper_is_what_letters_without_a_ground_are_seen_on() {
    let svg = r##"<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm" viewBox="0 0 60 40" font-family="Be Vietnam Pro">
  <text x="4" y="20" font-size="4" fill="#3b2a1a">Khối lượng tịnh: 100 g</text>
</svg>"##;
    let desk = Desk::with([
        ("a.svg", svg),
        ("kraft.svg", svg),
        ("kraft.toml", "[artwork]\npaper = \"#4a3520\"\n"),
    ]);
    let outcome = |line: &str| {
        let report = desk.check(&format!("{line} --group food --format json-lines")).json_lines();
        let rules = report[0]["label"]["rules"].as_array().unwrap().clone();
        let contrast = rules.into_iter().find(|rule| rule["rule"] == "contrast-too-low").unwrap();
        contrast["outcome"].as_str().unwrap().to_owned()
    };
    assert_eq!(outcome("a.svg"), "pass");
    assert_eq!(outcome("a.svg --paper #4a3520"), "fail");
    assert_eq!(outcome("kraft.svg"), "fail");
    assert_eq!(outcome("kraft.svg --paper #ffffff"), "pass");
    assert_eq!(desk.check("a.svg --paper kraft").status, 2);
}
