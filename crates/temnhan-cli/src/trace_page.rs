//! `temnhan trace-page`: the static pages that traceability codes lead to.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use temnhan::report::{LabelError, Lang};
use temnhan::trace::{self, TracePages};
use temnhan::{Date, Error, ErrorId, ProductFile};

use crate::args::TracePageArgs;
use crate::failure::{Failure, Status, tell, tell_label_error};
use crate::output::Output;
use crate::today::today;
use crate::walk::{Files, has_extension};
use crate::{disk, product};

/// Writes the pages of every product file; [`Status::Found`] where one lacks what the law asks,
/// [`Status::Unjudged`] where one could not be used.
///
/// # Errors
///
/// A folder that cannot be written.
pub(crate) fn run(args: &TracePageArgs, lang: Lang) -> Result<Status, Failure> {
    let made_on = args.day.as_of.unwrap_or_else(today);
    let mut site = Site { folder: &args.output, names: BTreeMap::new(), status: Status::Clear };
    for path in args.paths.iter().flat_map(|path| Files::below(path, is_product)) {
        let made = path.and_then(|path| {
            let (product, pages) = pages(&path, made_on)?;
            Ok((path, product, pages))
        });
        match made {
            Ok((path, product, pages)) => site.add(&path, &product, pages, lang)?,
            Err(error) => {
                tell_label_error(lang, &error);
                site.status = Status::Unjudged;
            }
        }
    }
    if site.names.len() > 1 {
        write(&args.output.join("index.html"), &trace::index(&site.names))?;
    }
    Ok(site.status)
}

fn is_product(path: &Path) -> bool {
    has_extension(path, &["toml"])
}

fn pages(path: &Path, made_on: Date) -> Result<(ProductFile, TracePages), LabelError> {
    let product = product::of_label(path, Some(path))?;
    let picture = product.product.image.as_ref().map(|name| picture(path, name)).transpose()?;
    let pages = trace::pages(&product, picture.as_deref(), made_on)
        .map_err(|error| LabelError::new(path.display().to_string(), &error))?;
    Ok((product, pages))
}

/// The picture in the folder of the product file.
fn picture(product: &Path, name: &str) -> Result<Vec<u8>, LabelError> {
    let is_name = Path::new(name).file_name().is_some_and(|own| own == name);
    if !is_name {
        let error = Error::new(
            ErrorId::ProductFile,
            "product.image phải là tên một tệp nằm cạnh tệp sản phẩm.",
            "product.image must be the name of a file beside the product file.",
        );
        return Err(LabelError::new(product.display().to_string(), &error));
    }
    disk::read_label(&product.with_file_name(name))
}

/// The folder of all pages.
struct Site<'a> {
    folder: &'a Path,
    /// Names of products by their folders.
    names: BTreeMap<String, String>,
    status: Status,
}

impl Site<'_> {
    fn add(
        &mut self,
        path: &Path,
        product: &ProductFile,
        pages: TracePages,
        lang: Lang,
    ) -> Result<(), Failure> {
        for (name, bytes) in &pages.files {
            let file: PathBuf = self.folder.join(name);
            fs::create_dir_all(file.parent().unwrap_or(self.folder))?;
            write(&file, bytes)?;
        }
        for missing in &pages.missing {
            tell(&format!("{}: {}", path.display(), missing.in_lang(lang)));
            self.status = self.status.max(Status::Found);
        }
        let name = product.product.name.clone().unwrap_or_default();
        self.names.insert(pages.folder, name);
        Ok(())
    }
}

fn write(file: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut output = Output::to(Some(file))?;
    output.write_all(bytes)?;
    Ok(output.finish()?)
}
