//! The outcome of one rule on one label.

use serde::{Deserialize, Serialize};

use super::Bilingual;
use crate::date::Date;
use crate::units::RectMm;

/// How a rule ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// The label meets it.
    Pass,
    /// The label breaches it.
    Fail,
    /// A person has to look.
    NeedsReview,
    /// The rule does not speak of this label.
    NotApplicable,
    /// The rule could not be run.
    NotRun,
}

/// How grave a breach is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The law in force is breached.
    Error,
    /// Likely a breach, or against a firm rule of the trade.
    Warning,
    /// Better otherwise.
    Advice,
}

/// The provision behind a rule.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Citation {
    /// Number of the instrument, such as `37/2026/NĐ-CP`; the tool itself where no law is behind
    /// the rule.
    pub instrument: String,
    /// Article, clause, point.
    pub locator: String,
    /// Where to read it.
    pub url: Option<String>,
    /// How surely the text is known: `official`, `mirror`, `secondary`,
    /// `conflict`, `recalled` or `own`.
    pub confidence: String,
}

/// One rule's outcome on one label.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleReport {
    /// The rule's id.
    pub rule: String,
    /// Its severity.
    pub severity: Severity,
    /// How it ended.
    pub outcome: Outcome,
    /// The provision, for the label's group where it differs by group.
    pub citation: Citation,
    /// Why it was not applicable, not run, or why a person has to look.
    pub reason: Option<Bilingual>,
    /// What was found, ordered by place.
    pub findings: Vec<Finding>,
    /// The transition clause that it was judged under, by key.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub transition: Option<String>,
    /// Who has taken on what was found; it then counts for no exit status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_off: Option<SignedOff>,
    /// How many of its findings a baseline knows, where that is all of them; they then count for no
    /// exit status.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub baseline: Option<usize>,
}

/// Who has taken a finding on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedOff {
    /// Who.
    pub by: String,
    /// Why.
    pub reason: String,
    /// The last day; null without an end.
    pub until: Option<Date>,
}

/// One breach of one rule, or one thing to look at.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    /// Only where it differs from the rule's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub severity: Option<Severity>,
    /// What is wrong, with what was measured and what is required.
    pub message: Bilingual,
    /// What to change on the artwork.
    pub help: Bilingual,
    /// What was measured, such as `0.71 mm`.
    pub measured: Option<String>,
    /// What is required, such as `≥ 0.9 mm`.
    pub required: Option<String>,
    /// Where. Empty only when something is absent from the label.
    pub places: Vec<Place>,
}

/// Where on the label, and in the file, a finding points.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// Ink box on the printed label, from its top left corner.
    pub area_mm: RectMm,
    /// `id` of the element, when the artwork gives it one.
    pub element: Option<String>,
    /// Line in the file, from 1; null where the drawing does not say.
    pub line: Option<u32>,
    /// Character in that line, from 1.
    pub column: Option<u32>,
}
