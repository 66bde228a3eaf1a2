//! What a check says of a label.

use crate::pack::Args;
use crate::report::{Place, Severity};

/// The result of one check.
#[derive(Debug)]
pub(crate) enum Judgement {
    /// Nothing to say against the label.
    Pass,
    /// What should be there was not found.
    Absent,
    /// Likewise, one problem for each thing.
    Lacking(Vec<Problem>),
    /// The check does not speak of this label.
    NotApplicable(Reason),
    /// Breaches and doubts, at least one.
    Found(Vec<Problem>),
}

/// A key of `reasons.toml` and what fills its gaps.
#[derive(Debug, Clone)]
pub(crate) struct Reason {
    pub(crate) key: &'static str,
    pub(crate) args: Args,
}

/// A breach, or a doubt and why.
#[derive(Debug)]
pub(crate) enum Verdict {
    Fail,
    /// In words that fit the case better than the rule's own.
    FailAs(Reason),
    Review(Reason),
}

/// One thing found, and where.
#[derive(Debug)]
pub(crate) struct Problem {
    pub(crate) verdict: Verdict,
    /// Only where it differs from the rule's.
    pub(crate) severity: Option<Severity>,
    pub(crate) args: Args,
    pub(crate) measured: Option<String>,
    pub(crate) required: Option<String>,
    pub(crate) places: Vec<Place>,
}

impl Judgement {
    /// Pass where there is no problem.
    pub(crate) fn of(problems: Vec<Problem>) -> Self {
        if problems.is_empty() { Self::Pass } else { Self::Found(problems) }
    }

    pub(crate) fn not_applicable(key: &'static str) -> Self {
        Self::NotApplicable(Reason::new(key))
    }

    /// One doubt at some places.
    pub(crate) fn review(reason: Reason, places: Vec<Place>) -> Self {
        Self::Found(vec![Problem::review(reason, places)])
    }
}

impl Reason {
    pub(crate) fn new(key: &'static str) -> Self {
        Self { key, args: Args::default() }
    }

    pub(crate) fn with(self, args: Args) -> Self {
        Self { args, ..self }
    }

    /// About a text of the label.
    pub(crate) fn about(key: &'static str, text: &str) -> Self {
        Self::new(key).with(Args::default().same("text", text))
    }
}

impl Problem {
    pub(crate) fn fail(places: Vec<Place>, args: Args) -> Self {
        Self {
            verdict: Verdict::Fail,
            args,
            measured: None,
            required: None,
            places,
            severity: None,
        }
    }

    pub(crate) fn fail_as(reason: Reason, places: Vec<Place>) -> Self {
        Self { verdict: Verdict::FailAs(reason), ..Self::fail(places, Args::default()) }
    }

    pub(crate) fn review(reason: Reason, places: Vec<Place>) -> Self {
        let args = reason.args.clone();
        Self { verdict: Verdict::Review(reason), ..Self::fail(places, args) }
    }

    /// As grave as told, not as the rule.
    pub(crate) fn graded(self, severity: Severity) -> Self {
        Self { severity: Some(severity), ..self }
    }

    /// With what was measured and what is required, which also fill the sentences.
    pub(crate) fn measured(self, measured: &str, required: &str) -> Self {
        Self {
            // A sentence says "at least", "until" or "after" in words.
            args: self
                .args
                .number("measured", measured)
                .number("required", required.trim_start_matches(['≥', '≤', '>', ' '])),
            measured: Some(measured.to_owned()),
            required: Some(required.to_owned()),
            ..self
        }
    }
}
