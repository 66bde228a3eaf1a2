//! The words by which fields are recognised.

use std::collections::{BTreeMap, HashSet};

use serde::Deserialize;

use super::heading::{Heading, Headings};
use super::names::ElementNames;
use super::openings::{ByOpening, Opening};
use super::phrases::Phrases;
use super::read;
use super::resins::{Resin, ResinFile};
use super::shape::Shapes;
use crate::error::PackError;
use crate::field::address::province_key;
use crate::field::fold::fold;
use crate::kind::FieldKind;
use crate::pack::LayerNames;
use crate::report::DurationUnit;

/// All word lists, folded for comparison.
#[derive(Debug, Clone)]
pub(crate) struct Lexicon {
    pub(crate) headings: Vec<Heading>,
    pub(super) heading_openings: Headings,
    pub(crate) cues: Vec<Cue>,
    cue_openings: ByOpening<usize>,
    pub(crate) words: Words,
    nutrient_openings: ByOpening<usize>,
    pub(super) form_openings: ByOpening<usize>,
    pub(crate) units: Vec<Unit>,
    pub(crate) infer: Vec<Infer>,
    /// The group taken where no word suggests one.
    pub(crate) most_common: String,
    /// Words of the parts of an address.
    pub(crate) unit_words: Vec<UnitWord>,
    /// Names of provinces of today and of those dissolved, as they are compared.
    pub(crate) provinces: HashSet<String>,
    pub(crate) layers: LayerNames,
    /// The lexicon of labels without diacritics; that one has none.
    unmarked: Option<Box<Lexicon>>,
    pub(crate) shapes: Shapes,
    /// What elements of a name state.
    pub(crate) names: ElementNames,
    /// Phrases that claim something.
    pub(crate) phrases: Phrases,
    pub(crate) resins: Vec<Resin>,
}

/// Words of a sentence that is a statement without a heading.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Cue {
    pub(crate) kinds: Vec<FieldKind>,
    pub(crate) words: Vec<String>,
    /// One of these stands in the sentence; empty for any sentence.
    #[serde(default)]
    pub(crate) with: Vec<String>,
    #[serde(default)]
    pub(crate) unless: Vec<String>,
}

/// Smaller lists.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Words {
    pub(crate) pointers: Vec<String>,
    pub(crate) duration_joints: Vec<String>,
    #[serde(rename = "duration")]
    pub(crate) durations: Vec<DurationWords>,
    pub(crate) range_joints: Vec<String>,
    pub(crate) numbers: BTreeMap<String, u16>,
    pub(crate) connectors: Vec<String>,
    pub(crate) order_notes: Vec<String>,
    pub(crate) letter_months: Vec<String>,
    pub(crate) date_blanks: Vec<String>,
    pub(crate) legal_forms: Vec<String>,
    pub(crate) not_names: Vec<String>,
    pub(crate) not_units: Vec<String>,
    pub(crate) inside_names: Vec<String>,
    pub(crate) ethanol: EthanolWords,
    pub(crate) ocop: OcopWords,
    pub(crate) placeholders: Placeholders,
    pub(crate) codes: CodeWords,
    #[serde(rename = "nutrient")]
    pub(crate) nutrients: Vec<NutrientWords>,
    pub(crate) nutrition_basis: BasisWords,
    pub(crate) nutrition_exempt: NutritionExempt,
    #[serde(rename = "country")]
    pub(crate) countries: Vec<Country>,
}

/// How an OCOP mark and its stars are said.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopWords {
    pub(crate) mark: String,
    pub(crate) stars: Vec<String>,
    /// Characters that are stars.
    pub(crate) signs: String,
}

/// What codes and numbers are told by.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct CodeWords {
    /// What the payload of a payment code begins with.
    pub(crate) payments: Vec<String>,
    /// Words of numbers that are no article numbers.
    pub(crate) other_numbers: Vec<String>,
}

/// Words of an ethanol content.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EthanolWords {
    /// Behind a per cent sign.
    pub(crate) shares: Vec<String>,
    /// Behind a figure, with no scale of temperature behind it.
    pub(crate) degrees: Vec<String>,
}

/// A unit of durations and its names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct DurationWords {
    pub(crate) unit: DurationUnit,
    pub(crate) words: Vec<String>,
}

/// Draft text that must not be printed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Placeholders {
    pub(crate) whole: Vec<String>,
    pub(crate) anywhere: Vec<String>,
}

/// A nutrient of the label and its names.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NutrientWords {
    pub(crate) key: String,
    pub(crate) words: Vec<String>,
    /// As the report writes them; their case does not matter on the label.
    pub(crate) units: Vec<String>,
    /// Whether every panel has to state it; the others alone make no panel.
    #[serde(default)]
    pub(crate) asked: bool,
}

