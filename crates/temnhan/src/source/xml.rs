//! Text to XML, after a scan that keeps the parsers from choking.

use std::collections::HashMap;

use usvg::roxmltree::{self, Document, ParsingOptions};

use super::position::LineIndex;
use super::{LimitName, Limits};
use crate::error::{Error, ErrorId};

pub(crate) const SVG_NAMESPACE: &str = "http://www.w3.org/2000/svg";

/// Parses a bounded SVG document.
///
/// # Errors
///
/// Over a limit, not well-formed (with line and column), or without an `svg` root.
pub(crate) fn parse<'a>(text: &'a str, limits: &Limits) -> Result<Document<'a>, Error> {
    scan_tags(text, limits)?;
    scan_entities(text, limits)?;
    let options =
        ParsingOptions { allow_dtd: true, nodes_limit: limits.nodes, ..Default::default() };
    let document = Document::parse_with_options(text, options).map_err(|error| explain(&error))?;
    let root = document.root_element();
    if !root.has_tag_name((SVG_NAMESPACE, "svg")) {
        let (line, column) = LineIndex::new(text).position(root.range().start);
        let name = root.tag_name().name();
        return Err(Error::new(
            ErrorId::NotSvg,
            format!(
                "Đây không phải bản vẽ SVG: phần tử gốc là <{name}>, không phải <svg> của SVG."
            ),
            format!("This is not an SVG drawing: the root element is <{name}>, not SVG's <svg>."),
        )
        .at(line, column));
    }
    Ok(document)
}

/// Refuses nesting and attribute counts that overflow stacks or take quadratic time.
fn scan_tags(text: &str, limits: &Limits) -> Result<(), Error> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(offset) = find(bytes, at, b'<') {
        let rest = &bytes[offset..];
        at = match rest.get(1) {
            Some(b'!') if rest.starts_with(b"<!--") => skip_to(text, offset, "-->"),
            Some(b'!') if rest.starts_with(b"<![CDATA[") => skip_to(text, offset, "]]>"),
            Some(b'?') => skip_to(text, offset, "?>"),
            Some(b'!') => offset + 2,
            Some(b'/') => {
                depth = depth.saturating_sub(1);
                offset + 2
            }
            _ => {
                let tag = tag_at(bytes, offset);
                if tag.attributes > limits.attributes {
                    return Err(over(
                        text,
                        LimitName::Attributes,
                        offset,
                        "thuộc tính trong một thẻ",
                        "attributes in one tag",
                    ));
                }
                depth += usize::from(!tag.closed);
                if depth > limits.nesting {
                    return Err(over(
                        text,
                        LimitName::Nesting,
                        offset,
                        "tầng lồng nhau",
                        "levels of nesting",
                    ));
                }
                tag.end
            }
        };
    }
    Ok(())
}

struct Tag {
    end: usize,
    attributes: usize,
    closed: bool,
}

/// Reads a start tag up to its `>`, minding quotes.
fn tag_at(bytes: &[u8], start: usize) -> Tag {
    let (mut at, mut quote, mut attributes) = (start + 1, None, 0);
    while let Some(&byte) = bytes.get(at) {
        match (quote, byte) {
            (None, b'"' | b'\'') => {
                quote = Some(byte);
                attributes += 1;
            }
            (None, b'>') => break,
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
        at += 1;
    }
    Tag { end: at, attributes, closed: at > 0 && bytes.get(at - 1) == Some(&b'/') }
}

fn find(bytes: &[u8], from: usize, wanted: u8) -> Option<usize> {
    bytes.get(from..)?.iter().position(|&byte| byte == wanted).map(|at| from + at)
}

fn skip_to(text: &str, from: usize, end: &str) -> usize {
    text[from..].find(end).map_or(text.len(), |at| from + at + end.len())
}

/// Refuses entities whose expansion would exhaust memory.
fn scan_entities(text: &str, limits: &Limits) -> Result<(), Error> {
    let mut sizes = HashMap::new();
    for declaration in text.split("<!ENTITY").skip(1) {
        let mut words = declaration.split_whitespace();
        let (Some(name), Some(end)) = (words.next(), declaration.find('>')) else { continue };
        sizes.insert(name, end);
    }
    let Some(&longest) = sizes.values().max() else { return Ok(()) };
    let references = text.matches('&').count();
    if references.saturating_mul(longest) > limits.expansion {
        return Err(over(
            text,
            LimitName::Expansion,
            0,
            "ký tự khi mở các thực thể (ENTITY)",
            "characters once entities are expanded",
        ));
    }
    Ok(())
}

fn over(text: &str, limit: LimitName, offset: usize, vi: &str, en: &str) -> Error {
    let (line, column) = LineIndex::new(text).position(offset);
    Error::over(limit, format!("Tệp có quá nhiều {vi}."), format!("The file has too many {en}."))
        .at(line, column)
}

fn explain(error: &roxmltree::Error) -> Error {
    let pos = error.pos();
    if matches!(error, roxmltree::Error::NodesLimitReached) {
        return Error::over(
            LimitName::Nodes,
            "Tệp có quá nhiều phần tử.",
            "The file has too many elements.",
        );
    }
    let unclosed =
        matches!(error, roxmltree::Error::UnclosedRootNode | roxmltree::Error::NoRootNode);
    let vi = if unclosed {
        "Tệp bị cắt cụt hoặc không có phần tử gốc".to_owned()
    } else {
        format!("Tệp không phải XML hợp lệ ({error})")
    };
    Error::new(ErrorId::Xml, format!("{vi}."), format!("The file is not well-formed XML: {error}."))
        .at(pos.row, pos.col)
}

#[cfg(test)]
mod tests {
    use super::*;

    const OPEN: &str = "<svg xmlns=\"http://www.w3.org/2000/svg\">";

    fn error(text: &str) -> Error {
        parse(text, &Limits::default()).unwrap_err()
    }

    #[test]
    fn refuses_deep_nesting_before_any_parser_sees_it() {
        let deep = format!("{OPEN}{}{}</svg>", "<g>".repeat(200), "</g>".repeat(200));
        assert_eq!(error(&deep).id, ErrorId::OverLimit);
        let wide = format!("{OPEN}{}</svg>", "<g/>".repeat(200));
        assert!(parse(&wide, &Limits::default()).is_ok());
    }

    #[test]
    fn does_not_count_what_comments_and_quotes_hold() {
        let text = format!("{OPEN}<!-- {} --><g id=\"a>b\"/></svg>", "<g>".repeat(200));
        assert!(parse(&text, &Limits::default()).is_ok());
    }

    #[test]
    fn refuses_many_attributes_and_entity_bombs() {
        let many = (0..600).fold(String::new(), |many, i| format!("{many} a{i}=\"\""));
        assert_eq!(error(&format!("{OPEN}<g{many}/></svg>")).id, ErrorId::OverLimit);
        let long = "x".repeat(100_000);
        let bomb =
            format!("<!DOCTYPE svg [<!ENTITY a \"{long}\">]>{OPEN}{}</svg>", "&a;".repeat(100));
        assert_eq!(error(&bomb).id, ErrorId::OverLimit);
    }

    #[test]
    fn names_the_place_of_broken_xml_and_foreign_roots() {
        let broken = error(&format!("{OPEN}\n<g></svg>"));
        assert_eq!((broken.id, broken.at.map(|at| at.line)), (ErrorId::Xml, Some(2)));
        assert_eq!(error("<html/>").id, ErrorId::NotSvg);
        assert_eq!(error("<svg/>").id, ErrorId::NotSvg);
    }
}
