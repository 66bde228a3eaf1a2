//! Text whose element, group or layer is called after what it states.

use std::collections::{BTreeMap, BTreeSet};

use super::claim::{Claims, Evidence, Part};
use super::date::DateReading;
use super::origin::CountryReading;
use super::state::has_letters;
use super::{Detail, tag};
use crate::kind::FieldKind;
use crate::label::Label;
use crate::pack::{Lexicon, Role};
use crate::report::FieldBasis;

/// Makes likely fields of text on which no statement opens, and tells whether it made any.
///
/// A name is believed where its elements read as the kind: designers copy elements and forget their
/// names.
pub(super) fn read(claims: &mut Claims<'_>, opened: &BTreeSet<usize>, lexicon: &Lexicon) -> bool {
    let before = claims.fields.len();
    for (kind, lines) in lines_by_kind(claims.label, lexicon) {
        let is_open =
            |line: &usize| !opened.contains(line) && !claims.is_taken(&claims.line_part(*line));
        if !lines.iter().all(is_open) {
            continue;
        }
        let parts: Vec<Part> = lines.into_iter().map(|line| claims.line_part(line)).collect();
        let texts: Vec<String> = parts.iter().map(|part| claims.text(part)).collect();
        let value = texts.join(" ");
        let detail = tag::detail(claims, kind, &parts, &value, lexicon);
        if reads(kind, &value, &detail) {
            let role = Some(Role::Unannounced);
            let evidence = Evidence::likely(FieldBasis::ElementName, detail);
            claims.add(kind, &parts, value, Evidence { role, ..evidence });
        }
    }
    claims.fields.len() > before
}

/// The lines that the nearest telling name gives to each kind, in reading order.
fn lines_by_kind(label: &Label, lexicon: &Lexicon) -> BTreeMap<FieldKind, Vec<usize>> {
    let mut found: BTreeMap<FieldKind, Vec<usize>> = BTreeMap::new();
    let mut lines: Vec<usize> = (0..label.lines.len()).collect();
    lines.sort_by_key(|&line| label.reading_order(line));
    for line in lines {
        let pieces = label.lines[line].pieces.iter();
        let mut names = pieces
            .filter_map(|piece| label.runs[piece.run].mark)
            .flat_map(|mark| &label.marks[mark].names);
        if let Some(kind) = names.find_map(|name| lexicon.names.kind_of(name)) {
            found.entry(kind).or_default().push(line);
        }
    }
    found
}

/// Whether a text can state the kind at all.
fn reads(kind: FieldKind, text: &str, detail: &Detail) -> bool {
    let digits = text.chars().filter(char::is_ascii_digit).count();
    match (kind, detail) {
        (_, Detail::Date(reading)) => !matches!(reading, DateReading::Unclear),
        (_, Detail::Quantity(found)) => found.is_some(),
        (_, Detail::Origin(reading)) => !matches!(reading, CountryReading::Absent),
        (_, Detail::Address(parts)) => parts.iter().any(super::address::Part::is_unit),
        // A panel is gathered row by row, and the name by its own recogniser.
        (FieldKind::Nutrition | FieldKind::ProductName | FieldKind::OcopStars, _) => false,
        (FieldKind::Phone, _) => digits >= 8,
        (FieldKind::Website, _) => text.contains('.'),
        (FieldKind::EthanolContent | FieldKind::Batch | FieldKind::DeclarationNumber, _) => {
            digits > 0
        }
        _ => has_letters(text),
    }
}
