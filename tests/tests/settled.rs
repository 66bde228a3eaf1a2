//! What a day, a transition clause, an option, a sign-off or a configuration changes.

use std::fs;

use temnhan::report::{Cause, LabelReport, OptionBasis, Outcome, Severity};
use temnhan::{Checker, Config, Date, ErrorId, Fonts, Packs, ProductFile, Request};
use temnhan_tests::{checker, fixtures};

fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// A label whose address still names a dissolved province, and text of 0.8 mm.
const OLD: &str = r#"<svg xmlns="http://www.w3.org/2000/svg" width="80mm" height="50mm" viewBox="0 0 80 50" font-family="Be Vietnam Pro">
<text x="4" y="8" font-size="5">Bánh gai</text>
<text x="4" y="16" font-size="3">Sản xuất tại: Hộ kinh doanh Ví Dụ</text>
<text x="4" y="21" font-size="3">Địa chỉ: Xã Yên Đồng, huyện Ý Yên, tỉnh Nam Định</text>
<text x="4" y="30" font-size="1">Xuất xứ: Việt Nam</text>
</svg>"#;

fn request(product: &str, as_of: &str) -> Request {
    let product = ProductFile::from_toml(&format!("group = \"food\"\n{product}")).unwrap();
    Request::new("nhan.svg", day(as_of)).with_product(product)
}

fn judged(product: &str, as_of: &str) -> LabelReport {
    checker().check(OLD.as_bytes(), &request(product, as_of)).unwrap()
}

fn outcome(report: &LabelReport, rule: &str) -> Option<Outcome> {
    report.rule(rule).map(|rule| rule.outcome)
}

fn notices(report: &LabelReport) -> Vec<&str> {
    report.notices.iter().map(|notice| notice.id.as_str()).collect()
}

#[test]
fn paper_is_told_where_it_is_assumed_and_shows() {
    let assumed = |svg: &str, product: &str| {
        let report = checker().check(svg.as_bytes(), &request(product, "2026-11-23")).unwrap();
        notices(&report).contains(&"paper-white")
    };
    let ground = OLD.replacen('>', "><rect width=\"80\" height=\"50\" fill=\"#fff\"/>", 1);
    assert!(assumed(OLD, ""));
    assert!(!assumed(OLD, "[artwork]\npaper = \"#c8a97e\"\n"));
    assert!(!assumed(&ground, ""));
    assert!(ProductFile::from_toml("[artwork]\npaper = \"kraft\"").is_err());
}

#[test]
fn a_new_draft_gets_no_grace() {
    for product in ["", "printed_on = \"2026-11-23\"\n", "printed_on = \"2026-01-23\"\n"] {
        let report = judged(product, "2026-11-23");
        assert_eq!(outcome(&report, "text-too-small"), Some(Outcome::Fail), "{product}");
        assert_eq!(outcome(&report, "address-dissolved-province"), Some(Outcome::Fail));
        assert!(!notices(&report).iter().any(|id| id.starts_with("transition-")));
    }
}

#[test]
fn a_label_printed_before_the_decree_is_judged_by_the_law_of_its_day() {
    let report = judged("printed_on = \"2026-01-22\"\n", "2026-11-23");
    assert_eq!(outcome(&report, "text-too-small"), Some(Outcome::NotApplicable));
    let storage = report.rule("storage-missing").unwrap();
    assert_eq!(storage.outcome, Outcome::Fail);
    assert_eq!(storage.citation.instrument, "43/2017/NĐ-CP");
    assert_eq!(storage.transition.as_deref(), Some("labels-printed-before"));
    assert!(notices(&report).contains(&"transition-labels-printed-before"));
    let option = report.options.iter().find(|option| option.key == "old_label_until").unwrap();
    assert!(option.rules.contains(&"storage-missing".to_owned()));
}

#[test]
fn the_grace_ends_on_its_last_day() {
    let printed = "printed_on = \"2026-01-22\"\n";
    let last = judged(printed, "2028-01-22");
    assert_eq!(outcome(&last, "text-too-small"), Some(Outcome::NotApplicable));
    let over = judged(printed, "2028-01-23");
    assert_eq!(outcome(&over, "text-too-small"), Some(Outcome::NeedsReview));
    assert!(notices(&over).contains(&"transition-goods-made-before"));
    let later = "printed_on = \"2026-01-22\"\n[options]\nold_label_until = \"2028-01-23\"\n";
    let still = judged(later, "2028-01-23");
    assert_eq!(outcome(&still, "text-too-small"), Some(Outcome::NotApplicable));
}

