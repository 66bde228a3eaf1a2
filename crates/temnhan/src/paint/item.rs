//! The drawing as a list of things painted one after another.

use resvg::tiny_skia::{IntRect, Paint, PathSegment, Transform};
use usvg::{BlendMode, ClipPath, Group, Node, Opacity, Rect, Text};

use super::canvas::{Canvas, Surface};

/// How far marks may rise over the em, as a share of it.
const ACCENTS: f32 = 0.3;
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
                    pixels: pixels(node, self.canvas),
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

fn pixels(node: &Node, canvas: &Canvas) -> Option<IntRect> {
    let area = match node {
        Node::Group(group) => group.abs_layer_bounding_box().to_rect(),
        Node::Text(text) => with_accents(text.abs_stroke_bounding_box()),
        _ => node.abs_stroke_bounding_box(),
    };
    canvas.on_canvas(canvas.pixels_of(area)?)
}

/// The box of a text is that of its ems, over which capitals with two marks rise.
fn with_accents(area: Rect) -> Rect {
    let room = (area.width().min(area.height()) * ACCENTS).max(0.0);
    area.outset(room, room).unwrap_or(area)
}

/// Whether a group paints as its children would by themselves.
fn is_plain(group: &Group, page: Rect) -> bool {
    let has_effect = group.isolate()
        || group.opacity() != Opacity::ONE
        || group.mask().is_some()
        || !group.filters().is_empty()
        || group.blend_mode() != BlendMode::Normal;
    !has_effect && group.clip_path().is_none_or(|clip| cuts_nothing(clip, group, page))
}

/// Whether a clip path is an upright rectangle around all that the group shows of the page, as
/// design tools write it for the artboard.
fn cuts_nothing(clip: &ClipPath, group: &Group, page: Rect) -> bool {
    let [Node::Path(path)] = clip.root().children() else { return false };
    let to_page =
        group.abs_transform().pre_concat(clip.transform()).pre_concat(path.abs_transform());
    let bounds = path.data().bounds();
    let is = |one: f32, other: f32| (one - other).abs() <= f32::EPSILON * other.abs();
    let is_corner = |x: f32, y: f32| {
        (is(x, bounds.left()) || is(x, bounds.right()))
            && (is(y, bounds.top()) || is(y, bounds.bottom()))
    };
    let is_rectangle = path.data().segments().all(|segment| match segment {
        PathSegment::MoveTo(point) | PathSegment::LineTo(point) => is_corner(point.x, point.y),
        PathSegment::Close => true,
        _ => false,
    });
    let upright = to_page.kx == 0.0 && to_page.ky == 0.0;
    let is_whole = clip.clip_path().is_none() && upright && is_rectangle;
    let drawn = group.abs_stroke_bounding_box();
    let (Some(window), Some(shown)) = (bounds.transform(to_page), intersection(drawn, page)) else {
        return false;
    };
    is_whole
        && window.left() <= shown.left()
        && window.top() <= shown.top()
        && window.right() >= shown.right()
        && window.bottom() >= shown.bottom()
}

fn intersection(one: Rect, other: Rect) -> Option<Rect> {
    Rect::from_ltrb(
        one.left().max(other.left()),
        one.top().max(other.top()),
        one.right().min(other.right()),
        one.bottom().min(other.bottom()),
    )
}

impl<'a> Item<'a> {
    /// Paints it.
    pub(super) fn draw(&self, surface: &mut Surface<'_>) {
        draw(self.node, surface.from_page.pre_concat(self.around), surface);
    }

    /// Paints the node at the same place of another tree of the same structure.
    pub(super) fn draw_twin(&self, tree: &usvg::Tree, surface: &mut Surface<'_>) {
        let mut group = tree.root();
        for (depth, place) in self.path.iter().enumerate() {
            let Some(node) = group.children().get(*place) else { return };
            match node {
                Node::Group(inner) if depth + 1 < self.path.len() => group = inner,
                _ => return draw(node, surface.from_page.pre_concat(self.around), surface),
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

/// Paints a node whose surrounding coordinates lie on the pixels by `transform`.
fn draw(node: &Node, transform: Transform, surface: &mut Surface<'_>) {
    if let Some(area) = node.abs_layer_bounding_box() {
        // `render_node` moves the node to the corner of the picture; this moves it back.
        let transform = transform.pre_translate(area.x(), area.y());
        resvg::render_node(node, transform, &mut surface.pixmap);
    } else if let Node::Path(path) = node {
        draw_line(path, transform, surface);
    }
}

/// A level or upright line has no area, and `render_node` leaves it out.
fn draw_line(path: &usvg::Path, transform: Transform, surface: &mut Surface<'_>) {
    let Some(stroke) = path.stroke().filter(|_| path.is_visible()) else { return };
    let usvg::Paint::Color(color) = stroke.paint() else { return };
    let mut paint = Paint::default();
    paint.set_color_rgba8(color.red, color.green, color.blue, stroke.opacity().to_u8());
    paint.anti_alias = path.rendering_mode().use_shape_antialiasing();
    let pen = stroke.to_tiny_skia();
    surface.pixmap.stroke_path(path.data(), &paint, &pen, transform, None);
}
