//! The drawing as a list of things painted one after another.

use resvg::tiny_skia::{IntRect, Transform};
use usvg::{Group, Node, Rect, Text};

use super::canvas::{Canvas, Surface};
use super::node::{draw, is_plain, reach};

/// Groups inside groups are opened so deep; deeper ones are painted whole.
const DEEPEST: usize = 256;

/// A node that is painted whole: a shape, a picture, a text, or a group with an effect.
pub(super) struct Item<'a> {
    pub(super) node: &'a Node,
    /// From the coordinates around it to the page.
    around: Transform,
    /// The pixels it may touch, on the canvas; `None` where it touches none.
    pub(super) pixels: Option<IntRect>,
    /// Its place among the children of each group on the way to it.
    path: Vec<usize>,
}

/// Everything in paint order; groups that only hold others together are opened.
pub(super) fn all<'a>(tree: &'a usvg::Tree, canvas: &Canvas) -> Vec<Item<'a>> {
    let size = tree.size();
    let page = Rect::from_xywh(0.0, 0.0, size.width(), size.height());
    let mut walk = Walk { canvas, page, path: Vec::new(), items: Vec::new() };
    walk.open(tree.root());
    walk.items
}

/// The way through the groups of a drawing.
struct Walk<'a, 'c> {
    canvas: &'c Canvas,
    page: Option<Rect>,
    path: Vec<usize>,
    items: Vec<Item<'a>>,
}

impl<'a> Walk<'a, '_> {
    fn open(&mut self, group: &'a Group) {
        for (place, node) in group.children().iter().enumerate() {
            self.path.push(place);
            match node {
                Node::Group(inner) if self.is_plain(inner) => self.open(inner),
                _ => self.items.push(Item {
                    node,
                    around: group.abs_transform(),
                    pixels: reach(node).and_then(|area| self.canvas.touched(area)),
                    path: self.path.clone(),
                }),
            }
            self.path.pop();
        }
    }

    fn is_plain(&self, group: &Group) -> bool {
        self.path.len() < DEEPEST && self.page.is_some_and(|page| is_plain(group, page))
    }
}

impl<'a> Item<'a> {
    /// Paints it.
    pub(super) fn draw(&self, surface: &mut Surface<'_>) {
        draw(self.node, surface.from_page, self.around, &mut surface.pixmap);
    }

    /// Paints the node at the same place of another tree of the same structure.
    pub(super) fn draw_twin(&self, tree: &usvg::Tree, surface: &mut Surface<'_>) {
        let mut group = tree.root();
        for (depth, place) in self.path.iter().enumerate() {
            let Some(node) = group.children().get(*place) else { return };
            match node {
                Node::Group(inner) if depth + 1 < self.path.len() => group = inner,
                _ => {
                    return draw(node, surface.from_page, self.around, &mut surface.pixmap);
                }
            }
        }
    }

    /// Every text in it.
    pub(super) fn texts(&self) -> Vec<&'a Text> {
        let mut texts = Vec::new();
        collect(self.node, &mut |node| {
            if let Node::Text(text) = node {
                texts.push(&**text);
            }
        });
        texts
    }

    /// Whether it paints text and nothing else.
    pub(super) fn is_all_text(&self) -> bool {
        let mut all = true;
        collect(self.node, &mut |node| all &= matches!(node, Node::Text(_) | Node::Group(_)));
        all
    }

    /// Whether a filter changes what it paints.
    pub(super) fn has_filter(&self) -> bool {
        let mut found = false;
        collect(self.node, &mut |node| {
            found |= matches!(node, Node::Group(group) if !group.filters().is_empty());
        });
        found
    }
}

/// Hands a node and all nodes inside it to `see`.
pub(super) fn collect<'a>(node: &'a Node, see: &mut dyn FnMut(&'a Node)) {
    see(node);
    if let Node::Group(group) = node {
        group.children().iter().for_each(|node| collect(node, see));
    }
}
