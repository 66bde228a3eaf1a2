//! `named-amounts`: an ingredient that the product name holds has its amount on the label.

use serde::Deserialize;

use super::amounts::{has_amount, is_in_text};
use super::ingredients::{all, lists};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::Field;
use crate::field::fold::{find_words, fold, holds_words};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::{Certainty, Ingredient, Severity};

/// Refuses names with an ingredient of the list, or of the recipe, that no text gives an amount.
/// Colours, flavours and sweeteners are free; goods of one ingredient are advised; for some groups
/// it is a warning, as their own law asks no amounts.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NamedAmounts {
    /// Groups in which it is a warning, and what their names are searched for besides the list,
    /// which is in Latin.
    lenient_groups: Vec<String>,
    common: Vec<String>,
    /// Classes of additives whose mention in the name asks for nothing.
    free_classes: Vec<String>,
    /// Words before and behind the ingredient proper: "bột", "tươi".
    heads: Vec<String>,
    tails: Vec<String>,
    /// What is too common to be meant alone.
    vague: Vec<String>,
    /// Names of dishes that only sound like their ingredient.
    customary: Vec<String>,
    /// Before a word: said of the taste; of an extract, which is another rule's; of what is absent.
    tastes: Vec<String>,
    extracts: Vec<String>,
    denials: Vec<String>,
    /// Names of one thing.
    same: Vec<Vec<String>>,
    /// "100 %", with and without a space.
    whole: Vec<String>,
}

/// A thing that the name holds, and how the name says it.
struct Named {
    /// The ingredient proper.
    thing: String,
    /// The words of the name.
    said: String,
    has_amount: bool,
    is_sure: bool,
}

impl Check for NamedAmounts {
    const ARGS: &'static [&'static str] = &["text", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let names = facts.fields(FieldKind::ProductName);
        let Some(name) = names.first() else {
            return Judgement::not_applicable("no-such-field");
        };
        let lists = lists(facts);
        let items: Vec<&Ingredient> = lists.iter().flat_map(|list| all(list.items)).collect();
        let one = facts.product.product.single_ingredient;
        if items.is_empty() && facts.product.ingredients.is_empty() {
            return match one {
                Some(true) => self.advice(facts, name, &name.value),
                _ => Judgement::not_applicable("no-such-field"),
            };
        }
        let lenient = self.lenient_groups.contains(&facts.group.id);
        let mut problems: Vec<Problem> = Vec::new();
        for named in self.named(facts, name, &items, lenient) {
            let told = named.has_amount || is_in_text(facts, &named.thing);
            if told {
                continue;
            }
            if one == Some(true) || (one.is_none() && items.len() == 1) {
                return self.advice(facts, name, &named.said);
            }
            let places = facts.places(name);
            let args = || Args::default().same("text", &*named.said).same("other", &*name.value);
            problems.push(if named.is_sure && name.certainty == Certainty::Certain {
                let problem = Problem::fail(places, args());
                if lenient { problem.graded(Severity::Warning) } else { problem }
            } else {
                Problem::review(Reason::new("named-perhaps").with(args()), places)
            });
        }
        Judgement::of(problems)
    }
}

impl NamedAmounts {
    /// Advises to write 100 % on goods of one ingredient.
    fn advice(&self, facts: &Facts<'_>, name: &Field, thing: &str) -> Judgement {
        let mut lines = facts.label.lines.iter().map(|line| fold(&line.text));
        if lines.any(|line| self.whole.iter().any(|whole| holds_words(&line, whole))) {
            return Judgement::Pass;
        }
        let reason = Reason::about("named-single", thing);
        let problem = Problem::fail_as(reason, facts.places(name)).graded(Severity::Advice);
        Judgement::of(vec![Problem { args: Args::default().same("text", thing), ..problem }])
    }

