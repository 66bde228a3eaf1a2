//! Heights of letters, measured on their outlines.

use std::collections::HashMap;

use skrifa::instance::{LocationRef, Size};
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::{FontRef, GlyphId, MetadataProvider};
use usvg::fontdb::{Database, ID};
use usvg::tiny_skia_path::{PathBuilder, Rect};

/// How tall a face's letters stand above the baseline, as shares of the em.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Heights {
    /// Of the small letter `x`.
    pub(crate) x: f64,
    /// Of the capital `H`.
    pub(crate) cap: f64,
    /// Of the digit `1`.
    pub(crate) digit: f64,
}

/// Measures faces and glyphs once each.
///
/// The outline is measured, not the font's own figures: OS/2 may say 0, and the
/// text box of SVG overstates letters two and a half times.
pub(crate) struct Faces<'a> {
    database: &'a Database,
    heights: HashMap<(ID, Axes), Option<Heights>>,
    boxes: HashMap<(ID, u32, Axes), Option<Rect>>,
    advances: HashMap<(ID, u32, Axes), f32>,
}

/// Variation settings as a key: tag and bits of the value.
type Axes = Vec<(String, u32)>;

impl<'a> Faces<'a> {
    pub(crate) fn new(database: &'a Database) -> Self {
        Self { database, heights: HashMap::new(), boxes: HashMap::new(), advances: HashMap::new() }
    }

    /// The face's letter heights; `None` where it has neither `x` nor `H`.
    pub(crate) fn heights(&mut self, face: ID, axes: &[(&str, f32)]) -> Option<Heights> {
        let key = (face, key_of(axes));
        if let Some(known) = self.heights.get(&key) {
            return *known;
        }
        let measured = self.with_font(face, |font| {
            let units =
                f64::from(font.metrics(Size::unscaled(), LocationRef::default()).units_per_em);
            let top = |letter: char| {
                let glyph = font.charmap().map(letter)?;
                let outline = outline_box(font, glyph, axes)?;
                Some(f64::from(outline.bottom()) / units)
            };
            let cap = top('H')?;
            Some(Heights { x: top('x')?, cap, digit: top('1').unwrap_or(cap) })
        });
        self.heights.insert(key, measured);
        measured
    }

    /// The glyph's ink box in font units, y upwards; `None` for a blank. A missing character that
    /// the face draws as nothing takes the box of a capital, for it stands in the text.
    pub(crate) fn ink(&mut self, face: ID, glyph: u32, axes: &[(&str, f32)]) -> Option<Rect> {
        let key = (face, glyph, key_of(axes));
        if let Some(known) = self.boxes.get(&key) {
            return *known;
        }
        let measured = self.with_font(face, |font| {
            let drawn = outline_box(font, GlyphId::new(glyph), axes);
            let missing = || outline_box(font, font.charmap().map('H')?, axes);
            if glyph == 0 { drawn.or_else(missing) } else { drawn }
        });
        self.boxes.insert(key, measured);
        measured
    }

    /// How far the pen moves over the glyph, in font units.
    pub(crate) fn advance(&mut self, face: ID, glyph: u32, axes: &[(&str, f32)]) -> f32 {
        let key = (face, glyph, key_of(axes));
        if let Some(known) = self.advances.get(&key) {
            return *known;
        }
        let measured = self.with_font(face, |font| {
            let location = font.axes().location(axes.iter().copied());
            font.glyph_metrics(Size::unscaled(), &location).advance_width(GlyphId::new(glyph))
        });
        let advance = measured.unwrap_or(0.0);
        self.advances.insert(key, advance);
        advance
    }

    fn with_font<T>(&self, face: ID, measure: impl FnOnce(&FontRef<'_>) -> Option<T>) -> Option<T> {
        let read = |data: &[u8], index| {
            FontRef::from_index(data, index).ok().and_then(|font| measure(&font))
        };
        self.database.with_face_data(face, read).flatten()
    }
}

/// Whether some face has a character.
pub(crate) fn any_has(database: &Database, character: char) -> bool {
    let has = |data: &[u8], index| {
        FontRef::from_index(data, index).is_ok_and(|font| font.charmap().map(character).is_some())
    };
    database.faces().any(|face| database.with_face_data(face.id, has) == Some(true))
}

fn key_of(axes: &[(&str, f32)]) -> Axes {
    axes.iter().map(|(tag, value)| ((*tag).to_owned(), value.to_bits())).collect()
}

fn outline_box(font: &FontRef<'_>, glyph: GlyphId, axes: &[(&str, f32)]) -> Option<Rect> {
    let location = font.axes().location(axes.iter().copied());
    let outline = font.outline_glyphs().get(glyph)?;
    let mut pen = Pen(PathBuilder::new());
    outline.draw(DrawSettings::unhinted(Size::unscaled(), &location), &mut pen).ok()?;
    pen.0.finish()?.compute_tight_bounds()
}

struct Pen(PathBuilder);

impl OutlinePen for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.0.move_to(x, y);
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.0.line_to(x, y);
    }

    fn quad_to(&mut self, x1: f32, y1: f32, x: f32, y: f32) {
        self.0.quad_to(x1, y1, x, y);
    }

    fn curve_to(&mut self, x1: f32, y1: f32, x2: f32, y2: f32, x: f32, y: f32) {
        self.0.cubic_to(x1, y1, x2, y2, x, y);
    }

    fn close(&mut self) {
        self.0.close();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Fonts;

    #[test]
    fn measures_the_shipped_face() {
        let database = Fonts::shipped().database();
        let face = database.faces().next().unwrap().id;
        let heights = Faces::new(&database).heights(face, &[]).unwrap();
        assert!((0.50..0.56).contains(&heights.x), "{heights:?}");
        assert!((0.73..0.75).contains(&heights.cap), "{heights:?}");
        assert!(heights.digit > heights.x, "{heights:?}");
    }
}
