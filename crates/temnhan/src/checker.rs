//! Wires the steps of one check; decides nothing itself.

use std::cell::OnceCell;

use sha2::{Digest, Sha256};

use crate::check::{self, Facts};
use crate::config::Config;
use crate::date::Date;
use crate::error::{Error, ErrorId};
use crate::field::{self, Fields};
use crate::label::Label;
use crate::notice::{notices, transitions};
use crate::pack::Packs;
use crate::paint::Painted;
use crate::product::{Artwork, ProductFile};
use crate::qr::raster::Raster;
use crate::qr::read::{self, Codes};
use crate::report::{
    Bilingual, Counts, DayBasis, DayReport, FieldReport, GroupBasis, GroupReport, LabelReport,
    SizeReport, Verdict, compare,
};
use crate::sign_off;
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

    /// With the facts of a product file. Where nobody chose the day ([`DayBasis::Today`]), the
    /// file's day of printing becomes the day.
    #[must_use]
    pub fn with_product(self, product: ProductFile) -> Self {
        let (as_of, day_basis) = match (self.day_basis, product.printed_on) {
            (DayBasis::Today, Some(printed)) => (printed, DayBasis::PrintedOn),
            (basis, _) => (self.as_of, basis),
        };
        Self { as_of, day_basis, product, ..self }
    }

    /// As a label of this product group.
    #[must_use]
    pub fn with_group(self, group: impl Into<String>) -> Self {
        Self { group: Some(group.into()), ..self }
    }

    /// Says who chose the day; before the product file is given.
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
    pub(crate) config: Config,
}

/// A label that was read, with its fields and codes, and not judged yet.
#[derive(Debug)]
pub struct Reading {
    sha256: String,
    label: Label,
    fields: Fields,
    codes: Codes,
    painted: Painted,
}

impl Checker {
    /// Combines validated packs with the only fonts that text may use.
    pub fn new(packs: Packs, fonts: Fonts) -> Self {
        Self { packs, fonts, limits: Limits::default(), config: Config::default() }
    }

    /// The rule packs.
    pub fn packs(&self) -> &Packs {
        &self.packs
    }

    /// The packs, to change.
    pub fn packs_mut(&mut self) -> &mut Packs {
        &mut self.packs
    }

    /// The fonts.
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// The fonts, to add to.
    pub fn fonts_mut(&mut self) -> &mut Fonts {
        &mut self.fonts
    }

    /// Replaces the limits that guard against hostile or oversized input.
    #[must_use]
    pub fn with_limits(self, limits: Limits) -> Self {
        Self { limits, ..self }
    }

    /// Uses the rules, answers and sign-offs of a configuration. Its packs are the caller's to
    /// load, by [`Packs::shipped_with`].
    ///
    /// # Errors
    ///
    /// A rule, section or option that does not exist, or a value that an option does not take.
    pub fn with_config(self, config: Config) -> Result<Self, Error> {
        let known = config.unknown_name(&self.packs).map_or(Ok(()), Err);
        let no_product = ProductFile::default();
        let settled =
            known.and_then(|()| self.packs.law(&config.options, &no_product.options).map(drop));
        settled.map_err(|message| told(ErrorId::Config, message))?;
        Ok(Self { config, ..self })
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
        self.given_group(request)?;
        self.judge(&self.read(svg, &request.product)?, request)
    }

    /// As [`Checker::check`], with what differs under the law of another day.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::check`].
    pub fn check_on_both(
        &self,
        svg: &[u8],
        request: &Request,
        other_day: Date,
    ) -> Result<LabelReport, Error> {
        self.given_group(request)?;
        let reading = self.read(svg, &request.product)?;
        let report = self.judge(&reading, request)?;
        let other = self.judge(&reading, &Request { as_of: other_day, ..request.clone() })?;
        Ok(LabelReport { compared: Some(compare(&report, &other)), ..report })
    }

    /// Reads one SVG, which may then be judged on several days.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::check`], but for the group and the options.
    pub fn read(&self, svg: &[u8], product: &ProductFile) -> Result<Reading, Error> {
        let source = self.resolve(svg, &product.artwork)?;
        Ok(self.reading(svg, &source, product))
    }

