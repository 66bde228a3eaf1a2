//! Facts of the goods that only the producer knows.

use serde::Deserialize;

use super::Facts;

/// A yes or no of the product file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub(super) enum Declared {
    AddedSugar,
    Fried,
    #[serde(rename = "gm-over-5-percent")]
    GmOver5Percent,
    Irradiated,
}

impl Declared {
    /// What the product file says; `None` where it says nothing.
    pub(super) fn of(self, facts: &Facts<'_>) -> Option<bool> {
        let product = &facts.product.product;
        match self {
            Self::AddedSugar => product.added_sugar,
            Self::Fried => product.fried,
            Self::GmOver5Percent => product.gm_over_5_percent,
            Self::Irradiated => product.irradiated,
        }
    }

    /// The reason of a rule that does not speak of goods without the fact.
    pub(super) fn denied(self) -> &'static str {
        match self {
            Self::AddedSugar => "sugar-not-added",
            Self::Fried => "not-fried",
            Self::GmOver5Percent => "not-modified",
            Self::Irradiated => "not-irradiated",
        }
    }

    /// The doubt of a rule where the product file does not say it.
    pub(super) fn unknown(self) -> &'static str {
        match self {
            Self::AddedSugar => "sugar-unknown",
            Self::Fried => "fried-unknown",
            Self::GmOver5Percent => "modified-unknown",
            Self::Irradiated => "irradiated-unknown",
        }
    }
}
