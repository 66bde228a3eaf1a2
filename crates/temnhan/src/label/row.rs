//! Rows of outlined lettering, measured.

use super::lettering;
use super::outline::Contour;
use crate::report::Place;
use crate::units::RectMm;

/// As shares of the tallest letter: sides no further apart are level;
const LEVEL: f64 = 0.006;
/// a round letter reaches past a flat one by this at most;
const OVERSHOOT: f64 = 0.035;
/// heights further apart are those of different letters;
const OTHER_LETTERS: f64 = 0.05;
/// capitals and b, h, l are at least so tall, t is not;
const TALL: f64 = 0.92;
/// small letters are at least so tall: lower is what stands on the baseline beside letters.
const SMALL: f64 = 0.45;
/// At least this share of a row's letters is small where any is,
const SMALL_LETTERS: f64 = 0.2;
/// and at least this share ends on the baseline.
const ON_BASELINE: f64 = 0.4;
/// A row with its g and p is not as tall as this many of its tallest letter.
const ROW_HEIGHT: f64 = 1.8;
/// Letters overlap little: together they are not this many times as wide as their row.
const CROWDED: f64 = 1.4;
/// Small letters are taller than this share of t and shorter than this of capitals;
const SMALL_TO_TALL: f64 = 0.78;
/// in no face are they shorter than this share of capitals.
const SMALL_TO_CAPITAL: f64 = 0.58;

/// A row of outlined lettering.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Row {
    /// Its letters without their accents.
    pub(crate) area: RectMm,
    pub(crate) letters: usize,
    /// Height of small letters without a mark; `None` where all letters are level.
    pub(crate) small: Option<Estimate>,
    /// Height of capitals, or of b, h, l where there are none; `None` where it has neither for sure.
    pub(crate) capital: Option<Estimate>,
    /// The tallest letter above the baseline.
    tallest: f64,
}

impl Row {
    /// Where it stands on the page; outlines have no place in the file.
    pub(crate) fn place(&self) -> Place {
        Place { area_mm: self.area, element: None, line: None, column: None }
    }

    /// No small letter of the row is taller.
    pub(crate) fn small_at_most(&self) -> f64 {
        self.small.map_or(self.tallest, |small| small.high)
    }

    /// No capital of its face is taller.
    pub(crate) fn capital_at_most(&self) -> f64 {
        self.capital.map_or(self.small_at_most() / SMALL_TO_CAPITAL, |capital| capital.high)
    }
}

/// A height and what it may be at most and at least, in millimetres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Estimate {
    pub(crate) height: f64,
    pub(crate) low: f64,
    pub(crate) high: f64,
}

/// The rows in which shapes stand as letters do, from top to bottom.
pub(crate) fn of(shapes: Vec<Contour>) -> Vec<Row> {
    let chains = lettering::chains(shapes);
    let mut rows: Vec<Row> = chains.iter().filter_map(|chain| measured(chain)).collect();
    rows.sort_by(|a, b| a.area.y.total_cmp(&b.area.y).then(a.area.x.total_cmp(&b.area.x)));
    rows
}

/// The row that a chain is; `None` where its shapes share no baseline.
fn measured(chain: &[Contour]) -> Option<Row> {
    let bottoms = sorted(chain.iter().map(|shape| shape.area.bottom()));
    let grain = lettering::tallest(chain);
    let baseline = flattest(&bottoms, grain);
    // Neither g and p nor brackets and strokes through a row.
    let stands = |shape: &&Contour| (shape.area.bottom() - baseline).abs() < OVERSHOOT * grain;
    let standing = sorted(chain.iter().filter(stands).map(|shape| baseline - shape.area.y));
    let top = *standing.last()?;
    if (standing.len() as f64) < ON_BASELINE * chain.len() as f64 {
        return None;
    }
    let round = bottoms.iter().rfind(|&&bottom| bottom - baseline < OVERSHOOT * grain);
    let overshoot = round.map_or(0.0, |round| round - baseline);
    let heights = sorted(chain.iter().map(|shape| baseline - shape.area.y));
    let small = small_letters(&heights, overshoot, top);
    let capital = standing.iter().copied().find(|&height| height >= TALL * top);
    // Else the tallest letter may be a t.
    let is_tall = small.is_some_and(|small| small.height < SMALL_TO_TALL * top);
    let capital = capital.filter(|_| is_tall).map(|capital| around(capital, top, top));
    let area = chain[1..].iter().fold(chain[0].area, |area, shape| area.union(&shape.area));
    let widths: f64 = chain.iter().map(|shape| shape.area.width).sum();
    let is_row = area.height < ROW_HEIGHT * top && widths < CROWDED * area.width;
    is_row.then_some(Row { area, letters: chain.len(), small, capital, tallest: top })
}

fn sorted(lengths: impl Iterator<Item = f64>) -> Vec<f64> {
    let mut lengths: Vec<f64> = lengths.collect();
    lengths.sort_by(f64::total_cmp);
    lengths
}

/// The height of flat small letters among rising heights; `None` where all letters are tall.
fn small_letters(heights: &[f64], overshoot: f64, top: f64) -> Option<Estimate> {
    let mut kinds = heights.chunk_by(|a, b| b - a < OTHER_LETTERS * top);
    let fewest = SMALL_LETTERS * heights.len() as f64;
    let lowest = kinds.find(|kind| kind.len() as f64 >= fewest && kind[0] >= SMALL * top)?;
    let flat = flattest(lowest, top);
    // Where all are level, all are round: o, a, n.
    let are_level = lowest[lowest.len() - 1] - flat < LEVEL * top;
    let height = if are_level { flat - overshoot } else { flat };
    (lowest[0] < TALL * top).then(|| around(height, flat, top))
}

