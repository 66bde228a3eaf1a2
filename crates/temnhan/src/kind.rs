//! The kinds of text a label may carry.

use serde::{Deserialize, Serialize};

/// What a piece of the label states, named as in tags, product files and reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
#[allow(missing_docs, reason = "the names are the field's own terms")]
pub enum FieldKind {
    ProductName,
    Brand,
    ResponsibleParty,
    Address,
    Origin,
    NetQuantity,
    ProductionDate,
    ExpiryDate,
    Ingredients,
    Nutrition,
    Warning,
    Usage,
    Storage,
    Batch,
    EthanolContent,
    TechnicalSpecification,
    AllergenStatement,
    OcopStars,
    Certification,
    TraceAccessLine,
    Phone,
    Website,
    DeclarationNumber,
}

impl FieldKind {
    /// The kind of that name, as written in `data-temnhan="…"`.
    pub fn from_name(name: &str) -> Option<Self> {
        serde_json::from_value(serde_json::Value::String(name.to_owned())).ok()
    }

    /// The kind's name, as written in `data-temnhan="…"`.
    pub fn name(self) -> String {
        match serde_json::to_value(self) {
            Ok(serde_json::Value::String(name)) => name,
            _ => unreachable!("a kind is written as its name"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_names_of_tags() {
        assert_eq!(FieldKind::from_name("net-quantity"), Some(FieldKind::NetQuantity));
        assert_eq!(FieldKind::from_name("qr"), None);
    }
}
