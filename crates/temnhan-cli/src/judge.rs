//! Judges the labels of one run, each by its own product file and day.

use std::path::{Path, PathBuf};

use temnhan::report::{DayBasis, LabelError, LabelReport, Lang};
use temnhan::{Checker, Date, ProductFile, Request};

use crate::args::BasisArgs;
use crate::config;
use crate::disk;
use crate::failure::Failure;
use crate::today::today;
use crate::walk::Entry;
use crate::{fonts, product};

/// One label of a run.
pub(crate) struct Judged {
    /// The day whose law was applied, or would have been.
    pub(crate) day: Date,
    /// What was found, or why it cannot be judged.
    pub(crate) outcome: Result<LabelReport, LabelError>,
}

/// A checker with what the command line says of every label.
pub(crate) struct Judge {
    checker: Checker,
    group: Option<String>,
    product: Option<PathBuf>,
    as_of: Option<Date>,
    compare_as_of: Option<Date>,
    today: Date,
}

impl Judge {
    /// # Errors
    ///
    /// Fonts that cannot be loaded, a configuration that cannot be used.
    pub(crate) fn new(args: BasisArgs) -> Result<Self, Failure> {
        let (packs, config) = config::load(args.config.file.as_deref())?;
        let checker = Checker::new(packs, fonts::load(&args.fonts)?).with_config(config);
        let checker = checker.map_err(|error| Failure::Usage(error.message))?;
        let BasisArgs { product, group, day, .. } = args;
        let (as_of, compare_as_of) = (day.as_of, None);
        Ok(Self { checker, group, product, as_of, compare_as_of, today: today() })
    }

    /// Sets every label also against the law of another day.
    pub(crate) fn comparing(self, compare_as_of: Option<Date>) -> Self {
        Self { compare_as_of, ..self }
    }

    /// Reads and judges one label; a path that is none keeps its error.
    pub(crate) fn judge(&self, entry: Entry) -> Judged {
        let known = entry.and_then(|path| {
            let product = product::of_label(&path, self.product.as_deref())?;
            Ok((path, product))
        });
        match known {
            Ok((path, product)) => {
                let (day, basis) = self.day(&product);
                Judged { day, outcome: self.check(&path, product, day, basis) }
            }
            Err(error) => Judged { day: self.default_day(), outcome: Err(error) },
        }
    }

    /// The day of what has no product file.
    pub(crate) fn default_day(&self) -> Date {
        self.as_of.unwrap_or(self.today)
    }

    /// The day given for every label.
    pub(crate) fn given_day(&self) -> Option<Date> {
        self.as_of
    }

    fn day(&self, product: &ProductFile) -> (Date, DayBasis) {
        match (self.as_of, product.printed_on) {
            (Some(day), _) => (day, DayBasis::Given),
            (None, Some(day)) => (day, DayBasis::PrintedOn),
            (None, None) => (self.today, DayBasis::Today),
        }
    }

    /// The artwork of one label with what was recognised drawn into it.
    ///
    /// # Errors
    ///
    /// A label that cannot be read or judged, or that has no room for a layer.
    pub(crate) fn overlay(&self, path: &Path, lang: Lang) -> Result<Vec<u8>, LabelError> {
        let product = product::of_label(path, self.product.as_deref())?;
        let (day, basis) = self.day(&product);
        let request = self.request(path, product, day, basis);
        let bytes = disk::read_label(path)?;
        self.checker
            .overlay(&bytes, &request, lang)
            .map_err(|error| LabelError::new(request.path, &error))
    }

    fn check(
        &self,
        path: &Path,
        product: ProductFile,
        day: Date,
        basis: DayBasis,
    ) -> Result<LabelReport, LabelError> {
        let request = self.request(path, product, day, basis);
        let bytes = disk::read_label(path)?;
        let checked = match self.compare_as_of {
            Some(other) => self.checker.check_on_both(&bytes, &request, other),
            None => self.checker.check(&bytes, &request),
        };
        checked.map_err(|error| LabelError::new(request.path, &error))
    }

    fn request(&self, path: &Path, product: ProductFile, day: Date, basis: DayBasis) -> Request {
        let name = path.display().to_string();
        let request = Request::new(name, day).with_day_basis(basis).with_product(product);
        match &self.group {
            Some(group) => request.with_group(group),
            None => request,
        }
    }
}
