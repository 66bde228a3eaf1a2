//! INS and E numbers as labels write them, in the notation of Codex.

use std::sync::LazyLock;

use regex::Regex;

/// "INS 330", "E330", "(500(ii))", "500ii", "160ai".
static NUMBER: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)(?:\b(ins|e)[\s.:-]*|\b)(\d{3,4})\s?([a-h]?)\s?(?:\(([ivx]{1,4})\)|([ivx]{1,4})\b|\b)",
    )
    .expect("a fixed pattern")
});

/// A number of a substance.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Number {
    /// In the notation of Codex, such as `500(ii)`.
    pub(super) ins: String,
    /// "INS" or "E" stands before it.
    pub(super) is_named: bool,
}

/// Takes the first number out of a text; it may lack "INS" and "E" only where `bare` says so.
pub(super) fn take(text: &mut String, bare: bool) -> Option<Number> {
    text.find(|c: char| c.is_ascii_digit())?;
    let found = NUMBER.captures_iter(text).find(|found| bare || found.get(1).is_some())?;
    let part = |at| found.get(at).map_or(String::new(), |part| part.as_str().to_lowercase());
    let sub = part(4) + &part(5);
    let sub = if sub.is_empty() { sub } else { format!("({sub})") };
    let ins = format!("{}{}{sub}", part(2), part(3));
    let is_named = found.get(1).is_some();
    let range = found.get(0)?.range();
    text.replace_range(range, " ");
    Some(Number { ins, is_named })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ins(text: &str, bare: bool) -> Option<String> {
        take(&mut text.to_owned(), bare).map(|number| number.ins)
    }

    #[test]
    fn reads_every_way_to_write_a_number() {
        for (text, expected) in [
            ("INS 202", "202"),
            ("E202", "202"),
            ("INS150d", "150d"),
            ("E 472e", "472e"),
            ("500(ii)", "500(ii)"),
            ("500ii", "500(ii)"),
            ("INS 500 (ii)", "500(ii)"),
            ("160a(i)", "160a(i)"),
            ("160ai", "160a(i)"),
            ("INS: 1442", "1442"),
            ("kali sorbat ins 202", "202"),
        ] {
            assert_eq!(ins(text, true).as_deref(), Some(expected), "{text}");
        }
    }

    #[test]
    fn tells_numbers_from_others() {
        for text in ["gạo 202", "bột mì số 11", "vitamin B2", "coenzyme 10"] {
            assert_eq!(ins(text, false), None, "{text}");
        }
        for text in ["bột mì số 11", "ST2025x", "20250"] {
            assert_eq!(ins(text, true), None, "{text}");
        }
    }
}
