//! Which face draws a text.

use std::sync::Arc;

use skrifa::{FontRef, MetadataProvider};
use usvg::fontdb::{Database, FaceInfo, Family, ID, Query, Stretch, Style, Weight};
use usvg::{FontFamily, FontResolver};

use super::fonts::DEFAULT_FAMILY;
use super::mark::number_of_family;

const OWN: &str = "@font-face ";

/// The name under which the faces of an `@font-face` family stand among all others: no installed
/// family has it, and it does not mind capitals.
pub(super) fn own_family(name: &str) -> String {
    format!("{OWN}{}", name.to_lowercase())
}

/// The faces that make up the first family a text names: one, or several where the label brings
/// along its letters in parts; none where the family is missing.
///
/// A later family in the list is no measure of what the designer's own tool prints with the first.
pub(crate) fn named(font: &usvg::Font, database: &Database) -> Vec<ID> {
    match font.families().first() {
        Some(FontFamily::Named(name)) => in_family(name, font, database),
        _ => Vec::new(),
    }
}

/// Whether a face has a character, as it is or as letter and marks.
pub(crate) fn has(database: &Database, face: ID, character: char) -> bool {
    use unicode_normalization::UnicodeNormalization;
    let has = |data: &[u8], index| {
        FontRef::from_index(data, index).is_ok_and(|font| {
            let charmap = font.charmap();
            let has = |c: char| charmap.map(c).is_some();
            has(character) || std::iter::once(character).nfd().all(has)
        })
    };
    database.with_face_data(face, has) == Some(true)
}

/// The face of that PostScript name, else the plain face of that family.
pub(super) fn at_hand(database: &Database, name: &str) -> Option<ID> {
    by_post_script_name(database, name).or_else(|| {
        let family = family_name(database, name)?;
        database.query(&Query { families: &[Family::Name(family)], ..Query::default() })
    })
}

/// The face that draws a text: of the first named family at hand, else the shipped one.
pub(super) fn select(font: &usvg::Font, database: &Database) -> ID {
    let named = font.families().iter().find_map(|family| {
        let FontFamily::Named(name) = family else { return None };
        if number_of_family(name).is_some() {
            return None;
        }
        in_family(name, font, database).first().copied()
    });
    // Without any faces there is none, and nothing is laid out.
    named.or_else(|| query(database, DEFAULT_FAMILY, font)).unwrap_or_default()
}

/// The face for a character that the faces used so far lack: of the same family, else any.
pub(super) fn fallback(character: char, used: &[ID], database: &mut Arc<Database>) -> Option<ID> {
    let base = used.first().and_then(|id| database.face(*id));
    let parts = base.map(|base| parts_of(base, database)).unwrap_or_default();
    let part = parts.into_iter().find(|id| !used.contains(id) && has(database, *id, character));
    part.or_else(|| FontResolver::default_fallback_selector()(character, used, database))
}

fn in_family(name: &str, font: &usvg::Font, database: &Database) -> Vec<ID> {
    let mut families = database.faces().flat_map(|face| &face.families);
    if families.any(|(family, _)| family.starts_with(OWN)) {
        let own = query(database, &own_family(name), font).and_then(|id| database.face(id));
        if let Some(own) = own {
            return parts_of(own, database);
        }
    }
    let family = family_name(database, name).and_then(|family| query(database, family, font));
    family.or_else(|| by_post_script_name(database, name)).into_iter().collect()
}

/// The faces of the same family, weight and slope: a label may bring its letters in parts.
fn parts_of(face: &FaceInfo, database: &Database) -> Vec<ID> {
    let is_part = |other: &&FaceInfo| {
        other.families == face.families && other.weight == face.weight && other.style == face.style
    };
    database.faces().filter(is_part).map(|face| face.id).collect()
}

fn query(database: &Database, family: &str, font: &usvg::Font) -> Option<ID> {
    database.query(&Query {
        families: &[Family::Name(family)],
        weight: Weight(font.weight()),
        stretch: Stretch::Normal,
        style: match font.style() {
            usvg::FontStyle::Normal => Style::Normal,
            usvg::FontStyle::Italic => Style::Italic,
            usvg::FontStyle::Oblique => Style::Oblique,
        },
    })
}

/// A family's name as its own faces write it.
fn family_name<'a>(database: &'a Database, name: &str) -> Option<&'a str> {
    let names = database.faces().flat_map(|face| &face.families).map(|(family, _)| family.as_str());
    let mut same = names.filter(|family| family.eq_ignore_ascii_case(name));
    same.next()
}

fn by_post_script_name(database: &Database, name: &str) -> Option<ID> {
    let is_named = |face: &&FaceInfo| face.post_script_name.eq_ignore_ascii_case(name);
    database.faces().find(is_named).map(|face| face.id)
}
