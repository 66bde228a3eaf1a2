//! Spelling: the characters of runs and lines become the letters that they mean.
//!
//! Text in an old encoding is read, a foreign letter that looks like a Vietnamese one becomes that one,
//! and what no reader sees goes. Runs keep what the file has, for the rules about it.

use std::ops::Range;

use super::line::Line;
use super::run::{Run, Written, is_invisible};
use crate::writing::Writing;
use crate::writing::detect::{Finding, Text};

const SOFT_HYPHEN: char = '\u{ad}';

/// Some characters of a line that ask for one face.
struct Stretch {
    line: usize,
    /// Its first run.
    run: usize,
    chars: Range<usize>,
}

/// Respells every line and its runs.
pub(crate) fn settle(runs: &mut [Run], lines: &mut [Line], writing: &Writing) {
    let stretches = stretches(runs, lines);
    let asks = |stretch: &Stretch| Text {
        face: &runs[stretch.run].face,
        text: lines[stretch.line].text_of(stretch.chars.clone()),
    };
    let findings = writing.detect(&stretches.iter().map(asks).collect::<Vec<_>>());
    let is_strange = |c: char| !c.is_ascii() && (is_invisible(c) || writing.meant_by(c).is_some());
    let respelt =
        |line: &Line| line.text.chars().any(is_strange).then(|| today(&line.text, writing));
    let mut spelt: Vec<Option<Vec<Option<char>>>> = lines.iter().map(respelt).collect();
    for (stretch, finding) in stretches.iter().zip(&findings) {
        let Some(finding) = finding else { continue };
        let line = &lines[stretch.line];
        let text: Vec<char> = line.text_of(stretch.chars.clone()).chars().collect();
        let letters = writing.read(&text, finding).into_iter().flat_map(|(letter, length)| {
            let letter = (!is_invisible(letter)).then_some(letter);
            std::iter::once(letter).chain(std::iter::repeat_n(None, length - 1))
        });
        let spelt = spelt[stretch.line].get_or_insert_with(|| today(&line.text, writing));
        spelt.splice(stretch.chars.clone(), letters);
        note(runs, line, &stretch.chars, spelt, finding);
    }
    for (line, letters) in lines.iter_mut().zip(&spelt) {
        if let Some(letters) = letters {
            note_look_alikes(line, runs, writing);
            respell(line, runs, letters);
        }
    }
}

/// Each line in pieces of one face.
fn stretches<'a>(runs: &'a [Run], lines: &'a [Line]) -> Vec<Stretch> {
    let same_face =
        |a: &super::line::Piece, b: &super::line::Piece| runs[a.run].face == runs[b.run].face;
    let of_line = |(line, own): (usize, &'a Line)| {
        own.pieces.chunk_by(same_face).map(move |pieces| {
            let chars = pieces[0].chars.start..pieces[pieces.len() - 1].chars.end;
            Stretch { line, run: pieces[0].run, chars }
        })
    };
    lines.iter().enumerate().flat_map(of_line).collect()
}

/// The letters of a text of today, one for each character.
fn today(text: &str, writing: &Writing) -> Vec<Option<char>> {
    let meant = |c: char| (!is_invisible(c)).then(|| writing.meant_by(c).unwrap_or(c));
    let mut letters: Vec<Option<char>> = text.chars().map(meant).collect();
    // At the end of a line a soft hyphen is drawn.
    if text.trim_end().ends_with(SOFT_HYPHEN) {
        letters[text.trim_end().chars().count() - 1] = Some('-');
    }
    letters
}

/// Keeps with each run how the file writes it.
fn note(
    runs: &mut [Run],
    line: &Line,
    chars: &Range<usize>,
    letters: &[Option<char>],
    finding: &Finding<'_>,
) {
    for piece in line.runs_of(chars) {
        let run = &mut runs[piece.run];
        let is_same = run.text.chars().map(Some).eq(letters[piece.chars.clone()].iter().copied());
        if is_same || run.text.is_ascii() {
            continue;
        }
        run.written = Some(Written {
            text: run.text.clone(),
            encoding: finding.encoding.name.clone(),
            is_sure: finding.is_sure,
        });
        // Its own face has the letters, and sets them as they are meant.
        run.missing_glyphs.clear();
        run.borrowed = None;
        run.tightness = f64::INFINITY;
        run.is_composed = true;
    }
}

/// Keeps with each run of today how the file writes it, where a letter only looks Vietnamese.
fn note_look_alikes(line: &Line, runs: &mut [Run], writing: &Writing) {
    for piece in &line.pieces {
        let run = &mut runs[piece.run];
        if run.written.is_none() && run.text.chars().any(|c| writing.meant_by(c).is_some()) {
            run.look_alike = Some(run.text.clone());
        }
    }
}

/// Puts letters in the place of the characters of a line; `None` leaves one out.
fn respell(line: &mut Line, runs: &mut [Run], letters: &[Option<char>]) {
    if letters.iter().copied().eq(line.text.chars().map(Some)) {
        return;
    }
    let kept: Vec<usize> = std::iter::once(0)
        .chain(letters.iter().scan(0, |kept, letter| {
            *kept += usize::from(letter.is_some());
            Some(*kept)
        }))
        .collect();
    for piece in &mut line.pieces {
        let run = &mut runs[piece.run];
        let start = piece.chars.start;
        for glyph in &mut run.glyphs {
            glyph.end = kept[start + glyph.end] - kept[start];
        }
        run.text = letters[piece.chars.clone()].iter().flatten().collect();
        piece.chars = kept[start]..kept[piece.chars.end];
    }
    line.text = letters.iter().flatten().collect();
}
