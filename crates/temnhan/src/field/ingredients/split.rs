//! The text of a list cut into items, with what their brackets hold.

use crate::field::fold::{fold_char, fold_chars, is_of_word, single_spaced};

/// Brackets nested deeper are read as plain text.
const DEEPEST: usize = 8;

/// An item before anything is understood.
#[derive(Debug, Clone, Default, PartialEq)]
pub(super) struct Raw {
    /// Without what stands in brackets.
    pub(super) text: String,
    /// What each bracket holds.
    pub(super) brackets: Vec<Vec<Raw>>,
    pub(super) opens: Opens,
    /// A colon follows.
    pub(super) is_heading: bool,
}

/// What stands before an item.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) enum Opens {
    /// Nothing, a comma or a heading.
    #[default]
    Item,
    /// "và", which may also be part of a name.
    And,
    /// A semicolon or a bullet.
    Clause,
    /// A full stop.
    Sentence,
    /// The mark of a footnote.
    Note,
}

impl Raw {
    fn is_empty(&self) -> bool {
        !self.text.contains(is_of_word) && self.brackets.is_empty()
    }
}

/// The items of a list whose last two `joint` joins. Decimal commas, "331(iii)" and "Sắt (II)" part nothing; a bracket that is
/// never closed ends with the list.
pub(super) fn split(list: &str, joint: &str) -> Vec<Raw> {
    let chars: Vec<char> = list.chars().collect();
    let joint: Vec<char> = joint.chars().chain([' ']).collect();
    let noted = |pair: &[char]| pair[1] == '*' && !pair[0].is_whitespace() && pair[0] != ',';
    Splitter {
        chars: &chars,
        joint: &joint,
        at: 0,
        has_notes: chars.windows(2).any(noted),
        has_bullets: list.trim_start().starts_with(['-', '–', '+']),
    }
    .level(0)
}

struct Splitter<'a> {
    chars: &'a [char],
    /// "và" and the blank behind it.
    joint: &'a [char],
    at: usize,
    /// Some item refers to a footnote.
    has_notes: bool,
    /// Every item begins with a dash.
    has_bullets: bool,
}

impl Splitter<'_> {
    /// The items up to the bracket that closes this level.
    fn level(&mut self, depth: usize) -> Vec<Raw> {
        let mut items = Vec::new();
        let mut item = Raw::default();
        while let Some(&c) = self.chars.get(self.at) {
            self.at += 1;
            match c {
                '(' | '[' | '{' | '（' if depth < DEEPEST && !self.is_part_of_word() => {
                    item.brackets.push(self.level(depth + 1));
                    item.text.push(' ');
                }
                ')' | ']' | '}' | '）' if depth > 0 => break,
                // One that nothing opened.
                ')' | ']' | '}' | '）' => item.text.push(' '),
                '(' | '（' if self.is_part_of_word() => item.text.push_str(&self.word_bracket()),
                ':' | '：' if !self.is_in_number() && !announces_number(&item.text) => {
                    item.is_heading = true;
                    next(&mut items, &mut item, Opens::Item);
                }
                _ => match self.mark(c) {
                    Some(Opens::And) => {
                        self.at += self.joint.len();
                        next(&mut items, &mut item, Opens::And);
                    }
                    Some(opens) => next(&mut items, &mut item, opens),
                    None => item.text.push(c),
                },
            }
        }
        next(&mut items, &mut item, Opens::Item);
        items
    }

    /// What a character that parts items opens.
    fn mark(&self, c: char) -> Option<Opens> {
        match c {
            ',' | '，' | '、' if !self.is_decimal() => Some(Opens::Item),
            ';' | '；' | '•' | '●' | '|' | '▪' | '·' => Some(Opens::Clause),
            '.' if self.around().1.is_none_or(char::is_whitespace) => Some(Opens::Sentence),
            '*' if self.around().0.is_none_or(|c| c.is_whitespace() || c == '.') => {
                Some(if self.has_notes { Opens::Note } else { Opens::Clause })
            }
            '-' | '–' | '+' if self.has_bullets && self.is_between_blanks() => {
                Some(Opens::Clause)
            }
            ' ' if self.is_before_and() => Some(Opens::And),
            // One item a line, written without marks: "… 60% Đậu xanh …".
            ' ' if self.around().0 == Some('%')
                && self.around().1.is_some_and(char::is_uppercase) =>
            {
                Some(Opens::Item)
            }
            _ => None,
        }
    }

    /// The characters on both sides of the one just read.
    fn around(&self) -> (Option<char>, Option<char>) {
        let before = self.at.checked_sub(2).and_then(|at| self.chars.get(at));
        (before.copied(), self.chars.get(self.at).copied())
    }

    fn is_between_blanks(&self) -> bool {
        let (before, after) = self.around();
        before.is_none_or(char::is_whitespace) && after.is_some_and(char::is_whitespace)
    }

    fn is_before_and(&self) -> bool {
        let ahead = &self.chars[self.at..];
        let may_be = ahead.first().map(|c| fold_char(*c)).as_ref() == self.joint.first();
        may_be && fold_chars(&ahead[..self.joint.len().min(ahead.len())]) == self.joint
    }

    fn is_in_number(&self) -> bool {
        let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
        let (before, after) = self.around();
        digit(before) && digit(after)
    }

    /// Whether a comma stands in a number: "45,5", but not "202,211".
    fn is_decimal(&self) -> bool {
        const OF_INS: usize = 3;
        let digits = |chars: &mut dyn Iterator<Item = &char>| {
            chars.take_while(|c| c.is_ascii_digit()).count()
        };
        let before = digits(&mut self.chars[..self.at - 1].iter().rev());
        let after = digits(&mut self.chars[self.at..].iter());
        before > 0 && after > 0 && (before < OF_INS || after < OF_INS)
    }

    /// Whether the bracket just opened is of a number or a name: "331(iii)", "Sắt (II)", "L(+)".
    fn is_part_of_word(&self) -> bool {
        const LONGEST: usize = 5;
        let rest = &self.chars[self.at..];
        let Some(end) = rest.iter().take(LONGEST + 1).position(|c| matches!(c, ')' | '）')) else {
            return false;
        };
        let of_word = |c: &char| matches!(c.to_ascii_lowercase(), 'i' | 'v' | 'x' | '+' | '-');
        end > 0 && rest[..end].iter().all(of_word)
    }

    /// Such a bracket as it stands.
    fn word_bracket(&mut self) -> String {
        let rest = self.chars[self.at..].iter();
        let inner: String = rest.take_while(|c| !matches!(c, ')' | '）')).collect();
        self.at += inner.chars().count() + 1;
        format!("({inner})")
    }
}

