//! Budgets that usvg and resvg do not have themselves, checked on the parsed document.
//!
//! Each budget stands for a measured way of making them run for minutes on a file
//! of kilobytes.

use usvg::roxmltree::{Document, Node};

use super::position::LineIndex;
use super::references::{points, unfolded};
use super::{LimitName, Limits};
use crate::error::Error;

/// Refuses documents whose text or style would take too long to resolve.
///
/// # Errors
///
/// [`ErrorId::OverLimit`](crate::ErrorId::OverLimit) with the place of the costly element.
pub(crate) fn check(document: &Document<'_>, text: &str, limits: &Limits) -> Result<(), Error> {
    let refuse = |limit, node: Node<'_, '_>, vi: &str, en: &str| {
        let (line, column) = LineIndex::new(text).position(node.range().start);
        Error::over(limit, vi, en).at(line, column)
    };
    let mut elements = 0_usize;
    let mut style_rules = 0;
    let (mut all_chars, mut outline_points) = (0_usize, 0_usize);
    for node in document.descendants().filter(Node::is_element) {
        elements += 1;
        match node.tag_name().name() {
            "text" => {
                let (chars, pieces) = text_size(node);
                all_chars += chars;
                if chars > limits.text_chars {
                    return Err(refuse(
                        LimitName::TextChars,
                        node,
                        "Một phần tử chữ (<text>) quá dài.",
                        "One <text> element is too long.",
                    ));
                }
                if chars.saturating_mul(pieces) > limits.text_cost {
                    return Err(refuse(
                        LimitName::TextCost,
                        node,
                        "Một phần tử chữ (<text>) bị chia thành quá nhiều mảnh (<tspan>).",
                        "One <text> element is cut into too many pieces (<tspan>).",
                    ));
                }
                if all_chars > limits.all_text_chars {
                    return Err(refuse(
                        LimitName::AllTextChars,
                        node,
                        "Bản vẽ có quá nhiều chữ đối với một nhãn.",
                        "The drawing has too much text for a label.",
                    ));
                }
            }
            "style" => style_rules += node.text().map_or(0, |css| css.matches('{').count()),
            name if is_costly_filter(name, node) => {
                return Err(refuse(
                    LimitName::Filter,
                    node,
                    "Hiệu ứng (filter) nặng quá mức một nhãn cần.",
                    "A filter effect is heavier than any label needs.",
                ));
            }
            _ => {}
        }
        outline_points += points(node);
        if outline_points > limits.outline_points {
            return Err(refuse(
                LimitName::OutlinePoints,
                node,
                "Các đường nét của bản vẽ có quá nhiều điểm.",
                "The outlines of the drawing have too many points.",
            ));
        }
    }
    if elements.saturating_mul(style_rules) > limits.style_cost {
        return Err(Error::over(
            LimitName::StyleCost,
            "Quá nhiều luật CSS so với số phần tử.",
            "Too many CSS rules for the number of elements.",
        ));
    }
    if unfolded(document) > limits.references {
        return Err(Error::over(
            LimitName::References,
            "Bản vẽ nhân lên quá nhiều phần tử (<use>, mask, marker, mẫu lặp).",
            "The drawing multiplies into too many elements (<use>, masks, markers, patterns).",
        ));
    }
    Ok(())
}

/// Characters and pieces of one text element.
fn text_size(node: Node<'_, '_>) -> (usize, usize) {
    let texts = node.descendants().filter(Node::is_text).filter_map(|text| text.text());
    texts.fold((0, 0), |(chars, pieces), text| (chars + text.len(), pieces + 1))
}

/// The largest of an attribute's numbers; 0 without any.
fn largest(node: Node<'_, '_>, attribute: &str) -> f64 {
    let value = node.attribute(attribute).unwrap_or_default();
    let numbers = value.split([' ', ',']).filter_map(|number| number.parse::<f64>().ok());
    numbers.fold(0.0, f64::max)
}

fn is_costly_filter(name: &str, node: Node<'_, '_>) -> bool {
    let numbers = |attribute| largest(node, attribute);
    match name {
        "filter" => node.children().filter(Node::is_element).count() > 24,
        "feTurbulence" => numbers("numOctaves") > 10.0,
        "feMorphology" => numbers("radius") > 50.0,
        "feConvolveMatrix" => numbers("order") > 9.0,
        "feGaussianBlur" | "feDropShadow" => numbers("stdDeviation") > 1000.0,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(body: &str) -> bool {
        let text = format!("<svg>{body}</svg>");
        let document = Document::parse(&text).unwrap();
        check(&document, &text, &Limits::default()).is_err()
    }

    #[test]
    fn refuses_text_that_would_shape_for_seconds() {
        let pieces = "<tspan>abcd</tspan>".repeat(2000);
        assert!(refused(&format!("<text>{pieces}</text>")));
        assert!(!refused(&format!("<text>{}</text>", "<tspan>abcd</tspan>".repeat(100))));
    }

    #[test]
    fn refuses_heavy_filters_and_style_sheets() {
        assert!(refused("<filter><feTurbulence numOctaves='100000'/></filter>"));
        assert!(!refused("<filter><feGaussianBlur stdDeviation='2 3'/></filter>"));
        let rules = ".a{}".repeat(20_000);
        assert!(refused(&format!("<style>{rules}</style>{}", "<g/>".repeat(2000))));
    }
}
