//! `@font-face` rules: the faces that a style sheet brings along or names.

use std::borrow::Cow;

use usvg::fontdb::Style;

/// One `@font-face` rule.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct FontFace<'a> {
    pub(super) family: String,
    /// Least and greatest weight; the same for a face that is not variable.
    pub(super) weight: (u16, u16),
    pub(super) style: Style,
    /// In the order in which they are to be tried.
    pub(super) sources: Vec<FaceSource<'a>>,
}

/// Where a face is to be had.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FaceSource<'a> {
    /// `url(…)`
    Address(&'a str),
    /// `local(…)`: a face at hand, by its PostScript or family name.
    Local(&'a str),
}

const RULE: &str = "@font-face";
const NORMAL: u16 = 400;
const LIGHTEST: u16 = 1;
const HEAVIEST: u16 = 1000;

/// A style sheet without its comments.
pub(super) fn without_comments(css: &str) -> Cow<'_, str> {
    if !css.contains("/*") {
        return Cow::Borrowed(css);
    }
    let (mut kept, mut rest) = (String::with_capacity(css.len()), css);
    while !rest.is_empty() {
        let length = if rest.starts_with("/*") {
            kept.push(' ');
            rest.find("*/").map_or(rest.len(), |end| end + 2)
        } else {
            let length = token(rest);
            kept.push_str(&rest[..length]);
            length
        };
        rest = &rest[length..];
    }
    Cow::Owned(kept)
}

/// Every rule of a style sheet without comments that names a family and a source, in order.
pub(super) fn of_sheet(css: &str) -> Vec<FontFace<'_>> {
    let (mut faces, mut rest) = (Vec::new(), css);
    while !rest.is_empty() {
        let block = rest.get(..RULE.len()).filter(|word| word.eq_ignore_ascii_case(RULE));
        let block = block.and_then(|_| rest[RULE.len()..].trim_start().strip_prefix('{'));
        if let Some(block) = block {
            let inside = until(block, '}');
            faces.extend(read(inside));
            rest = &block[inside.len()..];
        }
        rest = &rest[token(rest)..];
    }
    faces
}

fn read(block: &str) -> Option<FontFace<'_>> {
    let mut face = FontFace {
        family: String::new(),
        weight: (NORMAL, NORMAL),
        style: Style::Normal,
        sources: Vec::new(),
    };
    for declaration in split(block, ';') {
        let Some((name, value)) = declaration.split_once(':') else { continue };
        let value = value.trim();
        match name.trim().to_ascii_lowercase().as_str() {
            "font-family" => unquoted(value).clone_into(&mut face.family),
            "font-weight" => face.weight = weights(value),
            "font-style" => face.style = style(value),
            "src" => face.sources = split(value, ',').into_iter().filter_map(source).collect(),
            _ => {}
        }
    }
    (!face.family.is_empty() && !face.sources.is_empty()).then_some(face)
}

fn source(alternative: &str) -> Option<FaceSource<'_>> {
    let (function, rest) = alternative.trim().split_once('(')?;
    let inside = unquoted(until(rest, ')').trim());
    match function.trim().to_ascii_lowercase().as_str() {
        "url" => Some(FaceSource::Address(inside)),
        "local" => Some(FaceSource::Local(inside)),
        _ => None,
    }
}

/// `400`, `bold`, or the two ends of a variable face's range.
fn weights(value: &str) -> (u16, u16) {
    let mut named = value.split_whitespace().map(|word| match word {
        "bold" => 700,
        number => number.parse().unwrap_or(NORMAL).clamp(LIGHTEST, HEAVIEST),
    });
    let low = named.next().unwrap_or(NORMAL);
    let high = named.next().unwrap_or(low);
    (low.min(high), low.max(high))
}

fn style(value: &str) -> Style {
    match value.split_whitespace().next() {
        Some("italic") => Style::Italic,
        Some("oblique") => Style::Oblique,
        _ => Style::Normal,
    }
}

fn unquoted(value: &str) -> &str {
    value.trim().trim_matches(['"', '\''])
}

