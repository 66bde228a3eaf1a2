//! Checks the drafts as other design tools write them: each twin states what its original states.

use std::collections::BTreeMap;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::{LazyLock, Mutex};

use libtest_mimic::{Arguments, Failed, Trial};
use temnhan::Checker;
use temnhan::report::{FieldReport, LabelReport, Outcome};
use temnhan_tests::{check, checker, drawings, fixtures};

/// Letter heights of a twin agree with its original's within this many millimetres.
const HEIGHT_TOLERANCE: f64 = 0.02;
/// The corpus holds at least this many twins.
const TWINS: usize = 60;
/// The one rule that lettering turned into outlines may breach.
const OUTLINED: &str = "text-outlined";

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);
/// Fields matched and expected, by dialect.
static TALLY: Mutex<BTreeMap<String, Tally>> = Mutex::new(BTreeMap::new());

#[derive(Debug, Clone, Copy, Default)]
struct Tally {
    matched: usize,
    expected: usize,
}

fn main() -> ExitCode {
    let twins = drawings(&fixtures("dialects"));
    let count = twins.len();
    let mut trials: Vec<Trial> = Vec::new();
    for twin in twins {
        let name = format!("dialects/{}", stem(&twin));
        trials.push(Trial::test(name, move || match dialect(&twin) {
            "outlined" => outlined(&twin),
            _ => says_the_same(&twin),
        }));
    }
    trials.push(Trial::test("the_twins_are_at_least_sixty", move || {
        if count >= TWINS { Ok(()) } else { Err(format!("{count} twins").into()) }
    }));
    let conclusion = libtest_mimic::run(&Arguments::from_args(), trials);
    print_accuracy();
    conclusion.exit_code()
}

fn stem(twin: &Path) -> &str {
    twin.file_stem().and_then(OsStr::to_str).unwrap()
}

/// What stands behind the draft's name: `figma` of `mat-ong.figma.svg`.
fn dialect(twin: &Path) -> &str {
    stem(twin).split_once('.').unwrap().1
}

/// The draft that a twin was made from.
fn original(twin: &Path) -> PathBuf {
    let draft = stem(twin).split_once('.').unwrap().0;
    fixtures("labels").join(draft).with_extension("svg")
}

/// A twin has the fields of its original, each with the same value and height, and no other.
fn says_the_same(twin: &Path) -> Result<(), Failed> {
    let expected = check(&CHECKER, &original(twin))?.fields;
    let found = check(&CHECKER, twin)?.fields;
    let mut extra: Vec<&FieldReport> = found.iter().collect();
    let mut lacking = Vec::new();
    for field in &expected {
        match extra.iter().position(|other| are_one(field, other)) {
            Some(at) => drop(extra.remove(at)),
            None => lacking.push(format!("lacks {}", told(field))),
        }
    }
    count(dialect(twin), expected.len() - lacking.len(), expected.len());
    let added = extra.into_iter().map(|field| format!("adds  {}", told(field)));
    let differences: Vec<String> = lacking.into_iter().chain(added).collect();
    if differences.is_empty() { Ok(()) } else { Err(differences.join("\n").into()) }
}

/// Whether two fields say the same in letters of the same height.
fn are_one(field: &FieldReport, other: &FieldReport) -> bool {
    let same_height = match (field.cap_height_mm, other.cap_height_mm) {
        (Some(one), Some(other)) => (one.0 - other.0).abs() <= HEIGHT_TOLERANCE,
        // A twin in a face that is not at hand knows an interval.
        (Some(_), None) => field
            .x_height_mm
            .zip(other.height_range_mm)
            .is_some_and(|(height, [least, greatest])| (least.0..=greatest.0).contains(&height.0)),
        (one, other) => one == other,
    };
    same_height && said(field) == said(other)
}

/// Kind and value of a field, as far as a reader would call two of them one.
fn said(field: &FieldReport) -> (String, String) {
    let value = field.value.as_deref().unwrap_or_default().to_lowercase();
    let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
    let is_closing = |c: char| c.is_ascii_punctuation() || c.is_whitespace();
    (field.kind.name(), value.trim_end_matches(is_closing).to_owned())
}

fn told(field: &FieldReport) -> String {
    let (kind, value) = said(field);
    match field.cap_height_mm {
        Some(height) => format!("{kind}: {value:?} in capitals of {:.3} mm", height.0),
        None => format!("{kind}: {value:?} in capitals of unknown height"),
    }
}

fn count(dialect: &str, matched: usize, expected: usize) {
    let mut all = TALLY.lock().unwrap();
    let tally = all.entry(dialect.to_owned()).or_default();
    tally.matched += matched;
    tally.expected += expected;
}

/// Prints how many fields were recognised; nothing where no twin was checked, as with `--list`.
#[allow(clippy::print_stdout, reason = "the figure is what the reader of the test wants")]
fn print_accuracy() {
    let mut all = TALLY.lock().unwrap().clone();
    if all.is_empty() {
        return;
    }
    let total = all.values().fold(Tally::default(), |sum, tally| Tally {
        matched: sum.matched + tally.matched,
        expected: sum.expected + tally.expected,
    });
    all.insert("together".to_owned(), total);
    println!("fields recognised:");
    for (dialect, Tally { matched, expected }) in all {
        let share = 100.0 * matched as f64 / expected.max(1) as f64;
        println!("  {dialect:<16} {matched:>4} of {expected:>4}  {share:.1} %");
    }
}

/// What outlines may lack, and what they may say though it is forbidden.
const ASKED_OF_OUTLINES: [&str; 5] = [
    "product-name-missing",
    "claim-superlative",
    "address-dissolved-province",
    "date-order-wrong",
    "net-quantity-unit-not-legal",
];

/// Where all letters are outlines the tool says that it cannot read them, and blames nothing else.
fn outlined(twin: &Path) -> Result<(), Failed> {
    let report = check(&CHECKER, twin)?;
    if !report.fields.is_empty() {
        let fields: Vec<String> = report.fields.iter().map(told).collect();
        return Err(format!("reads fields in outlines: {fields:?}").into());
    }
    let blamed: Vec<&str> =
        ended(&report, Outcome::Fail).into_iter().filter(|&rule| rule != OUTLINED).collect();
    if !blamed.is_empty() {
        return Err(format!("fails {blamed:?} though no text can be read").into());
    }
    let doubted = ended(&report, Outcome::NeedsReview);
    let unasked: Vec<&&str> = ASKED_OF_OUTLINES.iter().filter(|id| !doubted.contains(id)).collect();
    if unasked.is_empty() {
        Ok(())
    } else {
        Err(format!("asks nobody for {unasked:?}, only for {doubted:?}").into())
    }
}

fn ended(report: &LabelReport, outcome: Outcome) -> Vec<&str> {
    let rules = report.rules.iter().filter(|rule| rule.outcome == outcome);
    rules.map(|rule| rule.rule.as_str()).collect()
}
