//! Code 128 (ISO/IEC 15417): characters from the widths of bars and spaces. With FNC1 in front it is
//! GS1-128, of element strings.

use super::bars::Read;
use super::ground::Run;

/// Widths of the six stretches of each character, in modules, by value; the last three are the starts
/// in code sets A, B and C.
const CHARACTERS: [&[u8; 6]; 106] = [
    b"212222", b"222122", b"222221", b"121223", b"121322", b"131222", b"122213", b"122312",
    b"132212", b"221213", b"221312", b"231212", b"112232", b"122132", b"122231", b"113222",
    b"123122", b"123221", b"223211", b"221132", b"221231", b"213212", b"223112", b"312131",
    b"311222", b"321122", b"321221", b"312212", b"322112", b"322211", b"212123", b"212321",
    b"232121", b"111323", b"131123", b"131321", b"112313", b"132113", b"132311", b"211313",
    b"231113", b"231311", b"112133", b"112331", b"132131", b"113123", b"113321", b"133121",
    b"313121", b"211331", b"231131", b"213113", b"213311", b"213131", b"311123", b"311321",
    b"331121", b"312113", b"312311", b"332111", b"314111", b"221411", b"431111", b"111224",
    b"111422", b"121124", b"121421", b"141122", b"141221", b"112214", b"112412", b"122114",
    b"122411", b"142112", b"142211", b"241211", b"221114", b"413111", b"241112", b"134111",
    b"111242", b"121142", b"121241", b"114212", b"124112", b"124211", b"411212", b"421112",
    b"421211", b"212141", b"214121", b"412121", b"111143", b"111341", b"131141", b"114113",
    b"114311", b"411113", b"411311", b"113141", b"114131", b"311141", b"411131", b"211412",
    b"211214", b"211232",
];
const STOP: &[u8; 7] = b"2331112";
/// Modules of a character and of the stop.
const WIDE: f64 = 11.0;
const STOP_WIDE: f64 = 13.0;
/// The check character is a rest by this.
const CHECKED_BY: usize = 103;
const START_A: usize = 103;
/// A stretch of a start may be off by this, in modules; those of a character together by that.
const OFF: f64 = 0.7;
const OFF_IN_ALL: f64 = 1.8;
/// Ink spreads, and a level far from half way does the same: bars may be wider, and spaces narrower, by
/// this in modules. Two characters with the same edges but for that differ by more.
const SPREAD: f64 = 0.5;
/// Characters of one symbol are as wide as each other to within this share.
const UNEQUAL: f64 = 0.2;
/// Modules without ink before and behind; the standard asks for ten.
const QUIET: f64 = 5.0;
/// Start, one character and the check.
const FEWEST: usize = 3;
/// What parts the element strings of GS1-128.
const SEPARATOR: char = '\u{1d}';

/// The symbol on a line; `None` without one whose check character is right.
pub(super) fn read(runs: &[Run]) -> Option<Read> {
    let backwards: Vec<Run> = runs.iter().rev().copied().collect();
    [runs, &backwards].into_iter().find_map(|runs| {
        let starts = (0..runs.len()).filter(|&at| runs[at].is_dark && may_start(&runs[at..]));
        starts.filter(|&at| is_quiet(runs, at.checked_sub(1), &runs[at])).find_map(|at| {
            let (values, stop) = values_from(&runs[at..])?;
            let last = at + stop + STOP.len() - 1;
            if !is_quiet(runs, Some(last + 1), &runs[last]) {
                return None;
            }
            let (symbology, text) = text_of(&values)?;
            let modules = values.len() as f64 * WIDE + STOP_WIDE;
            let (one, other) = (&runs[at], &runs[last]);
            let outer = |run: &Run, inner: &Run| {
                if run.start < inner.start { run.start } else { run.end }
            };
            Some(Read {
                symbology,
                modules,
                text,
                first: outer(one, other),
                last: outer(other, one),
            })
        })
    })
}

/// Whether stretches begin as every start does: two modules, one and one.
fn may_start(runs: &[Run]) -> bool {
    let Some(runs) = runs.get(..6) else { return false };
    let module = runs.iter().map(Run::length).sum::<f64>() / WIDE;
    let is_near = |at: usize, modules: f64| (runs[at].length() / module - modules).abs() < OFF;
    is_near(0, 2.0) && is_near(1, 1.0) && is_near(2, 1.0)
}

/// Whether the stretch beside a bar of two modules is as wide as a quiet zone, or the line ends there.
fn is_quiet(runs: &[Run], beside: Option<usize>, bar: &Run) -> bool {
    let beside = beside.and_then(|at| runs.get(at));
    beside.is_none_or(|run| run.length() >= QUIET * bar.length() / 2.0)
}

