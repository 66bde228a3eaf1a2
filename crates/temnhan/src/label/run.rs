//! Runs: pieces of text drawn in one style, measured in millimetres.

use std::sync::Arc;

use unicode_normalization::UnicodeNormalization;
use usvg::fontdb::{Database, ID};
use usvg::layout::PositionedGlyph;
use usvg::tiny_skia_path::Rect;
use usvg::{Font, FontFamily, Group, Node, Text, TextAnchor, TextSpan};

use super::face::{Faces, Heights, Lettering};
use super::placing::{Placing, unit};
use super::strays;
use super::tightness::Tightness;
use crate::field::fold::is_composed;
use crate::source::Source;
use crate::source::faces::named;
use crate::source::mark::{of_font, own_axes};
use crate::source::size::PageSize;
use crate::units::RectMm;
use crate::writing::Writing;

/// One piece of text in one style.
#[derive(Debug, Clone)]
pub(crate) struct Run {
    /// What it says, NFC; the file's characters until `spelling` makes letters of them.
    pub(crate) text: String,
    /// Where each of its pieces is printed, in order.
    pub(crate) glyphs: Vec<Glyph>,
    /// Index into the source's marks.
    pub(crate) mark: Option<usize>,
    /// Which text element of the drawing it belongs to.
    pub(crate) owner: usize,
    /// Which of the element's pieces with a place of their own it is in.
    pub(crate) chunk: usize,
    /// Which of the element's drawn spans it is.
    pub(crate) span: usize,
    /// Which of the element's spans with ink it is.
    pub(crate) outline: usize,
    /// The part of the piece that stands before its place: 0, ½ or 1.
    pub(crate) anchor: f64,
    /// Direction of writing, a unit vector on the page.
    pub(crate) along: (f64, f64),
    /// Where the ink begins and ends along the direction of writing, in millimetres.
    pub(crate) extent: (f64, f64),
    /// Where the pen begins and ends along the direction of writing: spaces are judged by it, for
    /// the ink of two letters of one word may lie far apart ("1 0").
    pub(crate) pen: (f64, f64),
    /// Where the baseline lies across the direction of writing, in millimetres.
    pub(crate) baseline: f64,
    /// The em in millimetres, across the direction of writing.
    pub(crate) em: f64,
    /// Letter heights as shares of the em; none is known when its face is missing.
    pub(crate) heights: Heights,
    /// The family it asks for first.
    pub(crate) face: Arc<str>,
    /// The families it asks for, when none of them is at hand.
    pub(crate) missing_face: Option<Arc<str>>,
    /// Whether the file writes each letter and its accents as one character.
    pub(crate) is_composed: bool,
    /// Characters that no face at hand has.
    pub(crate) missing_glyphs: Vec<char>,
    /// The family it asks for, and the characters that another face draws because that one has
    /// them not.
    pub(crate) borrowed: Option<(Arc<str>, Vec<char>)>,
    /// Whether it has small letters to be printed as small capitals, which its face does not have.
    pub(crate) lacks_small_capitals: bool,
    /// Advance by ink of its letters; below 1 they overlap.
    pub(crate) tightness: f64,
    /// How the file writes it, where that is an old encoding.
    pub(crate) written: Option<Written>,
    /// How the file writes it, where a letter of another language stands for a Vietnamese one.
    pub(crate) look_alike: Option<String>,
}

/// Text in an encoding of before Unicode.
#[derive(Debug, Clone)]
pub(crate) struct Written {
    /// The file's own characters.
    pub(crate) text: String,
    /// The encoding's name.
    pub(crate) encoding: String,
    /// Whether the face or very many words tell the encoding.
    pub(crate) is_sure: bool,
}

/// A piece of a run: one letter, or several drawn as one.
#[derive(Debug, Clone)]
pub(crate) struct Glyph {
    /// Characters of the run before this piece ends.
    pub(crate) end: usize,
    /// Its ink on the page; `None` for a blank.
    pub(crate) ink: Option<RectMm>,
    /// How much wider it is drawn than the letter that it means in an old encoding, in millimetres.
    pub(crate) surplus: f64,
}

/// The runs of a drawing, in drawing order.
#[derive(Debug, Default)]
pub(crate) struct Runs {
    pub(crate) painted: Vec<Run>,
    /// On the page without any paint, wholly transparent, or set to be hidden.
    pub(crate) hidden: Vec<Run>,
    /// The marks of those that lie off the page.
    pub(crate) off_page: Vec<usize>,
}

