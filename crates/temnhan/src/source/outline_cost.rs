//! What it costs to draw letters of a font that nobody vouches for.
//!
//! Glyphs may be made of glyphs, and programs call programs: a kilobyte can stand for billions of
//! points.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap};

use skrifa::raw::TableProvider;
use skrifa::raw::ps::cff::{CffFontRef, index::Index};
use skrifa::raw::ps::cs::{CharstringContext, CharstringKind, CommandSink, evaluate};
use skrifa::raw::ps::error::Error;
use skrifa::raw::tables::glyf::{Glyf, Glyph};
use skrifa::raw::tables::gvar::Gvar;
use skrifa::raw::tables::loca::Loca;
use skrifa::raw::types::Fixed;
use skrifa::{FontRef, GlyphId, MetadataProvider};

/// Points or bytes of program that one letter may take; ornate letters take some thousands.
const MOST_OF_A_GLYPH: u64 = 50_000;
/// Glyphs of glyphs deeper than this are not drawn.
const DEEPEST: usize = 32;

/// The points, parts and bytes of program in all glyphs of a font; `None` where one of them takes
/// too much, or they or the letters of the text take more than the limit.
pub(super) fn of(font: &FontRef<'_>, letters: &BTreeMap<char, u64>, limit: u64) -> Option<u64> {
    let mut outlines = Outlines { parts: Parts::of(font), programs: Programs::of(font) };
    let glyphs = font.maxp().map_or(0, |maxp| maxp.num_glyphs());
    let mut costs = (0..glyphs).map(|glyph| outlines.cost(GlyphId::from(glyph)));
    let once = costs.try_fold(0_u64, |sum, cost| {
        let sum = sum.saturating_add(cost);
        (cost <= MOST_OF_A_GLYPH && sum <= limit).then_some(sum)
    })?;
    let charmap = font.charmap();
    let of_text = letters.iter().map(|(letter, count)| {
        let glyph = charmap.map(*letter).unwrap_or_default();
        outlines.cost(glyph).saturating_mul(*count)
    });
    (of_text.fold(0, u64::saturating_add) <= limit).then_some(once)
}

struct Outlines<'a> {
    parts: Option<Parts<'a>>,
    programs: Option<Programs<'a>>,
}

impl Outlines<'_> {
    fn cost(&mut self, glyph: GlyphId) -> u64 {
        let parts = self.parts.as_mut().map_or(0, |parts| parts.cost(glyph, 0));
        let programs = self.programs.as_ref().and_then(|programs| programs.cost(glyph));
        parts.saturating_add(programs.unwrap_or(0))
    }
}

/// Outlines of TrueType: points, glyphs made of glyphs, and how axes move the points.
struct Parts<'a> {
    glyf: Glyf<'a>,
    loca: Loca<'a>,
    gvar: Option<Gvar<'a>>,
    known: HashMap<GlyphId, u64>,
}

impl<'a> Parts<'a> {
    fn of(font: &FontRef<'a>) -> Option<Self> {
        let (glyf, loca) = (font.glyf().ok()?, font.loca(None).ok()?);
        Some(Self { glyf, loca, gvar: font.gvar().ok(), known: HashMap::new() })
    }

    fn cost(&mut self, glyph: GlyphId, depth: usize) -> u64 {
        if let Some(known) = self.known.get(&glyph) {
            return *known;
        }
        if depth > DEEPEST {
            return u64::MAX;
        }
        let moves = self.gvar.as_ref().and_then(|gvar| gvar.data_for_gid(glyph).ok().flatten());
        let moves = moves.map_or(0, |moves| moves.len() as u64);
        let cost = match self.loca.get_glyf(glyph, &self.glyf) {
            // Bytes of points where there are none: what reads outlines panics on them.
            Ok(Some(Glyph::Simple(simple)))
                if simple.num_points() == 0 && !simple.glyph_data().is_empty() =>
            {
                u64::MAX
            }
            Ok(Some(Glyph::Simple(simple))) => moves + simple.num_points() as u64,
            Ok(Some(Glyph::Composite(composite))) => {
                let mut parts = composite.components().map(|part| part.glyph.into());
                // Stops at what is too much, for each part may be as long a list.
                let sum = parts.try_fold(moves, |sum, part| {
                    let sum = self.cost(part, depth + 1).saturating_add(sum).saturating_add(1);
                    (sum <= MOST_OF_A_GLYPH).then_some(sum)
                });
                sum.unwrap_or(u64::MAX)
            }
            _ => moves,
        };
        self.known.insert(glyph, cost);
        cost
    }
}

/// Outlines of PostScript: programs that call programs.
struct Programs<'a> {
    font: CffFontRef<'a>,
}

impl<'a> Programs<'a> {
    fn of(font: &FontRef<'a>) -> Option<Self> {
        let data = font.data_for_tag(skrifa::Tag::new(b"CFF "))?;
        let font = CffFontRef::new_cff(data.as_bytes(), 0, None).ok()?;
        Some(Self { font })
    }

    /// Runs a glyph's program and counts its bytes; `None` where there is none.
    fn cost(&self, glyph: GlyphId) -> Option<u64> {
        let part = self.font.subfont(self.font.subfont_index(glyph)?, &[]).ok()?;
        let own = match part.subrs_offset() {
            0 => Index::Empty,
            offset => Index::new(self.font.data().get(offset as usize..)?, false).ok()?,
        };
        let programs = self.font.charstrings();
        let program = programs.get(glyph.to_u32() as usize).ok()?;
        let tables = (self.font.data(), programs, self.font.global_subrs(), &own);
        let metered = Metered { tables, bytes: Cell::new(program.len() as u64) };
        // A faulty program ends where drawing it would end.
        let _ = evaluate(&metered, None, program, &mut Nowhere);
        Some(metered.bytes.get())
    }
}

/// A font's programs, handed out until they have become too many.
struct Metered<'a> {
    tables: (&'a [u8], &'a Index<'a>, &'a Index<'a>, &'a Index<'a>),
    bytes: Cell<u64>,
}

impl Metered<'_> {
    fn spend<'p>(&self, program: Result<&'p [u8], Error>) -> Result<&'p [u8], Error> {
        let program = program?;
        self.bytes.set(self.bytes.get() + program.len() as u64 + 1);
        if self.bytes.get() > MOST_OF_A_GLYPH {
            return Err(Error::CharstringNestingDepthLimitExceeded);
        }
        Ok(program)
    }
}

impl CharstringContext for Metered<'_> {
    fn kind(&self) -> CharstringKind {
        CharstringKind::Type2
    }

    fn seac_components(&self, base: i32, accent: i32) -> Result<[&[u8]; 2], Error> {
        let [base, accent] = self.tables.seac_components(base, accent)?;
        Ok([self.spend(Ok(base))?, self.spend(Ok(accent))?])
    }

    fn global_subr(&self, index: i32) -> Result<&[u8], Error> {
        self.spend(self.tables.global_subr(index))
    }

    fn subr(&self, index: i32) -> Result<&[u8], Error> {
        self.spend(self.tables.subr(index))
    }
}

/// Takes an outline and draws nothing.
struct Nowhere;

impl CommandSink for Nowhere {
    fn move_to(&mut self, _: Fixed, _: Fixed) {}

    fn line_to(&mut self, _: Fixed, _: Fixed) {}

    fn curve_to(&mut self, _: Fixed, _: Fixed, _: Fixed, _: Fixed, _: Fixed, _: Fixed) {}

    fn close(&mut self) {}
}
