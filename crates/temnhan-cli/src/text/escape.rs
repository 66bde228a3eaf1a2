//! Text as XML and HTML hold it.

/// The text with its markup characters as references; characters that XML does not allow are gone.
pub(crate) fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            '\n' | '\t' => safe.push(letter),
            '\u{fffe}' | '\u{ffff}' => {}
            letter if letter.is_control() => {}
            letter => safe.push(letter),
        }
    }
    safe
}

#[cfg(test)]
mod tests {
    use super::escaped;

    #[test]
    fn leaves_no_markup_and_no_control_character() {
        assert_eq!(
            escaped("<a b=\"'&\">\u{1b}\u{0}\u{ffff}"),
            "&lt;a b=&quot;&#39;&amp;&quot;&gt;"
        );
    }
}
