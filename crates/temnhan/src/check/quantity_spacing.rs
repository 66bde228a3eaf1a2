//! `quantity-spacing`: one space between the figure and its unit.

use serde::Deserialize;

use super::quantity_unit::quantities;
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::field::quantity::{self, Term};
use crate::field::{Field, Span};
use crate::label::line::Line;
use crate::pack::Args;

/// Refuses no space, or several. Where figure and unit are separate texts, a person sees the gap.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuantitySpacing {}

impl Check for QuantitySpacing {
    const ARGS: &'static [&'static str] = &["text", "suggested"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let quantities = quantities(facts);
        if quantities.is_empty() {
            return Judgement::not_applicable("no-quantity");
        }
        let fields = quantities.into_iter().map(|(field, _)| field);
        Judgement::of(fields.filter_map(|field| fault(field, facts)).collect())
    }
}

/// The first figure of a field that is not one space away from its unit.
fn fault(field: &Field, facts: &Facts<'_>) -> Option<Problem> {
    field.spans.iter().find_map(|span| {
        let line = &facts.label.lines[span.line];
        let text: Vec<char> = line.text_of(span.chars.clone()).chars().collect();
        let terms = quantity::terms(&text, &facts.packs.lexicon.units);
        terms.iter().find_map(|term| spaced(term, &text, line, span, field, facts))
    })
}

fn spaced(
    term: &Term,
    text: &[char],
    line: &Line,
    span: &Span,
    field: &Field,
    facts: &Facts<'_>,
) -> Option<Problem> {
    let unit = term.unit.as_ref()?;
    let figure = term.number.chars.end;
    let begins = term.chars.end - unit.printed.chars().count();
    if begins - figure == 1 {
        return None;
    }
    let printed: String = text[term.chars.clone()].iter().collect();
    let run = |at: usize| {
        let mut pieces = line.pieces.iter();
        pieces.find(|piece| piece.chars.contains(&(span.chars.start + at))).map(|piece| piece.run)
    };
    if run(figure - 1) != run(begins) {
        let reason = Reason::about("quantity-gap-unseen", &printed);
        return Some(Problem::review(reason, facts.places(field)));
    }
    let suggested = format!("{} {}", term.number.printed, unit.printed);
    let args = Args::default().same("text", printed).same("suggested", suggested);
    Some(Problem::fail(facts.places(field), args))
}