/// All runs of the printed drawing.
pub(crate) fn of<'a>(source: &'a Source, writing: &'a Writing) -> Runs {
    let mut faces = Faces::new(&source.faces, &source.measures);
    let mut reader = Reader {
        size: &source.size,
        database: &source.faces,
        faces: &mut faces,
        asked: Vec::new(),
        writing,
    };
    let texts = texts(&source.tree);
    let mut runs = Runs { painted: Vec::with_capacity(texts.len()), ..Runs::default() };
    for (owner, (text, is_seen)) in texts.into_iter().enumerate() {
        let mut outlines = 0..;
        let mut spans = text.chunks().iter().enumerate().flat_map(|(index, chunk)| {
            chunk
                .spans()
                .iter()
                .map(move |span| (index, span, &chunk.text()[span.start()..span.end()]))
        });
        for (place, drawn) in text.layouted().iter().enumerate() {
            let first = drawn.positioned_glyphs.first().map_or("", |glyph| glyph.text.as_str());
            let drew = |&(_, span, string): &(usize, &TextSpan, &str)| {
                span.font().variations() == drawn.variations && string.contains(first)
            };
            let Some((chunk, span, string)) = spans.by_ref().find(drew) else { break };
            let has_paint = drawn.fill.is_some() || drawn.stroke.is_some();
            let painted = is_seen && drawn.visible && has_paint;
            let is_left_out =
                |run: &Run| run.mark.is_some_and(|mark| source.marked.marks[mark].is_left_out);
            let run = reader.run(text, owner, span, string, drawn);
            let run = run.map(|run| Run {
                chunk,
                anchor: part_before(text.chunks()[chunk].anchor()),
                span: place,
                outline: outlines.next().unwrap_or_default(),
                ..run
            });
            match run {
                Some(run) if is_left_out(&run) => {}
                Some(run) if !source.size.shows(&run.ink()) => runs.off_page.extend(run.mark),
                Some(run) if painted => runs.painted.push(run),
                Some(run) => runs.hidden.push(run),
                None => {}
            }
        }
    }
    runs
}

/// The texts of a drawing, in drawing order, and whether no group around them is wholly transparent:
/// the place of each is its runs' `owner`.
pub(crate) fn texts(tree: &usvg::Tree) -> Vec<(&Text, bool)> {
    let mut texts = Vec::new();
    collect(tree.root(), true, &mut texts);
    texts
}

fn collect<'a>(group: &'a Group, is_seen: bool, texts: &mut Vec<(&'a Text, bool)>) {
    let is_seen = is_seen && group.opacity().get() > 0.0;
    for node in group.children() {
        match node {
            Node::Group(group) => collect(group, is_seen, texts),
            Node::Text(text) => texts.push((text, is_seen)),
            _ => {}
        }
    }
}

