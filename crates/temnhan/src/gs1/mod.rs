//! Numbers and addresses of GS1: GTINs, and Digital Links that a traceability code holds.
//!
//! ```
//! use temnhan::gs1::{DigitalLink, Gtin};
//!
//! let gtin: Gtin = "9521234543213".parse()?;
//! let link = DigitalLink::of_product("https://id.example.vn", gtin)?.with("10", "L2611")?;
//! assert_eq!(link.to_string(), "https://id.example.vn/01/09521234543213/10/L2611");
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

mod claim;
mod element;
mod form;
mod gtin;
mod link;
mod lint;
mod percent;
mod problem;
mod url;

pub use gtin::{Gtin, GtinError};
pub use link::DigitalLink;
pub use lint::{Lint, PayloadKind, lint};
pub use problem::Problem;
