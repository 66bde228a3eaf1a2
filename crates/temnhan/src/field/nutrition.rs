//! The nutrition panel: rows of nutrient and value, or a sentence of them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::{Claims, Evidence, Part};
use super::fold::has_marks;
use super::stream::Stream;
use super::{Detail, Wording};
use crate::kind::FieldKind;
use crate::pack::{Lexicon, NutrientWords, Words};
use crate::report::FieldBasis;

/// How far a value stands from its nutrient in a table, in ems.
const REACH: f64 = 30.0;
/// Characters that may stand between a nutrient and its value: "Chất béo (Lipid): 5,4 g".
const BETWEEN: usize = 28;
/// A single nutrient is no panel.
const FEWEST: usize = 2;

/// Gathers every nutrient that stands with its value.
pub(super) fn read(claims: &mut Claims<'_>, lexicon: &Lexicon) {
    let words = &lexicon.words;
    let mut parts = Vec::new();
    let mut found: BTreeSet<String> = BTreeSet::new();
    for block in 0..claims.streams.len() {
        let stream = &claims.streams[block];
        let mut start = 0;
        while start < stream.len() {
            let Some((nutrient, end)) = nutrient_at(stream, start, words) else {
                start += 1;
                continue;
            };
            if let Some(end) = value_after(stream, end, nutrient, words) {
                parts.push(Part { block, range: start..end });
                found.insert(nutrient.key.clone());
                start = end;
            } else {
                if let Some(value) = value_beside(claims, block, start, nutrient) {
                    parts.extend([Part { block, range: start..end }, value]);
                    found.insert(nutrient.key.clone());
                }
                start = end;
            }
        }
    }
    if found.len() < FEWEST {
        return;
    }
    let vietnamese = |part: &Part| has_marks(&claims.text(part));
    let wording = if parts.iter().any(vietnamese) { Wording::Vietnamese } else { Wording::Foreign };
    let value = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join("; ");
    let nutrients = Detail::Nutrients(found.into_iter().collect());
    let evidence = Evidence { wording, ..Evidence::certain(FieldBasis::Words, nutrients) };
    claims.add(FieldKind::Nutrition, &parts, value, evidence);
}

/// The nutrient whose name stands at a place, and where the name ends.
fn nutrient_at<'a>(
    stream: &Stream,
    start: usize,
    words: &'a Words,
) -> Option<(&'a NutrientWords, usize)> {
    let ends = words.nutrients.iter().filter_map(|nutrient| {
        let end = nutrient.words.iter().filter_map(|word| stream.matches(start, word)).max()?;
        Some((nutrient, end))
    });
    ends.max_by_key(|(_, end)| *end)
}

/// The end of a figure with a fitting unit behind a name, before any other nutrient. The unit may
/// stand before the figure: "Năng lượng (kcal) ..... 285".
fn value_after(
    stream: &Stream,
    from: usize,
    nutrient: &NutrientWords,
    words: &Words,
) -> Option<usize> {
    let leader = |at: usize| stream.folded[at] == '.' && stream.folded.get(at + 1) == Some(&'.');
    let ends = |at: usize| match stream.folded[at] {
        '.' => !leader(at) && (at == 0 || !leader(at - 1)),
        ';' => true,
        _ => nutrient_at(stream, at, words).is_some(),
    };
    let digit = (from..stream.len().min(from + BETWEEN))
        .take_while(|&at| !ends(at))
        .find(|&at| stream.folded[at].is_ascii_digit())?;
    figure_with_unit(stream, digit, nutrient)
        .or_else(|| names_unit(stream, from..digit, nutrient).then(|| figure_end(stream, digit)))
}

/// Whether a unit of the nutrient stands in a range, as in "Natri (mg)".
fn names_unit(stream: &Stream, range: Range<usize>, nutrient: &NutrientWords) -> bool {
    range.into_iter().any(|at| {
        let opens = at == 0 || !stream.folded[at - 1].is_alphanumeric();
        opens && nutrient.units.iter().any(|unit| match_unit(stream, at, unit).is_some())
    })
}

fn figure_end(stream: &Stream, start: usize) -> usize {
    let figure = |c: &&char| c.is_ascii_digit() || matches!(c, '.' | ',');
    start + stream.folded[start..].iter().take_while(figure).count()
}

/// The end of a figure and its unit that begin at a place.
fn figure_with_unit(stream: &Stream, start: usize, nutrient: &NutrientWords) -> Option<usize> {
    let mut at = figure_end(stream, start);
    at += stream.folded[at..].iter().take_while(|&&c| c == ' ').count();
    nutrient.units.iter().filter_map(|unit| match_unit(stream, at, unit)).max()
}

fn match_unit(stream: &Stream, at: usize, unit: &str) -> Option<usize> {
    let end = at + unit.chars().count();
    let same = stream.folded.get(at..end)?.iter().copied().eq(unit.chars());
    let closes = stream.folded.get(end).is_none_or(|c| !c.is_alphanumeric());
    (same && closes).then_some(end)
}

/// The value on the same row of a table, nearest to the right.
fn value_beside(
    claims: &Claims<'_>,
    block: usize,
    start: usize,
    nutrient: &NutrientWords,
) -> Option<Part> {
    let own = &claims.streams[block];
    let line = own.line_at(start);
    let has_unit = names_unit(own, start..own.line_end(start), nutrient);
    let beside = claims.label.lines_right_of(line, REACH).into_iter();
    beside.map(|line| claims.line_part(line)).find(|part| {
        let stream = &claims.streams[part.block];
        let digit = part.range.clone().take(2).find(|&at| stream.raw[at].is_ascii_digit());
        digit.is_some_and(|digit| has_unit || figure_with_unit(stream, digit, nutrient).is_some())
    })
}
