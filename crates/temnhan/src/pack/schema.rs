//! The shape of the packs: TOML in, refused when a key is unknown.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::heading::Role;
use crate::check::CheckSpec;
use crate::date::Date;
use crate::kind::FieldKind;
use crate::report::{Bilingual, Severity};

/// `instruments.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InstrumentFile {
    pub(crate) reviewed_by_lawyer: bool,
    pub(crate) known_from: Date,
    #[serde(rename = "instrument")]
    pub(crate) instruments: Vec<Instrument>,
}

/// A law, decree or circular.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Instrument {
    pub(crate) key: String,
    pub(crate) number: String,
    pub(crate) title: Bilingual,
    pub(crate) effective_from: Option<Date>,
    pub(crate) effective_until: Option<Date>,
    pub(crate) url: Option<String>,
    pub(crate) confidence: Confidence,
}

/// How surely a text is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Confidence {
    Official,
    Mirror,
    Secondary,
    Conflict,
    Recalled,
    Own,
}

impl Confidence {
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Official => "official",
            Self::Mirror => "mirror",
            Self::Secondary => "secondary",
            Self::Conflict => "conflict",
            Self::Recalled => "recalled",
            Self::Own => "own",
        }
    }
}

/// `rules/*.toml`, and packs of a user's own: entries that may name options, so read later.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub(crate) struct RuleFile {
    #[serde(rename = "instrument")]
    pub(crate) instruments: Vec<Instrument>,
    #[serde(rename = "rule")]
    pub(crate) rules: Vec<toml::Value>,
}

/// `transitions.toml`: entries that may name options, so read later.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct TransitionFile {
    #[serde(rename = "transition")]
    pub(crate) transitions: Vec<toml::Value>,
}

/// What a new text still lets earlier labels do.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Transition {
    pub(crate) key: String,
    pub(crate) citation: RuleCitation,
    pub(crate) printed_before: Date,
    pub(crate) until: Option<Date>,
    #[serde(default)]
    pub(crate) of_instruments: Vec<String>,
    #[serde(default)]
    pub(crate) of_rules: Vec<String>,
    pub(crate) effect: Effect,
    pub(crate) about: Bilingual,
}

/// What a transition clause does.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Effect {
    /// The rule is judged as it stood on the day of printing.
    EarlierLaw,
    /// What fails is for a person to settle.
    Review,
}

/// One rule over one stretch of time.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Rule {
    pub(crate) id: String,
    pub(crate) severity: Severity,
    pub(crate) effective_from: Option<Date>,
    pub(crate) effective_until: Option<Date>,
    pub(crate) citation: Vec<RuleCitation>,
    #[serde(default)]
    pub(crate) applies_to: AppliesTo,
    pub(crate) check: CheckSpec,
    pub(crate) title: Bilingual,
    pub(crate) message: Bilingual,
    pub(crate) help: Bilingual,
    pub(crate) why: Bilingual,
}

/// Where a rule stands in an instrument.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct RuleCitation {
    pub(crate) instrument: String,
    pub(crate) locator: String,
}

/// The goods a rule speaks of; all where no group is named.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AppliesTo {
    #[serde(default)]
    pub(crate) groups: Vec<String>,
}

/// `groups.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GroupFile {
    pub(crate) instrument: String,
    pub(crate) every: BTreeMap<FieldKind, Item>,
    pub(crate) beside_elabel: Vec<FieldKind>,
    #[serde(rename = "group")]
    pub(crate) groups: Vec<Group>,
}

/// A group of goods and what it must carry.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Group {
    pub(crate) id: String,
    pub(crate) name: Bilingual,
    pub(crate) date: DatePrecision,
    pub(crate) best_before: BestBefore,
    #[serde(default)]
    pub(crate) nutrition: bool,
    #[serde(default)]
    pub(crate) production_date_also: Vec<Role>,
    pub(crate) items: BTreeMap<FieldKind, Item>,
}

/// How exact the dates of a group are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum DatePrecision {
    Day,
    Month,
    Year,
}

/// Whether "best before" may stand for the expiry date.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum BestBefore {
    Listed,
    Uncertain,
}

