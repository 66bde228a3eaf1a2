//! The label as a person reads it: lines and blocks in millimetres.

pub(crate) mod block;
pub(crate) mod face;
mod lettering;
pub(crate) mod line;
pub(crate) mod measures;
mod outline;
mod placing;
pub(crate) mod row;
pub(crate) mod run;
mod spelling;
mod stand_in;
pub(crate) mod star;
mod strays;
mod tightness;

use std::collections::BTreeSet;
use std::sync::Arc;

use usvg::{Group, Node};

use self::block::Block;
use self::line::{Line, Piece};
use self::outline::Contour;
use self::row::Row;
use self::run::Run;
use self::star::Star;
use crate::field::{Field, Span};
use crate::paint::{COARSEST_DPI, finest_dpi};
use crate::product::ProductFile;
use crate::report::{Place, SizeBasis};
use crate::source::Source;
use crate::source::embedded::UnusableFace;
use crate::source::layer::{DECORATION, LeftOut};
use crate::source::mark::{Mark, Shape, Tagged};
use crate::source::size::{MM_PER_INCH, PageSize};
use crate::units::RectMm;
use crate::writing::Writing;

/// What a label shows, measured.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) size: PageSize,
    pub(crate) runs: Vec<Run>,
    pub(crate) lines: Vec<Line>,
    pub(crate) blocks: Vec<Block>,
    /// The place of each line in reading order.
    order: Vec<usize>,
    pub(crate) marks: Arc<[Mark]>,
    /// Tagged elements that are not text, with their boxes.
    pub(crate) areas: Vec<Area>,
    pub(crate) stars: Vec<Star>,
    pub(crate) pictures: Vec<Picture>,
    pub(crate) unseen: Unseen,
    /// What text on the page would say that is hidden or has no paint; `None` without any.
    pub(crate) hidden: Option<Box<Label>>,
}

/// A picture made of pixels.
#[derive(Debug, Clone)]
pub(crate) struct Picture {
    pub(crate) place: Place,
    /// Pixels an inch as printed, along the side that has fewer.
    pub(crate) ppi: f64,
}

/// A tagged element on the page.
#[derive(Debug, Clone)]
pub(crate) struct Area {
    pub(crate) tagged: Tagged,
    pub(crate) area: RectMm,
}

/// Lettering the tool knows of but cannot read.
#[derive(Debug, Clone, Default)]
pub(crate) struct Unseen {
    /// Texts in `<foreignObject>`.
    pub(crate) foreign_objects: usize,
    /// Share of the page that placed pictures cover, 0 to 1.
    pub(crate) picture_share: f64,
    /// Lettering turned into outlines.
    pub(crate) rows: Vec<Row>,
    /// Texts that are not drawn at all because no face has their letters: the mark, and those
    /// letters.
    pub(crate) boxes: Vec<(usize, String)>,
    /// The marks of text elements that are in the file but not drawn.
    pub(crate) not_drawn: Vec<usize>,
    /// The marks of text that is drawn without any paint or off the page.
    pub(crate) unpainted: Vec<usize>,
    /// Whether codes were not looked for, because rendering takes too long.
    pub(crate) codes: bool,
    /// How finely the page was painted to look for codes, in dots an inch, where it is so large that
    /// small ones may not show.
    pub(crate) coarse_dpi: Option<f64>,
    /// Addresses of pictures outside the file.
    pub(crate) outside: Vec<String>,
    /// Fonts inside the file that text cannot use.
    pub(crate) faces: Vec<UnusableFace>,
    /// Layers whose text is no content.
    pub(crate) left_out: Vec<LeftOut>,
}

impl Unseen {
    /// Why a code that was not found may be there all the same.
    pub(crate) fn codes_missed(&self) -> Option<&'static str> {
        let coarsely = self.coarse_dpi.map(|_| "codes-looked-for-coarsely");
        if self.codes { Some("codes-not-looked-for") } else { coarsely }
    }

    /// Letters turned into outlines.
    pub(crate) fn letters(&self) -> usize {
        self.rows.iter().map(|row| row.letters).sum()
    }
}

