//! What was recognised or found, drawn into the artwork as a layer that is not printed.

use std::fmt::Write;

use crate::checker::{Checker, Request};
use crate::error::{Error, ErrorId};
use crate::label::Label;
use crate::label::run::Run;
use crate::report::{Certainty, Finding, LabelReport, Lang, Outcome, RuleReport, Severity};
use crate::source::edit::{Target, packed, prefix};
use crate::source::{bound, xml};
use crate::units::{RectMm, rounded};

/// The layer's id, by which it is replaced; its name is one of those that are not printed.
const LAYER: &str = "temnhan-khong-in";
const CERTAIN: &str = "#0a6e4f";
const LIKELY: &str = "#b35c00";
const CODE: &str = "#6a2fb5";
const ERROR: &str = "#b00020";
const WARNING: &str = "#b35c00";
const ADVICE: &str = "#1f5fbf";
const REVIEW: &str = "#6a2fb5";

/// The largest size of names, as a share of the label's shorter side, and its bounds in millimetres.
const SIZE: f64 = 0.028;
const SIZES_MM: (f64, f64) = (0.9, 5.0);
/// Where there is little room a name is this much smaller.
const SMALLER: [f64; 4] = [1.0, 0.75, 0.55, 0.4];
/// As shares of the size: the plate's height, the width of a letter, the gap around what is framed.
const PLATE: f64 = 1.3;
const LETTER: f64 = 0.58;
const GAP: f64 = 0.15;

impl Checker {
    /// The artwork with one layer more that frames and names every field and code of the label:
    /// green where recognition is certain, orange where likely, violet for codes.
    ///
    /// All other bytes stay as they are; a compressed file is compressed again. The layer says that
    /// it is not printed (its name, `pointer-events="none"`, locked in Inkscape), is passed over by
    /// a later check, and is replaced by a later call.
    ///
    /// # Errors
    ///
    /// What [`Checker::check`] refuses, and a root without room for a layer.
    pub fn overlay(&self, svg: &[u8], request: &Request, lang: Lang) -> Result<Vec<u8>, Error> {
        let report = self.check(svg, request)?;
        self.drawn_over(svg, request, lang, &self.frames(&report, lang))
    }

    /// The artwork with one layer more that frames everything found on the label, numbered in the
    /// order of its report: red for errors, orange for warnings, blue for advice, violet for what a
    /// person has to look at. What is absent has no place, so it has no frame.
    ///
    /// The layer is like that of [`Checker::overlay`], whose place it takes.
    ///
    /// # Errors
    ///
    /// As those of [`Checker::overlay`].
    pub fn overlay_findings(
        &self,
        svg: &[u8],
        request: &Request,
        report: &LabelReport,
        lang: Lang,
    ) -> Result<Vec<u8>, Error> {
        self.drawn_over(svg, request, lang, &self.found(report, lang))
    }

    fn drawn_over(
        &self,
        svg: &[u8],
        request: &Request,
        lang: Lang,
        frames: &[Frame],
    ) -> Result<Vec<u8>, Error> {
        let text = bound::text(svg, &self.limits)?;
        let document = xml::parse(&text, &self.limits)?;
        let own = document.descendants().find(|node| node.attribute("id") == Some(LAYER));
        let target = match own {
            Some(own) => Target::Replace(own.range()),
            None => Target::end_of(&document, &text)?,
        };
        let prefix = prefix(&document, &text);
        let probed = target.probed(&text, &prefix);
        let source = self.resolve(probed.as_bytes(), &request.product.artwork)?;
        let local = Target::to_local(&source).ok_or_else(|| {
            Error::new(
                ErrorId::CodeRefused,
                "Bản vẽ không được vẽ ra nên không thêm lớp vào được.",
                "The drawing is not drawn, so no layer can be added.",
            )
        })?;
        let (left, top) = source.size.origin;
        let t = local.pre_translate(left as f32, top as f32);
        let layer = Layer {
            prefix,
            transform: [t.sx, t.ky, t.kx, t.sy, t.tx, t.ty],
            lang,
            size: (SIZE * source.size.width.min(source.size.height)).clamp(SIZES_MM.0, SIZES_MM.1),
            page: source.size.page_area(),
            lettering: Label::of(&source, &self.packs.writing).runs.iter().map(Run::ink).collect(),
        };
        packed(svg, &target.apply(&text, &layer.element(frames)))
    }

    fn frames(&self, report: &LabelReport, lang: Lang) -> Vec<Frame> {
        let fields = report.fields.iter().map(|field| Frame {
            name: capitalised(self.packs.kind_name(field.kind).in_lang(lang)),
            colour: if field.certainty == Certainty::Certain { CERTAIN } else { LIKELY },
            areas: field.places.iter().map(|place| place.area_mm).collect(),
        });
        let codes = report.codes.iter().map(|code| Frame {
            name: if lang == Lang::Vi { "Mã QR" } else { "QR code" }.to_owned(),
            colour: CODE,
            areas: vec![code.area_mm],
        });
        fields.chain(codes).collect()
    }

