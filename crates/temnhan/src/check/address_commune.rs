//! `address-commune`: the commune of an address is one of its province's today.

use serde::Deserialize;

use super::addresses::{self, Address};
use super::{Check, Facts, Judgement, Problem, Reason, Verdict, address_today};
use crate::field::address::Part;
use crate::field::fold::has_marks;
use crate::gazetteer::{Commune, Gazetteer, Province, Successors};
use crate::pack::{Args, Level};
use crate::report::Bilingual;

/// Words of the longest name of a commune.
const LONGEST_NAME: usize = 6;

/// Refuses a xã, phường or đặc khu that its province does not have today, or has as another kind;
/// asks about one that is nearly such a name. Looks only at parts whose kind is written, in
/// provinces of today.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct AddressCommune {}

impl Check for AddressCommune {
    const ARGS: &'static [&'static str] = &["old", "new", "today"];

    fn run(&self, facts: &Facts<'_>) -> Judgement {
        let Some(gazetteer) = facts.packs.gazetteer() else {
            return Judgement::not_applicable("gazetteer-absent");
        };
        addresses::each(facts, |address| {
            let place = Place::of(facts, gazetteer, address);
            place.and_then(|place| place.problem()).into_iter().collect()
        })
    }
}

/// A commune in a province of today, as an address names them.
struct Place<'a> {
    facts: &'a Facts<'a>,
    gazetteer: &'a Gazetteer,
    address: &'a Address<'a>,
    commune: &'a Part,
    province: &'a Province,
}

impl<'a> Place<'a> {
    fn of(
        facts: &'a Facts<'a>,
        gazetteer: &'a Gazetteer,
        address: &'a Address<'a>,
    ) -> Option<Self> {
        let commune = address.slots.commune.filter(|part| part.level == Some(Level::Commune))?;
        let province = facts.packs.province(&address.slots.province?.key())?;
        let province = gazetteer.province(&province.name)?;
        let is_named = commune.name.chars().any(char::is_alphanumeric);
        is_named.then_some(Self { facts, gazetteer, address, commune, province })
    }

    fn problem(&self) -> Option<Problem> {
        let earlier = address_today::predecessors(self.facts, &self.address.slots);
        if let Some(own) = self.own() {
            let is_right = address_today::kind(self.commune) == Some(own.kind_on(self.facts.day));
            return if is_right { self.moved(own, &earlier) } else { Some(self.unknown()) };
        }
        let unmarked = self.province.communes_but_for_marks(&self.commune.name);
        match &unmarked[..] {
            // Missing marks are another rule's.
            [_] if !has_marks(&self.commune.name) => None,
            _ if !earlier.is_empty() => Some(self.unknown()),
            _ => Some(self.near().unwrap_or_else(|| self.unknown())),
        }
    }

    /// The commune of today; a dash inside its name ("Chân Mây - Lăng Cô") parts an address.
    fn own(&self) -> Option<&'a Commune> {
        let mut parts = self.address.parts.iter().skip_while(|part| *part != self.commune).skip(1);
        let joined = parts.next().map(|next| format!("{} {}", self.commune.name, next.name));
        let whole = joined.and_then(|name| self.province.commune(&name));
        whole.or_else(|| self.province.commune(&self.commune.name))
    }

    /// A name of today before the district where another unit of that name was.
    fn moved(&self, own: &Commune, earlier: &[Successors<'_>]) -> Option<Problem> {
        let district = self.address.slots.district?;
        let [only] = earlier else { return None };
        let is_trap = Some(district) != self.address.slots.province
            && only.is_sure()
            && !only.into.contains(&own);
        let args = self.args().same("district", &*district.text);
        let reason = Reason::new("address-commune-moved").with(args.clone());
        is_trap.then(|| Problem {
            verdict: Verdict::FailAs(reason),
            ..Problem::fail(self.facts.places(self.address.field), args)
        })
    }

    fn unknown(&self) -> Problem {
        Problem::fail(self.facts.places(self.address.field), self.args())
    }

    /// A question, where the name is nearly one of the province's.
    fn near(&self) -> Option<Problem> {
        let mut near = self.province.communes_like(&self.commune.name);
        if near.is_empty() {
            near.extend(self.opening());
        }
        let units = near.iter().map(|it| address_today::in_full(self.facts, it, self.province));
        let reason = Reason::new("address-commune-near")
            .with(self.args().same("near", address_today::listed(units.collect())));
        (!near.is_empty()).then(|| Problem::review(reason, self.facts.places(self.address.field)))
    }

    /// The commune that the first words name, where more text clings to it.
    fn opening(&self) -> Option<&'a Commune> {
        let words: Vec<&str> = self.commune.name.split(' ').take(LONGEST_NAME).collect();
        (1..words.len()).rev().find_map(|end| self.province.commune(&words[..end].join(" ")))
    }

    fn args(&self) -> Args {
        Args::default()
            .same("old", &*self.commune.text)
            .with("new", self.facts.packs.province_in_full(&self.province.name, self.facts.day))
            .with("today", self.today())
    }

    /// What the unit is today, or where one of its name is.
    fn today(&self) -> Bilingual {
        let (facts, slots) = (self.facts, &self.address.slots);
        let elsewhere = self.gazetteer.namesakes(&self.commune.name);
        let is_here = elsewhere.iter().any(|(province, _)| std::ptr::eq(*province, self.province));
        if is_here || elsewhere.is_empty() || !address_today::predecessors(facts, slots).is_empty()
        {
            return address_today::sentence(facts, slots);
        }
        let units =
            elsewhere.iter().map(|(province, it)| address_today::in_full(facts, it, province));
        let args = Args::default().same("new", address_today::listed(units.collect()));
        facts.packs.reason("address-today-elsewhere", &args)
    }
}
