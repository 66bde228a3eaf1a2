//! Statements: what stands between one heading and the next.

use std::ops::Range;

use super::stream::Stream;
use super::{Wording, address, party};
use crate::kind::FieldKind;
use crate::pack::{Heading, Language, Lexicon, Role};

/// A heading and what follows it, or a sentence that needs none.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Statement {
    pub(crate) kinds: Vec<FieldKind>,
    pub(crate) role: Option<Role>,
    pub(crate) wording: Wording,
    /// The heading's first character; the sentence's for a cue.
    pub(crate) start: usize,
    /// The first character of what follows the heading.
    pub(crate) value: usize,
    pub(crate) end: usize,
}

impl Statement {
    /// Heading and value.
    pub(crate) fn range(&self) -> Range<usize> {
        self.start..self.end
    }

    /// What follows the heading.
    pub(crate) fn value(&self) -> Range<usize> {
        self.value..self.end
    }

    pub(crate) fn is(&self, kind: FieldKind) -> bool {
        self.kinds.contains(&kind)
    }
}

/// The statements of a block, in order; `taken` characters belong to none. `producer` is the
/// responsible party's name in the product file, folded.
pub(crate) fn of(
    stream: &Stream,
    lexicon: &Lexicon,
    taken: &[bool],
    producer: Option<&str>,
) -> Vec<Statement> {
    let mut found = headings(stream, lexicon, taken, producer);
    for at in 0..found.len() {
        let next = found.get(at + 1).map_or(stream.len(), |next: &Statement| next.start);
        let tagged = (found[at].value..next).find(|&index| taken[index]);
        found[at].end = tagged.unwrap_or(next);
    }
    let mut found = joined(stream, lexicon, found);
    let cues = cues(stream, lexicon, taken, &found);
    found.extend(cues);
    found.sort_by_key(|statement| statement.start);
    found
}

/// Headings in order; the longest of those that begin at one place.
fn headings(
    stream: &Stream,
    lexicon: &Lexicon,
    taken: &[bool],
    producer: Option<&str>,
) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let mut from = 0;
    for &start in &stream.words {
        if start < from || taken[start] {
            continue;
        }
        if found.last().is_some_and(|last| is_bracketed_item(stream, last, start)) {
            continue;
        }
        let place = Place::of(stream, lexicon, start, found.last());
        let longest = stream
            .headings_at(start, lexicon)
            .filter_map(|heading| place.opens(heading))
            .max_by_key(|statement| statement.value);
        let statement = longest.or_else(|| {
            let kind = if !place.begins_sentence {
                None
            } else if party::opens(stream, start, lexicon, producer) {
                Some(FieldKind::ResponsibleParty)
            } else if address::opens_line(stream, start, lexicon) {
                Some(FieldKind::Address)
            } else {
                None
            };
            kind.map(|kind| unheaded(stream, kind, start))
        });
        if let Some(statement) = statement {
            from = statement.value;
            found.push(statement);
        }
    }
    found
}

/// Whether a place is inside the bracket of an item in a list: "mật ong (xuất xứ: Gia Lai)".
fn is_bracketed_item(stream: &Stream, last: &Statement, start: usize) -> bool {
    let mut before = stream.raw[last.value..start].iter().rev().filter(|c| !c.is_whitespace());
    let opens = matches!(before.next(), Some('(' | '['));
    let item = opens && before.next().is_some_and(|c| c.is_alphanumeric() || *c == '%');
    item && last.is(FieldKind::Ingredients)
}

/// A statement that begins with what it says: the name of a party, an address.
fn unheaded(stream: &Stream, kind: FieldKind, start: usize) -> Statement {
    Statement {
        kinds: vec![kind],
        role: None,
        wording: Wording::Vietnamese,
        start,
        value: start,
        end: stream.len(),
    }
}

