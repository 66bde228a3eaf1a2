//! A part of the label as it is printed.

use resvg::tiny_skia::{Pixmap, Transform};
use usvg::{Group, Node, Rect, Tree};

use super::plane::Plane;
use crate::light::{LUMINANCE, linear};
use crate::paint::{Canvas, MOST_PIXELS, colour_of, node};
use crate::source::Source;
use crate::source::size::PageSize;
use crate::units::RectMm;

/// A rendered rectangle of the label.
#[derive(Debug)]
pub(crate) struct Raster {
    pixels_per_mm: f64,
    /// Where the top left pixel lies on the label, in millimetres.
    origin: (f64, f64),
    pixmap: Pixmap,
}

impl Raster {
    /// Renders an area of the label on its paper; coarser where it would be too large. What lies
    /// outside the area is not drawn. `None` for an area without extent.
    pub(super) fn of(source: &Source, area: &RectMm, dpi: f64) -> Option<Self> {
        let pixels_per_mm = (dpi / 25.4).min(area.pixels_per_mm(MOST_PIXELS));
        let pixels = |mm: f64| (mm * pixels_per_mm).ceil();
        let (width, height) = (pixels(area.width), pixels(area.height));
        let mut pixmap = Pixmap::new(width as u32, height as u32)?;
        pixmap.fill(colour_of(source.paper));
        let transform = source.size.onto_picture(area, pixels_per_mm);
        let window = source.size.on_page(&area.grown(1.0 / pixels_per_mm))?;
        draw(&source.tree, transform, window, &mut pixmap);
        Some(Self { pixels_per_mm, origin: (area.x, area.y), pixmap })
    }

    /// The page as it was painted for other ends.
    pub(crate) fn of_canvas(canvas: Canvas, size: &PageSize) -> Self {
        let page = size.page_area();
        let Canvas { pixmap, pixels_per_mm, .. } = canvas;
        Self { pixels_per_mm, origin: (page.x, page.y), pixmap }
    }

    /// The whole page, with what is cut off.
    pub(super) fn of_page(source: &Source, dpi: f64) -> Option<Self> {
        Self::of(source, &source.size.page_area(), dpi)
    }

    /// Lightness as a reader's camera sees it, 0 to 1.
    pub(super) fn grey(&self) -> Plane {
        self.plane([0.299, 0.587, 0.114], |value| f32::from(value) / 255.0)
    }

    /// Relative luminance (WCAG 2), 0 to 1: the reflectance of the printed points in daylight.
    pub(super) fn reflectance(&self) -> Plane {
        self.plane(LUMINANCE, linear)
    }

    /// Reflectance under the red light of scanners at the till, 0 to 1: that of the red channel.
    pub(super) fn reflectance_in_red(&self) -> Plane {
        self.plane([1.0, 0.0, 0.0], linear)
    }

    /// What the channels of each pixel weigh together, by the light of each. The page is filled with
    /// paper first, so every pixel is opaque.
    fn plane(&self, weights: [f32; 3], light: impl Fn(u8) -> f32) -> Plane {
        let lights: [f32; 256] = std::array::from_fn(|value| light(value as u8));
        let [red, green, blue] = weights.map(|weight| lights.map(|light| weight * light));
        let pixels = self.pixmap.data().chunks_exact(4);
        let value = |pixel: &[u8]| {
            let at = |channel: usize| usize::from(pixel[channel]);
            red[at(0)] + green[at(1)] + blue[at(2)]
        };
        Plane {
            width: self.pixmap.width() as usize,
            height: self.pixmap.height() as usize,
            pixels_per_mm: self.pixels_per_mm,
            origin: self.origin,
            values: pixels.map(value).collect(),
        }
    }
}

/// Draws what may lie in a window of the page, in page pixels.
fn draw(tree: &Tree, to_pixmap: Transform, window: Rect, pixmap: &mut Pixmap) {
    if node::holds_odd_line(tree.root()) {
        resvg::render(tree, to_pixmap, &mut pixmap.as_mut());
    } else {
        draw_children(tree.root(), to_pixmap, window, pixmap);
    }
}

fn draw_children(group: &Group, to_pixmap: Transform, window: Rect, pixmap: &mut Pixmap) {
    let children = group.children();
    let hidden = children.iter().rposition(|node| node::hides_all(node, window)).unwrap_or(0);
    for child in children[hidden..].iter().filter(|node| touches(node, &window)) {
        match child {
            Node::Group(inner) if node::is_plain(inner, window) => {
                draw_children(inner, to_pixmap, window, pixmap);
            }
            child => {
                node::draw(child, to_pixmap, group.abs_transform(), &mut pixmap.as_mut());
            }
        }
    }
}

fn touches(node: &Node, other: &Rect) -> bool {
    let Some(one) = node::reach(node) else { return false };
    one.left() < other.right()
        && one.right() > other.left()
        && one.top() < other.bottom()
        && one.bottom() > other.top()
}
