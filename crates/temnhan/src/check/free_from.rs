//! `free-from`: what the label says is not in the goods is not in the list.

use serde::Deserialize;

use super::amounts::is_of;
use super::ingredients::{List, all, lists};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::fold::{find_words, fold, has_marks, holds_words, without_marks};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Ingredient;

/// Refuses "không chứa X" beside X, its class or its kin in the list. A claim about a part of a
/// class ("chất tạo màu tổng hợp", "độc hại") is contradicted only by items of the same words, else
/// needs review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FreeFrom {
    openers: Vec<String>,
    /// "không": only right before one of the things below.
    short_opener: String,
    qualifiers: Vec<String>,
    /// Words between the opener and the thing.
    fillers: Vec<String>,
    /// Words that join two things: "và", "hoặc".
    joints: Vec<String>,
    #[serde(rename = "thing")]
    things: Vec<Thing>,
}

/// What may be said to be absent, and what in a list contradicts it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Thing {
    says: Vec<String>,
    #[serde(default)]
    classes: Vec<String>,
    #[serde(default)]
    words: Vec<String>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    ins: Vec<String>,
}

/// Fields whose denials are no claims.
const PLAIN: [FieldKind; 5] = [
    FieldKind::Ingredients,
    FieldKind::Warning,
    FieldKind::AllergenStatement,
    FieldKind::Usage,
    FieldKind::Storage,
];

impl Check for FreeFrom {
    const ARGS: &'static [&'static str] = &["text", "other"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let lists = lists(facts);
        let Some(list) = lists.first() else {
            return Judgement::not_applicable("no-such-field");
        };
        let items: Vec<&Ingredient> = lists.iter().flat_map(|list| all(list.items)).collect();
        let unmarked = self.unmarked();
        let mut problems = Vec::new();
        for (index, line) in facts.label.lines.iter().enumerate() {
            if is_of(facts, index, &PLAIN) {
                continue;
            }
            let own = if has_marks(&line.text) { self } else { &unmarked };
            for claim in own.claims(&fold(&line.text)) {
                if let Some(problem) = own.contradiction(&claim, &items, list) {
                    let place = facts.label.place(index, &(0..line.len()));
                    let places = std::iter::once(place).chain(problem.places).collect();
                    problems.push(Problem { places, ..problem });
                }
            }
        }
        Judgement::of(problems)
    }
}

impl FreeFrom {
    /// The same claims in words without their diacritics.
    fn unmarked(&self) -> Self {
        let all = |words: &[String]| words.iter().map(|word| without_marks(word)).collect();
        let thing = |thing: &Thing| Thing { says: all(&thing.says), ..thing.clone() };
        Self {
            openers: all(&self.openers),
            short_opener: without_marks(&self.short_opener),
            qualifiers: self.qualifiers.clone(),
            fillers: all(&self.fillers),
            joints: all(&self.joints),
            things: self.things.iter().map(thing).collect(),
        }
    }

    /// The things that a folded text says are absent.
    fn claims(&self, text: &str) -> Vec<String> {
        let long = self
            .openers
            .iter()
            .find_map(|opener| find_words(text, opener).map(|at| &text[at + opener.len()..]));
        let short = || {
            let at = find_words(text, &self.short_opener)?;
            let rest = &text[at + self.short_opener.len()..];
            self.thing(rest.trim_start()).map(|_| rest)
        };
        let Some(rest) = long.or_else(short) else { return Vec::new() };
        let end = rest.find(['.', ';', ':', '!', '(', ')']).unwrap_or(rest.len());
        let joined = |list: String, joint: &String| list.replace(&format!(" {joint} "), ",");
        let list = self.joints.iter().fold(rest[..end].to_owned(), joined);
        let parts = list.split([',', '/', '&']);
        let bare = parts.map(|part| {
            let part = part.trim();
            let again = self.openers.iter().chain([&self.short_opener]).chain(&self.fillers);
            let rest = again.filter_map(|word| {
                part.strip_prefix(word.as_str()).filter(|rest| rest.starts_with(' '))
            });
            rest.min_by_key(|rest| rest.len()).unwrap_or(part).trim().to_owned()
        });
        bare.filter(|part| !part.is_empty()).collect()
    }

    /// The thing that a claim begins with, and the words behind it.
    fn thing<'a>(&self, claim: &'a str) -> Option<(&Thing, &'a str)> {
        let says = self.things.iter().flat_map(|thing| thing.says.iter().map(move |s| (thing, s)));
        let rests = says.filter_map(|(thing, says)| {
            let rest = claim.strip_prefix(says.as_str())?;
            (!rest.starts_with(char::is_alphanumeric)).then_some((thing, rest.trim()))
        });
        rests.min_by_key(|(_, rest)| rest.len())
    }

    fn contradiction(
        &self,
        claim: &str,
        items: &[&Ingredient],
        list: &List<'_>,
    ) -> Option<Problem> {
        let args =
            |item: &Ingredient| Args::default().same("text", claim).same("other", &*item.name);
        let Some((thing, tail)) = self.thing(claim) else {
            let item = items.iter().find(|item| fold(&item.name) == claim)?;
            return Some(Problem::fail(list.places.clone(), args(item)));
        };
        let item = items.iter().find(|item| thing.is_in(item))?;
        let qualifier = self.qualifiers.iter().find(|own| tail == own.as_str());
        let contradicts = |item: &Ingredient| {
            qualifier.is_some_and(|own| item.qualifiers.iter().any(|said| said == own))
        };
        if tail.is_empty() || contradicts(item) {
            return Some(Problem::fail(list.places.clone(), args(item)));
        }
        if qualifier.is_some() && !item.qualifiers.is_empty() {
            return None;
        }
        let reason = Reason::new("free-from-perhaps").with(args(item));
        Some(Problem::review(reason, list.places.clone()))
    }
}

impl Thing {
    fn is_in(&self, item: &Ingredient) -> bool {
        let name = fold(&item.name);
        let holds = |words: &[String]| words.iter().any(|word| holds_words(&name, word));
        let numbers = [&item.ins, &item.named_ins];
        item.classes.iter().any(|class| self.classes.contains(class))
            || numbers.into_iter().flatten().any(|ins| self.ins.contains(ins))
            || holds(&self.words) && !holds(&self.unless)
    }
}