/// A place where a heading may stand, and what it allows.
struct Place<'a> {
    stream: &'a Stream,
    lexicon: &'a Lexicon,
    start: usize,
    begins_sentence: bool,
    /// Right behind another heading, with only connectors between.
    follows_heading: bool,
}

impl<'a> Place<'a> {
    fn of(
        stream: &'a Stream,
        lexicon: &'a Lexicon,
        start: usize,
        last: Option<&Statement>,
    ) -> Self {
        Self {
            stream,
            lexicon,
            start,
            begins_sentence: stream.begins_sentence(start),
            follows_heading: last.is_some_and(|last| {
                last.value <= start && is_connector(stream, lexicon, last.value..start)
            }),
        }
    }

    /// The statement that a heading opens here.
    fn opens(&self, heading: &Heading) -> Option<Statement> {
        let longest = |words: &[String], accepts: &dyn Fn(usize) -> bool| {
            let ends = words.iter().filter_map(|word| self.stream.matches(self.start, word));
            ends.filter(|&end| accepts(end)).max()
        };
        let foreign = heading.lang == Language::En;
        let ends = [
            longest(&heading.words, &|end| {
                self.accepts_word(end) && !self.is_guarded(heading, end)
            }),
            longest(&heading.colon, &|end| self.is_set_off(end)),
            longest(&heading.abbr, &|end| self.accepts_abbreviation(end, foreign)),
        ];
        if let Some(end) = ends.into_iter().flatten().max() {
            let wording = match heading.lang {
                Language::Vi => Wording::Vietnamese,
                Language::Unmarked => Wording::WithoutMarks,
                Language::En => Wording::Foreign,
            };
            return Some(self.statement(heading, end, wording));
        }
        // Without its marks a word is taken for a heading only where a colon says so.
        let words = heading.words.iter().chain(&heading.colon).filter(|_| !foreign);
        let end = words.filter_map(|word| self.stream.matches_bare(self.start, word)).max()?;
        colon(self.stream, end)?;
        Some(self.statement(heading, end, Wording::WithoutMarks))
    }

    /// Where a phrase may begin inside a sentence: "… 250 g  Xuất xứ:", not "chất bảo quản:".
    fn opens_phrase(&self) -> bool {
        self.stream.opens_phrase(self.start)
    }

    /// Whether it stands behind "kể từ", "trước": part of a duration.
    fn is_in_duration(&self) -> bool {
        let before: String =
            self.stream.folded[self.start.saturating_sub(12)..self.start].iter().collect();
        let before = before.trim_end();
        let mut joints = self.lexicon.words.duration_joints.iter();
        joints.any(|word| before.ends_with(word.as_str()))
    }

    /// At the beginning of a sentence, as a phrase before a colon, or right behind a heading.
    fn accepts_word(&self, end: usize) -> bool {
        let set_off = self.opens_phrase() && self.value_after(end).is_some();
        let opens = self.begins_sentence && !self.is_part_of_longer(end);
        (opens || set_off || self.follows_heading) && !self.is_in_duration()
    }

    /// As a phrase before a colon, or alone on its line.
    fn is_set_off(&self, end: usize) -> bool {
        let line_end = self.stream.line_end(end);
        let alone = self.stream.raw[end..line_end].iter().all(|c| c.is_whitespace());
        let opens = self.begins_sentence || self.opens_phrase() || self.follows_heading;
        opens && (self.value_after(end).is_some() || (self.begins_sentence && alone))
    }

    /// Where the value begins: behind a colon, before which a translation may stand, or, at the
    /// beginning of a sentence, behind a dash.
    fn value_after(&self, end: usize) -> Option<usize> {
        let next = end + blanks(self.stream, end);
        let at = |index: usize| self.stream.folded.get(index).copied();
        let dash = self.begins_sentence && next > end && at(next) == Some('-');
        colon(self.stream, end)
            .or_else(|| self.behind_translation(next))
            .or((dash && at(next + 1) == Some(' ')).then_some(next + 1))
    }

