//! What the values of a nutrition panel are for: 100 g, 100 ml or a serving.

use super::claim::{Claims, Part};
use super::fold::{find_words, fold};
use super::nutrition::opens_value;
use super::quantity::{self, Quantity};
use crate::label::line::Line;
use crate::pack::{Dimension, Lexicon};

/// How far over, under and beside the rows their basis may stand, in ems of the rows.
const ABOVE: f64 = 8.0;
const BELOW: f64 = 3.0;
const BESIDE: f64 = 3.0;
/// A quantity alone is the head of a column only in letters about as large as those of the rows,
/// and next to them.
const HEAD_SIZE: f64 = 1.4;
const HEAD_ABOVE: f64 = 4.0;
/// The amounts that are no serving, in g and ml.
const WHOLE: f64 = 100.0;

/// What the values are for.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Basis {
    pub(crate) serving: bool,
    pub(crate) amount: Option<Quantity>,
}

/// The basis of a panel with these rows, and the cell that holds nothing else.
pub(super) fn of(
    claims: &Claims<'_>,
    rows: &[Part],
    lexicon: &Lexicon,
) -> (Option<Basis>, Option<Part>) {
    let lines: Vec<usize> =
        rows.iter().map(|part| claims.streams[part.block].line_at(part.range.start)).collect();
    let panel = Area::of(claims, &lines);
    let mut near: Vec<usize> = (0..claims.label.lines.len())
        .filter(|&line| panel.is_near(&claims.label.lines[line]))
        .collect();
    // With several columns, the head over the values that were read counts.
    let values = rows.iter().find(|part| claims.text(part).starts_with(opens_value));
    let column = values.map(|part| claims.streams[part.block].line_at(part.range.start));
    let over_values = |line: usize| {
        column.is_some_and(|column| {
            let (own, column) = (&claims.label.lines[line], &claims.label.lines[column]);
            own.extent.0 < column.extent.1 && column.extent.0 < own.extent.1
        })
    };
    near.sort_by_key(|&line| (!over_values(line), claims.label.reading_order(line)));
    let stated = near.iter().find_map(|&line| stated(&claims.label.lines[line].text, lexicon));
    if stated.is_some() {
        return (stated, None);
    }
    let heads = near.iter().filter(|&&line| panel.may_head(&claims.label.lines[line]));
    let head = heads.map(|&line| claims.line_part(line)).find_map(|part| {
        let amount = whole(&claims.text(&part), lexicon)?;
        Some((Basis { serving: false, amount: Some(amount) }, part))
    });
    head.unzip()
}

/// Where the rows of a panel stand.
struct Area<'a> {
    first: &'a Line,
    top: f64,
    bottom: f64,
    extent: (f64, f64),
    em: f64,
}

impl<'a> Area<'a> {
    fn of(claims: &'a Claims<'_>, lines: &[usize]) -> Self {
        let all = || lines.iter().map(|&line| &claims.label.lines[line]);
        let first = &claims.label.lines[lines[0]];
        Self {
            first,
            top: all().map(|line| line.baseline).fold(f64::INFINITY, f64::min),
            bottom: all().map(|line| line.baseline).fold(f64::NEG_INFINITY, f64::max),
            extent: (
                all().map(|line| line.extent.0).fold(f64::INFINITY, f64::min),
                all().map(|line| line.extent.1).fold(f64::NEG_INFINITY, f64::max),
            ),
            em: first.em,
        }
    }

    fn is_near(&self, line: &Line) -> bool {
        let margin = BESIDE * self.em;
        let beside =
            line.extent.0 < self.extent.1 + margin && line.extent.1 > self.extent.0 - margin;
        let height = self.top - ABOVE * self.em..self.bottom + BELOW * self.em;
        self.first.is_parallel_to(line) && beside && height.contains(&line.baseline)
    }

    fn may_head(&self, line: &Line) -> bool {
        let above = self.top - line.baseline;
        line.em <= HEAD_SIZE * self.em && (0.0..HEAD_ABOVE * self.em).contains(&above)
    }
}

/// The basis that a line says in words: "trong 100 g", "Khẩu phần: 30 g".
fn stated(text: &str, lexicon: &Lexicon) -> Option<Basis> {
    let folded = fold(text);
    let words = &lexicon.words.nutrition_basis;
    let servings =
        words.serving.iter().filter_map(|word| Some(find_words(&folded, word)? + word.len()));
    if let Some(end) = servings.max() {
        return Some(Basis { serving: true, amount: first_amount(&folded[end..], lexicon) });
    }
    let mut per = words.per.iter().filter_map(|word| Some(find_words(&folded, word)? + word.len()));
    per.find_map(|end| adjacent_amount(&folded[end..], lexicon)).map(|amount| {
        let serving = amount.in_base(&lexicon.units) != Some(WHOLE);
        Basis { serving, amount: Some(amount) }
    })
}

/// The mass or volume that a text begins with, or that follows the name of a pack: "gói 12 g".
fn adjacent_amount(folded: &str, lexicon: &Lexicon) -> Option<Quantity> {
    let amount = first_amount(folded, lexicon)?;
    let before: String = folded.chars().take(amount.chars.start).collect();
    let words = before.split(|c: char| !c.is_alphabetic()).filter(|word| !word.is_empty());
    (words.count() <= 1).then_some(amount)
}

/// The first mass or volume of a text, within a few words.
fn first_amount(folded: &str, lexicon: &Lexicon) -> Option<Quantity> {
    const NEAR: usize = 16;
    let chars: Vec<char> = folded.chars().collect();
    let found = quantity::all(&chars, &lexicon.units).into_iter();
    let measured = |amount: &Quantity| {
        matches!(lexicon.units[amount.unit_index].dimension, Dimension::Mass | Dimension::Volume)
    };
    found.filter(measured).find(|amount| amount.chars.start <= NEAR)
}

/// A text that is 100 g or 100 ml and nothing else.
fn whole(text: &str, lexicon: &Lexicon) -> Option<Quantity> {
    let amount = first_amount(&fold(text), lexicon)?;
    let rest = fold(text).chars().filter(|c| c.is_alphanumeric()).count();
    let own = amount.text().chars().filter(|c| c.is_alphanumeric()).count();
    let is_whole = amount.in_base(&lexicon.units) == Some(WHOLE);
    (is_whole && rest == own).then_some(amount)
}
