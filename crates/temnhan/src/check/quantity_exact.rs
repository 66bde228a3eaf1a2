//! `quantity-exact`: the net quantity is one figure, not "about" one.

use serde::Deserialize;

use super::quantity_unit::quantities;
use super::{Check, Facts, Judgement, Problem, heading};
use crate::field::Field;
use crate::field::fold::fold;
use crate::field::net_quantity::NetQuantity;
use crate::pack::{Args, Dimension};
use crate::report::Severity;

/// Refuses words of approximation right before the figure of the nominal quantity: the law's own
/// behind one of its terms; others, ranges and tolerances as a warning. Counts are not judged.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct QuantityExact {
    /// The law's words.
    refused: Vec<String>,
    /// The terms behind which the law refuses them.
    terms: Vec<String>,
    /// Words and signs of the same sense.
    likewise: Vec<String>,
}

impl Check for QuantityExact {
    const ARGS: &'static [&'static str] = &["text", "measured"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let quantities = quantities(facts);
        if quantities.is_empty() {
            return Judgement::not_applicable("no-quantity");
        }
        let units = &facts.packs.lexicon.units;
        let measured = quantities
            .into_iter()
            .filter(|(_, net)| units[net.nominal.unit_index].dimension != Dimension::Count);
        let problems = measured.filter_map(|(field, net)| {
            let (word, severity) = self.approximation(field, net)?;
            let args = Args::default().same("text", &*field.text).same("measured", word);
            Some(Problem::fail(facts.places(field), args).graded(severity))
        });
        Judgement::of(problems.collect())
    }
}

impl QuantityExact {
    /// What makes a quantity inexact, and how grave that is.
    fn approximation<'a>(
        &'a self,
        field: &Field,
        net: &NetQuantity,
    ) -> Option<(&'a str, Severity)> {
        let text = fold(&field.text);
        let stands = |word: &&String| is_before(&text, word, &net.nominal.number);
        if let Some(word) = self.refused.iter().find(stands) {
            let of_law = heading::key(field)
                .is_some_and(|key| self.terms.iter().any(|term| key.starts_with(term.as_str())));
            return Some((word, if of_law { Severity::Error } else { Severity::Warning }));
        }
        let word = self.likewise.iter().find(stands).map(String::as_str);
        let word = word
            .or(text.contains('±').then_some("±"))
            .or(net.nominal.tolerance.map(|_| "±"))
            .or(net.nominal.least.map(|_| "–"));
        word.map(|word| (word, Severity::Warning))
    }
}

/// Whether a word stands right before a figure, but for a colon or a bracket.
fn is_before(text: &str, word: &str, figure: &str) -> bool {
    text.match_indices(word).any(|(at, _)| {
        let opens = !text[..at].chars().next_back().is_some_and(char::is_alphanumeric);
        let rest = text[at + word.len()..].trim_start_matches([' ', ':', '(']);
        let whole = |rest: &str| !rest.starts_with(|c: char| c.is_ascii_digit());
        opens && rest.strip_prefix(figure).is_some_and(whole)
    })
}

#[cfg(test)]
mod tests {
    use super::is_before;

    #[test]
    fn looks_right_before_the_figure_only() {
        assert!(is_before("khối lượng tịnh: khoảng 250 g", "khoảng", "250"));
        assert!(is_before("khối lượng tịnh khoảng: 250 g", "khoảng", "250"));
        assert!(!is_before("khối lượng tịnh: 250 g (khoảng 10 cái)", "khoảng", "250"));
        assert!(!is_before("khối lượng tịnh: 25 g, khoảng 250 hạt", "khoảng", "25"));
    }
}
