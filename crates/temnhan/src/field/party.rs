//! The responsible party without a heading: by its legal form, or as the product file names it.

use super::Detail;
use super::claim::{Claims, Evidence, Part};
use super::stream::Stream;
use crate::kind::FieldKind;
use crate::pack::Lexicon;
use crate::report::FieldBasis;

/// Words within which a proper name follows the legal form.
const NAME_WITHIN: usize = 5;

/// Whether the name of a party stands at a place: the producer's own, or a legal form and, soon
/// behind it, a word with a capital. "Cơ sở đủ điều kiện an toàn thực phẩm" is none.
pub(crate) fn opens(
    stream: &Stream,
    start: usize,
    lexicon: &Lexicon,
    producer: Option<&str>,
) -> bool {
    if own_name(stream, start, producer).is_some() {
        return true;
    }
    let forms = lexicon.legal_forms_at(stream.opening(start));
    let Some(end) = forms.filter_map(|form| stream.matches(start, form)).max() else {
        return false;
    };
    let rest = end + stream.folded[end..].iter().take_while(|&&c| c == ' ').count();
    if lexicon.words.not_names.iter().any(|word| stream.matches(rest, word).is_some()) {
        return false;
    }
    let is_upper = |c: &char| c.is_uppercase();
    let rest: String = stream.raw[end..stream.line_end(end)].iter().collect();
    let mut words =
        rest.split_whitespace().take(NAME_WITHIN).filter_map(|word| word.chars().next());
    stream.raw.get(start).is_some_and(is_upper) && words.any(char::is_uppercase)
}

/// Parties named inside a statement of origin: "Sản xuất tại: Hợp tác xã …".
pub(super) fn read(claims: &mut Claims<'_>, producer: Option<&str>, lexicon: &Lexicon) {
    for block in 0..claims.streams.len() {
        for start in 0..claims.streams[block].len() {
            let stream = &claims.streams[block];
            let in_origin = claims.is_held_by(block, start, FieldKind::Origin)
                && !claims.is_held_by(block, start, FieldKind::ResponsibleParty);
            if in_origin && opens(stream, start, lexicon, producer) {
                let part = Part { block, range: start..name_end(stream, start, producer) };
                let value = claims.text(&part);
                let evidence = Evidence::likely(FieldBasis::Words, Detail::None);
                claims.add(FieldKind::ResponsibleParty, &[part], value, evidence);
            }
        }
    }
}

/// Where the producer's own name ends, on whatever line.
fn own_name(stream: &Stream, start: usize, producer: Option<&str>) -> Option<usize> {
    producer.and_then(|name| stream.matches(start, name))
}

/// The name ends as the product file has it, else with its line or at the comma before an address.
pub(super) fn name_end(stream: &Stream, start: usize, producer: Option<&str>) -> usize {
    if let Some(end) = own_name(stream, start, producer) {
        return end;
    }
    let line_end = stream.line_end(start);
    let comma = (start..line_end).find(|&index| matches!(stream.raw[index], ',' | ';'));
    comma.unwrap_or(line_end)
}
