//! What the law leaves open, as named options: rules and transition clauses take their values.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use toml::Value;

use super::Packs;
use super::schema::{Rule, Transition};
use crate::date::Date;
use crate::report::{Bilingual, OptionBasis, OptionReport, RuleReport};

/// Values for options, by key.
pub type Options = BTreeMap<String, OptionValue>;

/// The value of an option.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum OptionValue {
    /// A threshold, in the unit that the option's key names.
    Number(f64),
    /// A day, `YYYY-MM-DD`, or one of the option's choices.
    Word(String),
}

impl OptionValue {
    fn to_toml(&self) -> Value {
        match self {
            Self::Number(number) => Value::Float(*number),
            Self::Word(word) => Value::String(word.clone()),
        }
    }

    fn as_day(&self) -> Option<Date> {
        match self {
            Self::Word(word) => word.parse().ok(),
            Self::Number(_) => None,
        }
    }
}

/// `options.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OptionFile {
    #[serde(rename = "option")]
    pub(super) options: Vec<OpenQuestion>,
}

/// A question that the law leaves open, and the answer taken where nobody gives another.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct OpenQuestion {
    pub(super) key: String,
    pub(super) doubt: String,
    pub(super) default: OptionValue,
    #[serde(default)]
    pub(super) choices: Vec<String>,
    pub(super) about: Bilingual,
}

impl OpenQuestion {
    /// Why a value is none for it; a number is above 0, a day a day, a word one of the choices.
    fn refuses(&self, value: &OptionValue) -> Option<Bilingual> {
        let (vi, en) = match (&self.default, value) {
            (OptionValue::Number(_), OptionValue::Number(number)) if *number > 0.0 => return None,
            (OptionValue::Number(_), _) => ("phải là một số lớn hơn 0", "is a number above 0"),
            (default, value) if default.as_day().is_some() => {
                if value.as_day().is_some() {
                    return None;
                }
                ("phải là ngày viết theo dạng năm-tháng-ngày", "is a day written YYYY-MM-DD")
            }
            (_, OptionValue::Word(word)) if self.choices.contains(word) => return None,
            _ => {
                let choices = self.choices.join(", ");
                return Some(Bilingual::new(
                    format!("Tùy chọn {} chỉ nhận: {choices}.", self.key),
                    format!("The option {} is one of: {choices}.", self.key),
                ));
            }
        };
        let key = &self.key;
        Some(Bilingual::new(format!("Tùy chọn {key} {vi}."), format!("The option {key} {en}.")))
    }
}

/// An entry of a pack as it was written, with the options that it names.
#[derive(Debug)]
pub(super) struct Template {
    pub(super) value: Value,
    pub(super) options: Vec<String>,
}

impl Template {
    pub(super) fn new(value: Value) -> Self {
        let mut options = Vec::new();
        collect(&value, &mut options);
        Self { value, options }
    }

    /// The entry with the values of its options.
    pub(super) fn settle<T: DeserializeOwned>(
        &self,
        value_of: &dyn Fn(&str) -> Option<OptionValue>,
    ) -> Result<T, String> {
        let value = replaced(&self.value, value_of)?;
        value.try_into().map_err(|error: toml::de::Error| error.message().to_owned())
    }
}

/// The key in `{ option = "key" }`.
fn option_in(value: &Value) -> Option<&str> {
    let table = value.as_table().filter(|table| table.len() == 1)?;
    table.get("option")?.as_str()
}

fn collect(value: &Value, options: &mut Vec<String>) {
    if let Some(key) = option_in(value) {
        options.push(key.to_owned());
        return;
    }
    match value {
        Value::Table(table) => table.values().for_each(|inner| collect(inner, options)),
        Value::Array(items) => items.iter().for_each(|inner| collect(inner, options)),
        _ => {}
    }
}

fn replaced(
    value: &Value,
    value_of: &dyn Fn(&str) -> Option<OptionValue>,
) -> Result<Value, String> {
    if let Some(key) = option_in(value) {
        let value = value_of(key).ok_or_else(|| format!("no option {key}"))?;
        return Ok(value.to_toml());
    }
    Ok(match value {
        Value::Table(table) => Value::Table(
            table
                .iter()
                .map(|(key, inner)| Ok((key.clone(), replaced(inner, value_of)?)))
                .collect::<Result<_, String>>()?,
        ),
        Value::Array(items) => Value::Array(
            items.iter().map(|inner| replaced(inner, value_of)).collect::<Result<_, _>>()?,
        ),
        other => other.clone(),
    })
}

/// Rules and clauses with every open question answered.
#[derive(Debug)]
pub(crate) struct Law<'a> {
    pub(crate) rules: Cow<'a, [Rule]>,
    pub(crate) transitions: Cow<'a, [Transition]>,
    config: &'a Options,
    product: &'a Options,
}

