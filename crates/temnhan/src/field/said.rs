//! What the label says in phrases of the packs, found in one pass.

use std::ops::Range;

use super::Span;
use super::claim::{Claims, Part};
use super::fold::has_marks;
use super::stream::Stream;
use crate::kind::FieldKind;
use crate::pack::{Phrase, PhraseSet, Phrases};

/// So many words before a phrase may part it from its denial.
const DENIAL_REACH: usize = 9;

/// A phrase as it stands on the label.
#[derive(Debug, Clone)]
pub(crate) struct Said {
    pub(crate) sets: Vec<PhraseSet>,
    pub(crate) text: String,
    pub(crate) spans: Vec<Span>,
    block: usize,
    range: Range<usize>,
    /// The characters of the block that make its sentence.
    sentence: Range<usize>,
    /// Kinds of the fields that have all its characters.
    within: Vec<FieldKind>,
    pub(crate) is_denied: bool,
    /// Written without its diacritics, so that other words may be meant.
    pub(crate) is_unmarked: bool,
    is_silent: bool,
}

impl Said {
    pub(crate) fn is_of(&self, sets: &[PhraseSet]) -> bool {
        self.sets.iter().any(|set| sets.contains(set))
    }

    pub(crate) fn is_within(&self, kinds: &[FieldKind]) -> bool {
        self.within.iter().any(|kind| kinds.contains(kind))
    }

    pub(crate) fn shares_sentence(&self, other: &Self) -> bool {
        self.block == other.block && self.sentence == other.sentence
    }

    /// The block and the beginning of its sentence.
    fn place(&self) -> (usize, usize) {
        (self.block, self.sentence.start)
    }

    /// Whether its sentence comes right behind that of another phrase.
    pub(crate) fn follows_sentence_of(&self, other: &Self) -> bool {
        self.block == other.block && self.sentence.start == other.sentence.end
    }
}

/// All phrases of a label in reading order, and the texts they stand in.
#[derive(Debug, Default)]
pub(crate) struct Sayings {
    all: Vec<Said>,
    streams: Vec<Stream>,
}

impl Sayings {
    /// The phrases of some sets that claim something: not denied, and in no field of names or
    /// numbers.
    pub(crate) fn claims<'a>(&'a self, sets: &'a [PhraseSet]) -> impl Iterator<Item = &'a Said> {
        self.all.iter().filter(|said| said.is_of(sets) && !said.is_denied && !said.is_silent)
    }

    /// The phrases of some sets wherever they stand, denied or not.
    pub(crate) fn mentions<'a>(&'a self, sets: &'a [PhraseSet]) -> impl Iterator<Item = &'a Said> {
        self.all.iter().filter(|said| said.is_of(sets))
    }

    /// The phrases of some sets in the sentence of another phrase.
    pub(crate) fn beside<'a>(
        &'a self,
        said: &'a Said,
        sets: &'a [PhraseSet],
    ) -> impl Iterator<Item = &'a Said> {
        let first = self.all.partition_point(|other| other.place() < said.place());
        let beside = self.all[first..].iter().take_while(|other| other.shares_sentence(said));
        beside.filter(|other| other.is_of(sets))
    }

    /// The sentence of a phrase as it stands.
    pub(crate) fn sentence(&self, said: &Said) -> String {
        self.streams[said.block].text(&said.sentence)
    }

    /// The sentences and lines of the label, one by one, as they stand.
    pub(crate) fn sentences(&self) -> impl Iterator<Item = String> {
        self.streams
            .iter()
            .flat_map(|stream| sentences(stream).into_iter().map(|range| stream.text(&range)))
    }

    /// Finds all phrases that the recognised label says.
    pub(super) fn of(claims: &mut Claims<'_>, phrases: &Phrases) -> Self {
        let mut all = Vec::new();
        for block in 0..claims.streams.len() {
            let mut found = in_block(claims, block, phrases);
            found.extend(pairs(&found, claims, phrases));
            found.sort_by_key(|said| (said.range.start, said.range.end));
            all.extend(found);
        }
        Self { all, streams: std::mem::take(&mut claims.streams) }
    }
}

/// What a block says, guards left out.
fn in_block(claims: &Claims<'_>, block: usize, phrases: &Phrases) -> Vec<Said> {
    let stream = &claims.streams[block];
    let sentences = sentences(stream);
    let mut found: Vec<Said> = Vec::new();
    for (range, phrase) in scan(stream, phrases) {
        if phrase.sets.is_empty() {
            continue;
        }
        let behind = sentences.partition_point(|sentence| sentence.start <= range.start);
        let sentence = sentences[..behind].last().cloned().unwrap_or(0..stream.len());
        if phrase.is_unmarked && has_marks(&lines_with(stream, &range)) {
            continue;
        }
        let is_denied = is_denied(stream, range.start, phrases, &found);
        let part = Part { block, range };
        let said = said(claims, part, sentence, phrase.sets.clone(), phrases);
        found.push(Said { is_denied, is_unmarked: phrase.is_unmarked, ..said });
    }
    found
}

/// The text of the lines on which a range stands.
fn lines_with(stream: &Stream, range: &Range<usize>) -> String {
    let before = stream.raw[..range.start].iter().rposition(|c| *c == '\n');
    let end = stream.line_end(range.end.saturating_sub(1));
    stream.text(&(before.map_or(0, |at| at + 1)..end))
}

