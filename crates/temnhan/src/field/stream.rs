//! The text of one block as a stream of characters that know their lines.

use std::ops::Range;

use super::Span;
use super::fold::{bare, fold_chars, is_of_word, single_spaced};
use crate::label::block::Block;
use crate::label::line::Line;
use crate::pack::openings::{Opening, opening};
use crate::pack::{Heading, Lexicon};

/// The characters of a block's lines in reading order, line breaks between them.
#[derive(Debug)]
pub(crate) struct Stream {
    /// As they stand.
    pub(crate) raw: Vec<char>,
    /// Likewise as a text, and where in it each begins, in bytes.
    text: String,
    bytes: Vec<usize>,
    /// Folded, one for one.
    pub(crate) folded: Vec<char>,
    /// Folded and without marks, one for one.
    bare: Vec<char>,
    /// The first character of each line, and the line; a line break belongs to the line before.
    lines: Vec<(usize, usize)>,
    /// Which are of a word: letters and figures.
    is_word: Vec<bool>,
    /// Where words begin.
    pub(crate) words: Vec<usize>,
}

impl Stream {
    pub(crate) fn of(block: &Block, lines: &[Line]) -> Self {
        let length = block.iter().map(|&line| lines[line].text.len() + 1).sum();
        let mut stream = Self::with_capacity(length);
        for &line in block {
            stream.lines.push((stream.raw.len(), line));
            lines[line].text.chars().chain(['\n']).for_each(|c| stream.push(c));
        }
        stream.finished()
    }

    /// A text that is on no label.
    pub(crate) fn of_text(text: &str) -> Self {
        let mut stream = Self::with_capacity(text.len());
        stream.lines.push((0, 0));
        text.chars().for_each(|c| stream.push(c));
        stream.finished()
    }

    fn with_capacity(length: usize) -> Self {
        let mut bytes = Vec::with_capacity(length + 1);
        bytes.push(0);
        Self {
            raw: Vec::with_capacity(length),
            text: String::with_capacity(length),
            bytes,
            folded: Vec::new(),
            bare: Vec::new(),
            lines: Vec::new(),
            is_word: Vec::new(),
            words: Vec::new(),
        }
    }

    fn push(&mut self, c: char) {
        self.raw.push(c);
        self.text.push(c);
        self.bytes.push(self.text.len());
    }

    /// With all that its characters tell, once they are complete.
    fn finished(self) -> Self {
        let folded = fold_chars(&self.raw);
        let is_word: Vec<bool> = folded.iter().map(|&c| is_of_word(c)).collect();
        let begins_word = |&at: &usize| is_word[at] && (at == 0 || !is_word[at - 1]);
        let words = (0..is_word.len()).filter(begins_word).collect();
        let bare = folded.iter().map(|&c| bare(c)).collect();
        Self { folded, bare, is_word, words, ..self }
    }

    pub(crate) fn len(&self) -> usize {
        self.raw.len()
    }

    /// The text of a range, line breaks as spaces, trimmed.
    pub(crate) fn text(&self, range: &Range<usize>) -> String {
        single_spaced(&self.text[self.bytes[range.start]..self.bytes[range.end]])
    }

    /// The pieces of lines that a range covers, blanks at their ends left out.
    pub(crate) fn spans(&self, range: &Range<usize>) -> Vec<Span> {
        let mut spans: Vec<Span> = Vec::new();
        let mut start = range.start;
        while start < range.end {
            let end = self.line_end(start).min(range.end);
            let inked = |c: &char| !c.is_whitespace();
            let piece = &self.raw[start..end];
            if let (Some(first), Some(last)) =
                (piece.iter().position(inked), piece.iter().rposition(inked))
            {
                let (line, offset) = self.at(start);
                spans.push(Span { line, chars: offset + first..offset + last + 1 });
            }
            start = end + 1;
        }
        spans
    }

    /// The line and the place in it of a character.
    pub(crate) fn at(&self, index: usize) -> (usize, usize) {
        let behind = self.lines.partition_point(|(start, _)| *start <= index);
        let (start, line) = self.lines[behind - 1];
        (line, index - start)
    }

    /// The line of a character.
    pub(crate) fn line_at(&self, index: usize) -> usize {
        self.at(index).0
    }

    /// Where the line of a character ends, before its break.
    pub(crate) fn line_end(&self, index: usize) -> usize {
        let rest = self.raw[index..].iter().position(|&c| c == '\n');
        rest.map_or(self.raw.len(), |offset| index + offset)
    }

