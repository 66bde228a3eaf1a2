//! What the checks of codes share: the codes of a label and what they hold.

use super::Facts;
use crate::field::fold::{fold, holds_words};
use crate::gs1::Gtin;
use crate::kind::FieldKind;
use crate::label::Area;
use crate::pack::Packs;
use crate::report::{CodeReport, Place};
use crate::units::RectMm;

/// A text that a code holds, or that the product file says it will hold.
pub(super) struct Payload<'a> {
    pub(super) text: &'a str,
    /// Empty where the product file gives it.
    pub(super) places: Vec<Place>,
}

/// Whether the label has a code that may lead to data, or room tagged for one.
pub(super) fn has_code(facts: &Facts<'_>) -> bool {
    tracing(facts).next().is_some()
        || facts.label.areas("qr").any(|area| !holds_payment(facts, &area.place()))
}

/// The QR codes that may lead to data: those not decoded, and those of no payment.
fn tracing<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a CodeReport> {
    let codes: &'a [CodeReport] = facts.codes;
    let packs = facts.packs;
    codes.iter().filter(move |code| {
        let may_trace = |text: &str| is_no_payment(text, packs);
        code.qr.is_some() && code.payload.as_deref().is_none_or(may_trace)
    })
}

/// The article numbers in the bar codes of the label, with where they stand. A Code 128 may hold
/// anything.
pub(super) fn barred_numbers<'a>(facts: &Facts<'a>) -> impl Iterator<Item = (&'a str, Place)> {
    let codes: &'a [CodeReport] = facts.codes;
    let bars = codes.iter().filter(|code| code.symbology.starts_with("ean-"));
    bars.filter_map(|code| Some((code.payload.as_deref()?, at(code.area_mm))))
}

/// Where these codes stand.
pub(super) fn places(facts: &Facts<'_>) -> Vec<Place> {
    let found = tracing(facts).map(|code| at(code.area_mm));
    found.chain(facts.label.areas("qr").map(Area::place)).take(1).collect()
}

/// What the codes of the label hold, and the address of the product file where no code holds it.
pub(super) fn payloads<'a>(facts: &Facts<'a>) -> Vec<Payload<'a>> {
    let decoded = tracing(facts).filter_map(|code| {
        Some(Payload { text: code.payload.as_deref()?, places: vec![at(code.area_mm)] })
    });
    let mut all: Vec<Payload<'a>> = decoded.collect();
    let given = facts.product.trace.url.as_deref();
    if let Some(text) = given.filter(|url| !all.iter().any(|payload| payload.text == *url)) {
        all.push(Payload { text, places: Vec::new() });
    }
    all
}

fn holds_payment(facts: &Facts<'_>, area: &Place) -> bool {
    facts.codes.iter().any(|code| {
        let is_payment =
            code.payload.as_deref().is_some_and(|text| !is_no_payment(text, facts.packs));
        is_payment && area.area_mm.holds_centre_of(&code.area_mm)
    })
}

/// Whether a payload is none of a payment.
fn is_no_payment(payload: &str, packs: &Packs) -> bool {
    let payments = &packs.lexicon.words.codes.payments;
    !payments.iter().any(|opening| payload.starts_with(opening.as_str()))
}

/// The place of a code.
pub(super) fn at(area_mm: RectMm) -> Place {
    Place { area_mm, element: None, line: None, column: None }
}

/// The thirteen figures of every article number that label or product file give, with where they
/// stand; of the label those whose check digit is right.
pub(super) fn article_numbers(facts: &Facts<'_>) -> Vec<(String, Vec<Place>)> {
    let given = facts.product.product.gtin.as_deref().and_then(thirteen);
    let barred =
        barred_numbers(facts).filter_map(|(number, place)| Some((thirteen(number)?, vec![place])));
    let given = given.map(|number| (number, Vec::new()));
    let mut all: Vec<(String, Vec<Place>)> = given.into_iter().chain(barred).collect();
    for (line, text) in facts.label.lines.iter().enumerate() {
        let folded = fold(&text.text);
        if facts
            .packs
            .lexicon
            .words
            .codes
            .other_numbers
            .iter()
            .any(|word| holds_words(&folded, word))
        {
            continue;
        }
        for number in printed_numbers(&text.text) {
            all.push((number, vec![facts.label.place(line, &(0..text.len()))]));
        }
    }
    all
}

/// Thirteen figures together, or as they stand under bars: one, six and six.
fn printed_numbers(text: &str) -> Vec<String> {
    let groups: Vec<&str> = text.split(|c: char| c.is_whitespace()).collect();
    let is_figures = |group: &str| group.chars().all(|c| c.is_ascii_digit()) && !group.is_empty();
    let together = groups.iter().filter(|group| is_figures(group) && group.len() == 13);
    let together = together.map(|group| (*group).to_owned());
    let grouped = groups.windows(3).filter(|own| {
        own.iter().all(|group| is_figures(group)) && own.iter().map(|g| g.len()).eq([1, 6, 6])
    });
    let grouped = grouped.map(<[&str]>::concat);
    together.chain(grouped).filter(|number| number.parse::<Gtin>().is_ok()).collect()
}

/// An article number as thirteen figures; `None` where it is none.
pub(super) fn thirteen(gtin: &str) -> Option<String> {
    let figures: String = gtin.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
    let is_gtin = figures.chars().all(|c| c.is_ascii_digit());
    match figures.len() {
        12 | 13 if is_gtin => Some(format!("{figures:0>13}")),
        14 if is_gtin => Some(figures[1..].to_owned()),
        _ => None,
    }
}

/// Whether the label says that the goods come from the home country; `None` where it does not say.
pub(super) fn is_home_made(facts: &Facts<'_>) -> Option<bool> {
    let home = facts.packs.lexicon.words.countries.iter().find(|country| country.home)?;
    let origins: Vec<String> =
        facts.fields.of_kind(FieldKind::Origin).map(|origin| fold(&origin.value)).collect();
    let is_home = |origin: &String| {
        home.names.iter().chain(&home.short).any(|name| holds_words(origin, name))
    };
    (!origins.is_empty()).then(|| origins.iter().any(is_home))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_article_numbers() {
        assert_eq!(printed_numbers("9 521234 543213"), ["9521234543213"]);
        assert_eq!(printed_numbers("(01) 9521234543213"), ["9521234543213"]);
        assert!(printed_numbers("9521234543214").is_empty());
        assert!(printed_numbers("0900 000 101").is_empty());
        assert_eq!(thirteen("09521234543213").as_deref(), Some("9521234543213"));
        assert_eq!(thirteen("952123454321").as_deref(), Some("0952123454321"));
        assert_eq!(thirteen("952-X"), None);
    }
}
