//! Which element of the file drew which text.
//!
//! usvg forgets element ids of tspans and every source position. So it is given
//! a copy of the document in which each text element carries its own number in a
//! variation axis that no font has; the drawing stays the same to the pixel, and
//! the number comes back with every span.

use usvg::roxmltree::{Document, Node};

use super::layer::Layers;
use super::position::LineIndex;

/// The axis that carries the number.
const AXIS: &[u8; 4] = b"tmnh";

/// What hides a layer, whatever its own style says.
const HIDDEN: &str = "display:none!important";

const TEXT_ELEMENTS: [&str; 5] = ["text", "tspan", "textPath", "tref", "a"];

/// One text element of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Mark {
    /// Its own id and those of the text elements around it, from inside out.
    pub(crate) ids: Vec<String>,
    /// What the designer called it and the elements around it, from inside out.
    pub(crate) names: Vec<String>,
    /// `data-temnhan` of the element or of the nearest element around it.
    pub(crate) tag: Option<String>,
    pub(crate) line: u32,
    pub(crate) column: u32,
    /// What the element itself holds, not its children.
    pub(crate) own_text: String,
    /// Whether it or an element around it says `display="none"`.
    pub(crate) is_switched_off: bool,
    /// Whether it lies in a layer that is no part of the content.
    pub(crate) is_left_out: bool,
}

/// An element that is not text and carries `data-temnhan`, the id of a code or the name of a layer
/// that is left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tagged {
    /// What it is: `qr`, `trim`, `panel`, a field kind.
    pub(crate) tag: String,
    /// The id under which usvg knows it.
    pub(crate) drawn_id: String,
    /// Its own id in the file.
    pub(crate) id: Option<String>,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// A copy of the document with numbers in it, and what the numbers mean.
#[derive(Debug)]
pub(crate) struct Marked {
    pub(crate) text: String,
    pub(crate) marks: Vec<Mark>,
    pub(crate) tagged: Vec<Tagged>,
}

/// The index into [`Marked::marks`] that a span carries.
pub(crate) fn of_span(variations: &[usvg::FontVariation]) -> Option<usize> {
    variations.iter().rev().find(|axis| &axis.tag == AXIS).map(|axis| axis.value as usize)
}

/// The span's own axes, without the number.
pub(crate) fn own_axes(variations: &[usvg::FontVariation]) -> impl Iterator<Item = (&str, f32)> {
    let own = variations.iter().filter(|axis| &axis.tag != AXIS);
    own.filter_map(|axis| Some((std::str::from_utf8(&axis.tag).ok()?, axis.value)))
}

/// Whether a copy shows the layers that are not printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Copied {
    All,
    AsPrinted,
}

/// So many elements from the text outwards may tell by their names what it is.
const NAMED_LEVELS: usize = 6;

/// Numbers every text element of a document whose text is `source`.
pub(super) fn number(
    document: &Document<'_>,
    source: &str,
    layers: &Layers,
    copied_as: Copied,
) -> Marked {
    let index = LineIndex::new(source);
    let body = document.root_element().range();
    let mut marked = Marked {
        text: String::with_capacity(source.len() * 5 / 4),
        marks: Vec::new(),
        tagged: Vec::new(),
    };
    let mut copied = 0;
    let mut insert = |text: &mut String, at: usize, addition: &str| {
        text.push_str(&source[copied..at]);
        text.push_str(addition);
        copied = at;
    };
    // Elements that an entity brings in lie inside the DTD: leave those alone.
    let elements = document.descendants().filter(|node| {
        node.is_element() && body.start <= node.range().start && node.range().start < body.end
    });
    for node in elements {
        let (line, column) = index.position(node.range().start);
        let hides = copied_as == Copied::AsPrinted && layers.hides(node);
        if TEXT_ELEMENTS.contains(&node.tag_name().name()) {
            let setting =
                if hides { HIDDEN.to_owned() } else { numbering(node, marked.marks.len()) };
            let (at, addition) = styled(node, source, &setting);
            insert(&mut marked.text, at, &addition);
            let is_left_out = layers.hold(node);
            marked.marks.push(Mark { is_left_out, ..mark(node, line, column) });
        } else if let Some(tag) = tag_of(node, layers) {
            let id = node.attribute("id").map(str::to_owned);
            let drawn_id = id.clone().unwrap_or_else(|| format!("temnhan-{}", marked.tagged.len()));
            if id.is_none() {
                let addition = format!(" id=\"{drawn_id}\"");
                insert(&mut marked.text, after_name(node, source), &addition);
            }
            if hides {
                let (at, addition) = styled(node, source, HIDDEN);
                insert(&mut marked.text, at, &addition);
            }
            marked.tagged.push(Tagged { tag, drawn_id, id, line, column });
        }
    }
    marked.text.push_str(&source[copied..]);
    marked
}

/// The element's tag; an id of `qr` or the name of a layer says the same as a tag.
fn tag_of(node: Node<'_, '_>, layers: &Layers) -> Option<String> {
    let by_id = || node.attribute("id").filter(|id| id.eq_ignore_ascii_case("qr"));
    let tag = node.attribute("data-temnhan").or_else(by_id).or_else(|| layers.tag_of(node));
    tag.map(str::to_lowercase)
}