    /// The first character of each line, and the line.
    pub(crate) fn line_starts(&self) -> &[(usize, usize)] {
        &self.lines
    }

    /// Whether a word begins at a character.
    pub(crate) fn begins_word(&self, index: usize) -> bool {
        self.is_word[index] && (index == 0 || !self.is_word[index - 1])
    }

    /// How the text at a character begins.
    pub(crate) fn opening(&self, index: usize) -> Opening {
        opening(self.bare[index..].iter().copied())
    }

    /// The folded word that begins at a character, or the sign there; `None` inside a word and at a
    /// blank.
    pub(crate) fn word_at(&self, index: usize) -> Option<&[char]> {
        if self.is_word[index] {
            let rest = self.is_word[index..].iter().take_while(|is_word| **is_word);
            return self.begins_word(index).then(|| &self.folded[index..index + rest.count()]);
        }
        (self.folded[index] != ' ').then(|| &self.folded[index..=index])
    }

    /// The word that ends before a place, with nothing but blanks and commas between.
    pub(crate) fn word_before(&self, index: usize) -> Option<Range<usize>> {
        let between = self.folded[..index].iter().rev().take_while(|c| matches!(c, ' ' | ','));
        let end = index - between.count();
        let length = self.is_word[..end].iter().rev().take_while(|is_word| **is_word).count();
        (length > 0).then_some(end - length..end)
    }

    /// Where words begin in a range.
    pub(crate) fn words_in(&self, range: Range<usize>) -> &[usize] {
        let place = |index: usize| self.words.partition_point(|&word| word < index);
        &self.words[place(range.start)..place(range.end.max(range.start))]
    }

    /// Whether a figure that ends before a place goes on behind a sign, as "1" does in "1,5".
    pub(crate) fn continues_figure(&self, index: usize) -> bool {
        let is_figure = |c: Option<&char>| c.is_some_and(char::is_ascii_digit);
        is_figure(self.raw[..index].last())
            && matches!(self.raw.get(index), Some('.' | ',' | '/' | '-' | ':'))
            && is_figure(self.raw.get(index + 1))
    }

    /// Whether a sentence begins at a character, or a line that goes on with none: with a capital
    /// before a small letter, or with a sign.
    pub(crate) fn opens_sentence(&self, index: usize) -> bool {
        let c = self.raw[index];
        if c.is_whitespace() {
            return false;
        }
        let blanks = self.raw[..index].iter().rev().take_while(|c| c.is_whitespace()).count();
        let before = index - blanks;
        if before == 0 || self.ends_sentence(before - 1) {
            return true;
        }
        let small_follows = self.raw.get(index + 1).is_some_and(|next| next.is_lowercase());
        let is_new = c.is_uppercase() && small_follows || matches!(c, '*' | '•' | '●' | '+' | '–');
        matches!(self.raw[before - 1], '|' | '•' | '●' | '▪' | '◆' | '►' | '✓')
            || (is_new && self.raw[before..index].contains(&'\n'))
    }

    /// The end of `phrase` where it stands at `start`, whole words, folded; a space of the phrase
    /// is any run of blanks or line breaks, or a hyphen; a word may be hyphenated at a line's end.
    pub(crate) fn matches(&self, start: usize, phrase: &str) -> Option<usize> {
        self.match_with(&self.folded, start, phrase, |c| c)
    }

    /// Likewise for a phrase that the label writes without its marks.
    pub(crate) fn matches_bare(&self, start: usize, phrase: &str) -> Option<usize> {
        self.match_with(&self.folded, start, phrase, bare)
    }

