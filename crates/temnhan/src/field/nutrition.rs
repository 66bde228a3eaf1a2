//! The nutrition panel: rows of nutrient and value, or a sentence of them.

use std::collections::BTreeSet;
use std::ops::Range;

use super::claim::{Claims, Evidence, Part};
use super::fold::{fold_char, has_marks};
use super::nutrition_basis::{self, Basis};
use super::stream::Stream;
use super::{Detail, Wording, number};
use crate::kind::FieldKind;
use crate::pack::{Lexicon, NutrientWords};
use crate::report::FieldBasis;

/// How far a value stands from its nutrient in a table, in ems.
const REACH: f64 = 30.0;
/// Characters that may stand between a nutrient and its value: "Chất béo (Lipid): 5,4 g".
const BETWEEN: usize = 28;
/// A single nutrient is no panel.
const FEWEST: usize = 2;

/// What a panel says.
#[derive(Debug, Clone)]
pub(crate) struct Panel {
    pub(crate) basis: Option<Basis>,
    pub(crate) rows: Vec<Row>,
}

/// One nutrient and its value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Key of the nutrient.
    pub(crate) key: String,
    pub(crate) value: Value,
    /// Share of the daily reference.
    pub(crate) percent: Option<f64>,
}

/// A figure with its unit.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Value {
    /// `None` where it can be read two ways.
    pub(crate) amount: Option<f64>,
    pub(crate) less_than: bool,
    pub(crate) unit: String,
    /// How many figures stand behind the decimal mark.
    pub(crate) decimals: usize,
    /// Behind its last character.
    end: usize,
}

/// A row under reading: what it says and where.
struct Found<'a> {
    nutrient: &'a NutrientWords,
    row: Row,
    parts: Vec<Part>,
}

/// Gathers every nutrient that stands with its value.
pub(super) fn read(claims: &mut Claims<'_>, lexicon: &Lexicon) {
    let mut found: Vec<Found<'_>> = Vec::new();
    for block in 0..claims.streams.len() {
        let own = rows_of(claims, block, lexicon);
        // Elsewhere "chất xơ 5 g" may be an ingredient.
        if own.iter().any(|found| found.nutrient.asked) {
            found.extend(own);
        }
    }
    let asked = found.iter().filter(|found| found.nutrient.asked);
    if asked.map(|found| &found.row.key).collect::<BTreeSet<_>>().len() < FEWEST {
        return;
    }
    let (rows, parts): (Vec<Row>, Vec<Vec<Part>>) =
        found.into_iter().map(|found| (found.row, found.parts)).unzip();
    let mut parts: Vec<Part> = parts.into_iter().flatten().collect();
    let vietnamese = |part: &Part| has_marks(&claims.text(part));
    let wording = if parts.iter().any(vietnamese) { Wording::Vietnamese } else { Wording::Foreign };
    let value = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join("; ");
    let (basis, cell) = nutrition_basis::of(claims, &parts, lexicon);
    parts.splice(0..0, cell);
    let panel = Detail::Nutrition(Panel { basis, rows });
    let evidence = Evidence { wording, ..Evidence::certain(FieldBasis::Words, panel) };
    claims.add(FieldKind::Nutrition, &parts, value, evidence);
}

/// The rows that begin in a block.
fn rows_of<'a>(claims: &Claims<'_>, block: usize, lexicon: &'a Lexicon) -> Vec<Found<'a>> {
    let stream = &claims.streams[block];
    let mut found = Vec::new();
    let mut from = 0;
    for &start in &stream.words {
        if start < from {
            continue;
        }
        let Some((nutrient, end)) = nutrient_at(stream, start, lexicon) else { continue };
        if let Some(value) = value_after(stream, end, nutrient, lexicon) {
            let also = second_unit(stream, &value, nutrient);
            let last = also.as_ref().map_or(value.end, |also| also.end);
            let part = Part { block, range: start..last };
            let cells = cells_behind(claims, &part);
            let percent = percent_at(stream, last).or_else(|| percent_in(claims, &cells));
            from = last;
            found.push(row(nutrient, value, percent, [vec![part], cells].concat()));
            found.extend(also.map(|also| row(nutrient, also, None, Vec::new())));
        } else {
            if let Some((value, part)) = value_beside(claims, block, start, nutrient) {
                let cell = &claims.streams[part.block];
                let also = second_unit(cell, &value, nutrient);
                let cells = cells_behind(claims, &part);
                let percent = percent_at(cell, value.end).or_else(|| percent_in(claims, &cells));
                let name = Part { block, range: start..end };
                found.push(row(nutrient, value, percent, [vec![name, part], cells].concat()));
                found.extend(also.map(|also| row(nutrient, also, None, Vec::new())));
            }
            from = end;
        }
    }
    found
}

