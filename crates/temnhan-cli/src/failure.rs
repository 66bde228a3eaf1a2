//! How a command ends, and what it tells when it cannot go on.

use std::io::{self, Write};
use std::process::ExitCode;

use temnhan::ErrorId;
use temnhan::report::{Bilingual, LabelError, Lang};

use crate::text::say;

/// How a command ended; the gravest wins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Status {
    /// Nothing at or above the level asked for.
    Clear,
    /// Something.
    Found,
    /// Something could not be judged at all, or was asked for wrongly.
    Unjudged,
}

impl From<Status> for ExitCode {
    fn from(status: Status) -> Self {
        Self::from(match status {
            Status::Clear => 0,
            Status::Found => 1,
            Status::Unjudged => 2,
        })
    }
}

/// Why a command could not go on.
#[derive(Debug)]
pub(crate) enum Failure {
    /// It was asked for something that cannot be done.
    Usage(Bilingual),
    /// Its one label cannot be judged.
    Label(LabelError),
    /// Its result cannot be written.
    Output(io::Error),
}

impl Failure {
    pub(crate) fn usage(vi: impl Into<String>, en: impl Into<String>) -> Self {
        Self::Usage(Bilingual::new(vi, en))
    }

    /// What went wrong, in both languages.
    pub(crate) fn message(&self) -> Bilingual {
        match self {
            Self::Usage(message) => message.clone(),
            Self::Label(error) => {
                let with_path = |message: &str| format!("{}: {message}", error.path);
                Bilingual::new(with_path(&error.message.vi), with_path(&error.message.en))
            }
            Self::Output(error) => Bilingual::new(
                format!("Không ghi được kết quả: {error}."),
                format!("The result cannot be written: {error}."),
            ),
        }
    }

    /// Tells the user on standard error. A reader that has gone away is not told.
    pub(crate) fn tell(&self, lang: Lang) {
        match self {
            Self::Label(error) => tell_label_error(lang, error),
            Self::Output(error) if error.kind() == io::ErrorKind::BrokenPipe => {}
            Self::Usage(_) | Self::Output(_) => tell_error(lang, self.message().in_lang(lang)),
        }
    }
}

impl From<io::Error> for Failure {
    fn from(error: io::Error) -> Self {
        Self::Output(error)
    }
}

impl From<LabelError> for Failure {
    fn from(error: LabelError) -> Self {
        Self::Label(error)
    }
}

/// Tells on standard error why one label could not be judged: file, line, column, sentence.
pub(crate) fn tell_label_error(lang: Lang, error: &LabelError) {
    let message = error.message.in_lang(lang);
    let path = &error.path;
    // The message of a faulty product file names that file, its line and column.
    let names_place = error.id == ErrorId::ProductFile.name();
    let text = match (error.line, error.column) {
        (Some(line), Some(column)) if !names_place => {
            format!("{path}:{line}:{column}: {message}")
        }
        _ => format!("{path}: {message}"),
    };
    tell_error(lang, &text);
}

fn tell_error(lang: Lang, text: &str) {
    tell(&format!("{}: {text}", say(lang, "lỗi", "error")));
}

/// Tells the user something that is not data.
pub(crate) fn tell(text: &str) {
    // There is nowhere left to tell that standard error is closed.
    let _ = writeln!(io::stderr(), "{text}");
}
