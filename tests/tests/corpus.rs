//! Checks every fixture and compares its outcomes with what was written down by hand.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::LazyLock;

use libtest_mimic::{Arguments, Failed, Trial};
use serde::Deserialize;
use temnhan::report::{LabelReport, Outcome};
use temnhan::{Checker, Date, Packs};
use temnhan_tests::{check, check_on, checker, drawings, fixtures};

static CHECKER: LazyLock<Checker> = LazyLock::new(checker);

fn main() -> ExitCode {
    let mut trials: Vec<Trial> = Vec::new();
    for drawing in drawings(&fixtures("cases")) {
        trials.push(Trial::test(name(&drawing), move || case(&drawing)));
    }
    for drawing in drawings(&fixtures("labels")) {
        trials.push(Trial::test(name(&drawing), move || label(&drawing)));
    }
    trials.push(Trial::test("every_rule_has_its_cases", coverage));
    trials.push(Trial::test("the_drafts_are_at_least_eight_and_half_are_faulty", drafts));
    libtest_mimic::run(&Arguments::from_args(), trials).exit_code()
}

fn name(drawing: &Path) -> String {
    let folder = drawing.parent().unwrap().file_name().unwrap().to_string_lossy();
    format!("{folder}/{}", drawing.file_stem().unwrap().to_string_lossy())
}

/// A case: the rule of its folder ends as its name says, those that a comment `asks:` names end in a
/// question, no other rule fails but those of a comment `also:`, and no rule asks that has no case of it.
fn case(drawing: &Path) -> Result<(), Failed> {
    let report = check(&CHECKER, drawing)?;
    let rule = drawing.parent().unwrap().file_name().unwrap().to_string_lossy().into_owned();
    let stem = drawing.file_stem().unwrap().to_string_lossy().into_owned();
    let expected = match stem.split('-').next() {
        Some("pass") => Outcome::Pass,
        Some("fail") => Outcome::Fail,
        Some("review") => Outcome::NeedsReview,
        Some("na") => Outcome::NotApplicable,
        _ => return Err(format!("{stem} says no outcome").into()),
    };
    let found = report.rule(&rule).ok_or("the rule is not in force")?;
    if found.outcome != expected {
        return Err(
            format!("expected {expected:?}, got {:?}\n{}", found.outcome, told(&report)).into()
        );
    }
    let text = fs::read_to_string(drawing)?;
    if let Some(open) = with_open_gap(&report) {
        return Err(format!("nothing filled the gap in “{open}”").into());
    }
    let mut allowed = named(&text, "also");
    allowed.insert(&rule);
    let others: Vec<&str> =
        ids(&report, Outcome::Fail).into_iter().filter(|id| !allowed.contains(id)).collect();
    if !others.is_empty() {
        return Err(format!("also fails {others:?}\n{}", told(&report)).into());
    }
    let asking: BTreeSet<&str> = ids(&report, Outcome::NeedsReview).into_iter().collect();
    let silent: Vec<&str> = named(&text, "asks").difference(&asking).copied().collect();
    if !silent.is_empty() {
        return Err(format!("does not ask by {silent:?}\n{}", told(&report)).into());
    }
    let uncovered: Vec<&&str> = asking.iter().filter(|id| Cases::of(id).review == 0).collect();
    if !uncovered.is_empty() {
        return Err(format!("no case shows the question of {uncovered:?}").into());
    }
    Ok(())
}

/// The rules that a comment in the drawing lists behind a word.
fn named<'t>(drawing: &'t str, word: &str) -> BTreeSet<&'t str> {
    let opening = format!("<!-- {word}:");
    let list = drawing.split(opening.as_str()).nth(1).and_then(|rest| rest.split("-->").next());
    list.unwrap_or_default().split_whitespace().collect()
}

/// How many cases ask by each rule beside that of their folder.
static ASKED: LazyLock<BTreeMap<String, usize>> = LazyLock::new(|| {
    let mut asked = BTreeMap::new();
    for drawing in drawings(&fixtures("cases")) {
        for rule in named(&fs::read_to_string(&drawing).unwrap(), "asks") {
            *asked.entry(rule.to_owned()).or_default() += 1;
        }
    }
    asked
});

