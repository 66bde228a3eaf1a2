//! The stars of an OCOP mark: said beside the word, drawn beside it, or tagged.

use super::Detail;
use super::claim::{Claims, Evidence, Part};
use super::fold::{is_of_word, places};
use crate::kind::FieldKind;
use crate::label::star::Star;
use crate::pack::{Lexicon, Words};
use crate::report::{FieldBasis, Place};
use crate::units::RectMm;

/// A mark has five stars at most; who writes six shall hear of it.
const MOST_SAID: usize = 6;
/// How far from the word its stars may stand, in characters and in heights of the word.
const REACH: usize = 28;
const REACH_ALONG: f64 = 6.0;
const REACH_ACROSS: f64 = 4.0;
/// Stars of one mark are of one size, within this share.
const SAME_SIZE: f64 = 0.2;

/// Makes a field of each mark, the tagged ones first: certain where a tag or figure tells its stars, likely where they are
/// counted on the drawing. The word alone is no mark.
pub(super) fn read(claims: &mut Claims<'_>, lexicon: &Lexicon) {
    tagged(claims);
    let marks = claims.fields.iter().filter(|field| field.kind == FieldKind::OcopStars);
    let tags: Vec<String> = marks.map(|mark| mark.value.trim().to_owned()).collect();
    let words = &lexicon.words;
    for block in 0..claims.streams.len() {
        for place in 0..claims.streams[block].words.len() {
            let stream = &claims.streams[block];
            let start = stream.words[place];
            let Some(end) = stream.matches(start, &words.ocop.mark) else { continue };
            let word = Part { block, range: start..end };
            if claims.is_held_by(block, start, FieldKind::OcopStars) {
                continue;
            }
            if let Some((parts, stars)) =
                said(claims, &word, words).or_else(|| said_near(claims, &word, words))
            {
                let evidence = Evidence::certain(FieldBasis::Words, Detail::None);
                // The words of a tagged mark tell something only where they differ.
                if !tags.contains(&stars.to_string()) {
                    claims.add(FieldKind::OcopStars, &parts, stars.to_string(), evidence);
                }
            } else if let Some((stars, places)) = drawn(claims, &word).filter(|_| tags.is_empty()) {
                let evidence = Evidence::likely(FieldBasis::Shape, Detail::None);
                claims.add(FieldKind::OcopStars, &[word], stars.to_string(), evidence);
                claims.also_drawn(places);
            }
        }
    }
}

/// Marks that the designer tagged, with as many stars as the tag says.
fn tagged(claims: &mut Claims<'_>) {
    let marks: Vec<(String, Place)> = claims
        .label
        .areas("ocop-mark")
        .filter_map(|mark| Some((mark.tagged.stars.clone()?, mark.place())))
        .collect();
    for (stars, place) in marks {
        claims.add_drawn(FieldKind::OcopStars, stars, place, Evidence::hint(Detail::None));
    }
}

/// Stars said on the same line or in the same sentence as the word.
fn said(claims: &Claims<'_>, word: &Part, words: &Words) -> Option<(Vec<Part>, usize)> {
    let stream = &claims.streams[word.block];
    let sentence = stream.sentence_end(word.range.end);
    let from = word.range.start.saturating_sub(REACH);
    let to = (word.range.end + REACH).min(sentence);
    let (at, count) = stars_in(&stream.folded[word.range.end..to], words)
        .map(|(at, count)| (word.range.start..word.range.end + at, count))
        .or_else(|| {
            let before = &stream.folded[from..word.range.start];
            let start = before.iter().rposition(|&c| c == '.').map_or(0, |stop| stop + 1);
            let (_, count) = stars_in(&before[start..], words)?;
            Some((from + start..word.range.end, count))
        })?;
    Some((vec![Part { block: word.block, range: at }], count))
}

/// Stars said on a line beside or below the word's.
fn said_near(claims: &Claims<'_>, word: &Part, words: &Words) -> Option<(Vec<Part>, usize)> {
    let line = claims.streams[word.block].line_at(word.range.start);
    let near = claims.label.lines_near(line, REACH_ALONG, REACH_ACROSS);
    near.into_iter().find_map(|line| {
        let part = claims.line_part(line);
        let folded = &claims.streams[part.block].folded[part.range.clone()];
        let (end, count) = stars_in(folded, words)?;
        let rest = folded[end..].iter().filter(|c| c.is_alphanumeric()).count();
        (rest == 0).then(|| (vec![word.clone(), part], count))
    })
}

