//! Statements known by their shape, with no heading: a telephone, a website, a lot, a scheme of
//! certification.

use std::ops::Range;

use super::Detail;
use super::claim::{Claims, Evidence, Part};
use super::fold::find_words;
use crate::pack::{Lexicon, Shape, Within};
use crate::report::FieldBasis;

/// Makes fields of all shapes of the packs.
pub(super) fn read(claims: &mut Claims<'_>, lexicon: &Lexicon) {
    for block in 0..claims.streams.len() {
        let folded: String = claims.streams[block].folded.iter().collect();
        for shape in lexicon.shapes.within(&folded) {
            for found in matches(shape, &folded) {
                claim(claims, shape, block, found);
            }
        }
    }
}

/// A shape's characters, and those of its value.
#[derive(Debug, PartialEq)]
struct Match {
    range: Range<usize>,
    value: Range<usize>,
}

fn matches(shape: &Shape, folded: &str) -> Vec<Match> {
    let characters = |bytes: Range<usize>| {
        let start = folded[..bytes.start].chars().count();
        start..start + folded[bytes].chars().count()
    };
    let is_own = |whole: &Range<usize>| is_whole(shape, folded, whole);
    let wholes = shape.pattern.find_iter(folded).map(|found| found.range()).filter(is_own);
    let found = wholes.map(|whole| {
        let value = shape.value_in(&folded[whole.clone()]);
        let value = whole.start + value.start..whole.start + value.end;
        Match { range: characters(whole), value: characters(value) }
    });
    found.collect()
}

/// Whole words, as many digits as the shape has, and no word before it that makes something else
/// of it.
fn is_whole(shape: &Shape, folded: &str, range: &Range<usize>) -> bool {
    let is_word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    let (before, text, after) =
        (&folded[..range.start], &folded[range.clone()], &folded[range.end..]);
    let cut = is_word(before.chars().next_back()) && is_word(text.chars().next())
        || is_word(text.chars().next_back()) && is_word(after.chars().next());
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let fits = shape.digits.is_none_or(|[least, most]| (least..=most).contains(&digits));
    fits && !cut && !is_guarded(shape, before, after)
}

/// Whether one of the shape's guard words stands beside it.
fn is_guarded(shape: &Shape, before: &str, after: &str) -> bool {
    /// How far a guard word speaks, in characters.
    const REACH: usize = 24;
    let near_before: String =
        before.chars().skip(before.chars().count().saturating_sub(REACH)).collect();
    let near_after: String = after.chars().take(REACH).collect();
    let holds = |word: &String| {
        find_words(&near_before, word).is_some() || find_words(&near_after, word).is_some()
    };
    shape.unless.iter().any(holds)
}

fn claim(claims: &mut Claims<'_>, shape: &Shape, block: usize, found: Match) {
    let part = Part { block, range: found.range };
    let is_held = match shape.within {
        Within::None => claims.is_taken(&part),
        Within::Any => claims.is_held_by(block, part.range.start, shape.kind),
    };
    if is_held {
        return;
    }
    let value = claims.streams[block].text(&found.value);
    let evidence = if shape.is_likely { Evidence::likely } else { Evidence::certain };
    let evidence = evidence(FieldBasis::Shape, Detail::None);
    claims.add(shape.kind, &[part], value, evidence);
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::field::fold::fold;
    use crate::kind::FieldKind;
    use crate::pack::Packs;

    /// The kinds and values that the shipped shapes find in a text.
    fn found(text: &str) -> Vec<(FieldKind, String)> {
        let packs = Packs::shipped();
        let folded = fold(text);
        let shapes = packs.lexicon.shapes.within(&folded);
        let found = shapes.flat_map(|shape| {
            matches(shape, &folded).into_iter().map(|found| (shape.kind, found.value))
        });
        let letters: Vec<char> = folded.chars().collect();
        found.map(|(kind, value)| (kind, letters[value].iter().collect())).collect()
    }

    #[test]
    fn knows_statements_by_their_shape() {
        use FieldKind::{Batch, Certification, DeclarationNumber, Phone, Website};
        for (text, kind, value) in [
            ("Gọi 0900 000 101 để đặt hàng", Phone, "0900 000 101"),
            ("0900.000.101 – 0900.000.102", Phone, "0900.000.101"),
            ("(+84) 900 000 101", Phone, "(+84) 900 000 101"),
            ("(0229) 3000 001", Phone, "(0229) 3000 001"),
            ("Tổng đài 1900 0001", Phone, "1900 0001"),
            ("ghé banhgai.example/lang-gai nhé", Website, "banhgai.example/lang-gai"),
            ("thư: lien-he@langgai.example", Website, "lien-he@langgai.example"),
            (
                "https://id.example.vn/01/09521234543213",
                Website,
                "https://id.example.vn/01/09521234543213",
            ),
            ("LOT L2611", Batch, "l2611"),
            ("Lot no. 26-11/A", Batch, "26-11/a"),
            ("Số lô SV2610", Batch, "sv2610"),
            ("TCCS 01:2026/LG", DeclarationNumber, "tccs 01:2026/lg"),
            ("Số: 12/2026/ĐKSP", DeclarationNumber, "12/2026/đksp"),
            ("Sản xuất theo VietGAP", Certification, "vietgap"),
            ("đạt ISO 22000:2018 và HACCP", Certification, "iso 22000:2018"),
            ("SẢN PHẨM HALAL", Certification, "halal"),
        ] {
            assert!(found(text).contains(&(kind, value.to_owned())), "{text}: {:?}", found(text));
        }
    }

    #[test]
    fn leaves_what_only_looks_like_one() {
        for text in [
            "9521234543213",
            "MST 0100000001",
            "Số TCB: 0900 000 101",
            "Lô CN5, khu công nghiệp Khánh Phú",
            "nước lô hội 30 %",
            "TP.HCM",
            "12.5.2026",
            "phân bón NPK 16-16-8",
            "1900 bánh",
            "gạo ST25",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
