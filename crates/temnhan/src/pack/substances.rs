//! What lists of ingredients name, and how they are written.

use std::collections::BTreeSet;

use serde::Deserialize;

use super::additives::{AdditiveClasses, AdditiveFile, Additives, ClassFile};
use super::allergens::{AllergenFile, Allergens};
use super::spelling::Spelling;
use crate::field::fold::fold;

/// Additives, their classes, allergens, and the words of lists.
#[derive(Debug)]
pub(crate) struct Substances {
    pub(crate) additives: Additives,
    pub(crate) classes: AdditiveClasses,
    pub(crate) allergens: Allergens,
    pub(crate) words: ListWords,
}

/// `lexicon/ingredients.toml`; its head tells what each list is for.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ListWords {
    pub(crate) qualifiers: Vec<String>,
    pub(crate) denials: Vec<String>,
    pub(crate) joint: String,
    pub(crate) allergen_cues: Vec<String>,
    pub(crate) at_least: Vec<String>,
    pub(crate) at_most: Vec<String>,
    pub(crate) origins: Vec<String>,
    not_classes: Vec<String>,
    pub(crate) class_heads: Vec<String>,
    foods: BTreeSet<String>,
    pub(crate) spelling: Spelling,
}

impl Substances {
    pub(crate) fn new(
        additives: AdditiveFile,
        classes: ClassFile,
        allergens: AllergenFile,
        mut words: ListWords,
    ) -> Self {
        let lists = [
            &mut words.qualifiers,
            &mut words.denials,
            &mut words.allergen_cues,
            &mut words.at_least,
            &mut words.at_most,
            &mut words.origins,
        ];
        for word in lists.into_iter().flatten() {
            *word = fold(word);
        }
        let spelling = &words.spelling;
        for word in &mut words.not_classes {
            *word = spelling.key(word);
        }
        words.foods = words.foods.iter().map(|name| spelling.key(name)).collect();
        Self {
            additives: Additives::new(additives, spelling, &words.joint),
            classes: AdditiveClasses::new(classes, spelling),
            allergens: Allergens::new(allergens, spelling),
            words,
        }
    }
}

impl ListWords {
    /// Whether a name, as it is compared, is also that of a food or nutrient.
    pub(crate) fn is_food(&self, key: &str) -> bool {
        self.foods.contains(key)
    }

    /// Whether a text, as it is compared, only looks as if a class opened it.
    pub(crate) fn is_no_class(&self, key: &str) -> bool {
        self.not_classes.iter().any(|word| {
            key.strip_prefix(word.as_str())
                .is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        })
    }
}
