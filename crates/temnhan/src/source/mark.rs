//! Which element of the file drew which text.
//!
//! usvg forgets element ids of tspans and every source position. So it is given
//! a copy of the document in which each text element carries its own number as
//! the last of its font families, or, where its families are not sure, in a
//! variation axis that no font has, which costs usvg its cache of outlines. The
//! drawing stays the same to the pixel, and the number comes back with every span. The copy also says what usvg would not
//! find in the original: letters that `text-transform` changes, small capitals
//! and axes from style sheets.

use std::fmt::Write;
use std::ops::Range;
use std::sync::Arc;

use usvg::roxmltree::{Document, Node};

use usvg::FontFamily;

use super::cascade::{Cascade, Families, TextStyle};
use super::layer::{Layers, names_of};
use super::letter_case;
use super::position::LineIndex;
use super::tree::UNNAMED;
use crate::escape::escaped;

/// The axis that carries the number.
const AXIS: &[u8; 4] = b"tmnh";

/// How the family that carries the number begins.
const FAMILY: &str = "tmnh-";

/// What hides a layer, whatever its own style says.
const HIDDEN: &str = "display:none!important";

/// How the id begins that an element without one is given.
const SHAPE: &str = "temnhan-shape-";

/// What makes a text invisible, whatever its own style says.
const INVISIBLE: &str = ";visibility:hidden!important";

const TEXT_ELEMENTS: [&str; 5] = ["text", "tspan", "textPath", "tref", "a"];

const SHAPES: [&str; 8] =
    ["path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image"];

/// One text element of the file.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Mark {
    /// Its own id and those of the text elements around it, from inside out.
    pub(crate) ids: Vec<String>,
    /// What the designer called it and the elements around it, from inside out.
    pub(crate) names: Vec<String>,
    /// `data-temnhan` of the element or of the nearest element around it.
    pub(crate) tag: Option<String>,
    pub(crate) line: u32,
    pub(crate) column: u32,
    /// What the element itself holds, not its children.
    pub(crate) own_text: String,
    /// Whether it or an element around it says `display="none"`.
    pub(crate) is_switched_off: bool,
    /// Whether `text-transform` prints other letters than the file holds.
    pub(crate) is_transformed: bool,
    /// Whether it lies in a layer that is no part of the content.
    pub(crate) is_left_out: bool,
}

/// An element that is not text and carries `data-temnhan`, the id of a code or the name of a layer
/// that is left out.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Tagged {
    /// What it is: `qr`, `trim`, `panel`, a field kind.
    pub(crate) tag: String,
    /// The id under which usvg knows it.
    pub(crate) drawn_id: String,
    /// Its own id in the file.
    pub(crate) id: Option<String>,
    /// `data-stars` of an OCOP mark.
    pub(crate) stars: Option<String>,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// An element that draws a shape or a picture.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Shape {
    /// Its own id in the file.
    pub(crate) id: Option<String>,
    pub(crate) line: u32,
    pub(crate) column: u32,
}

/// A copy of the document with numbers in it, and what the numbers mean.
#[derive(Debug)]
pub(crate) struct Marked {
    pub(crate) text: String,
    pub(crate) marks: Arc<[Mark]>,
    pub(crate) tagged: Vec<Tagged>,
    pub(crate) shapes: Vec<Shape>,
    /// Where in the copy a declaration about the paint of a text element may be inserted.
    pub(super) text_styles: Vec<usize>,
    /// Whether some text cuts or fades other things by the shape of its letters.
    pub(super) cuts_with_text: bool,
}

impl Marked {
    /// The copy with all its text invisible, but still laid out and clipping.
    pub(super) fn without_text(&self) -> String {
        let added = self.text_styles.len() * INVISIBLE.len();
        let mut text = String::with_capacity(self.text.len() + added);
        let mut copied = 0;
        for &at in &self.text_styles {
            text.push_str(&self.text[copied..at]);
            text.push_str(INVISIBLE);
            copied = at;
        }
        text.push_str(&self.text[copied..]);
        text
    }
}

impl Shape {
    /// The shape that usvg knows by an id, of those that the numbering knows.
    pub(crate) fn drawn_as<'a>(drawn_id: &str, shapes: &'a [Self]) -> Option<&'a Self> {
        let numbered = drawn_id.strip_prefix(SHAPE).and_then(|number| number.parse::<usize>().ok());
        numbered
            .and_then(|number| shapes.get(number))
            .or_else(|| shapes.iter().find(|shape| shape.id.as_deref() == Some(drawn_id)))
    }
}

/// The index into [`Marked::marks`] that a span carries.
pub(crate) fn of_font(font: &usvg::Font) -> Option<usize> {
    let by_family = match font.families().last() {
        Some(FontFamily::Named(name)) => number_of_family(name),
        _ => None,
    };
    let axes = font.variations().iter().rev();
    by_family
        .or_else(|| axes.clone().find(|axis| &axis.tag == AXIS).map(|axis| axis.value as usize))
}