    /// Everything found, settled or not; its number counts what is absent too.
    fn found(&self, report: &LabelReport, lang: Lang) -> Vec<Frame> {
        let titles = self.packs.catalogue(report.as_of.day);
        let title = |rule: &RuleReport| {
            let listed = titles.iter().find(|listed| listed.id == rule.rule);
            listed.map_or_else(|| rule.rule.clone(), |own| own.title.in_lang(lang).to_owned())
        };
        let is_found =
            |rule: &&RuleReport| matches!(rule.outcome, Outcome::Fail | Outcome::NeedsReview);
        let found = report.rules.iter().filter(is_found);
        let each = found.flat_map(|rule| rule.findings.iter().map(move |finding| (rule, finding)));
        let frame = |(number, (rule, finding)): (usize, (&RuleReport, &Finding))| Frame {
            name: format!("{} {}", number + 1, title(rule)),
            colour: match (rule.outcome, finding.severity.unwrap_or(rule.severity)) {
                (Outcome::NeedsReview, _) => REVIEW,
                (_, Severity::Error) => ERROR,
                (_, Severity::Warning) => WARNING,
                (_, Severity::Advice) => ADVICE,
            },
            areas: finding.places.iter().map(|place| place.area_mm).collect(),
        };
        let frames = each.enumerate().map(frame);
        frames.filter(|frame| !frame.areas.is_empty()).collect()
    }
}

fn capitalised(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect()
}

/// A field or code, line by line.
struct Frame {
    name: String,
    colour: &'static str,
    areas: Vec<RectMm>,
}

/// The layer as it is written into the file, in millimetres of the label.
struct Layer {
    prefix: String,
    transform: [f32; 6],
    lang: Lang,
    /// Of names, at most.
    size: f64,
    page: RectMm,
    /// All live text, which names do not cover where there is room elsewhere.
    lettering: Vec<RectMm>,
}

impl Layer {
    /// Paint is set by style, which a style sheet's plain rules do not overrule.
    fn element(&self, frames: &[Frame]) -> String {
        let prefix = &self.prefix;
        let name = match self.lang {
            Lang::Vi => "temnhan – không in",
            Lang::En => "temnhan – do not print",
        };
        let transform = self.transform.map(|number| number.to_string()).join(" ");
        let boxes = frames.iter().flat_map(|frame| &frame.areas);
        let mut taken: Vec<RectMm> = boxes.chain(&self.lettering).copied().collect();
        let mut inside = String::new();
        for frame in frames {
            let plate = self.plate(frame, &taken);
            inside += &self.frame(frame, &plate);
            taken.push(plate);
        }
        format!(
            "<{prefix}g id=\"{LAYER}\" class=\"temnhan\" data-name=\"{name}\" \
             xmlns:inkscape=\"http://www.inkscape.org/namespaces/inkscape\" \
             xmlns:sodipodi=\"http://sodipodi.sourceforge.net/DTD/sodipodi-0.dtd\" \
             inkscape:groupmode=\"layer\" inkscape:label=\"{name}\" sodipodi:insensitive=\"true\" \
             pointer-events=\"none\" transform=\"matrix({transform})\">{inside}</{prefix}g>"
        )
    }

    fn around(&self, area: &RectMm) -> RectMm {
        let gap = GAP * self.size;
        RectMm::from_corners(area.x - gap, area.y - gap, area.right() + gap, area.bottom() + gap)
    }

    /// Where a name stands: beside one of the field's lines, as large as there is room.
    fn plate(&self, Frame { name, areas, .. }: &Frame, taken: &[RectMm]) -> RectMm {
        let of_size = |size: f64| {
            let width = LETTER * size * (name.chars().count() as f64 + 1.0);
            let height = PLATE * size;
            areas.iter().map(|area| self.around(area)).flat_map(move |area| {
                let corners = [
                    (area.x, area.y - height),
                    (area.right() - width, area.y - height),
                    (area.right(), area.y),
                    (area.x - width, area.y),
                    (area.x, area.bottom()),
                    (area.right() - width, area.bottom()),
                ];
                corners.map(|(x, y)| RectMm { x, y, width, height })
            })
        };
        let is_free = |plate: &RectMm| {
            self.page.holds(plate) && !taken.iter().any(|other| other.overlaps(plate))
        };
        let mut places = SMALLER.into_iter().flat_map(|share| of_size(share * self.size));
        let smallest = SMALLER[SMALLER.len() - 1] * self.size;
        places.find(is_free).or_else(|| of_size(smallest).next()).unwrap_or_default()
    }

