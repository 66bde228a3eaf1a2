//! The net quantity: behind its heading, before it, or alone on its lines.

use std::collections::BTreeMap;
use std::ops::Range;

use super::claim::{Claims, Evidence, Part};
use super::multiple::{self, Multiple};
use super::number::Joint;
use super::quantity::{self, Quantity, UnitFound};
use super::state::Reader;
use super::{Detail, Span, date, date::DateReading};
use crate::kind::FieldKind;
use crate::pack::{Dimension, Lexicon, Role};
use crate::report::FieldBasis;

/// How far the unit may stand from its figure, and a quantity over its heading, in ems.
const UNIT_RIGHT: f64 = 2.0;
const UNIT_BELOW: f64 = 2.0;
const ABOVE: f64 = 2.6;

/// A net quantity as the label states it.
#[derive(Debug, Clone)]
pub(crate) struct NetQuantity {
    /// The total; one item where no total is printed.
    pub(crate) nominal: Quantity,
    pub(crate) multiple: Option<Multiple>,
    /// Where the figures and the unit of `nominal` stand.
    pub(crate) spans: Vec<Span>,
}

/// What was found for a heading: the parts that belong to the field, its value, the quantity.
type Found = (Vec<Part>, String, Option<NetQuantity>);

/// Reads the quantity of a heading, or the room left for it.
pub(super) fn headed(reader: &Reader<'_>, claims: &mut Claims<'_>) {
    let found = behind(reader, claims)
        .or_else(|| beside(reader, claims))
        .or_else(|| before(reader, claims))
        .or_else(|| room(reader, claims));
    if let Some((parts, text, net)) = found {
        let evidence = reader.evidence(Detail::Quantity(net));
        claims.add(FieldKind::NetQuantity, &parts, text, evidence);
    }
}

/// The quantity in the same lines as the heading.
fn behind(reader: &Reader<'_>, claims: &Claims<'_>) -> Option<Found> {
    let stream = &claims.streams[reader.block];
    let value = Part { block: reader.block, range: reader.statement.value() };
    let (net, last) = measured(claims, &value, reader.lexicon).or_else(|| {
        let (net, last) = figure(claims, &value, &heading_unit(reader, claims)?, reader.lexicon)?;
        Some((net, last))
    })?;
    let end = stream.line_end(last).min(reader.statement.end);
    let text = stream.text(&(reader.statement.value..end));
    Some((vec![reader.part(end)], text, Some(net)))
}

/// The quantity in a line beside or below the heading; its unit may stand in the heading or in one
/// more line.
fn beside(reader: &Reader<'_>, claims: &Claims<'_>) -> Option<Found> {
    let lexicon = reader.lexicon;
    let heading = reader.part(reader.statement.value);
    let whole = |part: &Part| measured(claims, part, lexicon).map(|(net, _)| net);
    if let Some((part, net)) = reader.partner(claims, whole) {
        let text = claims.text(&part);
        return Some((vec![heading, part], text, Some(net)));
    }
    let own = heading_unit(reader, claims);
    let alone = |part: &Part| match &own {
        Some(unit) => figure(claims, part, unit, lexicon).map(|(net, _)| (net, None)),
        None => split(claims, part, lexicon).map(|(net, unit)| (net, Some(unit))),
    };
    let (part, (net, unit)) = reader.partner(claims, alone)?;
    let parts: Vec<Part> = [part].into_iter().chain(unit).collect();
    let text = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join(" ");
    Some(([heading].into_iter().chain(parts).collect(), text, Some(net)))
}

/// A heading with nothing behind it belongs to the quantity over it.
fn before(reader: &Reader<'_>, claims: &Claims<'_>) -> Option<Found> {
    let stream = &claims.streams[reader.block];
    let own = stream.line_at(reader.statement.start);
    let above = claims.label.lines_above(own, ABOVE).into_iter();
    let mut free = above.map(|line| claims.line_part(line)).filter(|part| !claims.is_taken(part));
    let (part, alone) =
        free.find_map(|part| alone(claims, &part, reader.lexicon).map(|net| (part, net)))?;
    let text = claims.text(&part);
    Some((vec![part, reader.part(reader.statement.value)], text, Some(alone.net)))
}