    /// Behind the colon of "Thành phần / Ingredients:"; "NSX/HSD:" is two headings.
    fn behind_translation(&self, slash: usize) -> Option<usize> {
        if self.stream.folded.get(slash) != Some(&'/') {
            return None;
        }
        let start = slash + 1 + blanks(self.stream, slash + 1);
        if start >= self.stream.len() {
            return None;
        }
        let headings = self.stream.headings_at(start, self.lexicon);
        let vietnamese = headings.filter(|other| other.lang == Language::Vi);
        let mut words = vietnamese.flat_map(Heading::all_words);
        if words.any(|word| self.stream.matches(start, word).is_some()) {
            return None;
        }
        self.colon_ahead(start).map(|colon| colon + 1)
    }

    /// The colon that ends a phrase of a few words on the same line.
    fn colon_ahead(&self, from: usize) -> Option<usize> {
        const LONGEST_PHRASE: usize = 36;
        let phrase = self.stream.raw.get(from..)?.iter().take(LONGEST_PHRASE);
        let length = phrase
            .take_while(|c| c.is_alphabetic() || matches!(c, ' ' | '(' | ')' | '/' | '&' | '-'))
            .count();
        (self.stream.raw.get(from + length) == Some(&':')).then_some(from + length)
    }

    /// Whether the words are only the beginning of another heading: "Xuất xứ công nghệ:".
    fn is_part_of_longer(&self, end: usize) -> bool {
        if self.value_after(end).is_some() {
            return false;
        }
        let Some(colon) = self.colon_ahead(end) else { return false };
        let known = |start: usize| {
            let opens = self.stream.raw[start].is_uppercase()
                || is_connector(self.stream, self.lexicon, end..start) && start > end;
            let headings = self.stream.headings_at(start, self.lexicon);
            let mut words = headings.flat_map(Heading::all_words);
            opens && words.any(|word| self.stream.matches(start, word) == Some(colon))
        };
        colon > end && !(end..colon).any(known)
    }

    /// Whether a word follows that makes a slogan of the heading: "Thành phần tự nhiên".
    fn is_guarded(&self, heading: &Heading, end: usize) -> bool {
        let next = end + blanks(self.stream, end);
        self.value_after(end).is_none()
            && heading.unless.iter().any(|word| self.stream.matches(next, word).is_some())
    }

    fn accepts_abbreviation(&self, end: usize, foreign: bool) -> bool {
        if self.value_after(end).is_some() {
            return true;
        }
        let announced = self.is_announced(end);
        let opens = announced || self.follows_heading || (self.begins_sentence && !foreign);
        opens && !self.is_in_duration()
    }

    /// Whether a date, a blank, a pointer or one more abbreviation follows.
    fn is_announced(&self, end: usize) -> bool {
        let skip = |c: &&char| matches!(**c, ' ' | '-' | '(' | '“' | '"' | '/' | ',' | '&');
        let start = end + self.stream.folded[end..].iter().take_while(skip).count();
        let starts = |word: &String| self.stream.matches(start, word).is_some();
        let Some(c) = self.stream.folded.get(start) else { return false };
        c.is_ascii_digit()
            || matches!(c, '_' | '.' | '…')
            || self.lexicon.words.pointers.iter().any(starts)
            || self
                .stream
                .headings_at(start, self.lexicon)
                .flat_map(|heading| &heading.abbr)
                .any(starts)
    }

    fn statement(&self, heading: &Heading, end: usize, wording: Wording) -> Statement {
        Statement {
            kinds: heading.kinds.clone(),
            role: heading.role,
            wording,
            start: self.start,
            value: self.value_after(end).unwrap_or(end),
            end: self.stream.len(),
        }
    }
}

