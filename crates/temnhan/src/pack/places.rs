//! Provinces of today and before, by name.

use super::{Dissolved, Packs, Province};
use crate::date::Date;
use crate::field::address::province_key;
use crate::gazetteer::{self, Commune, Gazetteer};
use crate::report::Bilingual;

impl Packs {
    /// Takes a gazetteer in place of the one in the binary, or where there is none.
    pub fn set_gazetteer(&mut self, gazetteer: Gazetteer) {
        self.gazetteer = Some(gazetteer);
    }

    /// The communes of today and before; `None` where none was given nor is in the binary.
    pub(crate) fn gazetteer(&self) -> Option<&Gazetteer> {
        self.gazetteer.as_ref().or_else(|| Gazetteer::shipped())
    }

    /// A province of today by its key.
    pub(crate) fn province(&self, key: &str) -> Option<&Province> {
        self.provinces.iter().find(|now| {
            std::iter::once(&now.name).chain(&now.short).any(|name| province_key(name) == key)
        })
    }

    /// A province that was dissolved, by its key.
    pub(crate) fn dissolved(&self, key: &str) -> Option<&Dissolved> {
        self.dissolved.iter().find(|old| {
            std::iter::once(&old.name).chain(&old.also).any(|name| province_key(name) == key)
        })
    }

    /// A province's name with its kind, as an address gives it on a day.
    pub(crate) fn province_in_full(&self, name: &str, day: Date) -> Bilingual {
        let now = self.provinces.iter().find(|now| now.name == name);
        now.map_or_else(|| Bilingual::new(name, name), |now| now.in_full(day))
    }

    /// Commune and province as an address gives them on a day: "xã Vũ Dương, tỉnh Ninh Bình".
    pub(crate) fn commune_in_full(
        &self,
        commune: &Commune,
        province: &gazetteer::Province,
        day: Date,
    ) -> String {
        format!("{}, {}", commune.in_full(day), self.province_in_full(&province.name, day).vi)
    }
}
