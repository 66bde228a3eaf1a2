//! Law, words and thresholds as data: read, validated and selected by day.

mod additives;
mod allergens;
mod layers;
mod lexicon;
mod message;
mod names;
mod places;
mod schema;
mod select;
mod shape;
mod spelling;
mod substances;
mod unmarked;
mod validate;

pub(crate) use additives::{Additive, Status, base};
pub(crate) use allergens::{Term, TermKind};
pub(crate) use layers::LayerNames;
pub(crate) use lexicon::{
    Dimension, EthanolWords, Heading, Language, Level, Lexicon, NutrientWords, OcopWords, Role,
    Unit, UnitWord, Words,
};
pub(crate) use message::{Args, fill};
pub(crate) use schema::{
    BestBefore, DatePrecision, Dissolved, Duty, Group, Instrument, Item, Measure, Province, Rule,
    Scale,
};
use select::Bounds;
pub use select::RuleInfo;
pub(crate) use shape::{Shape, Within};
pub(crate) use substances::{ListWords, Substances};

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use self::schema::{GroupFile, InstrumentFile, ProvinceFile, RuleFile, WordFile};
use crate::date::Date;
use crate::error::PackError;
use crate::gazetteer::Gazetteer;
use crate::kind::FieldKind;
use crate::writing::Writing;

macro_rules! shipped_files {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../packs/", $name)))),*]
    };
}

const SHIPPED: &[(&str, &str)] = shipped_files!(
    "instruments.toml" "groups.toml" "provinces.toml" "measure.toml" "reasons.toml"
    "rules/content.toml" "rules/address.toml" "rules/dates.toml" "rules/quantity.toml"
    "rules/ingredients.toml" "rules/nutrition.toml" "rules/special.toml" "rules/ocop.toml"
    "rules/trace.toml" "rules/legibility.toml" "rules/file.toml"
    "lexicon/headings.toml" "lexicon/words.toml" "lexicon/units.toml" "lexicon/groups.toml"
    "lexicon/address.toml" "lexicon/layers.toml" "lexicon/shapes.toml" "lexicon/names.toml"
    "lexicon/ingredients.toml" "writing/encodings.toml" "writing/syllables.toml"
    "additives.toml" "additive-classes.toml" "allergens.toml"
);

/// Validated rule packs.
#[derive(Debug)]
pub struct Packs {
    reviewed_by_lawyer: bool,
    known_from: Date,
    instruments: Vec<Instrument>,
    rules: Vec<Rule>,
    groups_instrument: String,
    every: BTreeMap<FieldKind, Item>,
    /// What goods of medium and high risk print beside an e-label.
    pub(crate) beside_elabel: Vec<FieldKind>,
    groups: Vec<Group>,
    pub(crate) provinces: Vec<Province>,
    pub(crate) dissolved: Vec<Dissolved>,
    pub(crate) measure: Measure,
    pub(crate) lexicon: Lexicon,
    pub(crate) writing: Writing,
    /// Indexed when the first list of ingredients asks for them.
    pub(crate) substances: LazyLock<Substances, Box<dyn FnOnce() -> Substances + Send>>,
    words: WordFile,
    gazetteer: Option<Gazetteer>,
}

impl Packs {
    /// The packs shipped with this version.
    pub fn shipped() -> Self {
        Self::load(SHIPPED).expect("the shipped packs are valid, as the tests show")
    }