fn mark(node: Node<'_, '_>, line: u32, column: u32) -> Mark {
    let around =
        node.ancestors().take_while(|node| TEXT_ELEMENTS.contains(&node.tag_name().name()));
    let own_text = node.children().filter(Node::is_text).filter_map(|text| text.text());
    let drawn = node.ancestors().take(NAMED_LEVELS).filter(|node| node.tag_name().name() != "svg");
    Mark {
        ids: around.filter_map(|node| node.attribute("id")).map(str::to_owned).collect(),
        names: drawn.flat_map(names_of).map(str::to_owned).collect(),
        tag: node
            .ancestors()
            .find_map(|node| node.attribute("data-temnhan"))
            .map(str::to_lowercase),
        line,
        column,
        own_text: own_text.collect(),
        is_switched_off: node.ancestors().any(is_switched_off),
        is_left_out: false,
    }
}

fn is_switched_off(node: Node<'_, '_>) -> bool {
    let style = node.attribute("style").unwrap_or_default().replace(' ', "");
    node.attribute("display") == Some("none") || style.contains("display:none")
}

/// The declaration that numbers a text element.
fn numbering(node: Node<'_, '_>, number: usize) -> String {
    let inherited = node.ancestors().find_map(axes_of).map(|axes| format!("{axes}, "));
    let inherited = inherited.unwrap_or_default().replace('"', "'");
    format!("font-variation-settings:{inherited}'tmnh' {number}")
}

/// Where to insert a declaration into an element's start tag, and what.
fn styled(node: Node<'_, '_>, source: &str, declaration: &str) -> (usize, String) {
    let style = node.attribute_node("style").map(|style| style.range_value());
    let Some(value) = style else {
        return (after_name(node, source), format!(" style=\"{declaration}\""));
    };
    let quote = if source[..value.start].ends_with('\'') { "\"" } else { "'" };
    (value.end, format!(";{}", declaration.replace('\'', quote)))
}

/// The variation axes an element sets itself, by attribute or style.
fn axes_of(node: Node<'_, '_>) -> Option<String> {
    const PROPERTY: &str = "font-variation-settings";
    let in_style = node.attribute("style").and_then(|style| {
        let (_, rest) = style.split_once(PROPERTY)?;
        let value = rest.trim_start().strip_prefix(':')?;
        Some(value.split(';').next().unwrap_or_default())
    });
    let axes = in_style.or_else(|| node.attribute(PROPERTY))?.trim();
    (axes.contains(['\'', '"'])).then(|| axes.to_owned())
}

/// The offset behind an element's name in its start tag.
fn after_name(node: Node<'_, '_>, source: &str) -> usize {
    let start = node.range().start + 1;
    let name = source[start..].find(|c: char| c.is_whitespace() || c == '/' || c == '>');
    start + name.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::LayerNames;

    fn numbered(source: &str) -> Marked {
        let document = Document::parse(source).unwrap();
        number(&document, source, &Layers::default(), Copied::All)
    }

    #[test]
    fn adds_to_a_style_whatever_its_quotes() {
        let marked =
            numbered("<svg><text style='fill:red'>a</text><text style=\"fill:red\">b</text></svg>");
        Document::parse(&marked.text).unwrap();
        assert!(
            marked.text.contains("fill:red;font-variation-settings:\"tmnh\" 0'"),
            "{}",
            marked.text
        );
        assert!(
            marked.text.contains("fill:red;font-variation-settings:'tmnh' 1\""),
            "{}",
            marked.text
        );
    }

    #[test]
    fn keeps_the_axes_that_were_set() {
        let marked =
            numbered("<svg><g font-variation-settings='\"wght\" 700'><text>a</text></g></svg>");
        assert!(marked.text.contains("'wght' 700, 'tmnh' 0"), "{}", marked.text);
    }

    #[test]
    fn knows_id_tag_and_place() {
        let marked = numbered(
            "<svg>\n <g data-temnhan=\"storage\"><text id=\"t\"><tspan>a</tspan></text></g></svg>",
        );
        let tspan = &marked.marks[1];
        assert_eq!(tspan.ids, ["t"]);
        assert_eq!(tspan.tag.as_deref(), Some("storage"));
        assert_eq!((tspan.line, tspan.column), (2, 41));
        assert_eq!((tspan.own_text.as_str(), marked.marks[0].own_text.as_str()), ("a", ""));
    }

    #[test]
    fn hides_what_is_not_printed_and_marks_its_text() {
        let source = "<svg><g id='Guides' style='display:inline'><text>a</text></g><g data-temnhan='note'/></svg>";
        let document = Document::parse(source).unwrap();
        let layers = Layers::of(&document, &LayerNames::shipped());
        let printed = number(&document, source, &layers, Copied::AsPrinted);
        let hidden = "<g id='Guides' style='display:inline;display:none!important'>";
        assert!(printed.text.contains(hidden), "{}", printed.text);
        let hidden = "<g id=\"temnhan-1\" style=\"display:none!important\" data-temnhan='note'/>";
        assert!(printed.text.contains(hidden), "{}", printed.text);
        let tags: Vec<&str> = printed.tagged.iter().map(|tagged| tagged.tag.as_str()).collect();
        assert_eq!((tags, printed.marks[0].is_left_out), (vec!["guide", "note"], true));
        let all = number(&document, source, &layers, Copied::All);
        assert!(!all.text.contains("none"), "{}", all.text);
    }

    #[test]
    fn names_tagged_shapes_so_that_they_can_be_found_again() {
        let marked = numbered("<svg><rect data-temnhan='trim'/><rect id='QR'/></svg>");
        assert!(marked.text.contains("<rect id=\"temnhan-0\" data-temnhan"), "{}", marked.text);
        assert_eq!(marked.tagged[1].drawn_id, "QR");
        assert_eq!(marked.tagged[1].tag, "qr");
    }
}