    /// The headings that stand at `start` where no mark matters: a first sieve for the others.
    pub(crate) fn headings_at<'a>(
        &'a self,
        start: usize,
        lexicon: &'a Lexicon,
    ) -> impl Iterator<Item = &'a Heading> {
        let resembles = move |bare_phrase: &str| {
            self.match_with(&self.bare, start, bare_phrase, |c| c).is_some()
        };
        lexicon.headings_at(self.opening(start), resembles)
    }

    fn match_with(
        &self,
        text: &[char],
        start: usize,
        phrase: &str,
        reduce: impl Fn(char) -> char,
    ) -> Option<usize> {
        if text.get(start).copied() != phrase.chars().next().map(&reduce) {
            return None;
        }
        let is_word = |index: usize| self.is_word.get(index) == Some(&true);
        if start > 0 && is_word(start - 1) && is_word(start) {
            return None;
        }
        let mut at = start;
        for expected in phrase.chars() {
            if expected == ' ' {
                at = self.word_end(at)?;
            } else {
                let expected = reduce(expected);
                if at > start && text.get(at) != Some(&expected) {
                    at = self.past_hyphen_and_break(at);
                }
                at = (*text.get(at)? == expected).then_some(at + 1)?;
            }
        }
        let closes = !(is_word(at) && is_word(at - 1));
        closes.then_some(at)
    }

    /// Where the next word of a phrase begins: behind blanks, a break, or a hyphen that joins the
    /// two or stands at the end of the line.
    fn word_end(&self, from: usize) -> Option<usize> {
        let blanks = |at: usize| self.folded[at..].iter().take_while(|&&c| c == ' ').count();
        let at = from + blanks(from);
        let broken = self.past_hyphen_and_break(at);
        let next = broken + blanks(broken);
        if next > from {
            return Some(next);
        }
        let joins = self.folded.get(at) == Some(&'-')
            && self.folded.get(at + 1).is_some_and(|c| c.is_alphabetic());
        joins.then_some(at + 1)
    }

    /// Behind a hyphen at the end of a line and the break, where they stand at a place.
    fn past_hyphen_and_break(&self, at: usize) -> usize {
        if self.folded.get(at) != Some(&'-') {
            return at;
        }
        let blanks = self.raw[at + 1..].iter().take_while(|c| c.is_whitespace());
        let breaks = blanks.clone().any(|&c| c == '\n');
        if breaks { at + 1 + blanks.count() } else { at }
    }

    /// The end of the sentence that holds a character: after its full stop, or the block's end.
    pub(crate) fn sentence_end(&self, from: usize) -> usize {
        (from..self.len()).find(|&at| self.ends_sentence(at)).map_or(self.len(), |at| at + 1)
    }

    /// Whether a sentence begins at a character.
    pub(crate) fn begins_sentence(&self, index: usize) -> bool {
        let follows_word = index > 1 && self.raw[index - 1] == ' ' && self.is_word[index - 2];
        if follows_word {
            return false;
        }
        let blanks = self.raw[..index].iter().rev().take_while(|c| c.is_whitespace()).count();
        let before = index - blanks;
        if before == 0 {
            return true;
        }
        let new_line = self.raw[before..index].contains(&'\n');
        self.ends_sentence(before - 1)
            || matches!(
                self.raw[before - 1],
                '|' | '•'
                    | '●'
                    | '*'
                    | '+'
                    | ';'
                    | '▪'
                    | '◆'
                    | '“'
                    | '"'
                    | '⚠'
                    | '►'
                    | '✓'
                    | ')'
            )
            || (new_line && self.raw[index].is_uppercase())
            || (blanks > 0 && matches!(self.raw[before - 1], '-' | '–' | '·'))
    }

    /// Whether a phrase may begin at a character inside a sentence: behind a mark that sets it off,
    /// with a capital of its own, or at a line of a text written without capitals.
    pub(crate) fn opens_phrase(&self, index: usize) -> bool {
        let before = self.raw[..index].iter().rev().find(|c| !c.is_whitespace());
        let set_off = before.is_none_or(|c| !c.is_alphanumeric() && !matches!(c, ',' | ':' | '/'));
        let is_upper = |at: usize| self.raw.get(at).is_some_and(|c| c.is_uppercase());
        let capital =
            is_upper(index) && (!is_upper(index + 1) || before.is_none_or(|c| !c.is_uppercase()));
        let line_start = index == 0 || self.raw[index - 1] == '\n';
        let no_capitals =
            self.raw.iter().find(|c| c.is_alphabetic()).is_some_and(|c| c.is_lowercase());
        set_off || capital || (line_start && no_capitals)
    }

    /// A full stop that is not an abbreviation's ("TP.") or a number's ("1.5").
    fn ends_sentence(&self, index: usize) -> bool {
        match self.raw[index] {
            '!' | '?' | ';' => true,
            '.' => {
                let word =
                    self.raw[..index].iter().rev().take_while(|c| c.is_alphanumeric()).count();
                let followed = self.raw.get(index + 1).is_none_or(|c| c.is_whitespace());
                let capitals = self.raw[index - word..index].iter().all(|c| c.is_uppercase());
                followed && word > 0 && !(word <= 2 && capitals)
            }
            _ => false,
        }
    }
}
