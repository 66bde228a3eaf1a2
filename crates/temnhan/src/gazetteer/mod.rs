//! Provinces and communes of today, and what became of the earlier ones.
//!
//! ```
//! use temnhan::gazetteer::{Earlier, Gazetteer};
//!
//! let gazetteer = Gazetteer::shipped().expect("the feature `communes` is on");
//! let ninh_binh = gazetteer.province("Ninh Bình").expect("a province of today");
//! assert!(ninh_binh.commune("vũ dương").is_some());
//!
//! let asked = Earlier::of("Yên Ninh").in_district("Ý Yên").in_province("Nam Định");
//! let found = gazetteer.successors(&asked);
//! assert_eq!(found[0].into[0].name, "Vũ Dương");
//! assert_eq!(found[0].province.name, "Ninh Bình");
//! ```

mod earlier;
mod kind;
mod name;
mod read;

pub use earlier::{Earlier, Successors};
pub use kind::UnitKind;

use self::name::{Name, nearly};
use crate::date::Date;
use crate::error::PackError;

/// The 34 provinces of today with their communes and the predecessors of these.
#[derive(Debug)]
pub struct Gazetteer {
    provinces: Vec<Province>,
}

/// A province or centrally run city of today.
#[derive(Debug)]
pub struct Province {
    /// Its name without a kind.
    pub name: String,
    /// Its communes, wards and special zones; no two share a name.
    pub communes: Vec<Commune>,
    pub(crate) old: Vec<OldProvince>,
}

/// A commune, ward or special zone of today.
#[derive(Debug, PartialEq, Eq)]
pub struct Commune {
    /// Its name without a kind.
    pub name: String,
    kind: UnitKind,
    /// The kind it had since July 2025, and the first day it no longer had.
    was: Option<(UnitKind, Date)>,
}

/// A province as it was until mid-2025.
#[derive(Debug)]
pub(crate) struct OldProvince {
    name: String,
    districts: Vec<District>,
}

/// A district as it was until mid-2025 or before.
#[derive(Debug)]
pub struct District {
    /// Huyện, quận, thị xã or thành phố.
    pub kind: UnitKind,
    /// Its name without a kind.
    pub name: String,
    /// Where it had no communes: the places of its successors.
    into: Vec<usize>,
    communes: Vec<OldCommune>,
}

/// A commune, ward or township that was merged, split or renamed.
#[derive(Debug)]
struct OldCommune {
    kind: UnitKind,
    name: String,
    /// The places of its successors among the communes of the province.
    into: Vec<usize>,
    standing: Standing,
}

/// How an earlier commune is known; the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Standing {
    /// It was there until mid-2025.
    UntilReform,
    /// It was gone before.
    GoneBefore,
    /// It was gone before, and its successor rests on a likeness of names.
    Doubtful,
}

impl Gazetteer {
    /// The gazetteer in the binary, unpacked at the first call; `None` without the feature
    /// `communes`.
    pub fn shipped() -> Option<&'static Self> {
        read::shipped()
    }

    /// Unpacks the bytes of `packs/communes.deflate`.
    ///
    /// # Errors
    ///
    /// Bytes that are no deflated gazetteer, or one that contradicts itself.
    pub fn read(bytes: &[u8]) -> Result<Self, PackError> {
        read::read(bytes)
    }

    /// All provinces of today.
    pub fn provinces(&self) -> &[Province] {
        &self.provinces
    }

    /// A province of today by its name without a kind.
    pub fn province(&self, name: &str) -> Option<&Province> {
        let name = Name::of(name);
        self.provinces.iter().find(|province| name.is(&province.name))
    }

    /// Whether a province of today or until mid-2025 has a name.
    pub fn has_province(&self, name: &str) -> bool {
        let name = Name::of(name);
        self.provinces
            .iter()
            .any(|now| name.is(&now.name) || now.old.iter().any(|old| name.is(&old.name)))
    }

    /// The provinces that have a commune of a name today, with it.
    pub fn namesakes(&self, commune: &str) -> Vec<(&Province, &Commune)> {
        let found = self.provinces.iter().filter_map(|it| Some((it, it.commune(commune)?)));
        found.collect()
    }
}

impl Province {
    /// The commune of a name without a kind. Case, the place of tone marks, i or y, apostrophes and
    /// zeros before a number do not matter; other marks do.
    pub fn commune(&self, name: &str) -> Option<&Commune> {
        let name = Name::of(name);
        self.communes.iter().find(|commune| name.is(&commune.name))
    }

    /// The communes of a name but for its marks.
    pub fn communes_but_for_marks(&self, name: &str) -> Vec<&Commune> {
        let name = Name::of(name);
        self.communes.iter().filter(|commune| name.is_unmarked(&commune.name)).collect()
    }

    /// The communes of a name with other marks, or one letter other, more or less.
    pub fn communes_like(&self, name: &str) -> Vec<&Commune> {
        let name = Name::of(name);
        self.communes.iter().filter(|commune| nearly(&name, &Name::of(&commune.name))).collect()
    }
}

impl Commune {
    /// Its kind on a day since July 2025.
    pub fn kind_on(&self, day: Date) -> UnitKind {
        self.was.filter(|(_, until)| day < *until).map_or(self.kind, |(kind, _)| kind)
    }

    /// Kind and name as an address gives them on a day: "xã Vũ Dương".
    pub fn in_full(&self, day: Date) -> String {
        format!("{} {}", self.kind_on(day).word(), self.name)
    }
}

impl District {
    /// Kind and name: "huyện Ý Yên".
    pub fn in_full(&self) -> String {
        format!("{} {}", self.kind.word(), self.name)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gazetteer() -> &'static Gazetteer {
        Gazetteer::shipped().unwrap()
    }

    #[test]
    fn every_commune_is_found_under_its_province_and_no_other_of_its_name() {
        for province in gazetteer().provinces() {
            for commune in &province.communes {
                let printed = commune.name.to_uppercase();
                let found = province.commune(&printed).unwrap();
                assert!(std::ptr::eq(found, commune), "{}, {}", commune.name, province.name);
            }
        }
    }

    #[test]
    fn every_earlier_unit_answers_with_its_own_successors() {
        let mut asked_of = 0;
        for province in gazetteer().provinces() {
            for old in &province.old {
                for district in &old.districts {
                    for own in
                        district.communes.iter().filter(|own| own.standing == Standing::UntilReform)
                    {
                        let asked = Earlier::of(&own.name).with_kind(own.kind);
                        let asked = asked.in_district(&district.name).in_province(&old.name);
                        let found = gazetteer().successors(&asked);
                        let into: Vec<&Commune> =
                            own.into.iter().map(|place| &province.communes[*place]).collect();
                        let answer = found.iter().find(|it| it.into == into);
                        assert!(answer.is_some(), "{own:?}, {}", district.name);
                        assert!(!into.is_empty());
                        asked_of += 1;
                    }
                    if !district.into.is_empty() {
                        let asked = Earlier::district(&district.name).in_province(&old.name);
                        assert_eq!(gazetteer().successors(&asked).len(), 1, "{}", district.name);
                        asked_of += 1;
                    }
                }
            }
        }
        assert_eq!(asked_of, 10_040);
    }
}
