//! Quantities, dates, nutrition values and addresses, taken apart.

use serde::{Deserialize, Serialize};

use crate::date::Date;

/// A net quantity.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QuantityValue {
    /// The total as printed; one item where no total is printed.
    pub nominal: Amount,
    /// The items of a pack that holds several.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub items: Option<Items>,
    /// The total that is not printed but follows from the items.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub total: Option<Amount>,
    /// Whether it is the drained quantity of solids in liquid.
    pub drained: bool,
}

/// A value with its unit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Amount {
    /// The value; null where the print can be read two ways, such as `1.500 g`.
    pub value: Option<f64>,
    /// The lower end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// The deviation printed behind ±.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tolerance: Option<f64>,
    /// The unit's legal symbol; as printed where it has none.
    pub unit: String,
}

/// The items of a pack.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Items {
    /// How many.
    pub count: u32,
    /// What is counted, as printed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub of: Option<String>,
    /// One item.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub each: Option<Amount>,
}

/// What stands behind a date heading.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
pub enum DateValue {
    /// A day of the calendar.
    Day(Date),
    /// A day as printed that the calendar does not have.
    NoSuchDay(String),
    /// A month, `2026-04`.
    Month(String),
    /// A year.
    Year(u32),
    /// A length of time.
    Duration(DurationValue),
    /// A pointer to another place of the pack.
    Pointer,
    /// Room for a stamp.
    Blank,
}

/// A length of time.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DurationValue {
    /// How many units.
    pub value: f64,
    /// The lower end of a range.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub at_least: Option<f64>,
    /// The unit.
    pub unit: DurationUnit,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum DurationUnit {
    Hour,
    Day,
    Week,
    Month,
    Year,
}

/// A nutrition panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NutritionValue {
    /// What the values are for; null where the label does not say it.
    pub basis: Option<NutritionBasis>,
    /// The rows in the order of the panel.
    pub rows: Vec<NutrientValue>,
}

/// What the values of a panel are for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NutritionBasis {
    /// Whether it is a serving.
    pub serving: bool,
    /// 100 g, 100 ml or the serving's size.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Amount>,
}

/// One nutrient of a panel.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NutrientValue {
    /// Key of the nutrient, such as `energy` or `saturated-fat`.
    pub nutrient: String,
    /// The value; null where it can be read two ways.
    pub value: Option<f64>,
    /// Whether the value is less than that: `<0,5 g`.
    pub less_than: bool,
    /// The unit.
    pub unit: String,
    /// Share of the daily reference.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub percent: Option<f64>,
}

/// A part of an address.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AddressPart {
    /// What it is; null where no word or list says it.
    pub level: Option<AddressLevel>,
    /// As printed, with the word that says its level.
    pub text: String,
}

/// The level of a part of an address, of today or of before July 2025.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names say it")]
pub enum AddressLevel {
    /// A hamlet, a street or a number.
    Site,
    Commune,
    Township,
    District,
    /// A city inside a province.
    City,
    Province,
    Country,
}
