//! What tells a finding from another in two runs, whatever line it moved to.

use std::collections::BTreeMap;
use std::fmt::Write;

use sha2::{Digest, Sha256};

use super::issue::Issue;

/// The fingerprints of one label's findings: rule, path and element, and which of several.
///
/// What was measured is left out, so that a finding which changed a little stays the same.
pub(super) struct Fingerprints {
    path: String,
    seen: BTreeMap<(String, String), usize>,
}

impl Fingerprints {
    pub(super) fn of(path: &str) -> Self {
        Self { path: path.to_owned(), seen: BTreeMap::new() }
    }

    /// That of the next finding, in the report's order.
    pub(super) fn next(&mut self, issue: &Issue) -> String {
        let element = issue.places().iter().find_map(|place| place.element.clone());
        let element = element.unwrap_or_default();
        let before = self.seen.entry((issue.rule.rule.clone(), element.clone())).or_default();
        *before += 1;
        digest([issue.rule.rule.as_str(), &self.path, &element, &before.to_string()])
    }
}

/// The SHA-256 of words, in hexadecimal.
pub(super) fn digest<const N: usize>(words: [&str; N]) -> String {
    let mut hasher = Sha256::new();
    for word in words {
        hasher.update(word);
        hasher.update([0]);
    }
    hasher.finalize().iter().fold(String::new(), |mut text, byte| {
        let _ = write!(text, "{byte:02x}");
        text
    })
}