/// What is expected of a draft, written by hand from the law.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Expected {
    verdict: String,
    fail: BTreeSet<String>,
    needs_review: BTreeSet<String>,
    not_applicable: BTreeSet<String>,
    /// What the law of an earlier day said, by day.
    earlier: BTreeMap<Date, Earlier>,
}

/// The outcomes of an earlier day as if the draft had been printed then; all other rules in force
/// pass or do not apply.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Earlier {
    verdict: String,
    fail: BTreeSet<String>,
    needs_review: BTreeSet<String>,
}

fn expected(drawing: &Path) -> Result<Expected, Failed> {
    let text = fs::read_to_string(drawing.with_extension("expected.toml"))?;
    toml::from_str(&text).map_err(|error| error.to_string().into())
}

fn label(drawing: &Path) -> Result<(), Failed> {
    let expected = expected(drawing)?;
    let not_run = BTreeSet::new();
    let outcomes = [
        (Outcome::Fail, &expected.fail),
        (Outcome::NeedsReview, &expected.needs_review),
        (Outcome::NotApplicable, &expected.not_applicable),
        (Outcome::NotRun, &not_run),
    ];
    compare(&check(&CHECKER, drawing)?, &expected.verdict, &outcomes)?;
    if !expected.earlier.contains_key(&BEFORE_THE_DECREE.parse()?) {
        return Err(format!("no outcomes for {BEFORE_THE_DECREE}").into());
    }
    for (day, earlier) in &expected.earlier {
        let outcomes =
            [(Outcome::Fail, &earlier.fail), (Outcome::NeedsReview, &earlier.needs_review)];
        compare(&check_on(&CHECKER, drawing, *day)?, &earlier.verdict, &outcomes)
            .map_err(|failed| format!("on {day}: {}", failed.message().unwrap_or_default()))?;
    }
    Ok(())
}

/// A day under Decree 43/2017, when the provinces of today already stood.
const BEFORE_THE_DECREE: &str = "2025-12-01";

/// Refuses a report whose verdict or sets of rules are not those expected.
fn compare(
    report: &LabelReport,
    verdict: &str,
    outcomes: &[(Outcome, &BTreeSet<String>)],
) -> Result<(), Failed> {
    let mut differences = Vec::new();
    for (outcome, wanted) in outcomes {
        let found: BTreeSet<String> =
            ids(report, *outcome).into_iter().map(str::to_owned).collect();
        if found != **wanted {
            let (extra, lacking): (Vec<_>, Vec<_>) =
                (found.difference(wanted).collect(), wanted.difference(&found).collect());
            differences.push(format!(
                "{outcome:?}: unexpected {extra:?}, expected but not found {lacking:?}"
            ));
        }
    }
    let found = serde_json::to_value(report.verdict)?;
    if found != verdict {
        differences.push(format!("verdict {found}, expected {verdict}"));
    }
    let in_force = Packs::shipped().rules_on(report.as_of.day);
    let listed: Vec<&str> = report.rules.iter().map(|rule| rule.rule.as_str()).collect();
    if listed != in_force.iter().map(|rule| rule.id.as_str()).collect::<Vec<_>>() {
        differences.push("not every rule in force is listed exactly once".to_owned());
    }
    if differences.is_empty() {
        return Ok(());
    }
    Err(format!("{}\n{}", differences.join("\n"), told(report)).into())
}

/// A sentence of the report with a gap that nothing filled.
fn with_open_gap(report: &LabelReport) -> Option<&str> {
    let findings = report.rules.iter().flat_map(|rule| &rule.findings);
    let sentences = findings.flat_map(|finding| [&finding.message, &finding.help]);
    let reasons = report.rules.iter().filter_map(|rule| rule.reason.as_ref());
    let notices = report.notices.iter().map(|notice| &notice.message);
    let all = sentences.chain(reasons).chain(notices);
    let mut texts = all.flat_map(|said| [said.vi.as_str(), said.en.as_str()]);
    texts.find(|text| text.contains('{') || text.contains('}'))
}

