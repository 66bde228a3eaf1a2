//! Text for a person, in Vietnamese or English.

mod page;
mod words;

pub(crate) use page::Page;
pub(crate) use words::{Colour, Named, place};

use temnhan::report::Lang;

/// The wording in the language of the run.
pub(crate) fn say<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}