impl Packs {
    /// The law with the options of the configuration and of the product file, which wins.
    ///
    /// # Errors
    ///
    /// An option that does not exist, or a value that it does not take, in one sentence.
    pub(crate) fn law<'a>(
        &'a self,
        config: &'a Options,
        product: &'a Options,
    ) -> Result<Law<'a>, Bilingual> {
        for (key, value) in config.iter().chain(product) {
            let question = self.question(key).ok_or_else(|| self.no_such_option(key))?;
            if let Some(refusal) = question.refuses(value) {
                return Err(refusal);
            }
        }
        if config.is_empty() && product.is_empty() {
            let (rules, transitions) = (&self.rules, &self.transitions);
            return Ok(Law {
                rules: Cow::Borrowed(rules),
                transitions: Cow::Borrowed(transitions),
                config,
                product,
            });
        }
        let value_of = |key: &str| {
            let given = product.get(key).or_else(|| config.get(key)).cloned();
            given.or_else(|| self.default_of(key))
        };
        let mut rules = self.rules.clone();
        for (at, template) in &self.rule_templates {
            rules[*at] = settled(template, &value_of)?;
        }
        let transitions =
            self.transition_templates.iter().map(|template| settled(template, &value_of));
        let transitions = transitions.collect::<Result<Vec<_>, _>>()?;
        Ok(Law { rules: Cow::Owned(rules), transitions: Cow::Owned(transitions), config, product })
    }

    /// The number that an option stands at; 0 for one that is no number.
    pub(crate) fn number(&self, key: &str, config: &Options, product: &Options) -> f64 {
        let given = product.get(key).or_else(|| config.get(key)).cloned();
        match given.or_else(|| self.default_of(key)) {
            Some(OptionValue::Number(number)) => number,
            _ => 0.0,
        }
    }

    pub(super) fn default_of(&self, key: &str) -> Option<OptionValue> {
        self.question(key).map(|question| question.default.clone())
    }

    fn question(&self, key: &str) -> Option<&OpenQuestion> {
        self.options.iter().find(|question| question.key == key)
    }

    fn no_such_option(&self, key: &str) -> Bilingual {
        let known: Vec<&str> = self.options.iter().map(|option| option.key.as_str()).collect();
        let known = known.join(", ");
        Bilingual::new(
            format!("Không có tùy chọn “{key}”. Các tùy chọn: {known}."),
            format!("There is no option “{key}”. The options are: {known}."),
        )
    }

    /// The options that the rules of a report, or the clauses they were judged under, hang on.
    pub(crate) fn options_used(&self, law: &Law<'_>, rules: &[RuleReport]) -> Vec<OptionReport> {
        let mut reports = Vec::new();
        for question in &self.options {
            let key = &question.key;
            let rules = self.rules_that_use(key, law, rules);
            if rules.is_empty() {
                continue;
            }
            let (value, basis) = match (law.product.get(key), law.config.get(key)) {
                (Some(value), _) => (value, OptionBasis::ProductFile),
                (None, Some(value)) => (value, OptionBasis::Config),
                (None, None) => (&question.default, OptionBasis::Default),
            };
            let (doubt, about) = (question.doubt.clone(), question.about.clone());
            let value = value.clone();
            reports.push(OptionReport { key: key.clone(), value, basis, doubt, about, rules });
        }
        reports
    }

    fn rules_that_use(&self, option: &str, law: &Law<'_>, rules: &[RuleReport]) -> Vec<String> {
        let names = |template: &Template| template.options.iter().any(|own| own == option);
        let ids = self.rule_templates.iter().filter(|(_, template)| names(template));
        let ids: Vec<&str> = ids.map(|(at, _)| law.rules[*at].id.as_str()).collect();
        let clauses = self.transition_templates.iter().zip(law.transitions.iter());
        let clauses = clauses.filter(|(template, _)| names(template));
        let clauses: Vec<&str> = clauses.map(|(_, clause)| clause.key.as_str()).collect();
        let hangs = |rule: &&RuleReport| {
            let clause = rule.transition.as_deref();
            ids.contains(&rule.rule.as_str()) || clause.is_some_and(|own| clauses.contains(&own))
        };
        rules.iter().filter(hangs).map(|rule| rule.rule.clone()).collect()
    }
}

fn settled<T: DeserializeOwned>(
    template: &Template,
    value_of: &dyn Fn(&str) -> Option<OptionValue>,
) -> Result<T, Bilingual> {
    template.settle(value_of).map_err(|message| Bilingual::new(message.clone(), message))
}
