//! EAN-13 and EAN-8: digits from the widths of bars and spaces. UPC-A is an EAN-13 that begins with 0.

use super::bars::Read;
use super::ground::Run;
use crate::gs1::Gtin;

/// Widths of the four stretches of each digit, in modules, as in the left half with odd parity and,
/// with the tones swapped, in the right half. Even parity is the same from right to left.
pub(super) const DIGITS: [[u8; 4]; 10] = [
    [3, 2, 1, 1],
    [2, 2, 2, 1],
    [2, 1, 2, 2],
    [1, 4, 1, 1],
    [1, 1, 3, 2],
    [1, 2, 3, 1],
    [1, 1, 1, 4],
    [1, 3, 1, 2],
    [1, 2, 1, 3],
    [3, 1, 1, 2],
];
/// Which of the six left digits have even parity, by the first digit: the first in the highest bit.
pub(super) const PARITIES: [u8; 10] = [
    0b00_0000, 0b00_1011, 0b00_1101, 0b00_1110, 0b01_0011, 0b01_1001, 0b01_1100, 0b01_0101,
    0b01_0110, 0b01_1010,
];
/// A stretch may be off by this, in modules; together those of a digit by that.
const OFF: f64 = 0.7;
const OFF_IN_ALL: f64 = 1.6;

/// A symbology of the family.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Family {
    pub(super) name: &'static str,
    /// Stretches from the first bar to the last.
    stretches: usize,
    modules: f64,
    /// Digits of each half.
    half: usize,
}

pub(super) const EAN_13: Family = Family { name: "ean-13", stretches: 59, modules: 95.0, half: 6 };
const EAN_8: Family = Family { name: "ean-8", stretches: 43, modules: 67.0, half: 4 };

/// The symbol on a line; `None` without one whose check digit is right.
pub(super) fn read(runs: &[Run]) -> Option<Read> {
    [EAN_13, EAN_8].into_iter().find_map(|family| {
        let mut windows = runs.windows(family.stretches).filter(|window| window[0].is_dark);
        windows.find_map(|window| {
            let (start, end) = (window.first()?.start, window.last()?.end);
            if !family.is_guarded(window, end - start) {
                return None;
            }
            let widths: Vec<f64> = window.iter().map(Run::length).collect();
            let backwards: Vec<f64> = widths.iter().rev().copied().collect();
            let Family { name: symbology, modules, .. } = family;
            let read = |text, first, last| Read { symbology, modules, text, first, last };
            let forwards = family.digits(&widths).map(|digits| read(digits, start, end));
            forwards.or_else(|| family.digits(&backwards).map(|digits| read(digits, end, start)))
        })
    })
}

impl Family {
    /// Whether the guard bars at both ends and in the middle are of single modules.
    fn is_guarded(self, stretches: &[Run], length: f64) -> bool {
        let module = length / self.modules;
        let middle = 3 + 4 * self.half;
        let guards = [0..3, middle..middle + 5, self.stretches - 3..self.stretches];
        guards.into_iter().flatten().all(|at| (stretches[at].length() / module - 1.0).abs() < OFF)
    }

    fn digits(self, widths: &[f64]) -> Option<String> {
        let digits_from = |from: usize| widths[from..from + 4 * self.half].chunks(4).map(digit);
        let left: Vec<(u8, bool)> = digits_from(3).collect::<Option<_>>()?;
        let right: Vec<(u8, bool)> = digits_from(8 + 4 * self.half).collect::<Option<_>>()?;
        if right.iter().any(|(_, is_even)| *is_even) {
            return None;
        }
        let parity = left.iter().fold(0, |bits, (_, is_even)| bits << 1 | u8::from(*is_even));
        let first = match self.half {
            6 => Some(PARITIES.iter().position(|own| *own == parity)? as u8),
            _ => (parity == 0).then_some(None)?,
        };
        let all = first.into_iter().chain(left.into_iter().chain(right).map(|(digit, _)| digit));
        let digits: String = all.map(|digit| char::from(b'0' + digit)).collect();
        digits.parse::<Gtin>().ok().map(|_| digits)
    }
}

/// The digit of four stretches, and whether its parity is even.
fn digit(widths: &[f64]) -> Option<(u8, bool)> {
    let module = widths.iter().sum::<f64>() / 7.0;
    let unlike = |pattern: &mut dyn Iterator<Item = &u8>| {
        let off = pattern.zip(widths).map(|(own, width)| (width / module - f64::from(*own)).abs());
        off.sum::<f64>()
    };
    let all = DIGITS.iter().zip(0_u8..).flat_map(|(pattern, digit)| {
        let odd = (unlike(&mut pattern.iter()), (digit, false));
        let even = (unlike(&mut pattern.iter().rev()), (digit, true));
        [odd, even]
    });
    let best = all.min_by(|a, b| a.0.total_cmp(&b.0))?;
    (best.0 < OFF_IN_ALL).then_some(best.1)
}

/// Widths of the stretches of an EAN-13, first a bar, in modules.
pub(super) fn stretches(gtin: Gtin) -> Option<Vec<u8>> {
    let text = gtin.to_string();
    let digits: Vec<usize> =
        text[text.len() - 13..].bytes().map(|b| usize::from(b - b'0')).collect();
    let [first, rest @ ..] = &digits[..] else { return None };
    let parity = PARITIES[*first];
    let (left, right) = rest.split_at_checked(6)?;
    let mut all = vec![1, 1, 1];
    for (at, digit) in left.iter().enumerate() {
        let mut widths = DIGITS[*digit];
        if parity >> (5 - at) & 1 == 1 {
            widths.reverse();
        }
        all.extend(widths);
    }
    all.extend([1; 5]);
    all.extend(right.iter().flat_map(|digit| DIGITS[*digit]));
    all.extend([1; 3]);
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn runs(widths: &[u8]) -> Vec<Run> {
        let mut at = 10.0;
        let mut is_dark = false;
        let run = |width: &u8| {
            let start = at;
            at += 2.3 * f64::from(*width);
            is_dark = !is_dark;
            Run { is_dark, start, end: at }
        };
        widths.iter().map(run).collect()
    }

    #[test]
    fn reads_what_it_writes_both_ways() {
        for gtin in ["9521234543213", "0012345678905", "8938501234568"] {
            let mut widths = stretches(gtin.parse().unwrap()).unwrap();
            assert_eq!(widths.iter().map(|width| u32::from(*width)).sum::<u32>(), 95);
            let read_forwards = read(&runs(&widths)).unwrap();
            assert_eq!((read_forwards.text.as_str(), read_forwards.first), (gtin, 10.0));
            widths.reverse();
            let backwards = read(&runs(&widths)).unwrap();
            assert_eq!(backwards.text, gtin);
            assert!(backwards.first > backwards.last);
        }
    }

    #[test]
    fn takes_no_other_bars() {
        let mut widths = stretches("9521234543213".parse().unwrap()).unwrap();
        // Another last digit than the one that checks the others.
        widths[52..56].copy_from_slice(&DIGITS[4]);
        assert_eq!(read(&runs(&widths)), None);
        assert_eq!(read(&runs(&[1; 70])), None);
    }
}
