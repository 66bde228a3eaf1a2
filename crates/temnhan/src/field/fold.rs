//! Comparing Vietnamese words: case, spaces and the place of the tone mark do not matter.

use std::sync::LazyLock;

use unicode_normalization::char::is_combining_mark;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// Behind the last letter of Vietnamese.
const TABLE_END: usize = 0x1f00;

/// [`fold_char`] and [`bare`] of the characters before that.
static FOLDED: LazyLock<Vec<char>> = LazyLock::new(|| table(folded));
static BARE: LazyLock<Vec<char>> = LazyLock::new(|| table(undecorated));
static OF_WORD: LazyLock<Vec<bool>> = LazyLock::new(|| table(char::is_alphanumeric));

fn table<T: Default>(of: fn(char) -> T) -> Vec<T> {
    (0..TABLE_END as u32).map(|code| char::from_u32(code).map_or_else(T::default, of)).collect()
}

/// The text in lower case, NFC, single spaces, tone marks in the newer place.
pub(crate) fn fold(text: &str) -> String {
    if is_composed(text) {
        folded_text(text.chars(), text.len())
    } else {
        folded_text(text.nfc(), text.len())
    }
}

fn folded_text(composed: impl Iterator<Item = char>, length: usize) -> String {
    let mut text = String::with_capacity(length);
    let mut put = |c: char| {
        if c != ' ' || !(text.is_empty() || text.ends_with(' ')) {
            text.push(c);
        }
    };
    let mut chars = composed.map(fold_char).peekable();
    let mut before = None;
    while let Some(c) = chars.next() {
        let closes = |next: Option<&char>| next.is_none_or(|next| !next.is_alphabetic());
        let moved = before.and_then(|before| newer_place(before, c));
        let (first, second) = match moved.filter(|_| closes(chars.peek())) {
            Some((first, second)) => (Some(first), second),
            None => (before, c),
        };
        first.into_iter().for_each(&mut put);
        before = Some(second);
    }
    before.into_iter().for_each(put);
    text.truncate(text.trim_end_matches(' ').len());
    text
}

/// The words of a text with one blank between them.
pub(crate) fn single_spaced(text: &str) -> String {
    let mut spaced = String::with_capacity(text.len());
    for word in text.split_whitespace() {
        if !spaced.is_empty() {
            spaced.push(' ');
        }
        spaced.push_str(word);
    }
    spaced
}

/// The text without case, marks and blanks.
pub(crate) fn squeezed(text: &str) -> String {
    fold(text).chars().filter(|c| *c != ' ').map(bare).collect()
}

/// Whether a text is NFC; the letters of Vietnamese are, written as one character each.
pub(crate) fn is_composed(text: &str) -> bool {
    text.chars().all(|c| matches!(c, ..'\u{300}' | '\u{1e00}'..'\u{1f00}')) || is_nfc(text)
}

/// Each character folded on its own place, so that offsets stay.
pub(crate) fn fold_chars(text: &[char]) -> Vec<char> {
    let mut folded = text.to_vec();
    fold_in_place(&mut folded);
    folded
}

fn fold_in_place(text: &mut [char]) {
    for c in text.iter_mut() {
        *c = fold_char(*c);
    }
    for at in 1..text.len() {
        let closes = || text.get(at + 1).is_none_or(|next| !next.is_alphabetic());
        if let Some((first, second)) = newer_place(text[at - 1], text[at]).filter(|_| closes()) {
            (text[at - 1], text[at]) = (first, second);
        }
    }
}

/// Vowel pairs whose tone mark stands on either vowel, as hòa and hoà, with the mark on the second.
fn newer_place(first: char, second: char) -> Option<(char, char)> {
    if first.is_ascii() {
        return None;
    }
    let (toned, plain, marked) = match second {
        'a' => ("òóỏõọ", 'o', "àáảãạ"),
        'e' => ("òóỏõọ", 'o', "èéẻẽẹ"),
        'y' => ("ùúủũụ", 'u', "ỳýỷỹỵ"),
        _ => return None,
    };
    let tone = toned.chars().position(|c| c == first)?;
    marked.chars().nth(tone).map(|marked| (plain, marked))
}