/// The number that a family carries.
pub(crate) fn number_of_family(name: &str) -> Option<usize> {
    name.strip_prefix(FAMILY)?.parse().ok()
}

/// The span's own axes, without the number.
pub(crate) fn own_axes(variations: &[usvg::FontVariation]) -> impl Iterator<Item = (&str, f32)> {
    let own = variations.iter().filter(|axis| &axis.tag != AXIS);
    own.filter_map(|axis| Some((std::str::from_utf8(&axis.tag).ok()?, axis.value)))
}

/// What a copy shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Copied {
    /// All but the layers that are not printed.
    AsPrinted,
    /// Those layers too, and of the others what is no text.
    Outlines,
}

/// So many elements from the text outwards may tell by their names what it is.
const NAMED_LEVELS: usize = 6;

/// Numbers every text element of a document whose text is `source`.
pub(super) fn number(
    document: &Document<'_>,
    source: &str,
    layers: &Layers,
    copied_as: Copied,
) -> Marked {
    let index = LineIndex::new(source);
    let body = document.root_element().range();
    let mut marked = Marked {
        text: String::with_capacity(source.len() * 5 / 4),
        marks: Arc::default(),
        tagged: Vec::new(),
        shapes: Vec::new(),
        text_styles: Vec::new(),
        cuts_with_text: false,
    };
    let mut marks = Vec::new();
    let mut cascade = Cascade::new(document);
    let mut copied = 0;
    let mut replace = |text: &mut String, range: Range<usize>, by: &str| {
        text.push_str(&source[copied..range.start]);
        text.push_str(by);
        copied = range.end;
    };
    // Nodes that an entity brings in lie inside the DTD: leave those alone.
    let nodes = document
        .descendants()
        .filter(|node| body.start <= node.range().start && node.range().start < body.end);
    for node in nodes {
        let hides = match copied_as {
            Copied::AsPrinted => layers.hides(node),
            Copied::Outlines => is_text_element(node) && !layers.hold(node),
        };
        if node.is_text() {
            if let Some(printed) = printed(node, source, &mut cascade) {
                replace(&mut marked.text, node.range(), &printed);
            }
        } else if is_text_element(node) {
            let style = cascade.of(node);
            let setting = if hides { HIDDEN.to_owned() } else { numbering(marks.len(), style) };
            let (at, addition) = styled(node, source, &setting);
            replace(&mut marked.text, at..at, &addition);
            if is_painted_text(node) {
                let quote = usize::from(addition.starts_with(' '));
                marked.text_styles.push(marked.text.len() - quote);
            } else {
                marked.cuts_with_text = true;
            }
            let (line, column) = index.position(node.range().start);
            let is_left_out = layers.hold(node);
            marks.push(Mark { is_left_out, ..mark(node, line, column, style) });
        } else if let Some(tag) = node.is_element().then(|| tag_of(node, layers)).flatten() {
            let (line, column) = index.position(node.range().start);
            let id = node.attribute("id").map(str::to_owned);
            let drawn_id = id.clone().unwrap_or_else(|| format!("temnhan-{}", marked.tagged.len()));
            if id.is_none() {
                let at = after_name(node, source);
                replace(&mut marked.text, at..at, &format!(" id=\"{drawn_id}\""));
            }
            if hides {
                let (at, addition) = styled(node, source, HIDDEN);
                replace(&mut marked.text, at..at, &addition);
            }
            let stars = node.attribute("data-stars").map(str::to_owned);
            marked.tagged.push(Tagged { tag, drawn_id, id, stars, line, column });
        } else if node.is_element() && SHAPES.contains(&node.tag_name().name()) {
            let (line, column) = index.position(node.range().start);
            let id = node.attribute("id").map(str::to_owned);
            if id.is_none() {
                let at = after_name(node, source);
                let id = format!(" id=\"{SHAPE}{}\"", marked.shapes.len());
                replace(&mut marked.text, at..at, &id);
            }
            marked.shapes.push(Shape { id, line, column });
        }
    }
    marked.text.push_str(&source[copied..]);
    marked.marks = marks.into();
    marked
}

/// Whether an element is text that is drawn itself, and does not cut or fade other things.
fn is_painted_text(node: Node<'_, '_>) -> bool {
    let around = node.ancestors().map(|it| it.tag_name().name());
    let telling = around.filter(|name| matches!(*name, "text" | "clipPath" | "mask"));
    telling.last() == Some("text")
}

fn is_text_element(node: Node<'_, '_>) -> bool {
    node.is_element() && TEXT_ELEMENTS.contains(&node.tag_name().name())
}