fn around(height: f64, most: f64, top: f64) -> Estimate {
    Estimate { height, low: height - OVERSHOOT * top, high: most + LEVEL * top }
}

/// The side of the flat letters, of rising sides among which round letters reach further.
fn flattest(sides: &[f64], grain: f64) -> f64 {
    let level =
        |from: usize| sides[from..].partition_point(|&side| side - sides[from] < LEVEL * grain);
    let usual = (0..sides.len()).rev().max_by_key(|&from| level(from)).unwrap_or_default();
    let first = sides.partition_point(|&side| sides[usual] - side > OVERSHOOT * grain);
    sides[first]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::label::Label;
    use crate::pack::LayerNames;
    use crate::product::Artwork;
    use crate::source::{self, Fonts, Limits};

    /// Heights of lettering agree with those of live text within this many millimetres.
    const TOLERANCE: f64 = 0.05;

    macro_rules! twins {
        ($($name:literal)*) => {
            [$((
                include_str!(concat!("../../../../fixtures/labels/", $name, ".svg")),
                include_str!(concat!("../../../../fixtures/dialects/", $name, ".outlined.svg")),
            )),*]
        };
    }

    fn label(svg: &str) -> Label {
        let fonts = Fonts::shipped();
        let names = LayerNames::shipped();
        let limits = Limits::default();
        Label::of(
            &source::read(svg.as_bytes(), &Artwork::default(), &fonts, &limits, names).unwrap(),
            &crate::pack::Packs::shipped().writing,
        )
    }

    #[test]
    fn outlined_rows_are_as_tall_as_the_live_text() {
        let (mut rows, mut flat) = (0, 0);
        for (live, outlined) in twins!(
            "banh-gai" "dau-lac" "gao-tam" "mat-ong" "nuoc-sau" "ruou-nep" "tra-sen"
        ) {
            let live = label(live);
            for row in label(outlined).unseen.rows {
                let run = live.runs.iter().find(|run| run.ink().holds_centre_of(&row.area));
                let run = run.unwrap_or_else(|| panic!("no text at {:?}", row.area));
                let (x, cap) = (run.heights.x.unwrap(), run.heights.cap.unwrap());
                if let Some(small) = row.small {
                    let off = (small.height - x * run.em).abs();
                    assert!(off < TOLERANCE, "{:?}: {off} {row:?}", run.text);
                }
                if let Some(capital) = row.capital {
                    let truth = cap * run.em;
                    let holds = capital.low < truth && truth < capital.high;
                    assert!(holds, "{:?}: {truth} {row:?}", run.text);
                    // Round capitals reach past the line, and b, h, l stand for absent ones.
                    let is_whole = row.area.width > 0.9 * run.ink().width;
                    if is_whole && run.text.contains(|c| "BDĐEFHIKLMNPRTXY".contains(c)) {
                        let off = (capital.height - truth).abs();
                        assert!(off < TOLERANCE, "{:?}: {off} {row:?}", run.text);
                        flat += 1;
                    }
                }
                assert!(x * run.em < row.small_at_most(), "{:?}: {row:?}", run.text);
                assert!(cap * run.em < row.capital_at_most(), "{:?}: {row:?}", run.text);
                rows += 1;
            }
        }
        assert!(rows > 150 && flat > 60, "{rows} {flat}");
    }

    /// The outlined twin of a small label, its lettering written another way.
    fn rewritten(rewrite: impl Fn(usize, &str) -> String) -> Vec<Row> {
        let twin = include_str!("../../../../fixtures/dialects/mat-ong.outlined.svg");
        let (before, lettering) = twin.split_once("<g id=\"Chu_da_chuyen_thanh_duong\">").unwrap();
        let paths = lettering.split("<path d=\"").skip(1).enumerate();
        let paths = paths.map(|(at, path)| rewrite(at, path.split_once('"').unwrap().0));
        let xlink = "xmlns:xlink=\"http://www.w3.org/1999/xlink\" xmlns=";
        let before = before.replacen("xmlns=", xlink, 1);
        label(&format!("{before}<g>{}</g></svg>", paths.collect::<String>())).unseen.rows
    }

    #[test]
    fn lettering_is_the_same_however_it_is_written() {
        let plain = rewritten(|_, data| format!("<path d=\"{data}\"/>"));
        assert!(plain.len() > 15, "{}", plain.len());
        // As programs that turn PDF into SVG write glyphs.
        let symbols = rewritten(|at, data| {
            format!(
                "<defs><symbol overflow=\"visible\" id=\"glyph0-{at}\"><path style=\"stroke:none;\" d=\"{data}\"/></symbol></defs>\
                 <g style=\"fill:rgb(0%,0%,0%)\"><use xlink:href=\"#glyph0-{at}\" x=\"0\" y=\"0\"/></g>"
            )
        });
        assert_eq!(symbols, plain);
        let mirrored = rewritten(|_, data| {
            format!(
                "<g transform=\"matrix(1 0 0 -1 0 0)\"><path transform=\"scale(1 -1)\" d=\"{data}\"/></g>"
            )
        });
        assert_eq!(mirrored, plain);
        let drawn = rewritten(|_, data| {
            format!("<path fill=\"none\" stroke=\"#000\" stroke-width=\"0.1\" d=\"{data}\"/>")
        });
        assert!(drawn.len() >= plain.len() - 3, "{} {}", drawn.len(), plain.len());
        for row in plain.iter().filter(|row| row.letters > 15) {
            let twin = drawn.iter().find(|other| other.area.holds_centre_of(&row.area)).unwrap();
            let (one, other) = (row.small.unwrap(), twin.small.unwrap());
            assert!((other.height - one.height - 0.1).abs() < TOLERANCE, "{one:?} {other:?}");
        }
    }
}