/// Words that say what the values of a panel are for.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BasisWords {
    pub(crate) per: Vec<String>,
    pub(crate) serving: Vec<String>,
}

/// Kinds of food that may be exempt from nutrition labelling.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NutritionExempt {
    pub(crate) names: Vec<String>,
}

/// A country's names and its abbreviations.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Country {
    pub(crate) names: Vec<String>,
    #[serde(default)]
    pub(crate) short: Vec<String>,
    /// Whose abbreviation ends an address.
    #[serde(default)]
    pub(crate) home: bool,
}

impl Country {
    /// Whether a folded text is one of the abbreviations, with or without its last stop.
    pub(crate) fn is_short(&self, text: &str) -> bool {
        let text = text.trim_end_matches('.');
        self.short.iter().any(|short| short.trim_end_matches('.') == text)
    }
}

/// A unit of the net quantity.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Unit {
    pub(crate) symbols: Vec<String>,
    #[serde(default)]
    pub(crate) names: Vec<String>,
    #[serde(default)]
    pub(crate) miscased: Vec<String>,
    #[serde(default)]
    pub(crate) not_legal: Vec<String>,
    pub(crate) dimension: Dimension,
    pub(crate) base: f64,
    #[serde(default)]
    pub(crate) range: Range,
}

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Dimension {
    Mass,
    Volume,
    Area,
    Length,
    Count,
    Other,
}

/// The amounts that are stated in a unit.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Range {
    pub(crate) from: Option<f64>,
    pub(crate) below: Option<f64>,
}

/// A word of a part of an address, folded.
#[derive(Debug, Clone)]
pub(crate) struct UnitWord {
    pub(crate) level: Level,
    /// Its first letter, by which most are told from a text.
    pub(crate) first: Option<char>,
    pub(crate) word: String,
}

impl UnitWord {
    pub(super) fn new(level: Level, word: String) -> Self {
        Self { level, first: word.chars().next(), word }
    }
}

/// A level of administration, of today or of before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Level {
    Province,
    /// Centrally run in the last place of an address, else inside a province.
    City,
    District,
    Township,
    Commune,
    /// Hamlets, streets, numbers.
    Below,
}

/// Words that suggest a product group.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Infer {
    pub(crate) group: String,
    #[serde(default)]
    pub(crate) name: Vec<String>,
    #[serde(default)]
    pub(crate) label: Vec<String>,
}

