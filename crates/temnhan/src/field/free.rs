//! What stands without a heading: addresses, web addresses, the brand.

use super::claim::{Claims, Evidence, Part};
use super::fold::fold;
use super::{Detail, address, net_quantity};
use crate::kind::FieldKind;
use crate::pack::Lexicon;
use crate::product::ProductFile;
use crate::report::FieldBasis;

/// Parts that name an administrative unit: fewer are no address.
const UNITS_OF_AN_ADDRESS: usize = 2;

/// Stand behind a mark, registered or not.
const TRADEMARK_SIGNS: [char; 2] = ['®', '™'];

/// Reads what no heading announces.
pub(super) fn read(claims: &mut Claims<'_>, product: &ProductFile, lexicon: &Lexicon) {
    if !claims.has(FieldKind::Address) {
        addresses(claims, lexicon);
    }
    if !claims.has(FieldKind::NetQuantity) {
        net_quantity::bare(claims, lexicon);
    }
    let name = product.product.name.as_deref().map(fold);
    let brand =
        product.product.brand.as_deref().map(fold).filter(|brand| Some(brand) != name.as_ref());
    brands(claims, brand.as_deref());
}

/// Addresses inside statements of origin or party, and in text that nothing has claimed.
fn addresses(claims: &mut Claims<'_>, lexicon: &Lexicon) {
    for block in 0..claims.streams.len() {
        let mut start = 0;
        while start < claims.streams[block].len() {
            let stretch = open_stretch(claims, block, start);
            match address_in(claims, &stretch, lexicon) {
                Some(part) => {
                    start = part.range.end.max(start + 1);
                    let value = claims.text(&part);
                    let parts = address::parts(&value, lexicon);
                    let evidence = Evidence::likely(FieldBasis::Shape, Detail::Address(parts));
                    claims.add(FieldKind::Address, &[part], value, evidence);
                }
                None => start = stretch.range.end.max(start + 1),
            }
        }
    }
}

/// From `start` on, the text in which an address may stand.
fn open_stretch(claims: &Claims<'_>, block: usize, start: usize) -> Part {
    let stream = &claims.streams[block];
    let open_kinds = [FieldKind::Origin, FieldKind::ResponsibleParty];
    let held = |index: &usize| claims.is_held_beside(block, *index, &open_kinds);
    let end = (start..stream.len()).find(held).unwrap_or(stream.len());
    Part { block, range: start..end.max(start) }
}

/// The first piece of a stretch that reads as an address.
fn address_in(claims: &Claims<'_>, stretch: &Part, lexicon: &Lexicon) -> Option<Part> {
    let stream = &claims.streams[stretch.block];
    let opens = |index: usize| {
        let boundary = index == 0 || !stream.raw[index - 1].is_alphanumeric();
        boundary && opens_address(claims, stretch.block, index, lexicon)
    };
    let start = stretch.range.clone().find(|&index| opens(index))?;
    let rest = Part { block: stretch.block, range: start..stretch.range.end };
    let end = address::end(claims, &rest, lexicon)?;
    let parts = address::parts(&stream.text(&(start..end)), lexicon);
    let units = parts.iter().filter(|part| part.is_unit() || part.is_province(lexicon)).count();
    (units >= UNITS_OF_AN_ADDRESS).then_some(Part { block: stretch.block, range: start..end })
}

/// Whether a unit word with a name behind it stands at a place; not the xã of "hợp tác xã".
fn opens_address(claims: &Claims<'_>, block: usize, index: usize, lexicon: &Lexicon) -> bool {
    let stream = &claims.streams[block];
    let end = (index + 40).min(stream.len());
    let ahead = fold(&stream.raw[index..end].iter().collect::<String>());
    let before = &stream.raw[index.saturating_sub(8)..index];
    let opens_line = before.iter().rev().find(|c| **c == '\n' || !c.is_whitespace()) == Some(&'\n');
    let before = fold(&before.iter().collect::<String>());
    // Inside a name ("Mắm Ba Làng") a unit word opens no address.
    let inside = before.ends_with(char::is_alphanumeric) && !before.ends_with("tại") && !opens_line;
    !inside && address::unit_word(&ahead, lexicon).is_some()
}

/// Lines that are the brand of the product file, and those with the sign of a trademark.
fn brands(claims: &mut Claims<'_>, brand: Option<&str>) {
    for line in 0..claims.label.lines.len() {
        let part = claims.line_part(line);
        if claims.is_taken(&part) {
            continue;
        }
        let value = claims.text(&part);
        let is_brand =
            |brand: &str| fold(&value).trim_matches(|c: char| !c.is_alphanumeric()) == brand;
        let evidence = if brand.is_some_and(is_brand) {
            Evidence::certain(FieldBasis::ProductFile, Detail::None)
        } else if value.ends_with(TRADEMARK_SIGNS) {
            Evidence::likely(FieldBasis::Shape, Detail::None)
        } else {
            continue;
        };
        let value = value.trim_end_matches(TRADEMARK_SIGNS).trim_end().to_owned();
        claims.add(FieldKind::Brand, &[part], value, evidence);
    }
}
