//! Text for a person, in Vietnamese or English.

mod base64;
mod escape;
mod number;
mod page;
mod parts;
mod words;
mod wrap;

pub(crate) use base64::base64;
pub(crate) use escape::escaped;
pub(crate) use number::{decimal, is_length, length, size};
pub(crate) use page::Page;
pub(crate) use parts::{is_own, place};
pub(crate) use words::{Colour, Named, knowledge};

use temnhan::Date;
use temnhan::report::Lang;

/// The wording in the language of the run.
pub(crate) fn say<'a>(lang: Lang, vi: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Vi => vi,
        Lang::En => en,
    }
}

/// A day as readers of the language write it.
pub(crate) fn day(lang: Lang, day: Date) -> String {
    match lang {
        Lang::Vi => day.vietnamese(),
        Lang::En => day.to_string(),
    }
}
