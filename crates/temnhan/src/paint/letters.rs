//! Which pixels the letters of a run cover.

use resvg::tiny_skia::{BYTES_PER_PIXEL, FillRule, IntRect, Mask, Transform};
use usvg::{Node, Paint, Path, Text};

use super::canvas::Canvas;

/// Least coverage of a pixel that counts as letter, from what is best to what thin strokes leave.
const CORES: [u8; 4] = [240, 192, 144, 96];
/// Least coverage of a pixel that counts in the share that shows.
const FAINTEST: u8 = 64;
/// Enough pixels to judge by.
const ENOUGH: usize = 40;
/// Pixels around the letters that count as their surround.
const RING: i32 = 2;

/// Coverage of pixels by the letters of one run.
pub(super) struct Letters {
    /// Where it lies, with room for the ring; it may lie off the canvas.
    pub(super) pixels: IntRect,
    mask: Mask,
    core: u8,
    ink: Option<Ink>,
}

/// One colour in which letters are filled, with its opacity.
#[derive(Debug, Clone, Copy)]
struct Ink {
    channels: [u8; 3],
    opacity: u8,
}

impl Ink {
    /// That of an outline of which nothing but its filling in one colour is drawn.
    fn of(path: &Path) -> Option<Self> {
        let fill = path.fill().filter(|fill| fill.rule() == usvg::FillRule::NonZero)?;
        let Paint::Color(color) = fill.paint() else { return None };
        let is_mere = path.is_visible()
            && path.stroke().is_none()
            && path.rendering_mode().use_shape_antialiasing();
        let channels = [color.red, color.green, color.blue];
        is_mere.then(|| Self { channels, opacity: fill.opacity().to_u8() })
    }

    /// Covers a part of a pixel.
    fn cover(self, pixel: &mut [u8], coverage: u8) {
        let part = |of: u8, share: u16| u16::from(of) * share;
        let share = (part(coverage, u16::from(self.opacity)) + 255) >> 8;
        for (own, ink) in pixel.iter_mut().zip(self.channels) {
            *own = ((part(ink, share) + part(*own, 255 - share) + 255) >> 8) as u8;
        }
    }
}

/// A pixel of a letter.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Dot {
    pub(super) x: i32,
    pub(super) y: i32,
    /// How much of it the letter covers, 0 to 1.
    pub(super) coverage: f32,
    /// Whether it lies well inside the letter, so that it has the letter's colour.
    pub(super) is_inside: bool,
}

impl Letters {
    /// The letters that an outline of a text draws; `None` where they are larger than the page.
    pub(super) fn of(text: &Text, path: &Path, canvas: &Canvas) -> Option<Self> {
        let area = path.data().bounds().transform(text.abs_transform())?;
        let pixels = canvas.pixels_of(area)?;
        let pixels = pixels.make_outset(RING, RING)?;
        let page = canvas.pixmap.width().max(canvas.pixmap.height());
        if pixels.width().max(pixels.height()) > page * 2 {
            return None;
        }
        let mut mask = Mask::new(pixels.width(), pixels.height())?;
        let shift = canvas.from_page.post_translate(-pixels.x() as f32, -pixels.y() as f32);
        fill(&mut mask, path, shift.pre_concat(text.abs_transform()));
        let count = |least: u8| mask.data().iter().filter(|coverage| **coverage >= least).count();
        let core = CORES.into_iter().find(|least| count(*least) >= ENOUGH);
        let core = core.unwrap_or(CORES[CORES.len() - 1]);
        Some(Self { pixels, core, mask, ink: Ink::of(path) })
    }

    /// Whether [`Letters::paint`] paints all that is drawn of them.
    pub(super) fn are_mere_ink(&self) -> bool {
        self.ink.is_some()
    }

