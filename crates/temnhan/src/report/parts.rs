//! What a field's value says, taken apart.

use serde::{Deserialize, Serialize};

use super::{AddressPart, DateValue, NutritionValue, QuantityValue};

/// The parts of a value, by the kind of its field; only kinds that are taken apart have any.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Parts {
    /// Of `ingredients`: its items in the order of the list.
    Ingredients(Vec<Ingredient>),
    /// Of `net-quantity`.
    Quantity(QuantityValue),
    /// Of `production-date` and `expiry-date`.
    Date(DateValue),
    /// Of `nutrition`.
    Nutrition(NutritionValue),
    /// Of `address`: its parts in the order of the print.
    Address(Vec<AddressPart>),
}

/// An item of a list of ingredients. A class that names several substances is one item a substance.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ingredient {
    /// Its name as it stands; that of its class where only a number names the substance.
    pub name: String,
    /// Its share as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<f64>,
    /// Whether the share is only a bound.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent_bound: Option<Bound>,
    /// Its amount as printed, such as `20 g`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<String>,
    /// Where it comes from, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub origin: Option<String>,
    /// Keys of the functional classes that stand before it, such as `preservative`.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub classes: Vec<String>,
    /// “tự nhiên”, “tổng hợp” and the like, as the law lists them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub qualifiers: Vec<String>,
    /// The INS number that is printed, in the notation of Codex, such as `500(ii)`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ins: Option<String>,
    /// The INS number of the additive that the name alone tells.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub named_ins: Option<String>,
    /// What it is made of, where a bracket or a colon says so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Ingredient>,
}

/// What a printed share bounds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum Bound {
    /// "≥ 70 %", "40–45 %".
    AtLeast,
    /// "≤ 5 %".
    AtMost,
}
