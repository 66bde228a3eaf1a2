//! Shares and amounts of ingredients.

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use crate::field::fold::{fold_char, fold_chars};
use crate::pack::ListWords;
use crate::report::Bound;

static SHARE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?-u:\b)([0-9]{1,3}(?:[.,][0-9]+)?)\s*%?\s*(?:(?:[-–—~]|đến)\s*([0-9]{1,3}(?:[.,][0-9]+)?)\s*)?%")
        .expect("a fixed pattern")
});
static AMOUNT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b\d+(?:[.,]\d+)*\s*(?:kg|g|gr|gram|gam|mg|mcg|µg|μg|ml|lít|l|iu)\b(?:\s*/\s*(?:\d+\s*)?\w+)?")
        .expect("a fixed pattern")
});

/// A printed share.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Share {
    pub(super) percent: f64,
    pub(super) bound: Option<Bound>,
}

/// Whether a text may begin with a share or with the words that make it a bound, told by its first
/// letter or figure.
pub(super) fn may_open_with_share(text: &str, words: &ListWords) -> bool {
    let bounds = || words.at_least.iter().chain(&words.at_most);
    let opens = |c: char| !c.is_alphabetic() || bounds().any(|word| word.starts_with(fold_char(c)));
    text.chars().find(|c| c.is_alphanumeric()).is_none_or(opens)
}

/// Takes the first share out of a text, with the words that make it a bound.
pub(super) fn take_share(text: &mut String, words: &ListWords) -> Option<Share> {
    let (share, range) = share(text, words)?;
    text.replace_range(range, " ");
    Some(share)
}

/// Takes the share of an item out of its text. One between words is of something in the item, as
/// in "sữa 3,5 % béo", and stays.
pub(super) fn take_own_share(text: &mut String, words: &ListWords) -> Option<Share> {
    let (share, range) = share(text, words)?;
    let has_letters = |part: &str| part.contains(char::is_alphabetic);
    if has_letters(&text[..range.start]) && has_letters(&text[range.end..]) {
        return None;
    }
    text.replace_range(range, " ");
    Some(share)
}

/// The first share of a text, and where it stands with the words that make it a bound, in bytes.
fn share(text: &str, words: &ListWords) -> Option<(Share, Range<usize>)> {
    text.find('%')?;
    let found = SHARE.captures(text)?;
    let percent = found[1].replace(',', ".").parse().ok()?;
    let is_range = found.get(2).is_some();
    let range = found.get(0)?.range();
    let before = text[..range.start].trim_end();
    let folded: Vec<char> = fold_chars(&before.chars().collect::<Vec<_>>());
    let bound = |words: &[String]| {
        let start = bound_at_end(&folded, words)?;
        before.char_indices().nth(start).map(|(at, _)| at)
    };
    let (least, most) = (bound(&words.at_least), bound(&words.at_most));
    let bound = match (is_range, least, most) {
        (_, None, Some(_)) => Some(Bound::AtMost),
        (true, ..) | (_, Some(_), _) => Some(Bound::AtLeast),
        _ => None,
    };
    let start = least.or(most).unwrap_or(before.len());
    Some((Share { percent, bound }, start..range.end))
}

/// Where the longest of some words begins at the end of a folded text.
fn bound_at_end(folded: &[char], words: &[String]) -> Option<usize> {
    let starts = words.iter().filter_map(|word| {
        if word.chars().next_back() != folded.last().copied() {
            return None;
        }
        let start = folded.len().checked_sub(word.chars().count())?;
        let same = word.chars().eq(folded[start..].iter().copied());
        let whole = start == 0 || !folded[start - 1].is_alphanumeric();
        (same && whole).then_some(start)
    });
    starts.min()
}

/// Takes the first amount out of a text.
pub(super) fn take_amount(text: &mut String) -> Option<String> {
    text.find(|c: char| c.is_ascii_digit())?;
    let range = AMOUNT.find(text)?.range();
    let amount = text[range.clone()].to_owned();
    text.replace_range(range, " ");
    Some(amount)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    #[test]
    fn takes_shares_in_every_place() {
        let packs = Packs::shipped();
        for (text, percent, bound, rest) in [
            ("gạo 45,5%", 45.5, None, "gạo"),
            ("45 % gạo", 45.0, None, "gạo"),
            ("gạo ≥ 70%", 70.0, Some(Bound::AtLeast), "gạo"),
            ("muối tối đa 5 %", 5.0, Some(Bound::AtMost), "muối"),
            ("gạo không dưới 70%", 70.0, Some(Bound::AtLeast), "gạo"),
            ("thịt 40 - 45%", 40.0, Some(Bound::AtLeast), "thịt"),
            ("thịt 40%–45%", 40.0, Some(Bound::AtLeast), "thịt"),
        ] {
            let mut left = text.to_owned();
            let share = take_share(&mut left, &packs.substances.words);
            assert_eq!(share, Some(Share { percent, bound }), "{text}");
            assert_eq!(left.trim(), rest, "{text}");
        }
    }

    #[test]
    fn takes_amounts() {
        let mut text = "đường 20 g".to_owned();
        assert_eq!(take_amount(&mut text).as_deref(), Some("20 g"));
        assert_eq!(text.trim(), "đường");
        assert_eq!(take_amount(&mut "gạo ST25".to_owned()), None);
    }
}
