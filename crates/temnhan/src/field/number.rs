//! Figures in a text, and the signs that join two of them.

use std::ops::Range;

/// A figure as it stands.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Number {
    pub(crate) printed: String,
    /// `None` where it can be read two ways, see [`value`].
    pub(crate) value: Option<f64>,
    pub(crate) chars: Range<usize>,
}

/// What a text between two figures makes of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Joint {
    /// "6 x 50", "6 lon x 330", with the words before the sign.
    Times(String),
    /// "450–500".
    Range,
    /// "500 ± 5".
    Tolerance,
}

/// All figures, in order. Those inside a word ("B12") are none, but "2x250" holds two.
pub(crate) fn all(text: &[char]) -> Vec<Number> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        if !text[at].is_ascii_digit() || is_inside(text, at) {
            at += 1;
            continue;
        }
        let end = end(text, at);
        let printed: String = text[at..end].iter().collect();
        found.push(Number { value: value(&printed), printed, chars: at..end });
        at = end;
    }
    found
}

fn is_inside(text: &[char], at: usize) -> bool {
    let before = |steps: usize| at.checked_sub(steps).map(|index| text[index]);
    let multiplied = before(1).is_some_and(is_times)
        && before(2).is_some_and(|c| c.is_ascii_digit() || c.is_whitespace());
    let joined = before(1).is_some_and(|c| c.is_alphanumeric() || matches!(c, '.' | ','));
    joined && !multiplied
}

fn end(text: &[char], start: usize) -> usize {
    let mut end = start;
    while end < text.len() {
        let inner =
            matches!(text[end], '.' | ',') && text.get(end + 1).is_some_and(char::is_ascii_digit);
        if !(text[end].is_ascii_digit() || inner) {
            break;
        }
        end += 1;
    }
    end
}

/// A printed number's value. A point before three figures may part thousands ("1.500") or
/// decimals: such a number is `None` unless it begins with a zero.
pub(crate) fn value(number: &str) -> Option<f64> {
    let points = number.matches('.').count();
    let thousands = points > 0
        && number.split('.').skip(1).all(|part| part.split(',').next().unwrap_or("").len() == 3);
    if thousands && points == 1 && !number.starts_with('0') && !number.contains(',') {
        return None;
    }
    let plain = if thousands && (points > 1 || number.contains(',')) {
        number.replace('.', "")
    } else {
        number.to_owned()
    };
    plain.replace(',', ".").parse().ok()
}

/// What the text between two figures, units left out, says.
pub(crate) fn joint(between: &[char]) -> Option<Joint> {
    const LONGEST_NAME: usize = 24;
    let text: String = between.iter().collect();
    match text.trim() {
        "±" | "+/-" => return Some(Joint::Tolerance),
        "-" | "–" | "—" | "~" | "÷" => return Some(Joint::Range),
        _ => {}
    }
    let name = text.trim().strip_suffix(is_times)?;
    let opens = name.is_empty() || name.ends_with(char::is_whitespace);
    let is_name = name.chars().all(|c| c.is_alphabetic() || c.is_whitespace());
    let short = name.chars().count() <= LONGEST_NAME;
    (opens && is_name && short).then(|| Joint::Times(name.trim().to_owned()))
}

fn is_times(c: char) -> bool {
    matches!(c, 'x' | 'X' | '×' | '*')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_thousands_from_decimals() {
        for (text, expected) in [
            ("250", Some(250.0)),
            ("1,5", Some(1.5)),
            ("0.5", Some(0.5)),
            ("0,500", Some(0.5)),
            ("1.500", None),
            ("1.500.000", Some(1_500_000.0)),
            ("1.500,5", Some(1500.5)),
        ] {
            assert_eq!(value(text), expected, "{text}");
        }
    }

    #[test]
    fn finds_figures_but_not_those_inside_words() {
        let read = |text: &str| {
            let chars: Vec<char> = text.chars().collect();
            all(&chars).into_iter().map(|number| number.printed).collect::<Vec<_>>()
        };
        assert_eq!(read("2x250ml, 3 × 1,5 l"), ["2", "250", "3", "1,5"]);
        assert!(read("B12, Omega3, size34").is_empty());
    }

    #[test]
    fn reads_the_signs_between_figures() {
        let read = |text: &str| joint(&text.chars().collect::<Vec<_>>());
        assert_eq!(read(" x "), Some(Joint::Times(String::new())));
        assert_eq!(read(" lon ×"), Some(Joint::Times("lon".into())));
        assert_eq!(read(" ± "), Some(Joint::Tolerance));
        assert_eq!(read("–"), Some(Joint::Range));
        assert_eq!(read(" hộp, "), None);
        assert_eq!(read(" max"), None);
    }
}
