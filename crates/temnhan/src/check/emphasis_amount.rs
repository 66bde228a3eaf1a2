//! `emphasis-amount`: "giàu canxi" goes with the amount of calcium.

use serde::Deserialize;

use super::amounts::{is_of, is_stated};
use super::ingredients::{all, lists};
use super::{Check, Facts, Judgement, Problem};
use crate::field::fold::{find_words, fold};
use crate::kind::FieldKind;
use crate::pack::Args;

/// Refuses words that draw attention to a nutrient or to an ingredient of the list without its
/// amount. Lists, warnings and directions draw none.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EmphasisAmount {
    openers: Vec<String>,
    /// Phrases that end in an opener and mean something else: "không chứa", "thực phẩm bổ sung".
    unless: Vec<String>,
    /// "Hàm lượng … cao": before and behind.
    before: String,
    behind: String,
    /// Words between the opener and the thing.
    fillers: Vec<String>,
    /// Words and signs that join two things: "và", ",".
    joints: Vec<String>,
    nutrients: Vec<String>,
}

/// Fields whose words are no emphasis.
const PLAIN: [FieldKind; 9] = [
    FieldKind::Ingredients,
    FieldKind::Nutrition,
    FieldKind::Warning,
    FieldKind::AllergenStatement,
    FieldKind::Usage,
    FieldKind::Storage,
    FieldKind::ResponsibleParty,
    FieldKind::Address,
    FieldKind::Origin,
];

impl Check for EmphasisAmount {
    const ARGS: &'static [&'static str] = &["text", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let lists = lists(facts);
        let items = lists.iter().flat_map(|list| all(list.items)).map(|item| fold(&item.name));
        let mut things: Vec<String> = items.chain(self.nutrients.iter().cloned()).collect();
        // "vitamin c" before "vitamin".
        things.sort_by_key(|thing| std::cmp::Reverse(thing.len()));
        let mut problems = Vec::new();
        for (index, line) in facts.label.lines.iter().enumerate() {
            if is_of(facts, index, &PLAIN) {
                continue;
            }
            let text = fold(&line.text);
            for thing in self.emphasised(&text, &things) {
                if !is_stated(facts, thing) {
                    let place = facts.label.place(index, &(0..line.len()));
                    let args = Args::default().same("text", thing).same("other", line.text.trim());
                    problems.push(Problem::fail(vec![place], args));
                }
            }
        }
        Judgement::of(problems)
    }
}

impl EmphasisAmount {
    /// The things to which a folded text draws attention.
    fn emphasised<'a>(&self, text: &str, things: &'a [String]) -> Vec<&'a str> {
        let by_opener = self.openers.iter().filter_map(|opener| {
            let at = find_words(text, opener)?;
            let (opened, rest) = text.split_at(at + opener.len());
            let is_other = self.unless.iter().any(|phrase| opened.ends_with(phrase.as_str()));
            (!is_other).then(|| self.things_at(rest, things))
        });
        let by_content = || {
            let at = find_words(text, &self.before)?;
            let rest = &text[at + self.before.len()..];
            let thing = things.iter().find(|thing| opens(rest, thing).is_some())?;
            let behind = opens(rest, thing)?;
            opens(behind, &self.behind).map(|_| thing.as_str())
        };
        let mut found: Vec<&str> = by_opener.flatten().chain(by_content()).collect();
        found.dedup();
        found
    }

    /// The things that a text begins with, joined by commas and "và".
    fn things_at<'a>(&self, text: &str, things: &'a [String]) -> Vec<&'a str> {
        let mut found = Vec::new();
        let mut rest = text;
        while let Some(next) = self.fillers.iter().find_map(|filler| opens(rest, filler)) {
            rest = next;
        }
        while let Some(thing) = things.iter().find(|thing| opens(rest, thing).is_some()) {
            found.push(thing.as_str());
            rest = opens(rest, thing).unwrap_or_default().trim_start();
            let joined = self.joints.iter().find_map(|joint| opens_joint(rest, joint));
            let Some(next) = joined else { break };
            rest = next;
        }
        found
    }
}

/// What follows a joint: a sign, or a word with a blank behind it.
fn opens_joint<'a>(text: &'a str, joint: &str) -> Option<&'a str> {
    let rest = text.strip_prefix(joint)?;
    let is_sign = !joint.ends_with(char::is_alphabetic);
    (is_sign || rest.starts_with(' ')).then_some(rest)
}

/// What follows whole words at the beginning of a text.
fn opens<'a>(text: &'a str, words: &str) -> Option<&'a str> {
    let rest = text.trim_start().strip_prefix(words)?;
    (!rest.starts_with(char::is_alphanumeric)).then_some(rest)
}
