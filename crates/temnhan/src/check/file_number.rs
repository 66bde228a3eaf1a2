//! `file-number`: documents on the label have the numbers of the product file.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem};
use crate::field::fold::{bare, fold, holds_words};
use crate::kind::FieldKind;
use crate::pack::Args;
use crate::report::Place;

/// Refuses the number of a document on the label where the product file has another for it. A number
/// is a document's where its line, or the line before it in the same block, names the document.
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
        let (mut problems, mut is_compared) = (Vec::new(), false);
        for (name, numbers) in documents {
            let own = printed.iter().filter(|it| holds_words(&it.context, &fold(&name)));
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
    /// Its line and the one before it, folded.
    context: String,
    place: Place,
}

impl FileNumber {
    /// What the product file calls each document, and its numbers.
    fn documents(&self, facts: &Facts<'_>) -> Vec<(String, Vec<String>)> {
        match self.of {
            Document::OcopDecision => {
                let number = facts.product.ocop.decision.clone();
                number.map(|number| ("OCOP".to_owned(), vec![number])).into_iter().collect()
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
                let folded = fold(text);
                let context = format!("{before} {folded}");
                let is_other = facts.fields.all.iter().any(|field| {
                    NUMBERED.contains(&field.kind)
                        && field.spans.iter().any(|span| span.line == line)
                });
                let numbers = if is_other { Vec::new() } else { self.numbers(text) };
                printed.extend(numbers.into_iter().map(|number| Printed {
                    number,
                    context: context.clone(),
                    place: facts.label.place(line, &(0..text.chars().count())),
                }));
                before = folded;
            }
        }
        printed
    }

    /// The numbers of documents in a line, as they stand.
    fn numbers(&self, line: &str) -> Vec<String> {
        let mut numbers = Vec::new();
        let mut last = String::new();
        for word in line.split_whitespace() {
            let number = word.trim_matches(|c: char| !c.is_alphanumeric());
            let plain = squeezed(number);
            let has = |signs: &[String]| signs.iter().any(|sign| plain.contains(sign.as_str()));
            let is_announced = self.behind.is_empty() || self.behind.contains(&last);
            let is_signed = self.signs.is_empty() || has(&self.signs);
            let figures = plain.chars().filter(char::is_ascii_digit).count();
            let is_long = figures >= self.least_figures;
            if is_announced && is_signed && is_long && !has(&self.unless) {
                numbers.push(number.to_owned());
            }
            last = fold(word.trim_end_matches([':', '.']));
        }
        numbers
    }
}

/// Letters and figures without case and marks, and what joins them.
fn squeezed(text: &str) -> String {
    fold(text).chars().filter(|c| !c.is_whitespace()).map(bare).collect()
}