impl Label {
    /// Letters and figures of text that can be read.
    pub(crate) fn letters(&self) -> usize {
        let count = |line: &Line| line.text.chars().filter(|c| c.is_alphanumeric()).count();
        self.lines.iter().map(count).sum()
    }

    /// Measures a resolved drawing, and reads its text.
    pub(crate) fn of(source: &Source, writing: &Writing) -> Self {
        let run::Runs { painted, hidden, off_page } = run::of(source, writing);
        let marks = |runs: &[Run]| runs.iter().filter_map(|run| run.mark).collect::<BTreeSet<_>>();
        let unpainted: BTreeSet<usize> = marks(&hidden).into_iter().chain(off_page).collect();
        let drawn = &marks(&painted) | &unpainted;
        let shapes = Shapes::of(source);
        let is_content = |mark: &usize| {
            let mark = &source.marked.marks[*mark];
            !mark.is_left_out && !mark.own_text.trim().is_empty()
        };
        let not_drawn: Vec<usize> = (0..source.marked.marks.len())
            .filter(|mark| is_content(mark) && !drawn.contains(mark))
            .collect();
        let unseen = Unseen {
            foreign_objects: source.foreign_objects,
            picture_share: shapes.picture_share,
            rows: row::of(shapes.contours),
            boxes: boxes(source, &not_drawn),
            not_drawn,
            unpainted: unpainted.into_iter().collect(),
            codes: source.is_costly_to_render,
            coarse_dpi: Some(finest_dpi(&source.size)).filter(|dpi| *dpi < COARSEST_DPI),
            outside: source.outside.clone(),
            faces: source.unusable_faces.clone(),
            left_out: source.left_out.clone(),
        };
        let hidden = Some(hidden).filter(|hidden| !hidden.is_empty());
        Self {
            hidden: hidden.map(|hidden| Box::new(Self::of_text(source, hidden, writing))),
            areas: shapes.areas,
            stars: shapes.stars,
            pictures: shapes.pictures,
            unseen,
            ..Self::of_text(source, painted, writing)
        }
    }

    /// As if a label had nothing but some text.
    fn of_text(source: &Source, mut runs: Vec<Run>, writing: &Writing) -> Self {
        stand_in::settle(&mut runs);
        let mut lines = line::of(&runs);
        spelling::settle(&mut runs, &mut lines, writing);
        let blocks = block::of(&lines);
        let mut order = vec![0; lines.len()];
        for (place, &line) in blocks.iter().flatten().enumerate() {
            order[line] = place;
        }
        Self {
            size: source.size,
            runs,
            lines,
            blocks,
            order,
            marks: Arc::clone(&source.marked.marks),
            areas: Vec::new(),
            stars: Vec::new(),
            pictures: Vec::new(),
            unseen: Unseen::default(),
            hidden: None,
        }
    }

    /// The tagged elements of one name.
    pub(crate) fn areas<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Area> {
        self.areas.iter().filter(move |area| area.tagged.tag == tag)
    }

    /// The tagged shapes of one name, without layers that also hold notes: their box says nothing.
    pub(crate) fn drawn_areas<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Area> {
        let layers = self.unseen.left_out.iter();
        let mut with_notes = layers.filter(move |it| it.tag == tag && !it.texts.is_empty());
        let holds_notes = with_notes.next().is_some();
        self.areas(tag).filter(move |_| !holds_notes)
    }

