//! The catalogue: every rule id, whether it is checked yet, and how to mend its family of faults.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Packs, RuleInfo};
use crate::date::Date;
use crate::report::{Bilingual, Severity};

/// `catalogue.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct CatalogueFile {
    #[serde(rename = "section")]
    pub(super) sections: Vec<Section>,
}

/// Rules of one subject.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Section {
    pub(super) id: String,
    pub(super) title: Bilingual,
    pub(super) near_misses: bool,
    pub(super) reads_words: bool,
    pub(super) rules: Vec<Entry>,
}

/// One id of the catalogue.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    pub(super) id: String,
    pub(super) severity: Severity,
    pub(super) family: String,
    /// Of an id that no rule bears yet.
    pub(super) title: Option<Bilingual>,
}

/// `remedies.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RemedyFile {
    pub(super) tools: Tools<String>,
    pub(super) family: BTreeMap<String, Family>,
}

/// One thing for each design tool.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Tools<T> {
    illustrator: T,
    coreldraw: T,
    inkscape: T,
    figma: T,
    canva: T,
}

impl<T> Tools<T> {
    pub(super) fn each(&self) -> [&T; 5] {
        [&self.illustrator, &self.coreldraw, &self.inkscape, &self.figma, &self.canva]
    }
}

/// A kind of fault, how to mend it and what a check of it cannot see.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Family {
    pub(super) title: Bilingual,
    pub(super) limits: Bilingual,
    pub(super) how: Tools<Bilingual>,
}

/// One id of the catalogue on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Listed {
    /// Stable id.
    pub id: String,
    /// Id of the catalogue's section; empty for a rule of a user's own.
    pub section: String,
    /// Severity.
    pub severity: Severity,
    /// The fault, in one phrase.
    pub title: Bilingual,
    /// Whether its check is in force on the day.
    pub in_force: bool,
    /// The rule as it stands on the day, else the next to come, else the last there was; `None`
    /// where nothing is checked yet.
    pub rule: Option<RuleInfo>,
    /// How to mend it; `None` for a rule of a user's own.
    pub remedies: Option<Remedies>,
}

/// How to mend a family of faults.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Remedies {
    /// Id of the family.
    pub family: String,
    /// What is to be done.
    pub title: Bilingual,
    /// What a check of such faults cannot see.
    pub limits: Bilingual,
    /// Where to do it, by design tool.
    pub tools: Vec<ToolRemedy>,
}

/// Where to do it in one design tool.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct ToolRemedy {
    /// Name of the tool.
    pub tool: String,
    /// What to do there.
    pub how: Bilingual,
}

impl Packs {
    /// Every id of the catalogue in its order, then rules of a user's own.
    pub fn catalogue(&self, day: Date) -> Vec<Listed> {
        let listed = self
            .sections
            .iter()
            .flat_map(|section| section.rules.iter().map(|entry| self.listed(section, entry, day)));
        let own = self.rules.iter().filter(|rule| self.section_of(&rule.id).is_none());
        let mut own: Vec<&str> = own.map(|rule| rule.id.as_str()).collect();
        own.dedup();
        let own = own.into_iter().filter_map(|id| self.users_own(id, day));
        listed.chain(own).collect()
    }

    /// The sections of the catalogue in order, with their titles.
    pub fn sections(&self) -> impl Iterator<Item = (&str, &Bilingual)> {
        self.sections.iter().map(|section| (section.id.as_str(), &section.title))
    }

    /// Whether the words of a section's rules are easily mistaken for others, so that its cases
    /// hold more near misses.
    pub fn has_near_misses(&self, section: &str) -> bool {
        self.sections.iter().any(|own| own.id == section && own.near_misses)
    }

    /// Whether a rule of the catalogue judges what the words of a label say.
    pub(crate) fn reads_words(&self, rule: &str) -> bool {
        self.section(rule).is_some_and(|section| section.reads_words)
    }

    /// Whether the catalogue or a user's own pack has the rule.
    pub(crate) fn knows_rule(&self, id: &str) -> bool {
        self.section_of(id).is_some() || self.user_rules.iter().any(|own| own == id)
    }

    /// The section of a rule; `None` for a rule of a user's own.
    pub(crate) fn section_of(&self, rule: &str) -> Option<&str> {
        self.section(rule).map(|section| section.id.as_str())
    }

    fn section(&self, rule: &str) -> Option<&Section> {
        let holds = |section: &&Section| section.rules.iter().any(|entry| entry.id == rule);
        self.sections.iter().find(holds)
    }

    fn listed(&self, section: &Section, entry: &Entry, day: Date) -> Listed {
        let rule = self.nearest(&entry.id, day);
        let severity = rule.as_ref().map_or(entry.severity, |rule| rule.severity);
        let title = rule.as_ref().map(|rule| rule.title.clone()).or_else(|| entry.title.clone());
        Listed {
            id: entry.id.clone(),
            section: section.id.clone(),
            severity,
            title: title.unwrap_or_default(),
            in_force: self.rule_on(&entry.id, day).is_some(),
            rule,
            remedies: self.remedies_of(&entry.family),
        }
    }

    fn users_own(&self, id: &str, day: Date) -> Option<Listed> {
        let rule = self.nearest(id, day)?;
        Some(Listed {
            id: id.to_owned(),
            section: String::new(),
            severity: rule.severity,
            title: rule.title.clone(),
            in_force: self.rule_on(id, day).is_some(),
            rule: Some(rule),
            remedies: None,
        })
    }

    fn remedies_of(&self, family: &str) -> Option<Remedies> {
        let known = self.remedies.family.get(family)?;
        let pairs = self.remedies.tools.each().into_iter().zip(known.how.each());
        let tools =
            pairs.map(|(tool, how)| ToolRemedy { tool: tool.clone(), how: how.clone() }).collect();
        let (title, limits) = (known.title.clone(), known.limits.clone());
        Some(Remedies { family: family.to_owned(), title, limits, tools })
    }
}
