//! Judges the labels of one run, each by its own product file and day.

use std::path::{Path, PathBuf};

use temnhan::report::{DayBasis, LabelError, LabelReport};
use temnhan::{Checker, Date, Packs, ProductFile, Request};

use crate::args::BasisArgs;
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
    today: Date,
}

impl Judge {
    /// # Errors
    ///
    /// Fonts that cannot be loaded.
    pub(crate) fn new(args: BasisArgs) -> Result<Self, Failure> {
        let checker = Checker::new(Packs::shipped(), fonts::load(&args.fonts)?);
        let BasisArgs { product, group, day, .. } = args;
        Ok(Self { checker, group, product, as_of: day.as_of, today: today() })
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

    fn check(
        &self,
        path: &Path,
        product: ProductFile,
        day: Date,
        basis: DayBasis,
    ) -> Result<LabelReport, LabelError> {
        let bytes = disk::read_label(path)?;
        let name = path.display().to_string();
        let mut request =
            Request::new(name.as_str(), day).with_day_basis(basis).with_product(product);
        if let Some(group) = &self.group {
            request = request.with_group(group);
        }
        self.checker.check(&bytes, &request).map_err(|error| LabelError::new(name, &error))
    }
}
