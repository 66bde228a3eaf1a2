//! The product name: said, matched with the product file, or the largest text left.

use super::claim::{Claims, Evidence, Part};
use super::fold::{bare, fold, has_marks};
use super::state::has_letters;
use super::{Detail, Wording};
use crate::kind::FieldKind;
use crate::pack::Lexicon;
use crate::product::ProductFile;
use crate::report::FieldBasis;

/// Lines whose letters reach this share of the largest may be parts of one name.
const PART_OF_NAME: f64 = 0.45;
/// Letters of a guessed name's further lines reach this share of the first.
const SAME_NAME: f64 = 0.8;

/// Finds every occurrence of the name that an id or the product file tells.
pub(super) fn read(claims: &mut Claims<'_>, product: &ProductFile, lexicon: &Lexicon) {
    by_id(claims, lexicon);
    if let Some(name) = product.product.name.as_deref().map(fold) {
        occurrences(claims, &name, Wording::Vietnamese);
        if has_marks(&name) && !claims.has(FieldKind::ProductName) {
            let unmarked: String = name.chars().map(bare).collect();
            occurrences(claims, &unmarked, Wording::WithoutMarks);
        }
        if !claims.has(FieldKind::ProductName) {
            across_blocks(claims, &name);
        }
    }
}

/// Text elements whose id says that they are the name.
fn by_id(claims: &mut Claims<'_>, lexicon: &Lexicon) {
    let is_name = |id: &str| lexicon.names.kind_of(id) == Some(FieldKind::ProductName);
    let mut parts: Vec<Part> = Vec::new();
    for line in 0..claims.label.lines.len() {
        let part = claims.line_part(line);
        let pieces = claims.label.lines[line].pieces.iter();
        let marks = pieces.filter_map(|piece| claims.label.runs[piece.run].mark);
        let mut ids = marks.flat_map(|mark| &claims.label.marks[mark].ids);
        if ids.any(|id| is_name(id)) && !claims.is_taken(&part) {
            parts.push(part);
        }
    }
    let value = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join(" ");
    if !parts.is_empty() {
        claims.add(
            FieldKind::ProductName,
            &parts,
            value,
            Evidence::certain(FieldBasis::ElementName, Detail::None),
        );
    }
}

/// Where the product file's name stands in one block.
fn occurrences(claims: &mut Claims<'_>, name: &str, wording: Wording) {
    for block in 0..claims.streams.len() {
        let mut start = 0;
        while start < claims.streams[block].len() {
            let found = claims.streams[block].matches(start, name);
            let part = found.map(|end| Part { block, range: start..end });
            match part.filter(|part| !claims.is_taken(part)) {
                Some(part) => {
                    start = part.range.end;
                    let value = claims.text(&part);
                    let evidence = Evidence::certain(FieldBasis::ProductFile, Detail::None);
                    let evidence = Evidence { wording, ..evidence };
                    claims.add(FieldKind::ProductName, &[part], value, evidence);
                }
                None => start += 1,
            }
        }
    }
}

/// A name whose lines differ too much in size or place to be one block.
fn across_blocks(claims: &mut Claims<'_>, name: &str) {
    let mut lines = free_lines(claims);
    let tallest = lines.iter().map(|&line| claims.label.capital_height(line)).fold(0.0, f64::max);
    lines.retain(|&line| claims.label.capital_height(line) >= PART_OF_NAME * tallest);
    lines.sort_by_key(|&line| claims.label.reading_order(line));
    for from in 0..lines.len() {
        for to in from + 1..=lines.len() {
            let parts: Vec<Part> =
                lines[from..to].iter().map(|&line| claims.line_part(line)).collect();
            let text = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join(" ");
            if fold(&text) == name {
                let evidence = Evidence::certain(FieldBasis::ProductFile, Detail::None);
                return claims.add(FieldKind::ProductName, &parts, text, evidence);
            }
        }
    }
}

/// Where nothing tells the name: the largest text that is nothing else, with the lines below it in
/// the same size.
pub(super) fn guess(claims: &mut Claims<'_>) {
    if claims.has(FieldKind::ProductName) {
        return;
    }
    let lines = free_lines(claims);
    let height = |line: &usize| claims.label.capital_height(*line);
    let largest = lines.iter().copied().max_by(|a, b| height(a).total_cmp(&height(b)));
    let Some(largest) = largest else { return };
    let same = |line: &&usize| {
        claims.label.in_one_block(**line, largest) && height(line) >= SAME_NAME * height(&largest)
    };
    let mut own: Vec<usize> = lines.iter().filter(same).copied().collect();
    own.sort_by_key(|&line| claims.label.reading_order(line));
    let parts: Vec<Part> = own.into_iter().map(|line| claims.line_part(line)).collect();
    let value = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join(" ");
    claims.add(
        FieldKind::ProductName,
        &parts,
        value,
        Evidence::likely(FieldBasis::Position, Detail::None),
    );
}

/// Lines with letters that no field has.
fn free_lines(claims: &Claims<'_>) -> Vec<usize> {
    let lines = 0..claims.label.lines.len();
    let free = lines.filter(|&line| {
        let part = claims.line_part(line);
        let has_words = |text: &str| has_letters(text) && text.contains(char::is_alphabetic);
        !claims.is_taken(&part) && has_words(&claims.text(&part))
    });
    free.collect()
}
