//! Traceability codes: made, placed, embedded and read back.

mod bars;
mod bits;
mod call_line;
mod code_128;
mod cover;
mod damage;
mod decoder;
mod drawing;
mod ean;
mod ean_symbol;
mod embed;
mod finder;
mod frame;
mod free;
mod gaps;
mod ground;
mod guarded;
mod locate;
mod measure;
mod payload;
mod place;
mod plane;
mod proof;
mod quiet;
pub(crate) mod raster;
pub(crate) mod read;
mod reading;
mod room;
mod stripes;
mod symbol;
mod words;

pub use decoder::{CodePicture, Decoder, Symbology};
pub use ean_symbol::EanSymbol;
#[cfg(feature = "second-decoder")]
pub use embed::embed;
pub use free::FreePlace;
pub use symbol::QrSymbol;

use crate::error::{Error, ErrorId};
use crate::gs1::Gtin;
use crate::pack::LayerNames;
use crate::product::Artwork;
use crate::report::{Bilingual, CodeReport};
use crate::source::{self, Fonts, Limits};
use crate::units::{Mm, RectMm};

/// How much of a symbol may be lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Level {
    /// 7 %.
    L,
    /// 15 %.
    #[default]
    M,
    /// 25 %.
    Q,
    /// 30 %.
    H,
}

/// A kind of code and what it holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Code {
    /// A QR code.
    Qr {
        /// An http or https address.
        address: String,
        /// Error correction.
        level: Level,
    },
    /// A bar code with an article number.
    Ean13(Gtin),
}

/// The code to put into an artwork.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Embed {
    /// Its kind and payload.
    pub code: Code,
    /// Top left corner of the quiet zone in page millimetres; `None` for the placeholder, else the
    /// best free place.
    pub at: Option<(f64, f64)>,
    /// Width of a module; `None` for 0.5 mm, or 0.4 mm where only that fits; of an EAN-13 for
    /// 0.33 mm or 0.264 mm.
    pub module_mm: Option<f64>,
    /// A line beside it.
    pub call_line: Option<CallLine>,
}

impl Embed {
    /// A QR code of level M that holds an address, at the placeholder, of the usual size.
    pub fn new(address: impl Into<String>) -> Self {
        Self::of(Code::Qr { address: address.into(), level: Level::default() })
    }

    /// A code at the placeholder, of the usual size.
    pub fn of(code: Code) -> Self {
        Self { code, at: None, module_mm: None, call_line: None }
    }
}

/// A line that tells people to scan the code.
#[derive(Debug, Clone, PartialEq)]
pub struct CallLine {
    /// What it says.
    pub words: String,
    /// The least height of its small letters, as `x`, in millimetres.
    pub x_height_mm: f64,
    /// Labels of less than so many square centimetres …
    pub small_face_cm2: f64,
    /// … may carry it in small letters of this height.
    pub small_face_x_height_mm: f64,
}

impl CallLine {
    /// The least height of its small letters on a label of such an area.
    fn x_height_mm(&self, face_cm2: f64) -> f64 {
        let is_small = face_cm2 < self.small_face_cm2;
        if is_small { self.small_face_x_height_mm } else { self.x_height_mm }
    }
}

/// An artwork with its code, proven to read back.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Embedded {
    /// The file: the source's bytes, but for the code. Compressed when the source was.
    pub svg: Vec<u8>,
    /// The code with its quiet zone.
    pub area_mm: RectMm,
    /// Width of a module.
    pub module_mm: Mm,
    /// Version of a QR symbol, 1 to 40.
    pub version: Option<u8>,
    /// `id` of the placeholder that was used, or its tag where it has none; `None` where a place was given or found.
    pub placeholder: Option<String>,
    /// The strip above or below the code with the line that invites to scan.
    pub line_mm: Option<RectMm>,
    /// Where neither was there: the place chosen, and those that would have done.
    pub places: Vec<FreePlace>,
    /// What a check warns of now that it did not before; empty where none was made.
    pub remarks: Vec<Bilingual>,
}

fn refused(vi: impl Into<String>, en: impl Into<String>) -> Error {
    Error::new(ErrorId::CodeRefused, vi, en)
}

/// Every code on the artwork, as printed.
///
/// # Errors
///
/// An artwork that cannot be judged at all.
pub fn verify(
    svg: &[u8],
    artwork: &Artwork,
    fonts: &Fonts,
    limits: &Limits,
) -> Result<Vec<CodeReport>, Error> {
    let source = source::read(svg, artwork, fonts, limits, LayerNames::shipped())?;
    Ok(read::all(&source, artwork.dpi).found)
}