/// One item of a group's list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Item {
    pub(crate) duty: Duty,
    pub(crate) locator: String,
    #[serde(default)]
    pub(crate) or: Vec<FieldKind>,
}

/// Whether an item must be there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Duty {
    Required,
    IfAny,
}

/// `provinces.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProvinceFile {
    #[serde(rename = "province")]
    pub(crate) provinces: Vec<Province>,
    pub(crate) dissolved: Vec<Dissolved>,
}

impl ProvinceFile {
    /// Every name, spelling and short form.
    pub(crate) fn all_names(&self) -> impl Iterator<Item = String> {
        let today =
            self.provinces.iter().flat_map(|now| std::iter::once(&now.name).chain(&now.short));
        let gone =
            self.dissolved.iter().flat_map(|old| std::iter::once(&old.name).chain(&old.also));
        today.chain(gone).cloned()
    }
}

/// A province or centrally run city of today.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Province {
    pub(crate) name: String,
    pub(crate) kind: ProvinceKind,
    /// Short forms that are understood; whether they may be printed is another rule's.
    #[serde(default)]
    pub(crate) short: Vec<String>,
    /// The day it became a city, where that is later than its merger.
    pub(crate) city_since: Option<Date>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum ProvinceKind {
    Province,
    City,
}

impl Province {
    /// Whether it is a centrally run city on a day.
    pub(crate) fn is_city_on(&self, day: Date) -> bool {
        self.kind == ProvinceKind::City && self.city_since.is_none_or(|since| since <= day)
    }

    /// Its name with its kind on a day.
    pub(crate) fn in_full(&self, day: Date) -> Bilingual {
        let name = &self.name;
        if self.is_city_on(day) {
            Bilingual::new(format!("thành phố {name}"), format!("{name} city"))
        } else {
            Bilingual::new(format!("tỉnh {name}"), format!("{name} province"))
        }
    }
}

/// A province that no longer exists.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Dissolved {
    pub(crate) name: String,
    /// Other spellings.
    #[serde(default)]
    pub(crate) also: Vec<String>,
    pub(crate) now: String,
    pub(crate) since: Date,
}

/// `measure.toml`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Measure {
    pub(crate) missing_face: MissingFace,
    pub(crate) small_capitals: SmallCapitals,
    pub(crate) overlap: Overlap,
    pub(crate) hidden: Hidden,
    pub(crate) scale: Scale,
}

/// When a size is not believed, in millimetres.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Scale {
    pub(crate) other_dpi: Vec<f64>,
    pub(crate) step_mm: f64,
    pub(crate) stated_step_mm: f64,
    pub(crate) tolerance_mm: f64,
    pub(crate) shortest_page_mm: f64,
    pub(crate) longest_page_mm: f64,
    pub(crate) fewest_texts: usize,
    pub(crate) smallest_letter_mm: f64,
    pub(crate) largest_capital_mm: f64,
}

/// Letter heights of unknown faces, as shares of the em: least and greatest.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct MissingFace {
    pub(crate) small_letter: [f64; 2],
    pub(crate) capital: [f64; 2],
    pub(crate) digit: [f64; 2],
}

/// How tall programs draw small capitals that a face does not have, as shares of its capitals:
/// least and greatest.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SmallCapitals {
    pub(crate) of_capital: [f64; 2],
}

/// From when on letters stand on each other.
#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Overlap {
    /// Advance by ink of the letters of a word.
    pub(crate) advance_by_ink: f64,
}

/// From when on lettering may hide from the tool.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Hidden {
    pub(crate) letters: usize,
    pub(crate) picture_share: f64,
    /// So few letters that can be read are no label.
    pub(crate) readable_letters: usize,
    /// Reasons of not being applicable that say no more than that nothing was found.
    pub(crate) nothing_found: Vec<String>,
}

/// `reasons.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct WordFile {
    pub(crate) reason: BTreeMap<String, Bilingual>,
    pub(crate) field: BTreeMap<FieldKind, Bilingual>,
    pub(crate) nutrient: BTreeMap<String, Bilingual>,
    pub(crate) unseen: BTreeMap<String, Bilingual>,
}
