//! Surgical edits: one element put in or replaced, every other byte kept.

use std::ops::Range;

use usvg::roxmltree::{Document, Node};

use crate::error::{Error, ErrorId};

/// Marks the code that this tool drew, and holds the place it was drawn into.
pub(super) const BOX: &str = "data-temnhan-box";

/// Where the code goes in the source text.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Target {
    /// In the place of an element: its bytes.
    Replace { bytes: Range<usize>, id: Option<String>, box_mm: Option<[f64; 4]> },
    /// Before the root's closing tag.
    Append { at: usize, before: String, after: String },
}

impl Target {
    /// The element tagged or named `qr`; a code of this tool before others.
    pub(super) fn placeholder(document: &Document<'_>) -> Option<Self> {
        let is_code = |node: &Node<'_, '_>| {
            let named = node.attribute("id").is_some_and(|id| id.eq_ignore_ascii_case("qr"));
            let tag = node.attribute("data-temnhan");
            node.is_element() && tag.map_or(named, |tag| tag.eq_ignore_ascii_case("qr"))
        };
        let own = document.descendants().filter(is_code).find(|node| node.has_attribute(BOX));
        let node = own.or_else(|| document.descendants().find(is_code))?;
        Some(Self::Replace {
            bytes: node.range(),
            id: node.attribute("id").map(str::to_owned),
            box_mm: node.attribute(BOX).and_then(four_numbers),
        })
    }

    /// The place before the root's closing tag, indented like a child of the root.
    ///
    /// # Errors
    ///
    /// A root that closes itself.
    pub(super) fn end_of(document: &Document<'_>, text: &str) -> Result<Self, Error> {
        let root = document.root_element().range();
        let closing =
            text[root.clone()].rfind("</").map(|at| root.start + at).ok_or_else(|| {
                Error::new(
                    ErrorId::CodeRefused,
                    "Phần tử gốc tự đóng (<svg/>), không có chỗ để đặt mã.",
                    "The root element closes itself (<svg/>); there is no room for a code.",
                )
            })?;
        let line = text[..closing].rfind('\n').map_or(0, |at| at + 1);
        let indent = &text[line..closing];
        if line == 0 || !indent.chars().all(char::is_whitespace) {
            return Ok(Self::Append { at: closing, before: String::new(), after: String::new() });
        }
        let eol = if text[..line].ends_with("\r\n") { "\r\n" } else { "\n" };
        Ok(Self::Append { at: line, before: format!("{indent}  "), after: eol.to_owned() })
    }

    /// Where a new sibling would stand.
    pub(super) fn start(&self) -> usize {
        match self {
            Self::Replace { bytes, .. } => bytes.start,
            Self::Append { at, .. } => *at,
        }
    }

    /// The text with the element in it.
    pub(super) fn apply(&self, text: &str, element: &str) -> String {
        match self {
            Self::Replace { bytes, .. } => {
                format!("{}{element}{}", &text[..bytes.start], &text[bytes.end..])
            }
            Self::Append { at, before, after } => {
                format!("{}{before}{element}{after}{}", &text[..*at], &text[*at..])
            }
        }
    }
}

/// The root's namespace prefix with its colon; empty for most files.
pub(super) fn prefix(document: &Document<'_>, text: &str) -> String {
    let start = document.root_element().range().start + 1;
    let name = text[start..].split(|c: char| c.is_whitespace() || c == '>').next();
    let prefix = name.and_then(|name| name.split_once(':'));
    prefix.map_or_else(String::new, |(prefix, _)| format!("{prefix}:"))
}

fn four_numbers(text: &str) -> Option<[f64; 4]> {
    let numbers: Option<Vec<f64>> =
        text.split_whitespace().map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}
