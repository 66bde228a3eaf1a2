//! Shapes by which statements without a heading are known.

use regex::Regex;
use serde::Deserialize;

use crate::field::fold::fold;
use crate::kind::FieldKind;

/// A shape and what has it.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "Entry")]
pub(crate) struct Shape {
    pub(crate) kind: FieldKind,
    pub(crate) pattern: Regex,
    pub(crate) within: Within,
    /// Least and greatest number of digits.
    pub(crate) digits: Option<[usize; 2]>,
    /// Folded words that stand on the line of something else.
    pub(crate) unless: Vec<String>,
    pub(crate) is_likely: bool,
}

/// Inside which other statements a shape counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum Within {
    /// None: only in text that states nothing else.
    #[default]
    None,
    /// All.
    Any,
}

/// The shapes as they stand in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ShapeFile {
    #[serde(rename = "shape")]
    pub(crate) shapes: Vec<Shape>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Entry {
    kind: FieldKind,
    pattern: String,
    #[serde(default)]
    within: Within,
    digits: Option<[usize; 2]>,
    #[serde(default)]
    unless: Vec<String>,
    #[serde(default)]
    likely: bool,
}

impl TryFrom<Entry> for Shape {
    type Error = regex::Error;

    fn try_from(entry: Entry) -> Result<Self, regex::Error> {
        Ok(Self {
            kind: entry.kind,
            pattern: Regex::new(&entry.pattern)?,
            within: entry.within,
            digits: entry.digits,
            unless: entry.unless.iter().map(|word| fold(word)).collect(),
            is_likely: entry.likely,
        })
    }
}
