//! Surgical edits: one element put in or replaced, every other byte kept.

use std::io::Write;
use std::ops::Range;

use flate2::Compression;
use flate2::write::GzEncoder;
use usvg::roxmltree::Document;
use usvg::tiny_skia_path::Transform;

use super::{Source, bound};
use crate::error::{Error, ErrorId};

/// The id of the element by which a place's transform is found.
const PROBE: &str = "temnhan-probe";

/// Where an element goes in the source text.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Target {
    /// In the place of an element: its bytes.
    Replace(Range<usize>),
    /// Before the root's closing tag.
    Append { at: usize, before: String, after: String },
}

impl Target {
    /// The place before the root's closing tag, indented like a child of the root.
    ///
    /// # Errors
    ///
    /// A root that closes itself.
    pub(crate) fn end_of(document: &Document<'_>, text: &str) -> Result<Self, Error> {
        let root = document.root_element().range();
        let closing =
            text[root.clone()].rfind("</").map(|at| root.start + at).ok_or_else(|| {
                Error::new(
                    ErrorId::CodeRefused,
                    "Phần tử gốc tự đóng (<svg/>), không có chỗ để thêm gì vào.",
                    "The root element closes itself (<svg/>); there is no room to add anything.",
                )
            })?;
        let line = text[..closing].rfind('\n').map_or(0, |at| at + 1);
        let indent = &text[line..closing];
        if line == 0 || !indent.chars().all(char::is_whitespace) {
            return Ok(Self::Append { at: closing, before: String::new(), after: String::new() });
        }
        let eol = if text[..line].ends_with("\r\n") { "\r\n" } else { "\n" };
        Ok(Self::Append { at: line, before: format!("{indent}  "), after: eol.to_owned() })
    }

    /// Where a new sibling would stand.
    fn start(&self) -> usize {
        match self {
            Self::Replace(bytes) => bytes.start,
            Self::Append { at, .. } => *at,
        }
    }

    /// The text with the element in it.
    pub(crate) fn apply(&self, text: &str, element: &str) -> String {
        match self {
            Self::Replace(bytes) => {
                format!("{}{element}{}", &text[..bytes.start], &text[bytes.end..])
            }
            Self::Append { at, before, after } => {
                format!("{}{before}{element}{after}{}", &text[..*at], &text[*at..])
            }
        }
    }

    /// The text with something at the target that is not painted, by which
    /// [`Target::to_local`] finds it.
    pub(crate) fn probed(&self, text: &str, prefix: &str) -> String {
        let probe = format!(
            "<{prefix}rect id=\"{PROBE}\" width=\"1\" height=\"1\" style=\"visibility:hidden\"/>"
        );
        format!("{}{probe}{}", &text[..self.start()], &text[self.start()..])
    }

    /// The transform from page millimetres to the coordinates at the target of a probed text;
    /// `None` where nothing is drawn there.
    pub(crate) fn to_local(probed: &Source) -> Option<Transform> {
        let from_page = probed.tree.node_by_id(PROBE)?.abs_transform().invert()?;
        let (x, y) = probed.size.scale;
        Some(from_page.pre_scale((1.0 / x) as f32, (1.0 / y) as f32))
    }
}

/// The edited text as the bytes of a file: compressed where the source was.
///
/// # Errors
///
/// A text that cannot be compressed.
pub(crate) fn packed(source: &[u8], text: &str) -> Result<Vec<u8>, Error> {
    if !bound::is_compressed(source) {
        return Ok(text.as_bytes().to_vec());
    }
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    let written = encoder.write_all(text.as_bytes()).and_then(|()| encoder.finish());
    written.map_err(|error| {
        let english = format!("Cannot compress: {error}.");
        Error::new(ErrorId::CodeRefused, "Không nén lại được tệp.", english)
    })
}

/// The root's namespace prefix with its colon; empty for most files.
pub(crate) fn prefix(document: &Document<'_>, text: &str) -> String {
    let start = document.root_element().range().start + 1;
    let name = text[start..].split(|c: char| c.is_whitespace() || c == '>').next();
    let prefix = name.and_then(|name| name.split_once(':'));
    prefix.map_or_else(String::new, |(prefix, _)| format!("{prefix}:"))
}
