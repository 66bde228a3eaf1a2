//! `halal-in-capitals`: goods sold as Halal say so once in capitals.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason, sayings};
use crate::field::fold::{fold, holds_words};
use crate::kind::FieldKind;
use crate::pack::PhraseSet;

/// Refuses the word without any in Latin capitals. A mark that may be the certified one, drawn or
/// in the product file, needs review. An ingredient that is Halal sells no goods as such.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct HalalInCapitals {
    /// As the decree writes it.
    capitals: String,
    /// Tags of a drawn mark.
    tags: Vec<String>,
}

impl Check for HalalInCapitals {
    const ARGS: &'static [&'static str] = &["text", "sentence"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let claims = facts.fields.sayings.claims(&[PhraseSet::Halal]);
        let claims: Vec<_> =
            claims.filter(|said| !said.is_within(&[FieldKind::Ingredients])).collect();
        let Some(first) = claims.first() else { return Judgement::Pass };
        if claims.iter().any(|said| said.text == self.capitals) {
            return Judgement::Pass;
        }
        let word = fold(&self.capitals);
        let kinds = facts.product.certificates.iter().filter_map(|known| known.kind.as_deref());
        let is_certified = kinds.map(fold).any(|kind| holds_words(&kind, &word));
        let mut drawn = self.tags.iter().flat_map(|tag| facts.label.areas(tag));
        let drawn = drawn.next().map(crate::label::Area::place);
        if drawn.is_none() && !is_certified {
            return Judgement::Found(vec![sayings::fail(facts, first)]);
        }
        let places = drawn.map_or_else(|| sayings::places(facts, first), |place| vec![place]);
        Judgement::Found(vec![Problem::review(Reason::new("halal-mark"), places)])
    }
}
