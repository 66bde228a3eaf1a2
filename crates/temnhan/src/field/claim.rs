//! Which characters are already understood, and the fields they gave.

use std::collections::BTreeSet;
use std::ops::Range;

use super::statement::Statement;
use super::stream::Stream;
use super::{Detail, Field, Span, Wording};
use crate::kind::FieldKind;
use crate::label::Label;
use crate::report::{Certainty, FieldBasis, Place, Source};

/// A label under recognition.
pub(crate) struct Claims<'a> {
    pub(crate) label: &'a Label,
    /// One a block.
    pub(crate) streams: Vec<Stream>,
    /// Which characters of a block a field has.
    pub(crate) taken: Vec<Vec<bool>>,
    /// The kinds of the fields that have each character, as a set of bits.
    held: Vec<Vec<u32>>,
    /// Where each line begins: block and character.
    line_starts: Vec<(usize, usize)>,
    pub(crate) fields: Vec<Field>,
}

/// Some characters of a block.
#[derive(Debug, Clone)]
pub(crate) struct Part {
    pub(crate) block: usize,
    pub(crate) range: Range<usize>,
}

impl<'a> Claims<'a> {
    pub(crate) fn of(label: &'a Label) -> Self {
        let streams: Vec<Stream> =
            label.blocks.iter().map(|block| Stream::of(block, &label.lines)).collect();
        let taken = streams.iter().map(|stream| vec![false; stream.len()]).collect();
        let held = streams.iter().map(|stream| vec![0; stream.len()]).collect();
        let mut line_starts = vec![(0, 0); label.lines.len()];
        for (block, stream) in streams.iter().enumerate() {
            for &(start, line) in stream.line_starts() {
                line_starts[line] = (block, start);
            }
        }
        Self { label, streams, taken, held, line_starts, fields: Vec::new() }
    }

    /// Records a field made of these parts, and claims their characters.
    pub(crate) fn add(
        &mut self,
        kind: FieldKind,
        parts: &[Part],
        value: String,
        evidence: Evidence,
    ) {
        let parts: Vec<Part> = parts.iter().map(|part| self.without_joints(part)).collect();
        let spans: Vec<Span> = parts.iter().flat_map(|part| self.spans(part)).collect();
        if spans.is_empty() {
            return;
        }
        let texts: Vec<String> = parts.iter().map(|part| self.text(part)).collect();
        for part in &parts {
            self.taken[part.block][part.range.clone()].fill(true);
            for held in &mut self.held[part.block][part.range.clone()] {
                *held |= bit(kind);
            }
        }
        self.push(kind, value, texts.join(" "), spans, evidence);
    }

    /// Records a field that is drawn.
    pub(crate) fn add_drawn(
        &mut self,
        kind: FieldKind,
        value: String,
        place: Place,
        evidence: Evidence,
    ) {
        self.push(kind, value, String::new(), Vec::new(), evidence);
        self.also_drawn(vec![place]);
    }

    /// Tells where the last field is drawn besides.
    pub(crate) fn also_drawn(&mut self, places: Vec<Place>) {
        if let Some(last) = self.fields.last_mut() {
            last.drawn = places;
        }
    }

    fn push(
        &mut self,
        kind: FieldKind,
        value: String,
        text: String,
        spans: Vec<Span>,
        evidence: Evidence,
    ) {
        self.fields.push(Field {
            kind,
            value,
            text,
            spans,
            drawn: Vec::new(),
            certainty: evidence.certainty,
            source: evidence.source,
            basis: evidence.basis,
            wording: evidence.wording,
            role: evidence.role,
            detail: evidence.detail,
        });
    }

    /// Without the dash or comma that joins a part to the next statement.
    fn without_joints(&self, part: &Part) -> Part {
        let raw = &self.streams[part.block].raw[part.range.clone()];
        let joints = raw.iter().rev().take_while(|c| {
            c.is_whitespace() || matches!(c, '-' | '–' | ',' | ';' | '|' | '•' | '/' | '·')
        });
        Part { block: part.block, range: part.range.start..part.range.end - joints.count() }
    }

    pub(crate) fn text(&self, part: &Part) -> String {
        self.streams[part.block].text(&part.range)
    }