    /// Every run with its line and the characters of the line that it draws.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = (usize, &Piece, &Run)> {
        let lines = self.lines.iter().enumerate();
        let pieces =
            lines.flat_map(|(line, text)| text.pieces.iter().map(move |piece| (line, piece)));
        pieces.map(|(line, piece)| (line, piece, &self.runs[piece.run]))
    }

    /// Whether some text is in an old encoding that only a few words tell.
    pub(crate) fn is_read_in_doubt(&self) -> bool {
        self.runs.iter().filter_map(|run| run.written.as_ref()).any(|written| !written.is_sure)
    }

    /// The places of the runs that draw letters or figures of some spans, each with the text of it
    /// that they cover.
    pub(crate) fn pieces_of<'a>(
        &'a self,
        spans: &'a [Span],
    ) -> impl Iterator<Item = (usize, &'a str)> {
        let pieces = spans.iter().flat_map(|span| {
            let line = &self.lines[span.line];
            line.runs_of(&span.chars).map(|piece| {
                let from = piece.chars.start.max(span.chars.start);
                let to = piece.chars.end.min(span.chars.end);
                (piece.run, line.text_of(from..to))
            })
        });
        pieces.filter(|(_, text)| text.contains(char::is_alphanumeric))
    }

    /// As [`Label::pieces_of`], with the runs themselves.
    pub(crate) fn runs_of<'a>(
        &'a self,
        spans: &'a [Span],
    ) -> impl Iterator<Item = (&'a Run, &'a str)> {
        self.pieces_of(spans).map(|(run, text)| (&self.runs[run], text))
    }

    /// Area of the labelled face: as the product file says, else the trim's, else that of the
    /// smallest tagged panel that holds the text where the size is assumed.
    pub(crate) fn face_area_cm2(&self, product: &ProductFile, spans: &[Span]) -> f64 {
        const MM2_PER_CM2: f64 = 100.0;
        if let Some(area) = product.artwork.face_area_cm2 {
            return area;
        }
        let trim = self.size.width * self.size.height / MM2_PER_CM2;
        let place = spans.first().map(|span| self.place(span.line, &span.chars).area_mm);
        let holding = self.areas("panel").map(|panel| panel.area);
        let holding =
            holding.filter(|panel| place.is_some_and(|place| panel.holds_centre_of(&place)));
        let panel = holding.map(|panel| panel.area() / MM2_PER_CM2).min_by(f64::total_cmp);
        if self.size.basis == SizeBasis::Assumed { panel.unwrap_or(trim) } else { trim }
    }

    /// A line's place in reading order: block by block, line by line.
    pub(crate) fn reading_order(&self, line: usize) -> usize {
        self.order[line]
    }

    /// Whether two lines belong to one block.
    pub(crate) fn in_one_block(&self, one: usize, other: usize) -> bool {
        self.blocks.iter().any(|block| block.contains(&one) && block.contains(&other))
    }

    /// Height of the capitals of a line's tallest run; with a missing face, that of the em.
    pub(crate) fn capital_height(&self, line: usize) -> f64 {
        let runs = self.lines[line].pieces.iter().map(|piece| &self.runs[piece.run]);
        runs.map(|run| run.em * run.heights.cap.unwrap_or(1.0)).fold(0.0, f64::max)
    }

    /// Lines that begin behind a line on its own baseline within `reach` ems, nearest first.
    pub(crate) fn lines_right_of(&self, line: usize, reach: f64) -> Vec<usize> {
        nearest_first(self.to_the_right(line, reach))
    }

    /// Lines beside and below a line where a heading's value may stand, nearest first.
    pub(crate) fn lines_near(&self, line: usize, right: f64, below: f64) -> Vec<usize> {
        let mut found = self.to_the_right(line, right);
        found.extend(self.below(line, below));
        nearest_first(found)
    }

    /// Lines over a line under which it may stand, nearest first.
    pub(crate) fn lines_above(&self, line: usize, reach: f64) -> Vec<usize> {
        let over = |other: usize| {
            let below = self.below(other, reach).into_iter().find(|(_, index)| *index == line);
            below.map(|(step, _)| (step, other))
        };
        nearest_first((0..self.lines.len()).filter_map(over).collect())
    }

    /// Lines that begin beside the letters of a line, on its baseline or higher, nearest first.
    pub(crate) fn lines_beside_letters(&self, line: usize, reach: f64) -> Vec<usize> {
        let own = &self.lines[line];
        let others = self.lines.iter().enumerate().filter(|(index, _)| *index != line);
        let parallel = others.filter(|(_, other)| own.is_parallel_to(other));
        let beside = parallel.filter_map(|(index, other)| {
            let (gap, raised) = (other.extent.0 - own.extent.1, own.baseline - other.baseline);
            let near = (-0.5..reach).contains(&(gap / own.em));
            (near && (-0.1..0.8).contains(&(raised / own.em))).then_some((gap, index))
        });
        nearest_first(beside.collect())
    }

    /// Lines on the same row, and how far they begin behind it.
    fn to_the_right(&self, line: usize, reach: f64) -> Vec<(f64, usize)> {
        let own = &self.lines[line];
        let others = self.lines.iter().enumerate().filter(|(index, _)| *index != line);
        let row = others.filter(|(_, other)| own.is_on_row_of(other));
        let gaps = row.map(|(index, other)| (other.extent.0 - own.extent.1, index));
        gaps.filter(|(gap, _)| (-own.em * 0.5..reach * own.em).contains(gap)).collect()
    }

    /// Lines under a line that share some of its width, and how far they lie below. A line that
    /// ends in a colon is a heading of its own.
    fn below(&self, line: usize, reach: f64) -> Vec<(f64, usize)> {
        let own = &self.lines[line];
        let others = self.lines.iter().enumerate().filter(|(index, _)| *index != line);
        let parallel = others.filter(|(_, other)| own.is_parallel_to(other));
        let steps = parallel.filter_map(|(index, other)| {
            let step = other.baseline - own.baseline;
            let shared = own.extent.1.min(other.extent.1) - own.extent.0.max(other.extent.0);
            let near = (0.4 * own.em..reach * own.em.max(other.em)).contains(&step);
            let heading = other.text.trim_end().ends_with(':');
            (near && shared > 0.0 && !heading).then_some((step, index))
        });
        steps.collect()
    }

    /// Whether another line on the row of `line` stands in the column of `heading`.
    pub(crate) fn has_cell_in_column(&self, line: usize, heading: usize) -> bool {
        let (own, column) = (&self.lines[line], &self.lines[heading]);
        self.lines.iter().enumerate().any(|(index, other)| {
            let shared = other.extent.1.min(column.extent.1) - other.extent.0.max(column.extent.0);
            index != line && own.is_on_row_of(other) && shared > 0.0
        })
    }

    /// Where in the file a text stands that is nowhere on the page.
    pub(crate) fn place_of_mark(&self, mark: usize) -> Place {
        let mark = &self.marks[mark];
        Place {
            area_mm: RectMm::default(),
            element: mark.ids.first().cloned(),
            line: Some(mark.line),
            column: Some(mark.column),
        }
    }

    /// Where a field stands, line by line, and is drawn.
    pub(crate) fn places_of(&self, field: &Field) -> Vec<Place> {
        let written = field.spans.iter().map(|span| self.place(span.line, &span.chars));
        written.chain(field.drawn.iter().cloned()).collect()
    }

    /// Where some characters of a line stand, on the page and in the file.
    pub(crate) fn place(&self, line: usize, chars: &std::ops::Range<usize>) -> Place {
        let line = &self.lines[line];
        let mark = line
            .runs_of(chars)
            .find_map(|piece| self.runs[piece.run].mark)
            .map(|mark| &self.marks[mark]);
        Place {
            area_mm: line.ink_of(&self.runs, chars),
            element: mark.and_then(|mark| mark.ids.first().cloned()),
            line: mark.map(|mark| mark.line),
            column: mark.map(|mark| mark.column),
        }
    }
}

