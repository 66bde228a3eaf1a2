//! GTINs: their check digit, and where a label prints one.

use super::Facts;
use super::codes::barred_numbers;
use crate::field::fold::fold;
use crate::gs1::{Gtin, GtinError};
use crate::report::Place;

/// A number that a label prints as a GTIN.
pub(super) struct Printed {
    pub(super) digits: String,
    pub(super) place: Place,
}

/// Whether the last digit is that of GS1's general specifications; `None` where the text is not 8,
/// 12, 13 or 14 digits.
pub(super) fn is_right(digits: &str) -> Option<bool> {
    match digits.parse::<Gtin>() {
        Ok(_) => Some(true),
        Err(GtinError::CheckDigit(_)) => Some(false),
        Err(_) => None,
    }
}

/// The digits of a text, blanks and hyphens left out; `None` where it holds anything else.
pub(super) fn digits(text: &str) -> Option<String> {
    let rest: String = text.chars().filter(|c| !matches!(c, ' ' | '-' | '\u{a0}')).collect();
    rest.chars().all(|c| c.is_ascii_digit()).then_some(rest)
}

/// Two GTINs are one where they differ only in zeros before them.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    one.trim_start_matches('0') == other.trim_start_matches('0')
}

/// The numbers that a label prints as GTINs: 13 figures alone on a line, parted as under a bar
/// code or not at all; whatever stands behind a word for them; and what bars say.
pub(super) fn printed(facts: &Facts<'_>, headings: &[String]) -> Vec<Printed> {
    let lines = facts.label.lines.iter().enumerate();
    let found = lines.filter_map(|(index, line)| {
        let text = fold(&line.text);
        let behind = headings.iter().find_map(|heading| {
            let rest = text.strip_prefix(heading.as_str())?;
            Some(rest.trim_start_matches([':', ' ', '.', '-']))
        });
        let digits = match behind {
            Some(rest) => digits(rest).filter(|digits| !digits.is_empty())?,
            None => digits(&text).filter(|digits| digits.len() == 13 && is_grouped(&text))?,
        };
        Some(Printed { digits, place: facts.label.place(index, &(0..line.len())) })
    });
    let mut all: Vec<Printed> = found.collect();
    for (digits, place) in barred_numbers(facts) {
        if !all.iter().any(|known| is_same(&known.digits, digits)) {
            all.push(Printed { digits: digits.to_owned(), place });
        }
    }
    all
}

/// "9521234543213", or in groups of 1, 6 and 6.
fn is_grouped(text: &str) -> bool {
    let groups: Vec<usize> = text.split_whitespace().map(str::len).collect();
    matches!(groups[..], [13] | [1, 6, 6])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn checks_the_last_digit() {
        for right in ["9521234543213", "96385074", "036000291452", "09521234543213"] {
            assert_eq!(is_right(right), Some(true), "{right}");
        }
        assert_eq!(is_right("9521234543214"), Some(false));
        assert_eq!(is_right("952123454321"), Some(false));
        assert_eq!(is_right("0900000101"), None);
        assert_eq!(is_right("95212345432a3"), None);
    }
}
