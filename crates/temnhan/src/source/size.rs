//! The page's true size in millimetres.

use usvg::roxmltree::Node;
use usvg::tiny_skia_path::Transform;

use crate::error::{Error, ErrorId};
use crate::product::Artwork;
use crate::report::SizeBasis;
use crate::units::RectMm;

pub(crate) const MM_PER_INCH: f64 = 25.4;

/// Millimetres of one CSS pixel.
pub(crate) const MM_PER_PX: f64 = MM_PER_INCH / 96.0;

/// A given size may differ from the artwork's proportions by this much.
const ASPECT_TOLERANCE: f64 = 0.01;
/// Two lengths that differ by less than this share are one.
const PROPORTION: f64 = 0.001;

/// Where the page and the trimmed label lie, and how large a drawn unit prints.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageSize {
    /// Width of the trimmed label in millimetres.
    pub(crate) width: f64,
    /// Height of the trimmed label in millimetres.
    pub(crate) height: f64,
    /// The trim's top left corner on the page, in millimetres.
    pub(crate) origin: (f64, f64),
    /// Width and height of the page in millimetres, with what is cut off.
    pub(crate) page: (f64, f64),
    /// Millimetres of one page pixel along x and y.
    pub(crate) scale: (f64, f64),
    pub(crate) basis: SizeBasis,
    /// Whether the drawing's own unit is the CSS pixel, as where a program wrote no other.
    pub(crate) is_in_pixels: bool,
    /// Whether the stated size has other proportions than what is drawn.
    pub(crate) is_distorted: bool,
}

impl PageSize {
    /// A point of the page in pixels, in millimetres from the trim's top left corner.
    pub(crate) fn to_label(self, x: f32, y: f32) -> (f64, f64) {
        let (left, top) = self.origin;
        (f64::from(x) * self.scale.0 - left, f64::from(y) * self.scale.1 - top)
    }

    /// The page, in millimetres from the trim's top left corner.
    pub(crate) fn page_area(&self) -> RectMm {
        let ((left, top), (width, height)) = (self.origin, self.page);
        RectMm { x: -left, y: -top, width, height }
    }

    /// The label within its trim, in millimetres from the trim's top left corner.
    pub(crate) fn trim_area(&self) -> RectMm {
        RectMm { x: 0.0, y: 0.0, width: self.width, height: self.height }
    }

    /// From page pixels to those of a picture that shows an area, so many a millimetre.
    pub(crate) fn onto_picture(&self, area: &RectMm, pixels_per_mm: f64) -> Transform {
        let shift = |start: f64, origin: f64| ((start + origin) * -pixels_per_mm) as f32;
        let scale = |mm_per_px: f64| (mm_per_px * pixels_per_mm) as f32;
        let (x, y) = (shift(area.x, self.origin.0), shift(area.y, self.origin.1));
        Transform::from_row(scale(self.scale.0), 0.0, 0.0, scale(self.scale.1), x, y)
    }

    /// Whether any of a box lies on the page.
    pub(crate) fn shows(&self, area: &RectMm) -> bool {
        let page = self.page_area();
        area.right() > page.x
            && area.bottom() > page.y
            && area.x < page.right()
            && area.y < page.bottom()
    }

    /// A box of the page in pixels, in millimetres from the trim's top left corner.
    pub(crate) fn area(self, rect: usvg::Rect) -> RectMm {
        let (left, top) = self.to_label(rect.left(), rect.top());
        let (right, bottom) = self.to_label(rect.right(), rect.bottom());
        RectMm::from_corners(left, top, right, bottom)
    }

    /// The inverse of [`PageSize::area`]; `None` for a box without extent.
    pub(crate) fn on_page(self, area: &RectMm) -> Option<usvg::Rect> {
        let pixels = |mm: f64, origin: f64, scale: f64| ((mm + origin) / scale) as f32;
        let ((left, top), (across, down)) = (self.origin, self.scale);
        usvg::Rect::from_ltrb(
            pixels(area.x, left, across),
            pixels(area.y, top, down),
            pixels(area.right(), left, across),
            pixels(area.bottom(), top, down),
        )
    }

