//! Comparing Vietnamese words: case, spaces and the place of the tone mark do not matter.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Vowel pairs whose tone mark stands on either vowel: hòa and hoà are one word.
const PAIRS: [(&str, &str); 3] = [("òóỏõọ", "a"), ("òóỏõọ", "e"), ("ùúủũụ", "y")];
const PLAIN: [char; 3] = ['o', 'o', 'u'];
const MARKED: [&str; 3] = ["àáảãạ", "èéẻẽẹ", "ỳýỷỹỵ"];

/// The text in lower case, NFC, single spaces, tone marks in the newer place.
pub(crate) fn fold(text: &str) -> String {
    let mut folded = fold_chars(&text.nfc().collect::<Vec<_>>());
    folded.dedup_by(|a, b| *a == ' ' && *b == ' ');
    folded.iter().collect::<String>().trim().to_owned()
}

/// Each character folded on its own place, so that offsets stay.
pub(crate) fn fold_chars(text: &[char]) -> Vec<char> {
    let mut folded: Vec<char> = text.iter().map(|&c| fold_char(c)).collect();
    for at in 1..folded.len() {
        for pair in 0..PAIRS.len() {
            let (toned, second) = PAIRS[pair];
            if !second.starts_with(folded[at]) {
                continue;
            }
            let tone = toned.chars().position(|c| c == folded[at - 1]);
            let closes = folded.get(at + 1).is_none_or(|next| !next.is_alphabetic());
            if let Some(tone) = tone.filter(|_| closes) {
                folded[at - 1] = PLAIN[pair];
                folded[at] = MARKED[pair].chars().nth(tone).unwrap_or(folded[at]);
            }
        }
    }
    folded
}

pub(crate) fn fold_char(c: char) -> char {
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
    match c {
        _ if c.is_ascii() => c,
        'đ' => 'd',
        'Đ' => 'D',
        _ => std::iter::once(c).nfd().find(|c| !is_combining_mark(*c)).unwrap_or(c),
    }
}

/// Whether a text carries any Vietnamese mark.
pub(crate) fn has_marks(text: &str) -> bool {
    text.chars().any(|c| bare(c) != c)
}

/// Whether `needle` stands in `text` as whole words; both folded.
pub(crate) fn holds_words(text: &str, needle: &str) -> bool {
    find_words(text, needle).is_some()
}

/// Where `needle` stands in `text` as whole words, in bytes; both folded.
pub(crate) fn find_words(text: &str, needle: &str) -> Option<usize> {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(needle).map(|(at, _)| at).find(|&at| {
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
