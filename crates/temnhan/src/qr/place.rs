//! The element that a code stands in.

use std::ops::Range;

use usvg::roxmltree::{Document, Node};

/// Marks the code that this tool drew, and holds the place it was drawn into.
pub(super) const BOX: &str = "data-temnhan-box";

/// An element in whose place the code goes.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Placeholder {
    /// Its bytes in the source text.
    pub(super) bytes: Range<usize>,
    pub(super) id: Option<String>,
    /// The place that a code of this tool was drawn into.
    pub(super) box_mm: Option<[f64; 4]>,
}

impl Placeholder {
    /// The element tagged or named `qr`; a code of this tool before others.
    pub(super) fn of(document: &Document<'_>) -> Option<Self> {
        let is_code = |node: &Node<'_, '_>| {
            let named = node.attribute("id").is_some_and(|id| id.eq_ignore_ascii_case("qr"));
            let tag = node.attribute("data-temnhan");
            node.is_element() && tag.map_or(named, |tag| tag.eq_ignore_ascii_case("qr"))
        };
        let own = document.descendants().filter(is_code).find(|node| node.has_attribute(BOX));
        let node = own.or_else(|| document.descendants().find(is_code))?;
        Some(Self {
            bytes: node.range(),
            id: node.attribute("id").map(str::to_owned),
            box_mm: node.attribute(BOX).and_then(four_numbers),
        })
    }
}

fn four_numbers(text: &str) -> Option<[f64; 4]> {
    let numbers: Option<Vec<f64>> =
        text.split_whitespace().map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}
