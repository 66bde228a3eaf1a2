//! What is asked.

use serde::Deserialize;
use temnhan::Date;
use temnhan::qr::{self, CallLine, Code, Embed};
use temnhan::report::DayBasis;
use temnhan::units::RectMm;
use tsify::Tsify;

/// A label to check.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct CheckRequest {
    /// The label's name; it only appears in the report.
    pub path: String,
    /// The day whose law applies, as YYYY-MM-DD.
    #[tsify(type = "string")]
    pub as_of: Date,
    /// Who chose that day, a person unless told: where it is only `today`, the product file's day of
    /// printing wins over it.
    #[serde(default = "given")]
    #[tsify(optional, type = "'given' | 'today'")]
    pub day_basis: DayBasis,
    /// Product group id; wins over the product file's.
    #[tsify(optional)]
    pub group: Option<String>,
    /// Text of a product file (TOML).
    #[tsify(optional)]
    pub product: Option<String>,
}

fn given() -> DayBasis {
    DayBasis::Given
}

/// A picture to draw.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct PictureRequest {
    /// Text of a product file (TOML), for the true size.
    #[tsify(optional)]
    pub product: Option<String>,
    /// Left, top, width and height in millimetres of the label; the whole page where not given.
    #[tsify(optional, type = "[number, number, number, number]")]
    pub area_mm: Option<RectMm>,
    /// Fineness.
    pub pixels_per_mm: f64,
}

/// How much of a symbol may be lost: 7, 15, 25 or 30 %.
#[derive(Debug, Clone, Copy, Default, Deserialize, Tsify)]
#[allow(missing_docs, reason = "the standard's own names")]
pub enum Level {
    L,
    #[default]
    M,
    Q,
    H,
}

impl From<Level> for qr::Level {
    fn from(level: Level) -> Self {
        match level {
            Level::L => Self::L,
            Level::M => Self::M,
            Level::Q => Self::Q,
            Level::H => Self::H,
        }
    }
}

/// A code to make.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct QrRequest {
    /// What it holds: an http or https address.
    pub url: String,
    /// Width of a module in millimetres.
    pub module_mm: f64,
    /// Error correction; M where not given.
    #[serde(default)]
    #[tsify(optional)]
    pub level: Level,
}

/// The code to put into an artwork.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct EmbedRequest {
    /// What it holds: an http or https address.
    pub url: String,
    /// Top left corner of the quiet zone in page millimetres; the placeholder where not given.
    #[tsify(optional, type = "[number, number]")]
    pub at: Option<(f64, f64)>,
    /// Width of a module in millimetres; 0.5, or 0.4 where only that fits, where not given.
    #[tsify(optional)]
    pub module_mm: Option<f64>,
    /// Error correction; M where not given.
    #[serde(default)]
    #[tsify(optional)]
    pub level: Level,
    /// Whether a line that invites to scan goes below the code, or above it.
    #[serde(default)]
    #[tsify(optional)]
    pub call_line: bool,
}

impl EmbedRequest {
    /// What the core is asked for; `line` is the line that invites to scan.
    pub(crate) fn wanted(self, line: impl FnOnce() -> CallLine) -> Embed {
        let Self { url: address, at, module_mm, level, call_line } = self;
        let mut wanted = Embed::of(Code::Qr { address, level: level.into() });
        (wanted.at, wanted.module_mm, wanted.call_line) = (at, module_mm, call_line.then(line));
        wanted
    }
}

/// A GS1 Digital Link to write.
#[derive(Debug, Clone, Deserialize, Tsify)]
#[serde(deny_unknown_fields)]
pub struct LinkRequest {
    /// Host and stem, such as `https://id.example.vn`.
    pub host: String,
    /// The product's GTIN.
    pub gtin: String,
    /// Further elements: application identifier and plain value. Empty values are left out.
    #[serde(default)]
    #[tsify(optional)]
    pub elements: Vec<(String, String)>,
}
