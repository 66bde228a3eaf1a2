//! `ocop-basis`: decisions that are no longer in force.

use serde::Deserialize;

use super::{Check, Facts, Judgement, Problem, Reason};
use crate::date::Date;
use crate::field::fold::squeezed;
use crate::pack::Args;

/// Refuses a cited decision that had ended on the day of the product's own; without that day a
/// person has to look.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct OcopBasis {
    /// Numbers of the decisions, as texts write them.
    repealed: Vec<String>,
    /// Their last day.
    until: Date,
}

impl Check for OcopBasis {
    const ARGS: &'static [&'static str] = &["text", "required"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let ocop = &facts.product.ocop;
        let said = [&ocop.decision, &ocop.issuer].into_iter().flatten();
        let in_file = said.filter_map(|text| self.cited(text)).map(|cited| (cited, Vec::new()));
        let lines = facts.label.lines.iter().enumerate();
        let on_label = lines.filter_map(|(line, text)| {
            let cited = self.cited(&text.text)?;
            Some((cited, vec![facts.label.place(line, &(0..text.len()))]))
        });
        let Some((cited, places)) = on_label.chain(in_file).next() else {
            return Judgement::not_applicable("ocop-no-repealed");
        };
        let args = Args::default().same("text", cited).same("required", self.until.vietnamese());
        match ocop.decided_on {
            Some(day) if day <= self.until => Judgement::Pass,
            Some(_) => Judgement::Found(vec![Problem::fail(places, args)]),
            None => Judgement::review(Reason::new("ocop-basis-day-unknown").with(args), places),
        }
    }
}

impl OcopBasis {
    /// The decision that a text cites; its number must not be the end of a longer one.
    fn cited(&self, text: &str) -> Option<&str> {
        let text = squeezed(text);
        let cites = |number: &&String| {
            let number = squeezed(number);
            text.match_indices(&number).any(|(at, _)| {
                let before = text[..at].chars().next_back();
                let after = text[at + number.len()..].chars().next();
                !before.is_some_and(|c| c.is_ascii_digit()) && after != Some('-')
            })
        };
        self.repealed.iter().find(cites).map(String::as_str)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_the_prime_minister_s_decision_from_a_province_s() {
        let check = OcopBasis {
            repealed: vec!["148/QĐ-TTg".to_owned(), "148/2023/QĐ-TTg".to_owned()],
            until: "2026-07-21".parse().unwrap(),
        };
        assert!(check.cited("theo Quyết định số 148/QĐ-TTg ngày 24/02/2023").is_some());
        assert!(check.cited("QD 148 / QD - TTg").is_some());
        assert!(check.cited("Quyết định số 148/QĐ-UBND").is_none());
        assert!(check.cited("Quyết định 1148/QĐ-TTg").is_none());
    }
}