/// The lists as they stand in the files.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HeadingFile {
    #[serde(rename = "heading")]
    headings: Vec<Heading>,
    #[serde(rename = "cue")]
    cues: Vec<Cue>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct UnitFile {
    #[serde(rename = "unit")]
    units: Vec<Unit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct InferFile {
    most_common: String,
    infer: Vec<Infer>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressFile {
    #[serde(rename = "unit")]
    units: Vec<AddressUnit>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct AddressUnit {
    level: Level,
    words: Vec<String>,
}

impl AddressFile {
    fn words(self) -> Vec<UnitWord> {
        let of = |unit: AddressUnit| {
            unit.words.into_iter().map(move |word| UnitWord::new(unit.level, fold(&word)))
        };
        self.units.into_iter().flat_map(of).collect()
    }
}

impl Lexicon {
    /// Reads the lists, every word folded but the spellings of units, whose case matters.
    ///
    /// # Errors
    ///
    /// A list that is missing or is not written as it should be.
    pub(crate) fn read(
        files: &[(&str, &str)],
        provinces: impl Iterator<Item = String>,
    ) -> Result<Self, PackError> {
        let HeadingFile { mut headings, mut cues } = read(files, "lexicon/headings.toml")?;
        let InferFile { most_common, mut infer } = read(files, "lexicon/groups.toml")?;
        let mut words: Words = read(files, "lexicon/words.toml")?;
        let UnitFile { units } = read(files, "lexicon/units.toml")?;
        let address: AddressFile = read(files, "lexicon/address.toml")?;
        let resins: ResinFile = read(files, "lexicon/resins.toml")?;
        let heading_lists = headings
            .iter_mut()
            .flat_map(|h| [&mut h.words, &mut h.colon, &mut h.abbr, &mut h.unless]);
        let cue_lists =
            cues.iter_mut().flat_map(|cue| [&mut cue.words, &mut cue.with, &mut cue.unless]);
        let infer_lists = infer.iter_mut().flat_map(|group| [&mut group.name, &mut group.label]);
        heading_lists.chain(cue_lists).chain(infer_lists).chain(words.lists()).for_each(fold_all);
        let provinces = provinces.map(|name| province_key(&name)).collect();
        let marked = Self {
            heading_openings: Headings::of(&headings),
            headings,
            cue_openings: ByOpening::of(cues.iter().map(|cue| cue.words.iter())),
            cues,
            nutrient_openings: ByOpening::of(words.nutrients.iter().map(|own| own.words.iter())),
            form_openings: ByOpening::of(words.legal_forms.iter().map(std::slice::from_ref)),
            words,
            units,
            infer,
            most_common,
            unit_words: address.words(),
            provinces,
            layers: read(files, "lexicon/layers.toml")?,
            shapes: read(files, "lexicon/shapes.toml")?,
            names: read(files, "lexicon/names.toml")?,
            phrases: Phrases::read(files)?,
            resins: resins.resins,
            unmarked: None,
        };
        Ok(Self { unmarked: Some(Box::new(marked.with_unmarked())), ..marked })
    }

    /// The headings of which a word begins so and, without its marks, is what `resembles` takes; each
    /// once, without its words that begin otherwise.
    pub(crate) fn headings_at(
        &self,
        opening: Opening,
        resembles: impl Fn(&str) -> bool,
    ) -> impl Iterator<Item = &Heading> {
        self.heading_openings.at(opening, resembles)
    }

    /// The sentences without a heading that may begin so.
    pub(crate) fn cues_at(&self, opening: Opening) -> impl Iterator<Item = &Cue> {
        self.cue_openings.places(opening).map(|place| &self.cues[place])
    }

    /// The nutrients whose names may begin so.
    pub(crate) fn nutrients_at(&self, opening: Opening) -> impl Iterator<Item = &NutrientWords> {
        self.nutrient_openings.places(opening).map(|place| &self.words.nutrients[place])
    }

    /// The legal forms of parties that may begin so.
    pub(crate) fn legal_forms_at(&self, opening: Opening) -> impl Iterator<Item = &String> {
        self.form_openings.places(opening).map(|place| &self.words.legal_forms[place])
    }

    /// The lexicon of labels typed without diacritics.
    pub(crate) fn unmarked(&self) -> &Self {
        self.unmarked.as_deref().unwrap_or(self)
    }
}

impl Lexicon {
    /// Whether a text begins with a heading or a cue of a kind.
    pub(crate) fn opens(&self, kind: FieldKind, text: &str) -> bool {
        let text = fold(text);
        let rest = |word: &String| text.strip_prefix(word.as_str());
        let ends = |rest: &str| !rest.starts_with(char::is_alphanumeric);
        let set_off = |rest: &str| rest.trim_start().starts_with(':');
        let headings = self.headings.iter().filter(|heading| heading.kinds.contains(&kind));
        let mut headings = headings.flat_map(|heading| {
            let words = heading.words.iter().chain(&heading.abbr).filter_map(rest).any(ends);
            let colons = heading.colon.iter().filter_map(rest).any(set_off);
            [words, colons]
        });
        let mut cues = self.cues.iter().filter(|cue| cue.kinds.contains(&kind));
        headings.any(|opens| opens) || cues.any(|cue| cue.words.iter().filter_map(rest).any(ends))
    }
}

impl Words {
    pub(super) fn lists(&mut self) -> impl Iterator<Item = &mut Vec<String>> {
        let own = [
            &mut self.pointers,
            &mut self.duration_joints,
            &mut self.range_joints,
            &mut self.connectors,
            &mut self.order_notes,
            &mut self.letter_months,
            &mut self.date_blanks,
            &mut self.legal_forms,
            &mut self.not_names,
            &mut self.not_units,
            &mut self.ocop.stars,
            &mut self.inside_names,
            &mut self.ethanol.shares,
            &mut self.ethanol.degrees,
            &mut self.codes.other_numbers,
            &mut self.placeholders.whole,
            &mut self.placeholders.anywhere,
            &mut self.nutrition_basis.per,
            &mut self.nutrition_basis.serving,
            &mut self.nutrition_exempt.names,
        ];
        let nutrients = self.nutrients.iter_mut().map(|nutrient| &mut nutrient.words);
        let countries =
            self.countries.iter_mut().flat_map(|country| [&mut country.names, &mut country.short]);
        let durations = self.durations.iter_mut().map(|duration| &mut duration.words);
        own.into_iter().chain(nutrients).chain(countries).chain(durations)
    }
}

fn fold_all(words: &mut Vec<String>) {
    for word in words {
        *word = fold(word);
    }
}
