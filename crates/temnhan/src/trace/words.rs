//! The words of the pages.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use serde::Deserialize;

use crate::report::{Bilingual, Lang};

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Words {
    words: BTreeMap<String, Bilingual>,
    missing: BTreeMap<String, Bilingual>,
}

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    toml::from_str(include_str!("../../packs/trace-page.toml"))
        .expect("the shipped packs are valid, as the tests show")
});

/// What the page calls something.
pub(crate) fn word(key: &str, lang: Lang) -> &'static str {
    WORDS.words.get(key).map_or("", |word| word.in_lang(lang))
}

/// That a key of the product file is missing.
pub(super) fn missing(key: &str) -> Bilingual {
    let told = WORDS.missing.get(key).cloned().unwrap_or_default();
    Bilingual::new(format!("{}: {key}.", told.vi), format!("{}: {key}.", told.en))
}
