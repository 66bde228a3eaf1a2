//! The product file: what the producer knows and the artwork cannot say.

use serde::{Deserialize, Deserializer, Serialize};

use crate::date::Date;
use crate::error::ProductError;
use crate::kind::FieldKind;
use crate::pack::Options;
use crate::paper::Paper;
use crate::units::RectMm;

/// Facts about the product behind a label, from the TOML file beside it.
///
/// Every key is optional. A rule that needs an absent fact ends as *needs
/// review* and names the key that would settle it. Unknown keys are refused, so
/// that a misspelt one is never silently ignored.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct ProductFile {
    /// Product group id, such as `food`.
    pub group: Option<String>,
    /// The day whose law applies.
    pub printed_on: Option<Date>,
    /// Where the goods are sold.
    pub market: Option<Market>,
    /// The artwork's true size and how it is printed.
    pub artwork: Artwork,
    /// The product.
    pub product: Product,
    /// Who answers for the goods.
    pub producer: Producer,
    /// The recipe.
    #[serde(rename = "ingredient")]
    pub ingredients: Vec<Ingredient>,
    /// Trademarks.
    #[serde(rename = "trademark")]
    pub trademarks: Vec<Trademark>,
    /// The retail pack.
    pub package: Package,
    /// OCOP recognition.
    pub ocop: Ocop,
    /// Certificates behind printed marks.
    #[serde(rename = "certificate")]
    pub certificates: Vec<Certificate>,
    /// What the traceability code leads to.
    pub trace: Trace,
    /// What the designer says that a text is.
    #[serde(rename = "field")]
    pub hints: Vec<Hint>,
    /// Answers to what the law leaves open, by option; they win over those of the configuration.
    pub options: Options,
    /// Findings a named person has taken on.
    #[serde(rename = "sign_off")]
    pub sign_offs: Vec<SignOff>,
}

impl ProductFile {
    /// Reads a product file from the text of a TOML document.
    ///
    /// # Errors
    ///
    /// The first fault with its line and column: broken TOML, an unknown key,
    /// a value of the wrong type, a day that does not exist.
    pub fn from_toml(text: &str) -> Result<Self, ProductError> {
        toml::from_str(text).map_err(|error| ProductError::new(text, &error))
    }
}

