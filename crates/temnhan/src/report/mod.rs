//! What a check found, as the JSON report of the contract.

mod compared;
mod label;
mod outcome;
mod parts;
mod text;
mod values;

pub use compared::{Cause, Comparison, Difference, compare};
pub use label::{
    BarMeasures, Certainty, CodeReport, Counts, DayBasis, DayReport, FieldBasis, FieldLanguage,
    FieldReport, GroupBasis, GroupReport, LabelReport, OptionBasis, OptionReport, QrMeasures,
    SizeBasis, SizeReport, Source, Verdict,
};
pub use outcome::{Citation, Finding, Outcome, Place, RuleReport, Severity, SignedOff};
pub use parts::{Bound, Ingredient, Parts};
pub use text::{Bilingual, Lang, Notice};
pub use values::{
    AddressLevel, AddressPart, Amount, DateValue, DurationUnit, DurationValue, Items,
    NutrientValue, NutritionBasis, NutritionValue, QuantityValue,
};

use serde::{Deserialize, Serialize};

use crate::date::Date;
use crate::error::Error;
use crate::source::LimitName;

/// The version of the report's shape.
pub const SCHEMA_VERSION: u32 = 1;

/// The report of one run over one or more labels.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Report {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The tool that wrote it.
    pub tool: Tool,
    /// The day whose law was applied, where it is one for all labels.
    pub as_of: Date,
    /// One entry a label that could be judged, in input order.
    pub labels: Vec<LabelReport>,
    /// One entry a label that could not.
    pub errors: Vec<LabelError>,
}

impl Report {
    /// Gathers the labels of one run.
    pub fn new(as_of: Date, labels: Vec<LabelReport>, errors: Vec<LabelError>) -> Self {
        Self { schema_version: SCHEMA_VERSION, tool: Tool::current(), as_of, labels, errors }
    }
}

/// One line of `json-lines`: a label, or why it could not be judged.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Line {
    /// [`SCHEMA_VERSION`].
    pub schema_version: u32,
    /// The tool that wrote it.
    pub tool: Tool,
    /// The day whose law was applied.
    pub as_of: Date,
    /// The label or the error.
    #[serde(flatten)]
    pub entry: Entry,
}

impl Line {
    /// The line of one label under the law of a day.
    pub fn new(as_of: Date, judged: Result<LabelReport, LabelError>) -> Self {
        let entry = match judged {
            Ok(label) => Entry::Label(Box::new(label)),
            Err(error) => Entry::Error(error),
        };
        Self { schema_version: SCHEMA_VERSION, tool: Tool::current(), as_of, entry }
    }
}

/// What a line speaks of.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Entry {
    /// A label that could be judged.
    Label(Box<LabelReport>),
    /// One that could not.
    Error(LabelError),
}

/// The tool that wrote a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Tool {
    /// `temnhan`.
    pub name: &'static str,
    /// Its version.
    pub version: &'static str,
}

impl Tool {
    /// This version of the tool.
    pub fn current() -> Self {
        Self { name: "temnhan", version: env!("CARGO_PKG_VERSION") }
    }
}

/// A label that could not be judged, and why.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LabelError {
    /// The path as given.
    pub path: String,
    /// The kind of fault.
    pub id: String,
    /// What is wrong.
    pub message: Bilingual,
    /// Line in the file that `path` or the message names, from 1.
    pub line: Option<u32>,
    /// Character in that line, from 1.
    pub column: Option<u32>,
    /// Which limit it is over, where `id` is `over-limit`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub limit: Option<LimitName>,
}

impl LabelError {
    /// The report of `error` for the label at `path`.
    pub fn new(path: impl Into<String>, error: &Error) -> Self {
        Self {
            path: path.into(),
            id: error.id.name().to_owned(),
            message: error.message.clone(),
            line: error.at.map(|at| at.line),
            column: error.at.map(|at| at.column),
            limit: error.limit,
        }
    }
}