    pub(crate) fn spans(&self, part: &Part) -> Vec<Span> {
        self.streams[part.block].spans(&part.range)
    }

    pub(crate) fn has(&self, kind: FieldKind) -> bool {
        self.fields.iter().any(|field| field.kind == kind)
    }

    /// Whether any character of a part belongs to a field.
    pub(crate) fn is_taken(&self, part: &Part) -> bool {
        self.taken[part.block][part.range.clone()].contains(&true)
    }

    /// The run that draws a character of a block; `None` for a break between lines.
    pub(crate) fn run_at(&self, block: usize, index: usize) -> Option<usize> {
        let (line, offset) = self.streams[block].at(index);
        let pieces = &self.label.lines[line].pieces;
        pieces.iter().find(|piece| piece.chars.contains(&offset)).map(|piece| piece.run)
    }

    /// From a part to the end of its block, up to the next line on which a statement opens or which
    /// has a cell of its own in the column of `heading`.
    pub(crate) fn rest_of_cell(
        &self,
        part: &Part,
        heading: usize,
        opened: &BTreeSet<usize>,
    ) -> Part {
        let stream = &self.streams[part.block];
        let ends = |index: usize| {
            let line = stream.line_at(index);
            self.taken[part.block][index]
                || opened.contains(&line)
                || self.label.has_cell_in_column(line, heading)
        };
        let next = (part.range.end + 1..stream.len()).find(|&index| ends(index));
        Part { block: part.block, range: part.range.start..next.unwrap_or(stream.len()) }
    }

    /// The part of a block that is one line.
    pub(crate) fn line_part(&self, line: usize) -> Part {
        let (block, start) = self.line_starts[line];
        Part { block, range: start..self.streams[block].line_end(start) }
    }

    /// Whether a field of another kind than these has a character.
    pub(crate) fn is_held_beside(&self, block: usize, index: usize, kinds: &[FieldKind]) -> bool {
        self.held[block][index] & !kinds.iter().fold(0, |set, kind| set | bit(*kind)) != 0
    }

    /// The kinds of the fields that have all of a part.
    pub(crate) fn kinds_over(&self, part: &Part) -> Vec<FieldKind> {
        let held = &self.held[part.block][part.range.clone()];
        let over_all = held.iter().fold(u32::MAX, |set, kinds| set & kinds);
        let kinds = self.fields.iter().map(|field| field.kind);
        kinds.filter(|kind| over_all & bit(*kind) != 0).collect()
    }

    /// Whether a field of a kind has a character.
    pub(crate) fn is_held_by(&self, block: usize, index: usize, kind: FieldKind) -> bool {
        self.held[block][index] & bit(kind) != 0
    }
}

/// The kind's place in a set of kinds.
fn bit(kind: FieldKind) -> u32 {
    1 << kind as u32
}

/// How a field was recognised, and what its value says.
#[derive(Debug, Clone)]
pub(crate) struct Evidence {
    pub(crate) certainty: Certainty,
    pub(crate) source: Source,
    pub(crate) basis: FieldBasis,
    pub(crate) wording: Wording,
    pub(crate) role: Option<crate::pack::Role>,
    pub(crate) detail: Detail,
}

impl Evidence {
    /// By its heading, or by the sentence itself.
    pub(crate) fn statement(statement: &Statement, detail: Detail) -> Self {
        let is_headed = statement.start < statement.value;
        let basis = if is_headed { FieldBasis::Heading } else { FieldBasis::Words };
        Self { wording: statement.wording, role: statement.role, ..Self::certain(basis, detail) }
    }

    /// By what leaves no doubt.
    pub(crate) fn certain(basis: FieldBasis, detail: Detail) -> Self {
        Self {
            certainty: Certainty::Certain,
            source: Source::LiveText,
            basis,
            wording: Wording::Vietnamese,
            role: None,
            detail,
        }
    }

    /// By what may also be something else.
    pub(crate) fn likely(basis: FieldBasis, detail: Detail) -> Self {
        Self { certainty: Certainty::Likely, ..Self::certain(basis, detail) }
    }

    /// By the designer's word.
    pub(crate) fn hint(detail: Detail) -> Self {
        Self { source: Source::Hint, ..Self::certain(FieldBasis::Designer, detail) }
    }
}