    /// The things that the name holds, each once.
    fn named(
        &self,
        facts: &Facts<'_>,
        name: &Field,
        items: &[&Ingredient],
        lenient: bool,
    ) -> Vec<Named> {
        let name = without_places(&fold(&name.value), facts);
        let recipe = facts.product.ingredients.iter().filter_map(|own| own.name.as_deref());
        let common = self.common.iter().filter(|_| lenient).map(String::as_str);
        let listed = items
            .iter()
            .filter(|item| !item.classes.iter().any(|class| self.free_classes.contains(class)));
        let listed = listed.map(|item| (fold(&item.name), has_amount(item)));
        let others = recipe.chain(common).map(|thing| (fold(thing), false));
        let mut found: Vec<Named> = Vec::new();
        for (item, has_amount) in listed.chain(others) {
            let Some(named) = self.in_name(&name, &item) else { continue };
            match found.iter_mut().find(|known| known.thing == named.thing) {
                Some(known) => known.has_amount |= has_amount,
                None => found.push(Named { has_amount, ..named }),
            }
        }
        found
    }

    /// What of an item the name holds.
    fn in_name(&self, name: &str, item: &str) -> Option<Named> {
        let is_extract = |word: &String| {
            item.strip_prefix(word.as_str()).is_some_and(|rest| rest.starts_with(' '))
        };
        if self.extracts.iter().any(is_extract) {
            return None;
        }
        let core = self.core(item);
        let synonyms = self.same.iter().filter(|names| names.contains(&core)).flatten();
        let cores = std::iter::once(&core).chain(synonyms).cloned();
        let mut things = std::iter::once(item.to_owned()).chain(cores);
        let is_named = |thing: &String| !self.vague.contains(thing) && holds_words(name, thing);
        let Some(thing) = things.find(is_named) else {
            let named = |said: String| Named {
                thing: said.clone(),
                said,
                has_amount: false,
                is_sure: false,
            };
            return heads_of(&core).find(is_named).map(named);
        };
        let plain = self.customary.iter().fold(name.to_owned(), |name, dish| cut(&name, dish));
        let at = find_words(&plain, &thing);
        let before = at.map(|at| plain[..at].trim_end()).unwrap_or_default();
        let follows = |words: &[String]| words.iter().any(|word| ends_in(before, word));
        if follows(&self.extracts) || follows(&self.denials) {
            return None;
        }
        let is_sure = at.is_some() && !follows(&self.tastes);
        let said = thing.clone();
        let thing = if thing == item { core } else { thing };
        Some(Named { thing, said, has_amount: false, is_sure })
    }

    /// An item's name without the words around the ingredient proper.
    fn core(&self, item: &str) -> String {
        let mut core = item;
        while let Some(rest) = strip(core, &self.heads, |core, head| {
            core.strip_prefix(head).filter(|rest| rest.starts_with(' '))
        }) {
            core = rest.trim_start();
        }
        while let Some(rest) = strip(core, &self.tails, |core, tail| {
            core.strip_suffix(tail).filter(|rest| rest.ends_with(' '))
        }) {
            core = rest.trim_end();
        }
        core.to_owned()
    }
}

/// Without names of provinces and the brand, in which a word is no ingredient.
fn without_places(name: &str, facts: &Facts<'_>) -> String {
    let today = facts.packs.provinces.iter().map(|place| &place.name);
    let gone = facts.packs.dissolved.iter().map(|place| &place.name);
    let brand = facts.product.product.brand.iter();
    let words = today.chain(gone).chain(brand).map(|word| fold(word));
    words.fold(name.to_owned(), |name, word| cut(&name, &word))
}

/// The first words of an item, longest first: "cà phê robusta" is coffee, "đậu xanh" may be meant
/// by "đậu".
fn heads_of(core: &str) -> impl Iterator<Item = String> {
    let words: Vec<&str> = core.split(' ').collect();
    let heads: Vec<String> = (1..words.len()).rev().map(|end| words[..end].join(" ")).collect();
    heads.into_iter()
}

/// The shortest rest that a word leaves of a text.
fn strip<'a>(
    text: &'a str,
    words: &[String],
    rest: impl Fn(&'a str, &str) -> Option<&'a str>,
) -> Option<&'a str> {
    words.iter().filter_map(|word| rest(text, word)).min_by_key(|rest| rest.len())
}

/// A text without some words.
fn cut(text: &str, words: &str) -> String {
    match find_words(text, words) {
        Some(at) => format!("{}, {}", &text[..at], &text[at + words.len()..]),
        None => text.to_owned(),
    }
}

fn ends_in(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| !rest.ends_with(char::is_alphanumeric))
}
