//! Resin codes on a label, and plastics in the words of the product file.

use super::Facts;
use crate::pack::Resin;
use crate::report::Place;

/// A number and an abbreviation stand together in a text of so few words.
const FEW_WORDS: usize = 3;
/// A figure and the abbreviation under it lie at most this many ems apart.
const REACH: f64 = 3.0;
/// A text that names a plastic besides its code.
const PLASTIC: &str = "NHỰA";

/// A resin code as the label shows it.
#[derive(Debug)]
pub(super) struct Code<'a> {
    pub(super) number: u8,
    /// The plastic whose abbreviation stands beside it.
    pub(super) named: Option<&'a Resin>,
    pub(super) text: String,
    pub(super) line: usize,
    pub(super) places: Vec<Place>,
}

/// One part of a text about plastics.
#[derive(Debug, PartialEq)]
enum Token<'a> {
    /// A figure from 1 to 7.
    Number(u8),
    /// The character of a code.
    Sign(u8),
    Named(&'a Resin),
    Other(String),
}

/// All codes of a label.
pub(super) fn codes<'a>(facts: &Facts<'a>) -> Vec<Code<'a>> {
    let resins = &facts.packs.lexicon.resins;
    let lines: Vec<Vec<Token<'a>>> =
        facts.label.lines.iter().map(|line| tokens(&line.text, resins)).collect();
    let place = |line: usize| facts.label.place(line, &(0..facts.label.lines[line].len()));
    let mut codes = Vec::new();
    for (line, tokens) in lines.iter().enumerate() {
        let below = |number| {
            lines.iter().enumerate().find_map(|(other, tokens)| match tokens.as_slice() {
                [Token::Named(resin)] if are_near(facts, line, other) => {
                    Some((number, *resin, other))
                }
                _ => None,
            })
        };
        let text = facts.label.lines[line].text.trim();
        let (number, named, other) = match (tokens.as_slice(), in_line(tokens)) {
            (_, Some((number, named))) => (number, named, None),
            ([Token::Number(number) | Token::Sign(number)], None) => match below(*number) {
                Some((number, resin, other)) => (number, Some(resin), Some(other)),
                None if matches!(tokens[0], Token::Sign(_)) => (*number, None, None),
                None => continue,
            },
            _ => continue,
        };
        let below = other.map(|other| facts.label.lines[other].text.trim());
        let text = std::iter::once(text).chain(below).collect::<Vec<_>>().join(" ");
        let places = std::iter::once(line).chain(other).map(place).collect();
        codes.push(Code { number, named, text, line, places });
    }
    codes
}

/// The plastics that a text names, such as the material of a pack.
pub(super) fn named<'a>(text: &str, resins: &'a [Resin]) -> Vec<&'a Resin> {
    let tokens = tokens(text, resins).into_iter();
    let named = tokens.filter_map(|token| match token {
        Token::Named(resin) => Some(resin),
        _ => None,
    });
    named.collect()
}

/// A code that stands in one line with its abbreviation, or a sign among other words.
fn in_line<'a>(tokens: &[Token<'a>]) -> Option<(u8, Option<&'a Resin>)> {
    let is_short = tokens.len() <= FEW_WORDS
        || tokens.iter().any(|token| *token == Token::Other(PLASTIC.to_owned()));
    let beside = tokens.windows(2).find_map(|pair| match pair {
        [Token::Number(number) | Token::Sign(number), Token::Named(resin)]
        | [Token::Named(resin), Token::Number(number) | Token::Sign(number)] => {
            Some((*number, Some(*resin)))
        }
        _ => None,
    });
    let sign = tokens.iter().find_map(|token| match token {
        Token::Sign(number) if tokens.len() > 1 => Some((*number, None)),
        _ => None,
    });
    beside.filter(|_| is_short || sign.is_some()).or(sign)
}

fn tokens<'a>(text: &str, resins: &'a [Resin]) -> Vec<Token<'a>> {
    let mut words: Vec<String> = Vec::new();
    let mut last = ' ';
    for c in text.chars() {
        let is_sign = resins.iter().any(|resin| resin.sign == c);
        let joins = c.is_alphanumeric() && last.is_alphanumeric();
        let is_glued = joins && c.is_ascii_digit() == last.is_ascii_digit();
        let is_hyphen = c == '-' && last.is_alphabetic() || last == '-' && c.is_alphabetic();
        match words.last_mut() {
            Some(word) if is_glued || is_hyphen => word.push(c),
            _ if is_sign || c.is_alphanumeric() => words.push(c.to_string()),
            _ => {}
        }
        last = c;
    }
    words.iter().map(|word| token(word.trim_end_matches('-'), resins)).collect()
}

fn token<'a>(word: &str, resins: &'a [Resin]) -> Token<'a> {
    if let Some(resin) = resins.iter().find(|resin| word.chars().eq([resin.sign])) {
        return Token::Sign(resin.number);
    }
    if let Some(resin) = resins.iter().find(|resin| resin.names.iter().any(|name| name == word)) {
        return Token::Named(resin);
    }
    match word.parse() {
        Ok(number @ 1..=7) if word.len() <= 2 => Token::Number(number),
        _ => Token::Other(word.to_uppercase()),
    }
}

fn are_near(facts: &Facts<'_>, one: usize, other: usize) -> bool {
    let lines = &facts.label.lines;
    let centre = |line: usize| {
        let area = facts.label.place(line, &(0..lines[line].len())).area_mm;
        (area.x + area.width / 2.0, area.y + area.height / 2.0)
    };
    let ((x, y), (u, v)) = (centre(one), centre(other));
    let reach = REACH * lines[one].em.max(lines[other].em);
    (x - u).abs() < reach && (y - v).abs() < reach
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    fn code(text: &str) -> Option<(u8, Option<u8>)> {
        let packs = Packs::shipped();
        let (number, named) = in_line(&tokens(text, &packs.lexicon.resins))?;
        Some((number, named.map(|resin| resin.number)))
    }

    #[test]
    fn reads_codes_however_they_are_written() {
        assert_eq!(code("5 PP"), Some((5, Some(5))));
        assert_eq!(code("PET 1"), Some((1, Some(1))));
        assert_eq!(code("PET1"), Some((1, Some(1))));
        assert_eq!(code("01 PE-HD"), Some((1, Some(2))));
        assert_eq!(code("♷ PP"), Some((5, Some(5))));
        assert_eq!(code("Nắp ♷, chai bằng thủy tinh"), Some((5, None)));
        assert_eq!(code("Hộp bằng nhựa số 5 PP, dùng được trong lò vi sóng"), Some((5, Some(5))));
    }

    #[test]
    fn leaves_other_figures() {
        for text in ["Vitamin PP 5 mg trong 100 g", "PP 25", "Số 5", "PET", "pp 5"] {
            assert_eq!(code(text), None, "{text}");
        }
    }
}
