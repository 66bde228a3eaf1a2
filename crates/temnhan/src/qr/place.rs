//! The element that a code stands in.

use std::ops::Range;

use usvg::roxmltree::{Document, Node};

use super::refused;
use crate::error::Error;
use crate::source::xml::SVG_NAMESPACE;

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
    /// Whether text may be drawn in it.
    pub(super) may_have_text: bool,
}

impl Placeholder {
    /// The element with this tag or name; a code of this tool before others.
    ///
    /// # Errors
    ///
    /// Two elements that may be meant.
    pub(super) fn of(document: &Document<'_>, tag: &str) -> Result<Option<Self>, Error> {
        let is_code = |node: &Node<'_, '_>| {
            let named = node.attribute("id").is_some_and(|id| id.eq_ignore_ascii_case(tag));
            let tagged = node.attribute("data-temnhan");
            node.is_element() && tagged.map_or(named, |own| own.eq_ignore_ascii_case(tag))
        };
        let own = document.descendants().filter(is_code).find(|node| node.has_attribute(BOX));
        let mut others = document.descendants().filter(is_code);
        let node = match (own, others.next(), others.next()) {
            (Some(own), ..) => own,
            (None, Some(_), Some(_)) => return Err(two(tag)),
            (None, Some(only), None) => only,
            (None, None, _) => return Ok(None),
        };
        Ok(Some(Self {
            bytes: node.range(),
            id: node.attribute("id").map(str::to_owned),
            box_mm: node.attribute(BOX).and_then(four_numbers),
            may_have_text: node.descendants().any(|node| draws_text(&node)),
        }))
    }
}

/// Whether an element is text, or drawn somewhere else.
fn draws_text(node: &Node<'_, '_>) -> bool {
    ["text", "use"].iter().any(|name| node.has_tag_name((SVG_NAMESPACE, *name)))
}

fn two(tag: &str) -> Error {
    refused(
        format!(
            "Có hai chỗ dành cho mã (id=\"{tag}\" hoặc data-temnhan=\"{tag}\"); chỉ để lại một, hoặc cho vị trí bằng --at X,Y."
        ),
        format!(
            "There are two places for a code (id=\"{tag}\" or data-temnhan=\"{tag}\"); keep one, or give a position with --at X,Y."
        ),
    )
}

fn four_numbers(text: &str) -> Option<[f64; 4]> {
    let numbers: Option<Vec<f64>> =
        text.split_whitespace().map(|number| number.parse().ok()).collect();
    numbers?.try_into().ok()
}
