//! `file-number`: documents on the label have the numbers of the product file.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::field::fold::{fold, holds_words, squeezed};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Place;

/// Refuses the number of a document on the label where the product file has another for it. A number
/// is of the document that its line, or the line before it in the same block, names last before it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct FileNumber {
    of: Document,
    /// Words of which one stands right before a number; any number where there are none.
    #[serde(default)]
    behind: Vec<String>,
    /// Signs of which one is in a number.
    #[serde(default)]
    signs: Vec<String>,
    /// Signs of other documents' numbers.
    #[serde(default)]
    unless: Vec<String>,
    least_figures: usize,
}

/// Statements whose numbers are of no document.
const NUMBERED: [FieldKind; 4] =
    [FieldKind::Address, FieldKind::ResponsibleParty, FieldKind::Phone, FieldKind::Batch];

#[derive(Debug, Clone, Copy, Deserialize)]
#[serde(rename_all = "kebab-case")]
enum Document {
    OcopDecision,
    Certificate,
}

impl Check for FileNumber {
    const ARGS: &'static [&'static str] = &["text", "measured", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let documents = self.documents(facts);
        if documents.is_empty() {
            return Judgement::not_applicable("file-says-nothing");
        }
        let printed = self.printed(facts);
        let schemes = facts.fields.of_kind(FieldKind::Certification).map(|field| &field.value);
        let kinds = facts.product.certificates.iter().filter_map(|known| known.kind.as_ref());
        let names: Vec<String> = schemes.chain(kinds).map(|name| fold(name)).collect();
        let (mut problems, mut is_compared) = (Vec::new(), false);
        for (name, numbers) in documents {
            let own = printed.iter().filter(|it| it.is_of(&fold(&name), &names));
            let others = own.filter(|it| {
                is_compared = true;
                !numbers.iter().any(|number| squeezed(number) == squeezed(&it.number))
            });
            problems.extend(others.map(|it| {
                let args = Args::default().same("text", &*name).same("measured", &*it.number);
                let args = args.same("required", numbers.join(", "));
                Problem::fail(vec![it.place.clone()], args)
            }));
        }
        if is_compared {
            Judgement::of(problems)
        } else {
            Judgement::not_applicable("no-number-printed")
        }
    }
}

/// A number of a document as the label has it.
struct Printed {
    number: String,
    /// What stands before it, from the line before or from another number on, folded.
    before: String,
    place: Place,
}

impl Printed {
    /// Whether of some names a document's is the last before the number.
    fn is_of(&self, name: &str, names: &[String]) -> bool {
        let end = |name: &str| self.before.rfind(name).map(|at| at + name.len());
        let is_later = |other: &String| end(other) > end(name);
        holds_words(&self.before, name) && !names.iter().any(is_later)
    }
}

impl FileNumber {
    /// What the product file calls each document, and its numbers.
    fn documents(&self, facts: &Facts<'_>) -> Vec<(String, Vec<String>)> {
        match self.of {
            Document::OcopDecision => {
                let number = facts.product.ocop.decision.clone();
                let mark = &facts.packs.lexicon.words.ocop.mark;
                number.map(|number| (mark.clone(), vec![number])).into_iter().collect()
            }
            Document::Certificate => {
                let mut all: Vec<(String, Vec<String>)> = Vec::new();
                for known in &facts.product.certificates {
                    let (Some(kind), Some(number)) = (&known.kind, &known.number) else { continue };
                    match all.iter_mut().find(|(other, _)| other == kind) {
                        Some((_, numbers)) => numbers.push(number.clone()),
                        None => all.push((kind.clone(), vec![number.clone()])),
                    }
                }
                all
            }
        }
    }

    fn printed(&self, facts: &Facts<'_>) -> Vec<Printed> {
        let mut printed = Vec::new();
        for block in &facts.label.blocks {
            let mut before = String::new();
            for &line in block {
                let text = &facts.label.lines[line].text;
                let (mut here, mut last) = (String::new(), "");
                for word in text.split_whitespace() {
                    if self.is_number(word, last) && !is_of_other_field(line, facts) {
                        printed.push(Printed {
                            number: bared(word).to_owned(),
                            before: fold(&format!("{before} {here}")),
                            place: facts.label.place(line, &(0..text.chars().count())),
                        });
                        before.clear();
                        here.clear();
                    } else {
                        here.push(' ');
                        here.push_str(word);
                    }
                    last = word;
                }
                before = here;
            }
        }
        printed
    }

    /// Whether a word is the number of a document, by itself and the word before it.
    fn is_number(&self, word: &str, last: &str) -> bool {
        let plain = squeezed(bared(word));
        let has = |signs: &[String]| signs.iter().any(|sign| plain.contains(sign.as_str()));
        let is_announced = self.behind.is_empty() || self.behind.contains(&fold(bared(last)));
        let is_signed = self.signs.is_empty() || has(&self.signs);
        let figures = plain.chars().filter(char::is_ascii_digit).count();
        is_announced && is_signed && figures >= self.least_figures && !has(&self.unless)
    }
}

fn is_of_other_field(line: usize, facts: &Facts<'_>) -> bool {
    let mut numbered = facts.fields.all.iter().filter(|field| NUMBERED.contains(&field.kind));
    numbered.any(|field| field.spans.iter().any(|span| span.line == line))
}

/// A word without the marks at its ends.
fn bared(word: &str) -> &str {
    word.trim_matches(|c: char| !c.is_alphanumeric())
}