/// A number of stars in words, figures or star characters, and where it ends.
fn stars_in(folded: &[char], words: &Words) -> Option<(usize, usize)> {
    let is_star = |c: &char| words.ocop.signs.contains(*c);
    if let Some(first) = folded.iter().position(is_star) {
        let count = folded[first..].iter().take_while(|c| is_star(c) || **c == ' ');
        let own: Vec<&char> = count.collect();
        let stars = own.iter().filter(|c| is_star(c)).count();
        // "4 ★" says four; "★★★★" shows them.
        let figure = folded[..first].iter().rev().find(|c| **c != ' ').and_then(|c| c.to_digit(10));
        let said = figure.filter(|_| stars == 1).map_or(stars, |figure| figure as usize);
        return Some((first + own.len(), said));
    }
    let text: String = folded.iter().collect();
    let said = words.ocop.stars.iter().flat_map(|star| {
        let ends = places(&text, star).map(|at| (at, at + star.len()));
        let whole = ends.filter(|(_, end)| !text[*end..].starts_with(is_of_word));
        whole.filter_map(|(at, end)| Some((end, number_at_end(&text[..at], words)?)))
    });
    let (end, count) = said.min()?;
    Some((text[..end].chars().count(), count))
}

/// The number with which a text ends, up to one blank behind it.
fn number_at_end(text: &str, words: &Words) -> Option<usize> {
    let text = text.strip_suffix(' ').unwrap_or(text);
    let is_last = |number: &str| {
        text.strip_suffix(number).is_some_and(|before| !before.ends_with(is_of_word))
    };
    let numbers = words.numbers.iter().map(|(word, count)| (word, usize::from(*count)));
    let mut numbers = numbers.filter(|(_, count)| *count <= MOST_SAID);
    numbers.find(|(word, count)| is_last(word) || is_last(&count.to_string())).map(|(_, n)| n)
}

/// The stars drawn around the word: as many as have the size and colour of the first.
fn drawn(claims: &Claims<'_>, word: &Part) -> Option<(usize, Vec<Place>)> {
    let span = claims.spans(word).into_iter().next()?;
    let own = claims.label.place(span.line, &span.chars).area_mm;
    let reach = RectMm::from_corners(
        own.x - REACH_ALONG * own.height,
        own.y - REACH_ACROSS * own.height,
        own.right() + REACH_ALONG * own.height,
        own.bottom() + REACH_ACROSS * own.height,
    );
    let mut near: Vec<&Star> =
        claims.label.stars.iter().filter(|star| reach.holds(&star.area)).collect();
    near.sort_by(|a, b| a.area.x.total_cmp(&b.area.x));
    let first = *near.first()?;
    let is_alike = |star: &&Star| {
        star.colour == first.colour
            && (star.area.width - first.area.width).abs() < SAME_SIZE * first.area.width
    };
    let all: Vec<&Star> = near.into_iter().filter(is_alike).collect();
    let place =
        |star: &&Star| Place { area_mm: star.area, element: None, line: None, column: None };
    let places = all.iter().map(place);
    Some((all.len(), places.collect()))
}

#[cfg(test)]
mod tests {
    use super::super::fold::fold;
    use super::*;
    use crate::pack::Packs;

    #[test]
    fn counts_stars_that_are_said_or_set() {
        let packs = Packs::shipped();
        let stars = |text: &str| {
            let folded: Vec<char> = fold(text).chars().collect();
            stars_in(&folded, &packs.lexicon.words).map(|(_, stars)| stars)
        };
        for (text, count) in [
            ("đạt 4 sao", Some(4)),
            ("4SAO", Some(4)),
            ("ba sao", Some(3)),
            ("★★★★★", Some(5)),
            ("★ ★ ★", Some(3)),
            ("4 ★", Some(4)),
            ("4-star", Some(4)),
            ("sao vàng", None),
            ("năm 2026", None),
            ("hoa sao", None),
        ] {
            assert_eq!(stars(text), count, "{text}");
        }
    }
}
