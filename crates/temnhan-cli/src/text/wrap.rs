//! Breaks a text into lines, never between what is read in one breath.

/// A number before one of these belongs to it.
const UNITS: [&str; 11] = ["mm", "cm", "cm²", "g", "kg", "mg", "ml", "l", "%", "kcal", "kJ"];

/// Each of these belongs to the word after it.
const LEADS: [&str; 14] = [
    "≥", "≤", "×", "dòng", "cột", "line", "column", "Điều", "khoản", "điểm", "mục", "Phụ", "lục",
    "Article",
];

/// Breaks a text between words; what is wider than the line stands alone.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    for piece in pieces(text) {
        let line = lines.last_mut().expect("there is always a last line");
        if line.is_empty() {
            line.push_str(&piece);
        } else if line.chars().count() + 1 + piece.chars().count() <= width {
            line.push(' ');
            line.push_str(&piece);
        } else {
            lines.push(piece);
        }
    }
    lines
}

/// The words, those that belong together joined.
fn pieces(text: &str) -> Vec<String> {
    let mut pieces: Vec<String> = Vec::new();
    let mut before = "";
    for word in text.split(' ') {
        match pieces.last_mut() {
            Some(piece) if belong_together(before, word) => {
                piece.push(' ');
                piece.push_str(word);
            }
            _ => pieces.push(word.to_owned()),
        }
        before = word;
    }
    pieces
}

fn belong_together(before: &str, after: &str) -> bool {
    let lead = before.trim_start_matches(['(', '“']);
    let unit = after.trim_end_matches(['.', ',', ';', ':', ')', '”']);
    LEADS.contains(&lead)
        || after == "×"
        || (before.ends_with(|c: char| c.is_ascii_digit()) && UNITS.contains(&unit))
}

#[cfg(test)]
mod tests {
    use super::wrap;

    #[test]
    fn breaks_between_words_by_characters_not_bytes() {
        assert_eq!(wrap("Chữ số định lượng", 7), ["Chữ số", "định", "lượng"]);
        assert_eq!(wrap("a https://example.vn b", 5), ["a", "https://example.vn", "b"]);
    }

    #[test]
    fn keeps_a_number_with_its_unit_and_its_name() {
        assert_eq!(wrap("cao 1,9 mm", 8), ["cao", "1,9 mm"]);
        assert_eq!(wrap("(mức cần ≥ 4 mm).", 12), ["(mức cần", "≥ 4 mm)."]);
        assert_eq!(wrap("dòng 38, cột 5", 10), ["dòng 38,", "cột 5"]);
        assert_eq!(wrap("cỡ 15,6 × 1,8 mm", 8), ["cỡ", "15,6 × 1,8 mm"]);
        assert_eq!(wrap("có 5 dòng", 6), ["có 5", "dòng"]);
    }

    #[test]
    fn never_breaks_at_a_no_break_space() {
        assert_eq!(wrap("cao 1,9\u{a0}cm", 7), ["cao", "1,9\u{a0}cm"]);
    }
}
