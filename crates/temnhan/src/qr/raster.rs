//! A part of the label as it is printed, in grey.

use resvg::tiny_skia::{Color, Pixmap, Transform};

use crate::source::Source;
use crate::units::RectMm;

/// No picture is larger than this.
const MOST_PIXELS: f64 = 40e6;

/// A rendered rectangle of the label.
#[derive(Debug)]
pub(super) struct Raster {
    pub(super) width: usize,
    pub(super) height: usize,
    pub(super) pixels_per_mm: f64,
    /// Where the top left pixel lies on the label, in millimetres.
    origin: (f64, f64),
    pixmap: Pixmap,
}

impl Raster {
    /// Renders an area of the label on white paper; coarser where it would be too large.
    /// `None` for an area without extent.
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
        resvg::render(&source.tree, transform, &mut pixmap.as_mut());
        Some(Self {
            width: width as usize,
            height: height as usize,
            pixels_per_mm,
            origin: (area.x, area.y),
            pixmap,
        })
    }

    /// The whole page, with what is cut off.
    pub(super) fn of_page(source: &Source, dpi: f64) -> Option<Self> {
        Self::of(source, &source.size.page_area(), dpi)
    }

    /// Lightness as a reader's camera sees it, 0 to 255.
    pub(super) fn grey(&self, x: usize, y: usize) -> u8 {
        let [red, green, blue] = self.rgb(x, y).map(u32::from);
        ((red * 299 + green * 587 + blue * 114) / 1000) as u8
    }

    /// Relative luminance (WCAG 2), 0 to 1: the reflectance of the printed point.
    pub(super) fn reflectance(&self, x: usize, y: usize) -> f64 {
        let linear = |value: u8| {
            let value = f64::from(value) / 255.0;
            if value <= 0.040_45 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        let [red, green, blue] = self.rgb(x, y).map(linear);
        0.2126 * red + 0.7152 * green + 0.0722 * blue
    }

    /// Reflectance at a point between pixel centres; `None` off the picture.
    pub(super) fn smooth(&self, x: f64, y: f64) -> Option<f64> {
        let (x, y) = (x - 0.5, y - 0.5);
        let (left, top) = (x.floor(), y.floor());
        let inside = left >= 0.0
            && top >= 0.0
            && left + 1.0 < self.width as f64
            && top + 1.0 < self.height as f64;
        if !inside {
            return None;
        }
        let (column, row) = (left as usize, top as usize);
        let mix = |a: f64, b: f64, share: f64| a + (b - a) * share;
        let line =
            |row| mix(self.reflectance(column, row), self.reflectance(column + 1, row), x - left);
        Some(mix(line(row), line(row + 1), y - top))
    }

    /// The page is filled with white first, so every pixel is opaque.
    fn rgb(&self, x: usize, y: usize) -> [u8; 3] {
        let at = (y * self.width + x) * 4;
        let data = self.pixmap.data();
        [data[at], data[at + 1], data[at + 2]]
    }

    /// A point of the picture, in millimetres on the label.
    pub(super) fn to_label(&self, x: f64, y: f64) -> (f64, f64) {
        (self.origin.0 + x / self.pixels_per_mm, self.origin.1 + y / self.pixels_per_mm)
    }
}
