//! Quantities with their units: Circular 21/2014 Article 4, Decree 37/2026 Annex II.

use std::ops::Range;

use super::number::{self, Joint, Number};
use crate::pack::{Dimension, Unit};

/// One number and its unit as printed.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Quantity {
    /// The amount; `None` where it can be read two ways.
    pub(crate) amount: Option<f64>,
    /// The lower end of "450–500 g".
    pub(crate) least: Option<f64>,
    /// What "± 5 g" says, in the same unit.
    pub(crate) tolerance: Option<f64>,
    /// The number as printed.
    pub(crate) number: String,
    /// The unit as printed.
    pub(crate) unit: String,
    pub(crate) spelling: Spelling,
    /// Index of the unit in the lexicon.
    pub(crate) unit_index: usize,
    /// The characters of number and unit in the text read.
    pub(crate) chars: Range<usize>,
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

/// A figure and the unit behind it, if any.
#[derive(Debug, Clone)]
pub(crate) struct Term {
    pub(crate) number: Number,
    pub(crate) unit: Option<UnitFound>,
    pub(crate) chars: Range<usize>,
}

/// A unit as it stands.
#[derive(Debug, Clone)]
pub(crate) struct UnitFound {
    pub(crate) index: usize,
    pub(crate) spelling: Spelling,
    pub(crate) printed: String,
}

impl Term {
    /// The term's number in a unit.
    pub(crate) fn quantity(&self, unit: &UnitFound) -> Quantity {
        Quantity {
            amount: self.number.value,
            least: None,
            tolerance: None,
            number: self.number.printed.clone(),
            unit: unit.printed.clone(),
            spelling: unit.spelling,
            unit_index: unit.index,
            chars: self.chars.clone(),
        }
    }

    /// What the term's unit measures; `None` without one.
    pub(crate) fn dimension(&self, units: &[Unit]) -> Option<Dimension> {
        self.unit.as_ref().map(|unit| units[unit.index].dimension)
    }
}

/// All figures of a text with their units, in order.
pub(crate) fn terms(text: &[char], units: &[Unit]) -> Vec<Term> {
    let term = |number: Number| {
        let end = number.chars.end;
        let blanks = text[end..].iter().take_while(|c| c.is_whitespace()).count();
        let unit = unit_at(&text[end + blanks..], units);
        let length = unit.as_ref().map(|unit| blanks + unit.printed.chars().count());
        let chars = number.chars.start..end + length.unwrap_or(0);
        Term { number, unit, chars }
    };
    number::all(text).into_iter().map(term).collect()
}

/// How a term is joined to the one before it.
pub(crate) fn joint_before(text: &[char], terms: &[Term], at: usize) -> Option<Joint> {
    let before = &terms[at.checked_sub(1)?];
    number::joint(&text[before.chars.end..terms[at].chars.start])
}

/// All quantities in a text, in order: "500 ± 5 g" is one, "30 x 40 cm" none.
pub(crate) fn all(text: &[char], units: &[Unit]) -> Vec<Quantity> {
    let terms = terms(text, units);
    let mut found: Vec<Quantity> = Vec::new();
    for (at, term) in terms.iter().enumerate() {
        let Some(unit) = &term.unit else { continue };
        if is_measurement(text, &terms, at, units) {
            continue;
        }
        let own = term.quantity(unit);
        let joint = joint_before(text, &terms, at);
        let before = at.checked_sub(1).map(|before| &terms[before]);
        let same_unit = |other: &Quantity| other.unit_index == own.unit_index;
        match (joint, before.filter(|before| before.unit.is_none())) {
            (Some(Joint::Tolerance), Some(whole)) => found.push(Quantity {
                tolerance: own.amount,
                chars: whole.chars.start..own.chars.end,
                ..whole.quantity(unit)
            }),
            (Some(Joint::Range), Some(low)) => {
                let chars = low.chars.start..own.chars.end;
                found.push(Quantity { least: low.number.value, chars, ..own });
            }
            (Some(Joint::Tolerance), None) => {
                if let Some(whole) = found.last_mut().filter(|whole| same_unit(whole)) {
                    whole.tolerance = own.amount;
                    whole.chars.end = own.chars.end;
                }
            }
            (Some(Joint::Range), None) if found.last().is_some_and(same_unit) => {
                let low = found.pop();
                let start = low.as_ref().map_or(own.chars.start, |low| low.chars.start);
                let chars = start..own.chars.end;
                found.push(Quantity { least: low.and_then(|low| low.amount), chars, ..own });
            }
            _ => found.push(own),
        }
    }
    found
}

/// Whether a length is a side of something: multiplied with a length or a bare figure.
fn is_measurement(text: &[char], terms: &[Term], at: usize, units: &[Unit]) -> bool {
    let is_length = |at: usize| terms[at].dimension(units) == Some(Dimension::Length);
    let multiplied = |first: usize| {
        let other = if first == at { first + 1 } else { first };
        let is_side = terms[other].unit.is_none() || is_length(other);
        let joint = joint_before(text, terms, first + 1);
        is_side && joint == Some(Joint::Times(String::new()))
    };
    let before = at.checked_sub(1);
    let after = Some(at).filter(|at| at + 1 < terms.len());
    is_length(at) && before.into_iter().chain(after).any(multiplied)
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
            .then(b.chars.start.cmp(&a.chars.start))
    };
    legal.max_by(larger).or(Some(first))
}

/// The longest unit that the text begins with, as a whole word.
pub(crate) fn unit_at(text: &[char], units: &[Unit]) -> Option<UnitFound> {
    let mut best: Option<UnitFound> = None;
    let length = |unit: &UnitFound| unit.printed.chars().count();
    for (index, unit) in units.iter().enumerate() {
        let spellings = [
            (&unit.symbols, Spelling::Legal),
            (&unit.names, Spelling::Legal),
            (&unit.miscased, Spelling::Miscased),
            (&unit.not_legal, Spelling::NotLegal),
        ];
        let any_case = unit.dimension == Dimension::Count;
        for (words, spelling) in spellings {
            for word in words.iter().filter(|word| begins_with(text, word, any_case)) {
                let found = UnitFound { index, spelling, printed: word.clone() };
                if best.as_ref().is_none_or(|best| length(&found) > length(best)) {
                    best = Some(found);
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
        assert_eq!(read("500 g℮"), [(Some(500.0), "g".into(), Spelling::Legal)]);
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
    fn reads_tolerances_and_ranges_as_one_quantity() {
        let units = Packs::shipped().lexicon.units;
        let read = |text: &str| {
            let found = all(&text.chars().collect::<Vec<_>>(), &units);
            found.into_iter().map(|q| (q.amount, q.least, q.tolerance)).collect::<Vec<_>>()
        };
        for text in ["500 g ± 5 g", "500 ± 5 g", "500 g +/- 5 g"] {
            assert_eq!(read(text), [(Some(500.0), None, Some(5.0))], "{text}");
        }
        for text in ["450 - 500 g", "450–500 g", "450 g – 500 g"] {
            assert_eq!(read(text), [(Some(500.0), Some(450.0), None)], "{text}");
        }
    }

    #[test]
    fn leaves_out_sides_and_temperatures() {
        for text in ["30 x 40 cm", "30 cm x 40 cm x 2 mm", "dưới 25 °C", "100%", "B12 g"] {
            assert!(read(text).is_empty(), "{text}");
        }
        assert_eq!(read("2 cuộn x 10 m"), [(Some(10.0), "m".into(), Spelling::Legal)]);
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