/// Room for a stamp, or a pointer to it.
fn room(reader: &Reader<'_>, claims: &Claims<'_>) -> Option<Found> {
    let end = reader.line_ends(claims)[0];
    let text = claims.streams[reader.block].text(&(reader.statement.value..end));
    let reading = date::read(&text, &reader.lexicon.words);
    let is_room = matches!(reading, DateReading::Blank | DateReading::Pointer);
    is_room.then(|| (vec![reader.part(end)], text, None))
}

/// The unit that stands in a bracket on the heading's line: "Khối lượng tịnh (g):".
fn heading_unit(reader: &Reader<'_>, claims: &Claims<'_>) -> Option<UnitFound> {
    let stream = &claims.streams[reader.block];
    let end = stream.line_end(reader.statement.value).min(reader.statement.end);
    let heading = &stream.raw[reader.statement.start..end.max(reader.statement.value)];
    let open = heading.iter().position(|&c| c == '(')?;
    quantity::unit_at(&heading[open + 1..], &reader.lexicon.units)
}

/// The quantity in a stretch of text, and its last character.
pub(super) fn measured(
    claims: &Claims<'_>,
    part: &Part,
    lexicon: &Lexicon,
) -> Option<(NetQuantity, usize)> {
    let chars = &claims.streams[part.block].raw[part.range.clone()];
    let all = quantity::all(chars, &lexicon.units);
    let nominal = quantity::nominal(&all, &lexicon.units)?.clone();
    let range = shifted(&nominal.chars, part.range.start);
    let last = range.end - 1;
    let spans = claims.spans(&Part { block: part.block, range });
    Some((NetQuantity { nominal, multiple: multiple::read(chars, &lexicon.units), spans }, last))
}

/// The first figure of a stretch, in a unit that stands elsewhere, and its last character.
fn figure(
    claims: &Claims<'_>,
    part: &Part,
    unit: &UnitFound,
    lexicon: &Lexicon,
) -> Option<(NetQuantity, usize)> {
    let chars = &claims.streams[part.block].raw[part.range.clone()];
    let terms = quantity::terms(chars, &lexicon.units);
    let nominal = terms.first().filter(|term| term.unit.is_none())?.quantity(unit);
    let range = shifted(&nominal.chars, part.range.start);
    let last = range.end - 1;
    let spans = claims.spans(&Part { block: part.block, range });
    Some((NetQuantity { nominal, multiple: None, spans }, last))
}

/// A line that is one figure, and the line beside or below it that is its unit.
fn split(claims: &Claims<'_>, part: &Part, lexicon: &Lexicon) -> Option<(NetQuantity, Part)> {
    let stream = &claims.streams[part.block];
    let is_figure = |c: &char| c.is_ascii_digit() || matches!(c, '.' | ',' | ' ');
    if part.range.is_empty() || !stream.raw[part.range.clone()].iter().all(is_figure) {
        return None;
    }
    let own = stream.line_at(part.range.start);
    let mut near = claims.label.lines_beside_letters(own, UNIT_RIGHT);
    near.extend(claims.label.lines_near(own, UNIT_RIGHT, UNIT_BELOW));
    let free = near.into_iter().map(|line| claims.line_part(line));
    let (unit_part, unit) = free.filter(|part| !claims.is_taken(part)).find_map(|part| {
        let text: Vec<char> = claims.text(&part).chars().collect();
        let unit = quantity::unit_at(&text, &lexicon.units)?;
        (unit.printed.chars().count() == text.len()).then_some((part, unit))
    })?;
    let (mut net, _) = figure(claims, part, &unit, lexicon)?;
    net.spans.extend(claims.spans(&unit_part));
    Some((net, unit_part))
}

/// A line that holds a quantity and nothing else but a term.
struct Alone {
    net: NetQuantity,
    has_term: bool,
}