/// The character in lower case; any blank is a space, any dash a hyphen.
pub(crate) fn fold_char(c: char) -> char {
    FOLDED.get(c as usize).copied().unwrap_or_else(|| folded(c))
}

fn folded(c: char) -> char {
    if c.is_whitespace() {
        return ' ';
    }
    match c {
        '–' | '—' | '‑' | '‐' => '-',
        '’' | '‘' => '\'',
        _ => c.to_lowercase().next().unwrap_or(c),
    }
}

/// The letter without its Vietnamese marks: ế becomes e, đ becomes d.
pub(crate) fn bare(c: char) -> char {
    BARE.get(c as usize).copied().unwrap_or_else(|| undecorated(c))
}

fn undecorated(c: char) -> char {
    match c {
        'đ' => 'd',
        'Đ' => 'D',
        _ => std::iter::once(c).nfd().find(|c| !is_combining_mark(*c)).unwrap_or(c),
    }
}

/// Whether a character is a letter or a figure.
pub(crate) fn is_of_word(c: char) -> bool {
    OF_WORD.get(c as usize).copied().unwrap_or_else(|| c.is_alphanumeric())
}

/// Whether a text carries any Vietnamese mark.
pub(crate) fn has_marks(text: &str) -> bool {
    text.chars().any(|c| bare(c) != c)
}

/// The same text without Vietnamese marks.
pub(crate) fn without_marks(text: &str) -> String {
    text.chars().map(bare).collect()
}

/// Whether `needle` stands in `text` as whole words; both folded.
pub(crate) fn holds_words(text: &str, needle: &str) -> bool {
    find_words(text, needle).is_some()
}

/// The places of `needle` in `text`, in bytes. The search of the standard library first learns its
/// needle, which takes longer than the short texts of labels are worth.
pub(crate) fn places<'a>(text: &'a str, needle: &'a str) -> impl Iterator<Item = usize> + 'a {
    let (text, needle) = (text.as_bytes(), needle.as_bytes());
    let first = needle.first().copied();
    let begins = move |at: &usize| first.is_none_or(|first| text[*at] == first);
    (0..text.len()).filter(begins).filter(move |&at| text[at..].starts_with(needle))
}

/// Where `needle` stands in `text` as whole words, in bytes; both folded.
pub(crate) fn find_words(text: &str, needle: &str) -> Option<usize> {
    let is_word = |c: Option<char>| c.is_some_and(is_of_word);
    places(text, needle).find(|&at| {
        let opens = !is_word(text[..at].chars().next_back()) || !is_word(needle.chars().next());
        let end = at + needle.len();
        let closes = !is_word(text[end..].chars().next()) || !is_word(needle.chars().next_back());
        opens && closes
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_case_spaces_and_the_place_of_the_tone() {
        assert_eq!(fold("  HOÀ \u{a0} Bình "), "hoà bình");
        assert_eq!(fold("hòa"), fold("hoà"));
        assert_eq!(fold("THỦY"), fold("Thuỷ"));
        assert_eq!(fold("hoàn"), "hoàn");
    }

    #[test]
    fn compares_composed_and_decomposed_letters() {
        let decomposed: String = "Hạn sử dụng".nfd().collect();
        assert_eq!(fold(&decomposed), "hạn sử dụng");
    }

    #[test]
    fn composed_letters_are_nfc() {
        for c in ('\0'..'\u{1f00}').filter(|c| is_composed(&c.to_string())) {
            assert!(is_nfc(&c.to_string()), "{c:?}");
        }
        assert!(is_composed("Hạn sử dụng") && !is_composed("Ha\u{323}n"));
    }

    #[test]
    fn finds_whole_words_only() {
        assert!(holds_words("ít nhất 5 g", "ít nhất"));
        assert!(!holds_words("chất béo", "hất"));
        assert!(holds_words("40 % vol", "% vol"));
    }

    #[test]
    fn takes_marks_off() {
        assert_eq!("Đường".chars().map(bare).collect::<String>(), "Duong");
        assert!(has_marks("Đường") && !has_marks("Duong"));
    }
}
