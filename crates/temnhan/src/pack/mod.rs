//! Law, words and thresholds as data: read, validated and selected by day.

mod additives;
mod allergens;
mod catalogue;
mod heading;
mod layers;
mod lexicon;
mod mandatory;
mod message;
mod names;
pub(crate) mod openings;
mod options;
mod phrases;
mod places;
mod resins;
mod schema;
mod select;
mod shape;
mod spelling;
mod substances;
mod unmarked;
mod user;
mod validate;
mod validity;

pub(crate) use additives::{Additive, Status, base};
pub(crate) use allergens::{Term, TermKind};
pub use catalogue::{Listed, Remedies, ToolRemedy};
pub(crate) use heading::{Heading, Language, Role};
pub(crate) use layers::LayerNames;
pub(crate) use lexicon::{
    Dimension, EthanolWords, Level, Lexicon, NutrientWords, Unit, UnitWord, Words,
};
pub use mandatory::Mandatory;
pub(crate) use message::{Args, fill};
pub(crate) use options::Law;
pub use options::{OptionValue, Options};
pub(crate) use phrases::{Phrase, PhraseSet, Phrases};
pub(crate) use resins::Resin;
pub(crate) use schema::{
    BestBefore, DatePrecision, Dissolved, Duty, Effect, Group, Instrument, Item, Measure, Province,
    Rule, Scale, Transition,
};
use select::Bounds;
pub use select::RuleInfo;
pub(crate) use shape::{Shape, Within};
pub(crate) use substances::{ListWords, Substances};

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::de::DeserializeOwned;

use self::catalogue::{CatalogueFile, RemedyFile, Section};
use self::options::{OpenQuestion, OptionFile, Template};
use self::schema::{GroupFile, InstrumentFile, ProvinceFile, TransitionFile, WordFile};
use self::user::Entries;
use crate::date::Date;
use crate::error::PackError;
use crate::gazetteer::Gazetteer;
use crate::kind::FieldKind;
use crate::report::Bilingual;
use crate::writing::Writing;

macro_rules! shipped_files {
    ($($name:literal)*) => {
        &[$(($name, include_str!(concat!("../../packs/", $name)))),*]
    };
}

const SHIPPED: &[(&str, &str)] = shipped_files!(
    "instruments.toml" "groups.toml" "provinces.toml" "measure.toml" "reasons.toml"
    "rules/content.toml" "rules/address.toml" "rules/dates.toml" "rules/quantity.toml"
    "rules/ingredients.toml" "rules/amounts.toml" "rules/nutrition.toml" "rules/special.toml"
    "rules/claims.toml" "rules/goods.toml" "rules/environment.toml" "rules/party.toml"
    "rules/language.toml" "rules/ocop.toml" "rules/codes.toml" "rules/trace.toml" "rules/legibility.toml"
    "rules/file.toml" "rules/product-file.toml"
    "lexicon/headings.toml" "lexicon/words.toml" "lexicon/units.toml" "lexicon/groups.toml"
    "lexicon/address.toml" "lexicon/layers.toml" "lexicon/shapes.toml" "lexicon/names.toml"
    "lexicon/ingredients.toml" "lexicon/claims.toml" "lexicon/goods.toml"
    "lexicon/environment.toml" "lexicon/resins.toml" "writing/encodings.toml" "writing/syllables.toml"
    "additives.toml" "additive-classes.toml" "allergens.toml"
    "catalogue.toml" "remedies.toml" "options.toml" "transitions.toml"
);

