//! A part of the label as it is printed.

use resvg::tiny_skia::{Color, Pixmap, Transform};
use usvg::{Group, Node, Tree};

use super::plane::Plane;
use crate::source::Source;
use crate::units::RectMm;

/// No picture is larger than this.
const MOST_PIXELS: f64 = 40e6;

/// A rendered rectangle of the label.
#[derive(Debug)]
pub(crate) struct Raster {
    pixels_per_mm: f64,
    /// Where the top left pixel lies on the label, in millimetres.
    origin: (f64, f64),
    pixmap: Pixmap,
}

impl Raster {
    /// Renders an area of the label on white paper; coarser where it would be too large. What lies
    /// outside the area is not drawn. `None` for an area without extent.
    pub(super) fn of(source: &Source, area: &RectMm, dpi: f64) -> Option<Self> {
        let finest = (MOST_PIXELS / area.area().max(1e-6)).sqrt();
        let pixels_per_mm = (dpi / 25.4).min(finest);
        let pixels = |mm: f64| (mm * pixels_per_mm).ceil();
        let (width, height) = (pixels(area.width), pixels(area.height));
        let mut pixmap = Pixmap::new(width as u32, height as u32)?;
        pixmap.fill(Color::WHITE);
        let size = &source.size;
        let shift = |start: f64, origin: f64| ((start + origin) * -pixels_per_mm) as f32;
        let scale = |mm_per_px: f64| (mm_per_px * pixels_per_mm) as f32;
        let transform = Transform::from_row(
            scale(size.scale.0),
            0.0,
            0.0,
            scale(size.scale.1),
            shift(area.x, size.origin.0),
            shift(area.y, size.origin.1),
        );
        let window = size.on_page(area)?;
        draw(&source.tree, transform, &window, &mut pixmap);
        Some(Self { pixels_per_mm, origin: (area.x, area.y), pixmap })
    }

    /// The whole page, with what is cut off.
    pub(super) fn of_page(source: &Source, dpi: f64) -> Option<Self> {
        Self::of(source, &source.size.page_area(), dpi)
    }

    /// Lightness as a reader's camera sees it, 0 to 1.
    pub(super) fn grey(&self) -> Plane {
        self.plane(|[red, green, blue]| {
            let weighted = 0.299 * f32::from(red) + 0.587 * f32::from(green);
            (weighted + 0.114 * f32::from(blue)) / 255.0
        })
    }

    /// Relative luminance (WCAG 2), 0 to 1: the reflectance of the printed points in daylight.
    pub(super) fn reflectance(&self) -> Plane {
        let linear = linear();
        self.plane(|[red, green, blue]| {
            let of = |value: u8| linear[usize::from(value)];
            0.2126 * of(red) + 0.7152 * of(green) + 0.0722 * of(blue)
        })
    }

    /// Reflectance under the red light of scanners at the till, 0 to 1: that of the red channel.
    pub(super) fn reflectance_in_red(&self) -> Plane {
        let linear = linear();
        self.plane(|[red, ..]| linear[usize::from(red)])
    }

    /// The page is filled with white first, so every pixel is opaque.
    fn plane(&self, value: impl Fn([u8; 3]) -> f32) -> Plane {
        let pixels = self.pixmap.data().chunks_exact(4);
        Plane {
            width: self.pixmap.width() as usize,
            height: self.pixmap.height() as usize,
            pixels_per_mm: self.pixels_per_mm,
            origin: self.origin,
            values: pixels.map(|pixel| value([pixel[0], pixel[1], pixel[2]])).collect(),
        }
    }
}

/// Draws what may lie in a window of the page, in page pixels. A group that is no layer of its own
/// is drawn child by child.
fn draw(tree: &Tree, to_pixmap: Transform, window: &usvg::Rect, pixmap: &mut Pixmap) {
    if holds_bare_line(tree.root()) {
        resvg::render(tree, to_pixmap, &mut pixmap.as_mut());
    } else {
        draw_children(tree.root(), to_pixmap, window, pixmap);
    }
}

fn draw_children(group: &Group, to_pixmap: Transform, window: &usvg::Rect, pixmap: &mut Pixmap) {
    for node in group.children().iter().filter(|node| touch(&reach(node), window)) {
        match node {
            Node::Group(inner) if !inner.should_isolate() && !holds_bare_line(inner) => {
                draw_children(inner, to_pixmap, window, pixmap);
            }
            node => {
                let Some(layer) = node.abs_layer_bounding_box() else { continue };
                // `render_node` takes the layer's corner away again.
                let place = to_pixmap.pre_concat(group.abs_transform());
                let place = place.pre_translate(layer.x(), layer.y());
                resvg::render_node(node, place, &mut pixmap.as_mut());
            }
        }
    }
}

/// Whether a child is a stroke straight across or down: `render_node` leaves it out, for it takes
/// the box without the stroke.
fn holds_bare_line(group: &Group) -> bool {
    let is_bare = |node: &Node| match node {
        Node::Path(path) => path.stroke().is_some() && node.abs_layer_bounding_box().is_none(),
        _ => false,
    };
    group.children().iter().any(is_bare)
}

/// The box that a node may paint, in page pixels.
fn reach(node: &Node) -> usvg::Rect {
    match node {
        Node::Group(group) => group.abs_layer_bounding_box().to_rect(),
        node => node.abs_stroke_bounding_box(),
    }
}

fn touch(one: &usvg::Rect, other: &usvg::Rect) -> bool {
    one.left() < other.right()
        && one.right() > other.left()
        && one.top() < other.bottom()
        && one.bottom() > other.top()
}

/// The linear value of each value of sRGB.
fn linear() -> [f32; 256] {
    std::array::from_fn(|value| {
        let value = value as f32 / 255.0;
        if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    })
}
