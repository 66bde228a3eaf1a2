//! Fields that a heading or a cue sentence states.

use std::collections::BTreeSet;

use super::claim::{Claims, Evidence, Part};
use super::date::DateReading;
use super::fold::{fold, is_of_word};
use super::origin::CountryReading;
use super::statement::{self, Statement};
use super::{Detail, Wording, address, date, named, net_quantity, origin, party};
use crate::kind::FieldKind;
use crate::pack::Lexicon;
use crate::report::FieldBasis;

/// How far a value may stand from its heading: behind it, and below it, in ems.
const REACH_RIGHT: f64 = 14.0;
const REACH_BELOW: f64 = 2.6;

/// The statements of every block, as long as nothing more is claimed.
pub(super) fn statements(
    claims: &Claims<'_>,
    producer: Option<&str>,
    lexicon: &Lexicon,
) -> Vec<Vec<Statement>> {
    let of = |block: usize| {
        statement::of(&claims.streams[block], lexicon, &claims.taken[block], producer)
    };
    (0..claims.streams.len()).map(of).collect()
}

/// The lines on which a statement opens.
pub(super) fn opened(claims: &Claims<'_>, all: &[Vec<Statement>]) -> BTreeSet<usize> {
    let lines = all.iter().enumerate().flat_map(|(block, statements)| {
        let stream = &claims.streams[block];
        statements.iter().map(move |statement| stream.line_at(statement.start))
    });
    lines.collect()
}

/// Makes fields of all statements, and of text that only the names of elements tell.
pub(super) fn read(claims: &mut Claims<'_>, producer: Option<&str>, lexicon: &Lexicon) {
    let mut all = statements(claims, producer, lexicon);
    let mut opened = opened(claims, &all);
    if named::read(claims, &opened, lexicon) {
        all = statements(claims, producer, lexicon);
        opened = self::opened(claims, &all);
    }
    for (block, statements) in all.iter().enumerate() {
        for statement in statements {
            let statement = &within_row(claims, block, statement, &opened);
            let lexicon = match statement.wording {
                Wording::WithoutMarks => lexicon.unmarked(),
                Wording::Vietnamese | Wording::Foreign => lexicon,
            };
            let reader = Reader { lexicon, producer, block, statement, opened: &opened };
            for (place, &kind) in statement.kinds.iter().enumerate() {
                reader.state(claims, kind, place);
            }
        }
    }
}

/// A heading alone on its line with text beside it is the first cell of a row: what stands below
/// it in its own column is no part of it.
fn within_row(
    claims: &Claims<'_>,
    block: usize,
    statement: &Statement,
    opened: &BTreeSet<usize>,
) -> Statement {
    let stream = &claims.streams[block];
    let line_end = stream.line_end(statement.value);
    let alone = statement.start < statement.value
        && line_end < statement.end
        && stream.text(&(statement.value..line_end)).is_empty();
    let line = stream.line_at(statement.start);
    let beside = || {
        let right = claims.label.lines_right_of(line, REACH_RIGHT);
        right.first().is_some_and(|line| !opened.contains(line))
    };
    let end = if alone && beside() { line_end } else { statement.end };
    Statement { end, ..statement.clone() }
}

/// One statement under reading.
pub(super) struct Reader<'a> {
    pub(super) lexicon: &'a Lexicon,
    producer: Option<&'a str>,
    pub(super) block: usize,
    pub(super) statement: &'a Statement,
    /// Lines on which some statement opens: no value of another.
    opened: &'a BTreeSet<usize>,
}

