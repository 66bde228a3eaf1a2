//! The configuration of a run: which rules, which answers to open questions, who signed what.

use serde::Deserialize;

use crate::error::ProductError;
use crate::pack::{Options, Packs};
use crate::product::SignOff;
use crate::report::Bilingual;

/// What a user settles for all labels of a run, from a TOML file.
///
/// Every key is optional; unknown keys are refused.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// The only rules to run, by id or by section of the catalogue; all where none is named.
    pub select: Vec<String>,
    /// Rules not to run, by id or by section; wins over `select`.
    pub ignore: Vec<String>,
    /// Files of rules that add to the shipped ones or replace them, beside this file.
    pub packs: Vec<String>,
    /// Answers to what the law leaves open, by option.
    pub options: Options,
    /// Findings that a named person has taken on.
    #[serde(rename = "sign_off")]
    pub sign_offs: Vec<SignOff>,
}

impl Config {
    /// Reads a configuration from the text of a TOML document.
    ///
    /// # Errors
    ///
    /// The first fault with its line and column.
    pub fn from_toml(text: &str) -> Result<Self, ProductError> {
        toml::from_str(text).map_err(|error| ProductError::new(text, &error))
    }

    /// Whether a rule is to run.
    pub(crate) fn runs(&self, rule: &str, packs: &Packs) -> bool {
        let section = packs.section_of(rule);
        let is_named =
            |names: &[String]| names.iter().any(|n| n == rule || Some(n.as_str()) == section);
        (self.select.is_empty() || is_named(&self.select)) && !is_named(&self.ignore)
    }

    /// A name in `select` or `ignore` that is no rule and no section.
    pub(crate) fn unknown_name(&self, packs: &Packs) -> Option<Bilingual> {
        let mut names = self.select.iter().chain(&self.ignore);
        let name = names.find(|name| {
            let is_section = packs.sections().any(|(section, _)| section == name.as_str());
            !is_section && !packs.knows_rule(name)
        })?;
        Some(Bilingual::new(
            format!("Không có quy tắc hay mục nào tên là “{name}”."),
            format!("There is no rule or section called “{name}”."),
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_what_is_selected_and_not_ignored() {
        let packs = Packs::shipped();
        let config =
            Config::from_toml("select = [\"dates\"]\nignore = [\"date-impossible\"]\n").unwrap();
        assert!(config.runs("date-order-wrong", &packs));
        assert!(!config.runs("date-impossible", &packs));
        assert!(!config.runs("origin-missing", &packs));
        assert!(config.unknown_name(&packs).is_none());
    }

    #[test]
    fn knows_what_is_no_rule() {
        let config = Config::from_toml("ignore = [\"orign-missing\"]").unwrap();
        assert!(config.unknown_name(&Packs::shipped()).unwrap().en.contains("orign-missing"));
        assert!(Config::from_toml("ingore = []").is_err());
    }
}
