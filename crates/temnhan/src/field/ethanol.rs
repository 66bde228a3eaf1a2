//! Ethanol content without a heading: "40 % vol", "35°".

use std::sync::LazyLock;

use regex::Regex;

use super::Detail;
use super::claim::{Claims, Evidence};
use super::fold::fold;
use crate::kind::FieldKind;
use crate::report::FieldBasis;

static CONTENT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"\d+(?:[.,]\d+)?\s*(?:±\s*\d+(?:[.,]\d+)?\s*)?(?:%\s*\(?(?:vol|thể tích|v/v|alc|abv|tt|cồn)|°(?:\s*[^c\w\s]|\s*$|\s+[^c\s])|độ(?:\s*[^c\w\s]|\s*$))",
    )
    .expect("a fixed pattern")
});

/// Finds the content on any line that nothing else has claimed.
pub(super) fn read(claims: &mut Claims<'_>) {
    if claims.has(FieldKind::EthanolContent) {
        return;
    }
    for line in 0..claims.label.lines.len() {
        let part = claims.line_part(line);
        let text = fold(&claims.text(&part));
        if !claims.is_taken(&part) && is_content(&text) {
            let value = claims.text(&part);
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

fn is_content(folded: &str) -> bool {
    CONTENT.is_match(folded)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_strength_from_temperature_and_share() {
        for text in
            ["40 % vol", "29,5% thể tích", "35°", "rượu 29 độ", "39,5% (vol)", "40 ± 2 % vol"]
        {
            assert!(is_content(text), "{text}");
        }
        for text in ["bảo quản dưới 25°c", "25 ° c", "nước 60 %", "30 độ c"] {
            assert!(!is_content(text), "{text}");
        }
    }
}
