//! Kinds of administrative units below the province, of today and abolished.

/// What a unit is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum UnitKind {
    /// Xã.
    Commune,
    /// Phường.
    Ward,
    /// Đặc khu.
    SpecialZone,
    /// Thị trấn, abolished.
    Township,
    /// Huyện, abolished.
    RuralDistrict,
    /// Quận, abolished.
    UrbanDistrict,
    /// Thị xã, abolished.
    Town,
    /// Thành phố inside a province, abolished.
    City,
}

/// The kinds with their letter in the gazetteer and their word in an address.
const KINDS: [(UnitKind, char, &str); 8] = [
    (UnitKind::Commune, 'x', "xã"),
    (UnitKind::Ward, 'p', "phường"),
    (UnitKind::SpecialZone, 'd', "đặc khu"),
    (UnitKind::Township, 't', "thị trấn"),
    (UnitKind::RuralDistrict, 'h', "huyện"),
    (UnitKind::UrbanDistrict, 'q', "quận"),
    (UnitKind::Town, 's', "thị xã"),
    (UnitKind::City, 'c', "thành phố"),
];

impl UnitKind {
    /// The word before the name: "xã".
    pub fn word(self) -> &'static str {
        KINDS.iter().find(|(kind, ..)| *kind == self).map_or("", |(.., word)| word)
    }

    pub(super) fn of_letter(letter: char) -> Option<Self> {
        KINDS.iter().find(|(_, own, _)| *own == letter).map(|(kind, ..)| *kind)
    }
}