#[test]
fn an_old_address_printed_before_the_mergers_is_for_a_person() {
    let rule = "address-dissolved-province";
    let before = "printed_on = \"2025-06-11\"\n";
    let report = judged(before, "2026-11-23");
    assert_eq!(outcome(&report, rule), Some(Outcome::NeedsReview));
    assert!(report.rule(rule).unwrap().reason.as_ref().unwrap().vi.contains("12/06/2027"));
    assert_eq!(outcome(&judged(before, "2027-06-12"), rule), Some(Outcome::NeedsReview));
    assert_eq!(outcome(&judged(before, "2027-06-13"), rule), Some(Outcome::Fail));
    let after = judged("printed_on = \"2025-06-12\"\n", "2026-11-23");
    assert_eq!(outcome(&after, rule), Some(Outcome::Fail));
}

#[test]
fn two_days_are_compared_rule_by_rule() {
    let checker = checker();
    let request = request("", "2026-11-23");
    let report = checker.check_on_both(OLD.as_bytes(), &request, day("2025-06-30")).unwrap();
    let compared = report.compared.as_ref().unwrap();
    let of = |rule: &str| compared.differences.iter().find(|found| found.rule == rule);
    let height = of("text-too-small").unwrap();
    assert_eq!((height.outcome, height.other_outcome), (Some(Outcome::Fail), None));
    assert_eq!(height.cause, Cause::OnlyThisDay);
    assert!(height.other_citation.is_none());
    assert!(of("address-dissolved-province").is_some());
    assert!(of("storage-missing").is_none(), "it fails on both days");
    let alone = checker.check(OLD.as_bytes(), &request).unwrap();
    assert_eq!(alone, LabelReport { compared: None, ..report });
}

#[test]
fn a_transition_is_named_as_the_cause() {
    let request = request("printed_on = \"2026-01-22\"\n", "2026-11-23");
    let report = checker().check_on_both(OLD.as_bytes(), &request, day("2028-06-01")).unwrap();
    let compared = report.compared.unwrap();
    let height = compared.differences.iter().find(|found| found.rule == "text-too-small").unwrap();
    assert_eq!(height.cause, Cause::Transition);
}

#[test]
fn options_change_thresholds_and_are_reported() {
    let default = judged("", "2026-11-23");
    let used = default.options.iter().find(|option| option.key == "hard_min_text_mm").unwrap();
    assert_eq!((used.basis, used.doubt.as_str()), (OptionBasis::Default, "U1"));
    let config = Config::from_toml("[options]\nhard_min_text_mm = 0.5\n").unwrap();
    let lax = checker().with_config(config).unwrap();
    let report = lax.check(OLD.as_bytes(), &request("", "2026-11-23")).unwrap();
    assert_eq!(outcome(&report, "text-too-small"), Some(Outcome::Pass));
    let own = request("[options]\nhard_min_text_mm = 0.9\n", "2026-11-23");
    let report = lax.check(OLD.as_bytes(), &own).unwrap();
    assert_eq!(outcome(&report, "text-too-small"), Some(Outcome::Fail));
    let used = report.options.iter().find(|option| option.key == "hard_min_text_mm").unwrap();
    assert_eq!(used.basis, OptionBasis::ProductFile);
}

#[test]
fn wrong_options_are_refused_by_name() {
    for (line, word) in [
        ("no_such = 1", "no_such"),
        ("hard_min_text_mm = -1", "above 0"),
        ("hard_min_text_mm = \"0.9\"", "above 0"),
        ("old_label_until = \"soon\"", "YYYY-MM-DD"),
        ("error_height_basis = \"ascender\"", "capital, small-letter"),
    ] {
        let text = format!("[options]\n{line}\n");
        let error = checker().check(OLD.as_bytes(), &request(&text, "2026-11-23")).unwrap_err();
        assert_eq!(error.id, ErrorId::ProductFile);
        assert!(error.message.en.contains(word), "{line}: {}", error.message.en);
        let config = Config::from_toml(&text).unwrap();
        assert_eq!(checker().with_config(config).unwrap_err().id, ErrorId::Config, "{line}");
    }
}

#[test]
fn a_sign_off_marks_its_rule_until_it_is_over() {
    let signed = |until: &str, rule: &str| {
        let text = format!(
            "[[sign_off]]\nrule = \"{rule}\"\nby = \"Nguyễn Văn A\"\nreason = \"Đã xem bản in\"\nuntil = \"{until}\"\n"
        );
        judged(&text, "2026-11-23")
    };
    let report = signed("2026-11-23", "text-too-small");
    let rule = report.rule("text-too-small").unwrap();
    assert_eq!(rule.outcome, Outcome::Fail);
    assert_eq!(rule.signed_off.as_ref().unwrap().by, "Nguyễn Văn A");
    let over = signed("2026-11-22", "text-too-small");
    assert!(over.rule("text-too-small").unwrap().signed_off.is_none());
    assert!(notices(&over).contains(&"sign-off-expired"));
    for rule in ["country-abbreviated", "no-such-rule"] {
        assert!(notices(&signed("2026-11-23", rule)).contains(&"sign-off-unused"), "{rule}");
    }
}