/// Reads a line that holds nothing but a quantity, its items, a term such as "Khối lượng tịnh"
/// and the sign ℮.
fn alone(claims: &Claims<'_>, part: &Part, lexicon: &Lexicon) -> Option<Alone> {
    let (net, _) = measured(claims, part, lexicon)?;
    let stream = &claims.streams[part.block];
    let chars = &stream.raw[part.range.clone()];
    let terms = quantity::terms(chars, &lexicon.units);
    let mut rest: Vec<char> = chars.to_vec();
    for (at, term) in terms.iter().enumerate() {
        rest[term.chars.clone()].fill(' ');
        if let Some(Joint::Times(_)) = quantity::joint_before(chars, &terms, at) {
            rest[terms[at - 1].chars.end..term.chars.start].fill(' ');
        }
    }
    let term = part.range.clone().find_map(|at| Some(at..term_end(claims, part, at, lexicon)?));
    if let Some(term) = &term {
        let offset = part.range.start;
        rest[term.start - offset..term.end - offset].fill(' ');
    }
    let rest: String = rest.into_iter().collect();
    let mut words = rest.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    let is_silent = |word: &str| word == "e" || is_pack(word, lexicon);
    words.all(is_silent).then_some(Alone { net, has_term: term.is_some() })
}

/// Where the term of a quantity that begins at a character ends.
fn term_end(claims: &Claims<'_>, part: &Part, at: usize, lexicon: &Lexicon) -> Option<usize> {
    let stream = &claims.streams[part.block];
    let own = |kinds: &[FieldKind]| kinds.contains(&FieldKind::NetQuantity);
    let headings = lexicon.headings.iter().filter(|heading| own(&heading.kinds));
    let words = headings.filter(|heading| heading.role.is_none()).flat_map(|h| &h.words);
    let ends = words.filter_map(|word| stream.matches(at, word));
    ends.filter(|&end| end <= part.range.end).max()
}

/// Whether a word is the name of a pack or of what is counted: "Hộp".
fn is_pack(word: &str, lexicon: &Lexicon) -> bool {
    let word: Vec<char> = word.chars().collect();
    let unit = quantity::unit_at(&word, &lexicon.units);
    unit.is_some_and(|unit| lexicon.units[unit.index].dimension == Dimension::Count)
}

/// Quantities that stand without a heading, each alone on its lines.
pub(super) fn bare(claims: &mut Claims<'_>, lexicon: &Lexicon) {
    let lines = (0..claims.label.lines.len()).map(|line| claims.line_part(line));
    let open = lines.filter(|part| !claims.is_taken(part));
    let found: Vec<(Vec<Part>, Alone)> = open
        .filter_map(|part| {
            if let Some(alone) = alone(claims, &part, lexicon) {
                return Some((vec![part], alone));
            }
            let (net, unit) = split(claims, &part, lexicon)?;
            Some((vec![part, unit], Alone { net, has_term: false }))
        })
        .filter(|(parts, alone)| is_net(claims, parts, alone, lexicon))
        .collect();
    let columns = columns(&found);
    for (parts, Alone { net, has_term }) in found {
        if columns.contains(&parts[0].block) {
            continue;
        }
        let role = (!has_term).then_some(Role::WithoutTerm);
        let value = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join(" ");
        let detail = Detail::Quantity(Some(net));
        let evidence = Evidence { role, ..Evidence::likely(FieldBasis::Shape, detail) };
        claims.add(FieldKind::NetQuantity, &parts, value, evidence);
    }
}

/// A mass or volume, or a count in a named pack: "Hộp 12 cái".
fn is_net(claims: &Claims<'_>, parts: &[Part], alone: &Alone, lexicon: &Lexicon) -> bool {
    match lexicon.units[alone.net.nominal.unit_index].dimension {
        Dimension::Mass | Dimension::Volume | Dimension::Other => true,
        Dimension::Count => {
            let text = claims.text(&parts[0]);
            text.split_whitespace().next().is_some_and(|word| is_pack(word, lexicon))
        }
        Dimension::Length | Dimension::Area => alone.has_term,
    }
}

/// Blocks that hold different bare quantities: a column of a table, not the pack's quantity.
fn columns(found: &[(Vec<Part>, Alone)]) -> Vec<usize> {
    let mut texts: BTreeMap<usize, Vec<String>> = BTreeMap::new();
    for (parts, alone) in found.iter().filter(|(_, alone)| !alone.has_term) {
        let texts = texts.entry(parts[0].block).or_default();
        let text = alone.net.nominal.text();
        if !texts.contains(&text) {
            texts.push(text);
        }
    }
    texts.into_iter().filter(|(_, texts)| texts.len() > 1).map(|(block, _)| block).collect()
}

fn shifted(range: &Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
