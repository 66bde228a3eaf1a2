//! How much a drawing grows when its references are followed, before anything follows them.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use usvg::roxmltree::{Document, Node, NodeId};

/// A layer of its own (mask, clip path, filter, pattern) costs as much as so many elements.
const LAYER: f64 = 100.0;

/// Elements drawn once all references are followed, each layer counted as many.
///
/// References in style sheets are not seen; a ring of references counts once.
pub(crate) fn unfolded(document: &Document<'_>) -> f64 {
    let mut sizes = Sizes { document, by_id: by_id(document), known: HashMap::new() };
    sizes.of(document.root_element().id())
}

fn by_id<'a>(document: &'a Document<'a>) -> HashMap<&'a str, NodeId> {
    let named = document.descendants().filter_map(|node| Some((node.attribute("id")?, node.id())));
    named.collect()
}

struct Sizes<'a> {
    document: &'a Document<'a>,
    by_id: HashMap<&'a str, NodeId>,
    known: HashMap<NodeId, f64>,
}

impl Sizes<'_> {
    /// The size of an element and of all that it refers to; a stack of our own, as chains of
    /// references may be as long as the file.
    fn of(&mut self, root: NodeId) -> f64 {
        let mut open = vec![(root, false)];
        while let Some((id, is_ready)) = open.pop() {
            if is_ready {
                let size = self.sum(id);
                self.known.insert(id, size);
            } else if let Entry::Vacant(unknown) = self.known.entry(id) {
                // Until it is known, a ring finds nothing here.
                unknown.insert(0.0);
                open.push((id, true));
                open.extend(self.references(id).map(|(target, ..)| (target, false)));
            }
        }
        self.known.get(&root).copied().unwrap_or_default()
    }

    fn sum(&self, id: NodeId) -> f64 {
        let Some(node) = self.document.get_node(id) else { return 0.0 };
        let own = node.descendants().filter(Node::is_element).count() as f64;
        let size = |target: NodeId| self.known.get(&target).copied().unwrap_or_default();
        let drawn = |(target, cost, times): (NodeId, f64, f64)| times * (cost + size(target));
        own + self.references(id).map(drawn).sum::<f64>()
    }

    /// What an element and those inside it refer to, what each reference costs by itself and how
    /// often it is drawn: a marker at each point of its path.
    fn references(&self, id: NodeId) -> impl Iterator<Item = (NodeId, f64, f64)> + '_ {
        let nodes = self.document.get_node(id).into_iter().flat_map(|node| node.descendants());
        nodes.flat_map(move |node| self.of_node(node))
    }

    fn of_node(&self, node: Node<'_, '_>) -> Vec<(NodeId, f64, f64)> {
        let mut found = Vec::new();
        let refers = |value: &str| value.starts_with('#') || value.as_bytes().contains(&b'(');
        for attribute in node.attributes().filter(|attribute| refers(attribute.value())) {
            let value = attribute.value();
            if let Some(id) = value.strip_prefix('#').filter(|_| attribute.name() == "href") {
                found.extend(self.by_id.get(id).map(|id| (*id, 1.0, 1.0)));
            }
            let is_marker = attribute.name().starts_with("marker") || value.contains("marker");
            let (cost, times) =
                if is_marker { (1.0, (points(node) as f64).max(1.0)) } else { (LAYER, 1.0) };
            for piece in value.split("url(").skip(1) {
                let id = piece.trim_start_matches(['"', '\'', '#', ' ']);
                let id = id.split(['"', '\'', ')', ' ']).next().unwrap_or_default();
                found.extend(self.by_id.get(id).map(|id| (*id, cost, times)));
            }
        }
        found
    }
}

/// Numbers of an outline, the measure of its length.
pub(crate) fn points(node: Node<'_, '_>) -> usize {
    let outline = node.attribute("d").or(node.attribute("points")).unwrap_or_default();
    let is_number =
        |pair: &[u8]| pair[1].is_ascii_digit() && !pair[0].is_ascii_digit() && pair[0] != b'.';
    let first = usize::from(outline.as_bytes().first().is_some_and(u8::is_ascii_digit));
    first + outline.as_bytes().windows(2).filter(|pair| is_number(pair)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn size(body: &str) -> f64 {
        unfolded(&Document::parse(&format!("<svg>{body}</svg>")).unwrap())
    }

    #[test]
    fn counts_what_references_draw() {
        assert!((size("<g/><g/>") - 3.0).abs() < 1e-9);
        let first = "<g id='u0'><rect/></g>".to_owned();
        let others: String = (1..6)
            .map(|number| {
                let uses = format!("<use href='#u{}'/>", number - 1).repeat(10);
                format!("<g id='u{number}'>{uses}</g>")
            })
            .collect::<Vec<_>>()
            .concat();
        assert!(size(&(first + &others)) > 1e5);
        assert!(size("<rect fill='url(#p)' id='p' style='mask: url(\"#p\")'/>") < 1000.0);
    }

    #[test]
    fn a_marker_is_drawn_at_each_point() {
        let path = "M0 0".to_owned() + &"L1.5 2".repeat(500);
        let body =
            format!("<marker id='m'><g/><g/></marker><path marker-mid='url(#m)' d='{path}'/>");
        assert!((4000.0..5000.0).contains(&size(&body)), "{}", size(&body));
    }

    #[test]
    fn numbers_of_an_outline_are_counted() {
        let document = Document::parse("<path d='M10 20.5-3,4'/>").unwrap();
        assert_eq!(points(document.root_element()), 4);
    }
}
