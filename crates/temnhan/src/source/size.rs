//! The page's true size in millimetres.

use usvg::roxmltree::Node;

use crate::error::{Error, ErrorId};
use crate::product::Artwork;
use crate::report::SizeBasis;
use crate::units::RectMm;

/// Millimetres of one CSS pixel.
pub(crate) const MM_PER_PX: f64 = 25.4 / 96.0;

/// A given size may differ from the artwork's proportions by this much.
const ASPECT_TOLERANCE: f64 = 0.01;

/// Where the page and the trimmed label lie, and how large a drawn unit prints.
#[derive(Debug, Clone, Copy)]
pub(crate) struct PageSize {
    /// Width of the trimmed label in millimetres.
    pub(crate) width: f64,
    /// Height of the trimmed label in millimetres.
    pub(crate) height: f64,
    /// Millimetres of one page pixel along x and y.
    pub(crate) scale: (f64, f64),
    /// Bleed around the trim in millimetres.
    pub(crate) bleed: f64,
    pub(crate) basis: SizeBasis,
}

impl PageSize {
    /// A point of the page in pixels, in millimetres from the trim's top left corner.
    pub(crate) fn to_label(self, x: f32, y: f32) -> (f64, f64) {
        (f64::from(x) * self.scale.0 - self.bleed, f64::from(y) * self.scale.1 - self.bleed)
    }

    /// Whether any of a box lies on the page, bleed included.
    pub(crate) fn shows(self, area: &RectMm) -> bool {
        area.right() > -self.bleed
            && area.bottom() > -self.bleed
            && area.x < self.width + self.bleed
            && area.y < self.height + self.bleed
    }

    /// A box of the page in pixels, in millimetres from the trim's top left corner.
    pub(crate) fn area(self, rect: usvg::Rect) -> RectMm {
        let (left, top) = self.to_label(rect.left(), rect.top());
        let (right, bottom) = self.to_label(rect.right(), rect.bottom());
        RectMm::from_corners(left, top, right, bottom)
    }

    /// Settles the size from the page in pixels, the root's units and the product file.
    ///
    /// # Errors
    ///
    /// A given size that is not positive or whose proportions are not the artwork's.
    pub(crate) fn settle(
        page_px: (f64, f64),
        root: Node<'_, '_>,
        artwork: &Artwork,
    ) -> Result<Self, Error> {
        let stated = stated(root, page_px);
        match (artwork.width_mm, artwork.height_mm) {
            (Some(width), Some(height)) => Self::given(page_px, (width, height), stated, artwork),
            (None, None) => Ok(Self::of_file(page_px, stated, artwork.bleed_mm.unwrap_or(0.0))),
            (Some(width), None) => {
                let height = width * page_px.1 / page_px.0;
                Self::given(page_px, (width, height), stated, artwork)
            }
            (None, Some(height)) => {
                let width = height * page_px.0 / page_px.1;
                Self::given(page_px, (width, height), stated, artwork)
            }
        }
    }

    fn of_file(page_px: (f64, f64), stated: Option<(f64, f64)>, bleed: f64) -> Self {
        let basis = if stated.is_some() { SizeBasis::Stated } else { SizeBasis::Assumed };
        let (width, height) = stated.unwrap_or((page_px.0 * MM_PER_PX, page_px.1 * MM_PER_PX));
        let scale = (width / page_px.0, height / page_px.1);
        Self { width: width - 2.0 * bleed, height: height - 2.0 * bleed, scale, bleed, basis }
    }

    fn given(
        page_px: (f64, f64),
        (width, height): (f64, f64),
        stated: Option<(f64, f64)>,
        artwork: &Artwork,
    ) -> Result<Self, Error> {
        if !(width > 0.0 && height > 0.0) {
            return Err(refused(
                "Kích thước trong tệp sản phẩm phải lớn hơn 0.",
                "The size in the product file must be above 0.",
            ));
        }
        let page = |bleed: f64| (width + 2.0 * bleed, height + 2.0 * bleed);
        let fits = |bleed: f64| {
            let (width, height) = page(bleed);
            ((page_px.0 / page_px.1) / (width / height) - 1.0).abs() <= ASPECT_TOLERANCE
        };
        let nearer_to =
            |bleed: f64| stated.map_or(0.0, |(stated, _)| (stated - page(bleed).0).abs());
        let given_bleed = artwork.bleed_mm.unwrap_or(0.0);
        let fitting = [given_bleed, 0.0].into_iter().filter(|&bleed| fits(bleed));
        let bleed = fitting.min_by(|&a, &b| nearer_to(a).total_cmp(&nearer_to(b)));
        let Some(bleed) = bleed else {
            let ratio = page_px.0 / page_px.1;
            return Err(refused(
                format!(
                    "Tệp sản phẩm ghi {width} × {height} mm nhưng bản vẽ có tỉ lệ {ratio:.3}, lệch hơn 1 %."
                ),
                format!(
                    "The product file says {width} × {height} mm, but the artwork's proportion is {ratio:.3}, over 1 % off."
                ),
            ));
        };
        let (page_width, page_height) = page(bleed);
        let scale = (page_width / page_px.0, page_height / page_px.1);
        Ok(Self { width, height, scale, bleed, basis: SizeBasis::Given })
    }
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
        PageSize::settle(page, document.root_element(), artwork)
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
        assert_eq!((size.bleed, size.scale.0, size.width), (3.0, 1.0, 100.0));
        let trimmed = settle("width='100mm' height='70mm'", (100.0, 70.0), &given).unwrap();
        assert!(trimmed.bleed.abs() < 1e-9);
    }
}
