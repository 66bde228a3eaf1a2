//! The rules that a SARIF log speaks of.

use serde_json::{Value, json};
use temnhan::report::{Citation, Lang, RuleReport, Severity};
use temnhan::{Date, Packs, RuleInfo};

use super::super::issue::Level;
use super::result::level;
use crate::text::is_own;

/// Descriptors of the rules that found something, in the order of their first result.
pub(super) struct Rules {
    packs: Packs,
    lang: Lang,
    ids: Vec<String>,
    descriptors: Vec<Value>,
}

impl Rules {
    pub(super) fn new(packs: Packs, lang: Lang) -> Self {
        Self { packs, lang, ids: Vec::new(), descriptors: Vec::new() }
    }

    /// Where the rule stands among the descriptors, as it is on the day of its first result.
    pub(super) fn index(&mut self, rule: &RuleReport, day: Date) -> usize {
        if let Some(index) = self.ids.iter().position(|id| *id == rule.rule) {
            return index;
        }
        let descriptor = self.descriptor(rule, day);
        self.ids.push(rule.rule.clone());
        self.descriptors.push(descriptor);
        self.ids.len() - 1
    }

    pub(super) fn descriptors(&self) -> &[Value] {
        &self.descriptors
    }

    fn descriptor(&self, rule: &RuleReport, day: Date) -> Value {
        let listed = self.packs.catalogue(day).into_iter().find(|listed| listed.id == rule.rule);
        let own = match rule.severity {
            Severity::Error => Level::Error,
            Severity::Warning => Level::Warning,
            Severity::Advice => Level::Advice,
        };
        let mut descriptor = json!({
            "id": rule.rule,
            "defaultConfiguration": { "level": level(own) },
            "properties": { "tags": ["label", rule.citation.instrument] },
        });
        if let Some(url) = &rule.citation.url {
            descriptor["helpUri"] = json!(url);
        }
        if let Some(info) = listed.and_then(|listed| listed.rule) {
            self.describe(&mut descriptor, &info, &rule.citation);
        }
        descriptor
    }

    fn describe(&self, descriptor: &mut Value, info: &RuleInfo, citation: &Citation) {
        let (help, why) = (info.help.in_lang(self.lang), info.why.in_lang(self.lang));
        let basis = if is_own(citation) {
            String::new()
        } else {
            format!("{}, {}", citation.instrument, citation.locator)
        };
        descriptor["name"] = json!(info.id);
        descriptor["shortDescription"] = json!({ "text": info.title.in_lang(self.lang) });
        descriptor["fullDescription"] = json!({ "text": why });
        let text: Vec<&str> = [help, why, &basis].into_iter().filter(|t| !t.is_empty()).collect();
        descriptor["help"] = json!({ "text": text.join("\n"), "markdown": text.join("\n\n") });
    }
}
