//! What an earlier address is today, in words.

use super::Facts;
use super::address_slots::Slots;
use crate::field::address::Part;
use crate::field::fold::fold;
use crate::gazetteer::{self, Earlier, Successors, UnitKind};
use crate::pack::{Args, Level};
use crate::report::Bilingual;

/// The most units that one sentence lists.
const MOST_LISTED: usize = 6;

/// What an address is today, what to ask where that is open, or else to look it up.
pub(super) fn sentence(facts: &Facts<'_>, slots: &Slots<'_>) -> Bilingual {
    let found = predecessors(facts, slots);
    let is_guess = slots.district.is_none() && slots.commune.is_some_and(|it| it.level.is_none());
    let key = match &found[..] {
        [] => return of_today(facts, slots),
        [only] if only.into.len() > 1 => "address-today-split",
        [only] if is_guess || !only.is_sure() => "address-today-maybe",
        [_] => "address-today-one",
        _ => "address-today-which",
    };
    let new = match &found[..] {
        [only] => listed(only.into.iter().map(|it| in_full(facts, it, only.province)).collect()),
        several => listed(several.iter().map(|it| by_district(facts, it)).collect()),
    };
    facts.packs.reason(key, &Args::default().same("new", new))
}

/// The earlier units that an address may mean.
pub(super) fn predecessors<'a>(facts: &'a Facts<'_>, slots: &Slots<'_>) -> Vec<Successors<'a>> {
    let (Some(gazetteer), Some(named)) = (facts.packs.gazetteer(), named(slots)) else {
        return Vec::new();
    };
    let district = slots.district.map(|part| part.name.as_str());
    let within = match slots.province.and_then(|part| province(facts, part)) {
        Some(province) => named.in_province(province),
        None if district.is_some() => named,
        None => return Vec::new(),
    };
    let found = district.map(|district| gazetteer.successors(&within.in_district(district)));
    // A city that ends an address may be the province alone.
    let may_be_none = slots.district == slots.province;
    found
        .filter(|found| !found.is_empty() || !may_be_none)
        .unwrap_or_else(|| gazetteer.successors(&within))
}

/// The kind of unit that the word of a part says.
pub(super) fn kind(part: &Part) -> Option<UnitKind> {
    match (part.level?, fold(&part.text).chars().next()?) {
        (Level::Township, _) => Some(UnitKind::Township),
        (Level::Commune, 'x') => Some(UnitKind::Commune),
        (Level::Commune, 'p') => Some(UnitKind::Ward),
        (Level::Commune, 'đ' | 'd') => Some(UnitKind::SpecialZone),
        _ => None,
    }
}

/// A commune with its province, as an address gives them.
pub(super) fn in_full(
    facts: &Facts<'_>,
    commune: &gazetteer::Commune,
    province: &gazetteer::Province,
) -> String {
    facts.packs.commune_in_full(commune, province, facts.day)
}

/// Some units in one list, the first of them where there are many.
pub(super) fn listed(mut units: Vec<String>) -> String {
    if units.len() > MOST_LISTED {
        units.truncate(MOST_LISTED);
        units.push("…".to_owned());
    }
    units.join("; ")
}

/// The commune of today, where the address names one already.
fn of_today(facts: &Facts<'_>, slots: &Slots<'_>) -> Bilingual {
    let found = slots.province.and_then(|part| {
        let key = part.key();
        let gone = facts.packs.dissolved(&key).map(|old| old.now.as_str());
        let name = gone.or_else(|| facts.packs.province(&key).map(|now| now.name.as_str()))?;
        let province = facts.packs.gazetteer()?.province(name)?;
        Some(in_full(facts, province.commune(&slots.commune?.name)?, province))
    });
    match found {
        Some(new) => facts.packs.reason("address-today-maybe", &Args::default().same("new", new)),
        None => facts.packs.reason("address-today-ask", &Args::default()),
    }
}

fn named<'a>(slots: &Slots<'a>) -> Option<Earlier<'a>> {
    match (slots.commune, slots.district) {
        (Some(commune), _) => {
            let named = Earlier::of(&commune.name);
            Some(kind(commune).map_or(named, |kind| named.with_kind(kind)))
        }
        (None, Some(district)) => Some(Earlier::district(&district.name)),
        (None, None) => None,
    }
}

/// A province by the name that the gazetteer knows it by.
fn province<'a>(facts: &'a Facts<'_>, part: &Part) -> Option<&'a str> {
    let key = part.key();
    let Some(gone) = facts.packs.dissolved(&key) else {
        return facts.packs.province(&key).map(|now| now.name.as_str());
    };
    let is_known = facts.packs.gazetteer().is_some_and(|it| it.has_province(&gone.name));
    Some(if is_known { &gone.name } else { &gone.now })
}

/// "huyện Ý Yên → xã Vũ Dương, tỉnh Ninh Bình".
fn by_district(facts: &Facts<'_>, found: &Successors<'_>) -> String {
    let into: Vec<String> =
        found.into.iter().map(|it| in_full(facts, it, found.province)).collect();
    format!("{} → {}", found.district.in_full(), into.join(" / "))
}