fn nearest_first(mut found: Vec<(f64, usize)>) -> Vec<usize> {
    found.sort_by(|a, b| a.0.total_cmp(&b.0));
    found.into_iter().map(|(_, index)| index).collect()
}

/// Which of the texts not drawn have letters that no face has.
fn boxes(source: &Source, not_drawn: &[usize]) -> Vec<(usize, String)> {
    let database = &source.faces;
    let letters = |mark: &usize| {
        let text = source.marked.marks[*mark].own_text.chars();
        let missing = text.filter(|c| c.is_alphanumeric() && !face::any_has(database, *c));
        (*mark, missing.collect::<String>())
    };
    let meant = not_drawn.iter().filter(|mark| !source.marked.marks[**mark].is_switched_off);
    meant.map(letters).filter(|(_, missing)| !missing.is_empty()).collect()
}

impl Area {
    /// Where it stands.
    pub(crate) fn place(&self) -> Place {
        Place {
            area_mm: self.area,
            element: self.tagged.id.clone(),
            line: Some(self.tagged.line),
            column: Some(self.tagged.column),
        }
    }
}

/// What one walk over everything but text gathers.
struct Shapes<'a> {
    source: &'a Source,
    areas: Vec<Area>,
    picture_share: f64,
    contours: Vec<Contour>,
    stars: Vec<Star>,
    pictures: Vec<Picture>,
}

