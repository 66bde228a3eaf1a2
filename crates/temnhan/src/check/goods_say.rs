//! `goods-say`: some goods say what only they have to say.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Reason, sayings};
use crate::field::said::Said;
use crate::kind::FieldKind;
use crate::pack::PhraseSet;

/// Requires a phrase or a field of goods known by their name, or of all where no name is given.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GoodsSay {
    goods: Option<PhraseSet>,
    /// A name that may be that of such goods: absence needs review.
    likely: Option<PhraseSet>,
    #[serde(default)]
    says: Vec<PhraseSet>,
    field: Option<FieldKind>,
    /// Whether the phrase counts only with a figure in its sentence.
    #[serde(default)]
    with_figure: bool,
    /// Whether saying that the goods have none of it is also saying it.
    #[serde(default)]
    denied_too: bool,
}

impl Check for GoodsSay {
    const ARGS: &'static [&'static str] = &[];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let are = |set: Option<PhraseSet>| set.is_some_and(|set| sayings::are_goods(facts, set));
        let (sure, likely) = (self.goods.is_none() || are(self.goods), are(self.likely));
        if !sure && !likely {
            return Judgement::not_applicable("goods-other");
        }
        if self.field.is_some_and(|kind| facts.fields.of_kind(kind).next().is_some()) {
            return Judgement::Pass;
        }
        let all = &facts.fields.sayings;
        let told: Vec<&Said> =
            all.mentions(&self.says).filter(|said| self.denied_too || !said.is_denied).collect();
        let has_figure = |said: &Said| {
            !self.with_figure || all.sentence(said).contains(|c: char| c.is_ascii_digit())
        };
        if told.iter().any(|said| has_figure(said)) {
            return Judgement::Pass;
        }
        match told.first() {
            Some(said) => Judgement::Found(vec![sayings::review(facts, said, "figure-not-seen")]),
            None if sure => Judgement::Absent,
            None => Judgement::review(Reason::new("goods-likely"), Vec::new()),
        }
    }
}
