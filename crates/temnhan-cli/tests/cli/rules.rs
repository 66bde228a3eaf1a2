//! The list of rules and the explanation of one.

use crate::desk::Desk;

#[test]
fn rules_in_force_are_listed_with_their_dates() {
    let ran = Desk::new().run("rules --as-of 2026-11-23");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    let line = ran.out.lines().find(|line| line.starts_with("origin-missing · "));
    assert!(line.is_some_and(|line| line.starts_with("origin-missing · lỗi · từ ")), "{}", ran.out);
}

fn rule(day: &str, id: &str) -> serde_json::Value {
    let list = Desk::new().run(&format!("rules --as-of {day} --format json")).json();
    assert_eq!(list["as_of"], day);
    assert_eq!(list["reviewed_by_lawyer"], false);
    let rules = list["rules"].as_array().unwrap();
    rules.iter().find(|rule| rule["id"] == id).unwrap().clone()
}

#[test]
fn the_list_depends_on_the_day_and_speaks_json() {
    let now = rule("2026-11-23", "origin-missing");
    assert_eq!((&now["implemented"], &now["in_force"]), (&true.into(), &true.into()));
    assert_eq!(now["confidence"], "mirror");
    assert_eq!(now["effective_from"], "2026-01-23");
    assert_eq!(rule("1990-01-01", "origin-missing")["in_force"], false);
}

#[test]
fn an_explanation_names_every_design_tool_and_its_limits() {
    let ran = Desk::new().run("explain text-too-small --as-of 2026-11-23");
    for word in ["Illustrator:", "CorelDRAW:", "Inkscape:", "Figma:", "Canva:", "Giới hạn"] {
        assert!(ran.out.contains(word), "{word}: {}", ran.out);
    }
    let json = Desk::new().run("explain text-too-small --format json").json();
    assert_eq!(json["family"], "text-size");
    assert_eq!(json["remedies"].as_object().unwrap().len(), 5);
    assert!(json["limits"]["vi"].is_string() && json["why"]["en"].is_string());
    assert_eq!(json["rule"]["citation"]["instrument"], "37/2026/NĐ-CP");
}

#[test]
fn a_rule_out_of_force_is_explained_with_its_days() {
    let ran = Desk::new().run("explain text-too-small --as-of 2020-01-01 --lang en");
    assert_eq!(ran.status, 0);
    assert!(ran.out.contains("from 2026-01-23"), "{}", ran.out);
    assert!(ran.out.contains("not in force on 2020-01-01"), "{}", ran.out);
}

#[test]
fn a_rule_is_explained_with_its_law() {
    let ran = Desk::new().run("explain origin-missing --as-of 2026-11-23");
    assert_eq!((ran.status, ran.err.as_str()), (0, ""));
    for word in
        ["origin-missing · lỗi", "Căn cứ", "37/2026/NĐ-CP", "Hiệu lực", "Vì sao", "Cách sửa"]
    {
        assert!(ran.out.contains(word), "{word}: {}", ran.out);
    }
}

#[test]
fn the_explanation_says_how_surely_the_law_is_known_and_where_to_read_it() {
    let ran = Desk::new().run("explain origin-missing --as-of 2026-11-23");
    assert!(ran.out.contains("(đọc từ bản chép)"), "{}", ran.out);
    assert!(ran.out.contains("Đọc tại    https://"), "{}", ran.out);
    assert!(ran.out.ends_with("\nBộ quy tắc này chưa được luật sư rà soát.\n"), "{}", ran.out);
}

#[test]
fn a_rule_of_the_tool_cites_no_law() {
    let ran = Desk::new().run("explain size-assumed --lang en");
    assert!(!ran.out.contains("Basis") && !ran.out.contains("Read at"), "{}", ran.out);
    assert!(ran.out.contains("temnhan's own rule, not law"), "{}", ran.out);
}

#[test]
fn the_list_says_that_no_lawyer_has_reviewed_it() {
    let ran = Desk::new().run("rules --lang en");
    assert!(
        ran.out.ends_with("\nThese rules have not been reviewed by a lawyer.\n"),
        "{}",
        ran.out
    );
}

#[test]
fn an_unknown_rule_brings_the_nearest_one() {
    let ran = Desk::new().run("explain orign-missing --as-of 2026-11-23 --lang en");
    let sentence = "error: There is no rule “orign-missing”. Did you mean “origin-missing”?\n";
    assert_eq!((ran.status, ran.out.as_str(), ran.err.as_str()), (2, "", sentence));
}

#[test]
fn nothing_is_suggested_for_what_is_like_no_rule() {
    let ran = Desk::new().run("explain zzz --as-of 2026-11-23 --lang en");
    assert_eq!(ran.err, "error: There is no rule “zzz”.\n");
}