/// Whether a text ends in what stands before a number: "INS: 202".
fn announces_number(text: &str) -> bool {
    let last = text.rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or(text);
    ["ins", "e"].iter().any(|word| last.eq_ignore_ascii_case(word))
}

/// Ends an item; an empty one only passes on what stood before it.
fn next(items: &mut Vec<Raw>, item: &mut Raw, opens: Opens) {
    if item.is_empty() {
        let before = std::mem::take(item).opens;
        item.opens = if matches!(opens, Opens::Item | Opens::And) { before } else { opens };
        return;
    }
    let done = std::mem::replace(item, Raw { opens, ..Raw::default() });
    items.push(Raw { text: single_spaced(&done.text), ..done });
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &str) -> Vec<String> {
        fn show(items: &[Raw]) -> String {
            let one = |item: &Raw| {
                let inner = item.brackets.iter().map(|inner| format!("({})", show(inner)));
                format!("{}{}", item.text, inner.collect::<String>())
            };
            items.iter().map(one).collect::<Vec<_>>().join("|")
        }
        show(&split(list, "và")).split('|').map(str::to_owned).collect()
    }

    #[test]
    fn parts_at_commas_but_not_in_numbers() {
        assert_eq!(texts("gạo 45,5%, muối 0.5 %."), ["gạo 45,5%", "muối 0.5 %"]);
        assert_eq!(texts("INS 202,211; 331(iii),330"), ["INS 202", "211", "331(iii)", "330"]);
        assert_eq!(
            texts("Sắt (II) lactat, Acid L(+)-tartric"),
            ["Sắt (II) lactat", "Acid L(+)-tartric"]
        );
        assert_eq!(texts("gạo 60% Đậu 40%"), ["gạo 60%", "Đậu 40%"]);
    }

    #[test]
    fn nests_brackets_of_every_kind() {
        assert_eq!(texts("nhân (đậu (xanh [tách vỏ])) 40%"), ["nhân 40%(đậu(xanh(tách vỏ)))"]);
    }

    #[test]
    fn bears_brackets_without_their_other_half() {
        assert_eq!(texts("gạo (tẻ, đường"), ["gạo(tẻ", "đường)"]);
        assert_eq!(texts("gạo) tẻ, đường"), ["gạo tẻ", "đường"]);
        let deep = "(".repeat(100_000);
        assert_eq!(split(&format!("gạo {deep} tẻ"), "và").len(), 1);
    }
}
