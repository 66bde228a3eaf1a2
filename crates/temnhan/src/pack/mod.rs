//! Law, words and thresholds as data.

/// Validated rule packs.
#[derive(Debug)]
pub struct Packs {}

impl Packs {
    /// The packs shipped with this version.
    pub fn shipped() -> Self {
        Self {}
    }
}
