//! What the words of a QR symbol say (ISO/IEC 18004, 7.4), where none of them is damaged.

use rqrr::MetaData;

use super::damage::right_words;
use super::frame::Levels;

/// The figures of the alphanumeric mode, by value.
const ALPHANUMERIC: &[u8; 45] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

/// What a symbol says with how it says it; `None` where a word is wrong, the text is in another mode
/// than figures, letters and bytes, or it is not UTF-8.
pub(super) fn undamaged(levels: &Levels) -> Option<(MetaData, String)> {
    let meta = levels.format()?;
    let words = right_words(levels, &meta)?;
    let text = String::from_utf8(text(&words, meta.version.0)?).ok()?;
    Some((meta, text))
}

fn text(words: &[u8], version: usize) -> Option<Vec<u8>> {
    let mut bits = Bits { words, at: 0 };
    let mut text = Vec::new();
    while let Some(mode) = bits.next(4) {
        match mode {
            0 => break,
            1 => figures(&mut bits, version, &mut text)?,
            2 => alphanumeric(&mut bits, version, &mut text)?,
            4 => bytes(&mut bits, version, &mut text)?,
            _ => return None,
        }
    }
    Some(text)
}

/// Of three lengths of a count the one that symbols of a version have: up to 9, up to 26, larger.
fn of_version(version: usize, lengths: [usize; 3]) -> usize {
    lengths[usize::from(version > 9) + usize::from(version > 26)]
}

fn figures(bits: &mut Bits<'_>, version: usize, text: &mut Vec<u8>) -> Option<()> {
    let mut left = bits.next(of_version(version, [10, 12, 14]))?;
    while left > 0 {
        let count = left.min(3);
        let digits = format!("{:0count$}", bits.next(1 + 3 * count)?);
        (digits.len() == count).then(|| text.extend(digits.bytes()))?;
        left -= count;
    }
    Some(())
}

fn alphanumeric(bits: &mut Bits<'_>, version: usize, text: &mut Vec<u8>) -> Option<()> {
    let left = bits.next(of_version(version, [9, 11, 13]))?;
    for _ in 0..left / 2 {
        let pair = bits.next(11)?;
        text.extend([*ALPHANUMERIC.get(pair / 45)?, ALPHANUMERIC[pair % 45]]);
    }
    if left % 2 == 1 {
        text.push(*ALPHANUMERIC.get(bits.next(6)?)?);
    }
    Some(())
}

fn bytes(bits: &mut Bits<'_>, version: usize, text: &mut Vec<u8>) -> Option<()> {
    for _ in 0..bits.next(of_version(version, [8, 16, 16]))? {
        text.push(u8::try_from(bits.next(8)?).ok()?);
    }
    Some(())
}

/// The bits of some words, the highest of each first.
struct Bits<'a> {
    words: &'a [u8],
    at: usize,
}

impl Bits<'_> {
    /// The number that so many bits make; `None` where they are not all there.
    fn next(&mut self, count: usize) -> Option<usize> {
        let places = self.at..self.at + count;
        self.at = places.end;
        let mut bits = places.map(|at| self.words.get(at / 8).map(|word| word >> (7 - at % 8) & 1));
        bits.try_fold(0, |number, bit| Some(number * 2 + usize::from(bit?)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::qr::{Level, QrSymbol};

    /// The levels of a symbol, some of its modules wrong.
    fn levels(text: &str, level: Level, wrong: &[usize]) -> Levels {
        let symbol = QrSymbol::of(text, level).unwrap();
        let places = 0..symbol.modules() * symbol.modules();
        let at = |place: usize| (place % symbol.modules() + 4, place / symbol.modules() + 4);
        let is_dark = |place: usize| {
            let (x, y) = at(place);
            symbol.is_dark(x, y) != wrong.contains(&place)
        };
        let values = places.map(|place| if is_dark(place) { 0.1 } else { 0.9 });
        Levels::of(values.collect(), symbol.modules(), false)
    }

    #[test]
    fn reads_every_mode_in_every_length_of_its_count() {
        for piece in ["https://id.example.vn/", "9521234543213", "HTTPS://EXAMPLE.VN/", "bánh gai "]
        {
            for length in [1, 5, 60, 200, 1100] {
                let text: String = piece.chars().cycle().take(length).collect();
                let (meta, read) = undamaged(&levels(&text, Level::L, &[])).unwrap();
                assert_eq!(read, text);
                assert!(meta.version.0 > length / 100);
            }
        }
        let mixed = "HTTPS://EXAMPLE.VN/952123454321300/a?b=c";
        assert_eq!(undamaged(&levels(mixed, Level::H, &[])).unwrap().1, mixed);
    }

    #[test]
    fn leaves_damage_to_error_correction() {
        let text = "https://id.example.vn/01/09521234543213";
        let damaged = levels(text, Level::M, &[29 * 14 + 14]);
        assert!(undamaged(&damaged).is_none());
        assert_eq!(damaged.decode().unwrap().1, text);
    }
}
