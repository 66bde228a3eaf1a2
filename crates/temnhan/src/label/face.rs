//! Heights of letters, measured on their outlines.

use std::sync::Arc;

use skrifa::instance::Size;
use skrifa::outline::{DrawSettings, OutlinePen};
use skrifa::raw::TableProvider;
use skrifa::raw::tables::gsub::{SingleSubst, SubstitutionSubtables};
use skrifa::{FontRef, GlyphId, MetadataProvider, Tag};
use usvg::fontdb::{Database, ID};
use usvg::tiny_skia_path::{PathBuilder, Rect};

use super::measures::{Instance, Measures};

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
    measures: &'a Measures,
    /// Those in use.
    instances: Vec<Arc<Instance>>,
}

impl<'a> Faces<'a> {
    /// Of a drawing's faces; what was measured of them before is in `measures`.
    pub(crate) fn new(database: &'a Database, measures: &'a Measures) -> Self {
        Self { database, measures, instances: Vec::new() }
    }

    /// The heights of a face's letters.
    pub(crate) fn heights(
        &mut self,
        face: ID,
        axes: &[(&str, f32)],
        lettering: Lettering,
    ) -> Heights {
        let place = self.place_of(face, axes);
        *self.instances[place].heights[lettering as usize].get_or_init(|| {
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
            measured.unwrap_or_default()
        })
    }

    /// Whether a face changes its letters with their size.
    pub(crate) fn is_optical(&mut self, face: ID) -> bool {
        self.has_axis(face, "opsz")
    }

    fn has_axis(&mut self, face: ID, tag: &str) -> bool {
        let place = self.place_at(face, &[]);
        let tags = self.instances[place].tags.get_or_init(|| {
            let tags = |font: &FontRef<'_>| {
                Some(font.axes().iter().map(|axis| axis.tag().to_string()).collect())
            };
            self.with_font(face, tags).unwrap_or_default()
        });
        tags.iter().any(|own| own == tag)
    }

    /// The glyph's ink box in font units, y upwards; `None` for a blank. A missing character that
    /// the face draws as nothing takes the box of a capital, for it stands in the text.
    pub(super) fn ink(&self, face: &Instance, glyph: u32) -> Option<Rect> {
        *face.glyphs.get(glyph as usize)?.ink.get_or_init(|| {
            let axes: Vec<(&str, f32)> = face.axes().collect();
            self.with_font(face.face, |font| {
                let drawn = outline_box(font, GlyphId::new(glyph), &axes);
                let missing = || outline_box(font, font.charmap().map('H')?, &axes);
                if glyph == 0 { drawn.or_else(missing) } else { drawn }
            })
        })
    }

    /// How far the pen moves over the glyph, in font units.
    pub(super) fn advance(&self, face: &Instance, glyph: u32) -> f32 {
        let measured = || {
            let advance = self.with_font(face.face, |font| {
                let location = font.axes().location(face.axes());
                font.glyph_metrics(Size::unscaled(), &location).advance_width(GlyphId::new(glyph))
            });
            advance.unwrap_or(0.0)
        };
        let known = face.glyphs.get(glyph as usize);
        known.map_or(0.0, |glyph| *glyph.advance.get_or_init(measured))
    }

    /// The units of the em; `None` where the face cannot be read.
    pub(crate) fn units_per_em(&mut self, face: ID) -> Option<u16> {
        let place = self.place_at(face, &[]);
        *self.instances[place].units_per_em.get_or_init(|| {
            self.with_font(face, |font| font.head().ok().map(|head| head.units_per_em()))
        })
    }

    /// The face with those settings that it knows; usvg gives every face its weight.
    pub(super) fn instance(&mut self, face: ID, axes: &[(&str, f32)]) -> Arc<Instance> {
        let place = self.place_of(face, axes);
        Arc::clone(&self.instances[place])
    }

    /// Its place among those in use.
    fn place_of(&mut self, face: ID, axes: &[(&str, f32)]) -> usize {
        let own = axes.iter().copied().filter(|(tag, _)| self.has_axis(face, tag));
        let own: Vec<(&str, f32)> = own.collect();
        self.place_at(face, &own)
    }

    fn place_at(&mut self, face: ID, axes: &[(&str, f32)]) -> usize {
        let known = self.instances.iter().position(|own| own.is(face, axes));
        known.unwrap_or_else(|| {
            let glyphs = || {
                let count = |font: &FontRef<'_>| font.maxp().ok().map(|maxp| maxp.num_glyphs());
                self.with_font(face, count).unwrap_or(0)
            };
            let instance = self.measures.instance(face, axes, glyphs);
            self.instances.push(instance);
            self.instances.len() - 1
        })
    }

    /// How far the pen moves over a letter, in font units; nowhere without a glyph for it.
    pub(crate) fn advance_of(&mut self, face: ID, letter: char, axes: &[(&str, f32)]) -> f32 {
        let glyph = self.with_font(face, |font| font.charmap().map(letter));
        let instance = self.instance(face, axes);
        glyph.map_or(0.0, |glyph| self.advance(&instance, glyph.to_u32()))
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
        let (database, measures) = (Fonts::shipped().database(), Measures::default());
        let face = database.faces().next().unwrap().id;
        let heights = Faces::new(&database, &measures).heights(face, &[], Lettering::Plain);
        assert!((0.50..0.56).contains(&heights.x.unwrap()), "{heights:?}");
        assert!((0.73..0.75).contains(&heights.cap.unwrap()), "{heights:?}");
        assert!(heights.digit > heights.x, "{heights:?}");
        let small = Faces::new(&database, &measures).heights(face, &[], Lettering::SmallCapitals);
        assert_eq!(small, Heights::default());
    }
}
