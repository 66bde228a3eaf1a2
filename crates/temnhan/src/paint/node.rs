//! Nodes of a drawing painted one by one.

use resvg::tiny_skia::{
    BYTES_PER_PIXEL, IntRect, Paint, PathSegment, Pixmap, PixmapMut, Transform,
};
use usvg::{BlendMode, ClipPath, Group, Node, Opacity, Rect};

/// How far marks may rise over the em, as a share of it.
const ACCENTS: f32 = 0.3;

/// Paints a node; the page lies on the pixels by `from_page`, and the node's surrounding coordinates
/// on the page by `around`. Of a group with a clip path no more is drawn than that shows.
pub(crate) fn draw(
    node: &Node,
    from_page: Transform,
    around: Transform,
    pixmap: &mut PixmapMut<'_>,
) {
    let transform = from_page.pre_concat(around);
    let is_clipped = matches!(node, Node::Group(group) if group.clip_path().is_some());
    if !is_clipped {
        return draw_whole(node, transform, pixmap);
    }
    let Some(part) = reach(node).and_then(|area| pixels_of(area.transform(from_page)?)) else {
        return;
    };
    let Some(whole) = IntRect::from_xywh(0, 0, pixmap.width(), pixmap.height()) else { return };
    let Some(part) = part.intersect(&whole) else { return };
    let Some(mut drawn) = pixmap.as_ref().clone_rect(part) else { return };
    let transform = transform.post_translate(-part.x() as f32, -part.y() as f32);
    draw_whole(node, transform, &mut drawn.as_mut());
    put_back(&drawn, part, pixmap);
}

/// The pixels that an area in pixels touches, with one more on each side.
pub(super) fn pixels_of(area: Rect) -> Option<IntRect> {
    let (left, top) = (area.left().floor() as i32, area.top().floor() as i32);
    let (right, bottom) = (area.right().ceil() as i32, area.bottom().ceil() as i32);
    IntRect::from_ltrb(
        left.checked_sub(1)?,
        top.checked_sub(1)?,
        right.checked_add(1)?,
        bottom.checked_add(1)?,
    )
}

fn put_back(drawn: &Pixmap, part: IntRect, pixmap: &mut PixmapMut<'_>) {
    let bytes = |pixels: u32| pixels as usize * BYTES_PER_PIXEL;
    let (width, left) = (bytes(pixmap.width()), bytes(part.x() as u32));
    let rows = pixmap.data_mut().chunks_exact_mut(width).skip(part.y() as usize);
    let own = bytes(part.width());
    for (row, drawn) in rows.zip(drawn.data().chunks_exact(own)) {
        row[left..left + own].copy_from_slice(drawn);
    }
}

fn draw_whole(node: &Node, transform: Transform, pixmap: &mut PixmapMut<'_>) {
    if let Some(area) = node.abs_layer_bounding_box() {
        // `render_node` moves the node to the corner of the picture; this moves it back.
        let transform = transform.pre_translate(area.x(), area.y());
        resvg::render_node(node, transform, pixmap);
    } else if let Node::Path(path) = node {
        draw_line(path, transform, pixmap);
    }
}

/// A level or upright line has no area, and `render_node` leaves it out. Those of [`is_odd_line`] are not
/// drawn.
fn draw_line(path: &usvg::Path, transform: Transform, pixmap: &mut PixmapMut<'_>) {
    let Some(stroke) = path.stroke().filter(|_| path.is_visible()) else { return };
    let usvg::Paint::Color(color) = stroke.paint() else { return };
    let mut paint = Paint::default();
    paint.set_color_rgba8(color.red, color.green, color.blue, stroke.opacity().to_u8());
    paint.anti_alias = path.rendering_mode().use_shape_antialiasing();
    let pen = stroke.to_tiny_skia();
    pixmap.stroke_path(path.data(), &paint, &pen, transform, None);
}

/// Whether some child is a level or upright line in a gradient or a pattern, which only its group
/// paints right.
pub(crate) fn holds_odd_line(group: &Group) -> bool {
    group.children().iter().any(is_odd_line)
}

fn is_odd_line(node: &Node) -> bool {
    let Node::Path(path) = node else { return false };
    let in_one_colour = |stroke: &usvg::Stroke| matches!(stroke.paint(), usvg::Paint::Color(_));
    let stroke = path.stroke().filter(|stroke| !in_one_colour(stroke));
    stroke.is_some() && node.abs_layer_bounding_box().is_none()
}

