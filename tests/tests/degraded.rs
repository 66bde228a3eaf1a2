//! A good code, made worse in one way at a time: the fault is found by its name, and no other.

use std::collections::BTreeSet;
use std::fmt::Write;

use temnhan::qr::{Level, QrSymbol};
use temnhan::report::Outcome;
use temnhan::{Checker, ProductFile, Request};
use temnhan_tests::checker;

const ADDRESS: &str = "https://id.example.vn/01/09521234543213/10/L2611";
/// The width of a module, in millimetres.
const MODULE: f64 = 0.5;
const LEVELS: [Level; 4] = [Level::L, Level::M, Level::Q, Level::H];

/// A label of nothing but a code, drawn from the corner of its quiet zone at (10, 10).
fn label(before: &str, transform: &str, code: &str) -> String {
    format!(
        "<svg xmlns='http://www.w3.org/2000/svg' width='60mm' height='50mm' viewBox='0 0 60 50'>\
         <rect width='60' height='50' fill='#fff'/>{before}\
         <g id='qr' transform='translate(10 10) {transform}'>{code}</g></svg>"
    )
}

/// The dark modules of a symbol as a path, with the side of the whole.
fn symbol(level: Level) -> (String, f64) {
    let symbol = QrSymbol::of(ADDRESS, level).unwrap();
    let svg = symbol.to_svg(MODULE);
    let path = svg.split("d=\"").nth(1).unwrap().split('"').next().unwrap();
    (path.to_owned(), symbol.side_mm(MODULE))
}

fn drawn(level: Level, dark: &str, light: &str) -> String {
    let (path, side) = symbol(level);
    format!("<rect width='{side}' height='{side}' fill='{light}'/><path fill='{dark}' d='{path}'/>")
}

/// The rules about codes that fail on a label or need review.
fn faults(checker: &Checker, svg: &str) -> BTreeSet<String> {
    let request = Request::new("label.svg", "2026-11-23".parse().unwrap())
        .with_group("food")
        .with_product(ProductFile::default());
    let report = checker.check(svg.as_bytes(), &request).unwrap();
    let is_about_codes = |rule: &&temnhan::report::RuleReport| {
        ["qr-", "code-", "barcode-"].iter().any(|own| rule.rule.starts_with(own))
    };
    let faulty = report
        .rules
        .iter()
        .filter(is_about_codes)
        .filter(|rule| matches!(rule.outcome, Outcome::Fail | Outcome::NeedsReview));
    faulty.map(|rule| rule.rule.clone()).collect()
}

#[track_caller]
fn only(checker: &Checker, svg: &str, expected: &[&str], what: &str) {
    let expected: BTreeSet<String> = expected.iter().map(|rule| (*rule).to_owned()).collect();
    assert_eq!(faults(checker, svg), expected, "{what}");
}

#[test]
fn a_good_code_has_no_fault_at_any_level_and_angle() {
    let checker = checker();
    for level in LEVELS {
        let code = drawn(level, "#000", "#fff");
        for transform in ["", "translate(12 -6) rotate(17)", "translate(16 -8) rotate(45)"] {
            only(&checker, &label("", transform, &code), &[], &format!("{level:?} {transform}"));
        }
    }
}

#[test]
fn each_degradation_is_found_by_its_name() {
    let checker = checker();
    let good = drawn(Level::M, "#000", "#fff");
    let (path, side) = symbol(Level::M);
    let dark = "<rect width='60' height='50' fill='#064e3b'/>";
    let ground = |zone: f64| {
        let (at, side) = (2.0 - zone * MODULE, side - 4.0 + 2.0 * zone * MODULE);
        format!(
            "<rect x='{at}' y='{at}' width='{side}' height='{side}' fill='#fff'/><path d='{path}'/>"
        )
    };
    let cases = [
        ("two modules of quiet zone", label(dark, "", &ground(2.0)), "qr-quiet-zone-too-small"),
        ("no quiet zone", label(dark, "", &ground(0.0)), "qr-quiet-zone-too-small"),
        ("inverted", label("", "", &drawn(Level::M, "#fff", "#000")), "qr-inverted"),
        ("1.4 to 1", label("", "", &drawn(Level::M, "#ffd000", "#fff")), "qr-contrast-too-low"),
        ("dark on dark", label("", "", &drawn(Level::M, "#111", "#333")), "qr-contrast-too-low"),
        ("squeezed by 5 %", label("", "scale(0.95 1)", &good), "qr-distorted"),
        ("skewed by 3°", label("", "skewX(3)", &good), "qr-distorted"),
        ("modules of 0.2 mm", label("", "scale(0.4)", &good), "qr-module-too-small"),
        ("modules of 0.3 mm", label("", "scale(0.6)", &good), "qr-module-below-recommended"),
        ("drawn module by module", label("", "", &boxes(&path)), "qr-hairline-gaps"),
    ];
    for (what, svg, rule) in cases {
        only(&checker, &svg, &[rule], what);
    }
}

/// Modules as boxes of their own that lie off the pixels.
fn boxes(path: &str) -> String {
    let mut boxes = String::new();
    for row in path.split('M').skip(1) {
        let numbers: Vec<f64> =
            row.split(['h', 'v', ' ']).take(3).map(|number| number.parse().unwrap()).collect();
        let [x, y, width] = numbers[..] else { panic!("{row}") };
        for module in 0..(width / MODULE).round() as usize {
            let left = x + module as f64 * MODULE + 0.0137;
            write!(boxes, "<rect x='{left}' y='{y}' width='{MODULE}' height='{MODULE}'/>").unwrap();
        }
    }
    boxes
}

/// Logos of 5 to 40 % of the side: those that leave half of the error correction pass, all others
/// are overlays and nothing else.
#[test]
fn logos_are_judged_by_what_they_leave() {
    let checker = checker();
    for level in LEVELS {
        let (_, side) = symbol(level);
        let code = drawn(level, "#000", "#fff");
        let mut was_faulty = false;
        for percent in [5, 10, 15, 20, 25, 30, 35, 40] {
            let logo = (side - 8.0 * MODULE) * f64::from(percent) / 100.0;
            let at = (side - logo) / 2.0;
            let svg = label(
                "",
                "",
                &format!(
                    "{code}<rect x='{at}' y='{at}' width='{logo}' height='{logo}' fill='#b3261e'/>"
                ),
            );
            let found = faults(&checker, &svg);
            let what = format!("{percent} % at {level:?}: {found:?}");
            let only_overlay = found.iter().eq(["qr-overlay-damages"]);
            assert!(only_overlay || found.is_empty(), "{what}");
            assert!(!(was_faulty && percent >= 30 && found.is_empty()), "{what}");
            was_faulty |= only_overlay;
        }
        assert!(was_faulty, "{level:?}");
    }
}
