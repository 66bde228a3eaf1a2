//! What was measured of faces, kept for all labels that are drawn with them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use usvg::fontdb::ID;
use usvg::tiny_skia_path::Rect;

use super::face::Heights;

/// The measures of the faces of one set of fonts.
#[derive(Debug, Default)]
pub(crate) struct Measures {
    plain: Mutex<HashMap<ID, Arc<Instance>>>,
}

/// A face at some settings of its axes, each thing about it measured when it is first asked for.
#[derive(Debug)]
pub(super) struct Instance {
    pub(super) face: ID,
    /// Set to these values; none at all in a face without axes.
    axes: Vec<(String, f32)>,
    pub(super) glyphs: Vec<Glyph>,
    /// By [`super::face::Lettering`].
    pub(super) heights: [OnceLock<Heights>; 2],
    /// The tags of the axes that the face has.
    pub(super) tags: OnceLock<Vec<String>>,
    pub(super) units_per_em: OnceLock<Option<u16>>,
}

/// A glyph's measures in font units.
#[derive(Debug, Default)]
pub(super) struct Glyph {
    /// `None` for a blank.
    pub(super) ink: OnceLock<Option<Rect>>,
    /// How far the pen moves over it.
    pub(super) advance: OnceLock<f32>,
}

impl Measures {
    /// A face at some settings, with the number of its `glyphs`. Those without settings are kept;
    /// of the others there may be one for every size of text.
    pub(super) fn instance(
        &self,
        face: ID,
        axes: &[(&str, f32)],
        glyphs: impl FnOnce() -> u16,
    ) -> Arc<Instance> {
        let new = || Arc::new(Instance::new(face, axes, glyphs()));
        if !axes.is_empty() {
            return new();
        }
        let mut plain = self.plain.lock().unwrap_or_else(PoisonError::into_inner);
        Arc::clone(plain.entry(face).or_insert_with(new))
    }
}

impl Instance {
    fn new(face: ID, axes: &[(&str, f32)], glyphs: u16) -> Self {
        Self {
            face,
            axes: axes.iter().map(|&(tag, value)| (tag.to_owned(), value)).collect(),
            glyphs: (0..glyphs).map(|_| Glyph::default()).collect(),
            heights: Default::default(),
            tags: OnceLock::new(),
            units_per_em: OnceLock::new(),
        }
    }

    pub(super) fn is(&self, face: ID, axes: &[(&str, f32)]) -> bool {
        let is_same = |(own, other): ((&str, f32), &(&str, f32))| {
            (own.0, own.1.to_bits()) == (other.0, other.1.to_bits())
        };
        self.face == face && self.axes.len() == axes.len() && self.axes().zip(axes).all(is_same)
    }

    /// The settings of its axes.
    pub(super) fn axes(&self) -> impl Iterator<Item = (&str, f32)> {
        self.axes.iter().map(|(tag, value)| (tag.as_str(), *value))
    }
}
