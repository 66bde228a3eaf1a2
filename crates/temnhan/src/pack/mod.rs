//! Law, words and thresholds as data.

use crate::date::Date;
use crate::report::{Bilingual, Citation, Severity};

/// Validated rule packs.
#[derive(Debug)]
pub struct Packs {}

/// One rule as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub struct RuleInfo {
    /// Stable id, such as `origin-missing`.
    pub id: String,
    /// Severity.
    pub severity: Severity,
    /// First day of force.
    pub effective_from: Date,
    /// Last day of force; `None` while no end is known.
    pub effective_until: Option<Date>,
    /// Product groups it is limited to; empty for all.
    pub groups: Vec<String>,
    /// What it asks, in one phrase.
    pub title: Bilingual,
    /// The provision.
    pub citation: Citation,
    /// Title of the instrument cited.
    pub instrument_title: Bilingual,
    /// Why the law asks it, and what the check cannot see.
    pub why: Bilingual,
    /// How to mend a label that breaks it.
    pub help: Bilingual,
}

impl Packs {
    /// The packs shipped with this version.
    pub fn shipped() -> Self {
        Self {}
    }

    /// The rules in force on a day, in pack order.
    pub fn rules_on(&self, day: Date) -> Vec<RuleInfo> {
        let _ = day;
        Vec::new()
    }
}
