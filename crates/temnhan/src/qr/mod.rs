//! Traceability codes: made, placed, embedded and read back.

mod bars;
mod cover;
mod damage;
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
mod quiet;
pub(crate) mod raster;
pub(crate) mod read;
mod reading;
mod symbol;

pub use ean_symbol::EanSymbol;
pub use embed::embed;
pub use free::FreePlace;
pub use symbol::QrSymbol;

use crate::error::Error;
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

/// The code to put into an artwork.
#[derive(Debug, Clone, PartialEq)]
#[non_exhaustive]
pub struct Embed {
    /// What the code holds: an http or https address.
    pub url: String,
    /// Top left corner of the quiet zone in page millimetres; `None` for the placeholder, else the
    /// best free place.
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
    /// `id` of the placeholder that was used; `None` where a place was given or found.
    pub placeholder: Option<String>,
    /// Where neither was there: the place chosen, and those that would have done.
    pub places: Vec<FreePlace>,
    /// What a check warns of now that it did not before; empty where none was made.
    pub remarks: Vec<Bilingual>,
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
    let source = source::read(svg, artwork, fonts, limits, &LayerNames::shipped())?;
    Ok(read::all(&source, artwork.dpi).found)
}
