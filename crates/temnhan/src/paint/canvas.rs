//! The page as pixels, at the resolution that the question needs.

use resvg::tiny_skia::{Color, IntRect, Pixmap, PixmapMut, Transform};
use usvg::Rect;

use super::node;
use crate::paper::Paper;
use crate::source::size::{MM_PER_INCH, PageSize};

/// No picture has more pixels: those of a sheet of 297 × 420 mm at 300 dots an inch, and some more.
pub(crate) const MOST_PIXELS: f64 = 20e6;

/// The finest that a whole page may be painted, in dots an inch.
pub(crate) fn finest_dpi(size: &PageSize) -> f64 {
    MM_PER_INCH * size.page_area().pixels_per_mm(MOST_PIXELS)
}

/// The paper's colour as pixels have it.
pub(crate) fn colour_of(paper: Paper) -> Color {
    let [red, green, blue] = paper.rgb();
    Color::from_rgba8(red, green, blue, u8::MAX)
}

/// A rendering of the page as far as it is drawn.
pub(crate) struct Canvas {
    pub(crate) pixmap: Pixmap,
    pub(crate) pixels_per_mm: f64,
    /// From page pixels to those of the canvas.
    pub(super) from_page: Transform,
}

impl Canvas {
    /// Bare paper; `None` for a page without extent.
    pub(super) fn blank(size: &PageSize, pixels_per_mm: f64, paper: Paper) -> Option<Self> {
        let (width, height) = size.page;
        let density = pixels_per_mm.min(finest_dpi(size) / MM_PER_INCH);
        let pixels = |mm: f64| (mm * density).ceil() as u32;
        let mut pixmap = Pixmap::new(pixels(width), pixels(height))?;
        pixmap.fill(colour_of(paper));
        let scale = |mm_per_px: f64| (mm_per_px * density) as f32;
        let from_page = Transform::from_scale(scale(size.scale.0), scale(size.scale.1));
        Some(Self { pixmap, pixels_per_mm: density, from_page })
    }

    /// The pixels that a box of the page touches, with one more on each side; they may lie off the
    /// canvas.
    pub(super) fn pixels_of(&self, area: Rect) -> Option<IntRect> {
        node::pixels_of(area.transform(self.from_page)?)
    }

    /// Those of them that lie on the canvas.
    pub(super) fn touched(&self, area: Rect) -> Option<IntRect> {
        self.on_canvas(self.pixels_of(area)?)
    }

    /// The part of some pixels that lies on the canvas.
    fn on_canvas(&self, pixels: IntRect) -> Option<IntRect> {
        pixels.intersect(&IntRect::from_xywh(0, 0, self.pixmap.width(), self.pixmap.height())?)
    }

    /// A copy of some pixels as far as they lie on the canvas; `None` where they do not.
    pub(super) fn copy(&self, pixels: IntRect) -> Option<Patch> {
        let pixels = self.on_canvas(pixels)?;
        let pixmap = self.pixmap.as_ref().clone_rect(pixels)?;
        Some(Patch { pixels, pixmap, from_page: self.from_page })
    }
}

/// A copy of a part of the canvas, which may be drawn on by itself.
#[derive(Clone)]
pub(super) struct Patch {
    pub(super) pixels: IntRect,
    pixmap: Pixmap,
    from_page: Transform,
}

/// Pixels to draw on, and where the page lies on them.
pub(super) struct Surface<'a> {
    pub(super) pixmap: PixmapMut<'a>,
    pub(super) from_page: Transform,
}

impl Canvas {
    pub(super) fn surface(&mut self) -> Surface<'_> {
        Surface { pixmap: self.pixmap.as_mut(), from_page: self.from_page }
    }
}

impl Patch {
    pub(super) fn surface(&mut self) -> Surface<'_> {
        let (x, y) = (self.pixels.x() as f32, self.pixels.y() as f32);
        let from_page = self.from_page.post_translate(-x, -y);
        Surface { pixmap: self.pixmap.as_mut(), from_page }
    }

    /// The colour at a pixel of the canvas; `None` off the patch. Paper is opaque, so there is no
    /// alpha.
    pub(super) fn at(&self, x: i32, y: i32) -> Option<[u8; 3]> {
        let column = u32::try_from(x - self.pixels.x()).ok()?;
        let row = u32::try_from(y - self.pixels.y()).ok()?;
        let inside = column < self.pixmap.width() && row < self.pixmap.height();
        let at = (row * self.pixmap.width() + column) as usize * 4;
        let data = self.pixmap.data();
        inside.then(|| [data[at], data[at + 1], data[at + 2]])
    }

    /// Where two copies of the same pixels differ.
    pub(super) fn differences(&self, other: &Self) -> impl Iterator<Item = (i32, i32)> {
        let width = self.pixmap.width() as usize;
        let own = self.pixmap.pixels().chunks(width);
        let rows = (self.pixels.y()..).zip(own.zip(other.pixmap.pixels().chunks(width)));
        rows.flat_map(move |(y, (one, other))| {
            let both = (self.pixels.x()..).zip(one.iter().zip(other));
            both.filter(|(_, (one, other))| one != other).map(move |(x, _)| (x, y))
        })
    }
}
