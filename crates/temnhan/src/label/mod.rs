//! The label as a person reads it: lines and blocks in millimetres.

pub(crate) mod block;
pub(crate) mod face;
pub(crate) mod line;
mod outline;
pub(crate) mod run;

use usvg::{Group, Node};

use self::block::Block;
use self::line::Line;
use self::outline::Contour;
use self::run::Run;
use crate::report::Place;
use crate::source::Source;
use crate::source::mark::{Mark, Tagged};
use crate::source::size::PageSize;
use crate::units::RectMm;

/// What a label shows, measured.
#[derive(Debug)]
pub(crate) struct Label {
    pub(crate) size: PageSize,
    pub(crate) runs: Vec<Run>,
    pub(crate) lines: Vec<Line>,
    pub(crate) blocks: Vec<Block>,
    pub(crate) marks: Vec<Mark>,
    /// Tagged elements that are not text, with their boxes.
    pub(crate) areas: Vec<Area>,
    pub(crate) unseen: Unseen,
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
    /// Letters turned into outlines.
    pub(crate) letters: usize,
    /// Text elements that are in the file but not drawn.
    pub(crate) not_drawn: usize,
    /// Text that is drawn without any paint.
    pub(crate) unpainted: usize,
    /// Addresses of pictures outside the file.
    pub(crate) outside: Vec<String>,
}

impl Label {
    /// Measures a resolved drawing.
    pub(crate) fn of(source: &Source) -> Self {
        let (runs, unpainted) = run::of(source);
        let lines = line::of(&runs);
        let blocks = block::of(&lines);
        let shapes = Shapes::of(source);
        let drawn = |mark: usize| runs.iter().any(|run| run.mark == Some(mark));
        let not_drawn =
            (0..source.marks.len()).filter(|&mark| source.marks[mark].has_text && !drawn(mark));
        let unseen = Unseen {
            foreign_objects: source.foreign_objects,
            picture_share: shapes.picture_share,
            letters: outline::letters(shapes.contours),
            not_drawn: not_drawn.count().saturating_sub(unpainted),
            unpainted,
            outside: source.outside.clone(),
        };
        Self {
            size: source.size,
            runs,
            lines,
            blocks,
            marks: source.marks.clone(),
            areas: shapes.areas,
            unseen,
        }
    }

    /// The tagged elements of one name.
    pub(crate) fn areas<'a>(&'a self, tag: &'a str) -> impl Iterator<Item = &'a Area> {
        self.areas.iter().filter(move |area| area.tagged.tag == tag)
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
            element: mark.and_then(|mark| mark.id.clone()),
            line: mark.map(|mark| mark.line),
            column: mark.map(|mark| mark.column),
        }
    }
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
}

impl<'a> Shapes<'a> {
    fn of(source: &'a Source) -> Self {
        let mut shapes =
            Self { source, areas: Vec::new(), picture_share: 0.0, contours: Vec::new() };
        shapes.walk(source.tree.root());
        shapes
    }

    fn walk(&mut self, group: &Group) {
        for node in group.children() {
            self.note_tag(node);
            match node {
                Node::Group(group) => self.walk(group),
                Node::Image(image) if image.is_visible() => {
                    let page = self.source.size.width * self.source.size.height;
                    self.picture_share += self.millimetres(image.abs_bounding_box()).area() / page;
                }
                Node::Path(path) if path.is_visible() && path.fill().is_some() => {
                    self.contours
                        .extend(outline::contours(path, |x, y| self.source.size.to_label(x, y)));
                }
                _ => {}
            }
        }
    }

    fn note_tag(&mut self, node: &Node) {
        let tagged = self.source.tagged.iter().find(|tagged| tagged.drawn_id == node.id());
        if let Some(tagged) = tagged.filter(|_| !node.id().is_empty()) {
            let area = self.millimetres(node.abs_bounding_box());
            self.areas.push(Area { tagged: tagged.clone(), area });
        }
    }

    fn millimetres(&self, rect: usvg::Rect) -> RectMm {
        let (left, top) = self.source.size.to_label(rect.left(), rect.top());
        let (right, bottom) = self.source.size.to_label(rect.right(), rect.bottom());
        RectMm::from_corners(left, top, right, bottom)
    }
}
