//! temnhan in the browser: the core behind typed JavaScript.
//!
//! [`Temnhan`] is what JavaScript sees. It holds no logic: it turns objects into requests, calls the
//! [`Desk`], and turns answers into objects. [`Desk`] is the same for Rust.

mod answer;
mod desk;
mod door;
mod request;
mod typescript;

pub use answer::{Embedded, Group, Picture, Qr, Refusal};
pub use desk::Desk;
pub use door::Temnhan;
pub use request::{CheckRequest, EmbedRequest, Level, LinkRequest, PictureRequest, QrRequest};
