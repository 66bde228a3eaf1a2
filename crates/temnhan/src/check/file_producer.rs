//! `file-producer`: the label names the producer of the product file.

use serde::Deserialize;

use super::party_roles::parties;
use super::{Check, Facts, Judgement, Problem};
use crate::field::fold::fold;
use crate::pack::Args;

/// Refuses parties none of whom is the product file's producer. Short legal forms are another
/// rule's.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileProducer {
    /// Short legal forms and what they stand for.
    forms: Vec<[String; 2]>,
}

impl Check for FileProducer {
    const ARGS: &'static [&'static str] = &["measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(own) = facts.product.producer.name.as_deref() else {
            return Judgement::not_applicable("file-says-nothing");
        };
        let parties = parties(facts);
        let Some(first) = parties.first() else {
            return Judgement::not_applicable("no-such-field");
        };
        let wanted = self.key(own);
        let is_own = |text: &str| format!(" {} ", self.key(text)).contains(&format!(" {wanted} "));
        let mut texts = parties.iter().map(|field| &*field.value);
        let mut lines = facts.label.lines.iter().map(|line| &*line.text);
        if texts.any(is_own) || lines.any(is_own) {
            return Judgement::Pass;
        }
        let args = Args::default().same("measured", &*first.value).same("required", own);
        let places = parties.iter().flat_map(|field| facts.places(field)).collect();
        Judgement::of(vec![Problem::fail(places, args)])
    }
}

impl FileProducer {
    /// A name as it is compared: words only, legal forms in full.
    fn key(&self, name: &str) -> String {
        let folded = fold(name);
        let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let full = words.map(|word| {
            let form = self.forms.iter().find(|[short, _]| short == word);
            form.map_or(word, |[_, full]| full.as_str())
        });
        full.collect::<Vec<_>>().join(" ")
    }
}
