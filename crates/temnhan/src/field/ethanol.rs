//! Ethanol content without a heading: "40 % vol", "35°".

use std::sync::LazyLock;

use regex::Regex;

use super::Detail;
use super::claim::{Claims, Evidence};
use super::fold::fold;
use crate::kind::FieldKind;
use crate::pack::{EthanolWords, Lexicon};
use crate::report::FieldBasis;

static FIGURE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\d+(?:[.,]\d+)?\s*(?:±\s*\d+(?:[.,]\d+)?\s*)?").expect("a fixed pattern")
});

/// Finds the content on any line that nothing else has claimed.
pub(super) fn read(claims: &mut Claims<'_>, lexicon: &Lexicon) {
    if claims.has(FieldKind::EthanolContent) {
        return;
    }
    for line in 0..claims.label.lines.len() {
        let part = claims.line_part(line);
        let figures = &claims.streams[part.block].raw[part.range.clone()];
        if claims.is_taken(&part) || !figures.iter().any(|c| c.is_numeric()) {
            continue;
        }
        let value = claims.text(&part);
        if is_content(&fold(&value), &lexicon.words.ethanol) {
            let kind = FieldKind::EthanolContent;
            return claims.add(
                kind,
                &[part],
                value,
                Evidence::certain(FieldBasis::Shape, Detail::None),
            );
        }
    }
}

fn is_content(folded: &str, words: &EthanolWords) -> bool {
    let ends = FIGURE.find_iter(folded).map(|figure| &folded[figure.end()..]);
    ends.into_iter().any(|rest| is_share(rest, words) || is_degree(rest, words))
}

/// "% vol", "% (vol)".
fn is_share(rest: &str, words: &EthanolWords) -> bool {
    rest.strip_prefix('%').is_some_and(|rest| {
        let rest = rest.trim_start();
        let rest = rest.strip_prefix('(').unwrap_or(rest);
        words.shares.iter().any(|word| rest.starts_with(word.as_str()))
    })
}

/// "°" or "độ", but not of temperature: "25 °C".
fn is_degree(rest: &str, words: &EthanolWords) -> bool {
    let next = |rest: &str| rest.trim_start().chars().next();
    let closes = |rest: &str| next(rest).is_none_or(|c| !c.is_alphanumeric());
    let by_sign = rest
        .strip_prefix('°')
        .is_some_and(|rest| closes(rest) || (rest.starts_with(' ') && next(rest) != Some('c')));
    let mut by_word = words.degrees.iter().filter_map(|word| rest.strip_prefix(word.as_str()));
    by_sign || by_word.any(closes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    #[test]
    fn tells_strength_from_temperature_and_share() {
        let words = Packs::shipped().lexicon.words.ethanol;
        for text in
            ["40 % vol", "29,5% thể tích", "35°", "rượu 29 độ", "39,5% (vol)", "40 ± 2 % vol"]
        {
            assert!(is_content(text, &words), "{text}");
        }
        for text in ["bảo quản dưới 25°c", "25 ° c", "nước 60 %", "30 độ c"] {
            assert!(!is_content(text, &words), "{text}");
        }
    }
}
