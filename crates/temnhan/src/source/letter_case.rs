//! Letters as `text-transform` prints them.

/// The text as printed; `None` where it stays as it is.
pub(super) fn applied(transform: &str, text: &str) -> Option<String> {
    let printed = match transform.split_whitespace().next()? {
        "uppercase" => text.to_uppercase(),
        "lowercase" => text.to_lowercase(),
        "capitalize" => capitalised(text),
        _ => return None,
    };
    (printed != text).then_some(printed)
}

/// With a capital at the head of every word.
fn capitalised(text: &str) -> String {
    let mut printed = String::with_capacity(text.len());
    let mut inside_word = false;
    for c in text.chars() {
        if inside_word {
            printed.push(c);
        } else {
            printed.extend(c.to_uppercase());
        }
        inside_word = c.is_alphanumeric() || (inside_word && !c.is_whitespace());
    }
    printed
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn prints_vietnamese_in_capitals_with_its_marks() {
        assert_eq!(applied("uppercase", "Nước mắm 500 g").as_deref(), Some("NƯỚC MẮM 500 G"));
        assert_eq!(applied("lowercase", "KG").as_deref(), Some("kg"));
        assert_eq!(applied("capitalize", "đậu (xanh) 500g").as_deref(), Some("Đậu (Xanh) 500g"));
    }

    #[test]
    fn says_nothing_where_nothing_changes() {
        assert_eq!(applied("uppercase", "NSX: 1/2/2026"), None);
        assert_eq!(applied("none", "kg"), None);
        assert_eq!(applied("", "kg"), None);
    }
}
