//! Heights of letters, measured on their outlines.

use std::collections::HashMap;

use skrifa::instance::Size;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::gsub::{SingleSubst, SubstitutionSubtables};
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use usvg::fontdb::{Database, ID};
use usvg::tiny_skia_path::{PathBuilder, Rect};

/// How tall a face's letters stand above the baseline, as shares of the em; `None` where it has no
/// such letter.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct Heights {
    /// Of the small letter `x`.
    pub(crate) x: Option<f64>,
    /// Of the capital `H`.
    pub(crate) cap: Option<f64>,
    /// Of the digit `1`.
    pub(crate) digit: Option<f64>,
}

/// Which of a face's letters are drawn.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Lettering {
    Plain,
    /// Only those that the face keeps for small capitals; some faces have digits among them.
    SmallCapitals,
}

impl Heights {
    /// With what only the other face has.
    pub(crate) fn or(self, other: Self) -> Self {
        Self {
            x: self.x.or(other.x),
            cap: self.cap.or(other.cap),
            digit: self.digit.or(other.digit),
        }
    }
}

/// Letters that stand as tall as the first, for faces that hold few letters.
const SMALL: &str = "xzvw";
const CAPITAL: &str = "HIEFTLNKMXZ";
const DIGIT: &str = "1745";

/// Measures faces and glyphs once each.
///
/// The outline is measured, not the font's own figures: OS/2 may say 0, and the
/// text box of SVG overstates letters two and a half times.
pub(crate) struct Faces<'a> {
    database: &'a Database,
    heights: HashMap<(ID, Axes, Lettering), Heights>,
    boxes: HashMap<(ID, u32, Axes), Option<Rect>>,
    advances: HashMap<(ID, u32, Axes), f32>,
    optical: HashMap<ID, bool>,
}

/// Variation settings as a key: tag and bits of the value.
type Axes = Vec<(String, u32)>;

impl<'a> Faces<'a> {
    pub(crate) fn new(database: &'a Database) -> Self {
        Self {
            database,
            heights: HashMap::new(),
            boxes: HashMap::new(),
            advances: HashMap::new(),
            optical: HashMap::new(),
        }
    }

    /// The heights of a face's letters.
    pub(crate) fn heights(
        &mut self,
        face: ID,
        axes: &[(&str, f32)],
        lettering: Lettering,
    ) -> Heights {
        let key = (face, key_of(axes), lettering);
        if let Some(known) = self.heights.get(&key) {
            return *known;
        }
        let measured = self.with_font(face, |font| {
            let units = f64::from(font.head().ok()?.units_per_em());
            let top = |letter| {
                let plain = font.charmap().map(letter)?;
                let drawn = match lettering {
                    Lettering::Plain => plain,
                    Lettering::SmallCapitals => small_capital(font, plain)?,
                };
                Some(f64::from(outline_box(font, drawn, axes)?.bottom()) / units)
            };
            let first = |letters: &str| letters.chars().find_map(top);
            Some(Heights { x: first(SMALL), cap: first(CAPITAL), digit: first(DIGIT) })
        });
        let heights = measured.unwrap_or_default();
        self.heights.insert(key, heights);
        heights
    }

    /// Whether a face changes its letters with their size.
    pub(crate) fn is_optical(&mut self, face: ID) -> bool {
        if let Some(known) = self.optical.get(&face) {
            return *known;
        }
        let axis = self.with_font(face, |font| font.axes().get_by_tag(Tag::new(b"opsz")));
        self.optical.insert(face, axis.is_some());
        axis.is_some()
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

/// The glyph that the feature `smcp` puts in a glyph's place.
fn small_capital(font: &FontRef<'_>, glyph: GlyphId) -> Option<GlyphId> {
    let gsub = font.gsub().ok()?;
    let (features, lookups) = (gsub.feature_list().ok()?, gsub.lookup_list().ok()?);
    let records = features.feature_records().iter();
    let small_caps = records.filter(|record| record.feature_tag() == Tag::new(b"smcp"));
    let feature = small_caps.filter_map(|record| record.feature(features.offset_data()).ok());
    let indices = feature.flat_map(|feature| feature.lookup_list_indices().to_vec());
    let mut subtables = indices.filter_map(|index| {
        match lookups.lookups().get(usize::from(index.get())).ok()?.subtables().ok()? {
            SubstitutionSubtables::Single(tables) => Some(tables),
            _ => None,
        }
    });
    subtables.find_map(|tables| tables.iter().find_map(|table| substituted(&table.ok()?, glyph)))
}

fn substituted(table: &SingleSubst<'_>, glyph: GlyphId) -> Option<GlyphId> {
    match table {
        SingleSubst::Format1(table) => {
            table.coverage().ok()?.get(glyph)?;
            let shifted = i64::from(glyph.to_u32()) + i64::from(table.delta_glyph_id());
            Some(GlyphId::from(shifted as u16))
        }
        SingleSubst::Format2(table) => {
            let place = usize::from(table.coverage().ok()?.get(glyph)?);
            Some(table.substitute_glyph_ids().get(place)?.get().into())
        }
    }
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
        let heights = Faces::new(&database).heights(face, &[], Lettering::Plain);
        assert!((0.50..0.56).contains(&heights.x.unwrap()), "{heights:?}");
        assert!((0.73..0.75).contains(&heights.cap.unwrap()), "{heights:?}");
        assert!(heights.digit > heights.x, "{heights:?}");
        let small = Faces::new(&database).heights(face, &[], Lettering::SmallCapitals);
        assert_eq!(small, Heights::default());
    }
}
