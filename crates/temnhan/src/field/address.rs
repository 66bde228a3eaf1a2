//! Addresses, taken apart at commas and unit words.

use super::claim::{Claims, Part as Stretch};
use super::fold::{bare, fold, fold_char};
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
pub(crate) fn parts(address: &str, lexicon: &Lexicon) -> Vec<Part> {
    let pieces = pieces(address, lexicon);
    let mut parts: Vec<Part> = pieces.into_iter().map(|piece| part(&piece, lexicon)).collect();
    while parts.last().is_some_and(|part| part.is_country(lexicon)) {
        parts.pop();
    }
    split_off_province(&mut parts, lexicon);
    parts
}

/// The country at the end of an address, as printed.
pub(crate) fn country(address: &str, lexicon: &Lexicon) -> Option<Part> {
    let last = pieces(address, lexicon).pop().map(|piece| part(&piece, lexicon));
    last.filter(|part| part.is_country(lexicon))
}

/// Parts "xã Hải Hậu Nam Định" before the province that no comma or word sets off.
fn split_off_province(parts: &mut Vec<Part>, lexicon: &Lexicon) {
    let Some(last) = parts.last_mut().filter(|last| last.level == Some(Level::Commune)) else {
        return;
    };
    let words: Vec<String> = last.text.split_whitespace().map(str::to_owned).collect();
    // The unit's word and one syllable of its name stay.
    let split = (2..words.len()).find(|&at| {
        let key = province_key(&words[at..].join(" "));
        lexicon.provinces.contains(&key)
    });
    if let Some(at) = split {
        *last = part(&words[..at].join(" "), lexicon);
        parts.push(part(&words[at..].join(" "), lexicon));
    }
}

impl Part {
    /// Whether it names a province or centrally run city, of today or dissolved.
    pub(crate) fn is_province(&self, lexicon: &Lexicon) -> bool {
        matches!(self.level, None | Some(Level::Province | Level::City))
            && lexicon.provinces.contains(&self.key())
    }

    fn is_country(&self, lexicon: &Lexicon) -> bool {
        let mut countries = lexicon.words.countries.iter();
        let name = self.name.as_str();
        self.level.is_none()
            && countries.any(|country| {
                country.names.iter().any(|own| own == name)
                    || country.home && country.is_short(name)
            })
    }

    /// Whether the part belongs to an administrative unit, by its word.
    pub(crate) fn is_unit(&self) -> bool {
        !matches!(self.level, None | Some(Level::Below))
    }

    /// The name by which provinces are compared.
    pub(crate) fn key(&self) -> String {
        province_key(&self.name)
    }
}

/// A province's name for comparison: letters only, without marks, brackets, postal codes or the
/// word "tỉnh". No two provinces share one.
pub(crate) fn province_key(name: &str) -> String {
    let before_bracket = name.split('(').next().unwrap_or(name);
    let folded = fold(before_bracket);
    let key: String = folded.chars().map(bare).filter(|c| c.is_alphabetic()).collect();
    let rest = ["tinh", "thanhpho"].iter().find_map(|word| key.strip_prefix(word));
    rest.map_or(key.clone(), str::to_owned)
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
        let goes_on = text.ends_with([',', '-', '–']) || unit_word(&ahead, lexicon).is_some();
        !goes_on && parts(&text, lexicon).last().is_some_and(|part| part.is_province(lexicon))
    };
    let line_ends = (start..last).filter(|&index| stream.raw[index] == '\n');
    let with_province = line_ends.chain([last]).find(|&end| closes(end));
    Some(with_province.unwrap_or_else(|| stream.sentence_end(start).min(last)))
}

/// Whether a line is an address without a heading.
pub(crate) fn opens_line(stream: &Stream, start: usize, lexicon: &Lexicon) -> bool {
    let line_end = stream.line_end(start);
    let folded: String = stream.folded[start..line_end].iter().collect();
    unit_word(&folded, lexicon).is_some()
        && is_one(&stream.raw[start..line_end].iter().collect::<String>(), lexicon)
}

/// Whether a text opens with a unit word and names two units, or ends in a province.
pub(crate) fn is_one(text: &str, lexicon: &Lexicon) -> bool {
    if unit_word(&fold(text), lexicon).is_none() {
        return false;
    }
    let parts = parts(text, lexicon);
    let units = parts.iter().filter(|part| part.is_unit()).count();
    let ends_in_province = parts.len() > 1 && parts.last().is_some_and(|p| p.is_province(lexicon));
    units >= 2 || ends_in_province
}

fn part(piece: &str, lexicon: &Lexicon) -> Part {
    let folded = fold(piece);
    let unit = unit_word(&folded, lexicon);
    let name = unit.map_or(folded.as_str(), |unit| folded[unit.word.len()..].trim());
    Part {
        level: unit.map(|unit| unit.level),
        name: name.trim_matches(['.', ' ', ':', '-', '|']).to_owned(),
        text: piece.trim().trim_end_matches(['.', '-', '|', ' ']).to_owned(),
    }
}

