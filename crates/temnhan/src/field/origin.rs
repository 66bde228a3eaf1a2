//! Origin statements: Decree 37/2026 Article 47.

use super::fold::{fold, holds_words};
use crate::pack::Words;

/// Whether an origin statement names a country.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CountryReading {
    /// In full.
    Full,
    /// "VN".
    Abbreviated,
    /// Not at all.
    Absent,
}

/// Reads what stands behind a phrase of origin. A country inside the name of an organisation, and
/// a name of one syllable that is not a whole part of the text ("Anh", "Ý"), is none.
pub(crate) fn read(value: &str, words: &Words) -> CountryReading {
    let text = fold(value);
    if text.split([',', ';', '(', ')', '/']).any(|part| names_country(part, words)) {
        CountryReading::Full
    } else if is_short(&text, words) {
        CountryReading::Abbreviated
    } else {
        CountryReading::Absent
    }
}

fn names_country(part: &str, words: &Words) -> bool {
    let part = part.trim_matches(|c: char| !c.is_alphanumeric());
    let organisation = words
        .legal_forms
        .iter()
        .any(|form| part.strip_prefix(form.as_str()).is_some_and(|rest| rest.starts_with(' ')));
    let mut names = words.countries.iter().flat_map(|country| &country.names);
    !organisation
        && names.any(|name| part == name || (name.contains(' ') && holds_words(part, name)))
}

/// A short form alone, or at the end of an address.
fn is_short(text: &str, words: &Words) -> bool {
    let last = text.rsplit([',', '-', ' ']).find(|part| !part.is_empty()).unwrap_or(text);
    words.countries.iter().any(|country| country.is_short(last))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    #[test]
    fn finds_the_country_in_full_or_short() {
        let words = Packs::shipped().lexicon.words;
        for (text, expected) in [
            ("Việt Nam", CountryReading::Full),
            ("VIETNAM", CountryReading::Full),
            ("Công ty TNHH Gạo Việt Nam", CountryReading::Absent),
            ("Công ty TNHH Gạo Việt, thôn 2, Việt Nam", CountryReading::Full),
            ("huyện Ý Yên", CountryReading::Absent),
            ("xã Yên Đồng, tỉnh Ninh Bình, Việt Nam", CountryReading::Full),
            ("VN", CountryReading::Abbreviated),
            ("V.N.", CountryReading::Abbreviated),
            ("xã Yên Đồng, tỉnh Ninh Bình", CountryReading::Absent),
            ("Hợp tác xã Anh Đào", CountryReading::Absent),
        ] {
            assert_eq!(read(text, &words), expected, "{text}");
        }
    }
}
