//! The form of an element's value: parts of so many characters of one kind.

use serde::Deserialize;

use super::gtin::check_digit;
use crate::date::Date;

/// Parts in order; those that may be left out come last.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "String")]
pub(super) struct Form(Vec<Part>);

#[derive(Debug, Clone, Copy, PartialEq)]
struct Part {
    characters: Characters,
    least: usize,
    most: usize,
    test: Test,
    is_optional: bool,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Characters {
    Digits,
    /// The 82 characters of the GS1 General Specifications.
    Cset82,
    Cset39,
    Base64Url,
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Test {
    None,
    CheckDigit,
    /// YYMMDD, where day 00 is the whole month.
    Date,
    /// YYMMDD.
    Day,
}

/// What is wrong with a value.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fault {
    /// Too short, too long, or other characters.
    Form,
    /// The check digit should be this one.
    CheckDigit(u8),
    /// No day of the calendar.
    Date,
}

impl Form {
    /// The first fault of a value.
    pub(super) fn fault(&self, value: &str) -> Option<Fault> {
        if !value.is_ascii() {
            return Some(Fault::Form);
        }
        let mut rest = value;
        for part in &self.0 {
            if rest.is_empty() && part.is_optional {
                return None;
            }
            let (own, behind) = rest.split_at(part.most.min(rest.len()));
            if let Some(fault) = part.fault(own) {
                return Some(fault);
            }
            rest = behind;
        }
        (!rest.is_empty()).then_some(Fault::Form)
    }

    /// Whether a value has the characters and the length, whatever they say.
    pub(super) fn fits(&self, value: &str) -> bool {
        self.fault(value) != Some(Fault::Form)
    }
}

impl Part {
    fn fault(&self, text: &str) -> Option<Fault> {
        let has_length = (self.least..=self.most).contains(&text.len());
        if !has_length || !text.chars().all(|c| self.characters.hold(c)) {
            return Some(Fault::Form);
        }
        match self.test {
            Test::None => None,
            Test::CheckDigit => {
                let (data, last) = text.split_at(text.len() - 1);
                check_digit(data).filter(|digit| last != digit.to_string()).map(Fault::CheckDigit)
            }
            Test::Date => (!is_date(text, true)).then_some(Fault::Date),
            Test::Day => (!is_date(text, false)).then_some(Fault::Date),
        }
    }
}

impl Characters {
    fn hold(self, c: char) -> bool {
        match self {
            Self::Digits => c.is_ascii_digit(),
            Self::Cset82 => c.is_ascii_alphanumeric() || "!\"%&'()*+,-./:;<=>?_".contains(c),
            Self::Cset39 => {
                c.is_ascii_digit() || c.is_ascii_uppercase() || matches!(c, '#' | '-' | '/')
            }
            Self::Base64Url => c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '='),
        }
    }
}

/// Whether six digits are a day as GS1 writes them; a `whole_month` has day 00.
fn is_date(text: &str, whole_month: bool) -> bool {
    let number = |at: usize| text[at..at + 2].parse::<u8>().unwrap_or(0);
    let day = if number(4) == 0 && whole_month { 1 } else { number(4) };
    Date::new(2000 + u16::from(number(0)), number(2), day).is_some()
}

impl TryFrom<String> for Form {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        let part =
            |part: &str| Part::read(part).ok_or_else(|| format!("no part of a form: {part}"));
        text.split(", ").map(part).collect::<Result<_, _>>().map(Self)
    }
}

impl Part {
    /// Of its notation: `N14 check`, `X..20`, `[N6 day]`.
    fn read(part: &str) -> Option<Self> {
        let inner = part.strip_prefix('[').and_then(|part| part.strip_suffix(']'));
        let (notation, test) = match inner.unwrap_or(part).split_once(' ') {
            Some((notation, "check")) => (notation, Test::CheckDigit),
            Some((notation, "date")) => (notation, Test::Date),
            Some((notation, "day")) => (notation, Test::Day),
            Some(_) => return None,
            None => (inner.unwrap_or(part), Test::None),
        };
        let characters = match notation.chars().next()? {
            'N' => Characters::Digits,
            'X' => Characters::Cset82,
            'Y' => Characters::Cset39,
            'Z' => Characters::Base64Url,
            _ => return None,
        };
        let most = notation[1..].trim_start_matches("..").parse().ok()?;
        let least = if notation[1..].starts_with("..") { 1 } else { most };
        Some(Self { characters, least, most, test, is_optional: inner.is_some() })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fault(form: &str, value: &str) -> Option<Fault> {
        Form::try_from(form.to_owned()).unwrap().fault(value)
    }

    #[test]
    fn measures_parts() {
        assert_eq!(fault("X..20", "L2611"), None);
        assert_eq!(fault("X..20", ""), Some(Fault::Form));
        assert_eq!(fault("X..20", "123456789012345678901"), Some(Fault::Form));
        assert_eq!(fault("X..20", "lô 5"), Some(Fault::Form));
        assert_eq!(fault("N3, [N3]", "704"), None);
        assert_eq!(fault("N3, [N3]", "7041"), Some(Fault::Form));
        assert_eq!(fault("N3, X..9", "704"), Some(Fault::Form));
    }

    #[test]
    fn tests_parts() {
        assert_eq!(fault("N14 check", "09521234543213"), None);
        assert_eq!(fault("N14 check", "09521234543214"), Some(Fault::CheckDigit(3)));
        assert_eq!(fault("N6 date", "261100"), None);
        assert_eq!(fault("N6 day", "261100"), Some(Fault::Date));
        assert_eq!(fault("N6 date", "260231"), Some(Fault::Date));
        assert_eq!(fault("N6 date", "261301"), Some(Fault::Date));
        assert_eq!(fault("N6 date", "240229"), None);
    }

    #[test]
    fn refuses_unknown_notation() {
        for text in ["", "Q5", "N", "N5 luhn", "N..x"] {
            assert!(Form::try_from(text.to_owned()).is_err(), "{text}");
        }
    }
}