/// The longest unit word that a folded text opens with; a road called after a unit ("Tỉnh lộ 10")
/// opens with none.
pub(crate) fn unit_word<'a>(folded: &str, lexicon: &'a Lexicon) -> Option<&'a UnitWord> {
    let first = folded.chars().next();
    let likely = lexicon.unit_words.iter().filter(|unit| unit.first == first);
    let opening = likely.filter(|unit| opens_with(folded, &unit.word));
    let is_road = || lexicon.words.not_units.iter().any(|road| folded.starts_with(road.as_str()));
    opening.max_by_key(|unit| unit.word.len()).filter(|_| !is_road())
}

/// Behind a whole word stands a blank or a stop; behind "Q" and the like also a number.
fn opens_with(folded: &str, word: &str) -> bool {
    folded.strip_prefix(word).is_some_and(|rest| {
        let numbered = word.len() == 1 && rest.starts_with(|c: char| c.is_ascii_digit());
        word.ends_with('.') && !rest.is_empty()
            || numbered
            || word.len() > 1 && rest.starts_with(|c: char| !c.is_alphanumeric())
    })
}

/// A dash that parts two units.
const DASH: &str = " - ";

/// Splits at commas, semicolons and dashes between spaces, and before unit words.
fn pieces(address: &str, lexicon: &Lexicon) -> Vec<String> {
    let address: String =
        address.chars().map(|c| if fold_char(c) == '-' { '-' } else { c }).collect();
    let mut pieces: Vec<String> = Vec::new();
    for piece in address.split([',', ';', '|', '\n']) {
        let mut halves: Vec<&str> = piece.split(DASH).collect();
        // A province's own name may hold a dash: "Bà Rịa - Vũng Tàu".
        if let [.., before, last] = halves[..] {
            let whole = &piece[piece.len() - before.len() - DASH.len() - last.len()..];
            if part(whole, lexicon).is_province(lexicon) {
                halves.truncate(halves.len() - 2);
                halves.push(whole);
            }
        }
        pieces.extend(halves.iter().flat_map(|half| before_unit_words(half, lexicon)));
    }
    pieces.retain(|piece| piece.chars().any(char::is_alphanumeric));
    pieces
}

/// Parts "Thôn 2 xã Yên Đồng tỉnh Ninh Bình" before xã and tỉnh, but never inside "thị xã".
fn before_unit_words(piece: &str, lexicon: &Lexicon) -> Vec<String> {
    let words: Vec<&str> = piece.split_whitespace().collect();
    let folded = fold(piece);
    let mut rest = folded.as_str();
    let (mut pieces, mut start) = (Vec::new(), 0);
    for at in 1..words.len() {
        rest = rest.split_once(' ').map_or("", |(_, behind)| behind);
        let higher = unit_word(rest, lexicon).is_some_and(|unit| unit.level != Level::Below);
        if higher && !is_inside_name(&words, at, lexicon) {
            pieces.push(words[start..at].join(" "));
            start = at;
        }
    }
    pieces.push(words[start..].join(" "));
    pieces
}

/// Whether a unit word belongs to a longer word or name, as the xã of "hợp tác xã".
fn is_inside_name(words: &[&str], at: usize, lexicon: &Lexicon) -> bool {
    let before = words[at.saturating_sub(1)..=at].join(" ");
    lexicon.words.inside_names.contains(&fold(&before))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;

    fn levels(address: &str) -> Vec<(Option<Level>, String)> {
        let lexicon = Packs::shipped().lexicon;
        parts(address, &lexicon).into_iter().map(|part| (part.level, part.name)).collect()
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

    #[test]
    fn knows_provinces_in_every_spelling_and_roads_that_are_none() {
        let lexicon = Packs::shipped().lexicon;
        for address in [
            "xã Hải Hậu, tỉnh Nam Định 07000",
            "xã Hải Hậu, Nam Định (cũ)",
            "xa Hai Hau, tinh Nam Dinh",
            "xã Long Sơn, Bà Rịa-Vũng Tàu",
            "phường Vỹ Dạ, Thừa Thiên - Huế",
            "xã Đắk Wil, tỉnh Đăk Nông",
            "Xóm 4 xã Hải Hậu Nam Định",
            "phường Sài Gòn, TP.HCM",
        ] {
            let last = parts(address, &lexicon).pop().unwrap();
            assert!(last.is_province(&lexicon), "{address}: {last:?}");
        }
        assert!(
            levels("Số 5 Bà Huyện Thanh Quan").iter().all(|(l, _)| *l != Some(Level::District))
        );
        assert_eq!(levels("Tỉnh lộ 10, phường A")[0].0, None);
        assert_eq!(levels("Số 3 Q12")[1].0, Some(Level::District));
    }
}