    /// Reads one SVG that is resolved already.
    pub(crate) fn reading(&self, svg: &[u8], source: &Source, product: &ProductFile) -> Reading {
        let label = Label::of(source, &self.packs.writing);
        let fields = Fields::with_sayings(&label, product, &self.packs);
        let may_render = !source.is_costly_to_render;
        let seen = may_render.then(|| Painted::of(source, &label, &fields.runs(&label)));
        let (painted, codes) = match seen.flatten() {
            Some((painted, canvas)) => {
                let page = Raster::of_canvas(canvas, &source.size);
                (painted, read::on_page(source, &page, product.artwork.dpi))
            }
            None => Default::default(),
        };
        Reading { sha256: sha256(svg), label, fields, codes, painted }
    }

    /// Judges a label that was read with the product file of the request.
    ///
    /// # Errors
    ///
    /// A group or an option that the packs do not know.
    pub fn judge(&self, reading: &Reading, request: &Request) -> Result<LabelReport, Error> {
        let Reading { label, fields, .. } = reading;
        let product = &request.product;
        let (group_id, basis) = match self.given_group(request)? {
            Some(id) => (id, GroupBasis::Given),
            None => field::group::infer(label, fields, &self.packs),
        };
        let group =
            self.packs.group(&group_id).ok_or_else(|| unknown_group(&group_id, &self.packs))?;
        let law = self.packs.law(&self.config.options, &product.options);
        let law = law.map_err(|message| told(ErrorId::ProductFile, message))?;
        let facts = Facts {
            label,
            fields,
            codes: &reading.codes.found,
            lost_codes: &reading.codes.lost,
            painted: &reading.painted,
            group,
            product,
            packs: &self.packs,
            law: &law,
            config: &self.config,
            day: request.as_of,
            wording: &OnceCell::default(),
        };
        let mut rules = check::engine::run(&facts, basis);
        let signed = self.config.sign_offs.iter().chain(&product.sign_offs);
        let of_sign_offs = sign_off::apply(&mut rules, signed, request.as_of, &self.packs);
        Ok(LabelReport {
            path: request.path.clone(),
            sha256: reading.sha256.clone(),
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
                .map(|field| field_report(field, label, &reading.painted, &self.packs))
                .collect(),
            codes: reading.codes.found.clone(),
            options: self.packs.options_used(&law, &rules),
            notices: [notices(&facts, basis), transitions(&facts, &rules), of_sign_offs].concat(),
            rules,
            group: GroupReport { id: group_id, basis },
            compared: None,
        })
    }

    /// The group of the request, else of its product file.
    fn given_group(&self, request: &Request) -> Result<Option<String>, Error> {
        let given = request.group.as_ref().or(request.product.group.as_ref());
        if let Some(id) = given {
            self.packs.group(id).ok_or_else(|| unknown_group(id, &self.packs))?;
        }
        Ok(given.cloned())
    }

    /// What one SVG states: its fields in reading order, without judging them and without looking
    /// for codes. Of the request only the product file counts.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::check`], but for the group, which does not matter here.
    pub fn fields(&self, svg: &[u8], request: &Request) -> Result<Vec<FieldReport>, Error> {
        let (artwork, names) = (&request.product.artwork, &self.packs.lexicon.layers);
        let source = source::read_unpainted(svg, artwork, &self.fonts, &self.limits, names)?;
        let label = Label::of(&source, &self.packs.writing);
        let fields = Fields::of(&label, &request.product, &self.packs);
        let unpainted = Painted::default();
        let report = |field| field_report(field, &label, &unpainted, &self.packs);
        Ok(fields.all.iter().map(report).collect())
    }

    /// The bounded and resolved drawing of one SVG.
    pub(crate) fn resolve(&self, svg: &[u8], artwork: &Artwork) -> Result<Source, Error> {
        source::read(svg, artwork, &self.fonts, &self.limits, &self.packs.lexicon.layers)
    }
}

fn told(id: ErrorId, message: Bilingual) -> Error {
    Error::new(id, message.vi, message.en)
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
