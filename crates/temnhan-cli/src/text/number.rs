//! Numbers as each language writes them.

use temnhan::report::Lang;
use temnhan::units::Mm;

/// Numbers in the language: a decimal comma in Vietnamese.
pub(crate) fn decimal(lang: Lang, numbers: &str) -> String {
    match lang {
        Lang::Vi => numbers.replace('.', ","),
        Lang::En => numbers.to_owned(),
    }
}

/// A length in the language, such as `2,15 mm`.
pub(crate) fn length(lang: Lang, length: Mm) -> String {
    decimal(lang, &length.to_string())
}

/// A size in the language, such as `100,5 × 70 mm`.
pub(crate) fn size(lang: Lang, width: Mm, height: Mm) -> String {
    let width = width.to_string();
    decimal(lang, &format!("{} × {height}", width.trim_end_matches(" mm")))
}

/// Whether what was found is a length, not words of the label.
pub(crate) fn is_length(value: &str) -> bool {
    value.ends_with(" mm")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_has_a_decimal_comma() {
        assert_eq!(size(Lang::Vi, Mm(100.5), Mm(70.0)), "100,5 × 70 mm");
        assert_eq!(size(Lang::En, Mm(100.5), Mm(70.0)), "100.5 × 70 mm");
        assert_eq!(decimal(Lang::Vi, "1.1–1.52 mm"), "1,1–1,52 mm");
    }
}
