//! What must not change a verdict, tried on real drafts.

use std::collections::BTreeMap;
use std::fs;
use std::sync::LazyLock;

use temnhan::report::{LabelReport, Outcome};
use temnhan::{Checker, ProductFile, Request};
use temnhan_tests::{checker, fixtures};

/// Heights may differ by this much, in millimetres, where the drawing is scaled.
const TOLERANCE_MM: f64 = 0.01;

/// Drafts whose root has nothing but a page and whose content may be wrapped.
const DRAFTS: [&str; 5] = ["banh-gai", "dau-lac", "dau-me", "muoi-vung", "nuoc-sau"];

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

struct Draft {
    name: &'static str,
    svg: String,
    product: ProductFile,
}

fn drafts() -> impl Iterator<Item = Draft> {
    DRAFTS.into_iter().map(|name| {
        let path = fixtures("labels").join(name);
        let read = |extension| fs::read_to_string(path.with_extension(extension)).unwrap();
        Draft { name, svg: read("svg"), product: ProductFile::from_toml(&read("toml")).unwrap() }
    })
}

impl Draft {
    fn check(&self, svg: &str) -> LabelReport {
        self.check_as(svg, self.product.clone())
    }

    fn check_as(&self, svg: &str, product: ProductFile) -> LabelReport {
        let day = self.product.printed_on.unwrap();
        let request = Request::new(self.name, day).with_product(product);
        CHECKER.check(svg.as_bytes(), &request).unwrap()
    }
}

fn outcomes(report: &LabelReport) -> BTreeMap<&str, Outcome> {
    report.rules.iter().map(|rule| (rule.rule.as_str(), rule.outcome)).collect()
}

/// The heights of the fields, in reading order.
fn heights(report: &LabelReport) -> Vec<f64> {
    let pairs = report.fields.iter().flat_map(|field| [field.x_height_mm, field.cap_height_mm]);
    pairs.map(|height| height.unwrap().0).collect()
}

/// The drawing with its content, styles aside, within a group; the root's end tag is the last.
fn wrapped(svg: &str, group: &str) -> String {
    let root = svg.find("<svg").unwrap();
    let start = root + svg[root..].find('>').unwrap() + 1;
    let end = svg.rfind("</svg>").unwrap();
    format!("{}{group}{}</g>{}", &svg[..start], &svg[start..end], &svg[end..])
}

/// The drawing twice as large in its own units, on the same page.
fn scaled(svg: &str) -> String {
    let (before, after) = svg.split_once("viewBox=\"").unwrap();
    let (view_box, after) = after.split_once('"').unwrap();
    let numbers = view_box.split(' ').map(|number| number.parse::<f64>().unwrap() * 2.0);
    let doubled = numbers.map(|number| number.to_string()).collect::<Vec<_>>().join(" ");
    wrapped(&format!("{before}viewBox=\"{doubled}\"{after}"), "<g transform=\"scale(2)\">")
}

#[test]
fn checking_twice_gives_the_same_bytes() {
    for draft in drafts() {
        let json = || serde_json::to_string(&draft.check(&draft.svg)).unwrap();
        assert_eq!(json(), json(), "{}", draft.name);
    }
}

#[test]
fn scaling_view_box_and_drawing_together_changes_nothing() {
    for draft in drafts() {
        let (once, twice) = (draft.check(&draft.svg), draft.check(&scaled(&draft.svg)));
        assert_eq!(outcomes(&once), outcomes(&twice), "{}", draft.name);
        let (once, twice) = (heights(&once), heights(&twice));
        assert_eq!(once.len(), twice.len(), "{}", draft.name);
        for (a, b) in once.into_iter().zip(twice) {
            assert!((a - b).abs() <= TOLERANCE_MM, "{}: {a} mm, then {b} mm", draft.name);
        }
    }
}

#[test]
fn moving_a_decoration_changes_nothing() {
    let with_dot = |svg: &str, x: f64| {
        let dot = format!("<circle cx=\"{x}%\" cy=\"1%\" r=\"0.2%\" fill=\"#888888\"/></svg>");
        let end = svg.rfind("</svg>").unwrap();
        format!("{}{dot}", &svg[..end])
    };
    for draft in drafts() {
        let [here, there] = [1.0, 2.0].map(|x| {
            let mut report = draft.check(&with_dot(&draft.svg, x));
            report.sha256.clear();
            serde_json::to_string(&report).unwrap()
        });
        assert_eq!(here, there, "{}", draft.name);
    }
}

#[test]
fn without_a_given_group_what_hangs_on_it_needs_a_person() {
    let hang_on_group =
        ["net-quantity-missing", "storage-missing", "usage-missing", "warning-missing"];
    let mut turned = 0;
    for draft in drafts() {
        let given = draft.check(&draft.svg);
        let product = ProductFile { group: None, ..draft.product.clone() };
        let guessed = draft.check_as(&draft.svg, product);
        for rule in hang_on_group {
            let outcome = guessed.rule(rule).unwrap().outcome;
            assert_ne!(outcome, Outcome::Fail, "{}: {rule}", draft.name);
            let failed = given.rule(rule).unwrap().outcome == Outcome::Fail;
            turned += usize::from(failed && outcome == Outcome::NeedsReview);
        }
    }
    assert!(turned > 0, "nothing failed for its group");
}

#[test]
fn line_endings_and_a_byte_order_mark_change_no_outcome() {
    for draft in drafts() {
        let expected = draft.check(&draft.svg);
        assert!(!draft.svg.contains('\r'), "{}", draft.name);
        let variants = [draft.svg.replace('\n', "\r\n"), format!("\u{feff}{}", draft.svg)];
        for variant in variants {
            let report = draft.check(&variant);
            assert_eq!(outcomes(&expected), outcomes(&report), "{}", draft.name);
            assert_eq!(heights(&expected), heights(&report), "{}", draft.name);
        }
    }
}
