//! Quantities with their units: Circular 21/2014 Article 4, Decree 37/2026 Annex II.

use crate::pack::{Dimension, Unit};

/// One number and its unit as printed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    /// The amount; `None` where it can be read two ways.
    pub(crate) amount: Option<f64>,
    /// The number as printed.
    pub(crate) number: String,
    /// The unit as printed.
    pub(crate) unit: String,
    pub(crate) spelling: Spelling,
    /// Index of the unit in the lexicon.
    pub(crate) unit_index: usize,
    /// First and last character, end excluded, of number and unit in the text read.
    pub(crate) chars: (usize, usize),
}

/// How a unit is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Spelling {
    /// As the law lists it.
    Legal,
    /// A listed unit, miswritten.
    Miscased,
    /// Not in the list.
    NotLegal,
}

impl Quantity {
    /// The amount in g, ml, m or m².
    pub(crate) fn in_base(&self, units: &[Unit]) -> Option<f64> {
        Some(self.amount? * units[self.unit_index].base)
    }

    /// Number and unit.
    pub(crate) fn text(&self) -> String {
        format!("{} {}", self.number, self.unit)
    }
}

/// All quantities in a text, in order.
pub(crate) fn all(text: &[char], units: &[Unit]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let inside =
            at > 0 && (text[at - 1].is_alphanumeric() || matches!(text[at - 1], '.' | ','));
        if !text[at].is_ascii_digit() || inside {
            at += 1;
            continue;
        }
        let end = number_end(text, at);
        let blanks = text[end..].iter().take_while(|c| c.is_whitespace()).count();
        if let Some((unit_index, spelling, unit)) = unit_at(&text[end + blanks..], units) {
            let number: String = text[at..end].iter().collect();
            let length = unit.chars().count();
            found.push(Quantity {
                amount: amount(&number),
                number,
                unit,
                spelling,
                unit_index,
                chars: (at, end + blanks + length),
            });
        }
        at = end.max(at + 1);
    }
    found
}

/// The total: the largest quantity that measures what the first mass, volume, length or area does
/// ("3 gói x 200 g = 600 g"); else the first count.
pub(crate) fn nominal<'a>(found: &'a [Quantity], units: &[Unit]) -> Option<&'a Quantity> {
    let dimension = |quantity: &Quantity| units[quantity.unit_index].dimension;
    let first = found.iter().find(|quantity| dimension(quantity) != Dimension::Count);
    let Some(first) = first else { return found.first() };
    let alike = found.iter().filter(|other| dimension(other) == dimension(first));
    let legal =
        alike.filter(|other| other.spelling != Spelling::NotLegal && other.amount.is_some());
    let larger = |a: &&Quantity, b: &&Quantity| {
        // Of equals the first counts.
        a.in_base(units)
            .partial_cmp(&b.in_base(units))
            .unwrap_or(std::cmp::Ordering::Equal)
            .then(b.chars.cmp(&a.chars))
    };
    legal.max_by(larger).or(Some(first))
}

fn number_end(text: &[char], start: usize) -> usize {
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

/// The number's value. A point before three figures may part thousands ("1.500") or decimals:
/// such a number is `None` unless it begins with a zero.
fn amount(number: &str) -> Option<f64> {
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

/// The longest unit that the text begins with, as a whole word.
fn unit_at(text: &[char], units: &[Unit]) -> Option<(usize, Spelling, String)> {
    let mut best: Option<(usize, Spelling, String)> = None;
    for (index, unit) in units.iter().enumerate() {
        let spellings = [
            (&unit.symbols, Spelling::Legal),
            (&unit.names, Spelling::Legal),
            (&unit.miscased, Spelling::Miscased),
            (&unit.not_legal, Spelling::NotLegal),
        ];
        for (words, spelling) in spellings {
            let is_count = unit.dimension == Dimension::Count;
            for word in words.iter().filter(|word| begins_with(text, word, is_count)) {
                if best
                    .as_ref()
                    .is_none_or(|(_, _, best)| word.chars().count() > best.chars().count())
                {
                    best = Some((index, spelling, word.clone()));
                }
            }
        }
    }
    best
}

fn begins_with(text: &[char], word: &str, any_case: bool) -> bool {
    let mut length = 0;
    for (at, expected) in word.chars().enumerate() {
        let lower = |c: char| c.to_lowercase().next().unwrap_or(c);
        let same = |found: char| found == expected || any_case && lower(found) == expected;
        if !text.get(at).copied().is_some_and(same) {
            return false;
        }
        length = at + 1;
    }
    text.get(length).is_none_or(|next| !next.is_alphanumeric())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    fn read(text: &str) -> Vec<(Option<f64>, String, Spelling)> {
        let chars: Vec<char> = text.chars().collect();
        let found = all(&chars, &Packs::shipped().lexicon.units);
        found.into_iter().map(|q| (q.amount, q.unit, q.spelling)).collect()
    }

    #[test]
    fn reads_numbers_with_comma_point_and_without_space() {
        assert_eq!(read("250 g"), [(Some(250.0), "g".into(), Spelling::Legal)]);
        assert_eq!(read("1,5 kg"), [(Some(1.5), "kg".into(), Spelling::Legal)]);
        assert_eq!(read("500ml"), [(Some(500.0), "ml".into(), Spelling::Legal)]);
        assert_eq!(read("0.5 L"), [(Some(0.5), "L".into(), Spelling::Legal)]);
        assert_eq!(read("1.500 g"), [(None, "g".into(), Spelling::Legal)]);
        assert_eq!(read("0,500 kg"), [(Some(0.5), "kg".into(), Spelling::Legal)]);
    }

    #[test]
    fn tells_miswritten_from_illegal_units() {
        assert_eq!(read("250 gr")[0].2, Spelling::Miscased);
        assert_eq!(read("1 Kg")[0].2, Spelling::Miscased);
        assert_eq!(read("350 cc")[0].2, Spelling::NotLegal);
        assert_eq!(read("5 lạng")[0].2, Spelling::NotLegal);
        assert!(read("5 gói hàng").len() == 1 && read("3 tháng").is_empty());
    }

    #[test]
    fn takes_the_total_of_a_multipack() {
        let chars: Vec<char> = "10 gói x 20 g".chars().collect();
        let units = Packs::shipped().lexicon.units;
        let found = all(&chars, &units);
        assert_eq!(found.len(), 2);
        assert_eq!(nominal(&found, &units).unwrap().text(), "20 g");
        let chars: Vec<char> = "3 gói x 200 g = 600 g".chars().collect();
        let found = all(&chars, &units);
        assert_eq!(nominal(&found, &units).unwrap().text(), "600 g");
    }
}