/// What is printed instead of a text, ready for the copy; `None` where the file's own letters are.
fn printed(node: Node<'_, '_>, source: &str, cascade: &mut Cascade<'_, '_>) -> Option<String> {
    let parent = node.parent().filter(|parent| is_text_element(*parent))?;
    let printed = letter_case::applied(cascade.of(parent).transform, node.text()?)?;
    // Not where a part of it is CDATA, whose bounds lie outside the range.
    let is_plain = source[..node.range().start].ends_with('>')
        && source[node.range().end..].starts_with('<')
        && !source[node.range()].contains('<');
    is_plain.then(|| escaped(&printed))
}

/// Ids that say the same as a tag.
const TAG_IDS: [&str; 2] = ["qr", "ean-13"];

/// The element's tag; an id of a kind of code or the name of a layer says the same as a tag.
fn tag_of(node: Node<'_, '_>, layers: &Layers) -> Option<String> {
    let by_id =
        || node.attribute("id").filter(|id| TAG_IDS.iter().any(|own| own.eq_ignore_ascii_case(id)));
    let tag = node.attribute("data-temnhan").or_else(by_id).or_else(|| layers.tag_of(node));
    tag.map(str::to_lowercase)
}

fn mark(node: Node<'_, '_>, line: u32, column: u32, style: TextStyle<'_>) -> Mark {
    let around =
        node.ancestors().take_while(|node| TEXT_ELEMENTS.contains(&node.tag_name().name()));
    let own_text = node.children().filter(Node::is_text).filter_map(|text| text.text());
    let own_text: String = own_text.collect();
    let drawn = node.ancestors().take(NAMED_LEVELS).filter(|node| node.tag_name().name() != "svg");
    Mark {
        ids: around.filter_map(|node| node.attribute("id")).map(str::to_owned).collect(),
        names: drawn.flat_map(names_of).map(str::to_owned).collect(),
        tag: node
            .ancestors()
            .find_map(|node| node.attribute("data-temnhan"))
            .map(str::to_lowercase),
        line,
        column,
        is_transformed: letter_case::applied(style.transform, &own_text).is_some(),
        own_text,
        is_switched_off: node.ancestors().any(is_switched_off),
        is_left_out: false,
    }
}

fn is_switched_off(node: Node<'_, '_>) -> bool {
    let says_so = |style: &str| style.replace(' ', "").contains("display:none");
    let style = node.attribute("style").filter(|style| style.contains("display"));
    node.attribute("display") == Some("none") || style.is_some_and(says_so)
}

/// The declaration that numbers a text element.
fn numbering(number: usize, style: TextStyle<'_>) -> String {
    let mut declared = String::with_capacity(64);
    let families = match style.families {
        Families::Named(families) => Some(families),
        Families::Unnamed => Some(UNNAMED),
        Families::Unsure => None,
    };
    if let Some(families) = families {
        declared.push_str("font-family:");
        push_requoted(&mut declared, families);
        let _ = write!(declared, ",'{FAMILY}{number}'");
    }
    if families.is_none() || style.axes.is_some() {
        let separator = if declared.is_empty() { "" } else { ";" };
        let _ = write!(declared, "{separator}font-variation-settings:");
        push_requoted(&mut declared, style.axes.unwrap_or_default());
    }
    if families.is_none() {
        let separator = if style.axes.is_some() { ", " } else { "" };
        let _ = write!(declared, "{separator}'tmnh' {number}");
    }
    if style.is_small_caps() {
        declared.push_str(";font-variant:small-caps");
    }
    declared
}

/// Adds a value with single quotes in the place of double ones.
fn push_requoted(declared: &mut String, value: &str) {
    for (at, piece) in value.split('"').enumerate() {
        if at > 0 {
            declared.push('\'');
        }
        declared.push_str(piece);
    }
}

/// Where to insert a declaration into an element's start tag, and what.
fn styled(node: Node<'_, '_>, source: &str, declaration: &str) -> (usize, String) {
    let style = node.attribute_node("style").map(|style| style.range_value());
    let Some(value) = style else {
        return (after_name(node, source), format!(" style=\"{declaration}\""));
    };
    let quote = if source[..value.start].ends_with('\'') { "\"" } else { "'" };
    (value.end, format!(";{}", declaration.replace('\'', quote)))
}

