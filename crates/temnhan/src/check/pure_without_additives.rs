//! `pure-without-additives`: what is called natural or pure holds no additive.

use serde::Deserialize;

use super::ingredients::{all, lists};
use super::{Check, Facts, Judgement, Problem, Reason, sayings};
use crate::field::fold::fold;
use crate::pack::{Args, PhraseSet};
use crate::report::Ingredient;

/// Refuses claims of purity on a label whose list holds an additive. One that is natural by its own
/// word, or known by a common name, needs review, and so does a claim without a list.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct PureWithoutAdditives {
    claims: Vec<PhraseSet>,
    /// The qualifier of an additive that may agree with the claim.
    natural: String,
    /// Only of these goods.
    goods: Option<PhraseSet>,
    /// Claims that another rule judges of some goods.
    elsewhere: Option<Elsewhere>,
    /// Of what the goods are made; another ingredient needs review. Of anything where empty.
    #[serde(default)]
    made_of: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Elsewhere {
    goods: PhraseSet,
    claims: Vec<PhraseSet>,
}

impl Check for PureWithoutAdditives {
    const ARGS: &'static [&'static str] = &["text", "sentence", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        if self.goods.is_some_and(|goods| !sayings::are_goods(facts, goods)) {
            return Judgement::not_applicable("goods-other");
        }
        let elsewhere = self.elsewhere.as_ref();
        let elsewhere = elsewhere.filter(|other| sayings::are_goods(facts, other.goods));
        let mut claims = facts.fields.sayings.claims(&self.claims);
        let claim = claims.find(|said| !elsewhere.is_some_and(|other| said.is_of(&other.claims)));
        let Some(claim) = claim else { return Judgement::Pass };
        let lists = lists(facts);
        let items: Vec<&Ingredient> = lists.iter().flat_map(|list| all(list.items)).collect();
        if items.is_empty() {
            let problem = sayings::review(facts, claim, "purity-without-list");
            return Judgement::Found(vec![problem]);
        }
        let found = items.iter().filter_map(|item| Some((self.fault(item, facts)?, *item)));
        let Some((fault, item)) = found.min_by_key(|(fault, _)| *fault) else {
            return Judgement::Pass;
        };
        let args: Args = sayings::quoted(facts, claim).same("other", &*item.name);
        let places = sayings::places(facts, claim);
        Judgement::Found(vec![match fault {
            Fault::Additive => Problem::fail(places, args),
            Fault::Likely => Problem::review(Reason::new("purity-doubtful").with(args), places),
            Fault::Other => Problem::review(Reason::new("purity-other").with(args), places),
        }])
    }
}

/// What an ingredient has against the claim, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Fault {
    Additive,
    /// An additive that is natural by its own word, or is known by a common name only.
    Likely,
    /// No additive, but nothing the goods are made of.
    Other,
}

impl PureWithoutAdditives {
    fn fault(&self, item: &Ingredient, facts: &Facts<'_>) -> Option<Fault> {
        let words = &facts.packs.substances.words;
        let is_natural = item.qualifiers.contains(&self.natural);
        let is_additive = item.ins.is_some() || !item.classes.is_empty();
        if is_additive {
            return Some(if is_natural { Fault::Likely } else { Fault::Additive });
        }
        if item.named_ins.is_some() && !words.is_food(&words.spelling.key(&item.name)) {
            return Some(Fault::Likely);
        }
        let name = fold(&item.name);
        let made_of = |word: &String| name.split_whitespace().any(|part| part == word);
        let is_known = self.made_of.is_empty() || name.is_empty();
        let is_other = !is_known && !self.made_of.iter().any(made_of);
        is_other.then_some(Fault::Other)
    }
}
