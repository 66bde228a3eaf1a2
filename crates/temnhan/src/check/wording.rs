//! The words of a label in reading order, for statements whose wording is fixed.
//!
//! Case, marks of punctuation, lines and joints such as "và" do not matter.

use unicode_normalization::char::is_combining_mark;

use super::Facts;
use crate::field::Span;
use crate::field::fold::{fold, has_marks, without_marks};
use crate::label::Label;
use crate::report::Place;

/// All words of a label.
#[derive(Debug)]
pub(crate) struct Wording {
    words: Vec<Word>,
    /// Words of no weight between the halves of a sentence: a comma may stand for them.
    joints: Vec<String>,
}

#[derive(Debug)]
struct Word {
    folded: String,
    /// The number of its clause.
    clause: usize,
    span: Span,
}

/// Some words of a label.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Run {
    first: usize,
    end: usize,
}

impl Run {
    /// Whether another run is the beginning of this one.
    pub(super) fn begins_with(self, other: Self) -> bool {
        self.first == other.first
    }
}

impl Wording {
    /// The words of all blocks, one after the other.
    pub(super) fn of(label: &Label, joints: &[String]) -> Self {
        let (mut words, mut clause) = (Vec::new(), 0);
        for block in &label.blocks {
            clause += 1;
            for &line in block {
                add_line(line, &label.lines[line].text, &mut clause, &mut words);
            }
        }
        Self { words, joints: joints.to_vec() }
    }

    /// Every place where a phrase stands, with none of the guard phrases before it in its clause.
    pub(super) fn all(&self, phrase: &str, unless: &[String]) -> Vec<Run> {
        let phrase = self.words_of(phrase);
        self.runs(&phrase, str::to_owned)
            .filter(|run| !unless.iter().any(|guard| self.stands_before(*run, guard)))
            .collect()
    }

    /// The first of them.
    pub(super) fn find(&self, phrase: &str, unless: &[String]) -> Option<Run> {
        self.all(phrase, unless).into_iter().next()
    }

    /// Where a phrase stands without its Vietnamese marks.
    pub(super) fn find_bare(&self, phrase: &str) -> Option<Run> {
        let plain: Vec<String> =
            self.words_of(phrase).iter().map(|word| without_marks(word)).collect();
        self.runs(&plain, without_marks).next()
    }

    /// Whether some words carry no Vietnamese mark at all.
    pub(super) fn is_without_marks(&self, run: Run) -> bool {
        !self.words[run.first..run.end].iter().any(|word| has_marks(&word.folded))
    }

    /// Where a phrase opens a clause.
    pub(super) fn opens(&self, phrase: &str) -> Option<Run> {
        self.all(phrase, &[]).into_iter().find(|run| {
            let before = run.first.checked_sub(1).map(|at| self.words[at].clause);
            before != Some(self.words[run.first].clause)
        })
    }

    /// Where some words stand, line by line.
    pub(super) fn places(&self, run: Run, facts: &Facts<'_>) -> Vec<Place> {
        let mut spans: Vec<Span> = Vec::new();
        for Word { span, .. } in &self.words[run.first..run.end] {
            match spans.last_mut() {
                Some(last) if last.line == span.line => last.chars.end = span.chars.end,
                _ => spans.push(span.clone()),
            }
        }
        spans.iter().map(|span| facts.label.place(span.line, &span.chars)).collect()
    }

