//! Comparing names of units.

use crate::field::fold::{bare, fold, has_marks};

/// The fewest letters of a name in which one may be wrong.
const LETTERS_OF_A_TYPO: usize = 5;

/// Spellings of one syllable of the Central Highlands.
const DAK: [&str; 3] = ["đăk", "đắc", "đăc"];

/// A name in the forms by which it is compared.
pub(super) struct Name {
    /// Letters and digits, with marks.
    key: String,
    /// The same without marks.
    bare: String,
}

impl Name {
    /// Leaves out what stands in brackets.
    pub(super) fn of(name: &str) -> Self {
        let before_bracket = name.split('(').next().unwrap_or(name);
        let key: String = fold(before_bracket).split(' ').map(syllable).collect();
        let bare = key.chars().map(bare).collect();
        Self { key, bare }
    }

    /// Whether it is a unit's own name.
    pub(super) fn is(&self, own: &str) -> bool {
        self.begins_as(own) && Self::of(own).key == self.key
    }

    /// Whether it is a unit's name but for marks that are wrong or left out.
    pub(super) fn is_unmarked(&self, own: &str) -> bool {
        self.begins_as(own) && Self::of(own).bare == self.bare
    }

    /// Most names differ at once: the first letter spares the comparison of the whole.
    fn begins_as(&self, own: &str) -> bool {
        let initial = |name: &str| name.chars().find(|c| c.is_alphanumeric()).map(bare_lower);
        !self.bare.is_empty() && initial(&self.bare) == initial(own)
    }

    /// Whether it is a unit's own name, or that with all its marks left out.
    pub(super) fn means(&self, own: &str) -> bool {
        self.is(own) || !has_marks(&self.key) && self.is_unmarked(own)
    }
}

fn bare_lower(c: char) -> char {
    bare(c).to_lowercase().next().unwrap_or(c)
}

/// One syllable without signs: "01" becomes "1", "mỹ" becomes "mĩ", "h'leo" becomes "hleo".
fn syllable(word: &str) -> String {
    let letters: String = word.chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.chars().all(|c| c.is_ascii_digit()) {
        return letters.trim_start_matches('0').to_owned();
    }
    if DAK.contains(&letters.as_str()) {
        return "đắk".to_owned();
    }
    with_i(&letters)
}

/// A final y behind a consonant, or behind "qu", is an i: both are written.
fn with_i(syllable: &str) -> String {
    const SAME: [(char, char); 6] =
        [('y', 'i'), ('ỳ', 'ì'), ('ý', 'í'), ('ỷ', 'ỉ'), ('ỹ', 'ĩ'), ('ỵ', 'ị')];
    let mut chars: Vec<char> = syllable.chars().collect();
    if let [.., before, last] = &mut chars[..] {
        let consonant = !matches!(bare(*before), 'a' | 'e' | 'i' | 'o' | 'u' | 'y');
        if consonant || syllable.starts_with("qu") {
            let twin = SAME.iter().find(|(y, _)| y == last);
            *last = twin.map_or(*last, |(_, i)| *i);
        }
    }
    chars.into_iter().collect()
}

/// Whether one letter more, less or other, or two that changed places, make the names one.
/// Numbers must be the same.
pub(super) fn nearly(a: &Name, b: &Name) -> bool {
    let letters = |name: &Name| name.bare.chars().collect::<Vec<_>>();
    let (a, b) = (letters(a), letters(b));
    let digits = |name: &[char]| name.iter().filter(|c| c.is_ascii_digit()).collect::<String>();
    let long_enough = a.len().min(b.len()) >= LETTERS_OF_A_TYPO;
    if !long_enough || a.len().abs_diff(b.len()) > 1 || digits(&a) != digits(&b) {
        return false;
    }
    if a == b {
        return true;
    }
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[head..], &b[head..]);
    let swapped = |a: &[char], b: &[char]| {
        a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0] && a[2..] == b[2..]
    };
    a.get(1..) == b.get(1..) || a.get(1..) == Some(b) || Some(a) == b.get(1..) || swapped(a, b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_one() {
        for (printed, own) in [
            ("HOÀ BÌNH", "Hòa Bình"),
            ("Mĩ Lộc", "Mỹ Lộc"),
            ("Quí Nhơn", "Quý Nhơn"),
            ("Ea Hleo", "Ea H'Leo"),
            ("Ea H’leo", "Ea H'Leo"),
            ("01", "1"),
            ("Hà Giang 02", "Hà Giang 2"),
            ("Văn Miếu – Quốc Tử Giám", "Văn Miếu - Quốc Tử Giám"),
            ("Đăk Mil", "Đắk Mil"),
            ("Yên Ninh (cũ)", "Yên Ninh"),
        ] {
            assert!(Name::of(printed).is(own), "{printed}");
        }
    }

    #[test]
    fn other_marks_make_other_names() {
        for (printed, own) in
            [("Yên Đông", "Yên Đồng"), ("Thủy", "Thúy"), ("Ý Yên", "Y Yên"), ("Thui", "Thuy")]
        {
            assert!(!Name::of(printed).is(own), "{printed}");
        }
        assert!(Name::of("Yen Dong").is_unmarked("Yên Đồng"));
    }

    #[test]
    fn one_wrong_letter_is_near_and_two_are_not() {
        let near = |a: &str, b: &str| nearly(&Name::of(a), &Name::of(b));
        for typo in ["Yên Đòng", "Yên Đồg", "Yên Đôngg", "Yêm Đồng", "Yne Đồng"] {
            assert!(near(typo, "Yên Đồng"), "{typo}");
        }
        assert!(!near("Yêm Đồn", "Yên Đồng"));
        assert!(!near("Bảo Lâm 1", "Bảo Lâm 2"));
        assert!(!near("Lăng", "Láng"), "too short to guess");
    }
}