fn row(
    nutrient: &NutrientWords,
    value: Value,
    percent: Option<f64>,
    parts: Vec<Part>,
) -> Found<'_> {
    Found { nutrient, row: Row { key: nutrient.key.clone(), value, percent }, parts }
}

/// The nutrient whose name stands at a place, and where the name ends.
fn nutrient_at<'a>(
    stream: &Stream,
    start: usize,
    lexicon: &'a Lexicon,
) -> Option<(&'a NutrientWords, usize)> {
    if !stream.begins_word(start) {
        return None;
    }
    let ends = lexicon.nutrients_at(stream.opening(start)).filter_map(|nutrient| {
        let end = nutrient.words.iter().filter_map(|word| stream.matches(start, word)).max()?;
        Some((nutrient, end))
    });
    ends.max_by_key(|(_, end)| *end)
}

/// A figure with a fitting unit behind a name, before any other nutrient. The unit may stand before
/// the figure: "Năng lượng (kcal) ..... 285".
fn value_after(
    stream: &Stream,
    from: usize,
    nutrient: &NutrientWords,
    lexicon: &Lexicon,
) -> Option<Value> {
    let leader = |at: usize| stream.folded[at] == '.' && stream.folded.get(at + 1) == Some(&'.');
    let ends = |at: usize| match stream.folded[at] {
        '.' => !leader(at) && (at == 0 || !leader(at - 1)),
        ';' => true,
        // Words on the next line are of something else.
        c if c.is_alphabetic() && at > from && stream.raw[at - 1] == '\n' => true,
        _ => nutrient_at(stream, at, lexicon).is_some(),
    };
    let digit = (from..stream.len().min(from + BETWEEN))
        .take_while(|&at| !ends(at))
        .find(|&at| stream.folded[at].is_ascii_digit())?;
    value_at(stream, digit, nutrient, named_unit(stream, from..digit, nutrient))
}

/// The value whose first digit stands at a place; its unit stands behind it or is named before.
fn value_at(
    stream: &Stream,
    digit: usize,
    nutrient: &NutrientWords,
    named: Option<String>,
) -> Option<Value> {
    let end = figure_end(stream, digit);
    let printed: String = stream.folded[digit..end].iter().collect();
    let (unit, end) = unit_behind(stream, end, nutrient).or(named.map(|unit| (unit, end)))?;
    let before = stream.folded[..digit].iter().rev().find(|c| **c != ' ');
    Some(Value {
        amount: number::value(printed.trim_end_matches(['.', ','])),
        less_than: matches!(before, Some('<' | '≤')),
        unit,
        decimals: decimals(&printed),
        end,
    })
}

fn decimals(printed: &str) -> usize {
    let figure = printed.trim_end_matches(['.', ',']);
    figure.rsplit_once([',', '.']).map_or(0, |(_, behind)| behind.len())
}

/// The same value in another unit: "285 kcal (1192 kJ)".
fn second_unit(stream: &Stream, first: &Value, nutrient: &NutrientWords) -> Option<Value> {
    let signs = |c: &&char| matches!(c, ' ' | '/' | '(' | '=' | '~' | '≈');
    let digit = first.end + stream.raw[first.end..].iter().take_while(signs).count();
    stream.folded.get(digit).filter(|c| c.is_ascii_digit())?;
    value_at(stream, digit, nutrient, None).filter(|also| also.unit != first.unit)
}

