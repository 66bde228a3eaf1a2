//! Numbers as each language writes them.

use temnhan::report::Lang;
use temnhan::units::Mm;

/// A number in the language: a decimal comma in Vietnamese.
pub(crate) fn decimal(lang: Lang, number: &str) -> String {
    match lang {
        Lang::Vi => number.replace('.', ","),
        Lang::En => number.to_owned(),
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

/// Whether a measured or required value is a length of the report, not words of the label.
pub(crate) fn is_length(value: &str) -> bool {
    value.ends_with(" mm")
}

/// A measured or required value; what the label says or should say stays as it is.
pub(crate) fn value(lang: Lang, value: &str) -> String {
    if is_length(value) { decimal(lang, value) } else { value.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn vietnamese_has_a_decimal_comma() {
        assert_eq!(size(Lang::Vi, Mm(100.5), Mm(70.0)), "100,5 × 70 mm");
        assert_eq!(size(Lang::En, Mm(100.5), Mm(70.0)), "100.5 × 70 mm");
        assert_eq!(value(Lang::Vi, "1.1–1.52 mm"), "1,1–1,52 mm");
    }

    #[test]
    fn what_the_label_says_is_quoted() {
        assert_eq!(value(Lang::Vi, "0.5 kg"), "0.5 kg");
        assert_eq!(value(Lang::En, "1,5 kg"), "1,5 kg");
    }
}