/// The values from a start to the check character, and the stretch at which the stop begins.
fn values_from(runs: &[Run]) -> Option<(Vec<usize>, usize)> {
    let mut values = Vec::new();
    let mut at = 0;
    let width = runs.get(..6)?.iter().map(Run::length).sum::<f64>();
    loop {
        let is_stop = values.len() >= FEWEST
            && runs.get(at..at + STOP.len()).is_some_and(|rest| off(rest, STOP) < OFF_IN_ALL);
        if is_stop {
            return Some((values, at));
        }
        let own = runs.get(at..at + 6)?;
        let is_even = (own.iter().map(Run::length).sum::<f64>() / width - 1.0).abs() < UNEQUAL;
        let unlike = CHARACTERS.iter().map(|pattern| off(own, *pattern)).enumerate();
        let (value, unlike) = unlike.min_by(|a, b| a.1.total_cmp(&b.1))?;
        if !is_even || unlike > OFF_IN_ALL || (value >= START_A) != values.is_empty() {
            return None;
        }
        values.push(value);
        at += 6;
    }
}

/// How far stretches, first a bar, are from a pattern, in modules, apart from how far its bars have
/// spread.
fn off(runs: &[Run], pattern: &[u8]) -> f64 {
    let modules = |width: &u8| f64::from(width - b'0');
    let module =
        runs.iter().map(Run::length).sum::<f64>() / pattern.iter().map(modules).sum::<f64>();
    let wider = |(run, width): (&Run, &u8)| run.length() / module - modules(width);
    let bars = runs.iter().zip(pattern).step_by(2);
    let spread = bars.clone().map(wider).sum::<f64>() / bars.count() as f64;
    let spreads = [spread, -spread].into_iter().cycle();
    let both = runs.iter().zip(pattern).map(wider).zip(spreads);
    let off = both.map(|(wider, spread)| (wider - spread).abs()).sum();
    if spread.abs() > SPREAD { f64::INFINITY } else { off }
}

/// The symbology and the text of a symbol from its start to its check character.
fn text_of(values: &[usize]) -> Option<(&'static str, String)> {
    let (check, values) = values.split_last()?;
    let (start, rest) = values.split_first()?;
    let weighed = rest.iter().zip(1..).map(|(value, place)| value * place);
    if (start + weighed.sum::<usize>()) % CHECKED_BY != *check {
        return None;
    }
    let mut set = [Set::A, Set::B, Set::C][start - START_A];
    let mut shifted = None;
    let mut text = String::new();
    let mut is_gs1 = false;
    for (at, &value) in rest.iter().enumerate() {
        match (shifted.take().unwrap_or(set), value) {
            (_, 102) if at == 0 => is_gs1 = true,
            (_, 102) => text.push(SEPARATOR),
            (Set::C, 0..=99) => text.extend([value / 10, value % 10].map(digit)),
            (Set::A | Set::B, 99) => set = Set::C,
            (Set::A | Set::C, 100) => set = Set::B,
            (Set::B | Set::C, 101) => set = Set::A,
            (Set::A, 98) => shifted = Some(Set::B),
            (Set::B, 98) => shifted = Some(Set::A),
            (Set::A, 64..=95) => text.push(char::from(value as u8 - 64)),
            (_, 0..=95) => text.push(char::from(value as u8 + b' ')),
            // Functions for readers, and letters beyond ASCII, which no label uses.
            _ => return None,
        }
    }
    let symbology = if is_gs1 { "gs1-128" } else { "code-128" };
    (!text.is_empty()).then_some((symbology, text))
}

fn digit(value: usize) -> char {
    char::from(b'0' + value as u8)
}