/// The unit of the nutrient that stands in a range, as in "Natri (mg)".
fn named_unit(stream: &Stream, range: Range<usize>, nutrient: &NutrientWords) -> Option<String> {
    range.into_iter().find_map(|at| {
        let opens = at == 0 || !stream.folded[at - 1].is_alphanumeric();
        let mut units = nutrient.units.iter().filter(|_| opens);
        units.find(|unit| match_unit(stream, at, unit).is_some()).cloned()
    })
}

fn figure_end(stream: &Stream, start: usize) -> usize {
    let figure = |c: &&char| c.is_ascii_digit() || matches!(c, '.' | ',');
    start + stream.folded[start..].iter().take_while(figure).count()
}

/// The unit behind a figure, and where it ends.
fn unit_behind(stream: &Stream, end: usize, nutrient: &NutrientWords) -> Option<(String, usize)> {
    let at = end + stream.folded[end..].iter().take_while(|&&c| c == ' ').count();
    let ends = nutrient.units.iter().filter_map(|unit| Some((unit, match_unit(stream, at, unit)?)));
    ends.max_by_key(|(_, end)| *end).map(|(unit, end)| (unit.clone(), end))
}

fn match_unit(stream: &Stream, at: usize, unit: &str) -> Option<usize> {
    let end = at + unit.chars().count();
    let same = stream.folded.get(at..end)?.iter().copied().eq(unit.chars().map(fold_char));
    let closes = stream.folded.get(end).is_none_or(|c| !c.is_alphanumeric());
    (same && closes).then_some(end)
}

/// The value on the same row of a table, nearest to the right.
fn value_beside(
    claims: &Claims<'_>,
    block: usize,
    start: usize,
    nutrient: &NutrientWords,
) -> Option<(Value, Part)> {
    let own = &claims.streams[block];
    let line = own.line_at(start);
    let named = named_unit(own, start..own.line_end(start), nutrient);
    let beside = claims.label.lines_right_of(line, REACH).into_iter();
    beside.map(|line| claims.line_part(line)).find_map(|part| {
        let stream = &claims.streams[part.block];
        let digit = part.range.clone().take(3).find(|&at| stream.raw[at].is_ascii_digit())?;
        let value = value_at(stream, digit, nutrient, named.clone())?;
        Some((value, part))
    })
}

/// The percentage behind a value on its line: "5 g (10 %)".
fn percent_at(stream: &Stream, from: usize) -> Option<f64> {
    let rest = &stream.folded[from.min(stream.len())..stream.line_end(from.min(stream.len()))];
    let joins = |c: &&char| matches!(c, ' ' | '(' | '|' | '-' | '/' | ',' | '<');
    let digit = rest.iter().take_while(joins).count();
    let figure = rest[digit..].iter().take_while(|c| c.is_ascii_digit() || matches!(c, '.' | ','));
    let figure: String = figure.collect();
    let behind = rest[digit + figure.chars().count()..].iter().find(|c| **c != ' ');
    number::value(&figure).filter(|_| behind == Some(&'%'))
}

/// The cells of further columns on the same row: figures with at most a unit.
fn cells_behind(claims: &Claims<'_>, part: &Part) -> Vec<Part> {
    const LONGEST_UNIT: usize = 4;
    let line = claims.streams[part.block].line_at(part.range.start);
    let right = claims.label.lines_right_of(line, REACH).into_iter();
    let is_cell = |part: &Part| {
        let text = claims.text(part);
        let letters = text.chars().filter(|c| c.is_alphabetic()).count();
        text.starts_with(opens_value) && letters <= LONGEST_UNIT
    };
    right.map(|line| claims.line_part(line)).filter(is_cell).collect()
}

/// Whether a cell that begins with a character may be a value.
pub(super) fn opens_value(first: char) -> bool {
    first.is_ascii_digit() || matches!(first, '<' | '≤')
}

fn percent_in(claims: &Claims<'_>, cells: &[Part]) -> Option<f64> {
    cells.iter().find_map(|cell| percent_at(&claims.streams[cell.block], cell.range.start))
}