#[test]
fn rules_left_out_are_listed_as_not_run() {
    let config = Config::from_toml("select = [\"dates\"]\n").unwrap();
    let checker = checker().with_config(config).unwrap();
    let report = checker.check(OLD.as_bytes(), &request("", "2026-11-23")).unwrap();
    let origin = report.rule("text-too-small").unwrap();
    assert_eq!(origin.outcome, Outcome::NotRun);
    assert!(origin.reason.is_some());
    assert_eq!(report.rules.len(), judged("", "2026-11-23").rules.len());
    let wrong = Config::from_toml("ignore = [\"orign-missing\"]\n").unwrap();
    assert!(Checker::new(Packs::shipped(), Fonts::shipped()).with_config(wrong).is_err());
}

#[test]
fn a_label_printed_before_nutrition_was_a_duty_is_for_a_person() {
    let folder = fixtures("cases/nutrition-missing");
    let drawing = folder.join("fail-company.svg");
    let svg = fs::read(&drawing).unwrap();
    let text = fs::read_to_string(drawing.with_extension("toml")).unwrap();
    let mut product = ProductFile::from_toml(&text).unwrap();
    product.printed_on = Some(day("2025-12-31"));
    let request = Request::new("nhan.svg", day("2026-11-23")).with_product(product);
    let report = checker().check(&svg, &request).unwrap();
    assert_eq!(outcome(&report, "nutrition-missing"), Some(Outcome::NeedsReview));
}

/// How a case of a rule ends under some options of the product file.
fn case_under(case: &str, options: &str) -> (Outcome, LabelReport) {
    let drawing = fixtures("cases").join(case);
    let svg = fs::read(&drawing).unwrap();
    let text = fs::read_to_string(drawing.with_extension("toml")).unwrap();
    let product = ProductFile::from_toml(&format!("{text}\n[options]\n{options}\n")).unwrap();
    let request = Request::new("nhan.svg", product.printed_on.unwrap()).with_product(product);
    let report = checker().check(&svg, &request).unwrap();
    (outcome(&report, case.split('/').next().unwrap()).unwrap(), report)
}

#[test]
fn open_questions_are_answered_by_options() {
    for (case, options, expected) in [
        ("expiry-date-missing/review-drink-best-before.svg", "", Outcome::NeedsReview),
        (
            "expiry-date-missing/review-drink-best-before.svg",
            "unlisted_best_before = \"accept\"",
            Outcome::Pass,
        ),
        (
            "expiry-date-missing/review-drink-best-before.svg",
            "unlisted_best_before = \"refuse\"",
            Outcome::Fail,
        ),
        ("nutrition-missing/review-cooperative.svg", "", Outcome::NeedsReview),
        (
            "nutrition-missing/review-cooperative.svg",
            "cooperative_nutrition = \"asked\"",
            Outcome::Fail,
        ),
        (
            "nutrition-missing/review-cooperative.svg",
            "cooperative_nutrition = \"exempt\"",
            Outcome::NotApplicable,
        ),
        ("foreign-text-larger/fail-storage.svg", "", Outcome::Fail),
        (
            "foreign-text-larger/fail-storage.svg",
            "foreign_size_compared = \"label\"",
            Outcome::Pass,
        ),
    ] {
        assert_eq!(case_under(case, options).0, expected, "{case} {options}");
    }
}

#[test]
fn options_tell_how_grave_a_doubtful_breach_is() {
    let case = "legal-form-abbreviated/fail-cty.svg";
    for (word, severity) in [("error", Severity::Error), ("advice", Severity::Advice)] {
        let (outcome, report) = case_under(case, &format!("legal_form_severity = \"{word}\""));
        assert_eq!(outcome, Outcome::Fail);
        let rule = report.rule("legal-form-abbreviated").unwrap();
        assert_eq!(rule.severity, severity);
        let used = report.options.iter().find(|used| used.key == "legal_form_severity").unwrap();
        assert_eq!((used.doubt.as_str(), used.basis), ("U8", OptionBasis::ProductFile));
        assert_eq!(rule.citation.confidence, "mirror");
    }
}