/// A code set.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Set {
    A,
    B,
    C,
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::product::Artwork;
    use crate::qr::verify;
    use crate::source::{Fonts, Limits};

    /// The stretches of a symbol between its quiet zones; the check character is added.
    fn runs(values: &[usize]) -> Vec<Run> {
        let weighed = values[1..].iter().zip(1..).map(|(value, place)| value * place);
        let check = (values[0] + weighed.sum::<usize>()) % CHECKED_BY;
        let characters = values.iter().chain([&check]).flat_map(|&value| *CHARACTERS[value]);
        let stretches = characters.chain(*STOP).map(|width| width - b'0');
        let (mut at, mut is_dark) = (3.0, true);
        let quiet = |start: f64| Run { is_dark: false, start, end: start + 23.0 };
        let mut runs = vec![quiet(at)];
        at += 23.0;
        for width in stretches {
            let end = at + 2.3 * f64::from(width);
            runs.push(Run { is_dark, start: at, end });
            (at, is_dark) = (end, !is_dark);
        }
        runs.push(quiet(at));
        runs
    }

    /// The same seen from the other end.
    fn turned(runs: &[Run]) -> Vec<Run> {
        let length = runs.last().unwrap().end;
        let turn = |run: &Run| Run { start: length - run.end, end: length - run.start, ..*run };
        runs.iter().rev().map(turn).collect()
    }

    #[test]
    fn characters_are_of_eleven_modules_and_differ() {
        let modules = |pattern: &[u8]| pattern.iter().map(|width| width - b'0').sum::<u8>();
        assert!(CHARACTERS.iter().all(|own| f64::from(modules(*own)) == WIDE));
        // The bars of each are together of an even number of modules.
        assert!(CHARACTERS.iter().all(|own| modules(&[own[0], own[2], own[4]]) % 2 == 0));
        assert_eq!(CHARACTERS.iter().collect::<BTreeSet<_>>().len(), CHARACTERS.len());
        assert!(f64::from(modules(STOP)) == STOP_WIDE);
    }

    #[test]
    fn reads_every_code_set_both_ways() {
        for (values, symbology, text) in [
            // "L2611", in B.
            (&[104, 44, 18, 22, 17, 17][..], "code-128", "L2611"),
            // "GAO" in A, then 26 11 in C.
            (&[103, 39, 33, 47, 99, 26, 11], "code-128", "GAO2611"),
            // In A, shifted to B for one letter.
            (&[103, 39, 98, 65, 47], "code-128", "GaO"),
            // 01 09521234543213 in C, 10 L1 in B.
            (
                &[105, 102, 1, 9, 52, 12, 34, 54, 32, 13, 10, 100, 44, 17],
                "gs1-128",
                "010952123454321310L1",
            ),
            (&[105, 102, 37, 12, 102, 21, 26], "gs1-128", "3712\u{1d}2126"),
        ] {
            let runs = runs(values);
            let found = read(&runs).unwrap();
            assert_eq!((found.symbology, found.text.as_str()), (symbology, text));
            assert!((found.last - found.first - 2.3 * found.modules).abs() < 1e-9);
            let backwards = read(&turned(&runs)).unwrap();
            assert_eq!(backwards.text, text);
            assert!(backwards.first > backwards.last);
        }
    }

    /// "L2611-SX" as Zint draws it.
    const DRAWN: &str = "M0 0h2v45h-2zM3 0h1v45h-1zM6 0h1v45h-1zM11 0h1v45h-1zM15 0h2v45h-2zM18 0h3v45h-3z\
        M22 0h1v45h-1zM24 0h3v45h-3zM28 0h4v45h-4zM33 0h3v45h-3zM38 0h1v45h-1zM41 0h2v45h-2zM44 0h2v45h-2z\
        M49 0h1v45h-1zM52 0h1v45h-1zM55 0h1v45h-1zM57 0h4v45h-4zM62 0h3v45h-3zM66 0h1v45h-1zM69 0h2v45h-2z\
        M72 0h3v45h-3zM77 0h2v45h-2zM80 0h3v45h-3zM84 0h1v45h-1zM88 0h3v45h-3zM94 0h1v45h-1zM96 0h2v45h-2z\
        M99 0h1v45h-1zM101 0h4v45h-4zM106 0h3v45h-3zM110 0h2v45h-2zM115 0h3v45h-3zM119 0h1v45h-1zM121 0h2v45h-2z";

    #[test]
    fn reads_a_drawn_symbol_however_it_is_turned() {
        for turn in [0, 37, 90, 180, 251] {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' width='60mm' height='60mm' viewBox='0 0 60 60'>\
                 <path transform='translate(30 30) rotate({turn}) scale(0.33) translate(-61.5 -22.5)' \
                 d='{DRAWN}'/></svg>"
            );
            let (fonts, limits) = (Fonts::shipped(), Limits::default());
            let codes = verify(svg.as_bytes(), &Artwork::default(), &fonts, &limits).unwrap();
            let [code] = &codes[..] else { panic!("{turn}: {codes:?}") };
            let read = (code.symbology.as_str(), code.payload.as_deref());
            assert_eq!(read, ("code-128", Some("L2611-SX")), "{turn}");
            assert!((code.module_mm.0 - 0.33).abs() < 0.005, "{turn}: {}", code.module_mm);
            assert!(code.decoded && code.bars.is_none() && code.quiet_zone_modules > 10.0);
        }
    }

    #[test]
    fn takes_no_other_bars() {
        let mut wrong = runs(&[104, 44, 18, 22, 17, 17]);
        // Another character than the one that was checked.
        let other = runs(&[104, 44, 18, 23, 17, 17]);
        wrong[19..25].copy_from_slice(&other[19..25]);
        assert_eq!(read(&wrong), None);
        let mut crowded = runs(&[104, 44, 18, 22, 17, 17]);
        crowded[0].start = crowded[0].end - 4.0;
        assert_eq!(read(&crowded), None);
        let even: Vec<Run> = (0..70)
            .map(|at| Run { is_dark: at % 2 == 0, start: f64::from(at), end: f64::from(at + 1) })
            .collect();
        assert_eq!(read(&even), None);
    }
}