/// The parts between separators that stand in no string and no brackets.
fn split(text: &str, separator: char) -> Vec<&str> {
    let (mut parts, mut rest) = (Vec::new(), text);
    loop {
        let part = until(rest, separator);
        parts.push(part);
        match rest.get(part.len() + separator.len_utf8()..) {
            Some(behind) => rest = behind,
            None => return parts,
        }
    }
}

/// What stands before a sign that is in no string and no brackets.
fn until(text: &str, sign: char) -> &str {
    let mut at = 0;
    while at < text.len() && !text[at..].starts_with(sign) {
        at += token(&text[at..]);
    }
    &text[..at]
}

/// The length of what a text begins with: a string, a pair of brackets or one character.
fn token(text: &str) -> usize {
    let Some(first) = text.chars().next() else { return 0 };
    let end = match first {
        '"' | '\'' => string(text, first),
        '(' => brackets(text),
        other => Some(other.len_utf8()),
    };
    // What is never closed takes all the rest, so that nothing is read twice.
    end.unwrap_or(text.len())
}

fn string(text: &str, quote: char) -> Option<usize> {
    let mut chars = text.char_indices().skip(1);
    while let Some((at, c)) = chars.next() {
        if c == '\\' {
            chars.next();
        } else if c == quote {
            return Some(at + 1);
        }
    }
    None
}

/// Brackets may hold a string; an address without quotes holds no bracket.
fn brackets(text: &str) -> Option<usize> {
    let inside = text[1..].trim_start();
    let before = text.len() - inside.len();
    let quoted = inside.chars().next().filter(|c| matches!(c, '"' | '\''));
    let skipped = quoted.and_then(|quote| string(inside, quote)).unwrap_or(0);
    inside[skipped..].find(')').map(|end| before + skipped + end + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn faces(css: &str) -> Vec<(String, (u16, u16), Style, usize)> {
        let css = without_comments(css);
        let faces = of_sheet(&css).into_iter();
        faces.map(|face| (face.family, face.weight, face.style, face.sources.len())).collect()
    }

    #[test]
    fn reads_family_weight_style_and_sources() {
        let css = "text{fill:red} @FONT-FACE { font-family: 'Tên Riêng' ; font-weight: bold;\
                   font-style:italic; src: local('A;}B'), url( \"data:font/ttf;base64,AA\" ) \
                   format('truetype'), url(data:,x) }";
        assert_eq!(faces(css), [("Tên Riêng".to_owned(), (700, 700), Style::Italic, 3)]);
        let sources = &of_sheet(css)[0].sources;
        assert_eq!(sources[0], FaceSource::Local("A;}B"));
        assert_eq!(sources[1], FaceSource::Address("data:font/ttf;base64,AA"));
        assert_eq!(sources[2], FaceSource::Address("data:,x"));
    }

    #[test]
    fn takes_the_last_of_several_declarations_and_a_range_of_weights() {
        let css = "@font-face{font-family:A;src:url(a.eot);src:url(a.ttf),url(b.ttf);\
                   font-weight:900 100}@font-face{font-family:B;src:url(b)}";
        let found = faces(css);
        assert_eq!(found[0], ("A".to_owned(), (100, 900), Style::Normal, 2));
        assert_eq!(found[1].1, (400, 400));
    }

    #[test]
    fn finds_rules_inside_media_and_none_in_comments_or_strings() {
        let rule = "@font-face{font-family:A;src:url(a)}";
        assert_eq!(faces(&format!("@media print{{{rule}}} text{{fill:red}}")).len(), 1);
        assert_eq!(faces(&format!("/* {rule} */ text{{content:\"{rule}\"}}")).len(), 0);
        assert_eq!(faces("@font-face{/* x */font-family:/*;*/A;src:/*,*/url(a)}").len(), 1);
    }

    #[test]
    fn ends_on_what_is_never_closed() {
        for css in ["@font-face{font-family:'A;src:url(a", "@font-face", "@font-face{", "/* a"] {
            assert_eq!(faces(css).len(), 0, "{css}");
        }
        assert_eq!(faces("@font-face{font-family:A}").len(), 0);
    }
}
