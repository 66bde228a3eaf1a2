//! The label as it is printed, as a picture for reports.

use resvg::tiny_skia::{Color, Pixmap, Transform};

use crate::checker::{Checker, Request};
use crate::error::{Error, ErrorId};
use crate::source::{self, LimitName};
use crate::units::RectMm;

/// The longer side of a picture: enough to read the smallest text of most labels by.
const LONGER_PX: f64 = 1600.0;
/// Small labels are drawn no finer.
const MOST_PX_PER_MM: f64 = 16.0;

/// A label as it is printed.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Picture {
    /// PNG, on white paper.
    pub png: Vec<u8>,
    /// What it shows, in millimetres from the top left of the label: the page with its bleed.
    pub area_mm: RectMm,
}

impl Checker {
    /// Draws a label, with the fonts and within the limits of a check. The picture holds nothing of
    /// the artwork but its pixels.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::check`], a page without extent, layers and filters over
    /// [`Limits::render_cost`](crate::Limits::render_cost).
    pub fn picture(&self, svg: &[u8], request: &Request) -> Result<Picture, Error> {
        let names = &self.packs.lexicon.layers;
        let artwork = &request.product.artwork;
        let source = source::read(svg, artwork, &self.fonts, &self.limits, names)?;
        if source.is_costly_to_render {
            return Err(too_costly());
        }
        let size = &source.size;
        let area_mm = size.page_area();
        let scale = (LONGER_PX / area_mm.width.max(area_mm.height)).min(MOST_PX_PER_MM);
        let pixels = |mm: f64| (mm * scale).ceil().clamp(1.0, LONGER_PX) as u32;
        let pixmap = Pixmap::new(pixels(area_mm.width), pixels(area_mm.height));
        let mut pixmap = pixmap.ok_or_else(without_extent)?;
        pixmap.fill(Color::WHITE);
        let shift = |start: f64, origin: f64| ((start + origin) * -scale) as f32;
        let transform = Transform::from_row(
            (size.scale.0 * scale) as f32,
            0.0,
            0.0,
            (size.scale.1 * scale) as f32,
            shift(area_mm.x, size.origin.0),
            shift(area_mm.y, size.origin.1),
        );
        resvg::render(&source.tree, transform, &mut pixmap.as_mut());
        let png = pixmap.encode_png().map_err(|_| without_extent())?;
        Ok(Picture { png, area_mm })
    }
}

fn too_costly() -> Error {
    Error::over(
        LimitName::RenderCost,
        "Bản vẽ có quá nhiều lớp và hiệu ứng để vẽ thành hình.",
        "The drawing has too many layers and effects to be drawn.",
    )
}

fn without_extent() -> Error {
    Error::new(ErrorId::Size, "Trang không có kích thước để vẽ.", "The page has no size to draw.")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;
    use crate::source::Fonts;

    #[test]
    fn shows_the_page_in_proportion() {
        let checker = Checker::new(Packs::shipped(), Fonts::shipped());
        let request = Request::new("a.svg", "2026-11-23".parse().unwrap());
        let svg = b"<svg xmlns='http://www.w3.org/2000/svg' width='200mm' height='100mm'>\
            <rect width='50%' height='100%' fill='#ff0000'/></svg>";
        let picture = checker.picture(svg, &request).unwrap();
        let pixels = Pixmap::decode_png(&picture.png).unwrap();
        assert_eq!((pixels.width(), pixels.height()), (1600, 800));
        let colour = |x| {
            let pixel = pixels.pixel(x, 400).unwrap();
            (pixel.red(), pixel.green(), pixel.blue())
        };
        assert_eq!((colour(400), colour(1200)), ((255, 0, 0), (255, 255, 255)));
        assert!((picture.area_mm.width - 200.0).abs() < 0.01);
    }
}