/// Validated rule packs.
#[derive(Debug)]
pub struct Packs {
    reviewed_by_lawyer: bool,
    known_from: Date,
    instruments: Vec<Instrument>,
    rules: Vec<Rule>,
    /// The rules that name options, by their place among the rules.
    rule_templates: Vec<(usize, Template)>,
    transitions: Vec<Transition>,
    transition_templates: Vec<Template>,
    options: Vec<OpenQuestion>,
    sections: Vec<Section>,
    remedies: RemedyFile,
    /// Ids of the rules that come from packs of a user's own.
    pub(crate) user_rules: Vec<String>,
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
    /// `allergens.toml`, `catalogue.toml`, `remedies.toml`, `options.toml`, `transitions.toml`,
    /// `lexicon/*.toml`, `writing/*.toml`, any number of `rules/*.toml`, and of `user/*.toml`,
    /// whose rules replace those of the same id.
    ///
    /// # Errors
    ///
    /// The first entry that breaks the packs' own rules: an unknown key, check, field, group,
    /// instrument, option or gap of a sentence; an empty language; one rule twice on one day; a day
    /// in the life of a rule, or between two of its entries, on which none of its citations is in
    /// force; an instrument or option that nothing uses.
    pub fn load(files: &[(&str, &str)]) -> Result<Self, PackError> {
        let instruments: InstrumentFile = read(files, "instruments.toml")?;
        let groups: GroupFile = read(files, "groups.toml")?;
        let provinces: ProvinceFile = read(files, "provinces.toml")?;
        let options: OptionFile = read(files, "options.toml")?;
        let catalogue: CatalogueFile = read(files, "catalogue.toml")?;
        let transitions: TransitionFile = read(files, "transitions.toml")?;
        let entries = Entries::read(files)?;
        let lexicon = Lexicon::read(files, provinces.all_names())?;
        let encodings = "writing/encodings.toml";
        let writing =
            Writing::new(read(files, encodings)?, &read(files, "writing/syllables.toml")?)
                .map_err(|message| PackError::unread(encodings, "", message))?;
        let additives = read(files, "additives.toml")?;
        let classes = read(files, "additive-classes.toml")?;
        let allergens = read(files, "allergens.toml")?;
        let list_words = read(files, "lexicon/ingredients.toml")?;
        let index = move || Substances::new(additives, classes, allergens, list_words);
        let mut packs = Self {
            reviewed_by_lawyer: instruments.reviewed_by_lawyer,
            known_from: instruments.known_from,
            instruments: [instruments.instruments, entries.instruments].concat(),
            rules: Vec::new(),
            rule_templates: Vec::new(),
            transitions: Vec::new(),
            transition_templates: transitions.transitions.into_iter().map(Template::new).collect(),
            options: options.options,
            sections: catalogue.sections,
            remedies: read(files, "remedies.toml")?,
            user_rules: entries.user_rules,
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
        packs.settle_defaults(entries.templates)?;
        validate::check(&packs, &entries.replaced)?;
        Ok(packs)
    }
}

fn read<T: DeserializeOwned>(files: &[(&str, &str)], name: &str) -> Result<T, PackError> {
    let (_, text) = files.iter().find(|(file, _)| *file == name).ok_or_else(|| {
        PackError::new(name, "", Bilingual::new("thiếu tệp này", "the file is missing"))
    })?;
    toml::from_str(text).map_err(|error| PackError::unread(name, "", error.to_string().trim()))
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
            ("rules/legibility.toml", "option = \"min_text_mm\"", "option = \"max_text_mm\""),
            ("options.toml", "key = \"min_text_mm\"", "key = \"small_face_cm2\""),
            ("transitions.toml", "\"nutrition-missing\"", "\"horoscope-missing\""),
            ("transitions.toml", "ngày {printed}", "ngày {planet}"),
            ("catalogue.toml", "family = \"text\"", "family = \"stars\""),
            ("catalogue.toml", "\"responsible-party-missing\"", "\"address-missing\""),
            ("remedies.toml", "how.canva", "how.gimp"),
            ("rules/file.toml", "en = \"True size unknown\"", "en = \"\""),
            ("writing/encodings.toml", "á=¸", "á=¸¹º"),
            ("instruments.toml", "confidence = \"mirror\"", "confidence = \"hearsay\""),
        ] {
            assert!(altered(file, from, to).is_err(), "{file}: {to}");
        }
    }

    #[test]
    fn refuses_gaps_between_entries_and_what_nothing_uses() {
        const IDLE: &str = "about = { vi = \"Có\", en = \"Yes\" }\n\n";
        let instrument = "[[instrument]]\nkey = \"idle\"\nnumber = \"0\"\nconfidence = \"own\"\n\
                          title = { vi = \"Có\", en = \"Yes\" }\n\n[[instrument]]";
        let orphan = altered("instruments.toml", "[[instrument]]", instrument).unwrap_err();
        assert!(orphan.message.en.contains("no rule cites it"), "{orphan}");
        let option =
            format!("[[option]]\nkey = \"idle\"\ndoubt = \"U0\"\ndefault = 1\n{IDLE}[[option]]");
        let unused = altered("options.toml", "[[option]]", &option).unwrap_err();
        assert!(unused.message.en.contains("nothing uses it"), "{unused}");
        assert_eq!(unused.message.vi, "không gì dùng đến");
        let gap = altered(
            "rules/content.toml",
            "effective_until = \"2026-07-09\"",
            "effective_until = \"2026-07-08\"",
        );
        let gap = gap.unwrap_err();
        assert!(gap.message.en.contains("gap between two entries"), "{gap}");
    }

    #[test]
    fn refuses_gaps_and_overlaps_in_time() {
        let overlap =
            altered("rules/content.toml", "id = \"storage-missing\"", "id = \"usage-missing\"");
        assert!(overlap.unwrap_err().message.en.contains("overlap"));
        let gap = altered(
            "instruments.toml",
            "effective_from = \"2026-01-23\"",
            "effective_from = \"2026-02-23\"",
        );
        assert!(gap.unwrap_err().message.en.contains("no citation"));
    }
}
