//! From bytes to a bounded, resolved drawing.

pub(crate) mod bound;
mod boxed;
mod cascade;
pub(crate) mod edit;
pub(crate) mod embedded;
pub(crate) mod faces;
mod font_face;
pub(crate) mod font_file;
pub(crate) mod fonts;
mod guard;
pub(crate) mod layer;
mod letter_case;
mod limits;
pub(crate) mod mark;
mod outline_cost;
mod outside;
pub(crate) mod position;
mod references;
mod render_cost;
pub(crate) mod size;
mod tree;
mod trim;
pub(crate) mod xml;

pub use fonts::Fonts;
pub use limits::{LimitName, Limits};
pub(crate) use tree::{Source, UNNAMED, read, read_unpainted};
