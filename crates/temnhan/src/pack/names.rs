//! Names of elements that tell what they state.

use std::collections::BTreeMap;

use serde::Deserialize;

use super::layers::unescaped;
use crate::field::fold::{bare, fold_char};
use crate::kind::FieldKind;

/// `lexicon/names.toml`, ready for looking up names.
#[derive(Debug, Clone, Deserialize)]
#[serde(from = "BTreeMap<FieldKind, Vec<String>>")]
pub(crate) struct ElementNames(BTreeMap<String, FieldKind>);

impl From<BTreeMap<FieldKind, Vec<String>>> for ElementNames {
    fn from(names: BTreeMap<FieldKind, Vec<String>>) -> Self {
        let keys = names.into_iter().flat_map(|(kind, names)| {
            names.into_iter().map(move |name| (essence(&name), kind)).collect::<Vec<_>>()
        });
        Self(keys.collect())
    }
}

impl ElementNames {
    /// What an element of this name states; `None` where the name tells nothing.
    pub(crate) fn kind_of(&self, name: &str) -> Option<FieldKind> {
        self.0.get(&essence(&unescaped(name))).copied()
    }
}

/// The letters of a name, without marks and case.
fn essence(name: &str) -> String {
    let letters = name.chars().map(|c| bare(fold_char(c)));
    letters.filter(|c| c.is_alphabetic()).collect()
}

#[cfg(test)]
mod tests {
    use super::super::Packs;
    use super::*;

    #[test]
    fn knows_names_as_tools_write_them() {
        let names = Packs::shipped().lexicon.names;
        for (name, kind) in [
            ("ten-san-pham", Some(FieldKind::ProductName)),
            ("Thành phần", Some(FieldKind::Ingredients)),
            ("H_x1EA1_n_x0020_dùng_1_", Some(FieldKind::ExpiryDate)),
            ("HSD_2", Some(FieldKind::ExpiryDate)),
            ("hướng dẫn", None),
            ("layer1", None),
            ("text12", None),
        ] {
            assert_eq!(names.kind_of(name), kind, "{name}");
        }
    }
}
