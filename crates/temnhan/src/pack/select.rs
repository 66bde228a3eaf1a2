//! The rules, citations and groups of a day.

use serde::Serialize;

use super::message::Args;
use super::schema::{Confidence, Group, Instrument, Item, Rule, RuleCitation};
use super::{Packs, fill};
use crate::date::Date;
use crate::kind::FieldKind;
use crate::report::{Bilingual, Citation, Severity};

/// One rule as it stands on a day.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct RuleInfo {
    /// Stable id, such as `origin-missing`.
    pub id: String,
    /// Severity.
    pub severity: Severity,
    /// First day of force under the text cited; `None` where it is before all the packs know.
    pub effective_from: Option<Date>,
    /// Last day of force under the text cited; `None` while no end is known.
    pub effective_until: Option<Date>,
    /// Product groups it is limited to; empty for all.
    pub groups: Vec<String>,
    /// The fault, in one phrase.
    pub title: Bilingual,
    /// The provision.
    pub citation: Citation,
    /// Title of the instrument cited.
    pub instrument_title: Bilingual,
    /// Why it is asked, and what the check cannot see.
    pub why: Bilingual,
    /// How to mend a label that breaks it.
    pub help: Bilingual,
}

/// The first and last day of something; `None` without such an end.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bounds {
    pub(super) from: Option<Date>,
    pub(super) until: Option<Date>,
}

impl Bounds {
    pub(super) fn of(rule: &Rule) -> Self {
        Self { from: rule.effective_from, until: rule.effective_until }
    }

    fn of_instrument(instrument: &Instrument) -> Self {
        Self { from: instrument.effective_from, until: instrument.effective_until }
    }

    fn hold(self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }

    pub(super) fn overlaps(self, other: Self) -> bool {
        let before = |one: Self, other: Self| match (one.until, other.from) {
            (Some(until), Some(from)) => until < from,
            _ => false,
        };
        !before(self, other) && !before(other, self)
    }
}

impl Packs {
    /// Whether a lawyer has reviewed these packs.
    pub fn reviewed_by_lawyer(&self) -> bool {
        self.reviewed_by_lawyer
    }

    /// The ids of the product groups, in the order of the packs.
    pub fn group_ids(&self) -> impl Iterator<Item = &str> {
        self.groups.iter().map(|group| group.id.as_str())
    }

    /// What a product group is called; `None` for one that the packs do not know.
    pub fn group_name(&self, id: &str) -> Option<Bilingual> {
        self.group(id).map(|group| group.name.clone())
    }

    /// The rules in force on a day, in pack order.
    pub fn rules_on(&self, day: Date) -> Vec<RuleInfo> {
        let in_force = self.rules.iter().filter(|rule| self.is_in_force(rule, day));
        in_force.map(|rule| self.info(rule, day)).collect()
    }

    /// One rule as it stands on a day; `None` where it is not in force.
    pub fn rule_on(&self, id: &str, day: Date) -> Option<RuleInfo> {
        let mut entries = self.rules.iter().filter(|rule| rule.id == id);
        entries.find(|rule| self.is_in_force(rule, day)).map(|rule| self.info(rule, day))
    }

    /// One rule on a day, else as it will next stand, else as it last stood.
    pub(super) fn nearest(&self, id: &str, day: Date) -> Option<RuleInfo> {
        let days = self.rules.iter().filter(|rule| rule.id == id).flat_map(|rule| {
            let cited = rule.citation.iter().filter_map(|own| self.instrument(&own.instrument));
            let bounds = cited.map(Bounds::of_instrument).chain([Bounds::of(rule)]);
            bounds.flat_map(|bounds| [bounds.from, bounds.until]).flatten()
        });
        let mut days: Vec<Date> = days.chain([self.known_from]).collect();
        days.sort();
        let (past, to_come): (Vec<Date>, Vec<Date>) =
            days.into_iter().partition(|other| *other < day);
        let mut nearest_first = std::iter::once(day).chain(to_come).chain(past.into_iter().rev());
        nearest_first.find_map(|other| self.rule_on(id, other))
    }

    pub(crate) fn is_in_force(&self, rule: &Rule, day: Date) -> bool {
        let known = self.known_from <= day || self.is_own(rule);
        known && Bounds::of(rule).hold(day) && self.citation_on(rule, day).is_some()
    }

    /// The instrument that carries a rule on a day.
    pub(crate) fn instrument_on<'a>(&'a self, rule: &'a Rule, day: Date) -> Option<&'a str> {
        self.citation_on(rule, day).map(|(citation, _)| citation.instrument.as_str())
    }

