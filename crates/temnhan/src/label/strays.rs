//! Characters that the face a text asks for does not draw.

use unicode_normalization::UnicodeNormalization;
use usvg::fontdb::{Database, ID};
use usvg::layout::PositionedGlyph;

use super::face::any_has;
use super::run::is_invisible;
use crate::source::faces::has;

/// Characters by who draws them instead, each once, in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Strays {
    /// No face at hand has them.
    pub(super) missing: Vec<char>,
    /// Another face than the one asked for draws them.
    pub(super) borrowed: Vec<char>,
}

/// The strays of a text that asks for some faces; none is borrowed where all of these are missing.
pub(super) fn of(glyphs: &[PositionedGlyph], asked: &[ID], database: &Database) -> Strays {
    let mut strays = Strays::default();
    let at_home = |glyph: &&PositionedGlyph| glyph.id.0 != 0 && asked.contains(&glyph.font);
    for glyph in glyphs.iter().filter(|glyph| !at_home(glyph)) {
        let seen = glyph.text.nfc().filter(|c| !c.is_whitespace() && !is_invisible(*c));
        for c in seen {
            // One stray character makes usvg draw its neighbours in the other face, too.
            let has_own = asked.iter().any(|face| has(database, *face, c));
            let list = if glyph.id.0 == 0 && !has_own && !any_has(database, c) {
                &mut strays.missing
            } else if !asked.is_empty() && !has_own {
                &mut strays.borrowed
            } else {
                continue;
            };
            if !list.contains(&c) {
                list.push(c);
            }
        }
    }
    strays
}
