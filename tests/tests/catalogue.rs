//! The catalogue of rule ids agrees with the rules, and the texts behind them are used.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use temnhan::{Date, Listed, Packs};
use temnhan_tests::below;

fn day() -> Date {
    "2026-11-23".parse().unwrap()
}

fn listed(packs: &Packs, id: &str) -> Listed {
    packs.catalogue(day()).into_iter().find(|listed| listed.id == id).unwrap()
}

#[test]
fn every_shipped_rule_stands_in_the_catalogue_with_its_severity() {
    let packs = Packs::shipped();
    let text = include_str!("../../crates/temnhan/packs/catalogue.toml");
    for listed in packs.catalogue(day()) {
        let id = &listed.id;
        assert!(!listed.section.is_empty(), "{id} stands in no section of catalogue.toml");
        let severity = serde_json::to_value(listed.severity).unwrap();
        let entry = format!("id = \"{id}\", severity = {severity}");
        assert!(text.contains(&entry), "catalogue.toml has no {entry}");
    }
}

#[test]
fn every_id_has_a_title_a_severity_and_a_remedy_for_each_tool() {
    let all = Packs::shipped().catalogue(day());
    assert!(all.len() >= 150, "{} ids", all.len());
    for listed in &all {
        assert!(!listed.title.vi.is_empty() && !listed.title.en.is_empty(), "{}", listed.id);
        let remedies = listed.remedies.as_ref().unwrap();
        let tools: Vec<&str> = remedies.tools.iter().map(|tool| tool.tool.as_str()).collect();
        let expected = ["Adobe Illustrator", "CorelDRAW", "Inkscape", "Figma", "Canva"];
        assert_eq!(tools, expected, "{}", listed.id);
    }
    let ids: BTreeSet<&str> = all.iter().map(|listed| listed.id.as_str()).collect();
    assert_eq!(ids.len(), all.len());
}

#[test]
fn a_rule_out_of_force_is_listed_as_it_will_stand_or_last_stood() {
    let packs = Packs::shipped();
    let before = packs.catalogue("2020-01-01".parse().unwrap());
    let small = before.iter().find(|listed| listed.id == "text-too-small").unwrap();
    assert!(!small.in_force);
    let rule = small.rule.as_ref().unwrap();
    assert_eq!(rule.effective_from, Some("2026-01-23".parse().unwrap()));
    assert!(listed(&packs, "text-too-small").in_force);
}

#[test]
fn every_sentence_of_the_reasons_is_used() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../crates/temnhan");
    let code: String = below(&root.join("src"), "rs")
        .iter()
        .map(|path| fs::read_to_string(path).unwrap())
        .collect();
    let reasons = fs::read_to_string(root.join("packs/reasons.toml")).unwrap();
    let reasons: toml::Table = reasons.parse().unwrap();
    for key in reasons["reason"].as_table().unwrap().keys() {
        let name = key.strip_prefix("notice-").unwrap_or(key);
        assert!(code.contains(&format!("\"{name}\"")), "nothing says reason.{key}");
    }
}

const OWN: &str = r#"
[[instrument]]
key = "noi-bo"
number = "Quy định nội bộ"
title = { vi = "Quy định nội bộ của hợp tác xã", en = "The cooperative's own rules" }
confidence = "official"

[[rule]]
id = "ID"
severity = "advice"
citation = [{ instrument = "noi-bo", locator = "mục 1" }]
check = { kind = "field-present", field = "website" }
title = { vi = "Thiếu trang web", en = "Website missing" }
message = { vi = "Nhãn không ghi trang web.", en = "The label states no website." }
help = { vi = "Ghi địa chỉ trang web.", en = "Write the address of the website." }
why = { vi = "Hợp tác xã muốn vậy.", en = "The cooperative wants it so." }
"#;

#[test]
fn a_users_pack_adds_a_rule_or_replaces_one() {
    let added = OWN.replace("ID", "own-website-missing");
    let packs = Packs::shipped_with(&[("own.toml", &added)]).unwrap();
    assert_eq!(packs.catalogue(day()).len(), Packs::shipped().catalogue(day()).len() + 1);
    assert!(listed(&packs, "own-website-missing").in_force);
    let replaced = OWN.replace("ID", "storage-missing");
    let packs = Packs::shipped_with(&[("own.toml", &replaced)]).unwrap();
    let rule = listed(&packs, "storage-missing").rule.unwrap();
    assert_eq!(rule.citation.instrument, "Quy định nội bộ");
}

#[test]
fn a_users_pack_passes_the_same_validation() {
    let own = OWN.replace("ID", "own-website-missing");
    for (from, to, fault) in [
        ("instrument = \"noi-bo\"", "instrument = \"khong-co\"", "no instrument"),
        ("kind = \"field-present\"", "kind = \"astrology\"", "astrology"),
        ("en = \"Website missing\"", "en = \"\"", "a language is missing"),
        ("Nhãn không ghi trang web.", "Nhãn không ghi {planet}.", "planet"),
        ("severity = \"advice\"", "severity = { option = \"no_such\" }", "no option no_such"),
        ("key = \"noi-bo\"", "key = \"tt-30-2026\"", "two entries of one name"),
    ] {
        let wrong = own.replace(from, to);
        let error = Packs::shipped_with(&[("own.toml", &wrong)]).unwrap_err();
        assert!(error.to_string().contains(fault), "{to}: {error}");
    }
}
