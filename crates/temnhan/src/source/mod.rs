//! From bytes to a bounded, resolved drawing.

pub(crate) mod bound;
pub(crate) mod edit;
mod fonts;
mod guard;
pub(crate) mod layer;
mod limits;
pub(crate) mod mark;
mod outside;
pub(crate) mod position;
pub(crate) mod size;
mod tree;
mod trim;
pub(crate) mod xml;

pub use fonts::Fonts;
pub use limits::Limits;
pub(crate) use tree::{Source, UNNAMED, read};