/// Whether a group paints as its children do by [`draw`], as far as a window of the page shows them.
pub(crate) fn is_plain(group: &Group, window: Rect) -> bool {
    let has_effect = group.isolate()
        || group.opacity() != Opacity::ONE
        || group.mask().is_some()
        || !group.filters().is_empty()
        || group.blend_mode() != BlendMode::Normal;
    !has_effect
        && !holds_odd_line(group)
        && group.clip_path().is_none_or(|clip| cuts_nothing(clip, group, window))
}

/// The box that a node may paint, in page pixels; `None` where its clip path leaves nothing of it.
pub(crate) fn reach(node: &Node) -> Option<Rect> {
    match node {
        Node::Group(group) => {
            let drawn = group.abs_layer_bounding_box().to_rect();
            match group.clip_path().and_then(|clip| hole(clip, group)) {
                Some(hole) => intersection(drawn, hole),
                None => Some(drawn),
            }
        }
        Node::Text(text) => Some(with_accents(text.abs_stroke_bounding_box())),
        node => Some(node.abs_stroke_bounding_box()),
    }
}

/// The box of a text is that of its ems, over which capitals with two marks rise.
fn with_accents(area: Rect) -> Rect {
    let room = (area.width().min(area.height()) * ACCENTS).max(0.0);
    area.outset(room, room).unwrap_or(area)
}

/// The box around a clip path of mere shapes, in page pixels.
fn hole(clip: &ClipPath, group: &Group) -> Option<Rect> {
    let shapes = clip.root().children();
    let is_mere = shapes.iter().all(|node| matches!(node, Node::Path(_)));
    let to_page = group.abs_transform().pre_concat(clip.transform());
    is_mere.then(|| clip.root().abs_bounding_box().transform(to_page))?
}

/// Whether a clip path is an upright rectangle around all that the group shows in a window, as
/// design tools write it for the artboard.
fn cuts_nothing(clip: &ClipPath, group: &Group, window: Rect) -> bool {
    let [Node::Path(path)] = clip.root().children() else { return false };
    let to_page =
        group.abs_transform().pre_concat(clip.transform()).pre_concat(path.abs_transform());
    let bounds = path.data().bounds();
    let upright = to_page.kx == 0.0 && to_page.ky == 0.0;
    let is_whole = clip.clip_path().is_none() && upright && is_rectangle(path);
    let drawn = group.abs_stroke_bounding_box();
    let (Some(hole), Some(shown)) = (bounds.transform(to_page), intersection(drawn, window)) else {
        return false;
    };
    is_whole && holds(hole, shown)
}

/// Whether a node hides whatever is painted in a window of the page before it: a rectangle of one
/// opaque colour, by itself or in groups without effects.
pub(crate) fn hides_all(node: &Node, window: Rect) -> bool {
    match node {
        Node::Group(group) => {
            is_plain(group, window) && group.children().iter().any(|node| hides_all(node, window))
        }
        Node::Path(path) => {
            let to_page = path.abs_transform();
            let is_opaque = path.fill().is_some_and(|fill| {
                matches!(fill.paint(), usvg::Paint::Color(_)) && fill.opacity() == Opacity::ONE
            });
            let is_upright = to_page.kx == 0.0 && to_page.ky == 0.0;
            let is_ground = path.is_visible() && is_opaque && is_upright && is_rectangle(path);
            is_ground && holds(path.abs_bounding_box(), window)
        }
        _ => false,
    }
}

fn is_rectangle(path: &usvg::Path) -> bool {
    let bounds = path.data().bounds();
    let is = |one: f32, other: f32| (one - other).abs() <= f32::EPSILON * other.abs();
    let is_corner = |x: f32, y: f32| {
        (is(x, bounds.left()) || is(x, bounds.right()))
            && (is(y, bounds.top()) || is(y, bounds.bottom()))
    };
    path.data().segments().all(|segment| match segment {
        PathSegment::MoveTo(point) | PathSegment::LineTo(point) => is_corner(point.x, point.y),
        PathSegment::Close => true,
        _ => false,
    })
}

fn holds(outer: Rect, inner: Rect) -> bool {
    outer.left() <= inner.left()
        && outer.top() <= inner.top()
        && outer.right() >= inner.right()
        && outer.bottom() >= inner.bottom()
}

fn intersection(one: Rect, other: Rect) -> Option<Rect> {
    Rect::from_ltrb(
        one.left().max(other.left()),
        one.top().max(other.top()),
        one.right().min(other.right()),
        one.bottom().min(other.bottom()),
    )
}
