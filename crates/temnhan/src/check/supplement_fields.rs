//! `supplement-fields`: what a health supplement tells beside the list of all food.

use serde::Deserialize;

use super::cued::{Cued, Told};
use super::ingredients::{List, lists};
use super::panels::tables;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::fold;
use crate::pack::Args;
use crate::report::{Bilingual, Ingredient};

/// Requires function and target users, and the amounts of the ingredients or nutrition values.
/// Additives and excipients need no amount. Instructions for use are another rule's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct SupplementFields {
    asks: Vec<Cued>,
    amounts: Bilingual,
    /// Words from which on the list names excipients.
    excipients: Vec<String>,
}

impl Check for SupplementFields {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let wording = facts.wording();
        let (mut lacking, mut doubts) = (Vec::new(), Vec::new());
        for ask in &self.asks {
            match ask.on(wording, facts) {
                Told::Yes => {}
                Told::Perhaps(problem) => doubts.push(problem),
                Told::No => lacking.push(Problem::fail(Vec::new(), ask.args())),
            }
        }
        if tables(facts).is_empty() {
            for list in lists(facts) {
                match self.without_amount(&list) {
                    Amounts::All => {}
                    Amounts::Some(names) => doubts.push(Problem::review(
                        Reason::about("amounts-partly", &names),
                        list.places,
                    )),
                    Amounts::None => lacking.push(Problem::fail(
                        list.places,
                        Args::default().with("text", self.amounts.clone()),
                    )),
                }
            }
        }
        if lacking.is_empty() {
            return Judgement::of(doubts);
        }
        lacking.extend(doubts);
        Judgement::Lacking(lacking)
    }
}

/// Which active ingredients carry an amount.
enum Amounts {
    All,
    /// All but these.
    Some(String),
    None,
}

impl SupplementFields {
    fn without_amount(&self, list: &List<'_>) -> Amounts {
        let is_excipient = |item: &&Ingredient| {
            let name = fold(&item.name);
            self.excipients.iter().any(|word| name.starts_with(word.as_str()))
        };
        let active: Vec<&Ingredient> = list
            .items
            .iter()
            .take_while(|item| !is_excipient(item))
            .filter(|item| !is_additive(item))
            .collect();
        let bare: Vec<&str> =
            active.iter().filter(|item| !has_amount(item)).map(|item| item.name.as_str()).collect();
        if bare.is_empty() {
            Amounts::All
        } else if bare.len() == active.len() {
            Amounts::None
        } else {
            Amounts::Some(bare.join(", "))
        }
    }
}

fn is_additive(item: &Ingredient) -> bool {
    !item.classes.is_empty() || item.ins.is_some() || item.named_ins.is_some()
}

fn has_amount(item: &Ingredient) -> bool {
    item.amount.is_some() || item.percent.is_some() || item.parts.iter().any(has_amount)
}
