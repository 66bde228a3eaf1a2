//! Configurations, sign-offs and the comparison of two days.

use crate::desk::{Desk, LABEL};

const PRODUCT: &str = "group = \"food\"\nprinted_on = \"2026-11-23\"\n";

fn desk() -> Desk {
    Desk::with([("a.svg", LABEL), ("a.toml", PRODUCT)])
}

#[test]
fn two_days_are_compared_in_words_and_in_json() {
    let desk = desk();
    let text = desk.check("a.svg --compare-as-of 2025-12-31 --lang en").out;
    assert!(text.contains("COMPARED WITH THE LAW OF 2025-12-31"), "{text}");
    let line = "a.svg --compare-as-of 2025-06-30 --format json";
    let compared = &desk.check(line).json()["labels"][0]["compared"];
    assert_eq!(compared["day"], "2025-06-30");
    let differences = compared["differences"].as_array().unwrap();
    let nutrition = differences.iter().find(|found| found["rule"] == "nutrition-missing").unwrap();
    assert_eq!(nutrition["other_outcome"], serde_json::Value::Null);
    assert_eq!(nutrition["cause"], "only-this-day");
    assert_eq!(nutrition["citation"]["instrument"], "30/2026/TT-BYT");
    let alone = desk.check("a.svg --format json").json();
    assert!(alone["labels"][0].get("compared").is_none());
}

#[test]
fn a_configuration_selects_rules_and_signs_off() {
    let desk = desk();
    assert_eq!(desk.check("a.svg").status, 1);
    let sign = |until: &str| {
        format!(
            "select = [\"storage-missing\"]\n[[sign_off]]\nrule = \"storage-missing\"\n\
             by = \"Nguyễn Văn A\"\nreason = \"In trên nắp\"\nuntil = \"{until}\"\n"
        )
    };
    desk.write("c.toml", sign("2027-01-01"));
    let ran = desk.check("a.svg --config c.toml");
    assert_eq!(ran.status, 0, "{}", ran.out);
    assert!(ran.out.contains("ĐÃ CÓ NGƯỜI XÁC NHẬN"), "{}", ran.out);
    assert!(ran.out.contains("Nguyễn Văn A (đến hết 01/01/2027)"), "{}", ran.out);
    assert!(ran.out.contains("In trên nắp"), "{}", ran.out);
    let rules = &desk.check("a.svg --config c.toml --format json").json()["labels"][0]["rules"];
    let of = |id: &str| rules.as_array().unwrap().iter().find(|r| r["rule"] == id).unwrap().clone();
    assert_eq!(of("storage-missing")["outcome"], "fail");
    assert_eq!(of("storage-missing")["signed_off"]["by"], "Nguyễn Văn A");
    assert_eq!(of("usage-missing")["outcome"], "not_run");
    desk.write("c.toml", sign("2026-11-22"));
    let ran = desk.check("a.svg --config c.toml");
    assert_eq!(ran.status, 1);
    assert!(ran.out.contains("[sign-off-expired]"), "{}", ran.out);
}

#[test]
fn a_configuration_brings_packs_of_the_users_own() {
    let desk = desk();
    desk.write("nha/c.toml", "packs = [\"own.toml\"]\n");
    let pack = "[[rule]]\nid = \"own-text-low\"\nseverity = \"advice\"\n\
        citation = [{ instrument = \"temnhan\", locator = \"\" }]\n\
        check = { kind = \"text-height\", min_mm = 9.0, fails_by = \"capital\" }\n\
        title = { vi = \"Chữ thấp\", en = \"Low text\" }\n\
        message = { vi = \"Chữ thấp hơn 9 mm.\", en = \"Text under 9 mm.\" }\n\
        help = { vi = \"Tăng cỡ chữ.\", en = \"Enlarge it.\" }\n\
        why = { vi = \"Nhà làm vậy.\", en = \"House rule.\" }\n";
    desk.write("nha/own.toml", pack);
    let text = desk.check("a.svg --config nha/c.toml --lang en").out;
    assert!(text.contains("[own-text-low]") && text.contains("[user-rules]"), "{text}");
    assert!(desk.run("rules --config nha/c.toml").out.contains("own-text-low"));
    desk.write("nha/own.toml", pack.replace("text-height", "astrology"));
    let ran = desk.check("a.svg --config nha/c.toml --lang en");
    assert_eq!((ran.status, ran.out.as_str()), (2, ""));
    assert!(ran.err.contains("own.toml cannot be used: own-text-low"), "{}", ran.err);
}

#[test]
fn a_wrong_configuration_is_a_wrong_use() {
    let desk = desk();
    for (text, word) in [
        ("ingore = []\n", "c.toml:1:1"),
        ("ignore = [\"orign-missing\"]\n", "orign-missing"),
        ("packs = [\"none.toml\"]\n", "none.toml cannot be read"),
        ("[options]\nno_such = 1\n", "no_such"),
    ] {
        desk.write("c.toml", text);
        let ran = desk.check("a.svg --config c.toml --lang en");
        assert_eq!((ran.status, ran.out.as_str()), (2, ""), "{text}");
        assert!(ran.err.contains(word), "{}", ran.err);
    }
}
