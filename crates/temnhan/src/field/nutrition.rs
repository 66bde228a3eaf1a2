//! The nutrition panel: rows of nutrient and value, or a sentence of them.

use regex::Regex;

use super::claim::{Claims, Evidence, Part};
use super::fold::{find_words, fold};
use super::{Detail, Wording};
use crate::kind::FieldKind;
use crate::pack::{Packs, Words};

/// How far a value stands from its nutrient in a table, in ems.
const REACH: f64 = 30.0;

/// A single nutrient is no panel.
const FEWEST: usize = 2;

/// Gathers every row that names a nutrient with its value, and the panel's heading.
pub(super) fn read(claims: &mut Claims<'_>, packs: &Packs) {
    let words = &packs.lexicon.words;
    let mut parts = Vec::new();
    let mut found: Vec<String> = Vec::new();
    for line in 0..claims.label.lines.len() {
        let own = claims.line_part(line);
        if claims.is_taken(&own) {
            continue;
        }
        let text = fold(&claims.text(&own));
        let mut row = vec![own];
        let mut named = named_with_value(&text, words);
        if named.is_empty() && names_any(&text, words) {
            let beside = claims.label.lines_right_of(line, REACH);
            let value = beside.into_iter().map(|line| claims.line_part(line)).find(|part| {
                claims.text(part).starts_with(|c: char| c.is_ascii_digit() || c == '<')
            });
            if let Some(value) = value {
                named = named_with_value(&format!("{text} {}", fold(&claims.text(&value))), words);
                row.push(value);
            }
        }
        if !named.is_empty() {
            found.extend(named);
            parts.extend(row);
        }
    }
    found.sort_unstable();
    found.dedup();
    if found.len() < FEWEST {
        return;
    }
    let vietnamese = |part: &Part| super::fold::has_marks(&claims.text(part));
    let wording =
        if parts.iter().any(vietnamese) { Wording::Vietnamese } else { Wording::Foreign };
    let value = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join("; ");
    let evidence = Evidence { wording, ..Evidence::certain(Detail::Nutrients(found)) };
    claims.add(FieldKind::Nutrition, &parts, value, evidence);
}

/// Keys of the nutrients that a folded text names with a figure and a fitting unit.
pub(super) fn named_with_value(text: &str, words: &Words) -> Vec<String> {
    let with_value = |nutrient: &&crate::pack::NutrientWords| {
        let units = nutrient.units.join("|");
        let value = Regex::new(&format!(r"^[^\d.;]{{0,24}}<?\s?\d[\d.,]*\s*(?:{units})\b"));
        let value = value.expect("units are plain words");
        nutrient.words.iter().any(|word| {
            find_words(text, word).is_some_and(|at| value.is_match(&text[at + word.len()..]))
        })
    };
    words.nutrients.iter().filter(with_value).map(|nutrient| nutrient.key.clone()).collect()
}

fn names_any(text: &str, words: &Words) -> bool {
    let mut names = words.nutrients.iter().flat_map(|nutrient| &nutrient.words);
    names.any(|word| find_words(text, word).is_some())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_rows_and_sentences() {
        let words = Packs::shipped().lexicon.words;
        assert_eq!(named_with_value("năng lượng 285 kcal", &words), ["energy"]);
        assert_eq!(
            named_with_value("chất béo (lipid): 5,4 g, natri 18 mg", &words),
            ["fat", "sodium"]
        );
        assert!(named_with_value("giàu chất đạm, ít chất béo", &words).is_empty());
        assert!(named_with_value("độ đạm 30 n", &words).is_empty());
    }
}