/// The offset behind an element's name in its start tag.
fn after_name(node: Node<'_, '_>, source: &str) -> usize {
    let start = node.range().start + 1;
    let name = source[start..].find(|c: char| c.is_whitespace() || c == '/' || c == '>');
    start + name.unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pack::LayerNames;

    fn numbered(source: &str) -> Marked {
        let document = Document::parse(source).unwrap();
        number(&document, source, &Layers::default(), Copied::AsPrinted)
    }

    #[test]
    fn adds_to_a_style_whatever_its_quotes() {
        let marked =
            numbered("<svg><text style='fill:red'>a</text><text style=\"fill:red\">b</text></svg>");
        Document::parse(&marked.text).unwrap();
        let text = &marked.text;
        assert!(text.contains("fill:red;font-family:unnamed,\"tmnh-0\"'"), "{text}");
        assert!(text.contains("fill:red;font-family:unnamed,'tmnh-1'\""), "{text}");
    }

    #[test]
    fn keeps_the_families_and_axes_that_were_set() {
        for (around, written) in [
            ("<g font-family='\"Be Vietnam\", serif'>", "font-family:'Be Vietnam', serif,'tmnh-0'"),
            ("<g style='font-family:Arial'>", "font-family:Arial,'tmnh-0'"),
            (
                "<g font-variation-settings='\"wght\" 700'>",
                "font-family:unnamed,'tmnh-0';font-variation-settings:'wght' 700",
            ),
            ("<g font-family='.VnTime'>", "font-variation-settings:'tmnh' 0"),
            ("<g style='font:bold 12px Arial'>", "font-family:Arial,'tmnh-0'"),
            (
                "<g style='font:500 9pt \"Be Vietnam\", serif'>",
                "font-family:'Be Vietnam', serif,'tmnh-0'",
            ),
            ("<g style='font:inherit'>", "font-variation-settings:'tmnh' 0"),
            (
                "<use href='#g'/><g id='g' font-variation-settings='\"wght\" 700'>",
                "font-variation-settings:'wght' 700, 'tmnh' 0",
            ),
        ] {
            let marked = numbered(&format!("<svg>{around}<text>a</text></g></svg>"));
            let written = format!("<text style=\"{written}\">");
            assert!(marked.text.contains(&written), "{}", marked.text);
        }
    }

    #[test]
    fn writes_into_the_copy_what_is_printed() {
        let marked = numbered(
            "<svg><style>.a{text-transform:uppercase}</style><text class='a'>500 g \
             &lt; <tspan style='text-transform:none'>ml</tspan> &amp; kg</text></svg>",
        );
        assert!(marked.text.contains(">500 G &lt; <tspan"), "{}", marked.text);
        assert!(marked.text.contains(">ml</tspan> &amp; KG<"), "{}", marked.text);
        let transformed: Vec<bool> = marked.marks.iter().map(|mark| mark.is_transformed).collect();
        assert_eq!(transformed, [true, false]);
    }

    #[test]
    fn asks_for_small_capitals_wherever_they_are_asked_for() {
        let marked =
            numbered("<svg><g style='font-variant-caps:small-caps'><text>a</text></g></svg>");
        assert!(marked.text.contains("'tmnh-0';font-variant:small-caps\""), "{}", marked.text);
    }

    #[test]
    fn knows_id_tag_and_place() {
        let marked = numbered(
            "<svg>\n <g data-temnhan=\"storage\"><text id=\"t\"><tspan>a</tspan></text></g></svg>",
        );
        let tspan = &marked.marks[1];
        assert_eq!(tspan.ids, ["t"]);
        assert_eq!(tspan.tag.as_deref(), Some("storage"));
        assert_eq!((tspan.line, tspan.column), (2, 41));
        assert_eq!((tspan.own_text.as_str(), marked.marks[0].own_text.as_str()), ("a", ""));
    }

    #[test]
    fn hides_what_is_not_printed_and_marks_its_text() {
        let source = "<svg><g id='Guides' style='display:inline'><text>a</text></g><g data-temnhan='note'/></svg>";
        let document = Document::parse(source).unwrap();
        let layers = Layers::of(&document, LayerNames::shipped());
        let printed = number(&document, source, &layers, Copied::AsPrinted);
        let hidden = "<g id='Guides' style='display:inline;display:none!important'>";
        assert!(printed.text.contains(hidden), "{}", printed.text);
        let hidden = "<g id=\"temnhan-1\" style=\"display:none!important\" data-temnhan='note'/>";
        assert!(printed.text.contains(hidden), "{}", printed.text);
        let tags: Vec<&str> = printed.tagged.iter().map(|tagged| tagged.tag.as_str()).collect();
        assert_eq!((tags, printed.marks[0].is_left_out), (vec!["guide", "note"], true));
        let outlines = number(&document, source, &layers, Copied::Outlines);
        assert!(!outlines.text.contains("none"), "{}", outlines.text);
    }

    #[test]
    fn names_tagged_shapes_so_that_they_can_be_found_again() {
        let marked = numbered("<svg><rect data-temnhan='trim'/><rect id='QR'/></svg>");
        assert!(marked.text.contains("<rect id=\"temnhan-0\" data-temnhan"), "{}", marked.text);
        assert_eq!(marked.tagged[1].drawn_id, "QR");
        assert_eq!(marked.tagged[1].tag, "qr");
    }
}
