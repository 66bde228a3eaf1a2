//! What is wrong with the modules of a QR code: fixed patterns, and words that error correction has
//! to mend.

use qrcode::canvas::{Canvas, MaskPattern, is_functional};
use qrcode::{EcLevel, Version, ec};
use rqrr::{BitGrid, Grid, MetaData};

use super::frame::Levels;

/// Levels in the order of their two bits.
const LEVELS: [EcLevel; 4] = [EcLevel::M, EcLevel::L, EcLevel::H, EcLevel::Q];
const MASKS: [MaskPattern; 8] = [
    MaskPattern::Checkerboard,
    MaskPattern::HorizontalLines,
    MaskPattern::VerticalLines,
    MaskPattern::DiagonalLines,
    MaskPattern::LargeCheckerboard,
    MaskPattern::Fields,
    MaskPattern::Diamonds,
    MaskPattern::Meadow,
];

/// The modules that a symbol's version, level and mask fix.
struct Fixed {
    version: Version,
    size: i16,
    canvas: Canvas,
}

impl Fixed {
    fn of(modules: usize, level: EcLevel, mask: MaskPattern) -> Self {
        let version = Version::Normal((narrow(modules) - 17) / 4);
        let mut canvas = Canvas::new(version, level);
        canvas.draw_all_functional_patterns();
        canvas.apply_mask(mask);
        Self { version, size: version.width(), canvas }
    }

    fn is_pattern(&self, x: i16, y: i16) -> bool {
        is_functional(self.version, self.size, x, y)
    }

    fn is_dark(&self, x: i16, y: i16) -> bool {
        self.canvas.get(x, y).is_dark()
    }

    /// Level and mask, written beside the finder patterns.
    fn is_format(&self, x: i16, y: i16) -> bool {
        let beside = |at: i16| at < 9 && at != 6 || at >= self.size - 8;
        (x == 8 && beside(y)) || (y == 8 && beside(x))
    }

    /// The outermost modules at the corners of finder and alignment patterns, which a designer may
    /// round off: readers do not look at them.
    fn is_roundable(&self, x: i16, y: i16) -> bool {
        let ends = |at: i16| [0, 6, self.size - 7, self.size - 1].contains(&at);
        let beside = [(x - 1, y), (x + 1, y), (x, y - 1), (x, y + 1)];
        let of_pattern = beside.iter().filter(|(x, y)| {
            (0..self.size).contains(x) && (0..self.size).contains(y) && self.is_pattern(*x, *y)
        });
        let is_alignment_corner = x > 8 && y > 8 && of_pattern.count() == 2;
        (ends(x) && ends(y)) || is_alignment_corner
    }
}

/// How many modules of finder, separator, timing, alignment, format and version patterns are wrong.
/// Where the symbol was not decoded, its format is not known and not counted.
pub(super) fn wrong_patterns(levels: &Levels, decoded: Option<&MetaData>) -> usize {
    let (level, mask) =
        decoded.map_or((EcLevel::M, MaskPattern::Checkerboard), |meta| (level(meta), mask(meta)));
    let fixed = Fixed::of(levels.modules, level, mask);
    let all = (0..fixed.size).flat_map(|y| (0..fixed.size).map(move |x| (x, y)));
    let known = all.filter(|&(x, y)| {
        fixed.is_pattern(x, y)
            && !fixed.is_roundable(x, y)
            && (decoded.is_some() || !fixed.is_format(x, y))
    });
    known.filter(|&(x, y)| levels.is_set(x as usize, y as usize) != fixed.is_dark(x, y)).count()
}

/// Whether a module belongs to a pattern that every symbol of its size has.
pub(super) fn is_pattern(modules: usize, x: usize, y: usize) -> bool {
    let version = Version::Normal((narrow(modules) - 17) / 4);
    is_functional(version, narrow(modules), narrow(x), narrow(y))
}

/// A coordinate as the encoder counts it; no symbol has more than 177 modules.
fn narrow(at: usize) -> i16 {
    i16::try_from(at).unwrap_or(i16::MAX)
}

/// The level of error correction, by its letter.
pub(super) fn level_name(meta: &MetaData) -> &'static str {
    match level(meta) {
        EcLevel::L => "L",
        EcLevel::M => "M",
        EcLevel::Q => "Q",
        EcLevel::H => "H",
    }
}

fn level(meta: &MetaData) -> EcLevel {
    LEVELS[usize::from(meta.ecc_level) % LEVELS.len()]
}

fn mask(meta: &MetaData) -> MaskPattern {
    MASKS[usize::from(meta.mask) % MASKS.len()]
}

/// The modules without their mask.
struct Unmasked<'a> {
    levels: &'a Levels,
    fixed: Fixed,
}

impl BitGrid for Unmasked<'_> {
    fn size(&self) -> usize {
        self.levels.modules
    }

    fn bit(&self, y: usize, x: usize) -> bool {
        let (column, row) = (narrow(x), narrow(y));
        let is_masked = !self.fixed.is_pattern(column, row) && self.fixed.is_dark(column, row);
        self.levels.is_set(x, y) != is_masked
    }
}

/// The share of error correction that a decoded symbol has left, in the block that has least:
/// 1 where no word is wrong, 0 where another wrong word makes it unreadable.
pub(super) fn unused_correction(levels: &Levels, meta: &MetaData) -> Option<f64> {
    let blocks = blocks_of(levels, meta)?;
    let unused = blocks.iter().map(|(words, correction)| {
        1.0 - 2.0 * errors(words, *correction) as f64 / *correction as f64
    });
    Some(unused.fold(1.0, f64::min).max(0.0))
}

