//! The proof that a code reads as it was put into an artwork.

use super::decoder::{CodePicture, Decoder};
use super::drawing::Drawing;
use super::ground::Ground;
use super::plane::Plane;
use super::raster::Raster;
use super::{bars, read, reading};
use crate::source::Source;
use crate::units::RectMm;

/// So much of the quiet zone's edge is left out of the picture, in millimetres: no whole number of
/// dots, so that modules lie off the dots as in print.
const EDGE_MM: f64 = 0.3;

/// Whether this tool's own reader and the second both read exactly the payload from the code's own
/// place on a rendering as fine as the print. A drawing too costly to render proves nothing.
pub(super) fn reads(
    printed: &Source,
    drawing: &Drawing,
    place: &RectMm,
    print_dpi: Option<f64>,
    second: Decoder<'_>,
) -> bool {
    if printed.is_costly_to_render {
        return false;
    }
    let dpi = print_dpi.unwrap_or(read::USUAL_PRINT_DPI);
    let Some(picture) = Raster::of(printed, &place.grown(-EDGE_MM), dpi) else { return false };
    let grey = picture.grey();
    let is_payload = |read: Option<String>| read.as_deref() == Some(drawing.payload());
    is_payload(own(&grey, drawing))
        && is_payload(second(&CodePicture::of(&grey, drawing.symbology())))
}

/// What this tool's own reader reads.
fn own(grey: &Plane, drawing: &Drawing) -> Option<String> {
    match drawing {
        Drawing::Qr(_) => reading::text(grey),
        Drawing::Ean(_) => digits(grey),
    }
}

fn digits(grey: &Plane) -> Option<String> {
    let ground = Ground::far_around(grey);
    bars::all(&ground).into_iter().next().map(|bars| bars.text)
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

    use super::*;
    use crate::pack::LayerNames;
    use crate::product::Artwork;
    use crate::qr::{Code, Level, Symbology};
    use crate::source::{self, Fonts, Limits};

    /// Whether a code at 5, 5 mm of a drawing of 60 × 40 mm with something over it is proven by a
    /// second decoder, at 300 dpi.
    fn is_proven(code: &Code, over: &str, second: Decoder<'_>) -> bool {
        let drawing = Drawing::of(code).unwrap();
        let module = drawing.modules_mm()[0];
        let svg = format!(
            "<svg xmlns='http://www.w3.org/2000/svg' width='60mm' height='40mm' viewBox='0 0 60 40'>\
             <g transform='translate(5 5)'>{}</g>{over}</svg>",
            drawing.elements(module, "")
        );
        let (artwork, names) = (Artwork::default(), LayerNames::shipped());
        let (fonts, limits) = (Fonts::shipped(), Limits::default());
        let source = source::read(svg.as_bytes(), &artwork, &fonts, &limits, names).unwrap();
        let (width, height) = drawing.size_mm(module);
        let place = RectMm { x: 5.0, y: 5.0, width, height };
        reads(&source, &drawing, &place, Some(300.0), second)
    }

    const ADDRESS: &str = "https://id.example.vn/01/09521234543213";
    const DIGITS: &str = "9521234543213";

    fn codes() -> [(Code, &'static str); 2] {
        let qr = Code::Qr { address: ADDRESS.to_owned(), level: Level::M };
        [(qr, ADDRESS), (Code::Ean13(DIGITS.parse().unwrap()), DIGITS)]
    }

    #[test]
    fn a_good_code_is_proven_where_the_second_decoder_reads_just_that() {
        for (code, payload) in codes() {
            assert!(is_proven(&code, "", &|_| Some(payload.to_owned())), "{code:?}");
            assert!(!is_proven(&code, "", &|_| Some(format!("{payload} "))), "{code:?}");
            assert!(!is_proven(&code, "", &|_| None), "{code:?}");
        }
    }

    #[test]
    #[cfg(feature = "second-decoder")]
    fn rxing_reads_a_good_code() {
        for (code, _) in codes() {
            assert!(is_proven(&code, "", &crate::qr::decoder::rxing), "{code:?}");
        }
    }

    #[test]
    fn nothing_is_proven_of_a_covered_code() {
        let over = "<rect width='15' height='40' fill='#888'/>";
        for (code, payload) in codes() {
            assert!(!is_proven(&code, over, &|_| Some(payload.to_owned())), "{code:?}");
        }
    }

    #[test]
    fn the_second_decoder_is_given_the_code_as_printed() {
        for (code, _) in codes() {
            let given = RefCell::new(Vec::new());
            is_proven(&code, "", &|picture| {
                given.borrow_mut().push(picture.clone());
                None
            });
            let [picture] = <[CodePicture; 1]>::try_from(given.into_inner()).unwrap();
            let drawing = Drawing::of(&code).unwrap();
            let (width, height) = drawing.size_mm(drawing.modules_mm()[0]);
            let pixels = |mm: f64| ((mm - 2.0 * EDGE_MM) * 300.0 / 25.4).ceil() as u32;
            assert_eq!((picture.width, picture.height), (pixels(width), pixels(height)));
            let at = |x: u32, y: u32| picture.luma[(y * picture.width + x) as usize];
            assert_eq!(picture.luma.len(), (picture.width * picture.height) as usize);
            assert_eq!(at(0, 0), 255);
            // The corner of the finder pattern, the first guard bar.
            let (x, symbology) = match code {
                Code::Qr { .. } => (4.5 * 0.5 - EDGE_MM, Symbology::Qr),
                Code::Ean13(_) => (11.5 * 0.33 - EDGE_MM, Symbology::Ean13),
            };
            let x = (x * 300.0 / 25.4) as u32;
            assert_eq!((at(x, x), picture.symbology), (0, symbology));
        }
    }
}
