//! `no-placeholder`: no draft text is left in.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::Detail;
use crate::field::date::DateReading;
use crate::field::fold::{fold, holds_words};
use crate::pack::Args;

/// Letters x in a row that no word has.
const CROSSES: usize = 3;

/// Refuses "Lorem ipsum", "XXX", "Tên sản phẩm" and the like. Room for a date to be stamped is
/// none; crosses behind a date heading need review.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct NoPlaceholder {}

impl Check for NoPlaceholder {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let drafts = facts
            .fields
            .all
            .iter()
            .filter(|field| matches!(field.detail, Detail::Date(DateReading::Draft)));
        let mut problems: Vec<Problem> = drafts
            .clone()
            .map(|field| {
                Problem::review(Reason::about("date-draft", &field.text), facts.places(field))
            })
            .collect();
        for (index, line) in facts.label.lines.iter().enumerate() {
            let of_draft =
                drafts.clone().any(|field| field.spans.iter().any(|span| span.line == index));
            if !of_draft && is_placeholder(&line.text, facts) {
                let place = facts.label.place(index, &(0..line.len()));
                let args = Args::default().same("text", line.text.trim());
                problems.push(Problem::fail(vec![place], args));
            }
        }
        Judgement::of(problems)
    }
}

fn is_placeholder(text: &str, facts: &Facts<'_>) -> bool {
    let words = &facts.packs.lexicon.words.placeholders;
    let folded = fold(text);
    let whole = folded.trim_matches(|c: char| !c.is_alphanumeric());
    words.anywhere.iter().any(|word| holds_words(&folded, word))
        || (words.whole.iter().any(|word| whole == word) && !folded.ends_with(':'))
        || folded.split(|c: char| !c.is_alphanumeric()).any(is_crossed)
}

fn is_crossed(word: &str) -> bool {
    word.len() >= CROSSES && word.chars().all(|c| c == 'x')
}
