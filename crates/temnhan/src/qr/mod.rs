//! Traceability codes: made, placed, embedded and read back.

mod corners;
mod embed;
mod measure;
mod payload;
mod place;
mod raster;
pub(crate) mod read;
mod symbol;

pub use embed::embed;
pub use symbol::QrSymbol;

use crate::error::Error;
use crate::pack::LayerNames;
use crate::product::Artwork;
use crate::report::CodeReport;
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

/// The code to put into an artwork.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Embed {
    /// What the code holds: an http or https address.
    pub url: String,
    /// Top left corner of the quiet zone in page millimetres; `None` for the placeholder.
    pub at: Option<(f64, f64)>,
    /// Width of a module; `None` for 0.5 mm, or 0.4 mm where only that fits.
    pub module_mm: Option<f64>,
    /// Error correction.
    pub level: Level,
}

impl Embed {
    /// A code that holds `url`, at the placeholder, 0.5 mm a module, level M.
    pub fn new(url: impl Into<String>) -> Self {
        Self { url: url.into(), at: None, module_mm: None, level: Level::default() }
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
    /// Version of the symbol, 1 to 40.
    pub version: u8,
    /// `id` of the placeholder that was used; `None` where a place was given.
    pub placeholder: Option<String>,
}

/// Every QR code on the artwork, as printed.
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
    Ok(read::all(&source::read(svg, artwork, fonts, limits, &LayerNames::shipped())?))
}
