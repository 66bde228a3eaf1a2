//! Layers that are no part of the printed content: dielines, guides, notes to the printer.

use usvg::roxmltree::{Document, Node, NodeId};

use crate::field::fold::single_spaced;
use crate::kind::FieldKind;
use crate::pack::LayerNames;

/// What keeps text out of the content though it is printed.
pub(crate) const DECORATION: &str = "decoration";

/// Elements that hold other drawings by reference: what lies in them is drawn elsewhere or not.
const REFERENCED: [&str; 8] =
    ["defs", "symbol", "clipPath", "mask", "pattern", "marker", "linearGradient", "radialGradient"];

/// Elements that may be a layer or its one shape.
const DRAWN: [&str; 13] = [
    "g", "svg", "a", "switch", "use", "image", "path", "rect", "circle", "ellipse", "line",
    "polyline", "polygon",
];

/// Where design tools keep the name that a designer gave.
const NAMED_BY: [&str; 3] = ["label", "data-name", "id"];

/// A layer whose text is no content.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct LeftOut {
    /// As `data-temnhan` names it: `trim`, `guide`, `decoration`.
    pub(crate) tag: String,
    /// As the designer named it.
    pub(crate) name: String,
    /// What its text elements say.
    pub(crate) texts: Vec<String>,
    /// Whether it is inked, so that its text may be the label's own.
    pub(crate) is_inked: bool,
}

/// The layers of a document that are left out.
#[derive(Debug, Default)]
pub(super) struct Layers {
    /// In document order, with what each is; layers in layers too.
    nodes: Vec<(NodeId, String)>,
    /// The outermost, in document order.
    pub(super) all: Vec<LeftOut>,
}

impl Layers {
    /// Finds them by tag, else by name. What a tag declares to be content stays.
    pub(super) fn of(document: &Document<'_>, names: &LayerNames) -> Self {
        let mut layers = Self::default();
        let (mut behind_layer, mut behind_defs) = (0, 0);
        for node in document.root_element().descendants().skip(1).filter(Node::is_element) {
            let range = node.range();
            if range.start < behind_defs {
                continue;
            }
            if REFERENCED.contains(&node.tag_name().name()) {
                behind_defs = range.end;
            } else if let Some((tag, name)) = tag_and_name(node, names) {
                layers.nodes.push((node.id(), tag.clone()));
                if range.start >= behind_layer {
                    behind_layer = range.end;
                    layers.all.push(left_out(node, tag, name, names));
                }
            }
        }
        layers
    }

    /// The tag of an element that is such a layer.
    pub(super) fn tag_of(&self, node: Node<'_, '_>) -> Option<&str> {
        let at = self.nodes.binary_search_by_key(&node.id().get(), |(id, _)| id.get()).ok()?;
        Some(&self.nodes[at].1)
    }

    /// Whether an element is such a layer or lies in one.
    pub(super) fn hold(&self, node: Node<'_, '_>) -> bool {
        node.ancestors().any(|node| self.tag_of(node).is_some())
    }

    /// Whether an element is such a layer and is not printed.
    pub(super) fn hides(&self, node: Node<'_, '_>) -> bool {
        self.tag_of(node).is_some_and(|tag| tag != DECORATION)
    }

    /// Whether some of them are not printed.
    pub(super) fn any_hidden(&self) -> bool {
        self.nodes.iter().any(|(_, tag)| tag != DECORATION)
    }
}

fn left_out(node: Node<'_, '_>, tag: String, name: String, names: &LayerNames) -> LeftOut {
    let texts = node.descendants().filter(|node| node.tag_name().name() == "text");
    let texts = texts.map(written).filter(|text| text.chars().any(char::is_alphanumeric));
    let is_inked = names.is_inked(&tag);
    LeftOut { tag, name, texts: texts.collect(), is_inked }
}