    /// The number of an instrument, such as `37/2026/NĐ-CP`.
    pub(crate) fn instrument_number<'a>(&'a self, key: &'a str) -> &'a str {
        self.instrument(key).map_or(key, |instrument| &instrument.number)
    }

    /// Whether an instrument is in force on a day.
    pub(crate) fn instrument_holds(&self, key: &str, day: Date) -> bool {
        let instrument = self.instrument(key);
        instrument.is_some_and(|instrument| Bounds::of_instrument(instrument).hold(day))
    }

    fn info(&self, rule: &Rule, day: Date) -> RuleInfo {
        let own = Bounds::of(rule);
        let instrument = self.citation_on(rule, day).map(|(_, instrument)| instrument);
        let cited = instrument.map(Bounds::of_instrument);
        let (from, until) = (cited.and_then(|b| b.from), cited.and_then(|b| b.until));
        RuleInfo {
            id: rule.id.clone(),
            severity: rule.severity,
            effective_from: own.from.max(from),
            effective_until: own.until.into_iter().chain(until).min(),
            groups: rule.applies_to.groups.clone(),
            title: rule.title.clone(),
            citation: self.citation(rule, day, None),
            instrument_title: instrument.map(|i| i.title.clone()).unwrap_or_default(),
            why: rule.why.clone(),
            help: fill(&rule.help, &open_gaps(rule)),
        }
    }

    fn citation_on<'a>(
        &'a self,
        rule: &'a Rule,
        day: Date,
    ) -> Option<(&'a RuleCitation, &'a Instrument)> {
        rule.citation.iter().find_map(|citation| {
            let instrument = self.instrument(&citation.instrument)?;
            Bounds::of_instrument(instrument).hold(day).then_some((citation, instrument))
        })
    }

    /// The provision behind a rule on a day; for a group, the group's own place in the annex.
    pub(crate) fn citation(&self, rule: &Rule, day: Date, group: Option<&Group>) -> Citation {
        let Some((citation, instrument)) = self.citation_on(rule, day) else {
            return Citation::default();
        };
        let item = group
            .filter(|_| citation.instrument == self.groups_instrument)
            .and_then(|group| self.item(group, rule.check.subject()?));
        let locator = item.map_or(&citation.locator, |item| &item.locator);
        Citation {
            instrument: instrument.number.clone(),
            locator: locator.clone(),
            url: instrument.url.clone(),
            confidence: instrument.confidence.name().to_owned(),
        }
    }

    /// Whether the rule is the tool's own, about the file rather than the law.
    pub(crate) fn is_own(&self, rule: &Rule) -> bool {
        let instruments =
            rule.citation.iter().map(|citation| self.instrument(&citation.instrument));
        instruments.flatten().all(|instrument| instrument.confidence == Confidence::Own)
    }

    pub(super) fn instrument(&self, key: &str) -> Option<&Instrument> {
        self.instruments.iter().find(|instrument| instrument.key == key)
    }

    pub(crate) fn group(&self, id: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.id == id)
    }

    /// What the group must carry of a kind, with the place in the decree.
    pub(crate) fn item<'a>(&'a self, group: &'a Group, kind: FieldKind) -> Option<&'a Item> {
        group.items.get(&kind).or_else(|| self.every.get(&kind))
    }

    /// Whether every good carries a kind, whatever its group.
    pub(crate) fn is_for_every_group(&self, kind: FieldKind) -> bool {
        self.every.contains_key(&kind)
    }

    /// A sentence of `reasons.toml` with its gaps filled.
    pub(crate) fn reason(&self, key: &str, args: &Args) -> Bilingual {
        let words = self.words.reason.get(key);
        words.map_or_else(|| Bilingual::new(key, key), |words| fill(words, args))
    }

    /// What a kind of field is called, without a capital.
    pub fn kind_name(&self, kind: FieldKind) -> Bilingual {
        self.words.field.get(&kind).cloned().unwrap_or_default()
    }

    /// Every kind of field that has a name, without a capital, in the order of their types.
    pub fn kind_names(&self) -> impl Iterator<Item = (FieldKind, &Bilingual)> {
        self.words.field.iter().map(|(kind, name)| (*kind, name))
    }

    /// What a nutrient is called.
    pub(crate) fn nutrient_name(&self, key: &str) -> Bilingual {
        self.words.nutrient.get(key).cloned().unwrap_or_default()
    }

    /// What a kind of unreadable lettering is called.
    pub(crate) fn unseen_name(&self, key: &str) -> Bilingual {
        self.words.unseen.get(key).cloned().unwrap_or_default()
    }
}

/// Gaps of a help text that only a finding fills, shown as an ellipsis.
fn open_gaps(rule: &Rule) -> Args {
    rule.check.args().iter().fold(Args::default(), |args, name| args.same(name, "…"))
}