    /// Settles the size from the page in pixels, the root's units, the trim that a layer draws and
    /// the product file.
    ///
    /// # Errors
    ///
    /// A given size that is not positive or whose proportions are not the artwork's.
    pub(crate) fn settle(
        page_px: (f64, f64),
        root: Node<'_, '_>,
        trim: Option<usvg::Rect>,
        artwork: &Artwork,
    ) -> Result<Self, Error> {
        let stated = stated(root, page_px);
        let (width, height) = (artwork.width_mm, artwork.height_mm);
        let given = match (width, height) {
            (None, None) => None,
            (width, height) => Some((
                width.or(height.map(|height| height * page_px.0 / page_px.1)).unwrap_or_default(),
                height.or(width.map(|width| width * page_px.1 / page_px.0)).unwrap_or_default(),
            )),
        };
        let drawn = Drawn { page_px, stated, trim };
        let size = match given {
            Some(given) => drawn.given(given, artwork)?,
            None => drawn.by_itself(artwork.bleed_mm),
        };
        let drawn_size = drawn_size(root);
        let is_drawn = |width: f64, height: f64| {
            (width / page_px.0 - 1.0).abs() < PROPORTION
                && (height / page_px.1 - 1.0).abs() < PROPORTION
        };
        let is_distorted = stated.zip(drawn_size).is_some_and(|(stated, drawn)| {
            ((stated.0 / stated.1) / (drawn.0 / drawn.1) - 1.0).abs() > ASPECT_TOLERANCE
        });
        let is_in_pixels = drawn_size.is_none_or(|(width, height)| is_drawn(width, height));
        Ok(Self { is_in_pixels, is_distorted, ..size })
    }
}

/// What the drawing itself says of its size.
struct Drawn {
    page_px: (f64, f64),
    stated: Option<(f64, f64)>,
    trim: Option<usvg::Rect>,
}

impl Drawn {
    /// Without a given size: the page as stated, and the trim inside the bleed or as drawn.
    fn by_itself(&self, bleed: Option<f64>) -> PageSize {
        let basis = if self.stated.is_some() { SizeBasis::Stated } else { SizeBasis::Assumed };
        let (width, height) =
            self.stated.unwrap_or((self.page_px.0 * MM_PER_PX, self.page_px.1 * MM_PER_PX));
        let scale = (width / self.page_px.0, height / self.page_px.1);
        match (bleed, self.trim) {
            (None, Some(trim)) => {
                let size = (f64::from(trim.width()) * scale.0, f64::from(trim.height()) * scale.1);
                let at = (f64::from(trim.left()) * scale.0, f64::from(trim.top()) * scale.1);
                self.sized(size, at, scale, basis)
            }
            (bleed, _) => {
                let bleed = bleed.unwrap_or(0.0);
                let size = (width - 2.0 * bleed, height - 2.0 * bleed);
                self.sized(size, (bleed, bleed), scale, basis)
            }
        }
    }

    /// A given size: of the page without its bleed, of the whole page, or of the trim as drawn.
    fn given(&self, (width, height): (f64, f64), artwork: &Artwork) -> Result<PageSize, Error> {
        if !(width > 0.0 && height > 0.0) {
            return Err(refused(
                "Kích thước trong tệp sản phẩm phải lớn hơn 0.",
                "The size in the product file must be above 0.",
            ));
        }
        let inside = |bleed: f64| {
            let scale =
                ((width + 2.0 * bleed) / self.page_px.0, (height + 2.0 * bleed) / self.page_px.1);
            self.sized((width, height), (bleed, bleed), scale, SizeBasis::Given)
        };
        let as_drawn = self.trim.map(|trim| {
            let scale = (width / f64::from(trim.width()), height / f64::from(trim.height()));
            let at = (f64::from(trim.left()) * scale.0, f64::from(trim.top()) * scale.1);
            self.sized((width, height), at, scale, SizeBasis::Given)
        });
        let all =
            [inside(artwork.bleed_mm.unwrap_or(0.0)), inside(0.0)].into_iter().chain(as_drawn);
        let fitting =
            all.filter(|size| (size.scale.0 / size.scale.1 - 1.0).abs() <= ASPECT_TOLERANCE);
        let off =
            |size: &PageSize| self.stated.map_or(0.0, |stated| (stated.0 - size.page.0).abs());
        fitting.min_by(|a, b| off(a).total_cmp(&off(b))).ok_or_else(|| {
            let ratio = self.page_px.0 / self.page_px.1;
            refused(
                format!(
                    "Tệp sản phẩm ghi {width} × {height} mm nhưng bản vẽ có tỉ lệ {ratio:.3}, lệch hơn 1 %."
                ),
                format!(
                    "The product file says {width} × {height} mm, but the artwork's proportion is {ratio:.3}, over 1 % off."
                ),
            )
        })
    }

    fn sized(
        &self,
        (width, height): (f64, f64),
        origin: (f64, f64),
        scale: (f64, f64),
        basis: SizeBasis,
    ) -> PageSize {
        let page = (self.page_px.0 * scale.0, self.page_px.1 * scale.1);
        PageSize {
            width,
            height,
            origin,
            page,
            scale,
            basis,
            is_in_pixels: false,
            is_distorted: false,
        }
    }
}

/// Width and height of the root's viewBox.
fn drawn_size(root: Node<'_, '_>) -> Option<(f64, f64)> {
    let numbers = root.attribute("viewBox")?.split([' ', ',', '\t', '\n']);
    let numbers: Vec<f64> = numbers.filter_map(|number| number.trim().parse().ok()).collect();
    let &[_, _, width, height] = numbers.as_slice() else { return None };
    (width > 0.0 && height > 0.0).then_some((width, height))
}

