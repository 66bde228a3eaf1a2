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

/// So much around the code is on the picture, in millimetres: no whole number of dots, so that
/// modules lie off the dots as in print.
const AROUND_MM: f64 = 0.3;

/// What reads a payload off a picture.
type Decoder = fn(&Plane) -> Option<String>;

const QR: &[Decoder] = &[
    by_rqrr,
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
    let Some(picture) = Raster::of(printed, &place.grown(AROUND_MM), dpi) else { return false };
    let grey = picture.grey();
    let decoders = match drawing {
        Drawing::Qr(_) => QR,
        Drawing::Ean(_) => EAN_13,
    };
    decoders.iter().all(|decoder| decoder(&grey).as_deref() == Some(drawing.payload()))
}

/// rqrr finds codes of few dots a module less surely than our own reader, and much faster.
fn by_rqrr(grey: &Plane) -> Option<String> {
    reading::other(grey).or_else(|| reading::own(grey))
}

fn digits(grey: &Plane) -> Option<String> {
    let [ground, _] = Ground::around(grey);
    bars::all(&ground).into_iter().next().map(|bars| bars.digits)
}
