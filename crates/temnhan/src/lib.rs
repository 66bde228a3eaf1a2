//! temnhan reads a draft label (SVG) and checks it against Vietnamese labelling law.

pub mod date;
pub mod error;
pub mod kind;
pub mod pack;
pub mod product;
pub mod qr;
pub mod report;
pub mod units;

mod check;
mod checker;
mod field;
mod label;
mod notice;
mod source;
mod summary;

pub use checker::{Checker, Request};
pub use date::Date;
pub use error::{Error, ErrorId};
pub use kind::FieldKind;
pub use pack::{Packs, RuleInfo};
pub use product::ProductFile;
pub use source::{Fonts, Limits};
