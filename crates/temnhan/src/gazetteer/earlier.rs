//! What became of an earlier commune or district.

use super::name::Name;
use super::{Commune, District, Gazetteer, OldCommune, OldProvince, Province, Standing, UnitKind};

/// An earlier commune, as an address names it: names without kinds.
#[derive(Debug, Clone, Copy, Default)]
pub struct Earlier<'a> {
    commune: Option<&'a str>,
    kind: Option<UnitKind>,
    district: Option<&'a str>,
    province: Option<&'a str>,
}

/// One earlier unit that was meant, or may have been.
#[derive(Debug)]
pub struct Successors<'a> {
    /// Its district.
    pub district: &'a District,
    /// The province of today.
    pub province: &'a Province,
    /// Its successors: several where it was split.
    pub into: Vec<&'a Commune>,
    rank: Rank,
}

/// How well a unit fits what was asked; the best first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Rank {
    lacks_marks: bool,
    is_other_kind: bool,
    standing: Standing,
}

impl<'a> Earlier<'a> {
    /// A commune, ward or township.
    pub fn of(commune: &'a str) -> Self {
        Self { commune: Some(commune), ..Self::default() }
    }

    /// A district that had no communes below it.
    pub fn district(district: &'a str) -> Self {
        Self { district: Some(district), ..Self::default() }
    }

    /// Of a kind; units of other kinds are named only where there is none of it.
    #[must_use]
    pub fn with_kind(self, kind: UnitKind) -> Self {
        Self { kind: Some(kind), ..self }
    }

    /// In a district.
    #[must_use]
    pub fn in_district(self, district: &'a str) -> Self {
        Self { district: Some(district), ..self }
    }

    /// In a province, earlier or of today.
    #[must_use]
    pub fn in_province(self, province: &'a str) -> Self {
        Self { province: Some(province), ..self }
    }
}

impl Gazetteer {
    /// The earlier units of a name and their successors, the surest knowledge of each only: one
    /// where the name and what stands beside it are enough to tell, several where another district
    /// would have to be named, none where no such unit is known.
    ///
    /// A name without any mark finds units whose marks were left out.
    pub fn successors(&self, asked: &Earlier<'_>) -> Vec<Successors<'_>> {
        let province = asked.province.map(Name::of);
        let mut found = Vec::new();
        for now in &self.provinces {
            let whole = province.as_ref().is_none_or(|name| name.means(&now.name));
            let old = now.old.iter();
            let meant = old
                .filter(|old| whole || province.as_ref().is_some_and(|name| name.means(&old.name)));
            meant.for_each(|old| find(now, old, asked, &mut found));
        }
        distinct(found)
    }
}

fn find<'a>(
    now: &'a Province,
    old: &'a OldProvince,
    asked: &Earlier<'_>,
    found: &mut Vec<Successors<'a>>,
) {
    let district = asked.district.map(Name::of);
    let commune = asked.commune.map(Name::of);
    let meant = |own: &&District| district.as_ref().is_none_or(|name| name.means(&own.name));
    for district in old.districts.iter().filter(meant) {
        let add = |into: &[usize], rank: Rank| {
            let into = into.iter().map(|place| &now.communes[*place]).collect();
            Successors { district, province: now, into, rank }
        };
        let Some(name) = &commune else {
            let rank = Rank::of_district();
            found.extend((!district.into.is_empty()).then(|| add(&district.into, rank)));
            continue;
        };
        let namesakes = district.communes.iter().filter(|own| name.means(&own.name));
        found.extend(namesakes.map(|own| add(&own.into, Rank::of(own, name, asked.kind))));
    }
}

impl Rank {
    fn of(own: &OldCommune, name: &Name, kind: Option<UnitKind>) -> Self {
        Self {
            lacks_marks: !name.is(&own.name),
            is_other_kind: kind.is_some_and(|kind| kind != own.kind),
            standing: own.standing,
        }
    }

    fn of_district() -> Self {
        Self { lacks_marks: false, is_other_kind: false, standing: Standing::UntilReform }
    }

    /// All but how it is known: that does not tell one unit from another.
    fn likeness(self) -> (bool, bool) {
        (self.lacks_marks, self.is_other_kind)
    }
}

/// Those most like what was asked; the surest of each district, and one only of those that became
/// the same.
fn distinct(mut found: Vec<Successors<'_>>) -> Vec<Successors<'_>> {
    let best = found.iter().map(|it| it.rank.likeness()).min();
    found.retain(|it| Some(it.rank.likeness()) == best);
    found.sort_by_key(|it| it.rank);
    let mut kept: Vec<Successors<'_>> = Vec::new();
    for it in found {
        let is_known = kept.iter().any(|other| {
            let one_district = std::ptr::eq(other.district, it.district);
            one_district || std::ptr::eq(other.province, it.province) && other.into == it.into
        });
        if !is_known {
            kept.push(it);
        }
    }
    kept
}

impl Successors<'_> {
    /// Whether the pair is known as more than a likeness of names.
    pub fn is_sure(&self) -> bool {
        self.rank.standing != Standing::Doubtful
    }
}