/// Whether a range holds only what joins two headings.
fn is_connector(stream: &Stream, lexicon: &Lexicon, range: Range<usize>) -> bool {
    const LONGEST: usize = 6;
    if range.len() > LONGEST {
        return false;
    }
    let joins = |c: &char| matches!(c, ' ' | ',' | '/' | '&' | '-' | '+');
    let mut words = stream.folded[range].split(joins).filter(|word| !word.is_empty());
    words.all(|word| {
        let mut connectors = lexicon.words.connectors.iter();
        connectors.any(|known| known.chars().eq(word.iter().copied()))
    })
}

/// Where the value begins behind a heading's colon; a bracket may stand before the colon.
fn colon(stream: &Stream, end: usize) -> Option<usize> {
    let mut at = end + blanks(stream, end);
    if stream.folded.get(at) == Some(&'(') {
        let close = stream.folded[at..].iter().take(40).position(|&c| c == ')')?;
        at += close + 1;
        at += blanks(stream, at);
    }
    matches!(stream.folded.get(at), Some(':' | '：')).then_some(at + 1)
}

fn blanks(stream: &Stream, from: usize) -> usize {
    let rest = stream.raw.get(from..).unwrap_or_default();
    rest.iter().take_while(|c| c.is_whitespace() && **c != '\n').count()
}

/// Headings with nothing but connectors between them share what follows the last.
fn joined(stream: &Stream, lexicon: &Lexicon, found: Vec<Statement>) -> Vec<Statement> {
    let mut joined: Vec<Statement> = Vec::new();
    for mut statement in found {
        if let Some(last) = joined.last().filter(|last| {
            last.end == statement.start
                && last.start < last.value
                && !matches!(last.role, Some(Role::Unlisted | Role::LastStep))
                && statement.start < statement.value
                && is_connector(stream, lexicon, last.value())
                && !stream.raw[last.value()].contains(&'\n')
        }) {
            let own = std::mem::take(&mut statement.kinds);
            statement.kinds.clone_from(&last.kinds);
            statement.kinds.extend(own);
            statement.kinds.dedup();
            // The Vietnamese heading of "NSX / MFG:" says what it is.
            if last.wording <= statement.wording {
                statement.role = last.role;
                statement.wording = last.wording;
            }
            statement.start = last.start;
            joined.pop();
        }
        joined.push(statement);
    }
    joined
}

/// Whether one of some folded words stands in a range.
fn holds_one_of(stream: &Stream, words: &[String], range: Range<usize>) -> bool {
    let mut places = stream.words_in(range).iter();
    places.any(|&at| words.iter().any(|word| stream.matches(at, word).is_some()))
}

/// Sentences without a heading, outside the statements of other kinds or at their end.
fn cues(
    stream: &Stream,
    lexicon: &Lexicon,
    taken: &[bool],
    headed: &[Statement],
) -> Vec<Statement> {
    let mut found: Vec<Statement> = Vec::new();
    let starts = stream.words.iter().copied().filter(|&start| !taken[start]);
    for start in starts.filter(|&start| stream.begins_sentence(start)) {
        for cue in lexicon.cues_at(stream.opening(start)) {
            let ends = cue.words.iter().filter_map(|word| stream.matches(start, word));
            let matched = ends.max().is_some_and(|end| {
                let next = end + blanks(stream, end);
                let sentence = end..stream.sentence_end(end);
                !cue.unless.iter().any(|word| stream.matches(next, word).is_some())
                    && (cue.with.is_empty() || holds_one_of(stream, &cue.with, sentence))
            });
            let inside = headed.iter().any(|statement| {
                statement.range().contains(&start) && statement.kinds == cue.kinds
            });
            if matched && !inside {
                let next = headed.iter().map(|next| next.start).filter(|&next| next > start).min();
                found.push(Statement {
                    kinds: cue.kinds.clone(),
                    end: stream.sentence_end(start).min(next.unwrap_or(stream.len())),
                    ..unheaded(stream, FieldKind::Warning, start)
                });
            }
        }
    }
    found
}