struct Reader<'a, 'b> {
    size: &'a PageSize,
    database: &'a Database,
    faces: &'b mut Faces<'a>,
    /// What fonts ask for, as far as it is known.
    asked: Vec<(&'a Font, Asked)>,
    writing: &'a Writing,
}

/// What a font asks for.
#[derive(Clone)]
struct Asked {
    /// Its first family.
    family: Arc<str>,
    /// The faces of that family.
    faces: Arc<[ID]>,
    /// Whether that family is an old encoding's own.
    is_encoded: bool,
}

impl<'a> Reader<'a, '_> {
    /// Measures one drawn span; `None` when it holds no characters.
    fn run(
        &mut self,
        text: &Text,
        owner: usize,
        span: &'a TextSpan,
        string: &str,
        drawn: &usvg::layout::Span,
    ) -> Option<Run> {
        let first = drawn.positioned_glyphs.first()?;
        let axes = self.axes(drawn, first);
        let placing = Placing::of(text.abs_transform(), self.size);
        let placed = |glyph: &PositionedGlyph| placing.within(glyph.transform());
        let start = placed(first);
        let last_glyph = drawn.positioned_glyphs.last().unwrap_or(first);
        let last = placed(last_glyph);
        let along = direction(&start, &last);
        let behind = self.advance(last_glyph, &axes) + self.letter_spacing(last_glyph, span);
        let pen = [start.origin(), last.point(behind, 0.0)].map(|(x, y)| x * along.0 + y * along.1);
        let Asked { family, faces: asked, is_encoded } = self.asked(span.font());
        let strays = strays::of(&drawn.positioned_glyphs, &asked, self.database);
        let mut run = Run {
            text: String::with_capacity(string.len()),
            glyphs: Vec::with_capacity(drawn.positioned_glyphs.len()),
            mark: of_font(span.font()),
            owner,
            chunk: 0,
            span: 0,
            outline: 0,
            anchor: 0.0,
            along,
            extent: (f64::INFINITY, f64::NEG_INFINITY),
            pen: pen.into(),
            baseline: across(along, start.origin()),
            em: start.height() * f64::from(self.faces.units_per_em(first.font)?),
            heights: self.heights(&asked, &axes, Lettering::Plain),
            face: Arc::clone(&family),
            missing_face: asked.is_empty().then(|| Arc::clone(&family)),
            is_composed: is_composed(string),
            missing_glyphs: strays.missing,
            borrowed: Some((family, strays.borrowed)).filter(|(_, letters)| !letters.is_empty()),
            lacks_small_capitals: false,
            tightness: f64::INFINITY,
            written: None,
            look_alike: None,
        };
        let mut rest = string;
        let mut length = 0;
        let mut drawn_by = Vec::new();
        let mut tightness = Tightness::default();
        let mut face = self.faces.instance(first.font, &axes);
        for glyph in &drawn.positioned_glyphs {
            if face.face != glyph.font {
                face = self.faces.instance(glyph.font, &axes);
            }
            let is_next = rest.strip_prefix(glyph.text.as_str());
            let ink = self.faces.ink(&face, glyph.id.0);
            let ink = ink.map(|ink| Ink::of(ink, &placed(glyph), along, &mut run.extent));
            let area = ink.map(|ink| ink.area);
            if let (None, Some(piece)) = (is_next, run.glyphs.last_mut()) {
                // One more glyph of the same piece.
                piece.ink = union(piece.ink, area);
            } else {
                rest = is_next.unwrap_or(rest);
                let before = run.text.len();
                if run.is_composed {
                    run.text.push_str(&glyph.text);
                } else {
                    run.text.extend(glyph.text.nfc());
                }
                length += run.text[before..].chars().count();
                run.glyphs.push(Glyph { end: length, ink: area, surplus: 0.0 });
                if is_encoded {
                    drawn_by.push(glyph);
                }
                tightness.take(ink.map(|ink| ink.ends));
            }
        }
        let encoded = is_encoded.then(|| self.writing.meant_in(&run.face, &run.text)).flatten();
        if let Some(meant) = encoded {
            for (piece, glyph) in run.glyphs.iter_mut().zip(drawn_by) {
                let letter = piece.end.checked_sub(1).and_then(|at| meant[at]);
                piece.surplus = self.surplus(glyph, letter, &axes, &placed(glyph));
            }
        }
        run.tightness = tightness.ratio();
        if span.small_caps() {
            let small = self.heights(&asked, &axes, Lettering::SmallCapitals);
            run.lacks_small_capitals =
                small.x.is_none() && run.text.chars().any(char::is_lowercase);
            run.heights = small.or(run.heights);
        }
        (run.extent.0.is_finite()).then_some(run)
    }

    /// What a font asks for first.
    fn asked(&mut self, font: &'a Font) -> Asked {
        let is_same = |other: &Font| {
            other.families().first() == font.families().first()
                && (other.weight(), other.style()) == (font.weight(), font.style())
        };
        if let Some((_, asked)) = self.asked.iter().find(|(other, _)| is_same(other)) {
            return asked.clone();
        }
        let family = font.families().first().map(family_name).unwrap_or_default();
        let asked = Asked {
            is_encoded: self.writing.has_face(&family),
            family: family.into(),
            faces: named(font, self.database).into(),
        };
        self.asked.push((font, asked.clone()));
        asked
    }

    /// The heights of letters in the first of some faces that has each.
    fn heights(&mut self, asked: &[ID], axes: &[(&str, f32)], lettering: Lettering) -> Heights {
        let all = asked.iter().map(|face| self.faces.heights(*face, axes, lettering));
        all.fold(Heights::default(), Heights::or)
    }

