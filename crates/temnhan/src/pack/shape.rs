//! Shapes by which statements without a heading are known.

use std::ops::Range;

use regex::{Regex, RegexSet};
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

/// All shapes.
#[derive(Debug, Clone, Deserialize)]
#[serde(try_from = "ShapeFile")]
pub(crate) struct Shapes {
    all: Vec<Shape>,
    /// All patterns at once.
    any: RegexSet,
}

impl Shapes {
    /// Those that stand somewhere in a folded text.
    pub(crate) fn within<'a>(&'a self, folded: &str) -> impl Iterator<Item = &'a Shape> + use<'a> {
        self.any.matches(folded).into_iter().map(|at| &self.all[at])
    }
}

/// The shapes as they stand in the file.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct ShapeFile {
    #[serde(rename = "shape")]
    shapes: Vec<Shape>,
}

impl TryFrom<ShapeFile> for Shapes {
    type Error = regex::Error;

    fn try_from(file: ShapeFile) -> Result<Self, regex::Error> {
        let any = RegexSet::new(file.shapes.iter().map(|shape| shape.pattern.as_str()))?;
        Ok(Self { all: file.shapes, any })
    }
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

impl Shape {
    /// Which part of a text of this shape is its value, in bytes.
    pub(crate) fn value_in(&self, text: &str) -> Range<usize> {
        let value = || self.pattern.captures(text)?.name("value").map(|value| value.range());
        let has_value = self.pattern.captures_len() > 1;
        has_value.then(value).flatten().unwrap_or(0..text.len())
    }
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
