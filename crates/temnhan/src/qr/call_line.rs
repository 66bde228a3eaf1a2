//! A line that tells people to scan the code, set in a face of the label.

use std::collections::BTreeMap;

use usvg::fontdb::{Database, Family, ID, Query};
use usvg::{FontFamily, Group, Node};

use super::CallLine;
use super::symbol::number;
use crate::escape::escaped;
use crate::label::face::{Faces, Lettering};
use crate::source::faces::has;
use crate::source::fonts::DEFAULT_FAMILY;
use crate::source::{Source, mark};

/// From the edge beside the code to the first base line, from one to the next, and from the last to
/// the far edge, as shares of the font size: room for marks above capitals and below letters.
const ABOVE: f64 = 1.05;
const LEADING: f64 = 1.2;
const BELOW: f64 = 0.25;

/// The words set in a face, broken into lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct SetLine {
    family: String,
    size_mm: f64,
    lines: Vec<String>,
}

impl SetLine {
    /// Sets the words in the face of most of the label's letters, or in the shipped one where that
    /// is not at hand, within a width. `None` where a word alone is wider.
    pub(super) fn of(call: &CallLine, source: &Source, width_mm: f64) -> Option<Self> {
        let database = &source.faces;
        let (face, family) = face(source, &call.words)?;
        let mut faces = Faces::new(database, &source.measures);
        let x = faces.heights(face, &[], Lettering::Plain).x?;
        let units = f64::from(faces.units_per_em(face)?);
        let face_cm2 = source.size.trim_area().area() / 100.0;
        let size_mm = (call.x_height_mm(face_cm2) / x * 100.0).ceil() / 100.0;
        let mut width = |text: &str| {
            let advances = text.chars().map(|letter| faces.advance_of(face, letter, &[]));
            f64::from(advances.sum::<f32>()) / units * size_mm
        };
        let lines = broken(&call.words, |text| width(text) <= width_mm)?;
        Some(Self { family, size_mm, lines })
    }

    pub(super) fn height_mm(&self) -> f64 {
        let between = LEADING * (self.lines.len() as f64 - 1.0);
        (ABOVE + between + BELOW) * self.size_mm
    }

    /// The text as an element, its lines in the middle of a width, from `top` downwards.
    pub(super) fn element(&self, prefix: &str, width_mm: f64, top_mm: f64) -> String {
        let Self { family, size_mm, lines } = self;
        let middle = number(width_mm / 2.0);
        let spans = lines.iter().enumerate().map(|(at, line)| {
            let base = number(top_mm + (ABOVE + LEADING * at as f64) * size_mm);
            format!("<{prefix}tspan x=\"{middle}\" y=\"{base}\">{}</{prefix}tspan>", escaped(line))
        });
        let (spans, size) = (spans.collect::<Vec<_>>().join(" "), number(*size_mm));
        format!(
            "<{prefix}text data-temnhan=\"trace-access-line\" style=\"font:400 {size}px '{family}',sans-serif;\
             letter-spacing:0;text-anchor:middle;fill:#000;stroke:none;opacity:1\">{spans}</{prefix}text>"
        )
    }
}

/// As few lines as hold the words; `None` where one word does not fit.
fn broken(words: &str, mut fits: impl FnMut(&str) -> bool) -> Option<Vec<String>> {
    let mut lines: Vec<String> = Vec::new();
    for word in words.split_whitespace() {
        let longer = lines.last().map(|line| format!("{line} {word}")).filter(|line| fits(line));
        match (longer, lines.last_mut()) {
            (Some(longer), Some(last)) => *last = longer,
            _ if fits(word) => lines.push(word.to_owned()),
            _ => return None,
        }
    }
    Some(lines)
}

/// The face and family of most letters of the label, if it has all letters of the words; else the
/// shipped one.
fn face(source: &Source, words: &str) -> Option<(ID, String)> {
    let database = &source.faces;
    let mut letters = BTreeMap::new();
    count_letters(source.tree.root(), &mut letters);
    let most = letters.into_iter().max_by_key(|(_, count)| *count).map(|(family, _)| family);
    let families = most.into_iter().chain([DEFAULT_FAMILY.to_owned()]);
    families.filter(|family| !family.contains(['\'', '"', '\\', '<', '&'])).find_map(|family| {
        let face = plain(database, &family)?;
        let has_all = words.chars().all(|letter| has(database, face, letter));
        has_all.then_some((face, family))
    })
}

fn plain(database: &Database, family: &str) -> Option<ID> {
    database.query(&Query { families: &[Family::Name(family)], ..Query::default() })
}

/// How many letters each family that is named first draws.
fn count_letters(group: &Group, letters: &mut BTreeMap<String, usize>) {
    for child in group.children() {
        match child {
            Node::Group(inner) => count_letters(inner, letters),
            Node::Text(text) => {
                for span in text.chunks().iter().flat_map(usvg::TextChunk::spans) {
                    if let Some(FontFamily::Named(family)) = span.font().families().first()
                        && mark::number_of_family(family).is_none()
                    {
                        *letters.entry(family.clone()).or_default() += span.end() - span.start();
                    }
                }
            }
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn breaks_words_into_as_few_lines_as_hold_them() {
        let fits = |most: usize| move |text: &str| text.chars().count() <= most;
        let words = "Quét mã để truy xuất nguồn gốc";
        assert_eq!(broken(words, fits(30)).unwrap(), [words]);
        assert_eq!(broken(words, fits(20)).unwrap(), ["Quét mã để truy xuất", "nguồn gốc"]);
        assert_eq!(broken(words, fits(4)), None);
    }
}
