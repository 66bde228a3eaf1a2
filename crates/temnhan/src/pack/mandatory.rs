//! What goods of a group must carry, for those who show it as a list.

use serde::Serialize;

use super::Packs;
use super::schema::{Duty, Item};
use crate::check::CheckSpec;
use crate::kind::FieldKind;
use crate::report::Bilingual;

/// One kind of content that goods of a group carry.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[non_exhaustive]
pub struct Mandatory {
    /// The kind.
    pub kind: FieldKind,
    /// What it is called, without a capital.
    pub name: Bilingual,
    /// Kinds that may stand in its place.
    pub or: Vec<FieldKind>,
    /// Whether it is asked only of goods that have it.
    pub if_any: bool,
    /// Its place in the instrument on the groups.
    pub locator: String,
    /// The rule that asks whether it is there; `None` where none does, or one asks several things together.
    pub rule: Option<String>,
}

impl Packs {
    /// What goods of a group must carry, what every good carries first, then the group's own list;
    /// empty for a group that the packs do not know.
    pub fn mandatory(&self, group: &str) -> Vec<Mandatory> {
        let Some(group) = self.group(group) else { return Vec::new() };
        let own = group.items.iter().filter(|(kind, _)| !self.every.contains_key(kind));
        self.every.iter().chain(own).map(|(kind, item)| self.asked(*kind, item)).collect()
    }

    fn asked(&self, kind: FieldKind, item: &Item) -> Mandatory {
        let asks = |check: &CheckSpec| {
            matches!(check, CheckSpec::FieldPresent(_) | CheckSpec::NamePresent(_))
                && check.subject() == Some(kind)
        };
        Mandatory {
            kind,
            name: self.kind_name(kind),
            or: item.or.clone(),
            if_any: item.duty == Duty::IfAny,
            locator: item.locator.clone(),
            rule: self.rules.iter().find(|rule| asks(&rule.check)).map(|rule| rule.id.clone()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_list_of_food_names_what_every_good_carries_and_its_own() {
        let packs = Packs::shipped();
        let list = packs.mandatory("food");
        let of = |kind| list.iter().find(|item| item.kind == kind);
        assert_eq!(list[0].rule.as_deref(), Some("product-name-missing"));
        assert_eq!(of(FieldKind::Storage).unwrap().rule.as_deref(), Some("storage-missing"));
        assert_eq!(of(FieldKind::EthanolContent), None);
        assert!(packs.mandatory("moon-food").is_empty());
    }

    #[test]
    fn what_a_group_must_carry_has_its_rule_but_where_one_rule_asks_all() {
        let packs = Packs::shipped();
        for group in packs.group_ids() {
            for item in packs.mandatory(group).iter().filter(|item| !item.if_any) {
                let together = item.kind == FieldKind::Batch
                    && ["cosmetic", "household-chemical"].contains(&group);
                assert_eq!(item.rule.is_none(), together, "{group}: {:?}", item.kind);
            }
        }
    }
}