    /// Reads packs from the texts of their files, by name: `instruments.toml`, `groups.toml`,
    /// `provinces.toml`, `measure.toml`, `reasons.toml`, `additives.toml`, `additive-classes.toml`,
    /// `allergens.toml`, `lexicon/*.toml`, `writing/*.toml` and any number of `rules/*.toml`.
    ///
    /// # Errors
    ///
    /// The first entry that breaks the packs' own rules: an unknown key, check, field, group,
    /// instrument or gap of a sentence; an empty language; one rule twice on one day; a day in
    /// the life of a rule on which none of its citations is in force.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, PackError> {
        let instruments: InstrumentFile = read(files, "instruments.toml")?;
        let groups: GroupFile = read(files, "groups.toml")?;
        let provinces: ProvinceFile = read(files, "provinces.toml")?;
        let mut rules = Vec::new();
        for (name, _) in files.iter().filter(|(name, _)| name.starts_with("rules/")) {
            let file: RuleFile = read(files, name)?;
            rules.extend(file.rules);
        }
        let lexicon = Lexicon::read(files, provinces.all_names())?;
        let encodings = "writing/encodings.toml";
        let writing =
            Writing::new(read(files, encodings)?, &read(files, "writing/syllables.toml")?)
                .map_err(|message| PackError::new(encodings, "", message))?;
        let additives = read(files, "additives.toml")?;
        let classes = read(files, "additive-classes.toml")?;
        let allergens = read(files, "allergens.toml")?;
        let list_words = read(files, "lexicon/ingredients.toml")?;
        let index = move || Substances::new(additives, classes, allergens, list_words);
        let packs = Self {
            reviewed_by_lawyer: instruments.reviewed_by_lawyer,
            known_from: instruments.known_from,
            instruments: instruments.instruments,
            rules,
            groups_instrument: groups.instrument,
            every: groups.every,
            beside_elabel: groups.beside_elabel,
            groups: groups.groups,
            provinces: provinces.provinces,
            dissolved: provinces.dissolved,
            measure: read(files, "measure.toml")?,
            lexicon,
            writing,
            substances: LazyLock::new(Box::new(index)),
            words: read(files, "reasons.toml")?,
            gazetteer: None,
        };
        validate::check(&packs)?;
        Ok(packs)
    }
}

fn read<T: DeserializeOwned>(files: &[(&str, &str)], name: &str) -> Result<T, PackError> {
    let (_, text) = files
        .iter()
        .find(|(file, _)| *file == name)
        .ok_or_else(|| PackError::new(name, "", "the file is missing"))?;
    toml::from_str(text).map_err(|error| PackError::new(name, "", error.to_string().trim()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The shipped files with one text replaced in one of them.
    fn altered(file: &str, from: &str, to: &str) -> Result<Packs, PackError> {
        let texts: Vec<(&str, String)> = SHIPPED
            .iter()
            .map(|(name, text)| {
                assert!(*name != file || text.contains(from), "{file} has no {from}");
                (*name, if *name == file { text.replacen(from, to, 1) } else { (*text).to_owned() })
            })
            .collect();
        let files: Vec<(&str, &str)> =
            texts.iter().map(|(name, text)| (*name, text.as_str())).collect();
        Packs::load(&files)
    }

    #[test]
    fn the_shipped_packs_are_valid() {
        Packs::load(SHIPPED).unwrap();
    }

    #[test]
    fn refuses_what_it_does_not_know() {
        for (file, from, to) in [
            ("rules/content.toml", "kind = \"origin-country\"", "kind = \"astrology\""),
            ("rules/content.toml", "field = \"warning\"", "field = \"horoscope\""),
            ("rules/content.toml", "instrument = \"nd-37-2026\"", "instrument = \"nd-0\""),
            ("rules/legibility.toml", "\"gm-food\"", "\"moon-food\""),
            ("rules/dates.toml", "“{text}” không theo", "“{planet}” không theo"),
            ("rules/file.toml", "en = \"True size unknown\"", "en = \"\""),
            ("writing/encodings.toml", "á=¸", "á=¸¹º"),
            ("instruments.toml", "confidence = \"mirror\"", "confidence = \"hearsay\""),
        ] {
            assert!(altered(file, from, to).is_err(), "{file}: {to}");
        }
    }

    #[test]
    fn refuses_gaps_and_overlaps_in_time() {
        let overlap =
            altered("rules/content.toml", "id = \"storage-missing\"", "id = \"usage-missing\"");
        assert!(overlap.unwrap_err().message.contains("overlap"));
        let gap = altered(
            "instruments.toml",
            "effective_from = \"2026-01-23\"",
            "effective_from = \"2026-02-23\"",
        );
        assert!(gap.unwrap_err().message.contains("no citation"));
    }
}