fn refused(vi: impl Into<String>, en: impl Into<String>) -> Error {
    Error::new(ErrorId::ProductFile, vi, en)
}

/// Width and height in millimetres where the root states a physical unit.
fn stated(root: Node<'_, '_>, page_px: (f64, f64)) -> Option<(f64, f64)> {
    let attributes = (root.attribute("width"), root.attribute("height"));
    match (attributes.0.map(physical), attributes.1.map(physical)) {
        (Some(Some(width)), Some(Some(height))) => Some((width, height)),
        (Some(Some(width)), None) => Some((width, width * page_px.1 / page_px.0)),
        (None, Some(Some(height))) => Some((height * page_px.0 / page_px.1, height)),
        _ => None,
    }
}

/// A length in millimetres, or `None` for one without a physical unit.
fn physical(length: &str) -> Option<f64> {
    const UNITS: [(&str, f64); 6] = [
        ("mm", 1.0),
        ("cm", 10.0),
        ("in", 25.4),
        ("pt", 25.4 / 72.0),
        ("pc", 25.4 / 6.0),
        ("Q", 0.25),
    ];
    let length = length.trim();
    let (number, unit) =
        UNITS.iter().find_map(|&(unit, mm)| Some((length.strip_suffix(unit)?, mm)))?;
    let number: f64 = number.trim().parse().ok()?;
    (number.is_finite() && number > 0.0).then_some(number * unit)
}

#[cfg(test)]
mod tests {
    use usvg::roxmltree::Document;

    use super::*;

    fn settle(attributes: &str, page: (f64, f64), artwork: &Artwork) -> Result<PageSize, Error> {
        let text = format!("<svg {attributes}/>");
        let document = Document::parse(&text).unwrap();
        PageSize::settle(page, document.root_element(), None, artwork)
    }

    #[test]
    fn believes_physical_units_only() {
        let none = Artwork::default();
        let stated = settle("width='10cm' height='70mm'", (377.95, 264.57), &none).unwrap();
        assert_eq!((stated.width, stated.height, stated.basis), (100.0, 70.0, SizeBasis::Stated));
        for attributes in
            ["", "width='378px' height='265px'", "width='100%'", "width='378' height='70mm'"]
        {
            let size = settle(attributes, (377.95, 264.57), &none).unwrap();
            assert_eq!(size.basis, SizeBasis::Assumed, "{attributes}");
        }
    }

    #[test]
    fn a_given_size_wins_and_must_fit_the_drawing() {
        let given = Artwork { width_mm: Some(50.0), height_mm: Some(35.0), ..Artwork::default() };
        let size = settle("width='100mm' height='70mm'", (100.0, 70.0), &given).unwrap();
        assert_eq!((size.width, size.scale.0, size.basis), (50.0, 0.5, SizeBasis::Given));
        assert!(settle("", (100.0, 100.0), &given).is_err());
    }

    #[test]
    fn finds_the_trim_inside_the_bleed() {
        let given = Artwork {
            width_mm: Some(100.0),
            height_mm: Some(70.0),
            bleed_mm: Some(3.0),
            ..Artwork::default()
        };
        let size = settle("width='106mm' height='76mm'", (106.0, 76.0), &given).unwrap();
        assert_eq!((size.origin.0, size.scale.0, size.width), (3.0, 1.0, 100.0));
        let trimmed = settle("width='100mm' height='70mm'", (100.0, 70.0), &given).unwrap();
        assert!(trimmed.origin.0.abs() < 1e-9);
    }

    #[test]
    fn a_drawn_trim_is_the_label_unless_the_product_file_says_otherwise() {
        let trim = usvg::Rect::from_xywh(10.0, 20.0, 100.0, 70.0);
        let text = "<svg width='120mm' height='110mm'/>";
        let document = Document::parse(text).unwrap();
        let settle = |artwork: &Artwork| {
            let root = document.root_element();
            let size = PageSize::settle((120.0, 110.0), root, trim, artwork).unwrap();
            (size.width, size.height, size.origin.0, size.origin.1, size.scale.0)
        };
        assert_eq!(settle(&Artwork::default()), (100.0, 70.0, 10.0, 20.0, 1.0));
        let given = |width, height, bleed_mm| Artwork {
            width_mm: Some(width),
            height_mm: Some(height),
            bleed_mm,
            ..Artwork::default()
        };
        assert_eq!(settle(&given(50.0, 35.0, None)), (50.0, 35.0, 5.0, 10.0, 0.5));
        assert_eq!(settle(&given(120.0, 110.0, None)), (120.0, 110.0, 0.0, 0.0, 1.0));
        let bleed = Artwork { bleed_mm: Some(5.0), ..Artwork::default() };
        assert_eq!(settle(&bleed), (110.0, 100.0, 5.0, 5.0, 1.0));
    }
}
