//! A report with one of everything, to print.

use temnhan::Date;
use temnhan::report::{
    Bilingual, Citation, Counts, DayBasis, DayReport, Finding, GroupBasis, GroupReport,
    LabelReport, Notice, Outcome, Place, RuleReport, Severity, SizeBasis, SizeReport, Verdict,
};
use temnhan::units::{Mm, RectMm};

/// A label with an error, an advice, something to look at and a notice.
pub(super) fn report() -> LabelReport {
    let size = SizeReport { width_mm: Mm(60.0), height_mm: Mm(40.0), basis: SizeBasis::Stated };
    let day = Date::new(2026, 11, 23).unwrap();
    LabelReport {
        path: "mau.svg".to_owned(),
        sha256: String::new(),
        as_of: DayReport { day, basis: DayBasis::PrintedOn },
        size,
        group: GroupReport { id: "food".to_owned(), basis: GroupBasis::Given },
        verdict: Verdict::Fail,
        counts: Counts { pass: 40, fail: 2, needs_review: 1, not_applicable: 7, not_run: 3 },
        fields: Vec::new(),
        codes: Vec::new(),
        rules: vec![
            rule("advice-rule", Severity::Advice, Outcome::Fail, None),
            rule("error-rule", Severity::Error, Outcome::Fail, None),
            rule(
                "review-rule",
                Severity::Error,
                Outcome::NeedsReview,
                Some(Bilingual::new("Chữ đã chuyển thành nét.", "The text is outlined.")),
            ),
        ],
        options: Vec::new(),
        compared: None,
        notices: vec![Notice {
            id: "font-not-available".to_owned(),
            message: Bilingual::new("Thiếu phông chữ.", "A font is missing."),
        }],
    }
}

fn rule(id: &str, severity: Severity, outcome: Outcome, reason: Option<Bilingual>) -> RuleReport {
    let citation = Citation {
        instrument: "00/2026/VD".to_owned(),
        locator: "Điều 1".to_owned(),
        url: None,
        confidence: "mirror".to_owned(),
    };
    let findings = if reason.is_some() { Vec::new() } else { vec![finding()] };
    RuleReport {
        rule: id.to_owned(),
        severity,
        outcome,
        citation,
        reason,
        findings,
        transition: None,
        signed_off: None,
        baseline: None,
    }
}

fn finding() -> Finding {
    let area_mm = RectMm::from_corners(10.0, 20.0, 41.0, 22.4);
    let element = Some("text12".to_owned());
    let place = Place { area_mm, element, line: Some(57), column: Some(5) };
    Finding {
        severity: None,
        message: Bilingual::new("Chữ thấp quá.", "The text is too small."),
        help: Bilingual::new("Tăng cỡ chữ.", "Enlarge the text."),
        measured: Some("0.71 mm".to_owned()),
        required: Some("≥ 0.9 mm".to_owned()),
        places: vec![place; 5],
    }
}
