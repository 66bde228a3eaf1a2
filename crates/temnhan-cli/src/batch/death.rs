//! How a process ended that should not have, and what is told of it.

use std::process::ExitStatus;

use temnhan::report::{Bilingual, LabelError};

use super::Bounds;

/// How a worker ended that should not have.
pub(super) enum Death {
    /// It took longer than the deadline.
    Deadline,
    /// It asked for more memory than it may have.
    Memory,
    /// It crashed; how, in the system's words.
    Crashed(String),
}

impl Death {
    /// By the last words of a process and how it ended.
    pub(super) fn of(status: Option<ExitStatus>, words: &str) -> Self {
        if words.contains("memory allocation of") {
            return Self::Memory;
        }
        let line = words.lines().rev().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let status = status.map(|status| status.to_string()).unwrap_or_default();
        Self::Crashed([status.as_str(), line].join(": ").trim_end_matches(": ").to_owned())
    }

    /// As an entry of `errors`.
    pub(super) fn told(&self, path: &str, bounds: Bounds) -> LabelError {
        let (seconds, mebibytes) = (bounds.deadline.as_secs_f64(), bounds.memory_mib);
        let (id, message) = match self {
            Self::Deadline => (
                "deadline",
                Bilingual::new(
                    format!("Soát quá {seconds} giây nên đã dừng (--deadline)."),
                    format!("Judging took longer than {seconds} s and was stopped (--deadline)."),
                ),
            ),
            Self::Memory => (
                "memory",
                Bilingual::new(
                    format!("Cần hơn {mebibytes} MiB bộ nhớ nên đã dừng (--memory-limit)."),
                    format!("Needs more than {mebibytes} MiB of memory (--memory-limit)."),
                ),
            ),
            Self::Crashed(how) => (
                "crashed",
                Bilingual::new(
                    format!("Tiến trình soát nhãn này bị hỏng giữa chừng ({how})."),
                    format!("The process that judged this label crashed ({how})."),
                ),
            ),
        };
        LabelError {
            path: path.to_owned(),
            id: id.to_owned(),
            message,
            line: None,
            column: None,
            limit: None,
        }
    }
}