impl<'a> Shapes<'a> {
    fn of(source: &'a Source) -> Self {
        let hidden = source.unprinted.iter().map(|&(tagged, area)| Area {
            tagged: source.marked.tagged[tagged].clone(),
            area: source.size.area(area),
        });
        let areas = hidden.collect();
        let mut shapes = Self {
            source,
            areas,
            picture_share: 0.0,
            contours: Vec::new(),
            stars: Vec::new(),
            pictures: Vec::new(),
        };
        shapes.walk(source.tree.root(), true);
        shapes
    }

    /// Gathers what a group draws; outlines in a `decoration` are no lettering.
    fn walk(&mut self, group: &Group, is_content: bool) {
        for node in group.children() {
            let tag = self.note_tag(node);
            let is_content = is_content && tag.is_none_or(|tag| tag != DECORATION);
            match node {
                Node::Group(group) => self.walk(group, is_content),
                Node::Image(image) if image.is_visible() => {
                    let page = self.source.size.width * self.source.size.height;
                    self.picture_share +=
                        self.source.size.area(image.abs_bounding_box()).area() / page;
                    self.note_picture(image);
                }
                Node::Path(path) if is_content && path.is_visible() => self.note_shapes(path),
                _ => {}
            }
        }
    }

    fn note_picture(&mut self, image: &usvg::Image) {
        let Source { size, marked, .. } = self.source;
        let t = image.abs_transform();
        let mm_of_pixel =
            |(x, y): (f32, f32)| (f64::from(x) * size.scale.0).hypot(f64::from(y) * size.scale.1);
        let coarsest = mm_of_pixel((t.sx, t.ky)).max(mm_of_pixel((t.kx, t.sy)));
        let shape = Shape::drawn_as(image.id(), &marked.shapes);
        let place = Place {
            area_mm: size.area(image.abs_bounding_box()),
            element: shape.and_then(|shape| shape.id.clone()),
            line: shape.map(|shape| shape.line),
            column: shape.map(|shape| shape.column),
        };
        self.pictures.push(Picture { place, ppi: MM_PER_INCH / coarsest.max(f64::MIN_POSITIVE) });
    }

    /// Lettering may be filled, or drawn with a pen alone.
    fn note_shapes(&mut self, path: &usvg::Path) {
        let size = self.source.size;
        let pen = path.stroke().filter(|_| path.fill().is_none());
        if path.fill().is_none() && pen.is_none() {
            return;
        }
        let t = path.abs_transform();
        let enlarged = f64::from(t.sx.hypot(t.ky)) * size.scale.0;
        let widened = pen.map_or(0.0, |pen| f64::from(pen.width().get()) / 2.0 * enlarged);
        self.stars.extend(star::stars(path, |area| size.area(area)));
        self.contours.extend(outline::contours(path, widened, |x, y| size.to_label(x, y)));
    }

    fn note_tag(&mut self, node: &Node) -> Option<&'a str> {
        let tagged =
            self.source.marked.tagged.iter().find(|tagged| tagged.drawn_id == node.id())?;
        let area = self.source.size.area(node.abs_bounding_box());
        self.areas.push(Area { tagged: tagged.clone(), area });
        Some(&tagged.tag)
    }
}