impl Reader<'_> {
    /// Makes the field of one of the statement's kinds; `place` counts them.
    fn state(&self, claims: &mut Claims<'_>, kind: FieldKind, place: usize) {
        match kind {
            FieldKind::ProductionDate | FieldKind::ExpiryDate => self.date(claims, kind, place),
            FieldKind::NetQuantity => net_quantity::headed(self, claims),
            FieldKind::Origin => self.origin(claims),
            FieldKind::Address => self.address(claims),
            FieldKind::ResponsibleParty => self.party(claims),
            FieldKind::ProductName
            | FieldKind::Batch
            | FieldKind::Phone
            | FieldKind::Website
            | FieldKind::DeclarationNumber => self.line(claims, kind),
            FieldKind::EthanolContent => self.ethanol(claims),
            // The panel's values are gathered row by row, see `nutrition`.
            FieldKind::Nutrition => {}
            _ => self.whole(claims, kind),
        }
    }

    /// From the heading to `end`.
    pub(super) fn part(&self, end: usize) -> Part {
        Part { block: self.block, range: self.statement.start..end }
    }

    /// Where the lines of the value end, one by one.
    pub(super) fn line_ends(&self, claims: &Claims<'_>) -> Vec<usize> {
        let stream = &claims.streams[self.block];
        let end = self.statement.end;
        let mut ends: Vec<usize> =
            (self.statement.value..end).filter(|&index| stream.raw[index] == '\n').collect();
        if ends.last().is_none_or(|&last| last + 1 < end) {
            ends.push(end);
        }
        ends
    }

    /// The value up to the first line end that gives something; `None` where none does.
    fn value_to<T>(
        &self,
        claims: &Claims<'_>,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<(usize, String, T)> {
        let stream = &claims.streams[self.block];
        self.line_ends(claims).into_iter().find_map(|end| {
            let text = stream.text(&(self.statement.value..end));
            read(&text).map(|value| (end, text, value))
        })
    }

    /// The line beside or below a heading that stands alone, if it gives something.
    pub(super) fn partner<T>(
        &self,
        claims: &Claims<'_>,
        read: impl Fn(&Part) -> Option<T>,
    ) -> Option<(Part, T)> {
        let stream = &claims.streams[self.block];
        let own = stream.line_at(self.statement.start.max(self.statement.value.saturating_sub(1)));
        let near = claims.label.lines_near(own, REACH_RIGHT, REACH_BELOW);
        let free = near.into_iter().filter(|line| !self.opened.contains(line));
        free.map(|line| claims.line_part(line))
            .filter(|part| !claims.is_taken(part))
            .find_map(|part| read(&part).map(|value| (part, value)))
    }

    pub(super) fn evidence(&self, detail: Detail) -> Evidence {
        Evidence::statement(self.statement, detail)
    }

    fn date(&self, claims: &mut Claims<'_>, kind: FieldKind, place: usize) {
        let words = &self.lexicon.words;
        let read = |text: &str| {
            let reading = date::read(text, words);
            (!matches!(reading, DateReading::Unclear)).then_some(reading)
        };
        let filled = |text: &str| {
            read(text).filter(|reading| *reading != DateReading::Blank || !text.is_empty())
        };
        if let Some((end, text, mut reading)) = self.value_to(claims, filled) {
            // "NSX/HSD: 01/01/2026 – 01/01/2027" gives each its own.
            let is_own = place == 0 && matches!(reading, DateReading::Day(_));
            let own = || date::days(&fold(&text), words).into_iter().nth(place);
            if let Some(own) = (!is_own).then(own).flatten() {
                reading = DateReading::Day(own);
            }
            return claims.add(kind, &[self.part(end)], text, self.evidence(Detail::Date(reading)));
        }
        let beside = self.partner(claims, |part| filled(&claims.text(part)));
        if let Some((part, reading)) = beside {
            let value = claims.text(&part);
            let parts = [self.part(self.statement.value), part];
            return claims.add(kind, &parts, value, self.evidence(Detail::Date(reading)));
        }
        let end = self.line_ends(claims)[0];
        let text = claims.streams[self.block].text(&(self.statement.value..end));
        let reading = read(&text).unwrap_or(DateReading::Unclear);
        claims.add(kind, &[self.part(end)], text, self.evidence(Detail::Date(reading)));
    }

    fn origin(&self, claims: &mut Claims<'_>) {
        let words = &self.lexicon.words;
        let country = |text: &str| match origin::read(text, words) {
            CountryReading::Absent => None,
            reading => Some(reading),
        };
        if let Some((end, text, reading)) = self.value_to(claims, country) {
            let detail = Detail::Origin(reading);
            return claims.add(FieldKind::Origin, &[self.part(end)], text, self.evidence(detail));
        }
        let stream = &claims.streams[self.block];
        let heading = stream.text(&(self.statement.start..self.statement.value));
        let beside = self.partner(claims, |part| country(&claims.text(part)));
        let value_is_empty = stream.text(&self.statement.value()).is_empty();
        if let Some((part, reading)) = beside.filter(|_| value_is_empty) {
            let value = claims.text(&part);
            let parts = [self.part(self.statement.value), part];
            let detail = Detail::Origin(reading);
            return claims.add(FieldKind::Origin, &parts, value, self.evidence(detail));
        }
        let end = self.origin_end(claims);
        let text = stream.text(&(self.statement.value..end));
        let reading = country(&heading).unwrap_or(CountryReading::Absent);
        let detail = Detail::Origin(reading);
        claims.add(FieldKind::Origin, &[self.part(end)], text, self.evidence(detail));
    }

    /// Without a country: an address to its province, anything else to the end of its line.
    fn origin_end(&self, claims: &Claims<'_>) -> usize {
        let line_end = self.line_ends(claims)[0];
        let value = Part { block: self.block, range: self.statement.value() };
        let end = address::end(claims, &value, self.lexicon).filter(|_| self.is_address(claims));
        end.map_or(line_end, |end| end.max(line_end))
    }

    /// Whether the value is an address, as behind "Nhà máy:".
    fn is_address(&self, claims: &Claims<'_>) -> bool {
        let value = Part { block: self.block, range: self.statement.value() };
        address::is_one(&claims.text(&value), self.lexicon)
    }

    fn address(&self, claims: &mut Claims<'_>) {
        let value = Part { block: self.block, range: self.statement.value() };
        let Some(end) = address::end(claims, &value, self.lexicon) else {
            let letters = |part: &Part| has_letters(&claims.text(part)).then_some(());
            if let Some((part, ())) = self.partner(claims, letters) {
                let end = address::end(claims, &part, self.lexicon).unwrap_or(part.range.end);
                let part = Part { block: part.block, range: part.range.start..end };
                let value = claims.text(&part);
                let detail = Detail::Address(address::parts(&value, self.lexicon));
                let parts = [self.part(self.statement.value), part];
                claims.add(FieldKind::Address, &parts, value, self.evidence(detail));
            }
            return;
        };
        let text = claims.streams[self.block].text(&(self.statement.value..end));
        let detail = Detail::Address(address::parts(&text, self.lexicon));
        claims.add(FieldKind::Address, &[self.part(end)], text, self.evidence(detail));
    }

    /// A name behind its heading, or the name itself.
    fn party(&self, claims: &mut Claims<'_>) {
        if self.statement.start < self.statement.value {
            return if self.is_address(claims) {
                self.address(claims);
            } else {
                self.line(claims, FieldKind::ResponsibleParty);
            };
        }
        let end = party::name_end(&claims.streams[self.block], self.statement.start, self.producer);
        let part = self.part(end.min(self.statement.end));
        let value = claims.text(&part);
        let evidence = Evidence::likely(FieldBasis::Words, Detail::None);
        claims.add(FieldKind::ResponsibleParty, &[part], value, evidence);
    }

    /// The first line of the value that holds letters or figures.
    fn line(&self, claims: &mut Claims<'_>, kind: FieldKind) {
        let content = |text: &str| has_letters(text).then_some(());
        if let Some((end, text, ())) = self.value_to(claims, content) {
            return claims.add(kind, &[self.part(end)], text, self.evidence(Detail::None));
        }
        if let Some((part, ())) = self.partner(claims, |part| content(&claims.text(part))) {
            let value = claims.text(&part);
            let parts = [self.part(self.statement.value), part];
            claims.add(kind, &parts, value, self.evidence(Detail::None));
        }
    }

    fn ethanol(&self, claims: &mut Claims<'_>) {
        let figure = |text: &str| text.contains(|c: char| c.is_ascii_digit()).then_some(());
        let kind = FieldKind::EthanolContent;
        if let Some((end, text, ())) = self.value_to(claims, figure) {
            return claims.add(kind, &[self.part(end)], text, self.evidence(Detail::None));
        }
        if let Some((part, ())) = self.partner(claims, |part| figure(&claims.text(part))) {
            let value = claims.text(&part);
            let parts = [self.part(self.statement.value), part];
            claims.add(kind, &parts, value, self.evidence(Detail::None));
        }
    }

    /// All of the value; a heading with nothing behind it states nothing.
    fn whole(&self, claims: &mut Claims<'_>, kind: FieldKind) {
        let text = claims.streams[self.block].text(&self.statement.value());
        if has_letters(&text) {
            let parts = [self.part(self.statement.end)];
            return claims.add(kind, &parts, text, self.evidence(Detail::None));
        }
        let content = |part: &Part| has_letters(&claims.text(part)).then_some(());
        if let Some((part, ())) = self.partner(claims, content) {
            let own = claims.streams[self.block].line_at(self.statement.start);
            let part = claims.rest_of_cell(&part, own, self.opened);
            let value = claims.text(&part);
            let parts = [self.part(self.statement.value), part];
            claims.add(kind, &parts, value, self.evidence(Detail::None));
        }
    }
}

/// At least two letters or figures.
pub(super) fn has_letters(text: &str) -> bool {
    text.chars().filter(|c| is_of_word(*c)).nth(1).is_some()
}