    fn frame(&self, Frame { name, colour, areas }: &Frame, plate: &RectMm) -> String {
        let prefix = &self.prefix;
        // A frame is seen on dark artwork by its white edge.
        let strokes = [("#fff", 0.2), (colour, 0.08)].map(|(colour, width)| {
            let width = rounded(width * self.size);
            format!("fill:none;stroke:{colour};stroke-width:{width};opacity:1")
        });
        let mut drawn = String::new();
        for (area, stroke) in areas.iter().flat_map(|area| strokes.iter().map(move |s| (area, s))) {
            let area = sides(&self.around(area));
            let _ = write!(drawn, "<{prefix}rect {area} style=\"{stroke}\"/>");
        }
        let size = plate.height / PLATE;
        let (x, y) = (rounded(plate.x + 0.3 * size), rounded(plate.y + size));
        let (size, plate) = (rounded(size), sides(plate));
        let _ = write!(
            drawn,
            "<{prefix}rect {plate} style=\"fill:{colour};stroke:none;opacity:1\"/>\
             <{prefix}text x=\"{x}\" y=\"{y}\" style=\"font-family:'Be Vietnam Pro',sans-serif;\
             font-size:{size}px;font-weight:400;font-style:normal;letter-spacing:0;\
             text-anchor:start;fill:#fff;stroke:none;opacity:1\">{name}</{prefix}text>"
        );
        drawn
    }
}

fn sides(area: &RectMm) -> String {
    let [x, y, width, height] = [area.x, area.y, area.width, area.height].map(rounded);
    format!("x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::Packs;
    use crate::source::{self, Fonts};

    fn overlay(svg: &str) -> String {
        let checker = Checker::new(Packs::shipped(), Fonts::shipped());
        let request = Request::new("a.svg", "2026-11-23".parse().unwrap());
        String::from_utf8(checker.overlay(svg.as_bytes(), &request, Lang::Vi).unwrap()).unwrap()
    }

    const TEXT: &str = "text font-family=\"Be Vietnam Pro\" font-size=\"4\"";

    /// Whatever the page's units, a frame stands around the text that it names.
    #[test]
    fn frames_stand_around_the_text() {
        for (root, at) in [
            ("width='60mm' height='40mm' viewBox='0 0 60 40'", "x='10' y='20'"),
            (
                "width='60mm' height='40mm' viewBox='-30 -20 120 80'",
                "x='10' y='20' transform='scale(2)'",
            ),
            ("width='60mm' height='60mm' viewBox='0 0 60 40'", "x='10' y='20'"),
            ("width='170.08' height='113.39'", "transform='scale(2.83)' x='10' y='20'"),
            (
                "width='60mm' height='40mm' viewBox='0 0 6000000 4000000'",
                "transform='scale(100000)' x='10' y='20'",
            ),
            (
                "width='60mm' height='40mm' viewBox='0 0 .06 .04'",
                "transform='scale(.001)' x='10' y='20'",
            ),
        ] {
            let svg = format!(
                "<svg xmlns='http://www.w3.org/2000/svg' {root}><{TEXT} {at}>Xuất xứ: Việt Nam</text></svg>"
            );
            let shown = overlay(&svg).replacen("<rect ", "<rect id=\"frame\" ", 1);
            let shown = shown.replace(LAYER, "a").replace("temnhan – không in", "b");
            let (fonts, limits) = (Fonts::shipped(), crate::Limits::default());
            let names = crate::pack::LayerNames::shipped();
            let artwork = crate::product::Artwork::default();
            let source = source::read(shown.as_bytes(), &artwork, &fonts, &limits, names).unwrap();
            let frame = source.area_of("frame").unwrap();
            let label = crate::label::Label::of(&source, &Packs::shipped().writing);
            let ink = label.runs[0].ink();
            assert!(frame.holds(&ink), "{root}: {frame:?} {ink:?}");
            assert!(frame.height < ink.height + 0.6, "{root}: {frame:?} {ink:?}");
        }
    }

    #[test]
    fn respects_the_roots_prefix_and_names_nothing_on_an_empty_label() {
        let svg = format!(
            "<s:svg xmlns:s='http://www.w3.org/2000/svg' width='60mm' height='40mm'>\n<s:{TEXT} y='9'>NSX: 20/11/2026</s:text>\n</s:svg>"
        );
        let drawn = overlay(&svg);
        assert!(drawn.contains("  <s:g id=\"temnhan-khong-in\""), "{drawn}");
        assert!(drawn.contains(">Ngày sản xuất</s:text>"), "{drawn}");
        assert!(!overlay("<svg xmlns='http://www.w3.org/2000/svg'><g/></svg>").contains("<rect"));
    }
}