fn said(
    claims: &Claims<'_>,
    part: Part,
    sentence: Range<usize>,
    sets: Vec<PhraseSet>,
    phrases: &Phrases,
) -> Said {
    let within = claims.kinds_over(&part);
    Said {
        sets,
        text: claims.text(&part),
        spans: claims.spans(&part),
        block: part.block,
        range: part.range,
        sentence,
        is_denied: false,
        is_unmarked: false,
        is_silent: within.iter().any(|kind| phrases.silent.contains(kind)),
        within,
    }
}

/// The phrases in a text beside the label, with the character at which each begins.
pub(crate) fn phrases_in<'a>(text: &str, phrases: &'a Phrases) -> Vec<(usize, &'a Phrase)> {
    let found = scan(&Stream::of_text(text), phrases).into_iter();
    found.map(|(range, phrase)| (range.start, phrase)).collect()
}

/// The longest phrase at each place of a text, those inside others left out.
fn scan<'a>(stream: &Stream, phrases: &'a Phrases) -> Vec<(Range<usize>, &'a Phrase)> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < stream.len() {
        match longest(stream, at, phrases) {
            Some((end, phrase)) => {
                found.push((at..end, phrase));
                at = end;
            }
            None => at += 1,
        }
    }
    found
}

fn longest<'a>(stream: &Stream, at: usize, phrases: &'a Phrases) -> Option<(usize, &'a Phrase)> {
    let candidates = phrases.beginning(stream.word_at(at)?);
    candidates.iter().find_map(|phrase| {
        let end = stream.matches(at, &phrase.words)?;
        (!stream.continues_figure(end)).then_some((end, phrase))
    })
}

/// Whether a denial stands before a place, with nothing but link words between, or a denied phrase
/// to which a link word or comma joins it.
fn is_denied(stream: &Stream, start: usize, phrases: &Phrases, found: &[Said]) -> bool {
    let mut at = start;
    for _ in 0..DENIAL_REACH {
        let last = found.last().filter(|last| {
            let between = &stream.raw[last.range.end..at];
            between.iter().all(|c| c.is_whitespace() || matches!(c, ',' | '/'))
        });
        if let Some(last) = last {
            return last.is_denied;
        }
        let Some(word) = stream.word_before(at) else { return false };
        let text: String = stream.folded[word.clone()].iter().collect();
        if phrases.denials.contains(&text) {
            return true;
        }
        if !phrases.links.contains(&text) {
            return false;
        }
        at = word.start;
    }
    false
}

/// Phrases that two others are together.
fn pairs(found: &[Said], claims: &Claims<'_>, phrases: &Phrases) -> Vec<Said> {
    let mut pairs = Vec::new();
    for pair in &phrases.pairs {
        for (place, then) in found.iter().enumerate().filter(|(_, said)| said.is_of(&pair.then)) {
            let stream = &claims.streams[then.block];
            let mut near = found[..place].iter().rev().take_while(|first| {
                first.shares_sentence(then)
                    && stream.words_in(first.range.end..then.range.start).len() <= pair.within
            });
            let Some(first) = near.find(|first| first.is_of(&pair.first)) else { continue };
            let part = Part { block: then.block, range: first.range.start..then.range.end };
            let is_denied = first.is_denied || then.is_denied;
            let sentence = then.sentence.clone();
            let is_unmarked = first.is_unmarked || then.is_unmarked;
            let said = said(claims, part, sentence, vec![pair.set], phrases);
            pairs.push(Said { is_denied, is_unmarked, ..said });
        }
    }
    pairs
}

/// The sentences of a block: up to a full stop, a mark that parts, or a line that begins with a
/// capital of its own or a sign.
fn sentences(stream: &Stream) -> Vec<Range<usize>> {
    let starts = (0..stream.len()).filter(|&at| stream.opens_sentence(at));
    let mut starts: Vec<usize> = starts.collect();
    starts.push(stream.len());
    starts.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    /// The phrases of a text that are in some set.
    fn found(text: &str) -> Vec<String> {
        let packs = Packs::shipped();
        let found = phrases_in(text, &packs.lexicon.phrases).into_iter();
        found
            .filter(|(_, phrase)| !phrase.sets.is_empty())
            .map(|(_, phrase)| phrase.words.clone())
            .collect()
    }

    #[test]
    fn takes_the_longest_phrase() {
        assert_eq!(found("Thân thiện nhất với môi trường"), ["thân thiện nhất với môi trường"]);
        assert_eq!(found("CHỮA BỆNH"), ["chữa bệnh"]);
        assert_eq!(found("100% tự nhiên"), ["100% tự nhiên"]);
    }

    #[test]
    fn guards_swallow_the_words_of_claims() {
        for text in ["thống nhất", "Ít nhất 5 g", "giá trị", "thuốc bắc", "hỏi ý kiến bác sĩ"]
        {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn leaves_figures_that_go_on() {
        assert_eq!(found("số 1"), ["số 1"]);
        assert_eq!(found("số 1,5"), [""; 0]);
        assert_eq!(found("số 12"), [""; 0]);
    }
}
