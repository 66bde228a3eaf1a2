//! What is answered, where the core has no type of its own for it.

use serde::Serialize;
use temnhan::error::ProductError;
use temnhan::report::{Bilingual, LabelError};
use temnhan::units::RectMm;
use temnhan::{Error, ErrorId, LimitName, Mandatory, qr};
use tsify::Tsify;

/// Why something was refused.
#[derive(Debug, Clone, PartialEq, Serialize, Tsify)]
pub struct Refusal {
    /// The kind of fault.
    pub id: String,
    /// What is wrong.
    #[tsify(type = "Bilingual")]
    pub message: Bilingual,
    /// Line in the file that the message names, from 1.
    pub line: Option<u32>,
    /// Character in that line, from 1.
    pub column: Option<u32>,
    /// Which limit it is over, where `id` is `over-limit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[tsify(optional, type = "string")]
    pub limit: Option<LimitName>,
}

impl Refusal {
    /// A request that this version does not understand, or a value that cannot be.
    pub(crate) fn request(vi: impl Into<String>, en: impl Into<String>) -> Self {
        let message = Bilingual::new(vi.into(), en.into());
        Self { id: "request".to_owned(), message, line: None, column: None, limit: None }
    }

    /// The same as the report's own error about the label at `path`.
    pub(crate) fn of_label(self, path: &str) -> LabelError {
        let Self { id, message, line, column, limit } = self;
        LabelError { path: path.to_owned(), id, message, line, column, limit }
    }
}

impl From<&Error> for Refusal {
    fn from(error: &Error) -> Self {
        let LabelError { id, message, line, column, limit, .. } = LabelError::new("", error);
        Self { id, message, line, column, limit }
    }
}

impl From<&ProductError> for Refusal {
    fn from(error: &ProductError) -> Self {
        let ProductError { line, column, message } = error;
        Self {
            id: ErrorId::ProductFile.name().to_owned(),
            message: Bilingual::new(
                format!("Tệp sản phẩm không đọc được, dòng {line}, cột {column}: {message}."),
                format!(
                    "The product file cannot be read, line {line}, column {column}: {message}."
                ),
            ),
            line: Some(*line),
            column: Some(*column),
            limit: None,
        }
    }
}

impl From<&serde_json::Error> for Refusal {
    fn from(error: &serde_json::Error) -> Self {
        Self::request(
            format!("Yêu cầu không đọc được: {error}."),
            format!("The request cannot be read: {error}."),
        )
    }
}

/// A picture of the artwork.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Picture {
    /// A PNG file; in JavaScript it is put beside the rest as bytes.
    #[serde(skip)]
    pub png: Vec<u8>,
    /// What it shows, in millimetres from the top left corner of the trim.
    #[tsify(type = "[number, number, number, number]")]
    pub area_mm: RectMm,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
}

/// An artwork with its code, proven to read back.
#[derive(Debug, Clone, Serialize, Tsify)]
pub struct Embedded {
    /// The file: the source's bytes, but for the code; in JavaScript put beside the rest.
    #[serde(skip)]
    pub svg: Vec<u8>,
    /// The code with its quiet zone.
    #[tsify(type = "[number, number, number, number]")]
    pub area_mm: RectMm,
    /// Width of a module.
    pub module_mm: f64,
    /// Version of the symbol, 1 to 40.
    pub version: u8,
    /// `id` of the placeholder that was used.
    pub placeholder: Option<String>,
    /// What a check warns of now that it did not before.
    #[tsify(type = "Bilingual[]")]
    pub remarks: Vec<Bilingual>,
}

impl From<qr::Embedded> for Embedded {
    fn from(done: qr::Embedded) -> Self {
        let qr::Embedded { svg, area_mm, module_mm, version, placeholder, remarks, .. } = done;
        let (module_mm, version) = (module_mm.0, version.unwrap_or_default());
        Self { svg, area_mm, module_mm, version, placeholder, remarks }
    }
}

/// A code by itself.
#[derive(Debug, Clone, PartialEq, Serialize, Tsify)]
pub struct Qr {
    /// A drawing in millimetres, with its quiet zone.
    pub svg: String,
    /// Version of the symbol, 1 to 40.
    pub version: u8,
    /// Modules along a side, without the quiet zone.
    pub modules: usize,
    /// The side with the quiet zone, in millimetres.
    pub side_mm: f64,
}

/// A product group and what its goods must carry.
#[derive(Debug, Clone, PartialEq, Serialize, Tsify)]
pub struct Group {
    /// Its id.
    pub id: String,
    /// What it is called.
    #[tsify(type = "Bilingual")]
    pub name: Bilingual,
    /// The list.
    #[tsify(type = "Mandatory[]")]
    pub mandatory: Vec<Mandatory>,
}
