//! Why a label, a product file or a pack could not be used at all.

use crate::report::Bilingual;
use crate::source::LimitName;

/// A label that cannot be judged.
///
/// A label that breaks rules is not an error: its findings are in the report.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
#[error("{message}", message = .message.en)]
#[non_exhaustive]
pub struct Error {
    /// What kind of fault it is; stable, for programs.
    pub id: ErrorId,
    /// What is wrong, in one sentence.
    pub message: Bilingual,
    /// Where in the file, counted from 1, in lines and characters.
    pub at: Option<TextPosition>,
    /// Which limit it is over.
    pub limit: Option<LimitName>,
}

/// A position in a text file, counted from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct TextPosition {
    /// Line.
    pub line: u32,
    /// Character in the line.
    pub column: u32,
}

/// The kinds of [`Error`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[non_exhaustive]
pub enum ErrorId {
    /// Nothing in the file.
    Empty,
    /// Over one of the [`Limits`](crate::Limits).
    OverLimit,
    /// Not UTF-8 text.
    Encoding,
    /// Not well-formed XML.
    Xml,
    /// Well-formed, but not an SVG drawing.
    NotSvg,
    /// No usable page size.
    Size,
    /// The product file contradicts itself or the artwork, or cannot be read.
    ProductFile,
    /// The configuration names what there is not.
    Config,
    /// A group that the packs do not know.
    UnknownGroup,
    /// A code that cannot be put there, or does not read back.
    CodeRefused,
    /// The file cannot be read from disk.
    Unreadable,
}

impl ErrorId {
    /// The name used in reports.
    pub fn name(self) -> &'static str {
        match self {
            Self::Empty => "empty",
            Self::OverLimit => "over-limit",
            Self::Encoding => "encoding",
            Self::Xml => "xml",
            Self::NotSvg => "not-svg",
            Self::Size => "size",
            Self::ProductFile => "product-file",
            Self::Config => "config",
            Self::UnknownGroup => "unknown-group",
            Self::CodeRefused => "code-refused",
            Self::Unreadable => "unreadable",
        }
    }
}

impl Error {
    /// An error without a place.
    pub fn new(id: ErrorId, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { id, message: Bilingual::new(vi, en), at: None, limit: None }
    }

    /// An error of going over one of the [`Limits`](crate::Limits), by name.
    pub(crate) fn over(limit: LimitName, vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self { limit: Some(limit), ..Self::new(ErrorId::OverLimit, vi, en) }
    }

    /// The same error at a place of the file.
    #[must_use]
    pub fn at(self, line: u32, column: u32) -> Self {
        Self { at: Some(TextPosition { line, column }), ..self }
    }
}

/// A product file that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{line}:{column}: {message}")]
pub struct ProductError {
    /// Line of the fault, from 1.
    pub line: u32,
    /// Character of the fault in its line, from 1.
    pub column: u32,
    /// The reader's own words, in English.
    pub message: String,
}

impl ProductError {
    pub(crate) fn new(text: &str, error: &toml::de::Error) -> Self {
        let offset = error.span().map_or(0, |span| span.start);
        let before = text.get(..offset).unwrap_or(text);
        let line = before.matches('\n').count() + 1;
        let column = before.chars().rev().take_while(|&c| c != '\n').count() + 1;
        let message = error.message().lines().collect::<Vec<_>>().join(" ");
        Self { line: line as u32, column: column as u32, message }
    }
}

/// A rule pack that breaks the packs' own rules.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {entry}: {message}", message = .message.en)]
pub struct PackError {
    /// The pack file.
    pub file: String,
    /// The entry: a rule id, an instrument key, a group id.
    pub entry: String,
    /// What is wrong with it; of a file that cannot be read, the reader's own words in English.
    pub message: Bilingual,
}

impl PackError {
    pub(crate) fn new(file: &str, entry: &str, message: Bilingual) -> Self {
        Self { file: file.to_owned(), entry: entry.to_owned(), message }
    }

    /// A file or an entry that cannot be read, in the reader's own words.
    pub(crate) fn unread(file: &str, entry: &str, message: impl Into<String>) -> Self {
        let message = message.into();
        Self::new(file, entry, Bilingual::new(message.clone(), message))
    }
}