    fn runs<'b>(
        &'b self,
        phrase: &'b [String],
        reduce: fn(&str) -> String,
    ) -> impl Iterator<Item = Run> + 'b {
        let firsts = (0..self.words.len()).filter(move |&first| {
            let word = &self.words[first].folded;
            phrase.first().is_some_and(|wanted| reduce(word) == *wanted)
        });
        firsts.filter_map(move |first| Some(Run { first, end: self.end(first, phrase, reduce)? }))
    }

    /// Where a phrase that begins at a word ends.
    fn end(&self, first: usize, phrase: &[String], reduce: fn(&str) -> String) -> Option<usize> {
        let mut at = first;
        for wanted in phrase {
            while at > first && self.is_joint(&self.words.get(at)?.folded) {
                at += 1;
            }
            at = (reduce(&self.words.get(at)?.folded) == *wanted).then_some(at + 1)?;
        }
        Some(at)
    }

    fn stands_before(&self, run: Run, guard: &str) -> bool {
        let clause = self.words[run.first].clause;
        let before = self.words[..run.first].iter().rev().take_while(|word| word.clause == clause);
        let mut before: Vec<&str> = before.map(|word| word.folded.as_str()).collect();
        before.reverse();
        let guard = self.words_of(guard);
        before.windows(guard.len()).any(|own| own.iter().eq(guard.iter()))
    }

    fn words_of(&self, phrase: &str) -> Vec<String> {
        let folded = fold(phrase);
        let words = folded.split(|c: char| !c.is_alphanumeric());
        words.filter(|word| !word.is_empty() && !self.is_joint(word)).map(str::to_owned).collect()
    }

    fn is_joint(&self, word: &str) -> bool {
        self.joints.iter().any(|joint| joint == word)
    }
}

/// Adds the words of a line; a mark of punctuation, and a capital at the line's start, open a clause.
fn add_line(line: usize, text: &str, clause: &mut usize, words: &mut Vec<Word>) {
    let chars: Vec<char> = text.chars().collect();
    let is_word = |c: &char| c.is_alphanumeric() || is_combining_mark(*c);
    if chars.iter().find(|c| is_word(c)).is_some_and(|c| c.is_uppercase()) {
        *clause += 1;
    }
    let mut at = 0;
    while at < chars.len() {
        if is_word(&chars[at]) {
            let end = at + chars[at..].iter().take_while(|c| is_word(c)).count();
            let folded = fold(&chars[at..end].iter().collect::<String>());
            words.push(Word { folded, clause: *clause, span: Span { line, chars: at..end } });
            at = end;
        } else {
            if !chars[at].is_whitespace() && !matches!(chars[at], '-' | '–' | '"' | '“' | '”')
            {
                *clause += 1;
            }
            at += 1;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wording(lines: &[&str]) -> Wording {
        let (mut words, mut clause) = (Vec::new(), 0);
        for (line, text) in lines.iter().enumerate() {
            add_line(line, text, &mut clause, &mut words);
        }
        Wording { words, joints: vec!["và".to_owned()] }
    }

    const SENTENCE: &str =
        "thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh";

    #[test]
    fn reads_capitals_commas_and_lines() {
        for lines in [
            vec!["Thực phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh."],
            vec![
                "THỰC PHẨM NÀY KHÔNG PHẢI LÀ THUỐC",
                "KHÔNG CÓ TÁC DỤNG THAY THẾ",
                "THUỐC CHỮA BỆNH",
            ],
            vec![
                "thực phẩm này không phải là thuốc và không có",
                "tác dụng thay thế thuốc chữa bệnh",
            ],
        ] {
            assert!(wording(&lines).find(SENTENCE, &[]).is_some(), "{lines:?}");
        }
        let other =
            ["Sản phẩm này không phải là thuốc, không có tác dụng thay thế thuốc chữa bệnh"];
        assert!(wording(&other).find(SENTENCE, &[]).is_none());
    }

    #[test]
    fn guards_a_phrase_within_its_clause() {
        let guards = ["không".to_owned()];
        let gm = |text: &str| wording(&[text]).find("biến đổi gen", &guards).is_some();
        assert!(gm("đậu tương biến đổi gen 12 %"));
        assert!(gm("đậu tương không đường, biến đổi gen 12 %"));
        assert!(!gm("không dùng nguyên liệu biến đổi gen"));
    }

    #[test]
    fn knows_what_opens_a_clause() {
        let text = wording(&["Công dụng: giúp ngủ ngon. Không dùng cho trẻ em"]);
        assert!(text.opens("công dụng").is_some());
        assert!(text.opens("giúp").is_some());
        assert!(text.opens("dùng cho").is_none());
    }

    #[test]
    fn finds_words_typed_without_marks() {
        assert!(
            wording(&["THUC PHAM BAO VE SUC KHOE"])
                .find_bare("thực phẩm bảo vệ sức khỏe")
                .is_some()
        );
    }
}