/// What an element left out is, and what it is called.
fn tag_and_name(node: Node<'_, '_>, names: &LayerNames) -> Option<(String, String)> {
    if let Some(tag) = node.attribute("data-temnhan") {
        let tag = tag.to_lowercase();
        let left_out = tag == DECORATION || names.is_tag(&tag);
        let left_out = left_out && !holds_tagged_content(node);
        let name = node.attribute("id").map_or_else(|| tag.clone(), str::to_owned);
        return left_out.then_some((tag, name));
    }
    if !DRAWN.contains(&node.tag_name().name()) {
        return None;
    }
    let (tag, name) = names_of(node).find_map(|name| Some((names.tag_of(name)?, name)))?;
    (!holds_tagged_content(node)).then(|| (tag.to_owned(), name.trim().to_owned()))
}

/// What the designer called an element, wherever the design tool keeps it.
pub(super) fn names_of<'a>(node: Node<'a, '_>) -> impl Iterator<Item = &'a str> {
    let by_attribute = NAMED_BY.iter().flat_map(move |key| {
        let attributes = node.attributes().filter(move |attribute| attribute.name() == *key);
        attributes.map(|attribute| attribute.value())
    });
    let title = node.children().find(|child| child.tag_name().name() == "title");
    by_attribute.chain(title.and_then(|title| title.text()))
}

fn holds_tagged_content(node: Node<'_, '_>) -> bool {
    let mut tags = node.descendants().filter_map(|node| node.attribute("data-temnhan"));
    tags.any(|tag| FieldKind::from_name(&tag.to_lowercase()).is_some())
}

/// All that a text element says, spaces collapsed.
fn written(text: Node<'_, '_>) -> String {
    let pieces = text.descendants().filter(Node::is_text).filter_map(|piece| piece.text());
    let all = pieces.collect::<Vec<_>>().join(" ");
    single_spaced(&all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn left_out(body: &str) -> Vec<(String, String, usize)> {
        let text = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' xmlns:inkscape='i' xmlns:serif='s' id='guides'>\
             <title>Bleed</title>{body}</svg>"
        );
        let document = Document::parse(&text).unwrap();
        let layers = Layers::of(&document, LayerNames::shipped());
        let told = |layer: LeftOut| (layer.tag, layer.name, layer.texts.len());
        layers.all.into_iter().map(told).collect()
    }

    fn one(tag: &str, name: &str, texts: usize) -> Vec<(String, String, usize)> {
        vec![(tag.to_owned(), name.to_owned(), texts)]
    }

    #[test]
    fn finds_the_name_wherever_a_tool_writes_it() {
        let text = "<text>Khuôn bế <tspan>100 x 70</tspan></text>";
        for attributes in [
            "id='Khuôn bế'",
            "id='g1' inkscape:label='Khuôn bế'",
            "id='a' data-name='Khuôn bế'",
            "serif:id='Khuôn bế'",
        ] {
            assert_eq!(
                left_out(&format!("<g {attributes}>{text}</g>")),
                one("trim", "Khuôn bế", 1)
            );
        }
        assert_eq!(
            left_out(&format!("<g><title>Ghi chú</title>{text}</g>")),
            one("note", "Ghi chú", 1)
        );
        assert_eq!(left_out("<g><rect id='CutContour'/></g>"), one("trim", "CutContour", 0));
        assert_eq!(
            left_out("<text data-temnhan='Decoration' id='t'>a</text>"),
            one("decoration", "t", 1)
        );
    }

    #[test]
    fn leaves_content_alone() {
        for body in [
            "<g id='Hướng dẫn sử dụng'><text>a</text></g>",
            "<text id='Ghi chú'>Ghi chú</text>",
            "<defs><clipPath id='trim'><path/></clipPath><g id='guides'/></defs>",
            "<g id='guides'><text data-temnhan='usage'>a</text></g>",
            "<g id='ghi-chu' data-temnhan='warning'><text>a</text></g>",
        ] {
            assert_eq!(left_out(body), [], "{body}");
        }
    }

    #[test]
    fn counts_the_outermost_layer_once() {
        let body = "<g id='Dieline'><g id='Bleed'><text>3 mm</text></g><text>-</text></g>";
        assert_eq!(left_out(body), one("trim", "Dieline", 1));
    }
}
