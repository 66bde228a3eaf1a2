//! Several items in one pack: "10 gói x 12 g (120 g)", "500 g (10 cái)".

use super::number::Joint;
use super::quantity::{self, Quantity, Term};
use crate::pack::{Dimension, Unit};

/// Measured quantities of a statement that are looked at: a total, one item, and their repetitions.
const MOST_QUANTITIES: usize = 8;

/// How many items a pack holds.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Multiple {
    pub(crate) count: u32,
    /// What is counted, as printed.
    pub(crate) of: Option<String>,
    /// One item; `None` where only their number is told.
    pub(crate) each: Option<Quantity>,
    /// Whether further items of another quantity follow: "2 hộp x 15 g; 2 hộp x 20 g".
    pub(crate) is_mixed: bool,
    /// Whether a quantity stands beside the items that multiplies with no count.
    pub(crate) has_total: bool,
}

impl Multiple {
    /// All items together in g, ml, m or m².
    pub(crate) fn total_in_base(&self, units: &[Unit]) -> Option<f64> {
        Some(f64::from(self.count) * self.each.as_ref()?.in_base(units)?)
    }
}

/// The items that a statement of quantity counts.
pub(crate) fn read(text: &[char], units: &[Unit]) -> Option<Multiple> {
    let terms = quantity::terms(text, units);
    let measured = |at: usize| {
        terms[at].dimension(units).is_some_and(|dimension| dimension != Dimension::Count)
    };
    let measured: Vec<usize> =
        (0..terms.len()).filter(|&at| measured(at)).take(MOST_QUANTITIES).collect();
    let found = quantity::all(text, units);
    let each = |at: usize| found.iter().find(|own| own.chars == terms[at].chars).cloned();
    let times = |at: usize| match quantity::joint_before(text, &terms, at) {
        Some(Joint::Times(name)) => Some(name),
        _ => None,
    };
    let is_mixed = measured.iter().filter(|&&at| times(at).is_some()).count() > 1;
    let is_item = |at: usize| {
        let counted = terms.get(at + 1).is_some_and(|next| counts(next, units));
        times(at).is_some() || counted && times(at + 1).is_some()
    };
    let has_total = measured.iter().any(|&at| !is_item(at));
    let before = |&at: &usize| {
        let each = each(at)?;
        let name = times(at)?;
        let count = chained(&terms, at - 1, &times)?;
        let of = name_of(&terms[at - 1], &name, units);
        Some(Multiple { count, of, each: Some(each), is_mixed, has_total })
    };
    let behind = |&at: &usize| {
        let each = each(at)?;
        let next = terms.get(at + 1).filter(|next| counts(next, units))?;
        times(at + 1).filter(String::is_empty)?;
        let of = name_of(next, "", units);
        Some(Multiple { count: whole(next)?, of, each: Some(each), is_mixed, has_total })
    };
    let alone = || {
        let counted = terms.iter().find(|term| term.dimension(units) == Some(Dimension::Count))?;
        let count = whole(counted).filter(|_| !measured.is_empty())?;
        Some(Multiple { count, of: name_of(counted, "", units), each: None, is_mixed, has_total })
    };
    let multiplied = measured.iter().find_map(before).or_else(|| measured.iter().find_map(behind));
    multiplied.or_else(alone)
}

/// "2 hộp x 10 gói x": the product of the numbers that end at a term.
fn chained(terms: &[Term], last: usize, times: &impl Fn(usize) -> Option<String>) -> Option<u32> {
    let joined = (1..=last).rev().take_while(|&at| times(at).is_some()).count();
    let mut factors = terms[last - joined..=last].iter().map(whole);
    factors.try_fold(1, |product: u32, factor| product.checked_mul(factor?))
}

fn counts(term: &Term, units: &[Unit]) -> bool {
    term.dimension(units).is_none_or(|dimension| dimension == Dimension::Count)
}

fn whole(term: &Term) -> Option<u32> {
    term.number.printed.parse().ok().filter(|&count| count > 0)
}

fn name_of(term: &Term, name: &str, units: &[Unit]) -> Option<String> {
    let unit = term.unit.as_ref().filter(|_| counts(term, units));
    let name = unit.map_or_else(|| name.to_owned(), |unit| unit.printed.clone());
    (!name.is_empty()).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    #[test]
    fn counts_the_items_of_a_pack() {
        let units = Packs::shipped().lexicon.units;
        for (text, count, of, each) in [
            ("6 x 50 g", 6, None, Some(50.0)),
            ("10 gói x 12 g (120 g)", 10, Some("gói"), Some(12.0)),
            ("120 g (10 gói × 12 g)", 10, Some("gói"), Some(12.0)),
            ("2×250 ml", 2, None, Some(250.0)),
            ("2x250ml", 2, None, Some(250.0)),
            ("6 lon x 330 ml", 6, Some("lon"), Some(330.0)),
            ("12 cái x 30 g", 12, Some("cái"), Some(30.0)),
            ("50 g x 6 gói", 6, Some("gói"), Some(50.0)),
            ("2 hộp x 10 gói x 5 g", 20, Some("gói"), Some(5.0)),
            ("500g (10 cái)", 10, Some("cái"), None),
            ("10 cái / 500 g", 10, Some("cái"), None),
        ] {
            let chars: Vec<char> = text.chars().collect();
            let found = read(&chars, &units).unwrap_or_else(|| panic!("{text}"));
            let amount = found.each.and_then(|each| each.amount);
            assert_eq!((found.count, found.of.as_deref(), amount), (count, of, each), "{text}");
        }
    }

    #[test]
    fn takes_single_packs_and_sides_for_no_multiples() {
        let units = Packs::shipped().lexicon.units;
        for text in ["500 g", "12 cái", "30 x 40 cm", "500 g ± 5 g", "1,5 kg", "0 x 50 g"] {
            assert_eq!(read(&text.chars().collect::<Vec<_>>(), &units), None, "{text}");
        }
    }
}
