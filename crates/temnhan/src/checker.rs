//! Wires the steps of one check; decides nothing itself.

use std::cell::OnceCell;

use sha2::{Digest, Sha256};

use crate::check::{self, Facts};
use crate::date::Date;
use crate::error::{Error, ErrorId};
use crate::field::{self, Fields};
use crate::label::Label;
use crate::notice::notices;
use crate::pack::Packs;
use crate::product::ProductFile;
use crate::qr;
use crate::report::{
    Counts, DayBasis, DayReport, FieldReport, GroupBasis, GroupReport, LabelReport, SizeReport,
    Verdict,
};
use crate::source::{self, Fonts, Limits, Source};
use crate::summary::field_report;
use crate::units::Mm;

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
    pub(crate) packs: Packs,
    pub(crate) fonts: Fonts,
    pub(crate) limits: Limits,
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
        let product = &request.product;
        let given = request.group.as_ref().or(product.group.as_ref());
        if let Some(id) = given {
            self.packs.group(id).ok_or_else(|| unknown_group(id, &self.packs))?;
        }
        let (source, label, fields) = self.recognise(svg, product)?;
        let (group_id, basis) = match given {
            Some(id) => (id.clone(), GroupBasis::Given),
            None => field::group::infer(&label, &fields, &self.packs),
        };
        let group =
            self.packs.group(&group_id).ok_or_else(|| unknown_group(&group_id, &self.packs))?;
        let codes = qr::read::all(&source);
        let facts = Facts {
            label: &label,
            fields: &fields,
            codes: &codes,
            group,
            product,
            packs: &self.packs,
            day: request.as_of,
            wording: OnceCell::default(),
        };
        let rules = check::engine::run(&facts, basis);
        let notices = notices(&facts, basis);
        Ok(LabelReport {
            path: request.path.clone(),
            sha256: sha256(svg),
            as_of: DayReport { day: request.as_of, basis: request.day_basis },
            size: SizeReport {
                width_mm: Mm(label.size.width),
                height_mm: Mm(label.size.height),
                basis: label.size.basis,
            },
            verdict: Verdict::of(&rules),
            counts: Counts::of(&rules),
            fields: fields
                .all
                .iter()
                .map(|field| field_report(field, &label, &self.packs))
                .collect(),
            codes,
            rules,
            notices,
            group: GroupReport { id: group_id, basis },
        })
    }

    /// What one SVG states: its fields in reading order, without judging them and without looking
    /// for codes. Of the request only the product file counts.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::check`], but for the group, which does not matter here.
    pub fn fields(&self, svg: &[u8], request: &Request) -> Result<Vec<FieldReport>, Error> {
        let (_, label, fields) = self.recognise(svg, &request.product)?;
        let report = |field| field_report(field, &label, &self.packs);
        Ok(fields.all.iter().map(report).collect())
    }

    fn recognise(
        &self,
        svg: &[u8],
        product: &ProductFile,
    ) -> Result<(Source, Label, Fields), Error> {
        let names = &self.packs.lexicon.layers;
        let source = source::read(svg, &product.artwork, &self.fonts, &self.limits, names)?;
        let label = Label::of(&source, &self.packs.writing);
        let fields = Fields::of(&label, product, &self.packs);
        Ok((source, label, fields))
    }
}

fn unknown_group(id: &str, packs: &Packs) -> Error {
    let known = packs.group_ids().collect::<Vec<_>>().join(", ");
    Error::new(
        ErrorId::UnknownGroup,
        format!("Không có nhóm hàng “{id}”. Các nhóm: {known}."),
        format!("There is no product group “{id}”. The groups are: {known}."),
    )
}

fn sha256(bytes: &[u8]) -> String {
    use std::fmt::Write;
    Sha256::digest(bytes).iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