    /// Paints their ink: what resvg paints but for rounding, without filling the outline once more.
    pub(super) fn paint(&self, canvas: &mut Canvas) {
        let whole = IntRect::from_xywh(0, 0, canvas.pixmap.width(), canvas.pixmap.height());
        let part = whole.and_then(|whole| self.pixels.intersect(&whole));
        let (Some(ink), Some(part)) = (self.ink, part) else { return };
        let bytes = |pixels: u32| pixels as usize * BYTES_PER_PIXEL;
        let (row, left, own) =
            (bytes(canvas.pixmap.width()), bytes(part.x() as u32), self.pixels.width() as usize);
        let rows = canvas.pixmap.data_mut().chunks_exact_mut(row).skip(part.y() as usize);
        let masks = self.mask.data().chunks_exact(own);
        let masks = masks.skip((part.y() - self.pixels.y()) as usize);
        let before = (part.x() - self.pixels.x()) as usize;
        for (row, mask) in rows.zip(masks).take(part.height() as usize) {
            let pixels = row[left..].chunks_exact_mut(BYTES_PER_PIXEL).take(part.width() as usize);
            let covered = pixels.zip(&mask[before..]).filter(|(_, coverage)| **coverage > 0);
            covered.for_each(|(pixel, coverage)| ink.cover(&mut pixel[..3], *coverage));
        }
    }

    /// The pixels of which the letters cover a good part.
    pub(super) fn all(&self) -> impl Iterator<Item = Dot> {
        let rows = self.mask.data().chunks(self.pixels.width() as usize);
        let places = (self.pixels.y()..).zip(rows).flat_map(|(y, row)| {
            (self.pixels.x()..).zip(row).map(move |(x, coverage)| (x, y, *coverage))
        });
        places.filter(|(_, _, coverage)| *coverage >= FAINTEST).map(|(x, y, coverage)| Dot {
            x,
            y,
            coverage: f32::from(coverage) / 255.0,
            is_inside: coverage >= self.core,
        })
    }

    /// Whether the letters touch a pixel of the canvas.
    pub(super) fn touch(&self, x: i32, y: i32) -> bool {
        let (pixels, width) = (&self.pixels, self.pixels.width() as usize);
        let inside = (pixels.left()..pixels.right()).contains(&x)
            && (pixels.top()..pixels.bottom()).contains(&y);
        let (column, row) = ((x - pixels.left()) as usize, (y - pixels.top()) as usize);
        inside && self.mask.data()[row * width + column] > 0
    }

    /// Whether they touch a pixel within two of another.
    pub(super) fn are_near(&self, x: i32, y: i32) -> bool {
        (-RING..=RING).any(|dy| (-RING..=RING).any(|dx| self.touch(x + dx, y + dy)))
    }

    /// The pixels around the letters that they do not touch, within two of one that they do.
    pub(super) fn ring(&self) -> Vec<(i32, i32)> {
        let columns = self.pixels.left()..self.pixels.right();
        let rows = self.pixels.top()..self.pixels.bottom();
        let all = rows.flat_map(|y| columns.clone().map(move |x| (x, y)));
        all.filter(|&(x, y)| !self.touch(x, y) && self.are_near(x, y)).collect()
    }
}

/// The filled letters; their strokes where they are not filled.
fn fill(mask: &mut Mask, path: &Path, transform: Transform) {
    let stroke = path.stroke().filter(|_| path.fill().is_none());
    let scale = transform.sx.hypot(transform.ky).max(f32::MIN_POSITIVE);
    match stroke.and_then(|stroke| path.data().stroke(&stroke.to_tiny_skia(), scale)) {
        Some(outline) => mask.fill_path(&outline, FillRule::Winding, true, transform),
        None => mask.fill_path(path.data(), FillRule::Winding, true, transform),
    }
}

/// The outlines of a text's runs, one for each with ink, without what underlines or strikes them;
/// none where some glyph is a picture.
pub(super) fn outlines(text: &Text) -> Vec<&Path> {
    let lines = text.layouted().iter().flat_map(|span| {
        [&span.underline, &span.overline, &span.line_through].into_iter().flatten()
    });
    let lines: Vec<_> = lines.map(|path| std::ptr::from_ref(path.data())).collect();
    let mut outlines = Vec::new();
    for child in text.flattened().children() {
        match child {
            Node::Path(path) if lines.contains(&std::ptr::from_ref(path.data())) => {}
            Node::Path(path) => outlines.push(&**path),
            _ => return Vec::new(),
        }
    }
    outlines
}