fn ids(report: &LabelReport, outcome: Outcome) -> Vec<&str> {
    let rules = report.rules.iter().filter(|rule| rule.outcome == outcome);
    rules.map(|rule| rule.rule.as_str()).collect()
}

/// Everything that did not simply pass, and every field, for the reader of a failure.
fn told(report: &LabelReport) -> String {
    let mut lines: Vec<String> = Vec::new();
    for rule in report.rules.iter().filter(|rule| rule.outcome != Outcome::Pass) {
        let texts = rule.findings.iter().map(|finding| finding.message.en.as_str());
        let reason = rule.reason.as_ref().map(|reason| reason.en.as_str());
        let all: Vec<&str> = texts.chain(reason).collect();
        if rule.outcome != Outcome::NotApplicable {
            lines.push(format!("  {:?} {}: {}", rule.outcome, rule.rule, all.join(" | ")));
        }
    }
    for field in &report.fields {
        lines.push(format!("  field {:?}: {}", field.kind, field.text));
    }
    lines.join("\n")
}

/// Rules that never fail: what they find always takes a person.
const ONLY_ASK: [&str; 1] = ["map-or-territory-shown"];

/// The least number of near misses of a rule whose words are easily mistaken.
const NEAR_MISSES: usize = 4;

/// Prints how many cases each rule has, and refuses one without a passing and a failing case, or
/// with fewer near misses than its words ask for.
#[expect(clippy::print_stdout, reason = "the counts are for the person at the terminal")]
fn coverage() -> Result<(), Failed> {
    let shipped = Packs::shipped();
    let rules = shipped.catalogue("2026-11-23".parse()?);
    let mut lacking = Vec::new();
    println!("{:>5} {:>5} {:>7} {:>3} {:>5}  rule", "pass", "fail", "review", "na", "near");
    for rule in rules.iter().filter(|rule| rule.rule.is_some()) {
        let cases = Cases::of(&rule.id);
        println!("{cases}  {}", rule.id);
        let asks = ONLY_ASK.contains(&rule.id.as_str());
        if cases.pass == 0 || (if asks { cases.review } else { cases.fail }) == 0 {
            lacking.push(format!("{}: no passing or no failing case", rule.id));
        }
        if shipped.has_near_misses(&rule.section) && cases.near < NEAR_MISSES {
            lacking.push(format!("{}: only {} near misses", rule.id, cases.near));
        }
    }
    if lacking.is_empty() { Ok(()) } else { Err(lacking.join("\n").into()) }
}

/// The cases of one rule, by what their names say.
struct Cases {
    pass: usize,
    fail: usize,
    review: usize,
    na: usize,
    near: usize,
}

impl Cases {
    fn of(rule: &str) -> Self {
        let folder = fixtures("cases").join(rule);
        let stems: Vec<String> = if folder.is_dir() {
            let stem = |path: &PathBuf| path.file_stem().unwrap().to_string_lossy().into_owned();
            drawings(&folder).iter().map(stem).collect()
        } else {
            Vec::new()
        };
        let count = |test: &dyn Fn(&str) -> bool| stems.iter().filter(|stem| test(stem)).count();
        Self {
            pass: count(&|stem| stem.starts_with("pass-")),
            fail: count(&|stem| stem.starts_with("fail-")),
            review: count(&|stem| stem.starts_with("review-"))
                + ASKED.get(rule).copied().unwrap_or_default(),
            na: count(&|stem| stem.starts_with("na-")),
            near: count(&|stem| stem.contains("-near-")),
        }
    }
}

impl fmt::Display for Cases {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { pass, fail, review, na, near } = self;
        write!(f, "{pass:>5} {fail:>5} {review:>7} {na:>3} {near:>5}")
    }
}

fn drafts() -> Result<(), Failed> {
    let drafts = drawings(&fixtures("labels"));
    let verdicts: Vec<String> =
        drafts.iter().map(|draft| Ok(expected(draft)?.verdict)).collect::<Result<_, Failed>>()?;
    let faulty = verdicts.iter().filter(|verdict| *verdict != "pass").count();
    if drafts.len() < 8 || faulty * 2 < drafts.len() {
        return Err(format!("{} drafts, {faulty} of them faulty", drafts.len()).into());
    }
    Ok(())
}
