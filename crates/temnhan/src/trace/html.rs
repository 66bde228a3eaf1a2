//! Parts of a page.

use std::fmt::Write;

use crate::escape::escaped;

/// A list of names and what they say; nothing for what is not told.
pub(super) fn list(entries: &[(&str, Option<String>)]) -> String {
    let mut told = String::new();
    for (name, value) in entries {
        let Some(value) = value.as_ref().filter(|value| !value.trim().is_empty()) else { continue };
        let _ = write!(told, "<dt>{}</dt><dd>{}</dd>", escaped(name), escaped(value));
    }
    if told.is_empty() { told } else { format!("<dl>{told}</dl>") }
}

/// A part of the page under its heading; nothing for an empty one.
pub(super) fn section(heading: &str, body: &str) -> String {
    if body.is_empty() {
        return String::new();
    }
    format!("<section><h2>{}</h2>{body}</section>", escaped(heading))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leaves_no_markup_of_others() {
        let list = list(&[("A", Some("<img src=x onerror=\"x\">&".into())), ("B", None)]);
        assert_eq!(
            list,
            "<dl><dt>A</dt><dd>&lt;img src=x onerror=&quot;x&quot;&gt;&amp;</dd></dl>"
        );
        assert_eq!(section("A", ""), "");
    }
}
