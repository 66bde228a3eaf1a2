//! What was found on a label, one thing after another, as the formats for machines list it.

use temnhan::report::{Finding, LabelReport, Lang, Outcome, Place, RuleReport, Severity};

use crate::args::FailOn;
use crate::text::{Named, day, say};

/// How grave a thing is; the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Level {
    Error,
    Warning,
    Advice,
    /// A person has to look.
    Review,
}

impl Level {
    /// The word of `--fail-on`.
    pub(crate) fn id(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Advice => "advice",
            Self::Review => "needs-review",
        }
    }

    /// Whether the status tells of it.
    pub(crate) fn reaches(self, fail_on: FailOn) -> bool {
        match fail_on {
            FailOn::Error => self == Self::Error,
            FailOn::Warning => self <= Self::Warning,
            FailOn::Advice => self <= Self::Advice,
            FailOn::NeedsReview => true,
        }
    }
}

impl Named for Level {
    fn name(self, lang: Lang) -> &'static str {
        match self {
            Self::Error => Severity::Error.name(lang),
            Self::Warning => Severity::Warning.name(lang),
            Self::Advice => Severity::Advice.name(lang),
            Self::Review => say(lang, "cần người xem", "to be looked at"),
        }
    }
}

/// One breach of a rule, or one thing that a person has to look at.
#[derive(Clone, Copy)]
pub(crate) struct Issue<'a> {
    pub(crate) rule: &'a RuleReport,
    /// None where only the rule's reason tells what to look at.
    pub(crate) finding: Option<&'a Finding>,
    pub(crate) level: Level,
}

impl<'a> Issue<'a> {
    pub(crate) fn message(&self, lang: Lang) -> &'a str {
        let said = self.finding.map(|finding| &finding.message).or(self.rule.reason.as_ref());
        said.map_or("", |message| message.in_lang(lang))
    }

    pub(crate) fn help(&self, lang: Lang) -> &'a str {
        self.finding.map_or("", |finding| finding.help.in_lang(lang))
    }

    pub(crate) fn places(&self) -> &'a [Place] {
        self.finding.map_or(&[], |finding| &finding.places)
    }

    /// The first place with a line in the file.
    pub(crate) fn position(&self) -> Option<(u32, u32)> {
        self.places().iter().find_map(|place| Some((place.line?, place.column.unwrap_or(1))))
    }

    /// Why it counts for no exit status; none while it is open.
    pub(crate) fn settled(&self, lang: Lang) -> Option<String> {
        if let Some(signed) = &self.rule.signed_off {
            let until = signed.until.map_or(String::new(), |until| {
                format!(" ({} {})", say(lang, "đến hết", "until"), day(lang, until))
            });
            return Some(format!("{}: {}{until}", signed.by, signed.reason));
        }
        let known = say(lang, "đã ghi trong tệp mốc", "known from the baseline");
        self.rule.baseline.map(|_| known.to_owned())
    }

    pub(crate) fn is_open(&self) -> bool {
        is_open(self.rule)
    }
}

/// Whether nobody has settled what a rule found: by a sign-off or in the baseline.
pub(crate) fn is_open(rule: &RuleReport) -> bool {
    rule.signed_off.is_none() && rule.baseline.is_none()
}

/// All that was found on a label, settled or not, in pack order.
pub(crate) fn issues(report: &LabelReport) -> impl Iterator<Item = Issue<'_>> {
    report.rules.iter().flat_map(of_rule)
}

/// What one rule found; nothing unless it failed or needs a person.
pub(crate) fn of_rule(rule: &RuleReport) -> Vec<Issue<'_>> {
    let level = |finding: Option<&Finding>| {
        let own = finding.and_then(|finding| finding.severity).unwrap_or(rule.severity);
        match (rule.outcome, own) {
            (Outcome::NeedsReview, _) => Level::Review,
            (_, Severity::Error) => Level::Error,
            (_, Severity::Warning) => Level::Warning,
            (_, Severity::Advice) => Level::Advice,
        }
    };
    if !matches!(rule.outcome, Outcome::Fail | Outcome::NeedsReview) {
        return Vec::new();
    }
    if rule.findings.is_empty() {
        return vec![Issue { rule, finding: None, level: level(None) }];
    }
    let issue = |finding| Issue { rule, finding: Some(finding), level: level(Some(finding)) };
    rule.findings.iter().map(issue).collect()
}
