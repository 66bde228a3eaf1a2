//! Addresses, taken apart at commas and unit words.

use super::claim::{Claims, Part as Stretch};
use super::fold::{fold, fold_char};
use super::state::has_letters;
use super::stream::Stream;
use crate::pack::{Level, Lexicon, UnitWord};

/// One part of an address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Part {
    /// `None` where no word says it.
    pub(crate) level: Option<Level>,
    /// The name without the word, folded.
    pub(crate) name: String,
    /// As printed.
    pub(crate) text: String,
}

/// Takes an address apart. A country at the end is left out.
pub(crate) fn parts(address: &str, words: &[UnitWord]) -> Vec<Part> {
    let pieces = pieces(address, words);
    let mut parts: Vec<Part> = pieces.into_iter().map(|piece| part(&piece, words)).collect();
    let country = |part: &Part| {
        part.level.is_none() && matches!(part.name.as_str(), "việt nam" | "vietnam" | "vn")
    };
    while parts.last().is_some_and(country) {
        parts.pop();
    }
    parts
}

impl Part {
    /// Whether it names a province or centrally run city, of today or dissolved.
    pub(crate) fn is_province(&self, lexicon: &Lexicon) -> bool {
        matches!(self.level, None | Some(Level::Province | Level::City))
            && lexicon.provinces.contains(&self.name)
    }

    /// Whether the part belongs to an administrative unit, by its word.
    pub(crate) fn is_unit(&self) -> bool {
        !matches!(self.level, None | Some(Level::Below))
    }
}

/// Where an address that begins with a stretch of text ends: with the line that names a province,
/// else with the sentence. `None` where the stretch holds no letters.
pub(crate) fn end(claims: &Claims<'_>, stretch: &Stretch, lexicon: &Lexicon) -> Option<usize> {
    let stream = &claims.streams[stretch.block];
    let (start, last) = (stretch.range.start, stretch.range.end);
    if !has_letters(&stream.text(&(start..last))) {
        return None;
    }
    let closes = |end: usize| {
        let text = stream.text(&(start..end));
        let ahead = fold(&stream.text(&(end..last)));
        let goes_on =
            text.ends_with([',', '-', '–']) || unit_word(&ahead, &lexicon.unit_words).is_some();
        !goes_on
            && parts(&text, &lexicon.unit_words)
                .last()
                .is_some_and(|part| part.is_province(lexicon))
    };
    let line_ends = (start..last).filter(|&index| stream.raw[index] == '\n');
    let with_province = line_ends.chain([last]).find(|&end| closes(end));
    Some(with_province.unwrap_or_else(|| stream.sentence_end(start).min(last)))
}

/// Whether a line opens with a unit word and names at least two units: an address without heading.
pub(crate) fn opens_line(stream: &Stream, start: usize, lexicon: &Lexicon) -> bool {
    let line: String = stream.raw[start..stream.line_end(start)].iter().collect();
    unit_word(&fold(&line), &lexicon.unit_words).is_some()
        && parts(&line, &lexicon.unit_words).iter().filter(|part| part.is_unit()).count() >= 2
}

fn part(piece: &str, words: &[UnitWord]) -> Part {
    let folded = fold(piece);
    let unit = unit_word(&folded, words);
    let name = unit.map_or(folded.as_str(), |unit| folded[unit.word.len()..].trim());
    Part {
        level: unit.map(|unit| unit.level),
        name: name.trim_matches(['.', ' ', ':', '-']).to_owned(),
        text: piece.trim().to_owned(),
    }
}

/// The longest unit word that a folded text opens with.
pub(crate) fn unit_word<'a>(folded: &str, words: &'a [UnitWord]) -> Option<&'a UnitWord> {
    let opening = words.iter().filter(|unit| opens_with(folded, &unit.word));
    opening.max_by_key(|unit| unit.word.len())
}

fn opens_with(folded: &str, word: &str) -> bool {
    folded.strip_prefix(word).is_some_and(|rest| {
        word.ends_with('.') && !rest.is_empty() || rest.starts_with(|c: char| !c.is_alphanumeric())
    })
}

/// Splits at commas, semicolons and dashes between spaces, and before unit words.
fn pieces(address: &str, words: &[UnitWord]) -> Vec<String> {
    let address: String =
        address.chars().map(|c| if fold_char(c) == '-' { '-' } else { c }).collect();
    let mut pieces = Vec::new();
    for piece in address.split([',', ';', '|', '\n']) {
        let joined = piece.replace(" - ", "\u{1f}");
        let halves: Vec<&str> = joined.split('\u{1f}').collect();
        // The one province whose name holds a dash.
        if fold(piece).ends_with("bà rịa - vũng tàu") {
            pieces.extend(before_unit_words(piece, words));
        } else {
            pieces.extend(halves.into_iter().flat_map(|half| before_unit_words(half, words)));
        }
    }
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    pieces
}

/// Parts "Thôn 2 xã Yên Đồng tỉnh Ninh Bình" before xã and tỉnh, but never inside "thị xã".
fn before_unit_words(piece: &str, units: &[UnitWord]) -> Vec<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let mut pieces: Vec<Vec<&str>> = vec![Vec::new()];
    for (at, word) in words.iter().enumerate() {
        let rest = fold(&words[at..].join(" "));
        let higher = unit_word(&rest, units).is_some_and(|unit| unit.level != Level::Below);
        let inside = at > 0 && is_first_of_unit(words[at - 1], word);
        if higher && !inside && at > 0 {
            pieces.push(Vec::new());
        }
        if let Some(last) = pieces.last_mut() {
            last.push(word);
        }
    }
    pieces.into_iter().map(|words| words.join(" ")).collect()
}

fn is_first_of_unit(before: &str, word: &str) -> bool {
    matches!((fold(before).as_str(), fold(word).as_str()), ("thị" | "hợp" | "tác" | "làng", "xã"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    fn levels(address: &str) -> Vec<(Option<Level>, String)> {
        let words = Packs::shipped().lexicon.unit_words;
        parts(address, &words).into_iter().map(|part| (part.level, part.name)).collect()
    }

    #[test]
    fn parts_at_commas_and_unit_words() {
        let expected = [
            (Some(Level::Below), "2".to_owned()),
            (Some(Level::Commune), "yên đồng".to_owned()),
            (Some(Level::Province), "ninh bình".to_owned()),
        ];
        for address in [
            "Thôn 2, xã Yên Đồng, tỉnh Ninh Bình",
            "Thôn 2 xã Yên Đồng tỉnh Ninh Bình",
            "Thôn 2 - Xã Yên Đồng - Tỉnh Ninh Bình, Việt Nam",
        ] {
            assert_eq!(levels(address), expected, "{address}");
        }
    }

    #[test]
    fn knows_districts_towns_and_cities() {
        assert_eq!(levels("H. Ý Yên, Nam Định")[0].0, Some(Level::District));
        assert_eq!(levels("thị xã Duy Tiên, tỉnh Hà Nam")[0].0, Some(Level::District));
        assert_eq!(levels("TP. Nam Định, tỉnh Ninh Bình")[0].0, Some(Level::City));
        assert_eq!(
            levels("P. Nam Định, T. Ninh Bình")[1],
            (Some(Level::Province), "ninh bình".into())
        );
        assert_eq!(levels("xã Long Sơn, tỉnh Bà Rịa - Vũng Tàu")[1].1, "bà rịa - vũng tàu");
    }
}
