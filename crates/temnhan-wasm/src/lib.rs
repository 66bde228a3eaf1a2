//! temnhan in the browser: one call into the core, with the shipped packs and fonts.
//!
//! [`check`] and [`add_communes`] are what JavaScript sees; [`check_line`] and [`add_communes_of`] are
//! the same calls for Rust.

mod line;

pub use line::{add_communes_of, check_line};

use wasm_bindgen::prelude::{JsError, wasm_bindgen};

/// Checks one SVG, plain or gzip-compressed.
///
/// `request` is JSON: `path`, which only appears in the report; `as_of`, the day
/// whose law applies; and, where they are known, `group`, a product group id, and
/// `product`, the text of a product file. Returns the JSON line of the report.
///
/// # Errors
///
/// An `Error` whose message says in Vietnamese, and on a second line in English,
/// why the label or the request cannot be used.
#[wasm_bindgen]
pub fn check(svg: &[u8], request: &str) -> Result<String, JsError> {
    check_line(svg, request)
        .map_err(|message| JsError::new(&format!("{}\n{}", message.vi, message.en)))
}

/// Gives the module the gazetteer of communes, `communes.deflate`, which it does not hold itself.
/// Until then the rule that needs it does not apply. A second gazetteer changes nothing.
///
/// # Errors
///
/// An `Error` where the bytes are no gazetteer.
#[wasm_bindgen]
pub fn add_communes(bytes: &[u8]) -> Result<(), JsError> {
    Ok(add_communes_of(bytes)?)
}
