//! temnhan reads a draft label (SVG) and checks it against Vietnamese labelling law.
//!
//! ```
//! use temnhan::{Checker, Fonts, Packs, ProductFile, Request};
//!
//! let checker = Checker::new(Packs::shipped(), Fonts::shipped());
//! let product = ProductFile::from_toml("group = \"food\"")?;
//! let request = Request::new("nhan.svg", "2026-11-23".parse()?).with_product(product);
//! let svg = r#"<svg xmlns="http://www.w3.org/2000/svg" width="60mm" height="40mm"
//!     viewBox="0 0 60 40"><text x="4" y="8" font-size="5"
//!     font-family="Be Vietnam Pro">Kẹo lạc</text></svg>"#;
//! let report = checker.check(svg.as_bytes(), &request)?;
//! let origin = report.rule("origin-missing").expect("in force on that day");
//! assert_eq!(origin.findings[0].message.vi, "Nhãn không ghi xuất xứ hàng hóa.");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```
//!
//! # One check
//!
//! [`Checker::check`] takes these steps, each in a module of its own:
//!
//! 1. `source`: bounded bytes become XML, a page size in millimetres and a resolved drawing, with
//!    the given [`Fonts`] only and without following any link out of the file ([`Limits`]).
//! 2. `label`: the drawing becomes runs, lines and blocks of text, measured on the glyph outlines.
//! 3. `field`: lines become what they state — origin, dates, net quantity — by the words of the
//!    [`Packs`] and the facts of the [`ProductFile`].
//! 4. `check`: the rules in force on the day of the [`Request`] judge the label for its group.
//! 5. [`report`]: outcomes, citations, places and notices in both languages.
//!
//! The crate reads no file, no environment and no clock; nothing is dropped in silence: what could
//! not be seen becomes a notice, and the outcomes that hang on it need review.

pub mod config;
pub mod date;
pub mod error;
pub mod gazetteer;
pub mod gs1;
pub mod kind;
pub mod pack;
pub mod product;
pub mod qr;
pub mod report;
pub mod trace;
pub mod units;

mod check;
mod checker;
mod escape;
mod field;
mod label;
mod light;
mod notice;
mod overlay;
mod paint;
mod paper;
mod picture;
mod sign_off;
mod source;
mod summary;
mod values;
mod writing;

pub use checker::{Checker, Reading, Request};
pub use config::Config;
pub use date::Date;
pub use error::{Error, ErrorId};
pub use kind::FieldKind;
pub use pack::{Listed, Mandatory, Packs, RuleInfo};
pub use paper::{NotAColour, Paper};
pub use picture::Picture;
pub use product::ProductFile;
pub use source::{Fonts, LimitName, Limits};
