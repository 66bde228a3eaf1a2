//! What the designer says: tags in the artwork and hints in the product file.

use super::claim::{Claims, Evidence, Part};
use super::{Detail, address, date, net_quantity, origin, statement};
use crate::kind::FieldKind;
use crate::pack::Lexicon;
use crate::product::{Hint, ProductFile};

/// Makes fields of tagged and hinted text.
pub(super) fn read(claims: &mut Claims<'_>, product: &ProductFile, lexicon: &Lexicon) {
    if product.hints.is_empty() && claims.label.marks.iter().all(|mark| mark.tag.is_none()) {
        return;
    }
    let mut named: Vec<(FieldKind, Vec<Part>)> = Vec::new();
    for block in 0..claims.streams.len() {
        for (kind, owner, part) in marked(claims, block, &product.hints) {
            // Pieces of one tagged element stand together, in one block or in two.
            match named.iter_mut().find(|(known, parts)| {
                *known == kind && parts.iter().any(|known| owner_of(claims, known) == Some(owner))
            }) {
                Some((_, parts)) => parts.push(part),
                None => named.push((kind, vec![part])),
            }
        }
    }
    for (kind, parts) in named {
        let text = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join(" ");
        let value = without_heading(claims, &parts[0], kind, lexicon).unwrap_or(text);
        let detail = detail(claims, kind, &parts, &value, lexicon);
        claims.add(kind, &parts, value, Evidence::hint(detail));
    }
}

/// The tagged stretches of a block: kind, drawn text element, characters.
fn marked(claims: &Claims<'_>, block: usize, hints: &[Hint]) -> Vec<(FieldKind, usize, Part)> {
    let mut found: Vec<(FieldKind, usize, Part)> = Vec::new();
    for index in 0..claims.streams[block].len() {
        let Some((kind, owner)) = kind_at(claims, block, index, hints) else { continue };
        match found.last_mut() {
            Some((last, same, part)) if *last == kind && *same == owner => {
                part.range.end = index + 1;
            }
            _ => found.push((kind, owner, Part { block, range: index..index + 1 })),
        }
    }
    found
}

fn owner_of(claims: &Claims<'_>, part: &Part) -> Option<usize> {
    let run = claims.run_at(part.block, part.range.start)?;
    Some(claims.label.runs[run].owner)
}

/// What the tag or hint at a character says.
fn kind_at(
    claims: &Claims<'_>,
    block: usize,
    index: usize,
    hints: &[Hint],
) -> Option<(FieldKind, usize)> {
    let run = &claims.label.runs[claims.run_at(block, index)?];
    let mark = run.mark.map(|mark| &claims.label.marks[mark]);
    let by_tag = mark.and_then(|mark| mark.tag.as_deref()).and_then(FieldKind::from_name);
    let by_hint = hints.iter().find(|hint| {
        let has_id = |id: &str| mark.is_some_and(|mark| mark.ids.iter().any(|own| own == id));
        let named = hint.element.as_deref().is_some_and(has_id);
        named || hint.area_mm.is_some_and(|area| area.holds_centre_of(&run.ink()))
    });
    // A panel is gathered row by row, tagged or not.
    let kind = by_hint.map(|hint| hint.kind).or(by_tag)?;
    (kind != FieldKind::Nutrition).then_some((kind, run.owner))
}

/// The text behind the heading of the tagged kind, where it begins with one.
fn without_heading(
    claims: &Claims<'_>,
    part: &Part,
    kind: FieldKind,
    lexicon: &Lexicon,
) -> Option<String> {
    let stream = &claims.streams[part.block];
    let outside: Vec<bool> = (0..stream.len()).map(|index| !part.range.contains(&index)).collect();
    let statements = statement::of(stream, lexicon, &outside, None);
    let own = statements.iter().find(|statement| statement.is(kind))?;
    let value = stream.text(&(own.value..own.end.min(part.range.end)));
    (!value.is_empty()).then_some(value)
}

/// What a text of a kind says.
pub(super) fn detail(
    claims: &Claims<'_>,
    kind: FieldKind,
    parts: &[Part],
    value: &str,
    lexicon: &Lexicon,
) -> Detail {
    match kind {
        FieldKind::ProductionDate | FieldKind::ExpiryDate => {
            Detail::Date(date::read(value, &lexicon.words))
        }
        FieldKind::NetQuantity => {
            let found = parts.iter().find_map(|part| net_quantity::measured(claims, part, lexicon));
            Detail::Quantity(found.map(|(net, _)| net))
        }
        FieldKind::Origin => {
            let text = parts.iter().map(|part| claims.text(part)).collect::<Vec<_>>().join(" ");
            Detail::Origin(origin::read(&text, &lexicon.words))
        }
        FieldKind::Address => Detail::Address(address::parts(value, lexicon)),
        _ => Detail::None,
    }
}
