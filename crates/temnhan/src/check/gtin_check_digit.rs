//! `gtin-check-digit`: GTINs end in the right digit.

use serde::Deserialize;

use super::codes::payloads;
use super::gtin::{digits, is_right, is_same, printed};
use super::{Check, Facts, Judgement, Problem, Reason};
use crate::gs1::lint;
use crate::pack::Args;
use crate::report::Place;

/// Refuses a printed GTIN, one in a code, or the product file's, whose last digit is wrong or which has another
/// length than a GTIN.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct GtinCheckDigit {
    /// Words before a printed GTIN.
    headings: Vec<String>,
}

impl Check for GtinCheckDigit {
    const ARGS: &'static [&'static str] = &["text"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let printed = printed(facts, &self.headings);
        let own = facts.product.product.gtin.as_deref();
        let coded = in_codes(facts);
        if printed.is_empty() && own.is_none() && coded.is_empty() {
            return Judgement::not_applicable("no-gtin");
        }
        let mut problems: Vec<Problem> = printed
            .iter()
            .filter_map(|found| fault(&found.digits, &found.digits, vec![found.place.clone()]))
            .collect();
        problems.extend(coded.into_iter().filter_map(|(gtin, places)| fault(&gtin, &gtin, places)));
        let own = own.map(|own| (own, digits(own).unwrap_or_default()));
        let is_told = |digits: &str| printed.iter().any(|found| is_same(&found.digits, digits));
        if let Some((text, digits)) = own.filter(|(_, digits)| !is_told(digits)) {
            problems.extend(fault(text, &digits, Vec::new()));
        }
        Judgement::of(problems)
    }
}

/// The GTINs that Digital Links in codes name.
fn in_codes(facts: &Facts<'_>) -> Vec<(String, Vec<Place>)> {
    let links = payloads(facts).into_iter();
    let gtins = links.filter_map(|payload| {
        let gtin = lint(payload.text.trim()).elements.remove("01")?;
        Some((gtin, payload.places))
    });
    gtins.collect()
}

fn fault(text: &str, digits: &str, places: Vec<Place>) -> Option<Problem> {
    let args = Args::default().same("text", text);
    match is_right(digits) {
        Some(true) => None,
        Some(false) => Some(Problem::fail(places, args)),
        None => {
            let reason = Reason::about("gtin-wrong-length", text);
            Some(Problem { args, ..Problem::fail_as(reason, places) })
        }
    }
}
