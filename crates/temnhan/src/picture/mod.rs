//! The artwork as it prints, drawn for people to look at: pixels, nothing of its markup.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError};
use resvg::tiny_skia::Pixmap;

use crate::checker::Checker;
use crate::error::{Error, ErrorId};
use crate::paint::colour_of;
use crate::product::Artwork;
use crate::source::{LimitName, Source};
use crate::units::RectMm;

/// No picture is larger than this; it is drawn coarser instead.
const MOST_PIXELS: f64 = 16e6;

/// The longer side of a report's picture: enough to read the smallest text of most labels by.
const LONGER_PX: f64 = 1600.0;
/// Small labels are drawn no finer in a report.
const MOST_PX_PER_MM: f64 = 16.0;

/// A picture of the label or of a part of it.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Picture {
    /// A PNG file.
    pub png: Vec<u8>,
    /// What it shows, in millimetres from the top left corner of the trim.
    pub area_mm: RectMm,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

impl Checker {
    /// Draws an area of the artwork on its paper; the whole page, with what is cut off, where no
    /// area is given. Layers that are not printed are not drawn.
    ///
    /// # Errors
    ///
    /// An artwork that cannot be read, as [`Checker::check`] tells, an area without extent, layers and
    /// filters over [`Limits::render_cost`](crate::Limits::render_cost).
    pub fn picture(
        &self,
        svg: &[u8],
        artwork: &Artwork,
        area_mm: Option<RectMm>,
        pixels_per_mm: f64,
    ) -> Result<Picture, Error> {
        let source = self.resolve(svg, artwork)?;
        let area = area_mm.unwrap_or_else(|| source.size.page_area());
        Picture::of(&source, area, pixels_per_mm)
    }

    /// Draws the whole page as [`Checker::picture`] does, as finely as a report needs.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::picture`].
    pub fn page_picture(&self, svg: &[u8], artwork: &Artwork) -> Result<Picture, Error> {
        let source = self.resolve(svg, artwork)?;
        let page = source.size.page_area();
        let density = (LONGER_PX / page.width.max(page.height)).min(MOST_PX_PER_MM);
        Picture::of(&source, page, density)
    }
}

impl Picture {
    fn of(source: &Source, area_mm: RectMm, pixels_per_mm: f64) -> Result<Self, Error> {
        if source.is_costly_to_render {
            return Err(too_costly());
        }
        let pixmap = draw(source, &area_mm, pixels_per_mm).ok_or_else(no_extent)?;
        let (width, height) = (pixmap.width(), pixmap.height());
        let png = encode(&pixmap).map_err(|_| no_extent())?;
        Ok(Self { png, area_mm, width, height })
    }
}

fn too_costly() -> Error {
    Error::over(
        LimitName::RenderCost,
        "Bản vẽ có quá nhiều lớp và hiệu ứng để vẽ thành hình.",
        "The drawing has too many layers and effects to be drawn.",
    )
}

fn no_extent() -> Error {
    Error::new(
        ErrorId::Empty,
        "Vùng cần vẽ không có chiều rộng hoặc chiều cao.",
        "The area to draw has no width or no height.",
    )
}

fn draw(source: &Source, area: &RectMm, pixels_per_mm: f64) -> Option<Pixmap> {
    let density = pixels_per_mm.min(area.pixels_per_mm(MOST_PIXELS));
    let pixels = |mm: f64| (mm * density).round().max(1.0) as u32;
    let mut pixmap = Pixmap::new(pixels(area.width), pixels(area.height))?;
    pixmap.fill(colour_of(source.paper));
    let transform = source.size.onto_picture(area, density);
    resvg::render(&source.tree, transform, &mut pixmap.as_mut());
    Some(pixmap)
}

/// Every pixel is opaque, for the paper was filled first.
fn encode(pixmap: &Pixmap) -> Result<Vec<u8>, EncodingError> {
    let pixels: Vec<u8> =
        pixmap.data().as_chunks().0.iter().flat_map(|&[r, g, b, _]| [r, g, b]).collect();
    let mut file = Vec::new();
    let mut encoder = Encoder::new(&mut file, pixmap.width(), pixmap.height());
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Fast);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;
    use crate::source::Fonts;

    const SVG: &[u8] =
        b"<svg xmlns='http://www.w3.org/2000/svg' width='60mm' height='40mm' viewBox='0 0 60 40'>\
          <rect x='30' width='30' height='40' fill='#0a6e4f'/></svg>";

    fn picture(area: Option<RectMm>) -> Result<Picture, Error> {
        let checker = Checker::new(Packs::shipped(), Fonts::shipped());
        checker.picture(SVG, &Artwork::default(), area, 2.0)
    }

    fn first_pixel(png: &[u8]) -> [u8; 3] {
        let mut reader = png::Decoder::new(std::io::Cursor::new(png)).read_info().unwrap();
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        [pixels[0], pixels[1], pixels[2]]
    }

    #[test]
    fn shows_the_page_on_its_paper() {
        let artwork = Artwork { paper: "#b08a5b".parse().ok(), ..Artwork::default() };
        let checker = Checker::new(Packs::shipped(), Fonts::shipped());
        let whole = checker.picture(SVG, &artwork, None, 2.0).unwrap();
        assert_eq!(first_pixel(&whole.png), [0xb0, 0x8a, 0x5b]);
    }

    #[test]
    fn shows_the_page_on_white_paper_and_any_area_of_it() {
        let whole = picture(None).unwrap();
        assert_eq!((whole.width, whole.height, first_pixel(&whole.png)), (120, 80, [255; 3]));
        let part = RectMm { x: 35.0, y: 5.0, width: 10.0, height: 5.0 };
        let part = picture(Some(part)).unwrap();
        assert_eq!((part.width, part.height, first_pixel(&part.png)), (20, 10, [10, 110, 79]));
    }

    #[test]
    fn an_area_of_any_size_is_bounded() {
        let large = RectMm { x: 0.0, y: 0.0, width: 1e4, height: 1e4 };
        let picture = picture(Some(large)).unwrap();
        assert!(f64::from(picture.width) * f64::from(picture.height) <= 1.01 * MOST_PIXELS);
    }
}
