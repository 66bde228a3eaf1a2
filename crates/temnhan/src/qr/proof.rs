//! The proof that a code reads as it was put into an artwork.

use super::drawing::Drawing;
use super::ground::Ground;
use super::plane::Plane;
use super::raster::Raster;
use super::reading;
#[cfg(feature = "second-decoder")]
use super::second;
use super::{bars, read};
use crate::source::Source;
use crate::units::RectMm;

/// So much of the quiet zone's edge is left out of the picture, in millimetres: no whole number of
/// dots, so that modules lie off the dots as in print.
const EDGE_MM: f64 = 0.3;

/// What reads a payload off a picture.
type Decoder = fn(&Plane) -> Option<String>;

const QR: &[Decoder] = &[
    reading::text,
    #[cfg(feature = "second-decoder")]
    second::qr,
];
const EAN_13: &[Decoder] = &[
    digits,
    #[cfg(feature = "second-decoder")]
    second::ean_13,
];

/// Whether every decoder reads exactly the payload from the code's own place on a rendering as fine
/// as the print. A drawing too costly to render proves nothing.
pub(super) fn reads(
    printed: &Source,
    drawing: &Drawing,
    place: &RectMm,
    print_dpi: Option<f64>,
) -> bool {
    if printed.is_costly_to_render {
        return false;
    }
    let dpi = print_dpi.unwrap_or(read::USUAL_PRINT_DPI);
    let Some(picture) = Raster::of(printed, &place.grown(-EDGE_MM), dpi) else { return false };
    let grey = picture.grey();
    decoders(drawing).iter().all(|decoder| decoder(&grey).as_deref() == Some(drawing.payload()))
}

fn decoders(drawing: &Drawing) -> &'static [Decoder] {
    match drawing {
        Drawing::Qr(_) => QR,
        Drawing::Ean(_) => EAN_13,
    }
}

fn digits(grey: &Plane) -> Option<String> {
    let ground = Ground::far_around(grey);
    bars::all(&ground).into_iter().next().map(|bars| bars.digits)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::LayerNames;
    use crate::product::Artwork;
    use crate::qr::{Code, Level};
    use crate::source::{self, Fonts, Limits};

    /// What each decoder reads from a drawing of 60 × 40 mm with a code at 5, 5 mm and something
    /// over it.
    fn read_by_each(code: &Code, over: &str) -> (Vec<bool>, bool) {
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
        let grey = Raster::of(&source, &place.grown(-EDGE_MM), 300.0).unwrap().grey();
        let reads_it = |decoder: &Decoder| decoder(&grey).as_deref() == Some(drawing.payload());
        (decoders(&drawing).iter().map(reads_it).collect(), reads(&source, &drawing, &place, None))
    }

    fn codes() -> [Code; 2] {
        let address = "https://id.example.vn/01/09521234543213".to_owned();
        [Code::Qr { address, level: Level::M }, Code::Ean13("9521234543213".parse().unwrap())]
    }

    #[test]
    fn every_decoder_reads_a_good_code() {
        let decoders = 1 + usize::from(cfg!(feature = "second-decoder"));
        for code in codes() {
            assert_eq!(read_by_each(&code, ""), (vec![true; decoders], true), "{code:?}");
        }
    }

    #[test]
    fn nothing_is_proven_of_a_covered_code() {
        for code in codes() {
            let (_, proven) = read_by_each(&code, "<rect width='15' height='40' fill='#888'/>");
            assert!(!proven, "{code:?}");
        }
    }
}
