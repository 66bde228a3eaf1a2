//! `--summary`: what an office wants to know of many labels at once.

mod html;
mod markdown;
mod tally;

use std::io::Write;
use std::path::{Path, PathBuf};

use temnhan::report::Lang;
use temnhan::{Date, Packs};

use self::tally::Tally;
use crate::batch::Judged;
use crate::failure::Failure;
use crate::output::Output;
use crate::walk::has_extension;

/// A page on all labels of a run; its memory grows with rules, producers and places, not labels.
pub(super) struct Summary {
    file: PathBuf,
    lang: Lang,
    is_html: bool,
    tally: Tally,
}

impl Summary {
    /// # Errors
    ///
    /// A file of another kind.
    pub(super) fn new(file: &Path, lang: Lang) -> Result<Self, Failure> {
        let is_html = has_extension(file, &["html", "htm"]);
        if !is_html && !has_extension(file, &["md"]) {
            let name = file.display();
            return Err(Failure::usage(
                format!("--summary {name}: tên tệp phải kết thúc bằng .html hoặc .md."),
                format!("--summary {name}: the name must end in .html or .md."),
            ));
        }
        Ok(Self { file: file.to_owned(), lang, is_html, tally: Tally::default() })
    }

    /// Counts one label.
    pub(super) fn add(&mut self, judged: &Judged) {
        self.tally.add(judged);
    }

    /// Writes the page, certificates as of the day.
    ///
    /// # Errors
    ///
    /// A file that cannot be written.
    pub(super) fn write(self, day: Date, packs: &Packs) -> Result<(), Failure> {
        let page = self.tally.page(day, packs, self.lang);
        let text = if self.is_html { html::text(&page, self.lang) } else { markdown::text(&page) };
        let mut output = Output::to(Some(&self.file))?;
        output.write_all(text.as_bytes())?;
        output.finish()?;
        Ok(())
    }
}

/// What the page says, whatever its form.
struct Page {
    title: String,
    lead: Vec<String>,
    tables: Vec<Table>,
}

struct Table {
    title: String,
    /// What stands for the rows where there are none.
    none: String,
    columns: Vec<String>,
    rows: Vec<Vec<String>>,
}
