//! The second decoder in the browser, loaded when a code is put into an artwork.

use temnhan_second_decoder::{ean_13, qr};
use wasm_bindgen::prelude::wasm_bindgen;

/// What the code on a picture holds; undefined where none of that kind is read. The picture has one
/// byte a pixel, 0 for black, row by row from the top left; width and height are in pixels.
#[wasm_bindgen]
pub fn decode(
    luma: &[u8],
    width: u32,
    height: u32,
    #[wasm_bindgen(unchecked_param_type = "'qr' | 'ean-13'")] symbology: &str,
) -> Option<String> {
    match symbology {
        "qr" => qr(luma, width, height),
        "ean-13" => ean_13(luma, width, height),
        _ => None,
    }
}