macro_rules! table {
    ($(#[$meta:meta])* $name:ident { $($(#[$field_meta:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(deny_unknown_fields, default)]
        pub struct $name { $($(#[$field_meta])* pub $field: $type,)* }
    };
}

macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$variant_meta:meta])* $variant:ident,)* }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        #[serde(rename_all = "kebab-case")]
        pub enum $name { $($(#[$variant_meta])* $variant,)* }
    };
}

words! {
    /// Where the goods are sold.
    Market {
        /// In Viet Nam.
        Domestic,
        /// Only abroad: the rules of this tool do not speak of such labels.
        Export,
    }
}

words! {
    /// Who makes the goods.
    ProducerType {
        /// A registered household business, or one without a business certificate.
        Household,
        /// A cooperative.
        Cooperative,
        /// A company.
        Company,
    }
}

words! {
    /// How the goods come to the party that answers for them.
    Supply {
        /// Made by the party itself.
        Domestic,
        /// Made to the party's order.
        MadeToOrder,
        /// Divided, filled or packed again.
        Repacked,
        /// Blended from the goods of several makers.
        Blended,
        /// Imported.
        Imported,
    }
}

words! {
    /// Risk level of the goods under Decree 37/2026.
    Risk {
        /// Low.
        Low,
        /// Medium.
        Medium,
        /// High.
        High,
    }
}

words! {
    /// How far the registration of a trademark has come.
    TrademarkStatus {
        /// Applied for.
        Applied,
        /// Registered.
        Registered,
    }
}

table! {
    /// The artwork's true size and how it is printed.
    Artwork {
        /// Width of the trimmed label in millimetres; overrides the file.
        width_mm: Option<f64>,
        /// Height of the trimmed label in millimetres; overrides the file.
        height_mm: Option<f64>,
        /// Bleed on each side, in millimetres.
        bleed_mm: Option<f64>,
        /// How far text stays from trim and fold, in millimetres.
        safe_margin_mm: Option<f64>,
        /// Area of the labelled face without seams, in square centimetres.
        face_area_cm2: Option<f64>,
        /// Print resolution.
        dpi: Option<f64>,
        /// Colour of the paper, `#rrggbb`; white when not given.
        paper: Option<Paper>,
    }
}

table! {
    /// The product.
    Product {
        /// Its name.
        name: Option<String>,
        /// Net quantity with unit, such as `250 g`.
        net_quantity: Option<String>,
        /// Its GTIN.
        gtin: Option<String>,
        /// Lot number.
        lot: Option<String>,
        /// Brand.
        brand: Option<String>,
        /// File name of its picture.
        image: Option<String>,
        /// How long it keeps.
        shelf_life: Option<String>,
        /// Who makes it.
        producer_type: Option<ProducerType>,
        /// How it comes to the responsible party.
        supply: Option<Supply>,
        /// Its risk level.
        risk: Option<Risk>,
        /// Whether part of the content stands in an electronic label.
        elabel: Option<bool>,
        /// Whether it is made of one ingredient only.
        single_ingredient: Option<bool>,
        /// Whether sugar is added.
        added_sugar: Option<bool>,
        /// Whether it is fried.
        fried: Option<bool>,
        /// Whether a genetically modified ingredient exceeds 5 %.
        gm_over_5_percent: Option<bool>,
        /// Whether it is irradiated.
        irradiated: Option<bool>,
        /// Whether solids lie in a liquid.
        solids_in_liquid: Option<bool>,
        /// Whether the two-dimensional code is scanned at the till.
        point_of_sale: Option<bool>,
    }
}

table! {
    /// Who answers for the goods.
    Producer {
        /// Full name.
        name: Option<String>,
        /// Address.
        address: Option<String>,
        /// Telephone.
        phone: Option<String>,
    }
}

table! {
    /// One ingredient of the recipe.
    Ingredient {
        /// Its name.
        name: Option<String>,
        /// Its share of the mass, in per cent.
        percent: Option<f64>,
    }
}

table! {
    /// A trademark of the producer.
    Trademark {
        /// The mark.
        name: Option<String>,
        /// How far registration has come.
        status: Option<TrademarkStatus>,
        /// Application or certificate number.
        number: Option<String>,
    }
}

table! {
    /// The retail pack.
    Package {
        /// Its material.
        material: Option<String>,
        /// Materials of its parts.
        parts: Vec<PackagePart>,
    }
}

table! {
    /// A part of the pack and its material.
    PackagePart {
        /// The part, such as `nắp`.
        part: Option<String>,
        /// Its material.
        material: Option<String>,
    }
}

table! {
    /// OCOP recognition.
    Ocop {
        /// Number of the criteria set.
        set: Option<u8>,
        /// Stars recognised.
        stars: Option<u8>,
        /// Stars sought, where not yet recognised.
        target_stars: Option<u8>,
        /// Number of the decision.
        decision: Option<String>,
        /// Day of the decision.
        decided_on: Option<Date>,
        /// Who decided.
        issuer: Option<String>,
        /// Day on which re-assessment was filed for.
        reassessment_filed: Option<Date>,
    }
}

table! {
    /// A certificate behind a printed mark.
    Certificate {
        /// Its kind, such as `VietGAP`.
        kind: Option<String>,
        /// Its number.
        number: Option<String>,
        /// Its last day.
        valid_until: Option<Date>,
    }
}

table! {
    /// What the traceability code leads to.
    Trace {
        /// The address in the code.
        url: Option<String>,
        /// Where the product comes from.
        origin: Option<String>,
        /// Standards it meets.
        standards: Vec<String>,
        /// Steps of its making.
        #[serde(rename = "event")]
        events: Vec<TraceEvent>,
    }
}

table! {
    /// One step of the making.
    TraceEvent {
        /// What was done.
        step: Option<String>,
        /// When.
        on: Option<Date>,
        /// Where.
        place: Option<String>,
    }
}

/// What the designer says that a text is.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// What it is.
    pub kind: FieldKind,
    /// The `id` of its element.
    pub element: Option<String>,
    /// Or the area it stands in: left, top, width, height.
    pub area_mm: Option<RectMm>,
}

/// A finding that a named person takes on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignOff {
    /// The rule.
    pub rule: String,
    /// Who.
    #[serde(deserialize_with = "said")]
    pub by: String,
    /// Why.
    #[serde(deserialize_with = "said")]
    pub reason: String,
    /// Until when.
    pub until: Option<Date>,
}

/// A text that is not blank.
fn said<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    let text = String::deserialize(deserializer)?;
    if text.trim().is_empty() {
        return Err(serde::de::Error::custom("a blank text"));
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_keys_of_the_contract() {
        let file = ProductFile::from_toml(
            "group = \"food\"\nprinted_on = \"2026-11-23\"\n[product]\nproducer_type = \"household\"\n\
             [[field]]\nkind = \"storage\"\narea_mm = [1, 2.5, 3, 4]\n",
        )
        .unwrap();
        assert_eq!(file.product.producer_type, Some(ProducerType::Household));
        assert!((file.hints[0].area_mm.unwrap().y - 2.5).abs() < 1e-9);
    }

    #[test]
    fn a_sign_off_has_a_name_and_a_reason() {
        let text = |by: &str| {
            format!(
                "[[sign_off]]\nrule = \"claim-superlative\"\nby = \"{by}\"\nreason = \"Giải nhất\"\n"
            )
        };
        assert_eq!(ProductFile::from_toml(&text("A")).unwrap().sign_offs[0].by, "A");
        assert!(ProductFile::from_toml(&text(" ")).is_err());
    }

    #[test]
    fn names_line_and_column_of_an_unknown_key() {
        let error =
            ProductFile::from_toml("group = \"food\"\n[product]\nnmae = \"x\"\n").unwrap_err();
        assert_eq!((error.line, error.column), (3, 1));
        assert!(error.message.contains("nmae"), "{}", error.message);
    }
}
