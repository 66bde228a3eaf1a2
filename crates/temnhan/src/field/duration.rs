//! Durations: "12 tháng kể từ ngày sản xuất", "6–8 tháng", "hai năm".

use std::sync::LazyLock;

use regex::Regex;

use crate::pack::Words;
use crate::report::DurationUnit;

/// A length of time as printed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Duration {
    /// The lower end of "6–8 tháng".
    pub(crate) least: Option<f64>,
    pub(crate) amount: f64,
    pub(crate) unit: DurationUnit,
}

static BRACKET: LazyLock<Regex> = LazyLock::new(|| pattern(r"\([^)]*\)"));
static TOKEN: LazyLock<Regex> = LazyLock::new(|| pattern(r"\d+(?:[.,]\d+)?|[^\W\d_]+|[-/~]"));

fn pattern(text: &str) -> Regex {
    Regex::new(text).expect("a fixed pattern")
}

/// The first duration in a folded text; years and months together are months. A bracket between
/// figure and unit only repeats the figure: "06 (sáu) tháng".
pub(crate) fn read(text: &str, words: &Words) -> Option<Duration> {
    let first = |text: &str| {
        let tokens: Vec<&str> = TOKEN.find_iter(text).map(|token| token.as_str()).collect();
        (0..tokens.len()).find_map(|at| whole_at(&tokens[at..], words))
    };
    first(&BRACKET.replace_all(text, " ")).or_else(|| first(text))
}

/// The duration that tokens begin with; no figure may follow, as in "ngày 12 tháng 3".
fn whole_at(tokens: &[&str], words: &Words) -> Option<Duration> {
    let (first, length) = at(tokens, words)?;
    let rest = &tokens[length..];
    if !rest.first().is_some_and(|token| token.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(first);
    }
    let (more, _) = at(rest, words)?;
    let months = first.unit == DurationUnit::Year && more.unit == DurationUnit::Month;
    months.then_some(Duration { amount: first.amount * 12.0 + more.amount, ..more })
}

/// An amount or a range of amounts with a unit, and how many tokens they are.
fn at(tokens: &[&str], words: &Words) -> Option<(Duration, usize)> {
    let (low, mut end) = amount(tokens, words)?;
    let mut high = None;
    if tokens.get(end).is_some_and(|token| words.range_joints.iter().any(|joint| joint == token)) {
        let (amount, length) = amount(&tokens[end + 1..], words)?;
        high = Some(amount);
        end += 1 + length;
    }
    let token = tokens.get(end)?;
    let unit = words.durations.iter().find(|unit| unit.words.iter().any(|word| word == token))?;
    let duration =
        Duration { least: high.and(Some(low)), amount: high.unwrap_or(low), unit: unit.unit };
    Some((duration, end + 1))
}

/// The number that tokens begin with, in figures or in words, and how many tokens it is.
fn amount(tokens: &[&str], words: &Words) -> Option<(f64, usize)> {
    let first = tokens.first()?;
    if let Ok(figure) = first.replace(',', ".").parse() {
        return Some((figure, 1));
    }
    let spelt = words.numbers.iter().filter_map(|(word, &value)| {
        let parts: Vec<&str> = word.split(' ').collect();
        tokens.starts_with(&parts).then_some((f64::from(value), parts.len()))
    });
    spelt.max_by_key(|(_, length)| *length)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::fold::fold;
    use crate::pack::Packs;

    fn duration(text: &str) -> Option<(Option<f64>, f64, DurationUnit)> {
        let words = Packs::shipped().lexicon.words;
        read(&fold(text), &words).map(|found| (found.least, found.amount, found.unit))
    }

    #[test]
    fn reads_figures_words_and_ranges() {
        use DurationUnit::{Day, Hour, Month, Week, Year};
        for (text, expected) in [
            ("12 tháng kể từ ngày sản xuất", (None, 12.0, Month)),
            ("7 ngày", (None, 7.0, Day)),
            ("6-8 tháng", (Some(6.0), 8.0, Month)),
            ("từ 6 đến 8 tháng", (Some(6.0), 8.0, Month)),
            ("hai năm", (None, 2.0, Year)),
            ("01 năm kể từ NSX", (None, 1.0, Year)),
            ("06 (sáu) tháng", (None, 6.0, Month)),
            ("sáu (06) tháng", (None, 6.0, Month)),
            ("mười tám tháng", (None, 18.0, Month)),
            ("Mười hai (12) tháng", (None, 12.0, Month)),
            ("1 năm 6 tháng", (None, 18.0, Month)),
            ("1,5 năm", (None, 1.5, Year)),
            ("3 tuần", (None, 3.0, Week)),
            ("48 giờ", (None, 48.0, Hour)),
            ("12 months", (None, 12.0, Month)),
            ("(12 tháng)", (None, 12.0, Month)),
            ("12 tháng. Sau khi mở dùng trong 3 ngày", (None, 12.0, Month)),
        ] {
            assert_eq!(duration(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn takes_dates_for_no_durations() {
        for text in ["tháng 3 năm 2026", "ngày 12 tháng 3", "hằng ngày", "02/2026", "năm 2026"]
        {
            assert_eq!(duration(text), None, "{text}");
        }
    }
}
