//! Plastics and the codes that name them on packs.

use serde::Deserialize;

/// `lexicon/resins.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ResinFile {
    #[serde(rename = "resin")]
    pub(super) resins: Vec<Resin>,
}

/// A plastic.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Resin {
    pub(crate) number: u8,
    /// The character that shows the code.
    pub(crate) sign: char,
    /// Its abbreviations in capitals, the usual one first.
    pub(crate) names: Vec<String>,
    /// Whether it is made of petroleum and hard to degrade.
    #[serde(default)]
    pub(crate) petroleum: bool,
}
