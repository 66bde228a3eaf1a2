//! The entries of rules: those shipped, and those of a user's own that add to them or replace them.

use super::options::Template;
use super::schema::{Instrument, RuleFile};
use super::{Packs, SHIPPED, read};
use crate::error::PackError;

/// The folder of packs that a user adds.
const USER: &str = "user/";

/// Rules as they were written, before options are settled.
#[derive(Default)]
pub(super) struct Entries {
    pub(super) instruments: Vec<Instrument>,
    /// Each with the file that it stands in.
    pub(super) templates: Vec<(String, Template)>,
    pub(super) user_rules: Vec<String>,
    /// Shipped entries that a user's own replace.
    pub(super) replaced: Vec<Template>,
}

impl Entries {
    pub(super) fn read(files: &[(&str, &str)]) -> Result<Self, PackError> {
        let mut entries = Self::default();
        for (name, _) in files.iter().filter(|(name, _)| name.starts_with("rules/")) {
            entries.take(name, read(files, name)?);
        }
        let mut own = Self::default();
        for (name, _) in files.iter().filter(|(name, _)| name.starts_with(USER)) {
            own.take(name, read(files, name)?);
        }
        own.user_rules = own.templates.iter().filter_map(|(_, own)| id_of(own)).collect();
        own.user_rules.dedup();
        let is_replaced = |(_, shipped): &(String, Template)| {
            id_of(shipped).is_some_and(|id| own.user_rules.contains(&id))
        };
        let (replaced, kept): (Vec<_>, Vec<_>) =
            entries.templates.into_iter().partition(is_replaced);
        Ok(Self {
            instruments: [entries.instruments, own.instruments].concat(),
            templates: kept.into_iter().chain(own.templates).collect(),
            user_rules: own.user_rules,
            replaced: replaced.into_iter().map(|(_, template)| template).collect(),
        })
    }

    fn take(&mut self, name: &str, file: RuleFile) {
        self.instruments.extend(file.instruments);
        let templates = file.rules.into_iter().map(|rule| (name.to_owned(), Template::new(rule)));
        self.templates.extend(templates);
    }
}

/// The id that an entry names.
pub(super) fn id_of(template: &Template) -> Option<String> {
    Some(template.value.get("id")?.as_str()?.to_owned())
}

impl Packs {
    /// The shipped packs with packs of a user's own, each a name and the text of a TOML file of
    /// `[[rule]]` and `[[instrument]]` entries. A rule replaces all entries of the same id.
    ///
    /// # Errors
    ///
    /// As those of [`Packs::load`].
    pub fn shipped_with(user: &[(&str, &str)]) -> Result<Self, PackError> {
        let names: Vec<String> = user.iter().map(|(name, _)| format!("{USER}{name}")).collect();
        let own = names.iter().zip(user).map(|(name, (_, text))| (name.as_str(), *text));
        Self::load(&SHIPPED.iter().copied().chain(own).collect::<Vec<_>>())
    }

    /// Reads the entries with the defaults of their options.
    pub(super) fn settle_defaults(
        &mut self,
        templates: Vec<(String, Template)>,
    ) -> Result<(), PackError> {
        for (file, template) in templates {
            let entry = id_of(&template).unwrap_or_default();
            let rule = template.settle(&|key| self.default_of(key));
            self.rules.push(rule.map_err(|message| PackError::unread(&file, &entry, message))?);
            if !template.options.is_empty() {
                self.rule_templates.push((self.rules.len() - 1, template));
            }
        }
        let clauses = self.transition_templates.iter().map(|template| {
            let clause = template.settle(&|key| self.default_of(key));
            clause.map_err(|message| PackError::unread("transitions.toml", "", message))
        });
        self.transitions = clauses.collect::<Result<_, _>>()?;
        Ok(())
    }
}