/// The words that a symbol holds, in order; `None` where one of them is wrong.
pub(super) fn right_words(levels: &Levels, meta: &MetaData) -> Option<Vec<u8>> {
    let blocks = blocks_of(levels, meta)?;
    let are_right = blocks.iter().all(|(words, correction)| errors(words, *correction) == 0);
    let data = blocks.iter().flat_map(|(words, correction)| &words[..words.len() - correction]);
    are_right.then(|| data.copied().collect())
}

/// The words of each block of a symbol, and how many of them correct the others.
fn blocks_of(levels: &Levels, meta: &MetaData) -> Option<Vec<(Vec<u8>, usize)>> {
    let fixed = Fixed::of(levels.modules, level(meta), mask(meta));
    let version = fixed.version;
    let (_, raw) = Grid::new(Unmasked { levels, fixed }).get_raw_data().ok()?;
    blocks(&raw.data[..raw.len / 8], version, level(meta))
}

/// The words of each block in order, and how many of them correct the others.
fn blocks(words: &[u8], version: Version, level: EcLevel) -> Option<Vec<(Vec<u8>, usize)>> {
    let bits = usize::try_from(data_bits(version, level)?).ok()?;
    let data = bits / 8;
    // The second word of the first block stands behind the first words of all.
    let mut second = vec![0; data];
    *second.get_mut(1)? = 1;
    let (shuffled, correction) = ec::construct_codewords(&second, version, level).ok()?;
    let count = shuffled.iter().position(|word| *word == 1)?;
    let (each, short, longer) = (correction.len() / count, data / count, data % count);
    let of = |block: usize| {
        let from_data = (0..short).map(|at| words.get(at * count + block).copied());
        let is_longer = block >= count - longer;
        let last = is_longer.then(|| words.get(short * count + block + longer - count).copied());
        let from_correction = (0..each).map(|at| words.get(data + at * count + block).copied());
        from_data.chain(last).chain(from_correction).collect::<Option<Vec<u8>>>()
    };
    (0..count).map(|block| Some((of(block)?, each))).collect()
}

fn data_bits(version: Version, level: EcLevel) -> Option<u32> {
    let bits = qrcode::bits::Bits::new(version).max_len(level).ok()?;
    u32::try_from(bits).ok()
}

/// How many words of a block are wrong, by Berlekamp and Massey: the length of the shortest register
/// that makes its syndromes.
fn errors(words: &[u8], correction: usize) -> usize {
    let field = Field::new();
    let syndromes: Vec<u8> = (0..correction)
        .map(|power| words.iter().fold(0, |sum, word| field.times(sum, field.power(power)) ^ word))
        .collect();
    let mut locator = vec![1_u8];
    let mut before = vec![1_u8];
    let (mut length, mut since, mut last) = (0, 1, 1_u8);
    for at in 0..correction {
        let terms = (1..locator.len().min(at + 1))
            .map(|term| field.times(locator[term], syndromes[at - term]));
        let discrepancy = terms.fold(syndromes[at], |sum, term| sum ^ term);
        if discrepancy == 0 {
            since += 1;
            continue;
        }
        let scale = field.over(discrepancy, last);
        let kept = locator.clone();
        locator.resize(locator.len().max(before.len() + since), 0);
        for (term, own) in before.iter().enumerate() {
            locator[term + since] ^= field.times(scale, *own);
        }
        if 2 * length <= at {
            (length, before, last, since) = (at + 1 - length, kept, discrepancy, 1);
        } else {
            since += 1;
        }
    }
    length
}

/// The field of 256 elements of ISO/IEC 18004.
struct Field {
    powers: [u8; 255],
    logarithms: [usize; 256],
}

impl Field {
    const POLYNOMIAL: u16 = 0x11d;

    fn new() -> Self {
        let (mut powers, mut logarithms) = ([0; 255], [0; 256]);
        let mut element = 1_u16;
        for (power, own) in powers.iter_mut().enumerate() {
            *own = element as u8;
            logarithms[usize::from(element)] = power;
            element <<= 1;
            if element > 255 {
                element ^= Self::POLYNOMIAL;
            }
        }
        Self { powers, logarithms }
    }

    fn power(&self, power: usize) -> u8 {
        self.powers[power % 255]
    }

    fn log(&self, element: u8) -> usize {
        self.logarithms[usize::from(element)]
    }

    fn times(&self, one: u8, other: u8) -> u8 {
        if one == 0 || other == 0 { 0 } else { self.power(self.log(one) + self.log(other)) }
    }

    fn over(&self, one: u8, other: u8) -> u8 {
        if one == 0 { 0 } else { self.power(self.log(one) + 255 - self.log(other)) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_wrong_words() {
        let data: Vec<u8> = (1..20).collect();
        let correction = ec::create_error_correction_code(&data, 10);
        let mut words = [data, correction].concat();
        assert_eq!(errors(&words, 10), 0);
        for wrong in 1..=5 {
            words[wrong * 4] ^= 0x5a;
            assert_eq!(errors(&words, 10), wrong);
        }
    }

    #[test]
    fn takes_words_of_blocks_apart() {
        let data: Vec<u8> = (0..62).collect();
        let version = Version::Normal(5);
        let (shuffled, correction) = ec::construct_codewords(&data, version, EcLevel::Q).unwrap();
        let blocks = blocks(&[shuffled, correction].concat(), version, EcLevel::Q).unwrap();
        let lengths: Vec<usize> = blocks.iter().map(|(words, own)| words.len() - own).collect();
        assert_eq!(lengths, [15, 15, 16, 16]);
        assert_eq!(blocks[2].0[..3], [30, 31, 32]);
        assert!(blocks.iter().all(|(words, own)| errors(words, *own) == 0));
    }
}