    /// The axes a span is drawn with; its size is one of them where the face minds it.
    fn axes<'s>(
        &mut self,
        drawn: &'s usvg::layout::Span,
        first: &PositionedGlyph,
    ) -> Vec<(&'s str, f32)> {
        const OPTICAL: &str = "opsz";
        let mut axes: Vec<_> = own_axes(&drawn.variations).collect();
        let is_set = axes.iter().any(|(tag, _)| *tag == OPTICAL)
            || drawn.font_optical_sizing == usvg::FontOpticalSizing::None;
        if !is_set && self.faces.is_optical(first.font) {
            axes.push((OPTICAL, first.font_size()));
        }
        axes
    }

    /// The span's letter-spacing, in units of a glyph's font.
    fn letter_spacing(&mut self, glyph: &PositionedGlyph, span: &TextSpan) -> f32 {
        let units = self.faces.units_per_em(glyph.font).map_or(1.0, f32::from);
        span.letter_spacing() / span.font_size().get() * units
    }

    /// How far the pen moves over a glyph, in font units: not at all over what is drawn as nothing.
    fn advance(&mut self, glyph: &PositionedGlyph, axes: &[(&str, f32)]) -> f32 {
        if glyph.text.chars().all(is_invisible) {
            return 0.0;
        }
        let face = self.faces.instance(glyph.font, axes);
        self.faces.advance(&face, glyph.id.0)
    }

    /// How much further the pen moves over a glyph than over the letter meant, in millimetres.
    fn surplus(
        &mut self,
        glyph: &PositionedGlyph,
        meant: Option<char>,
        axes: &[(&str, f32)],
        placing: &Placing,
    ) -> f64 {
        let own = self.advance(glyph, axes);
        let meant = meant.map_or(0.0, |letter| self.faces.advance_of(glyph.font, letter, axes));
        let (start, end) = (placing.point(meant, 0.0), placing.point(own, 0.0));
        (end.0 - start.0).hypot(end.1 - start.1) * f64::from((own - meant).signum())
    }
}

/// Direction of writing: that of the letters, or from first to last on a curve.
fn direction(first: &Placing, last: &Placing) -> (f64, f64) {
    let (start, end) = (first.direction(), last.direction());
    if start.0 * end.0 + start.1 * end.1 > 0.996 {
        return start;
    }
    let (from, to) = (first.origin(), last.origin());
    unit((to.0 - from.0, to.1 - from.1))
}

/// The ink of a glyph on the page.
#[derive(Clone, Copy)]
struct Ink {
    area: RectMm,
    /// Its left and right end along the direction of writing.
    ends: ((f64, f64), (f64, f64)),
}

impl Ink {
    /// Of a box in font units; widens the run's extent by it.
    fn of(ink: Rect, placing: &Placing, along: (f64, f64), extent: &mut (f64, f64)) -> Self {
        let corners = corners(ink, placing);
        let [(mut left, mut top), ..] = corners;
        let (mut right, mut bottom) = (left, top);
        for (x, y) in corners {
            let u = x * along.0 + y * along.1;
            *extent = (lesser(extent.0, u), greater(extent.1, u));
            (left, top) = (lesser(left, x), lesser(top, y));
            (right, bottom) = (greater(right, x), greater(bottom, y));
        }
        Self {
            area: RectMm::from_corners(left, top, right, bottom),
            ends: (corners[0], corners[1]),
        }
    }
}

/// The corners of a box in font units, whose y point upwards: the two at its foot first.
fn corners(ink: Rect, placing: &Placing) -> [(f64, f64); 4] {
    let (left, right, foot, head) = (ink.left(), ink.right(), -ink.top(), -ink.bottom());
    let (one, other) = (placing.point(left, foot), placing.point(right, head));
    if placing.is_upright() {
        [one, (other.0, one.1), other, (one.0, other.1)]
    } else {
        [one, placing.point(right, foot), other, placing.point(left, head)]
    }
}

/// The lesser of two lengths, neither of which is no number: two instructions, where `f64::min` takes
/// more.
fn lesser(one: f64, other: f64) -> f64 {
    if other < one { other } else { one }
}

fn greater(one: f64, other: f64) -> f64 {
    if other > one { other } else { one }
}

fn family_name(family: &FontFamily) -> String {
    match family {
        FontFamily::Named(name) => name.clone(),
        generic => generic.to_string(),
    }
}

impl Run {
    /// The box of all its ink.
    pub(crate) fn ink(&self) -> RectMm {
        self.glyphs.iter().fold(None, |ink, glyph| union(ink, glyph.ink)).unwrap_or_default()
    }
}

pub(crate) fn union(one: Option<RectMm>, other: Option<RectMm>) -> Option<RectMm> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.union(&other)),
        (one, other) => one.or(other),
    }
}

/// Soft hyphens and joiners, which no reader sees.
pub(super) fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The part of a piece of text that stands before its place.
fn part_before(anchor: TextAnchor) -> f64 {
    match anchor {
        TextAnchor::Start => 0.0,
        TextAnchor::Middle => 0.5,
        TextAnchor::End => 1.0,
    }
}

/// The coordinate of a point across a direction of writing.
fn across(along: (f64, f64), (x, y): (f64, f64)) -> f64 {
    y * along.0 - x * along.1
}
